import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { beginneLauf, listLaeufe, type Lauf, type LaufNeu } from './lauf.ts';
import { findVerbundene, findZielakte } from './zielakte.ts';

/** Begins a procedure that is asked for under this Aktenzeichen, in the file to which the case was joined meanwhile. @throws FachlicherFehler as `beginneLauf` */
export async function beginneLaufImZiel(db: Db, neu: LaufNeu, uhr: Uhr): Promise<{ vorgang: string; neu: boolean }> {
  return beginneLauf(db, { ...neu, aktenzeichen: (await findZielakte(db, neu.aktenzeichen)) ?? neu.aktenzeichen }, uhr);
}

/**
 * The open run of a procedure in this file or one that it is joined with: the other authority may know the case by another of
 * its numbers. That of the file that goes on comes first.
 */
export async function findOffenenLaufImVerbund(db: Db, aktenzeichen: string, prozess: string): Promise<Lauf | undefined> {
  for (const akte of await findVerbundene(db, aktenzeichen)) {
    const offen = (await listLaeufe(db, akte)).find((l) => l.prozess === prozess && l.status !== 'BEENDET');
    if (offen) return offen;
  }
  return undefined;
}
