import { eingaben, erweiterung, fluesse, grenzereignisse, nachrichtVon, zeitVon, type Knoten } from '../moddle.ts';
import { elemente, melder, type Pruefung, type Regel } from '../pruefung.ts';

const melde = melder('neu-stellen');

/** What the Akte sends when a day was moved; a hearing and the Schonfrist have messages of their own. */
export const GEAENDERT: ReadonlySet<string> = new Set(['frist-geaendert', 'schonfrist-geaendert', 'termin-geaendert']);

/**
 * A timer is set once, when its activity begins. Who moves a Frist must move the timer: a message takes the activity back to its
 * beginning, where the stored, moved end is read again.
 */
export const neuStellen: Regel = (p) => {
  const zeitpunkte = fristvariablen(p);
  const ausFrist = (k: Knoten): boolean => zeitpunkte.has(zeitVon(k)?.slice(1).trim() ?? '');
  return elemente(p).flatMap(({ prozess, knoten }) => {
    if (knoten.$type === 'bpmn:IntermediateCatchEvent' && ausFrist(knoten)) return [melde(prozess, knoten, 'Dieser Zeitgeber folgt einer verschobenen Frist nicht: bitte an eine Empfangsaufgabe hängen, die auf „frist-geaendert“ wartet.')];
    if (!grenzereignisse(knoten).some(ausFrist)) return [];
    const wege = [knoten, ...grenzereignisse(knoten).filter((g) => g.cancelActivity !== false)].filter((k) => GEAENDERT.has(nachrichtVon(k)?.name ?? ''));
    if (wege.length === 0) return [melde(prozess, knoten, 'Wird die Frist verschoben, läuft der Zeitgeber hier zum alten Ende: unterbrechendes Nachrichtenereignis „frist-geaendert“, das zu der Aufgabe zurückführt, oder eine Empfangsaufgabe „Frist überwachen“.')];
    if (!wege.some((weg) => fuehrtZu(weg, knoten))) return [melde(prozess, knoten, 'Nach „Frist geändert“ führt von hier kein Weg zurück zu dieser Aufgabe: der Zeitgeber wird nicht neu gestellt.')];
    return wege.flatMap((weg) => andereFrist(weg, knoten).map((fristart) => melde(prozess, weg, `Der Schlüssel der Nachricht nennt nicht die Frist des Zeitgebers („${fristart}“).`)));
  });
};

/** Names under which workers answer the instants of a Frist. */
const fristvariablen = (p: Pruefung): ReadonlySet<string> => new Set([...p.arbeiter.values()].map((a) => Object.keys(a.ausgabe.shape)).filter((namen) => namen.includes('fristId')).flat());

/** The key of a boundary event sees no variable of its activity, so it spells out the Frist; a receive task may name `fristId`. */
function andereFrist(weg: Knoten, aufgabe: Knoten): string[] {
  const nachricht = nachrichtVon(weg);
  const fristart = /^="([^"]+)"$/.exec(eingaben(aufgabe).find((e) => e.target === 'fristart')?.source ?? '')?.[1];
  if (nachricht?.name !== 'frist-geaendert' || !fristart) return [];
  const schluessel = erweiterung(nachricht, 'Subscription')?.correlationKey ?? '';
  return (weg === aufgabe && schluessel === '=fristId') || [':', '."'].some((danach) => schluessel.includes(`":${fristart}${danach}`)) ? [] : [fristart];
}

/** By sequence flows and boundary events of the same scope. */
function fuehrtZu(von: Knoten, ziel: Knoten): boolean {
  const besucht = new Set<Knoten>();
  const offen = [von];
  for (let k = offen.pop(); k; k = offen.pop()) {
    for (const { sourceRef, targetRef } of k.$parent ? fluesse(k.$parent) : []) {
      if (sourceRef !== k || !targetRef || besucht.has(targetRef)) continue;
      if (targetRef === ziel) return true;
      besucht.add(targetRef);
      offen.push(targetRef, ...grenzereignisse(targetRef));
    }
  }
  return false;
}
