import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { replaceAufgaben, type AufgabeNeu } from '../../src/akte/aufgabe.ts';
import { clearAbwesenheiten, insertAbwesenheit, listAbwesenheiten, listVertretene } from '../../src/akte/abwesenheit.ts';
import { insertHinweis, personenGruppe } from '../../src/akte/hinweis.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';
import { startseiteFuer } from '../../src/web/startseite.ts';
import { legeFallAn, setzeInGang } from './faelle.ts';
import { angemeldet, HASH, starteTestWeb, type Besuch, type TestWeb } from './hilfe.ts';

const vereinbarungen = await ladeVereinbarungen();
const ROLLEN = ['fachstelle-sachbearbeitung', 'fachstelle-leitung'];
let web: TestWeb;
let anna: Besuch;
let lena: Besuch;
const faelle: string[] = [];
beforeAll(async () => {
  web = await starteTestWeb();
  for (let n = 1; n <= 3; n++) faelle.push(await legeFallAn(web, n, { mieter: [{ name: `Person${n}` }] }));
  await web.inDb('LHH', (db) => db.query("INSERT INTO konto (anmeldename, anzeigename, behoerde, rollen, passwort_hash) VALUES ('ben.arnd', 'Ben Arnd', 'LHH', '{fachstelle-sachbearbeitung}', $1)", [HASH]));
  await web.inDb('LHH', (db) => db.query("UPDATE fall SET zustaendig = 'anna.berg' WHERE aktenzeichen = $1", [faelle[0]]));
  await web.inDb('LHH', (db) => db.query("UPDATE fall SET zustaendig = 'ben.arnd' WHERE aktenzeichen = $1", [faelle[1]]));
  for (const az of faelle) await setzeInGang(web, az);
});
afterAll(() => web.close());
beforeEach(async () => {
  await um('2026-04-02T09:00:00+02:00');
  await web.datenbank.pool.query('DELETE FROM aufgabe; DELETE FROM aufgabenstand; DELETE FROM abwesenheit');
});

/** At this moment; both have just logged in, for a session that is older would be over. */
const um = async (zeitpunkt: string): Promise<void> => {
  web.uhr.stelle(new Date(zeitpunkt));
  [anna, lena] = [await angemeldet(web, 'anna'), await angemeldet(web, 'lena')];
};
const aufgabe = (schluessel: string, nummer: number, abweichend: Partial<AufgabeNeu> = {}): AufgabeNeu => ({
  schluessel, behoerde: 'LHH', aktenzeichen: faelle[nummer - 1] ?? '', element: 'UserTask_X', name: `Aufgabe ${schluessel}`, prozess: 'hannover-mizi', gruppen: ['fachstelle-sachbearbeitung'], uebernommenVon: null,
  erzeugtAm: '2026-03-31T08:00:00Z', faelligAm: null, ...abweichend,
});
const lies = (aufgaben: AufgabeNeu[]): Promise<void> => inTransaktion(web.datenbank.pool, { behoerde: '*', wer: 'dienst' }, (db) => replaceAufgaben(db, aufgaben, web.uhr));
/** What a page lists, as text without markup. */
const zeilen = (text: string): string[] => [...text.slice(text.indexOf('id="liste"')).matchAll(/<tr class="kern-table__row" role="row"><td[\s\S]*?<\/tr>/g)].map(([z]) => z.replaceAll(/<span class="spaltenname"[^>]*>[^<]*<\/span>/g, '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').trim());
const hole = async (wer: Besuch, pfad = '/heute'): Promise<{ text: string; zeilen: string[] }> => {
  const { text, status } = await wer.hole(pfad);
  expect(status).toBe(200);
  return { text, zeilen: zeilen(text) };
};
const im = (eintrag: { konto: string; vertretung: string; von: string; bis: string }) => web.inDb('LHH', (db) => insertAbwesenheit(db, eintrag, { uhr: web.uhr, rollen: ROLLEN, behoerde: 'LHH' }));

describe('„Heute“', () => {
  it('is where people with cases land; others where their work is', async () => {
    expect((await anna.hole('/')).ziel).toBe('/heute');
    expect([['fachstelle-leitung'], ['auswertung'], ['verwaltung'], ['unbekannt']].map((r) => startseiteFuer(r, vereinbarungen))).toEqual(['/heute', '/auswertung', '/verwaltung', undefined]);
  });

  it('shows Fristen without Camunda, and says that tasks are missing', async () => {
    const { text, zeilen: liste } = await hole(anna);
    expect(text).toContain('noch keine Aufgaben');
    expect(liste).toEqual([expect.stringMatching(new RegExp(`^Läuft Di\\., 07\\.04\\.2026 Jobcenter über die Räumungsklage informieren Frist ${faelle[0]} Person1, Lister Meile 12a .* Anna Berg$`))]);
  });

  it('puts a task and its Frist together, the urgent first, with the way to the very task', async () => {
    await lies([aufgabe('11', 1, { faelligAm: '2026-04-07T21:59:00Z', erzeugtAm: '2026-04-01T08:00:00Z' }), aufgabe('12', 1, { faelligAm: '2026-04-01T21:59:00Z' }), aufgabe('13', 1), aufgabe('14', 1, { faelligAm: '2026-04-02T21:59:00Z' })]);
    const { text, zeilen: liste } = await hole(anna);
    expect(liste.map((z) => z.split(faelle[0] ?? '')[0]?.trim())).toEqual([
      'Überfällig Mi., 01.04.2026 Aufgabe 12 Aufgabe, offen seit 2 Tagen', 'Heute fällig Do., 02.04.2026 Aufgabe 14 Aufgabe, offen seit 2 Tagen',
      'Läuft Di., 07.04.2026 Aufgabe 11 Aufgabe, offen seit gestern', 'Ohne Frist Aufgabe 13 Aufgabe, offen seit 2 Tagen',
    ]);
    expect(text).toContain('<a class="kern-link" href="http://127.0.0.1:8080/tasklist/12">Aufgabe 12</a>');
    expect(text).not.toContain('noch keine Aufgaben');
    expect(text).toContain('Meine (4, davon 2 dringend)');
  });

  it('says since when Camunda has not answered, and still shows what was known', async () => {
    await lies([aufgabe('11', 1)]);
    await um('2026-04-02T09:04:00+02:00');
    const { text } = await hole(anna);
    expect(text).toContain('Camunda war zuletzt am 02.04.2026, 09:00 Uhr zu erreichen');
    expect(text).toContain('Aufgabe 11');
  });

  it('knows the warning time of a Frist, and a Frist that is over', async () => {
    await um('2026-04-07T10:00:00+02:00');
    await lies([]);
    expect((await hole(anna)).zeilen[0]).toContain('Heute fällig');
    await um('2026-04-08T00:00:00+02:00');
    await lies([]);
    expect((await hole(anna)).zeilen[0]).toContain('Überfällig Di., 07.04.2026');
    await web.datenbank.pool.query("UPDATE frist SET vorfrist = '2026-04-02T00:00:00+02:00' WHERE aktenzeichen = $1", [faelle[0]]);
    await um('2026-04-03T10:00:00+02:00');
    await lies([]);
    expect((await hole(anna)).zeilen[0]).toContain('Vorfrist Di., 07.04.2026');
  });

  it('gives a task to who has taken it, else to the caseworker if it is for a group of theirs', async () => {
    await lies([aufgabe('21', 1), aufgabe('22', 1, { uebernommenVon: 'ben.arnd' }), aufgabe('23', 1, { gruppen: ['fachstelle-leitung'] }), aufgabe('24', 3, { uebernommenVon: 'anna.berg' }), aufgabe('25', 3)]);
    const namen = async (pfad: string, wer = anna): Promise<string[]> => ((await hole(wer, pfad)).text.match(/Aufgabe \d+(?=<)/g) ?? []).toSorted();
    expect(await namen('/heute?korb=meine')).toEqual(['Aufgabe 21', 'Aufgabe 24']);
    expect(await namen('/heute?korb=gruppe-fachstelle-sachbearbeitung')).toEqual(['Aufgabe 21', 'Aufgabe 22', 'Aufgabe 24', 'Aufgabe 25']);
    expect(await namen('/heute?korb=gruppe-fachstelle-sachbearbeitung&ohne=ja')).toEqual(['Aufgabe 25']);
    expect(await namen('/heute', lena)).toEqual(['Aufgabe 23']);
    // Baskets of others are not opened by their name.
    for (const korb of ['gruppe-fachstelle-leitung', 'ueberfaellig', 'vertretung', 'gruppe-jobcenter-sachbearbeitung', "x'y"]) expect(await namen(`/heute?korb=${korb}`)).toEqual(['Aufgabe 21', 'Aufgabe 24']);
  });

  it('shows who leads all that is overdue in the authority, and nobody anything of another one', async () => {
    await lies([aufgabe('31', 2, { faelligAm: '2026-04-01T21:59:00Z' }), aufgabe('32', 1)]);
    const { zeilen: liste } = await hole(lena, '/heute?korb=ueberfaellig');
    expect(liste).toEqual([expect.stringContaining('Aufgabe 31')]);
    const jens = await angemeldet(web, 'jens');
    for (const korb of ['meine', 'gruppe-jobcenter-sachbearbeitung']) expect((await hole(jens, `/heute?korb=${korb}`)).text).not.toMatch(/Aufgabe 3\d|Person\d/);
  });

  it('filters by procedure and turns pages; a page that is gone is the first one', async () => {
    await lies([...Array.from({ length: 30 }, (_, i) => aufgabe(String(100 + i), 1)), aufgabe('200', 1, { prozess: 'hannover-verweis' })]);
    expect((await hole(anna)).zeilen).toHaveLength(25);
    expect((await hole(anna, '/heute?seite=2')).zeilen).toHaveLength(7);
    expect((await hole(anna, '/heute?seite=3')).text).toContain('Seite 1 von 2');
    expect((await hole(anna, '/heute?verfahren=hannover-verweis')).zeilen).toEqual([expect.stringContaining('Aufgabe 200')]);
  });

  it('has the warnings of the own cases and the own account; ticked off one comes back to the same list', async () => {
    await web.inDb('LHH', (db) => insertHinweis(db, { aktenzeichen: faelle[1] ?? '', art: 'FALL_UEBERGEBEN', gruppe: personenGruppe('anna.berg'), schluessel: 'h1' }, web.uhr));
    const { text } = await hole(anna);
    expect(text).toContain('2 Hinweise: bitte zur Kenntnis nehmen');
    expect((await hole(anna, '/heute?korb=gruppe-fachstelle-sachbearbeitung')).text).toContain('4 Hinweise');
    const id = (await web.datenbank.pool.query("SELECT id FROM hinweis WHERE schluessel = 'h1'")).rows[0].id;
    expect((await anna.sende(`/akte/${faelle[1]}/hinweis/${id}`, { zurueck: '/heute?korb=meine' })).ziel).toBe('/heute?korb=meine');
    expect((await hole(anna)).text).toContain('1 Hinweis:');
  });

  it('forgets a task that is over in the engine, and takes none of a case that is not here', async () => {
    await lies([aufgabe('41', 1), aufgabe('42', 1)]);
    await lies([aufgabe('42', 1, { name: 'Umbenannt' }), { ...aufgabe('43', 1), aktenzeichen: '56.34-2026-999999' }, { ...aufgabe('44', 1), behoerde: 'JC' }]);
    expect((await web.datenbank.pool.query('SELECT schluessel, name FROM aufgabe')).rows).toEqual([{ schluessel: '42', name: 'Umbenannt' }]);
  });
});

describe('an absence', () => {
  it('brings the tasks to the substitute, of the same authority, and ends by itself', async () => {
    await lies([aufgabe('51', 2)]);
    expect(await anna.sende('/abwesenheiten', { konto: 'ben.arnd', vertretung: 'lena.vogt', von: '2026-04-02', bis: '2026-04-03' })).toMatchObject({ status: 303 });
    // Anna does not lead: she has entered herself, whatever was sent along.
    expect((await web.inDb('LHH', (db) => listAbwesenheiten(db, '2026-04-02'))).map((a) => a.konto)).toEqual(['anna.berg']);
    expect(await lena.sende('/abwesenheiten', { konto: 'ben.arnd', vertretung: 'lena.vogt', von: '2026-04-02', bis: '2026-04-03' })).toMatchObject({ status: 303 });
    const vertretung = await hole(lena, '/heute?korb=vertretung');
    expect(vertretung.text).toContain('Sie vertreten Anna Berg (bis 03.04.2026), Ben Arnd (bis 03.04.2026).');
    expect(vertretung.zeilen.some((z) => z.includes('Aufgabe 51'))).toBe(true);
    expect((await hole(anna)).text).toContain('Sie sind bis 03.04.2026 als abwesend eingetragen');
    await um('2026-04-04T00:00:00+02:00');
    expect((await hole(lena)).text).not.toContain('Meine Vertretung');
  });

  it('passes on along substitutes that are away themselves, and never in a circle', async () => {
    const von = '2026-04-02';
    await im({ konto: 'anna.berg', vertretung: 'ben.arnd', von, bis: '2026-04-10' });
    await im({ konto: 'ben.arnd', vertretung: 'lena.vogt', von: '2026-04-06', bis: '2026-04-08' });
    const vertritt = (wer: string, am: string) => web.inDb('LHH', async (db) => (await listVertretene(db, wer, am)).map((v) => v.anmeldename));
    expect([await vertritt('ben.arnd', '2026-04-03'), await vertritt('lena.vogt', '2026-04-07'), await vertritt('ben.arnd', '2026-04-07'), await vertritt('ben.arnd', '2026-04-11')]).toEqual([['anna.berg'], ['anna.berg', 'ben.arnd'], [], []]);
    await expect(im({ konto: 'lena.vogt', vertretung: 'anna.berg', von: '2026-04-08', bis: '2026-04-20' })).rejects.toMatchObject({ code: 'VERTRETUNG_IM_KREIS' });
    // On the days after, the circle is not closed.
    await im({ konto: 'lena.vogt', vertretung: 'anna.berg', von: '2026-04-09', bis: '2026-04-20' });
  });

  it('closes no circle when two enter at the same moment', async () => {
    const tage = { von: '2026-04-02', bis: '2026-04-03' };
    const ergebnisse = await Promise.allSettled([im({ konto: 'anna.berg', vertretung: 'ben.arnd', ...tage }), im({ konto: 'ben.arnd', vertretung: 'anna.berg', ...tage })]);
    expect(ergebnisse.map((e) => e.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    [{ vertretung: '' }, 'Bitte wählen, wer vertritt'], [{ vertretung: 'jens.kurz' }, 'Diese Person kann nicht vertreten'], [{ vertretung: 'anna.berg' }, 'Diese Person kann nicht vertreten'], [{ vertretung: 'petra.modell' }, 'Diese Person kann nicht vertreten'],
    [{ bis: '2026-04-01' }, 'Der letzte Tag liegt vor dem ersten'], [{ von: '2026-03-01', bis: '2026-03-02' }, 'Dieser Zeitraum ist schon vorbei'], [{ bis: '2029-04-02' }, 'höchstens ein Jahr'], [{ von: 'morgen' }, 'Bitte den ersten Tag angeben'],
  ])('with %j is refused in words', async (abweichend, text) => {
    const antwort = await anna.sende('/abwesenheiten', { vertretung: 'ben.arnd', von: '2026-04-02', bis: '2026-04-03', ...abweichend });
    expect(antwort.status).toBe(422);
    expect(antwort.text).toContain(text);
  });

  it('twice in the same days is refused; ended today, its tasks are back; only the own one, unless one leads', async () => {
    await im({ konto: 'ben.arnd', vertretung: 'anna.berg', von: '2026-04-01', bis: '2026-04-05' });
    await expect(im({ konto: 'ben.arnd', vertretung: 'lena.vogt', von: '2026-04-05', bis: '2026-04-06' })).rejects.toMatchObject({ code: 'ABWESENHEIT_VORHANDEN' });
    const id = (await web.datenbank.pool.query('SELECT id FROM abwesenheit')).rows[0].id;
    expect((await anna.sende(`/abwesenheiten/${id}/beenden`, {})).status).toBe(403);
    const jens = await angemeldet(web, 'jens');
    expect((await jens.sende(`/abwesenheiten/${id}/beenden`, {})).status).toBe(404);
    expect((await lena.sende(`/abwesenheiten/${id}/beenden`, {})).ziel).toBe('/abwesenheiten');
    expect(await web.inDb('LHH', (db) => listVertretene(db, 'anna.berg', '2026-04-02'))).toEqual([]);
    expect((await lena.sende(`/abwesenheiten/${id}/beenden`, {})).status).toBe(303);
    expect(await web.inDb('LHH', (db) => clearAbwesenheiten(db, '2026-04-02'))).toBe(1);
  });
});
