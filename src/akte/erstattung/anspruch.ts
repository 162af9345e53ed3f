import type { Db } from '../../db/pool.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE, WER } from '../akteur.ts';
import { lockFall } from '../fall.ts';
import { writeJournal } from '../journal.ts';

export type Anspruchsweg = 'EIGEN' | 'POSTEINGANG' | 'INTERN';
/** A claim for reimbursement (H-4.3) as far as it is known. Sums in integer Cent, days as local dates. */
export type AnspruchAngaben = {
  anspruchsgrundlage: 103 | 105;
  haftVon: string | null;
  entlassungAm: string | null;
  jcGezahltBis: string | null;
  kduMonatCent: number | null;
  betragCent: number | null;
  angemeldetAm: string;
  /** since when the Fachstelle has known that it owes (§ 103 Abs. 3 SGB X); null while nobody has said so */
  kenntnisAm: string | null;
  zahlungsreferenz: string | null;
};
export type Anspruch = AnspruchAngaben & { aktenzeichen: string; vorgang: string; runde: number; weg: Anspruchsweg; erfasstVon: string; erfasstAm: Date };

// A sum in Cent is far below 2^53, so it comes as a number.
const SPALTEN = `aktenzeichen, vorgang, runde, anspruchsgrundlage, haft_von AS "haftVon", entlassung_am AS "entlassungAm", jc_gezahlt_bis AS "jcGezahltBis",
  kdu_monat_cent::float8 AS "kduMonatCent", betrag_cent::float8 AS "betragCent", angemeldet_am AS "angemeldetAm", kenntnis_am AS "kenntnisAm", zahlungsreferenz, weg,
  erfasst_von AS "erfasstVon", erfasst_am AS "erfasstAm"`;

/** The newest round of a claim. */
export async function findAnspruch(db: Db, vorgang: string): Promise<Anspruch | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM erstattung_anspruch WHERE behoerde = ${EIGENE} AND vorgang = $1 ORDER BY runde DESC LIMIT 1`, [vorgang]);
  return rows[0] as Anspruch | undefined;
}

/** The claims of a case, the newest round of each. */
export async function listAnsprueche(db: Db, aktenzeichen: string): Promise<Anspruch[]> {
  const { rows } = await db.query(`SELECT DISTINCT ON (erfasst.vorgang) ${SPALTEN} FROM erstattung_anspruch erfasst WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY erfasst.vorgang, runde DESC`, [aktenzeichen]);
  return rows as Anspruch[];
}

/**
 * Enters a claim, or what has become known of it since: a new round. The same again is no new round.
 * @returns the round
 * @throws FachlicherFehler AKTE_UNBEKANNT
 */
export async function recordAnspruch(db: Db, neu: AnspruchAngaben & { aktenzeichen: string; vorgang: string; weg: Anspruchsweg }, uhr: Uhr): Promise<number> {
  const { aktenzeichen, vorgang } = neu;
  await lockFall(db, aktenzeichen);
  const alt = await findAnspruch(db, vorgang);
  if (alt && FELDER.every((f) => alt[f] === neu[f])) return alt.runde;
  const runde = (alt?.runde ?? 0) + 1;
  await db.query(
    `INSERT INTO erstattung_anspruch (behoerde, aktenzeichen, vorgang, runde, anspruchsgrundlage, haft_von, entlassung_am, jc_gezahlt_bis, kdu_monat_cent, betrag_cent,
       angemeldet_am, kenntnis_am, zahlungsreferenz, weg, erfasst_von, erfasst_am) VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, ${WER}, $14)`,
    [aktenzeichen, vorgang, runde, neu.anspruchsgrundlage, neu.haftVon, neu.entlassungAm, neu.jcGezahltBis, neu.kduMonatCent, neu.betragCent, neu.angemeldetAm, neu.kenntnisAm, neu.zahlungsreferenz, neu.weg, uhr.jetzt()],
  );
  await writeJournal(db, { aktenzeichen, art: 'ERSTATTUNG_ANSPRUCH', angaben: { vorgang, runde, weg: neu.weg, angemeldetAm: neu.angemeldetAm }, schluessel: `${vorgang}:erstattung-anspruch:${runde}` }, uhr);
  return runde;
}

const FELDER = ['anspruchsgrundlage', 'haftVon', 'entlassungAm', 'jcGezahltBis', 'kduMonatCent', 'betragCent', 'angemeldetAm', 'kenntnisAm', 'zahlungsreferenz'] as const satisfies readonly (keyof AnspruchAngaben)[];

/** What only the Jobcenter can say and has not said yet, by the names of the fields. */
export const fehlendeAngaben = (a: AnspruchAngaben): (keyof AnspruchAngaben)[] => (['haftVon', 'jcGezahltBis', 'kduMonatCent', 'betragCent'] as const).filter((f) => a[f] === null);
