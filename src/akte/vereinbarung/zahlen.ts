import type { Db } from '../../db/pool.ts';
import { kennzahlenVon } from '../../kennzahlen/laden.ts';
import { maskiere } from '../../kennzahlen/maske.ts';
import type { GezeigteTabelle, Zahlentabelle } from '../../kennzahlen/tabelle.ts';
import type { Uhr } from '../../uhr.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { actFor } from '../akteur.ts';
import { zaehlungFuer } from '../kennzahlen/alle.ts';
import { zaehle } from '../kennzahlen/zaehlen.ts';
import { austauschVon } from './beginn.ts';

/** The figures of one partner, small numbers hidden: the others read them too. */
export type BehoerdenZahlen = { behoerde: string; tabellen: GezeigteTabelle[] };
export type Zahlen = BehoerdenZahlen[];

/**
 * What the partners talk about (H-5.2, D-7.1), for each of them: the figures that are for the exchange, and no case can be told from them.
 * @param zeitraum local dates, inclusive
 * @throws FachlicherFehler KEIN_AUSTAUSCH
 */
export async function zaehleZahlen(db: Db, vereinbarung: Vereinbarung, zeitraum: { von: string; bis: string }, uhr: Uhr): Promise<Zahlen> {
  austauschVon(vereinbarung);
  const alle: Zahlen = [];
  for (const { kuerzel } of vereinbarung.behoerden) alle.push({ behoerde: kuerzel, tabellen: maskiere(await actFor(db, kuerzel, () => zaehleEine(db, vereinbarung, kuerzel, zeitraum, uhr))) });
  return alle;
}

async function zaehleEine(db: Db, vereinbarung: Vereinbarung, behoerde: string, zeitraum: { von: string; bis: string }, uhr: Uhr): Promise<Zahlentabelle[]> {
  const zaehlung = zaehlungFuer(vereinbarung, behoerde, zeitraum, uhr);
  const tabellen: Zahlentabelle[] = [];
  for (const k of kennzahlenVon(vereinbarung, behoerde).filter((eine) => eine.austausch)) tabellen.push(await zaehle(db, k, zaehlung));
  return tabellen;
}
