import { WER } from '../akte/akteur.ts';
import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { findEntwurf, insertFassung, listFassungen, pruefsummeVon } from './fassung.ts';
import { writeModelljournal } from './journal.ts';
import type { Fassung } from './modell.ts';
import { pruefeSicherheit } from './sicher.ts';
import { wirksameFassung } from './wirksam.ts';

export type Entwurfsangaben = {
  name: string; inhalt: string;
  /** the version that it is made from */
  basisNummer: number;
  /** of the draft that the person has seen last; null: of none */
  stand: number | null;
  grund?: string;
  herkunft?: 'WERKSTATT' | 'IMPORT';
};

export const konflikt = (): FachlicherFehler =>
  new FachlicherFehler('ENTWURF_GEAENDERT', 'Inzwischen hat jemand anderes an diesem Modell gearbeitet. Bitte laden Sie die Seite neu; Ihr Stand lässt sich vorher als Datei sichern.');

/**
 * Saves the draft of a model, the first time as a version of its own.
 * @throws FachlicherFehler ENTWURF_GEAENDERT: somebody else has saved or proposed in between; MODELL_UNZULAESSIG: the text must not
 * be kept; MODELL_UNBEKANNT
 */
export async function saveEntwurf(db: Db, e: Entwurfsangaben, uhr: Uhr): Promise<Fassung> {
  const unsicher = pruefeSicherheit(e.name, e.inhalt)[0];
  if (unsicher) throw new FachlicherFehler('MODELL_UNZULAESSIG', unsicher.text);
  const offen = await findEntwurf(db, e.name);
  if (e.stand === null && offen) throw konflikt();
  return e.stand === null ? beginne(db, e, uhr) : aendere(db, e, e.stand, uhr);
}

async function beginne(db: Db, e: Entwurfsangaben, uhr: Uhr): Promise<Fassung> {
  const fassungen = await listFassungen(db, e.name);
  if (fassungen.length === 0) throw new FachlicherFehler('MODELL_UNBEKANNT', 'Dieses Modell gibt es nicht.');
  // What was approved since the person has begun would be lost silently.
  if (wirksameFassung(fassungen)?.nummer !== e.basisNummer) throw konflikt();
  const { rows } = await db.query(`SELECT ${WER} AS wer`);
  const neu = await insertFassung(db, { name: e.name, herkunft: e.herkunft ?? 'WERKSTATT', inhalt: e.inhalt, basisNummer: e.basisNummer, status: 'ENTWURF', autoren: [String(rows[0].wer)], grund: e.grund ?? null }, uhr.jetzt());
  if (!neu) throw konflikt();
  await writeModelljournal(db, { art: e.herkunft === 'IMPORT' ? 'EINGESPIELT' : 'ENTWURF_BEGONNEN', name: e.name, nummer: neu.nummer, angaben: { basis: e.basisNummer } }, uhr.jetzt());
  return neu;
}

async function aendere(db: Db, e: Entwurfsangaben, stand: number, uhr: Uhr): Promise<Fassung> {
  const { rows } = await db.query(
    `UPDATE modellfassung SET inhalt = $3, pruefsumme = $4, grund = coalesce($5, grund), herkunft = coalesce($7, herkunft), geaendert_am = $6, stand = stand + 1, autoren = array_append(array_remove(autoren, ${WER}), ${WER})
     WHERE name = $1 AND status = 'ENTWURF' AND stand = $2 RETURNING nummer`,
    [e.name, stand, e.inhalt, pruefsummeVon(e.inhalt), e.grund ?? null, uhr.jetzt(), e.herkunft ?? null],
  );
  const nummer = rows[0]?.nummer as number | undefined;
  if (nummer === undefined) throw konflikt();
  await writeModelljournal(db, { art: e.herkunft === 'IMPORT' ? 'EINGESPIELT' : 'ENTWURF_GESPEICHERT', name: e.name, nummer, angaben: { stand: stand + 1 } }, uhr.jetzt());
  return (await findEntwurf(db, e.name)) as Fassung;
}

/** Gives a draft up; its text is kept among the versions. @throws FachlicherFehler ENTWURF_GEAENDERT */
export async function verwirfEntwurf(db: Db, name: string, stand: number, uhr: Uhr): Promise<void> {
  const { rows } = await db.query("UPDATE modellfassung SET status = 'VERWORFEN', geaendert_am = $3 WHERE name = $1 AND status = 'ENTWURF' AND stand = $2 RETURNING nummer", [name, stand, uhr.jetzt()]);
  if (!rows[0]) throw konflikt();
  await writeModelljournal(db, { art: 'ENTWURF_VERWORFEN', name, nummer: rows[0].nummer as number }, uhr.jetzt());
}
