import type { Content } from 'pdfmake/interfaces.js';
import { findMietschulden, PROZESS_FACHSTELLE, PROZESS_JOBCENTER, type Ergebnis, type Mietschulden } from '../../akte/mietschulden/vorgang.ts';
import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { formatCent } from '../typografie.ts';
import type { BriefAuftrag } from './schreiben.ts';

export type EntschiedeneSchulden = Mietschulden & { ergebnis: Ergebnis; ergebnisAm: string };

/** What was decided in the run of this authority. @throws FachlicherFehler ANGABEN_FEHLEN: nothing is decided, so there is nothing to tell */
export async function ladeEntscheidung(db: Db, { behoerde, aktenzeichen, vorgang }: BriefAuftrag): Promise<EntschiedeneSchulden> {
  const prozess = behoerde === 'JC' ? PROZESS_JOBCENTER : PROZESS_FACHSTELLE;
  const m = await findMietschulden(db, { prozess, vorgang: vorgang ?? aktenzeichen });
  if (!m?.ergebnis || !m.ergebnisAm) throw new FachlicherFehler('ANGABEN_FEHLEN', 'Über die Schulden ist in der Akte noch nicht entschieden.');
  return { ...m, ergebnis: m.ergebnis, ergebnisAm: m.ergebnisAm };
}

/** @throws FachlicherFehler ANGABEN_FEHLEN: the debts are not taken over, so nobody commits to anything */
export async function ladeUebernahme(db: Db, auftrag: BriefAuftrag): Promise<EntschiedeneSchulden & { summeCent: number }> {
  const m = await ladeEntscheidung(db, auftrag);
  if (m.ergebnis !== 'UEBERNAHME' || m.summeCent === null) throw new FachlicherFehler('ANGABEN_FEHLEN', 'Eine Übernahme der Mietschulden steht nicht in der Akte.');
  return { ...m, summeCent: m.summeCent };
}

export const summe = (cent: number | null): Content => ({ text: cent === null ? 'nicht angegeben' : formatCent(cent), bold: true });
export const artText = (m: Mietschulden): string => (m.schuldenart === 'ENERGIESCHULDEN' ? 'Energieschulden' : 'Mietschulden');
