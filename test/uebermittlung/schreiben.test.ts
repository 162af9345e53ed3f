import fc from 'fast-check';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaktion } from '../../src/db/pool.ts';
import { erstelleDokument } from '../../src/uebermittlung/index.ts';
import { alleSchreiben as findeAlle } from '../../src/uebermittlung/schreiben/index.ts';
import type { Schreiben } from '../../src/uebermittlung/schreiben/schreiben.ts';
import type { Umfeld } from '../../src/uebermittlung/typen.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { bereiteVor } from './brief-daten.ts';
import { erstelleUmfeld, insertBeteiligte, insertFall, LHH, stehendeUhr, type TestFall, type TestPerson } from './fall.ts';

/** Of the agreement that the cases of these tests belong to. */
const alleSchreiben = findeAlle(new Map([...(await ladeVereinbarungen())].filter(([kuerzel]) => kuerzel === 'hannover')));

let datenbank: TestDatenbank;
let umfeld: Umfeld;

beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = { ...(await erstelleUmfeld()), uhr: stehendeUhr('2026-04-02T08:00:00Z') };
  await insertBeteiligte(datenbank.pool);
});
afterAll(() => datenbank.close());

type Gedruckt = { inhalt: Buffer; sha256: string; seiten: string[] };

async function drucke(aktenzeichen: string, schreiben: string, runde = 1, beendigungsgrund?: string, schritt = schreiben): Promise<Gedruckt> {
  const auftrag = { aktenzeichen, behoerde: 'LHH', schreiben, empfaenger: 'JOBCENTER', schritt, runde, ...(beendigungsgrund && { beendigungsgrund }) };
  await bereiteVor(datenbank.pool, schreiben, aktenzeichen, schritt);
  const { id } = await inTransaktion(datenbank.pool, LHH, (db) => erstelleDokument(db, auftrag, umfeld));
  const { rows } = await datenbank.pool.query<{ inhalt: Buffer; sha256: string }>('SELECT inhalt, sha256 FROM dokument WHERE id = $1', [id]);
  if (!rows[0]) throw new Error('no document');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(rows[0].inhalt)), { mergePages: false });
  return { ...rows[0], seiten: text.map((t) => t.normalize('NFC').replaceAll(/\s+/g, ' ')) };
}

/** Letters that are handed over from a printer have no cover, leaflets no reference. */
const istAusdruck = (s: Schreiben): boolean => 'ausdruck' in s;
const ohneZeichen = (s: Schreiben): boolean => 'ohneZeichen' in s;

const mieter = (name: string, vorname = ''): TestPerson => ({ rolle: 'MIETER', name, vorname });

describe('Anlage 1', () => {
  it('tells the Jobcenter what the court has sent, and nothing else of the household', async () => {
    const { seiten } = await drucke(await insertFall(datenbank.pool, { personen: [mieter('Groß', 'Jürgen'), { rolle: 'VERMIETER', name: 'Wohnbau GmbH' }, { rolle: 'MITBEWOHNER', name: 'Stillesmäuschen' }] }), 'hannover.anlage-1');
    const alles = seiten.join(' ');
    for (const erwartet of ['Jürgen Groß', 'Wohnbau GmbH', '412 C 1234/26', '27. März 2026', 'Dienstag, 12. Mai 2026', '680,50 €', '2.041,50 €']) expect(alles).toContain(erwartet);
    for (const verboten of ['Stillesmäuschen', '4711', '1980', 'Original des Gerichts']) expect(alles).not.toContain(verboten);
  });

  it('names the day on which three Werktage are over: Easter in between, Saturday counted', async () => {
    const { seiten } = await drucke(await insertFall(datenbank.pool), 'hannover.anlage-1');
    expect(seiten[1]).toContain('bis Mittwoch, 8. April 2026');
  });

  it('has the form for the answer as its last page', async () => {
    const { seiten } = await drucke(await insertFall(datenbank.pool), 'hannover.anlage-1');
    for (const feld of ['Bezieht der Haushalt SGB-II-Leistungen? ja nein', 'BG-Nummer', 'Sachbearbeitung', 'Telefon', 'direkt an die Vermietung', 'Bemerkung', 'Datum, Unterschrift']) expect(seiten.at(-1)).toContain(feld);
  });

  it('says so when no hearing is set', async () => {
    const { seiten } = await drucke(await insertFall(datenbank.pool, { terminAm: null }), 'hannover.anlage-1');
    expect(seiten[1]).toContain('noch nicht bestimmt oder nicht mitgeteilt');
  });

  it('prints ten tenants with very long names completely', async () => {
    const personen = Array.from({ length: 10 }, (_, i) => mieter(`Wolfeschlegelsteinhausenbergerdorff-Müller-Lüdenscheidt${i}`, 'Nguyễn Şəhla Ḥāfiẓ'));
    const { seiten } = await drucke(await insertFall(datenbank.pool, { personen }), 'hannover.anlage-1');
    const brief = seiten.slice(1).join(' ').replaceAll(' ', '');
    for (const p of personen) expect(brief).toContain(p.name);
    expect(brief.match(/NguyễnŞəhlaḤāfiẓ/g)).toHaveLength(20);
  });

  it('keeps a word that is longer than the page inside the page', async () => {
    const { inhalt } = await drucke(await insertFall(datenbank.pool, { personen: [mieter('W'.repeat(200))] }), 'hannover.anlage-1');
    const pdf = await getDocumentProxy(new Uint8Array(inhalt));
    const { items } = await (await pdf.getPage(2)).getTextContent();
    const rechts = items.map((i: (typeof items)[number]) => ('transform' in i ? Number(i.transform[4]) + i.width : 0));
    expect(Math.max(...rechts)).toBeLessThan(595.28 - 50);
  });

  it('takes control characters and turned reading direction out of names', async () => {
    const { seiten } = await drucke(await insertFall(datenbank.pool, { personen: [mieter('Mei\u202eer\nZeile\t2')] }), 'hannover.anlage-1');
    expect(seiten[1]).toContain('Mei er Zeile 2');
  });
});

describe('every letter', () => {
  it.each(alleSchreiben)('$kuerzel has Aktenzeichen and page number on each page, unless it is meant to tell nobody whose it is', async (schreiben) => {
    const aktenzeichen = await insertFall(datenbank.pool);
    const { seiten } = await drucke(aktenzeichen, schreiben.kuerzel);
    if (ohneZeichen(schreiben)) expect(seiten.join(' ')).not.toContain(aktenzeichen);
    else for (const [i, seite] of seiten.entries()) expect(seite).toContain(`Aktenzeichen ${aktenzeichen} · Seite ${i + 1} von ${seiten.length}`);
    expect((seiten[0] ?? '').includes(`Seiten mit Deckblatt ${seiten.length} `)).toBe(!istAusdruck(schreiben));
  });

  it.each(alleSchreiben.map((s) => s.kuerzel))('%s comes out the same, byte by byte, for the same input', async (kuerzel) => {
    const aktenzeichen = await insertFall(datenbank.pool);
    const [erstes, zweites] = [await drucke(aktenzeichen, kuerzel), await drucke(aktenzeichen, kuerzel, 1, undefined, `${kuerzel}-noch-einmal`)];
    expect(zweites.inhalt.equals(erstes.inhalt)).toBe(true);
    expect(zweites.sha256).toBe(erstes.sha256);
  });

  it.each(alleSchreiben)('$kuerzel has its form and Aktenzeichen as the only metadata', async (schreiben) => {
    const { kuerzel, titel } = schreiben;
    const aktenzeichen = await insertFall(datenbank.pool);
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array((await drucke(aktenzeichen, kuerzel)).inhalt)));
    expect(info).toMatchObject({ Title: ohneZeichen(schreiben) ? titel : `${titel}, ${aktenzeichen}`, Creator: 'Kooperation', Producer: 'Kooperation', Language: 'de-DE' });
    expect(info).not.toHaveProperty('Author');
    expect(info).not.toHaveProperty('Subject');
  });

  it('is made once per step: a repetition returns the same document', async () => {
    const auftrag = { aktenzeichen: await insertFall(datenbank.pool), behoerde: 'LHH', schreiben: 'hannover.anlage-1', empfaenger: 'JOBCENTER', schritt: 'x', runde: 1 };
    const mache = () => inTransaktion(datenbank.pool, LHH, (db) => erstelleDokument(db, auftrag, umfeld));
    const [a, b, c] = [...(await Promise.all([mache(), mache()])), await mache()];
    expect(b?.id).toBe(a?.id);
    expect(c?.id).toBe(a?.id);
  });

  it('is refused when the kind is unknown, the case is not there or the recipient is none', async () => {
    const auftrag = { aktenzeichen: await insertFall(datenbank.pool), behoerde: 'LHH', schreiben: 'hannover.anlage-1', empfaenger: 'JOBCENTER', schritt: 'x', runde: 1 };
    const mache = (anders: object) => inTransaktion(datenbank.pool, LHH, (db) => erstelleDokument(db, { ...auftrag, ...anders }, umfeld));
    await expect(mache({ schreiben: 'hannover.liebesbrief' })).rejects.toMatchObject({ code: 'SCHREIBEN_UNBEKANNT' });
    await expect(mache({ aktenzeichen: '56.34-2026-999999' })).rejects.toMatchObject({ code: 'AKTE_UNVOLLSTAENDIG' });
    await expect(mache({ empfaenger: 'NIEMAND' })).rejects.toMatchObject({ code: 'BETEILIGTER_UNBEKANNT' });
  });
});

describe('the reminder', () => {
  it('names the first letter and the Frist that has passed, and repeats nothing of the household', async () => {
    const aktenzeichen = await insertFall(datenbank.pool);
    await drucke(aktenzeichen, 'hannover.anlage-1');
    await datenbank.pool.query(
      `INSERT INTO frist (behoerde, id, aktenzeichen, fristart, bezeichnung, beginn, laenge, einheit, modus, land, frist_ende, ablauf, vorfrist, schritte)
       VALUES ('LHH', $1 || ':H-2.3:1', $1, 'H-2.3', 'x', '2026-04-02', 3, 'WERKTAG', 'MO_SA', 'NI', '2026-04-08', now(), now(), '[]')`,
      [aktenzeichen],
    );
    const { seiten } = await drucke(aktenzeichen, 'hannover.erinnerung');
    expect(seiten[1]).toContain('Unser Schreiben vom 2. April 2026');
    expect(seiten[1]).toContain('Mittwoch, 8. April 2026 (abgelaufen)');
    expect(seiten.join(' ')).not.toMatch(/Kanarienvogel|Verratsgasse|Plaudern/);
  });
});

describe('the notice that a matter is settled', () => {
  it('asks to destroy the data and says why, except that somebody has died', async () => {
    const aktenzeichen = await insertFall(datenbank.pool);
    const zurueck = await drucke(aktenzeichen, 'hannover.mitteilung-erledigt', 1, 'KLAGE_ZURUECKGENOMMEN');
    const tot = await drucke(aktenzeichen, 'hannover.mitteilung-erledigt', 2, 'VERSTORBEN');
    expect(zurueck.seiten[1]).toContain('Die Klage wurde zurückgenommen.');
    expect(zurueck.seiten[1]).toContain('vernichten');
    expect(tot.seiten[1]).not.toMatch(/verst|Tod|tot/i);
  });

  it('says that the application is settled while it lies with the Jobcenter without a result, and nothing of it afterwards', async () => {
    const aktenzeichen = await insertFall(datenbank.pool);
    await drucke(aktenzeichen, 'hannover.anlage-2', 1, undefined, 'wohnungssicherung-anlage-2-1');
    await datenbank.pool.query(
      `INSERT INTO uebermittlung (behoerde, id, aktenzeichen, dokument_id, empfaenger, kanal, status, message_id, angelegt_am, naechster_versuch_am)
       SELECT 'LHH', $1 || ':wohnungssicherung-anlage-2-1:1', $1, id, 'JOBCENTER', 'DATEISPOOL', 'GESENDET', $1, erzeugt_am, erzeugt_am FROM dokument WHERE aktenzeichen = $1 AND art = 'hannover.anlage-2'`, [aktenzeichen]);
    await datenbank.pool.query("INSERT INTO lauf (behoerde, aktenzeichen, prozess, vorgang, anlass, eingang_am, angelegt_am) VALUES ('LHH', $1, 'hannover-wohnungssicherung', $1, 'x', '2026-04-02', now())", [aktenzeichen]);
    const offen = await drucke(aktenzeichen, 'hannover.mitteilung-erledigt', 1, 'VERZOGEN');
    expect(offen.seiten[1]).toContain('Unser formloser Antrag vom 2. April 2026');
    expect(offen.seiten[1]).toContain('auch unser formloser Antrag auf Übernahme der Mietschulden erledigt');
    expect(offen.seiten[1]).not.toContain('Unser Schreiben vom');
    await datenbank.pool.query("INSERT INTO mietschulden_ergebnis (behoerde, aktenzeichen, vorgang, antrag_runde, ergebnis, eingang_am, weg, erfasst_von, erfasst_am) VALUES ('LHH', $1, $1, 1, 'UEBERNAHME', '2026-04-02', 'POSTEINGANG', 'anna', now())", [aktenzeichen]);
    const entschieden = await drucke(aktenzeichen, 'hannover.mitteilung-erledigt', 2, 'VERZOGEN');
    expect(entschieden.seiten[1]).not.toContain('Antrag');
  });

  it('gives the new number where the matter goes on in another file', async () => {
    const [alt, neu] = [await insertFall(datenbank.pool), await insertFall(datenbank.pool)];
    await datenbank.pool.query('UPDATE fall SET gehoert_zu = $2 WHERE aktenzeichen = $1', [alt, neu]);
    const { seiten } = await drucke(alt, 'hannover.mitteilung-erledigt', 1, 'ZUSAMMENGELEGT');
    expect(seiten[1]).toContain(`wird unter dem Aktenzeichen ${neu} weitergeführt`);
    expect(seiten[1]).toContain(`Bisheriges Aktenzeichen ${alt}`);
    expect(seiten[1]).not.toContain('hat sich erledigt');
  });
});

describe('the cover', () => {
  it('shows nothing about a person or the matter, whatever the case holds', async () => {
    const wort = fc.string({ unit: fc.constantFrom(...'bcdfgjkqvwxyzäöüßéñşḥ'), minLength: 6, maxLength: 14 });
    const fall = fc.record({
      strasse: wort,
      ort: wort,
      rueckstandCent: fc.integer({ min: 10_000_000, max: 99_999_999 }),
      personen: fc.array(fc.record({ rolle: fc.constantFrom('MIETER' as const, 'VERMIETER' as const), name: wort, vorname: wort, anschrift: wort }), { minLength: 1, maxLength: 8 }),
    });
    const pruefe = async (f: TestFall, schreiben: string) => {
      const { seiten } = await drucke(await insertFall(datenbank.pool, f), schreiben);
      const deckblatt = (seiten[0] ?? '').toLowerCase();
      expect(deckblatt).toContain('telefax');
      expect(deckblatt).not.toMatch(/haft|räumung|klage|miete|rückstand|412 c|€/);
      const betrag = String(Math.floor((f.rueckstandCent ?? 0) / 100));
      for (const geheim of [f.strasse, f.ort, betrag, ...(f.personen ?? []).flatMap((p) => [p.name, p.vorname, p.anschrift])]) expect(deckblatt.replaceAll('.', '')).not.toContain(geheim?.normalize('NFC').toLowerCase());
    };
    await fc.assert(fc.asyncProperty(fall, fc.constantFrom(...alleSchreiben.filter((s) => !istAusdruck(s)).map((s) => s.kuerzel)), pruefe), { numRuns: 20 });
  });
});
