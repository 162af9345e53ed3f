import { describe, expect, it } from 'vitest';
import { insertAbwesenheit } from '../../src/akte/abwesenheit.ts';
import { replaceAufgaben } from '../../src/akte/aufgabe.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { legeFallAn, setzeInGang } from './faelle.ts';
import { HASH } from './hilfe.ts';
import { mitLeser } from './leser.ts';

const LANG = 'Donaudampfschifffahrtsgesellschaftskapitänswitwen-Oberhuber';
const { web, leser } = await mitLeser();

async function fuelle(): Promise<void> {
  const faelle = [await legeFallAn(web, 1), await legeFallAn(web, 2, { mieter: [{ name: LANG, vorname: 'Maximiliane' }], wohnung: { strasse: 'Straße-der-Verwaltungsmodernisierungsbeauftragten', hausnummer: '128a', plz: '30161', ort: 'Hannover' } }), await legeFallAn(web, 3, { mieter: [{ name: 'Meyer' }] })];
  for (const [i, az] of faelle.entries()) await setzeInGang(web, az, { beginn: i === 0 ? '2026-03-27' : '2026-04-01' });
  await web.inDb('LHH', (db) => db.query("INSERT INTO konto (anmeldename, anzeigename, behoerde, rollen, passwort_hash) VALUES ('ben.arnd', 'Benedikt Arndt-Wiesengrund', 'LHH', '{fachstelle-sachbearbeitung}', $1)", [HASH]));
  await web.inDb('LHH', (db) => db.query("UPDATE fall SET zustaendig = 'anna.berg'"));
  const grund = { behoerde: 'LHH', element: 'X', prozess: 'hannover-mizi', gruppen: ['fachstelle-sachbearbeitung'], uebernommenVon: null, erzeugtAm: '2026-03-30T08:00:00Z' };
  const namen = ['Zweifel an der Zuordnung klären', 'Kontakt zum Haushalt aufnehmen und Ergebnis festhalten', 'Stellungnahme fertigen'];
  const aufgaben = namen.map((name, i) => ({ ...grund, schluessel: `225179981368${i}`, aktenzeichen: faelle[i] ?? '', name, faelligAm: [null, '2026-04-02T21:59:00Z', '2026-04-20T21:59:00Z'][i] ?? null }));
  const viele = Array.from({ length: 24 }, (_, i) => ({ ...grund, schluessel: `3${i}`, aktenzeichen: faelle[2] ?? '', name: `Schreiben ${i + 1} prüfen`, faelligAm: `2026-05-${String(1 + i).padStart(2, '0')}T21:59:00Z` }));
  await inTransaktion(web.datenbank.pool, { behoerde: '*', wer: 'dienst' }, (db) => replaceAufgaben(db, [...aufgaben, ...viele], web.uhr));
  await web.inDb('LHH', (db) => insertAbwesenheit(db, { konto: 'ben.arnd', vertretung: 'anna.berg', von: '2026-04-01', bis: '2026-04-10' }, { uhr: web.uhr, rollen: ['fachstelle-sachbearbeitung'], behoerde: 'LHH' }));
}

describe('„Heute“ for everybody', () => {
  it('is friendly when empty, readable when full, with long names and in narrow windows', async () => {
    await leser.melde('anna');
    await leser.pruefe('heute-leer');
    await leser.oeffne('/abwesenheiten');
    await leser.pruefe('abwesenheiten-leer');
    await fuelle();
    await leser.oeffne('/heute');
    await leser.pruefe('heute-voll');
    await leser.oeffne('/heute?korb=vertretung');
    await leser.pruefe('heute-vertretung');
    await leser.oeffne('/abwesenheiten');
    await leser.pruefe('abwesenheiten');
    await leser.druecke('Eintragen');
    await leser.pruefe('abwesenheiten-fehler');
    await leser.seite.getByRole('searchbox', { name: 'Fälle suchen: Name, Anschrift oder Zeichen' }).fill('Maier');
    await leser.seite.keyboard.press('Enter');
    await leser.seite.getByText('Name ähnlich').waitFor();
    await leser.pruefe('suche-treffer');
    expect(leser.seite.url()).toBe(`${web.url}/faelle`);
  });

  it('is reached by one key, unless one writes; the keys can be switched off, and stay so', async () => {
    const { seite } = leser;
    await leser.oeffne('/faelle');
    await seite.getByRole('button', { name: 'Tastenkürzel' }).waitFor();
    await seite.keyboard.press('/');
    expect(await seite.evaluate(() => document.activeElement?.id)).toBe('suche-kopf');
    await seite.keyboard.type('h?b');
    expect(await seite.inputValue('#suche-kopf')).toBe('h?b');
    await seite.locator('h1').click();
    await seite.keyboard.press('?');
    await seite.getByRole('dialog', { name: 'Tastenkürzel' }).waitFor();
    await leser.pruefe('tastenkuerzel');
    await seite.getByRole('button', { name: 'Schließen' }).click();
    await seite.keyboard.press('h');
    await seite.getByRole('heading', { name: 'Heute', exact: true }).waitFor();

    await seite.getByRole('button', { name: 'Tastenkürzel' }).click();
    await seite.getByRole('button', { name: 'Tastenkürzel ausschalten' }).click();
    await seite.getByRole('button', { name: 'Schließen' }).click();
    await leser.oeffne('/heute');
    await seite.getByRole('button', { name: 'Tastenkürzel' }).waitFor();
    await seite.keyboard.press('f');
    await seite.keyboard.press('?');
    expect(seite.url()).toBe(`${web.url}/heute`);
    expect(await seite.getByRole('dialog').count()).toBe(0);
  });
});
