import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { akteUnbekannt, alsId, EIGENE } from './akteur.ts';
import { recordAenderung } from './aenderung.ts';
import { findUnterschied } from './haushalt.ts';
import { writeJournal } from './journal.ts';
import { normalisiereName } from './normalisieren.ts';

export type Rolle = 'MIETER' | 'MITBEWOHNER' | 'VERMIETER' | 'VERTRETER' | 'KLIENT';
export type PersonAngaben = { name: string; vorname: string; geburtsdatum: string | null; anschrift: string };
export type Person = PersonAngaben & { id: string; rolle: Rolle };

/** Whether a file is about a person and not about a household. */
export const istPersonenakte = (personen: readonly Pick<Person, 'rolle'>[]): boolean => personen.some((p) => p.rolle === 'KLIENT');

/** The people of a case: client and tenants first, then in the order of entry. */
export async function listPersonen(db: Db, aktenzeichen: string): Promise<Person[]> {
  const { rows } = await db.query(
    `SELECT id, rolle, name, vorname, geburtsdatum, anschrift FROM person WHERE behoerde = ${EIGENE} AND aktenzeichen = $1
     ORDER BY array_position(ARRAY['KLIENT', 'MIETER', 'MITBEWOHNER', 'VERMIETER', 'VERTRETER'], rolle), id`,
    [aktenzeichen],
  );
  return rows as Person[];
}

/** Without journal entry: for the intake, which makes one for everything. People use `addPerson`. */
export async function insertPerson(db: Db, aktenzeichen: string, p: { rolle: Rolle; name: string } & Partial<PersonAngaben>): Promise<string> {
  const { rows } = await db.query(
    `INSERT INTO person (behoerde, aktenzeichen, rolle, name, vorname, geburtsdatum, anschrift, name_norm) VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [aktenzeichen, p.rolle, p.name, p.vorname ?? '', p.geburtsdatum ?? null, p.anschrift ?? '', normalisiereName(p.name, p.vorname)],
  );
  return (rows[0] as { id: string }).id;
}

export async function addPerson(db: Db, aktenzeichen: string, p: { rolle: Rolle; name: string } & Partial<PersonAngaben>, uhr: Uhr): Promise<string> {
  const id = await insertPerson(db, aktenzeichen, p);
  await writeJournal(db, { aktenzeichen, art: 'PERSON_ERFASST', angaben: { person: id, rolle: p.rolle } }, uhr);
  return id;
}

/**
 * Corrects a person's data; the old values and the reason are kept.
 * @returns false when nothing differs
 * @throws FachlicherFehler AKTE_UNBEKANNT (also where the person is in another case), GRUND_FEHLT
 */
export async function updatePerson(db: Db, aktenzeichen: string, id: string, neu: Partial<PersonAngaben & { rolle: Rolle }>, grund: string, uhr: Uhr): Promise<boolean> {
  const { rows } = await db.query(
    `SELECT rolle, name, vorname, geburtsdatum, anschrift FROM person WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND id = ${alsId(2)} FOR UPDATE`,
    [aktenzeichen, id],
  );
  const alt = rows[0] as (PersonAngaben & { rolle: Rolle }) | undefined;
  if (!alt) throw akteUnbekannt();
  const unterschied = findUnterschied(alt, neu);
  if (!unterschied) return false;
  const p = { ...alt, ...unterschied.neu };
  await db.query(`UPDATE person SET name = $2, vorname = $3, geburtsdatum = $4, anschrift = $5, name_norm = $6, rolle = $7 WHERE behoerde = ${EIGENE} AND id = $1`, [
    id, p.name, p.vorname, p.geburtsdatum, p.anschrift, normalisiereName(p.name, p.vorname), p.rolle,
  ]);
  await recordAenderung(db, { aktenzeichen, gegenstand: 'PERSON', bezug: id, ...unterschied, grund }, uhr);
  return true;
}
