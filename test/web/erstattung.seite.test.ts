import { describe, expect, it } from 'vitest';
import { computeErstattung } from '../../src/akte/erstattung/berechnung.ts';
import { findAntwort } from '../../src/akte/erstattung/antwort.ts';
import { findVorschlag, takeUpVorschlag } from '../../src/akte/erstattung/vorschlag.ts';
import { zahlungsort } from '../../src/akte/erstattung/zahlung.ts';
import { planZahlung } from '../../src/akte/zahlung.ts';
import { angemeldet } from './hilfe.ts';
import { mitLeser } from './leser.ts';

const { web, leser } = await mitLeser({ jetzt: '2026-05-04T09:00:00+02:00' });
let az: string;

const fuelle = async (felder: Record<string, string>): Promise<void> => {
  for (const [label, wert] of Object.entries(felder)) await leser.seite.getByLabel(new RegExp(`^${label.replace('?', '\\?')}`)).fill(wert);
};
const HAUSHALT = { Straße: 'Limmerstraße', Hausnummer: '12', Postleitzahl: '30451', Nachname: 'Muster' };
const ANSPRUCH = { 'Beginn der Haft': '2026-03-11', 'Anteil der inhaftierten Person an der Miete im Monat': '450', 'Geforderter Betrag': '750,00' };

describe('a claim of the Jobcenter in the Akte of the Fachstelle', () => {
  it('is entered on one page with the household, complete or not', async () => {
    await leser.melde('anna');
    await leser.oeffne('/neu');
    await leser.seite.getByRole('link', { name: 'Erstattungsanspruch bei Haft' }).click();
    await fuelle({ 'Beginn der Haft': '2026-05-03', Entlassung: '2026-05-01' });
    await leser.druecke('Anspruch erfassen');
    await leser.pruefe('erstattung-anspruch-fehler');
    await fuelle({ ...HAUSHALT, ...ANSPRUCH, Entlassung: '' });
    await leser.druecke('Anspruch erfassen');
    await leser.seite.getByText('Anspruch aufgenommen').waitFor();
    az = /56\.34-\d{4}-\d{6}/.exec(leser.seite.url())?.[0] ?? '';
    await leser.seite.getByRole('link', { name: 'Angaben zum Anspruch ändern' }).click();
    expect(await leser.seite.getByLabel(/^Geforderter Betrag/).inputValue()).toBe('750,00');
    await fuelle({ 'Miete vom Jobcenter gezahlt bis': '2026-04-30', 'Seit wann weiß die Fachstelle von der Haft?': '2026-04-20' });
    await leser.pruefe('erstattung-anspruch');
    await leser.druecke('Speichern');
  });

  it('is computed, decided by the clerk and released by the lead', async () => {
    await leser.oeffne(`/akte/${az}/erstattung/entscheidung`);
    await leser.seite.getByText('Noch nicht berechnet').waitFor();
    await web.inDb('LHH', (db) => computeErstattung(db, { aktenzeichen: az, vorgang: az, land: 'NI' }, web.uhr));
    await leser.oeffne(`/akte/${az}/erstattung/entscheidung`);
    expect(await leser.seite.getByLabel('Zu erstatten').inputValue()).toBe('165,00');
    await fuelle({ 'Zu erstatten': '751' });
    await leser.druecke('Entscheidung speichern');
    await leser.pruefe('erstattung-entscheidung-fehler');
    await fuelle({ 'Zu erstatten': '165,00', Begründung: 'Vor dem 20. April wussten wir nichts von der Haft.' });
    await leser.druecke('Entscheidung speichern');
    await leser.seite.getByText('Entscheidung gespeichert').waitFor();
    await web.inDb('LHH', (db) => takeUpVorschlag(db, az, az, web.uhr));
    const anna = await angemeldet(web, 'anna');
    expect((await anna.hole(`/akte/${az}/erstattung/freigabe`)).status).toBe(403);
    await leser.melde('lena');
    await leser.oeffne(`/akte/${az}`);
    await leser.seite.getByRole('link', { name: 'Erstattung freigeben' }).click();
    await leser.pruefe('erstattung-freigabe');
    await leser.seite.getByRole('radio', { name: 'Freigeben', exact: true }).check();
    await leser.druecke('Entscheiden');
    await leser.seite.getByText('Entscheidung gespeichert').waitFor();
    expect(await web.inDb('LHH', (db) => findVorschlag(db, az, az))).toMatchObject({ ergebnis: 'TEILWEISE', entscheidung: { entscheidung: 'ZUGESTIMMT', entschiedenVon: 'lena.vogt' } });
  });

  it('is paid on a day that is entered', async () => {
    await web.inDb('LHH', (db) => planZahlung(db, { ...zahlungsort(az, az), empfaenger: 'JOBCENTER', summeCent: 16500, faelligAm: '2026-06-04' }, web.uhr));
    await leser.melde('anna');
    await leser.oeffne(`/akte/${az}`);
    await leser.seite.getByRole('link', { name: 'Zahlung als angewiesen eintragen' }).click();
    await fuelle({ 'Angewiesen am': '2026-05-05' });
    await leser.druecke('Eintragen');
    await leser.pruefe('erstattung-zahlung-fehler');
    await fuelle({ 'Angewiesen am': '2026-05-04' });
    await leser.druecke('Eintragen');
    await leser.seite.getByText('Zahlung eingetragen').waitFor();
    await leser.pruefe('erstattung-akte');
  });
});

describe('a claim in the Akte of the Jobcenter', () => {
  it('must be complete; the answer on paper is entered, and nothing is claimed from the household', async () => {
    await leser.melde('jens');
    await leser.oeffne('/erstattung');
    await leser.druecke('Anspruch geltend machen');
    await leser.pruefe('erstattung-jobcenter-fehler');
    await fuelle({ ...HAUSHALT, ...ANSPRUCH, 'Miete vom Jobcenter gezahlt bis': '2026-04-30' });
    await leser.druecke('Anspruch geltend machen');
    const jc = /JC\.WN-\d{4}-\d{6}/.exec(leser.seite.url())?.[0] ?? '';
    await leser.seite.getByRole('link', { name: 'Antwort der Fachstelle erfassen' }).click();
    await leser.seite.getByRole('radio', { name: 'Sie erstattet einen Teil' }).check();
    await leser.druecke('Antwort speichern');
    await leser.pruefe('erstattung-antwort-fehler');
    await fuelle({ 'Erstatteter Betrag': '165,00' });
    await leser.druecke('Antwort speichern');
    await leser.seite.getByText('Antwort gespeichert').waitFor();
    await leser.pruefe('erstattung-jobcenter-akte');
    expect(await web.inDb('JC', (db) => findAntwort(db, jc))).toMatchObject({ ergebnis: 'TEILWEISE', betragCent: 16500, verjaehrungAm: '2030-12-31' });
  });
});
