import type { Db } from '../../db/pool.ts';
import { EIGENE } from '../akteur.ts';

export type DurchleitungStatus = 'WIRD_ABGELEGT' | 'HINTERLEGT' | 'ENTFERNT';
/** Why the content is no longer there. */
export type Entfernungsgrund = 'GESENDET' | 'ZURUECKGEZOGEN' | 'AUFGEGEBEN' | 'ANDERS_ZUGESTELLT' | 'ERSETZT' | 'VON_HAND' | 'WIDERRUFEN' | 'VERFAHREN_BEENDET' | 'FALL_BEENDET' | 'ABGEBROCHEN' | 'INHALT_FEHLT';

/** What is kept of a document that is passed through: never its content, nor the salt of its key. */
export type Durchleitung = {
  id: string; schreiben: string; art: string; bezeichnung: string; seiten: number; sha256: string; status: DurchleitungStatus;
  hinterlegtVon: string; hinterlegtAm: Date; entferntAm: Date | null; entferntGrund: Entfernungsgrund | null;
};

/** One of its transmissions: to whom, and what became of it. */
export type Weg = { id: string; empfaenger: string; status: string; gesendetAm: Date | null };

const SPALTEN = `id, schreiben, art, bezeichnung, seiten, sha256, status, hinterlegt_von AS "hinterlegtVon", hinterlegt_am AS "hinterlegtAm", entfernt_am AS "entferntAm", entfernt_grund AS "entferntGrund"`;

/** SQL: transmissions that may still need the content, or of which nobody knows yet. */
export const OFFENE_WEGE = "x.status IN ('BEREIT', 'UEBERGABE', 'ANGENOMMEN', 'UNKLAR')";

/** Those of a case whose upload was finished, newest first, each with its transmissions. */
export async function listDurchleitungen(db: Db, aktenzeichen: string): Promise<(Durchleitung & { wege: Weg[] })[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM durchleitung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND status <> 'WIRD_ABGELEGT' AND entfernt_grund IS DISTINCT FROM 'ABGEBROCHEN' ORDER BY hinterlegt_am DESC, id`, [aktenzeichen]);
  const { rows: wege } = await db.query(
    `SELECT u.durchleitung_id AS durchleitung, u.id, b.name AS empfaenger, u.status, u.gesendet_am AS "gesendetAm" FROM uebermittlung u JOIN beteiligter b ON b.kuerzel = u.empfaenger
      WHERE u.behoerde = ${EIGENE} AND u.aktenzeichen = $1 AND u.durchleitung_id IS NOT NULL ORDER BY u.angelegt_am, u.id`,
    [aktenzeichen],
  );
  return (rows as Durchleitung[]).map((d) => ({ ...d, wege: (wege as (Weg & { durchleitung: string })[]).filter((w) => w.durchleitung === d.id) }));
}

/** What lies ready for a letter of the case. Locked to the end of the transaction, so that it is not replaced meanwhile. */
export async function lockHinterlegte(db: Db, behoerde: string, aktenzeichen: string, schreiben: string): Promise<Durchleitung | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM durchleitung WHERE behoerde = $1 AND aktenzeichen = $2 AND schreiben = $3 AND status = 'HINTERLEGT' FOR UPDATE`, [behoerde, aktenzeichen, schreiben]);
  return rows[0] as Durchleitung | undefined;
}

/** The transmission that has the document now; undefined: it waits for one. */
export async function findOffenenWeg(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await db.query(`SELECT x.id FROM uebermittlung x WHERE x.durchleitung_id = $1 AND ${OFFENE_WEGE} LIMIT 1`, [id]);
  return (rows[0] as { id: string } | undefined)?.id;
}

/** The salt of its key, for who has to read the content; undefined once it was removed. */
export async function findSalz(db: Db, id: string): Promise<{ salz: Buffer; seiten: number; sha256: string } | undefined> {
  const { rows } = await db.query(`SELECT salz, seiten, sha256 FROM durchleitung WHERE id = $1 AND status = 'HINTERLEGT'`, [id]);
  return rows[0] as { salz: Buffer; seiten: number; sha256: string } | undefined;
}
