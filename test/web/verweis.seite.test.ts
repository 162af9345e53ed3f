import { describe, expect, it } from 'vitest';
import { recordProzessInstanz } from '../../src/akte/lauf.ts';
import { erstelleDokument } from '../../src/uebermittlung/index.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';
import { mitLeser } from './leser.ts';

const { web, leser } = await mitLeser();

async function fuelleHaushalt(): Promise<void> {
  const { seite } = leser;
  await seite.getByLabel('Straße').fill('Kötnerholzweg');
  await seite.getByLabel('Hausnummer').fill('12');
  await seite.getByLabel('Postleitzahl').fill('30451');
  await seite.getByLabel('Nachname').fill('Örtel-Wagenknecht');
  await seite.getByLabel('Telefon').fill('0511 5566');
}
/** What the procedure does at its start and after a "no". */
async function drucke(aktenzeichen: string, ...arten: string[]): Promise<void> {
  const vereinbarungen = await ladeVereinbarungen();
  await web.inDb('JC', async (db) => {
    await recordProzessInstanz(db, { aktenzeichen, prozess: 'hannover-verweis-jobcenter' }, '2251799813685', web.uhr);
    for (const art of arten) await erstelleDokument(db, { aktenzeichen, behoerde: 'JC', schreiben: `hannover.${art}`, schritt: `verweis-${art}`, runde: 1, empfaenger: 'FACHSTELLE' }, { uhr: web.uhr, vereinbarungen });
  });
}

describe('a referral can be worked on by everybody', () => {
  it('from the Vorsprache over the consent to its withdrawal', async () => {
    const { seite } = leser;
    await leser.melde('jens');
    await seite.getByRole('link', { name: 'Neu erfassen' }).click();
    await leser.pruefe('verweis-neu');
    await seite.getByRole('link', { name: 'Vorsprache wegen Wohnungsproblemen' }).click();
    await leser.pruefe('verweis-vorsprache');
    await leser.druecke('Aufnehmen');
    await leser.pruefe('verweis-vorsprache-fehler');
    await fuelleHaushalt();
    await seite.getByLabel('Anlass').selectOption('RAEUMUNGSKLAGE');
    await leser.druecke('Aufnehmen');
    await seite.getByText('Vorsprache aufgenommen').waitFor();
    const aktenzeichen = seite.url().split('/').at(-1) ?? '';
    await drucke(aktenzeichen, 'einwilligung');
    await leser.oeffne(`/akte/${aktenzeichen}`);
    expect(await seite.getByRole('link', { name: 'Einwilligungserklärung (PDF)' }).count()).toBeGreaterThan(0);
    await leser.pruefe('verweis-akte');
    await seite.getByRole('link', { name: 'Einwilligung erfassen' }).click();
    await leser.pruefe('verweis-einwilligung');
    await seite.getByLabel('Schriftlich').check();
    await leser.druecke('Einwilligung speichern');
    await leser.pruefe('verweis-einwilligung-fehler');
    for (const angabe of ['Vor- und Nachnamen', 'Anschrift der Wohnung']) await seite.getByLabel(angabe).check();
    await leser.druecke('Einwilligung speichern');
    await seite.getByText('Einwilligung erfasst').first().waitFor();
    await leser.pruefe('verweis-akte-eingewilligt');
    await seite.getByRole('link', { name: 'Einwilligung widerrufen' }).click();
    await leser.pruefe('verweis-widerruf');
    await leser.druecke('Widerruf festhalten');
    await seite.getByText('Es geht nichts an die Fachstelle.').waitFor();
    await drucke(aktenzeichen, 'flyer');
    await leser.oeffne(`/akte/${aktenzeichen}`);
    await leser.pruefe('verweis-akte-widerrufen');
  });

  it('from the fax at the Fachstelle', async () => {
    const { seite } = leser;
    await leser.melde('anna');
    await leser.oeffne('/verweis/fax');
    await leser.pruefe('verweis-fax');
    await seite.getByLabel('Aktenzeichen des Jobcenters').fill('fehlt');
    await fuelleHaushalt();
    await leser.druecke('Aufnehmen');
    await leser.pruefe('verweis-fax-fehler');
    await seite.getByLabel('Aktenzeichen des Jobcenters').fill('');
    await leser.druecke('Aufnehmen');
    await seite.getByText('Verweis aufgenommen').waitFor();
    await leser.pruefe('verweis-akte-fachstelle');
  });
});
