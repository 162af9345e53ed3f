import type { Db } from '../../db/pool.ts';
import { EIGENE, WER } from '../akteur.ts';
import { normalisiereName } from '../normalisieren.ts';
import { sqlUebung } from '../uebung.ts';
import { JONAS, NACHNAME } from './beispiele.ts';

const HIER = `x.behoerde = ${EIGENE} AND x.aktenzeichen = $1`;
const eintrag = (...arten: string[]): string => `EXISTS (SELECT 1 FROM journal x WHERE ${HIER} AND x.art IN (${arten.map((a) => `'${a}'`).join(', ')}))`;
const vonMir = (...arten: string[]): string => `EXISTS (SELECT 1 FROM journal x WHERE ${HIER} AND x.wer = ${WER} AND x.art IN (${arten.map((a) => `'${a}'`).join(', ')}))`;

/** What a step of a tour leaves behind, as SQL about the made-up file `$1` and the acting account. Nothing is done by saying so. */
const SPUR = {
  AKTE: '$1::text IS NOT NULL',
  GELESEN: vonMir('LESEN'),
  /** The file was read after a Frist stood in it. */
  FRIST_GESEHEN: `EXISTS (SELECT 1 FROM journal x JOIN journal f ON f.behoerde = x.behoerde AND f.aktenzeichen = x.aktenzeichen AND f.art = 'FRIST_GESETZT' AND f.id < x.id WHERE ${HIER} AND x.wer = ${WER} AND x.art = 'LESEN')`,
  AUFGABE: eintrag('ENTSCHEIDUNG'),
  SCHREIBEN_GESEHEN: vonMir('UEBERMITTLUNG_GELESEN', 'DOKUMENT_GELESEN'),
  RUECKMELDUNG: eintrag('RUECKMELDUNG', 'RUECKMELDUNG_VORBEREITET'),
  RUECKMELDUNG_ERTEILT: eintrag('RUECKMELDUNG_ERTEILT'),
  UEBERNOMMEN: `EXISTS (SELECT 1 FROM fall x WHERE ${HIER} AND x.zustaendig = ${WER})`,
  BOGEN: `EXISTS (SELECT 1 FROM bogen x WHERE ${HIER})`,
  /** Another made-up file, that of Jonas, was opened. */
  GEFUNDEN: `EXISTS (SELECT 1 FROM journal x JOIN person p ON p.behoerde = x.behoerde AND p.aktenzeichen = x.aktenzeichen WHERE x.behoerde = ${EIGENE} AND x.wer = ${WER} AND x.art = 'LESEN' AND ${sqlUebung('x.aktenzeichen')} AND p.name_norm = $2)`,
  KENNZAHL: `EXISTS (SELECT 1 FROM journal x WHERE x.behoerde = ${EIGENE} AND x.aktenzeichen IS NULL AND x.wer = ${WER} AND x.art = 'KENNZAHL_LISTE')`,
} as const;
export type Spur = keyof typeof SPUR;
export type Tourstand = Readonly<Record<Spur, boolean>>;

/** @param aktenzeichen of the made-up file that the tour goes through; undefined where there is none yet */
export async function findTourstand(db: Db, aktenzeichen: string | undefined): Promise<Tourstand> {
  const { rows } = await db.query(`SELECT $2::text AS wer, ${Object.entries(SPUR).map(([name, sql]) => `${sql} AS "${name}"`).join(', ')}`, [aktenzeichen ?? null, normalisiereName(NACHNAME, JONAS)]);
  return rows[0] as Tourstand;
}

/**
 * The made-up file of a tour, the newest of several: that of one person, or any where the authority takes part in those of others.
 * One that is being removed is none any more.
 */
export async function findTourakte(db: Db, vorname?: string): Promise<string | undefined> {
  const { rows } = await db.query(
    `SELECT f.aktenzeichen FROM fall f WHERE f.behoerde = ${EIGENE} AND ${sqlUebung('f.aktenzeichen')}
       AND ($1::text IS NULL OR EXISTS (SELECT 1 FROM person p WHERE p.behoerde = f.behoerde AND p.aktenzeichen = f.aktenzeichen AND p.name_norm = $1))
       AND NOT EXISTS (SELECT 1 FROM uebung_entfernung e WHERE e.akte = f.aktenzeichen)
     ORDER BY f.angelegt_am DESC, f.aktenzeichen DESC LIMIT 1`,
    [vorname === undefined ? null : normalisiereName(NACHNAME, vorname)],
  );
  return (rows[0] as { aktenzeichen: string } | undefined)?.aktenzeichen;
}
