import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeJournal } from '../../src/akte/journal.ts';
import { endLauf } from '../../src/akte/lauf-ende.ts';
import { listLaeufe } from '../../src/akte/lauf.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { erstelleUebungenDienst } from '../../src/dienste/uebungen-dienst.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { legeFallAn, setzeInGang } from './faelle.ts';
import { angemeldet, Besuch, HASH, PASSWORT, starteTestWeb, type TestWeb } from './hilfe.ts';

const MARA = 'UE.56.34-2026-000001';
let web: TestWeb;
let anna: Besuch;
beforeAll(async () => {
  web = await starteTestWeb();
  anna = await angemeldet(web, 'anna');
});
afterAll(() => web.close());

const seite = async (wer: Besuch = anna): Promise<string> => (await wer.hole('/erste-schritte')).text;
/** The marks of the steps, in their order. */
const haken = async (wer: Besuch = anna): Promise<string> => [...(await seite(wer)).matchAll(/<h3[^>]*>.*?<\/h3>/gs)].map(([h]) => (h.includes('Erledigt') ? 'x' : h.includes('Offen') ? '-' : '.')).join('');
const imMenue = async (wer: Besuch): Promise<boolean> => (/<nav class="menue".*?<\/nav>/s.exec((await wer.hole('/heute')).text)?.[0] ?? '').includes('Erste Schritte');

it('the tour ticks a step only when it has reached the made-up file', async () => {
  expect(await imMenue(anna)).toBe(true);
  expect(await haken()).toBe('--------');
  expect(await seite()).not.toContain('/akte/');
  await anna.sende('/erste-schritte/mitteilung', {});
  await anna.sende('/erste-schritte/mitteilung', {});
  expect(await haken()).toBe('x-------');
  await anna.hole(`/akte/${MARA}`);
  expect(await haken()).toBe('xx------');
  const uebermittlung = await setzeInGang(web, MARA);
  await anna.hole(`/akte/${MARA}`);
  expect(await haken()).toBe('xxx-----');
  await web.inDb('LHH', (db) => writeJournal(db, { aktenzeichen: MARA, art: 'ENTSCHEIDUNG', angaben: {} }, web.uhr));
  await anna.hole(`/uebermittlungen/${uebermittlung.replaceAll(':', '/')}`);
  expect(await haken()).toBe('xxxxx---');
  await anna.hole('/posteingang/rueckmeldung');
  expect((await anna.sende('/posteingang/rueckmeldung', { aktenzeichen: MARA, eingangAm: '2026-04-02', leistungsbezug: 'NEIN' })).status).toBe(303);
  expect((await anna.sende(`/akte/${MARA}/uebergeben`, { an: 'anna.berg', notiz: '' })).status).toBe(303);
  expect(await haken()).toBe('xxxxxxx-');
  await anna.sende('/erste-schritte/anlegen', {});
  await anna.sende('/erste-schritte/anlegen', {});
  const treffer = (await anna.sende('/faelle', { suche: 'uebung jonas' })).text;
  const jonas = /UE\.56\.34-2026-\d{6}/.exec(treffer)?.[0] ?? '';
  expect(treffer).toContain('>Übung</span>');
  await anna.hole(`/akte/${jonas}`);
  expect(await haken()).toBe('xxxxxxxx');
  expect((await seite()).match(/Übung, (Mara|Jonas|Pia|Selma)/g)).toHaveLength(4);
});

it('a colleague has the same file, and ticks of her own where they are about looking', async () => {
  const lena = await angemeldet(web, 'lena');
  // Zahlen und Störungen come after the eight steps: one of them leaves a trace.
  expect(await haken(lena)).toBe('x--x-x--.-.');
});

it('whoever works on no cases has a tour too, and no buttons', async () => {
  for (const [name, titel] of [['petra', 'Kalenderprobe mit Gründonnerstag'], ['maria', 'Die Auswertung ansehen'], ['admin', 'Die Beteiligten prüfen']] as const) {
    const text = await seite(await angemeldet(web, name));
    expect(text).toContain(titel);
    expect(text).not.toMatch(/UE\.56|erste-schritte\/(anlegen|entfernen)|Übung, /);
  }
});

it('a Träger takes in a made-up person with its own sheet', async () => {
  await web.inDb('CARITAS', (db) => db.query("INSERT INTO konto (anmeldename, anzeigename, behoerde, rollen, passwort_hash) VALUES ('clara.ott', 'Clara Ott', 'CARITAS', '{caritas-sachbearbeitung}', $1)", [HASH]));
  const clara = new Besuch(web.url);
  await clara.melde({ name: 'clara.ott', passwort: PASSWORT });
  expect(await haken(clara)).toBe('-----');
  await clara.sende('/erste-schritte/klient', {});
  expect(await haken(clara)).toBe('x----');
  const [bogen] = /\/akte\/UE\.D67\.C-2026-000001\/bogen\/[a-z.-]+/.exec(await seite(clara)) ?? [];
  expect(bogen).toMatch(/duesseldorf\.aufnahme$/);
  expect((await clara.hole(bogen ?? '')).text).toContain('Verfahren beginnen');
  expect((await anna.sende('/erste-schritte/klient', {})).status).toBe(404);
});

it('the menu offers it until there are real cases, and again with made-up ones', async () => {
  await legeFallAn(web, 1);
  expect(await imMenue(anna)).toBe(true);
  await anna.sende('/erste-schritte/entfernen', {});
  await anna.sende('/erste-schritte/entfernen', {});
  expect((await seite()).match(/Wird entfernt/g)).toHaveLength(4);
  expect((await anna.hole('/erste-schritte/entfernen')).text).toContain('hat keine Übungsakten angelegt');
  await anna.sende('/erste-schritte/mitteilung', {});
  expect(await seite()).toContain('Die Übungsakten werden gerade entfernt');
  const dienst = erstelleUebungenDienst({ pool: web.datenbank.pool, uhr: web.uhr, protokoll: stillesProtokoll });
  await dienst.einmal();
  // What the engine reports when a procedure has ended.
  const { rows } = await web.datenbank.pool.query<{ aktenzeichen: string }>("SELECT aktenzeichen FROM fall WHERE starts_with(aktenzeichen, 'UE.')");
  for (const { aktenzeichen } of rows) {
    await inTransaktion(web.datenbank.pool, { behoerde: 'LHH', wer: 'test' }, async (db) => {
      for (const [i, l] of (await listLaeufe(db, aktenzeichen)).entries()) {
        const instanz = l.prozessInstanz ?? `9${aktenzeichen.slice(-6)}${i}`;
        await db.query('UPDATE lauf SET prozess_instanz = $3 WHERE aktenzeichen = $1 AND vorgang = $2 AND prozess = $4', [aktenzeichen, l.vorgang, instanz, l.prozess]);
        await endLauf(db, instanz, web.uhr);
      }
    });
  }
  await dienst.einmal();
  web.uhr.stelle(new Date(web.uhr.jetzt().getTime() + 61_000));
  expect(await imMenue(anna)).toBe(false);
  expect(await seite()).toContain('Es gibt noch keine Übungsakten.');
  expect(await haken()).toBe('--------');
});
