import { FachlicherFehler } from '../../fehler.ts';
import { anlage1 } from './hannover/anlage-1.ts';
import { erinnerung } from './hannover/erinnerung.ts';
import { mitteilungErledigt } from './hannover/mitteilung-erledigt.ts';
import { terminvorschlag } from './hannover/terminvorschlag.ts';
import { weitervermittlung } from './hannover/weitervermittlung.ts';
import type { Schreiben } from './schreiben.ts';

/** Every kind of letter: add a file below the folder of its agreement and name it here. */
export const alleSchreiben: readonly Schreiben[] = [anlage1, erinnerung, mitteilungErledigt, terminvorschlag, weitervermittlung];

/** @throws FachlicherFehler SCHREIBEN_UNBEKANNT */
export function findeSchreiben(kuerzel: string): Schreiben {
  const gefunden = alleSchreiben.find((s) => s.kuerzel === kuerzel);
  if (!gefunden) throw new FachlicherFehler('SCHREIBEN_UNBEKANNT', `Das Schreiben „${kuerzel}“ gibt es nicht.`);
  return gefunden;
}
