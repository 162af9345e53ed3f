import { describe, expect, it } from 'vitest';
import { fixStellungnahme } from '../../src/akte/wohnungssicherung/stellungnahme.ts';
import { mitLeser } from './leser.ts';

const { web, leser } = await mitLeser();

const AZ = '56.34-2026-000001';
const speichere = (name = 'Speichern'): Promise<void> => leser.druecke(name);
const oeffne = (pfad: string): Promise<unknown> => leser.oeffne(pfad);

describe('the counselling in the Akte', () => {
  it('begins with a household at the desk', async () => {
    await leser.melde('anna');
    const { seite } = leser;
    await seite.getByRole('link', { name: 'Neu erfassen' }).click();
    await seite.getByRole('link', { name: 'Haushalt meldet sich' }).click();
    await seite.getByLabel('Straße').fill('Limmerstraße');
    await speichere('Beratung beginnen');
    await seite.getByText('Angaben sind noch nicht richtig').waitFor();
    await leser.pruefe('beratung-neu');
    await seite.getByLabel('Hausnummer').fill('12');
    await seite.getByLabel('Postleitzahl').fill('30451');
    await seite.getByLabel('Nachname').fill('Möller');
    await seite.getByRole('button', { name: 'Weitere Person' }).click();
    await seite.getByLabel('Nachname').nth(1).fill('Öztürk');
    await seite.getByLabel('Name der Vermieterseite').fill('Wohnbau Süd GmbH');
    await speichere('Beratung beginnen');
    await seite.getByText(`Aufgenommen: Aktenzeichen ${AZ}`).waitFor();
    await seite.getByText('Der Haushalt hat sich gemeldet').waitFor();
    expect((await web.datenbank.pool.query("SELECT nachricht, variablen ->> 'herkunft' AS herkunft FROM ausgang WHERE art = 'START'")).rows).toEqual([{ nachricht: 'hannover.wohnungssicherung.begonnen', herkunft: 'HAUSHALT' }]);
  });

  it('takes contact, Clearing and the state of the proceedings, and refuses what cannot be', async () => {
    const { seite } = leser;
    await oeffne(`/akte/${AZ}/kontakt`);
    await speichere();
    await seite.getByText('Bitte wählen.').first().waitFor();
    await leser.pruefe('beratung-kontakt');
    await seite.getByRole('radio', { name: 'Telefon' }).check();
    await seite.getByRole('radio', { name: 'Nicht erreicht' }).check();
    await seite.getByLabel('Vermerk').fill('Besetzt.\nMorgen wieder.');
    await speichere();
    await seite.getByText('Kontakt eingetragen').first().waitFor();

    await oeffne(`/akte/${AZ}/einladung`);
    await leser.pruefe('beratung-einladung');
    await seite.getByLabel('Tag').fill('2026-01-05');
    await seite.getByLabel('Uhrzeit').fill('09:30');
    await seite.getByLabel('Ort').fill('Leinstraße 14');
    await speichere();
    await seite.getByText('Der vorgeschlagene Termin liegt in der Vergangenheit.').first().waitFor();

    await oeffne(`/akte/${AZ}/clearing`);
    await seite.getByLabel('Wie ist es zur Notlage gekommen?').fill('Arbeitslosigkeit nach langer Krankheit.');
    await seite.getByRole('radio', { name: 'Ja' }).first().check();
    await leser.pruefe('beratung-clearing');
    await speichere();
    await seite.getByText('Clearing gespeichert').waitFor();

    await oeffne(`/akte/${AZ}/verfahrensstand`);
    await seite.getByLabel('Wie weit ist das Verfahren?').selectOption('RAEUMUNGSKLAGE');
    await seite.getByLabel('Weshalb?').selectOption('MIETSCHULDEN');
    await seite.getByLabel('Mietrückstand in Euro').fill('1.950,00');
    await seite.getByLabel('Frühere Kündigung').fill('2025-01-05');
    await seite.getByLabel('Woher stammen').fill('Schreiben des Gerichts');
    await speichere();
    await seite.getByText('muss vor der jetzigen Kündigung liegen').first().waitFor();
    await leser.pruefe('beratung-verfahrensstand');
    await seite.getByLabel('Frühere Kündigung').fill('');
    await seite.getByLabel('Eingang der Klage').fill('2026-03-20');
    await seite.getByLabel('Termin der mündlichen Verhandlung').fill('2026-05-20');
    await speichere();
    await seite.getByText('Stand des Verfahrens gespeichert').waitFor();
    const { rows } = await web.datenbank.pool.query("SELECT nachricht FROM ausgang WHERE nachricht LIKE '%-geaendert' ORDER BY nachricht");
    expect(rows).toEqual([{ nachricht: 'schonfrist-geaendert' }, { nachricht: 'termin-geaendert' }]);
  });

  it('keeps measures and referrals, each settled by one button', async () => {
    const { seite } = leser;
    await oeffne(`/akte/${AZ}/massnahme`);
    await leser.pruefe('beratung-massnahme');
    await seite.getByLabel('Was ist zu tun?').fill('50 Euro im Monat vereinbaren');
    await speichere();
    await oeffne(`/akte/${AZ}/weitervermittlung`);
    await leser.pruefe('beratung-weitervermittlung');
    await seite.getByLabel('Worum geht es?').fill('Schulden bei drei Gläubigern');
    await speichere();
    await leser.pruefe('beratung-akte');
    await seite.getByRole('button', { name: /^Gelungen/ }).click();
    await seite.getByText('Maßnahme abgeschlossen').first().waitFor();
    await seite.getByRole('button', { name: /^Begleitet den Haushalt/ }).click();
    await seite.getByText('Rückmeldung eingetragen').waitFor();
    expect((await web.datenbank.pool.query('SELECT ergebnis FROM massnahme UNION ALL SELECT rueckmeldung FROM weitervermittlung')).rows).toEqual([{ ergebnis: 'GELUNGEN' }, { ergebnis: 'ANGENOMMEN' }]);
  });

  it('writes the Stellungnahme, and enters the answer of the Jobcenter in the Posteingang', async () => {
    const { seite } = leser;
    await oeffne(`/akte/${AZ}/stellungnahme`);
    await seite.getByLabel('Stellungnahme', { exact: true }).fill('Der Haushalt hat wieder Arbeit.\nDie Miete wird direkt gezahlt.');
    await seite.getByLabel('Beantragte Übernahme').fill('0');
    await speichere();
    await seite.getByText('muss über 0,00 Euro liegen').first().waitFor();
    await seite.getByLabel('Beantragte Übernahme').fill('1.950,00');
    await leser.pruefe('beratung-stellungnahme');
    await speichere();
    await seite.getByText('Entwurf').waitFor();
    await web.inDb('LHH', (db) => fixStellungnahme(db, { aktenzeichen: AZ, vorgang: AZ, fallRunde: 1, anlass: 'KLAGE', weg: 'JOBCENTER' }, web.uhr));

    await seite.getByRole('link', { name: 'Posteingang' }).click();
    await seite.getByRole('link', { name: 'Ergebnis zum Antrag erfassen' }).click();
    await seite.getByLabel('Aktenzeichen').fill(AZ);
    await seite.getByRole('radio', { name: 'abgelehnt' }).check();
    await seite.getByLabel('Betrag').fill('100');
    await speichere('Erfassen');
    await seite.getByText('Bei einer Ablehnung darf hier nichts stehen.').first().waitFor();
    await leser.pruefe('beratung-ergebnis');
    await seite.getByRole('radio', { name: 'werden übernommen' }).check();
    await seite.getByLabel('Betrag').fill('1.950,00');
    await speichere('Erfassen');
    await seite.getByText('Ergebnis verbucht').first().waitFor();
    expect((await web.datenbank.pool.query("SELECT variablen FROM ausgang WHERE nachricht = 'hannover.wohnungssicherung.ergebnis'")).rows).toEqual([{ variablen: { mietschuldenErgebnis: 'UEBERNAHME' } }]);
    await leser.pruefe('beratung-akte-ende');
  });
});
