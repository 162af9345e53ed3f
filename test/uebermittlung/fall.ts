import type pg from 'pg';
import { normalisiereName } from '../../src/akte/normalisieren.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { bildeUebermittlungId } from '../../src/uebermittlung/kennung.ts';
import { enqueueUebermittlung, erstelleDokument } from '../../src/uebermittlung/index.ts';
import type { Umfeld } from '../../src/uebermittlung/typen.ts';
import { StellbareUhr } from '../../src/uhr.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';

/** Whoever sees one of these outside of PostgreSQL and the pages of a letter has found a leak. */
export const KANARI = { mieter: 'Kanarienvogel', vorname: 'Zwetlana', vermieter: 'Geheimrat Immobilien', strasse: 'Verratsgasse', ort: 'Lauschhausen', gericht: 'Amtsgericht Plaudern' };

export type TestPerson = { rolle: 'MIETER' | 'VERMIETER' | 'MITBEWOHNER' | 'VERTRETER'; name: string; vorname?: string; anschrift?: string };
export type TestFall = { strasse?: string; plz?: string; ort?: string; terminAm?: string | null; rueckstandCent?: number; personen?: TestPerson[] };

export const LHH = { behoerde: 'LHH', wer: 'anna.berg' };
export const DIENST = { behoerde: '*', wer: 'test' };

export async function erstelleUmfeld(jetzt = '2026-04-02T08:00:00Z'): Promise<Umfeld & { uhr: StellbareUhr }> {
  return { uhr: new StellbareUhr(new Date(jetzt)), vereinbarungen: await ladeVereinbarungen() };
}

/** A clock that does not run: for documents that must come out the same. */
export const stehendeUhr = (jetzt: string) => ({ jetzt: () => new Date(jetzt) });

/** Recipients beside the Jobcenter: the people of the case, a body by post whose address is known, one by fax. */
const WEITERE = `INSERT INTO beteiligter (kuerzel, vereinbarung, name, funktion, anschrift, kanal, anschrift_aus) VALUES
    ('HAUSHALT', 'hannover', 'Haushalt', 'Mietpartei der Akte', '', 'POST', 'MIETER'),
    ('VERMIETER', 'hannover', 'Vermietung', 'Vermietende Partei der Akte', '', 'POST', 'VERMIETER'),
    ('SCHULDNERBERATUNG', 'hannover', 'Schuldnerberatung', 'Soziale Schuldnerberatung', 'Beispielweg 3, 30159 Hannover', 'POST', NULL)
  ON CONFLICT (kuerzel) DO NOTHING`;

export async function insertBeteiligte(pool: pg.Pool, jobcenter: { kanal?: string; faxnummer?: string | null; arbeitetImSystem?: boolean } = {}): Promise<void> {
  const { kanal = 'DATEISPOOL', faxnummer = '0511 / 6559-0', arbeitetImSystem = false } = jobcenter;
  await pool.query(
    `INSERT INTO beteiligter (kuerzel, vereinbarung, behoerde, name, funktion, anschrift, faxnummer, kanal, arbeitet_im_system) VALUES
       ('FACHSTELLE', 'hannover', 'LHH', 'Landeshauptstadt Hannover', 'Fachstelle Wohnungserhalt, OE 56.34', 'Leinstraße 14, 30159 Hannover', NULL, 'DATEISPOOL', true),
       ('JOBCENTER', 'hannover', 'JC', 'Jobcenter Region Hannover', 'Funktionspostfach Wohnungserhalt', '', $1, $2, $3)
     ON CONFLICT (kuerzel) DO UPDATE SET faxnummer = EXCLUDED.faxnummer, kanal = EXCLUDED.kanal, arbeitet_im_system = EXCLUDED.arbeitet_im_system`,
    [faxnummer, kanal, arbeitetImSystem],
  );
  await pool.query(WEITERE);
}

let laufendeNummer = 0;
export const neuesAktenzeichen = (): string => `56.34-2026-${String(++laufendeNummer).padStart(6, '0')}`;

export async function insertFall(pool: pg.Pool, fall: TestFall = {}, aktenzeichen = neuesAktenzeichen()): Promise<string> {
  const personen = fall.personen ?? [
    { rolle: 'MIETER', name: KANARI.mieter, vorname: KANARI.vorname },
    { rolle: 'VERMIETER', name: KANARI.vermieter, anschrift: `${KANARI.strasse} 99, 30161 ${KANARI.ort}` },
  ];
  await inTransaktion(pool, LHH, async (db) => {
    await db.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) VALUES ('LHH', $1, 'hannover', '2026-04-01', now())", [aktenzeichen]);
    await db.query("INSERT INTO haushalt (behoerde, aktenzeichen, strasse, hausnummer, plz, ort, telefon, adresse_norm) VALUES ('LHH', $1, $2, '7b', $3, $4, '0511 4711', 'x')", [
      aktenzeichen,
      fall.strasse ?? KANARI.strasse,
      fall.plz ?? '30161',
      fall.ort ?? KANARI.ort,
    ]);
    for (const p of personen) {
      await db.query("INSERT INTO person (behoerde, aktenzeichen, rolle, name, vorname, anschrift, geburtsdatum, name_norm) VALUES ('LHH', $1, $2, $3, $4, $5, '1980-01-01', $6)", [aktenzeichen, p.rolle, p.name, p.vorname ?? '', p.anschrift ?? '', normalisiereName(p.name, p.vorname)]);
    }
    await insertMitteilung(db, aktenzeichen, fall);
  });
  return aktenzeichen;
}

async function insertMitteilung(db: Db, aktenzeichen: string, fall: TestFall): Promise<void> {
  await db.query(
    `INSERT INTO mitteilung (behoerde, aktenzeichen, gericht, geschaeftszeichen, gericht_norm, geschaeftszeichen_norm, klage_eingang_am, eingang_am, termin_am,
       monatsmiete_cent, rueckstand_cent, quelle, original)
     VALUES ('LHH', $1, $2, '412 C 1234/26', 'ag', $1, '2026-03-27', '2026-04-01', $3, 68050, $4, 'FORMULAR', '{"geheim": "Original des Gerichts"}')`,
    [aktenzeichen, KANARI.gericht, fall.terminAm === undefined ? '2026-05-12' : fall.terminAm, fall.rueckstandCent ?? 204_150],
  );
}

/** A letter, rendered and queued as a worker does it. @returns the id of the transmission */
export async function reiheEin(pool: pg.Pool, umfeld: Umfeld, aktenzeichen: string, schreiben = 'hannover.anlage-1', runde = 1, empfaenger = 'JOBCENTER'): Promise<string> {
  const schritt = { aktenzeichen, behoerde: 'LHH', empfaenger, schritt: schreiben.split('.')[1] ?? schreiben, runde };
  return inTransaktion(pool, LHH, async (db) => {
    const dokument = await erstelleDokument(db, { ...schritt, schreiben }, umfeld);
    return (await enqueueUebermittlung(db, { ...schritt, dokumentId: dokument.id }, umfeld)).uebermittlungId;
  });
}

/** A transmission whose document is only a few bytes: for tests of the way, not of the letter. */
export async function reiheLeichtesEin(pool: pg.Pool, umfeld: Umfeld, aktenzeichen: string, runde = 1, empfaenger = 'JOBCENTER'): Promise<string> {
  const schritt = { aktenzeichen, behoerde: 'LHH', empfaenger, schritt: 'anlage-1', runde };
  return inTransaktion(pool, LHH, async (db) => {
    const { rows } = await db.query<{ id: string }>(
      `INSERT INTO dokument (behoerde, aktenzeichen, art, titel, inhalt, sha256, seiten, erzeugt_am, schluessel)
       VALUES ('LHH', $1, 'hannover.anlage-1', 'Anlage 1', $2, 'x', 3, now(), $3) RETURNING id`,
      [aktenzeichen, Buffer.from(`%PDF-1.7 ${KANARI.mieter}`), bildeUebermittlungId(schritt)],
    );
    return (await enqueueUebermittlung(db, { ...schritt, dokumentId: rows[0]?.id ?? '' }, umfeld)).uebermittlungId;
  });
}

export type Stand = { status: string; fehler_code: string | null; versuche: number; message_id: string; gesendet_am: Date | null };
export async function leseStand(pool: pg.Pool, id: string): Promise<Stand> {
  const { rows } = await pool.query<Stand>('SELECT status, fehler_code, versuche, message_id, gesendet_am FROM uebermittlung WHERE id = $1', [id]);
  if (!rows[0]) throw new Error('no such transmission');
  return rows[0];
}

/** The results published to the process, in order. */
export async function leseErgebnisse(pool: pg.Pool, id: string): Promise<string[]> {
  const { rows } = await pool.query<{ s: string }>("SELECT variablen ->> 'uebermittlungStatus' AS s FROM ausgang WHERE nachricht = 'uebermittlung-ergebnis' AND korrelation = $1 ORDER BY id", [id]);
  return rows.map((z) => z.s);
}
