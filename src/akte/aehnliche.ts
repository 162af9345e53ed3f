import type { Db } from '../db/pool.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { EIGENE } from './akteur.ts';
import { findHaushalt } from './haushalt.ts';
import { pruefeMitteilung, type Aehnlich } from './pruefung.ts';
import { sqlGleicheWelt } from './uebung.ts';

/** Other open files of the authority that may be about the same household or person; none where the file's own data were deleted. */
export async function listAehnlicheAkten(db: Db, aktenzeichen: string, vereinbarung: Pick<Vereinbarung, 'stadtgebietPlz'>): Promise<Aehnlich[]> {
  return (await findHaushalt(db, aktenzeichen)) ? (await pruefeMitteilung(db, aktenzeichen, vereinbarung)).aehnliche : listGleichePerson(db, aktenzeichen);
}

/** Open files about a person of the same name, in any spelling: a birth date may have been mistyped. */
async function listGleichePerson(db: Db, aktenzeichen: string): Promise<Aehnlich[]> {
  const { rows } = await db.query(
    `SELECT DISTINCT f.aktenzeichen FROM person p JOIN person q USING (behoerde, rolle, name_norm) JOIN fall f ON f.behoerde = q.behoerde AND f.aktenzeichen = q.aktenzeichen
     WHERE p.behoerde = ${EIGENE} AND p.aktenzeichen = $1 AND p.rolle = 'KLIENT' AND f.aktenzeichen <> $1 AND f.status <> 'BEENDET' AND f.gehoert_zu IS DISTINCT FROM $1 AND ${sqlGleicheWelt('f.aktenzeichen', '$1')} ORDER BY f.aktenzeichen`,
    [aktenzeichen],
  );
  return (rows as { aktenzeichen: string }[]).map(({ aktenzeichen: anderes }) => ({ aktenzeichen: anderes, wohnung: false, name: true }));
}
