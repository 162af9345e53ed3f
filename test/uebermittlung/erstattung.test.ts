import { mkdir, writeFile } from 'node:fs/promises';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaktion } from '../../src/db/pool.ts';
import { maskiere } from '../../src/kennzahlen/maske.ts';
import { erstelleDokument, erstelleTagesordnung } from '../../src/uebermittlung/index.ts';
import type { Umfeld } from '../../src/uebermittlung/typen.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { tabelleMit } from '../support/kennzahl.ts';
import { bereiteVor } from './brief-daten.ts';
import { erstelleUmfeld, insertBeteiligte, insertFall, LHH, stehendeUhr } from './fall.ts';

/** Set it to look at the letters. */
const BILDER = process.env['BILDER'];
let datenbank: TestDatenbank;
let umfeld: Umfeld;
beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = { ...(await erstelleUmfeld()), uhr: stehendeUhr('2026-04-02T08:00:00Z') };
  await insertBeteiligte(datenbank.pool);
});
afterAll(() => datenbank.close());

async function lies(id: string, name: string): Promise<string[]> {
  const { rows } = await datenbank.pool.query<{ inhalt: Buffer }>('SELECT inhalt FROM dokument WHERE id = $1', [id]);
  const inhalt = rows[0]?.inhalt ?? Buffer.alloc(0);
  if (BILDER) {
    await mkdir(BILDER, { recursive: true });
    await writeFile(`${BILDER}/${name}.pdf`, inhalt);
  }
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(inhalt)), { mergePages: false });
  return text.map((t) => t.normalize('NFC').replaceAll(/\s+/g, ' '));
}

const ERSTATTUNG: [string, string[]][] = [
  ['erstattungsanspruch', ['Erstattungsanspruch nach § 103 SGB X', '750,00 €', 'KZ 4712', 'Vom Haushalt fordern wir nichts zurück']],
  ['erstattung-nachforderung', ['passen nicht zusammen']],
  ['erstattung-zusage', ['Wir erstatten', '135,00 €', '615,00 €', 'nicht bekannt', 'Festlegung', 'Vom Haushalt wird nichts zurückgefordert']],
  ['erstattung-ablehnung', ['Eine Erstattung ist nicht möglich', 'Vom Haushalt wird nichts zurückgefordert']],
  ['erstattung-erinnerung', ['noch keine Antwort']],
  ['erstattung-beendet', ['bevor über Ihren Erstattungsanspruch entschieden war']],
];

it.each(ERSTATTUNG)('the letter %s says it, and its cover nothing about detention, people or sums', async (name, erwartet) => {
  const aktenzeichen = await insertFall(datenbank.pool, { personen: [{ rolle: 'MIETER', name: 'Groß', vorname: 'Jürgen' }] });
  await bereiteVor(datenbank.pool, `hannover.${name}`, aktenzeichen, name);
  const auftrag = { aktenzeichen, behoerde: 'LHH', schreiben: `hannover.${name}`, empfaenger: 'JOBCENTER', schritt: name, runde: 1 };
  const { id } = await inTransaktion(datenbank.pool, LHH, (db) => erstelleDokument(db, auftrag, umfeld));
  const [deckblatt = '', ...seiten] = await lies(id, name);
  expect(deckblatt).not.toMatch(/Groß|Haft|€|Räumung/);
  for (const text of erwartet) expect(seiten.join(' ')).toContain(text);
});

it('the agenda has figures of both partners, once for a round', async () => {
  const aktenzeichen = await insertFall(datenbank.pool);
  const vereinbarung = umfeld.vereinbarungen.get('hannover');
  if (!vereinbarung) throw new Error('no agreement');
  const zahlen = [
    { behoerde: 'LHH', tabellen: maskiere([tabelleMit('Verfahren nach Ergebnis', [['Mitteilung in Zivilsachen', 12], ['Haft', 2]]), tabelleMit('Offene Punkte', [['Klärung einer Übermittlung', 5]], { wo: { status: ['NEU'] } })]) },
    { behoerde: 'JC', tabellen: [] },
  ];
  const inhalt = { vereinbarung, termin: '2026-05-04', von: '2025-11-03', bis: '2026-04-20', zahlen, schwierigkeiten: ['Die Rückmeldungen kommen oft am dritten Tag.'], beschluesse: [{ nummer: 4, aufgabe: 'Vordruck überarbeiten', behoerde: 'JC', bisAm: '2026-06-30' }] };
  const auftrag = { behoerde: 'LHH', aktenzeichen, schluessel: `${aktenzeichen}:tagesordnung:1` };
  const id = await inTransaktion(datenbank.pool, LHH, (db) => erstelleTagesordnung(db, auftrag, inhalt, umfeld.uhr));
  expect(await inTransaktion(datenbank.pool, LHH, (db) => erstelleTagesordnung(db, auftrag, inhalt, umfeld.uhr))).toBe(id);
  const text = (await lies(id, 'tagesordnung')).join(' ');
  for (const erwartet of ['Montag, 4. Mai 2026', 'Mitteilung in Zivilsachen 12', 'Haft <3', 'Summe mind. 13', 'Klärung einer Übermittlung 5', 'Jobcenter Region Hannover', '4. Vordruck überarbeiten', 'am dritten Tag']) expect(text).toContain(erwartet);
});
