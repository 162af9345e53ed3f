import type { Db } from '../../db/pool.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { writeJournal } from '../journal.ts';
import { OFFENE_WEGE, type Entfernungsgrund } from './durchleitung.ts';

const NICHT_GEBRAUCHT = `NOT EXISTS (SELECT 1 FROM uebermittlung x WHERE x.durchleitung_id = d.id AND ${OFFENE_WEGE})`;

/** Which documents: one, all of a case of the own authority, or those of one transmission. */
type Welche = { id: string } | { aktenzeichen: string } | { uebermittlung: { behoerde: string; id: string } };

function bedingung(welche: Welche): [sql: string, werte: string[]] {
  if ('id' in welche) return ['d.id = $3', [welche.id]];
  if ('aktenzeichen' in welche) return [`d.behoerde = ${EIGENE} AND d.aktenzeichen = $3`, [welche.aktenzeichen]];
  return ['d.id = (SELECT u.durchleitung_id FROM uebermittlung u WHERE u.behoerde = $3 AND u.id = $4)', [welche.uebermittlung.behoerde, welche.uebermittlung.id]];
}

/**
 * Forgets the key: with the commit nobody can read the content any more, here or in a copy of the file. The files themselves
 * go with the next round of the transmission service, or with its next start.
 * @returns how many were removed now
 */
async function entferne(db: Db, welche: Welche, grund: Entfernungsgrund, uhr: Uhr, nurUngebrauchte: boolean): Promise<number> {
  const [sql, werte] = bedingung(welche);
  const { rows } = await db.query(
    `UPDATE durchleitung d SET status = 'ENTFERNT', salz = NULL, entfernt_am = $1, entfernt_grund = $2
      WHERE d.status <> 'ENTFERNT' AND ${sql} ${nurUngebrauchte ? `AND ${NICHT_GEBRAUCHT}` : ''} RETURNING d.id, d.behoerde, d.aktenzeichen, d.art`,
    [uhr.jetzt(), grund, ...werte],
  );
  for (const d of rows as { id: string; behoerde: string; aktenzeichen: string; art: string }[]) {
    const eintrag = { behoerde: d.behoerde, aktenzeichen: d.aktenzeichen, art: 'DURCHLEITUNG_ENTFERNT', angaben: { dokumentart: d.art, entfernt: grund }, schluessel: `durchleitung:${d.id}:entfernt` };
    await writeJournal(db, eintrag, uhr);
  }
  return rows.length;
}

/** Removes what no open transmission needs: of a case (the own authority's), or one document. */
export const removeDurchleitungen = (db: Db, welche: string | { id: string }, grund: Entfernungsgrund, uhr: Uhr): Promise<number> =>
  entferne(db, typeof welche === 'string' ? { aktenzeichen: welche } : welche, grund, uhr, true);

/** Removes it even where a transmission is under way: the case is over, or its content was lost. */
export const removeDurchleitungGanz = (db: Db, welche: string | { id: string }, grund: Entfernungsgrund, uhr: Uhr): Promise<number> =>
  entferne(db, typeof welche === 'string' ? { aktenzeichen: welche } : welche, grund, uhr, false);

/** A person has settled the matter of this transmission, whatever its state: its document is needed no more. */
export const releaseDurchleitung = (db: Db, uebermittlung: { behoerde: string; id: string }, grund: Entfernungsgrund, uhr: Uhr): Promise<number> =>
  entferne(db, { uebermittlung }, grund, uhr, false);
