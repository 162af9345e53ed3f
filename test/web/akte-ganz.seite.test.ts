import { beforeAll, describe, it } from 'vitest';
import { insertFrist } from '../../src/akte/frist.ts';
import { updateMitteilung } from '../../src/akte/mitteilung.ts';
import { updateKonto } from '../../src/akte/konto.ts';
import { beginneLauf } from '../../src/akte/lauf.ts';
import { handOverFall } from '../../src/akte/uebergabe.ts';
import { berechneFrist } from '../../src/recht/frist.ts';
import { legeFallAn, setzeInGang } from './faelle.ts';
import { mitLeser } from './leser.ts';

const { web, leser } = await mitLeser();
let eine: string;
let andere: string;
beforeAll(async () => {
  eine = await legeFallAn(web, 1, { terminAm: '2026-06-01' });
  andere = await legeFallAn(web, 2, { mieter: [{ name: 'Möller-Öztürk-Großdürrenhäuslein', vorname: 'Ayşe Maximiliane' }] });
  await setzeInGang(web, eine, { beginn: '2026-03-24', status: 'GESENDET' });
  await web.inDb('LHH', (db) => handOverFall(db, { aktenzeichen: eine, an: 'lena.vogt', notiz: 'Bitte übernehmen' }, { uhr: web.uhr, rollen: ['fachstelle-leitung'] }));
  await leser.melde('anna');
});

/** Opens a page, looks at it, sends its form empty and looks at the errors. */
async function mitFehlern(name: string, pfad: string, knopf: string): Promise<void> {
  await leser.oeffne(pfad);
  await leser.pruefe(name);
  await leser.druecke(knopf);
  await leser.pruefe(`${name}-fehler`);
}

describe('what people do with a file as a whole can be done by everybody', () => {
  it('reading its course, for one procedure too', async () => {
    const lauf = { aktenzeichen: eine, prozess: 'hannover-wohnungssicherung', nachricht: 'hannover.wohnungssicherung.begonnen', eingangAm: '2026-04-02', anlass: 'x', variablen: { herkunft: 'MIZI' } };
    await web.inDb('LHH', async (db) => {
      await beginneLauf(db, lauf, web.uhr);
      const schonfrist = { ...berechneFrist({ beginn: '2026-03-25', laenge: 2, einheit: 'MONAT', land: 'NI' }), beginn: '2026-03-25', laenge: 2, einheit: 'MONAT', modus: 'MO_SA', land: 'NI' } as const;
      await insertFrist(db, { ...schonfrist, id: `${eine}:SCHONFRIST:1`, aktenzeichen: eine, fristart: 'SCHONFRIST', runde: 1, bezeichnung: 'Schonfrist § 569 Abs. 3 Nr. 2 BGB', klausel: null }, web.uhr);
      await updateMitteilung(db, eine, { rueckstandCent: 210_000 }, 'Das Gericht hat die Klage erweitert', web.uhr);
    });
    await leser.oeffne(`/akte/${eine}`);
    await leser.pruefe('akte-verlauf');
    await leser.seite.getByRole('combobox', { name: 'Verfahren' }).selectOption({ index: 1 });
    await leser.druecke('Zeigen');
    await leser.seite.waitForURL(/verfahren=hannover-mizi#verlauf$/);
    await leser.seite.getByRole('link', { name: 'Dokumente', exact: true }).click();
    await leser.seite.getByRole('link', { name: /^Anlage 1.*[(]PDF[)]$/ }).click();
    await leser.pruefe('dokument-ansehen');
  });

  it('correcting and handing over', async () => {
    await mitFehlern('haushalt-berichtigen', `/akte/${eine}/haushalt`, 'Speichern');
    await mitFehlern('person-neu', `/akte/${eine}/person`, 'Speichern');
    await leser.oeffne(`/akte/${eine}`);
    await leser.seite.getByRole('link', { name: /^Berichtigen/ }).first().click();
    await leser.pruefe('person-berichtigen');
    await mitFehlern('uebergeben', `/akte/${eine}/uebergeben`, 'Übergeben');
    await leser.oeffne(`/akte/${eine}/zustellung`);
    await leser.pruefe('zustellung-summen');
    await leser.oeffne(`/akte/${eine}/beenden`);
    await leser.pruefe('beenden-liste');
  });

  it('joining two files', async () => {
    await leser.oeffne(`/akte/${eine}/zusammenlegen`);
    await leser.pruefe('zusammenlegen-wahl');
    await leser.seite.getByRole('link', { name: /^Vergleichen/ }).click();
    await leser.pruefe('zusammenlegen-vergleich');
    await leser.druecke(`Mit ${andere} zusammenlegen`);
    await leser.pruefe('zusammenlegen-fehler');
    await leser.seite.getByLabel('Grund').fill('Das Gericht hat dieselbe Klage zweimal mitgeteilt.');
    await leser.druecke(`Mit ${andere} zusammenlegen`);
    await leser.seite.getByText('ist mit dieser zusammengelegt').waitFor();
    await leser.pruefe('akte-zusammengelegt');
    await leser.oeffne(`/akte/${eine}/zusammenlegen?mit=${andere}`);
    await leser.pruefe('zusammenlegen-abgelehnt');
  });

  it('finding what a locked account leaves', async () => {
    await web.inDb('LHH', async (db) => {
      await handOverFall(db, { aktenzeichen: andere, an: 'anna.berg', notiz: '' }, { uhr: web.uhr, rollen: ['fachstelle-sachbearbeitung'] });
      await updateKonto(db, 'anna.berg', { gesperrt: true }, web.uhr);
    });
    await leser.melde('lena');
    await leser.oeffne('/faelle');
    await leser.pruefe('faelle-verwaist');
    await leser.seite.getByRole('link', { name: /^Fälle ohne Zuständige/ }).click();
    await leser.pruefe('faelle-ohne');
  });
});
