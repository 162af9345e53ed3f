import type { Db } from '../../db/pool.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE, WER } from '../akteur.ts';
import { writeJournal } from '../journal.ts';
import { pruefungSchema, type Pruefung } from './pruefung-schema.ts';
import { findMietschulden, lockOffene, type Pruefergebnis, type Stelle } from './vorgang.ts';

/**
 * A person writes the examination, again as often as needed until the matter is decided. The answers of the decision
 * tables belong to what was written before, so they go.
 * @throws FachlicherFehler AKTE_UNBEKANNT, VORGANG_UNBEKANNT, BEREITS_ENTSCHIEDEN; ZodError for what `pruefungSchema` refuses
 */
export async function writePruefung(db: Db, stelle: Stelle, eingabe: unknown, uhr: Uhr): Promise<Pruefung> {
  const m = await lockOffene(db, stelle);
  const pruefung = pruefungSchema(m.herkunft, m.schuldenart).parse(eingabe);
  await db.query(`UPDATE mietschulden SET pruefung = $3, geprueft_von = ${WER}, geprueft_am = $4, pruefergebnis = NULL WHERE behoerde = ${EIGENE} AND prozess = $1 AND vorgang = $2`, [
    stelle.prozess, stelle.vorgang, JSON.stringify(pruefung), uhr.jetzt(),
  ]);
  await writeJournal(db, { aktenzeichen: stelle.aktenzeichen, art: 'MIETSCHULDEN_GEPRUEFT', angaben: { prozess: stelle.prozess, ...(pruefung.stellungnahme && { stellungnahme: 'BERUECKSICHTIGT' }) } }, uhr);
  return pruefung;
}

/** What the decision tables answer to the examination, for the page on which a person decides. @returns false when it is there already */
export async function recordPruefergebnis(db: Db, stelle: Stelle, ergebnis: Pruefergebnis, uhr: Uhr): Promise<boolean> {
  const m = await findMietschulden(db, stelle);
  if (!m || (m.pruefergebnis && JSON.stringify(sortiert(m.pruefergebnis)) === JSON.stringify(sortiert(ergebnis)))) return false;
  await db.query(`UPDATE mietschulden SET pruefergebnis = $3 WHERE behoerde = ${EIGENE} AND prozess = $1 AND vorgang = $2`, [stelle.prozess, stelle.vorgang, JSON.stringify(ergebnis)]);
  const { tabellenErgebnis, ermessen, gruende, quelle } = ergebnis;
  await writeJournal(db, { aktenzeichen: stelle.aktenzeichen, art: 'PRUEFERGEBNIS', angaben: { tabellenErgebnis, gruende, ...(ermessen && { ermessen }), ...(quelle && { tabellen: quelle }) } }, uhr);
  return true;
}

const sortiert = (o: object): [string, unknown][] => Object.entries(o).toSorted(([a], [b]) => a.localeCompare(b));
