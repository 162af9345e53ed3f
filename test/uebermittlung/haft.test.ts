import { readFile, writeFile } from 'node:fs/promises';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedBeteiligte } from '../../src/akte/beteiligter.ts';
import { insertUnterbringung } from '../../src/akte/unterbringung/unterbringung.ts';
import { beginneLauf } from '../../src/akte/lauf.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { erstelleDokument } from '../../src/uebermittlung/index.ts';
import { alleSchreiben } from '../../src/uebermittlung/schreiben/index.ts';
import type { Umfeld } from '../../src/uebermittlung/typen.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { bereiteVor } from './brief-daten.ts';
import { erstelleUmfeld, insertFall, LHH, stehendeUhr } from './fall.ts';

/** Set it to look at the letters: each is written there. */
const BILDER = process.env['BILDER'];

let datenbank: TestDatenbank;
let umfeld: Umfeld;
let az: string;
beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = { ...(await erstelleUmfeld()), uhr: stehendeUhr('2026-04-02T08:00:00Z') };
  await inTransaktion(datenbank.pool, { behoerde: '*', wer: 'test' }, async (db) => {
    for (const v of umfeld.vereinbarungen.values()) await seedBeteiligte(db, v);
  });
  az = await insertFall(datenbank.pool, { strasse: 'Lister Meile', ort: 'Hannover', personen: [{ rolle: 'MIETER', name: 'Groß', vorname: 'Jürgen' }] });
});
afterAll(() => datenbank.close());

/** The pages as text, the first one is the cover. */
async function drucke(schreiben: string, empfaenger: string, runde = 1): Promise<string[]> {
  if (runde === 1) await bereiteVor(datenbank.pool, schreiben, az, schreiben);
  const { id } = await inTransaktion(datenbank.pool, LHH, (db) => erstelleDokument(db, { aktenzeichen: az, behoerde: 'LHH', schreiben, empfaenger, schritt: schreiben, runde }, umfeld));
  const { rows } = await datenbank.pool.query<{ inhalt: Buffer }>('SELECT inhalt FROM dokument WHERE id = $1', [id]);
  if (BILDER) await writeFile(`${BILDER}/${schreiben}-${runde}.pdf`, rows[0]?.inhalt ?? '');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(rows[0]?.inhalt ?? [])), { mergePages: false });
  return text.map((t) => t.normalize('NFC').replaceAll(/\s+/g, ' '));
}

describe('the letters about rent in detention', () => {
  it('ask the Jobcenter until when it has paid, with a page for the answer, and once more as a reminder', async () => {
    const [deckblatt, anfrage, vordruck, ...weitere] = await drucke('hannover.haft-anfrage', 'JOBCENTER');
    expect(weitere).toEqual([]);
    expect(deckblatt).not.toMatch(/Haft|Groß|Lister|Räumung/);
    for (const teil of ['Bis wann haben Sie die Miete gezahlt?', 'Jürgen Groß', '11. März 2026', '§ 103 SGB X', 'Vom Haushalt wird nach der Vereinbarung nichts zurückgefordert.']) expect(anfrage).toContain(teil);
    expect(anfrage).not.toContain('JVA');
    expect(vordruck).toContain('ja, bis einschließlich');
    expect((await drucke('hannover.haft-anfrage', 'JOBCENTER', 2))[1]).toContain('Erinnerung: Bis wann');
  });

  it('tell the Jobcenter from which day the rent is its business again', async () => {
    const [deckblatt, mitteilung] = await drucke('hannover.haft-entlassung', 'JOBCENTER');
    expect(deckblatt).not.toMatch(/Haft|Groß|Lister/);
    for (const teil of ['Tag der Entlassung 1. April 2026', 'keine Zahlung', 'ab dem 1. April 2026 zu berücksichtigen', 'Vom Haushalt wird nach der Vereinbarung nichts zurückgefordert.']) expect(mitteilung).toContain(teil);
  });

  it('never go to the household, and no step of the procedure does (H-4.5)', async () => {
    const diagramm = await readFile(new URL('../../bpmn/hannover/haft/haft.bpmn', import.meta.url), 'utf8');
    const empfaenger = [...diagramm.matchAll(/source="=&quot;(\w+)&quot;" target="empfaenger"/g)].map((t) => t[1]);
    expect(new Set(empfaenger)).toEqual(new Set(['JOBCENTER']));
    const benutzt = [...diagramm.matchAll(/source="=&quot;([a-z.-]+)&quot;" target="schreiben"/g)].map((t) => t[1] ?? '');
    expect(benutzt.toSorted()).toEqual(['hannover.haft-anfrage', 'hannover.haft-entlassung']);
    expect(alleSchreiben(umfeld.vereinbarungen).map((s) => s.kuerzel)).toEqual(expect.arrayContaining(benutzt));
    expect(diagramm).not.toContain('Participant_Haushalt" targetRef');
  });
});

describe('the letter to the Wohnraumversorgung', () => {
  it('names the household and the day of the eviction, or says that it is not known', async () => {
    expect((await drucke('hannover.wohnraumversorgung', 'WOHNRAUMVERSORGUNG')).join(' ')).toContain('Der Termin ist noch nicht bekannt');
    await inTransaktion(datenbank.pool, LHH, async (db) => {
      await beginneLauf(db, { aktenzeichen: az, prozess: 'hannover-unterbringung', nachricht: 'hannover.unterbringung.begonnen', eingangAm: '2026-04-02', anlass: 'test' }, umfeld.uhr);
      await insertUnterbringung(db, { aktenzeichen: az, vorgang: az, raeumungAm: '2026-06-15' }, umfeld.uhr);
    });
    const [deckblatt, brief] = await drucke('hannover.wohnraumversorgung', 'WOHNRAUMVERSORGUNG', 2);
    expect(deckblatt).not.toMatch(/Räumung|Groß|Lister/);
    for (const teil of ['Jürgen Groß', 'am Montag, 15. Juni 2026', 'Bitte um Vermittlung von Wohnraum']) expect(brief).toContain(teil);
  });
});
