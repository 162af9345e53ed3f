import { EIGENE } from '../../akte/akteur.ts';
import { sqlUebung } from '../../akte/uebung.ts';
import type { Db } from '../../db/pool.ts';

export const STATUS = ['BEREIT', 'UEBERGABE', 'ANGENOMMEN', 'GESENDET', 'FEHLGESCHLAGEN', 'BESTAETIGT', 'UNKLAR', 'ZURUECKGEZOGEN'] as const;
export type Status = (typeof STATUS)[number];

export type Uebermittlung = {
  id: string; aktenzeichen: string; dokumentId: string; titel: string; seiten: number; empfaenger: string; empfaengerFunktion: string; kanal: string; status: Status;
  messageId: string; fehlerCode: string | null; versuche: number; angelegtAm: Date; uebergabeAm: Date | null; angenommenAm: Date | null; gesendetAm: Date | null; bestaetigtAm: Date | null;
};

const SPALTEN = `u.id, u.aktenzeichen, u.dokument_id AS "dokumentId", d.titel, d.seiten, b.name AS empfaenger, b.funktion AS "empfaengerFunktion", u.kanal, u.status,
  u.message_id AS "messageId", u.fehler_code AS "fehlerCode", u.versuche, u.angelegt_am AS "angelegtAm", u.uebergabe_am AS "uebergabeAm",
  u.angenommen_am AS "angenommenAm", u.gesendet_am AS "gesendetAm", u.bestaetigt_am AS "bestaetigtAm"`;
const DAZU = 'JOIN dokument d ON d.id = u.dokument_id JOIN beteiligter b ON b.kuerzel = u.empfaenger';
const LESE = `SELECT ${SPALTEN} FROM uebermittlung u ${DAZU} WHERE u.behoerde = ${EIGENE}`;

/**
 * Transmissions of the own authority: those that a person must settle first, then the newest. Which they are is found by an
 * index for each of the two; only for these are letter and recipient read.
 */
export async function listUebermittlungen(db: Db, filter: { status?: Status; aktenzeichen?: string; grenze?: number } = {}): Promise<Uebermittlung[]> {
  const teil = (zuKlaeren: boolean): string =>
    `(SELECT *, ${zuKlaeren} AS zu_klaeren FROM uebermittlung WHERE behoerde = ${EIGENE} AND status ${zuKlaeren ? '' : 'NOT '}IN ('UNKLAR', 'FEHLGESCHLAGEN')
       AND ($1::text IS NULL OR status = $1) AND ($2::text IS NULL OR aktenzeichen = $2) ORDER BY angelegt_am DESC, id LIMIT $3)`;
  const { rows } = await db.query(
    `SELECT ${SPALTEN} FROM (${teil(true)} UNION ALL ${teil(false)}) u ${DAZU} ORDER BY u.zu_klaeren DESC, u.angelegt_am DESC, u.id LIMIT $3`,
    [filter.status ?? null, filter.aktenzeichen ?? null, filter.grenze ?? 200],
  );
  return rows as Uebermittlung[];
}

/** Letters of the own authority that wait to be posted, the oldest first; none of a made-up file. */
export async function listPostausgang(db: Db, grenze = 200): Promise<Uebermittlung[]> {
  const { rows } = await db.query(`${LESE} AND u.kanal = 'POST' AND u.status = 'BEREIT' AND NOT ${sqlUebung('u.aktenzeichen')} ORDER BY u.angelegt_am, u.id LIMIT $1`, [grenze]);
  return rows as Uebermittlung[];
}

export async function findUebermittlung(db: Db, id: string): Promise<Uebermittlung | undefined> {
  const { rows } = await db.query(`${LESE} AND u.id = $1`, [id]);
  return rows[0] as Uebermittlung | undefined;
}

export type Sendebericht = { kennung: string; ergebnis: string; gesendetAm: Date | null; seiten: number | null; fehlerCode: string | null; weg: string; eingangAm: Date };

export async function listSendeberichte(db: Db, uebermittlungId: string): Promise<Sendebericht[]> {
  const { rows } = await db.query(
    `SELECT kennung, ergebnis, gesendet_am AS "gesendetAm", seiten, fehler_code AS "fehlerCode", weg, eingang_am AS "eingangAm"
     FROM sendebericht WHERE behoerde = ${EIGENE} AND uebermittlung_id = $1 ORDER BY id`,
    [uebermittlungId],
  );
  return rows as Sendebericht[];
}
