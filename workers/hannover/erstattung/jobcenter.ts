import type { Kontext } from '../../../src/camunda/define-worker.ts';
import { TechnischerFehler } from '../../../src/fehler.ts';
import { vereinbarungVon } from '../../gemeinsam/frist.ts';

/** The two authorities of the agreement, in the order in which it names them. @throws TechnischerFehler BEHOERDE_FEHLT */
function behoerdeAn(stelle: number, vereinbarung: string, kontext: Pick<Kontext, 'dienste'>): string {
  const behoerde = vereinbarungVon(vereinbarung, kontext).behoerden[stelle]?.kuerzel;
  if (!behoerde) throw new TechnischerFehler('BEHOERDE_FEHLT', 'Die Vereinbarung nennt diese Behörde nicht.');
  return behoerde;
}

export const fachstelleVon = (vereinbarung: string, kontext: Pick<Kontext, 'dienste'>): string => behoerdeAn(0, vereinbarung, kontext);
export const jobcenterVon = (vereinbarung: string, kontext: Pick<Kontext, 'dienste'>): string => behoerdeAn(1, vereinbarung, kontext);
