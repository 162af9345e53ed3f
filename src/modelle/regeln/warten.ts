import { ereignis, grenzereignisse, istUnterprozess, nachrichtVon, umgebende, wirftNachricht, type Knoten } from '../moddle.ts';
import { aufrufeVon, elemente, melder, type Pruefung, type Regel } from '../pruefung.ts';
import { GEAENDERT } from './neu-stellen.ts';

const melde = melder('warten');

const wartet = (k: Knoten): boolean => k.$type === 'bpmn:UserTask' || ((k.$type === 'bpmn:ReceiveTask' || k.$type === 'bpmn:IntermediateCatchEvent') && !wirftNachricht(k) && nachrichtVon(k) !== undefined);

/** Every wait can end without its answer: a deadline on it or in a scope around it, and the end of the case. */
export const warten: Regel = (p) =>
  elemente(p)
    .filter(({ knoten }) => wartet(knoten) && !aufDemWegHinaus(knoten))
    .flatMap(({ prozess, knoten }) => [
      ...(hatFrist(p, knoten) ? [] : [melde(prozess, knoten, 'Hier wird ohne Frist gewartet: Zeitgeber an der Aufgabe, an ihrem Unterprozess oder in einem parallelen Zweig darin.')]),
      ...(endetMitFall(p, knoten) ? [] : [melde(prozess, knoten, 'Hier wird weiter gewartet, wenn der Fall endet: unterbrechendes Ereignis „fall-beendet“ am Prozess oder Bereich.')]),
    ]);

const bereiche = (k: Knoten): Knoten[] => [k, ...umgebende(k)];
const mitZeit = (k: Knoten): boolean => ereignis(k, 'Timer') !== undefined;
const beginnt = (ereignisUnterprozess: Knoten, pruefe: (k: Knoten) => boolean): boolean =>
  ereignisUnterprozess.triggeredByEvent === true && (ereignisUnterprozess.flowElements ?? []).some((k) => k.$type === 'bpmn:StartEvent' && pruefe(k));

/** A timer on the wait, on or inside a subprocess around it (the parallel branch that watches the Frist), or where the process is called. */
function hatFrist(p: Pruefung, k: Knoten): boolean {
  if (grenzereignisse(k).some(mitZeit)) return true;
  const inBereichen = umgebende(k).some((b) => grenzereignisse(b).some(mitZeit) || (b.flowElements ?? []).some((f) => (istUnterprozess(b) && mitZeit(f)) || beginnt(f, mitZeit)));
  return inBereichen || gerufenVon(p, k, (aufruf) => hatFrist(p, aufruf));
}

function endetMitFall(p: Pruefung, k: Knoten): boolean {
  // A moved Frist interrupts as well, but leads back into the wait.
  const nachricht = (e: Knoten): boolean => ereignis(e, 'Message') !== undefined && !GEAENDERT.has(nachrichtVon(e)?.name ?? '');
  const unterbricht = (e: Knoten): boolean => nachricht(e) && e.isInterrupting !== false && e.cancelActivity !== false;
  const hier = bereiche(k).some((b) => grenzereignisse(b).some(unterbricht) || (b.flowElements ?? []).some((f) => beginnt(f, unterbricht)));
  return hier || gerufenVon(p, k, (aufruf) => endetMitFall(p, aufruf));
}

/** What happens once the case has ended needs no further way to end it. */
const aufDemWegHinaus = (k: Knoten): boolean => umgebende(k).some((b) => beginnt(b, (s) => nachrichtVon(s) !== undefined && s.isInterrupting !== false));

function gerufenVon(p: Pruefung, k: Knoten, pruefe: (aufruf: Knoten) => boolean): boolean {
  const prozess = umgebende(k).at(-1);
  const aufrufe = prozess ? aufrufeVon(p, prozess.id) : [];
  return aufrufe.length > 0 && aufrufe.every(({ knoten }) => umgebende(knoten).at(-1) !== prozess && pruefe(knoten));
}
