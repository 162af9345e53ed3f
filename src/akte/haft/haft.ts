import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { mietanteil } from '../../recht/haft.ts';
import { EIGENE } from '../akteur.ts';
import type { AuskunftAngaben, AuskunftWeg } from './auskunft.ts';

export const HAFT_PROZESS = 'hannover-haft';

export type HaftAngaben = {
  haftVon: string; entlassungAm: string | null; /** name of the person who is detained */ inhaftiert: string; anstalt: string; sgb2Bezug: 'JA' | 'NEIN' | 'UNBEKANNT';
  /** rent of the whole flat, integer Cent a month */
  kduMonatCent: number;
  /** the detained person's share of it, e.g. `1/3` */
  anteil: string;
  /** when the Fachstelle knew that the conditions of its duty were met (§ 103 Abs. 3 SGB X) */
  kenntnisAm: string;
};
export type Haft = HaftAngaben & {
  aktenzeichen: string; vorgang: string; gemeldetVon: 'HAUSHALT' | 'JVA_SOZIALDIENST' | 'JOBCENTER' | 'ANDERE';
  /** integer Cent a month */
  anteilCent: number;
  jcAuskunft: 'GEZAHLT' | 'NICHT_GEZAHLT' | null; jcGezahltBis: string | null; jcAuskunftAm: string | null; jcAuskunftWeg: AuskunftWeg | null;
  jcMonatCent: AuskunftAngaben['monatCent']; jcGezahltAn: AuskunftAngaben['gezahltAn']; jcEingestelltAm: AuskunftAngaben['eingestelltAm'];
};

// A rent in Cent is far below 2^53, so it comes as a number.
const SPALTEN = `aktenzeichen, vorgang, gemeldet_von AS "gemeldetVon", haft_von AS "haftVon", entlassung_am AS "entlassungAm", inhaftiert, anstalt, sgb2_bezug AS "sgb2Bezug",
  kdu_monat_cent::float8 AS "kduMonatCent", anteil, kenntnis_am AS "kenntnisAm", jc_auskunft AS "jcAuskunft", jc_gezahlt_bis AS "jcGezahltBis",
  jc_auskunft_am AS "jcAuskunftAm", jc_auskunft_weg AS "jcAuskunftWeg", jc_monat_cent::float8 AS "jcMonatCent", jc_gezahlt_an AS "jcGezahltAn", jc_eingestellt_am AS "jcEingestelltAm"`;

const alsHaft = (zeile: Omit<Haft, 'anteilCent'>): Haft => ({ ...zeile, anteilCent: mietanteil(zeile.kduMonatCent, zeile.anteil) });

/** The detentions of a case, oldest first. */
export async function listHaften(db: Db, aktenzeichen: string): Promise<Haft[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM haft WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY angelegt_am, vorgang`, [aktenzeichen]);
  return (rows as Omit<Haft, 'anteilCent'>[]).map(alsHaft);
}

/** The newest detention of a case: what a new claim for reimbursement, or a page of the Akte, is about. */
export const findHaft = async (db: Db, aktenzeichen: string): Promise<Haft | undefined> => (await listHaften(db, aktenzeichen)).at(-1);

/** The detention of a run. */
export async function findHaftVon(db: Db, vorgang: string): Promise<Haft | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM haft WHERE behoerde = ${EIGENE} AND vorgang = $1`, [vorgang]);
  return rows[0] && alsHaft(rows[0] as Omit<Haft, 'anteilCent'>);
}

/** Locks the newest detention of a case, so that changes come one after the other. @throws FachlicherFehler HAFT_UNBEKANNT */
export async function lockHaft(db: Db, aktenzeichen: string): Promise<Haft> {
  await db.query(`SELECT 1 FROM haft WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 FOR UPDATE`, [aktenzeichen]);
  const haft = await findHaft(db, aktenzeichen);
  if (!haft) throw new FachlicherFehler('HAFT_UNBEKANNT', 'In dieser Akte ist keine Haft gemeldet.');
  return haft;
}
