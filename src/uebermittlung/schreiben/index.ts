import { FachlicherFehler } from '../../fehler.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { ausBrief } from './aus-brief.ts';
import { programmierteSchreiben } from './programmierte.ts';
import type { Schreiben } from './schreiben.ts';

type Vereinbarungen = ReadonlyMap<string, Vereinbarung>;

/** Every kind of letter of these agreements. */
export const alleSchreiben = (vereinbarungen: Vereinbarungen): readonly Schreiben[] => [...programmierteSchreiben, ...[...vereinbarungen.values()].flatMap((v) => v.briefe.map((b) => ausBrief(b, v)))];

/** @throws FachlicherFehler SCHREIBEN_UNBEKANNT */
export function findeSchreiben(kuerzel: string, vereinbarungen: Vereinbarungen): Schreiben {
  const gefunden = alleSchreiben(vereinbarungen).find((s) => s.kuerzel === kuerzel);
  if (!gefunden) throw new FachlicherFehler('SCHREIBEN_UNBEKANNT', `Das Schreiben „${kuerzel}“ gibt es nicht.`);
  return gefunden;
}
