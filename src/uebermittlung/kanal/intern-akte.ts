import { normalisiereName } from '../../akte/normalisieren.ts';
import type { Db } from '../../db/pool.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import type { Umfang } from '../schreiben/schreiben.ts';
import type { Sendung } from '../typen.ts';

/** SQL: the sender's files that it has joined to this one. The recipient knows the same suit under their numbers, and no second one. */
const DAZUGELEGT = 'SELECT q.aktenzeichen FROM fall q WHERE q.behoerde = $2 AND q.gehoert_zu = $3';

/** The sender's number for the household is another one now: the recipient's old file points to the new one, and its notice goes along. */
async function followZusammenlegung(db: Db, orte: readonly string[]): Promise<void> {
  await db.query(`UPDATE fall SET gehoert_zu = $3 WHERE behoerde = $1 AND gehoert_zu IS NULL AND aktenzeichen IN (${DAZUGELEGT})`, [...orte]);
  await db.query(
    `UPDATE mitteilung SET aktenzeichen = $3 WHERE behoerde = $1 AND aktenzeichen IN (${DAZUGELEGT}) AND EXISTS (SELECT 1 FROM mitteilung n WHERE n.behoerde = $2 AND n.aktenzeichen = $3
       AND n.gericht_norm = mitteilung.gericht_norm AND n.geschaeftszeichen_norm = mitteilung.geschaeftszeichen_norm) AND NOT EXISTS (SELECT 1 FROM mitteilung n WHERE n.behoerde = $1 AND n.aktenzeichen = $3)`,
    [...orte],
  );
}

/**
 * Makes the recipient's own file from what the letter says, and no more: no birth date, no co-residents, no original of the
 * court; telephone and landlord only where the letter names them.
 * @returns DOPPELT when the recipient has the same court and file number under another Aktenzeichen
 */
export async function copyAkte(db: Db, s: Sendung, behoerde: string, { uhr, telefon = false, vermieter = true, ohneMitteilung, nur }: { uhr: Uhr } & Partial<Umfang>): Promise<'NEU' | 'VORHANDEN' | 'DOPPELT'> {
  const orte = [behoerde, s.behoerde, s.aktenzeichen];
  const heute = lokalesDatum(uhr.jetzt());
  const doppelt = await db.query(
    `SELECT 1 FROM mitteilung m JOIN mitteilung n USING (gericht_norm, geschaeftszeichen_norm)
      WHERE m.behoerde = $1 AND n.behoerde = $2 AND n.aktenzeichen = $3 AND m.aktenzeichen <> n.aktenzeichen AND m.aktenzeichen NOT IN (${DAZUGELEGT})`,
    orte,
  );
  if (doppelt.rowCount !== 0) return 'DOPPELT';
  await db.query(
    `INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am)
     SELECT $1, aktenzeichen, vereinbarung, $4, $5 FROM fall WHERE behoerde = $2 AND aktenzeichen = $3 ON CONFLICT DO NOTHING`,
    [...orte, heute, uhr.jetzt()],
  );
  await followZusammenlegung(db, orte);
  // A file that is there may have been emptied, because the household was not the recipient's matter then.
  const haushalt = await db.query(
    `INSERT INTO haushalt (behoerde, aktenzeichen, strasse, hausnummer, lage, plz, ort, telefon, adresse_norm)
     SELECT $1, aktenzeichen, strasse, hausnummer, lage, plz, ort, CASE WHEN $4 THEN telefon END, adresse_norm FROM haushalt WHERE behoerde = $2 AND aktenzeichen = $3 ON CONFLICT DO NOTHING`,
    [...orte, telefon],
  );
  if (haushalt.rowCount !== 1 && (await hatVerfahren(db, behoerde, s.aktenzeichen))) return 'VORHANDEN';
  await copyPersonen(db, s, behoerde, { vermieter, nur });
  if (!ohneMitteilung) await copyMitteilung(db, s, behoerde, uhr);
  return 'NEU';
}

/** A file without one only ever took in a question and holds less than a procedure needs. */
async function hatVerfahren(db: Db, behoerde: string, aktenzeichen: string): Promise<boolean> {
  return (await db.query('SELECT 1 FROM lauf WHERE behoerde = $1 AND aktenzeichen = $2', [behoerde, aktenzeichen])).rowCount !== 0;
}

/** The people the letter names. One whom the sender's file does not know by that name is taken over as the letter calls them. */
async function copyPersonen(db: Db, s: Sendung, behoerde: string, { vermieter, nur }: { vermieter: boolean; nur: string | undefined }): Promise<void> {
  await db.query(
    `INSERT INTO person (behoerde, aktenzeichen, rolle, name, vorname, anschrift, name_norm)
     SELECT $1, aktenzeichen, rolle, name, vorname, anschrift, name_norm FROM person p WHERE behoerde = $2 AND aktenzeichen = $3 AND rolle = ANY ($4) AND ($5::text IS NULL OR rolle <> 'MIETER' OR name_norm = $5)
       AND NOT EXISTS (SELECT 1 FROM person v WHERE v.behoerde = $1 AND v.aktenzeichen = $3 AND v.rolle = p.rolle AND v.name_norm = p.name_norm) ORDER BY id`,
    [behoerde, s.behoerde, s.aktenzeichen, vermieter ? ['MIETER', 'VERMIETER'] : ['MIETER'], nur === undefined ? null : normalisiereName(nur)],
  );
  if (nur === undefined) return;
  await db.query(
    `INSERT INTO person (behoerde, aktenzeichen, rolle, name, name_norm) SELECT $1, $2, 'MIETER', $3, $4 WHERE NOT EXISTS (SELECT 1 FROM person WHERE behoerde = $1 AND aktenzeichen = $2 AND rolle = 'MIETER' AND name_norm = $4)`,
    [behoerde, s.aktenzeichen, nur, normalisiereName(nur)],
  );
}

async function copyMitteilung(db: Db, s: Sendung, behoerde: string, uhr: Uhr): Promise<void> {
  await db.query(
    `INSERT INTO mitteilung (behoerde, aktenzeichen, gericht, geschaeftszeichen, gericht_norm, geschaeftszeichen_norm, klage_eingang_am, eingang_am, zugestellt_am,
       termin_am, monatsmiete_cent, rueckstand_cent, nutzungsentschaedigung_cent, quelle, original)
     SELECT $1, aktenzeichen, gericht, geschaeftszeichen, gericht_norm, geschaeftszeichen_norm, klage_eingang_am, $4, zugestellt_am,
       termin_am, monatsmiete_cent, rueckstand_cent, nutzungsentschaedigung_cent, 'API', $5 FROM mitteilung WHERE behoerde = $2 AND aktenzeichen = $3 ON CONFLICT DO NOTHING`,
    [behoerde, s.behoerde, s.aktenzeichen, lokalesDatum(uhr.jetzt()), JSON.stringify({ uebermittlung: s.id })],
  );
}

/** Puts the letter into the recipient's file. @returns its id, or null where the recipient has no such file */
export async function copyDokument(db: Db, s: Sendung, behoerde: string, uhr: Uhr): Promise<string | null> {
  const schluessel = `eingang:${s.messageId}`;
  await db.query(
    `INSERT INTO dokument (behoerde, aktenzeichen, art, titel, inhalt, mime, sha256, seiten, erzeugt_am, schluessel)
     SELECT $1, d.aktenzeichen, d.art, d.titel, d.inhalt, d.mime, d.sha256, d.seiten, $3, $4 FROM dokument d
      WHERE d.id = $2 AND EXISTS (SELECT 1 FROM fall f WHERE f.behoerde = $1 AND f.aktenzeichen = d.aktenzeichen) ON CONFLICT DO NOTHING`,
    [behoerde, s.dokumentId, uhr.jetzt(), schluessel],
  );
  const { rows } = await db.query<{ id: string }>('SELECT id FROM dokument WHERE behoerde = $1 AND schluessel = $2', [behoerde, schluessel]);
  return rows[0]?.id ?? null;
}
