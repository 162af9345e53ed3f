import { eingaben, erweiterung, fluesse, grenzereignisse, listener, nachrichtVon, zeitVon, type Knoten } from '../moddle.ts';
import { elemente, melder, type Pruefung, type Regel } from '../pruefung.ts';

const melde = melder('neu-stellen');

/** What the Akte sends when a day was moved; a hearing and the Schonfrist have messages of their own. */
export const GEAENDERT: ReadonlySet<string> = new Set(['frist-geaendert', 'schonfrist-geaendert', 'termin-geaendert']);

/** How forms say that their date stays: right for a task within a Frist of several steps, wrong for one that is put anew with its Frist. */
const STEHENDES_DATUM = 'Wurde die Frist inzwischen verschoben';

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
    const wege = wegeZurueck(knoten);
    if (wege.length === 0) return [melde(prozess, knoten, 'Wird die Frist verschoben, läuft der Zeitgeber hier zum alten Ende: unterbrechendes Nachrichtenereignis „frist-geaendert“, das zu der Aufgabe zurückführt, oder eine Empfangsaufgabe „Frist überwachen“.')];
    if (!wege.some((weg) => fuehrtZu(weg, knoten))) return [melde(prozess, knoten, 'Nach „Frist geändert“ führt von hier kein Weg zurück zu dieser Aufgabe: der Zeitgeber wird nicht neu gestellt.')];
    return [
      ...wege.flatMap((weg) => andereFrist(weg, knoten).map((fristart) => melde(prozess, weg, `Der Schlüssel der Nachricht nennt nicht die Frist des Zeitgebers („${fristart}“).`))),
      ...stehendesDatum(p, knoten).map((form) => melde(prozess, knoten, `Mit der Frist verschiebt sich auch das Datum dieser Aufgabe: im Formular „${form}“ bitte den Satz „${STEHENDES_DATUM} …“ streichen.`)),
    ];
  });
};

/** What waits for the message that a day was moved, and takes the activity back to its beginning. */
const wegeZurueck = (aufgabe: Knoten): Knoten[] => [aufgabe, ...grenzereignisse(aufgabe).filter((g) => g.cancelActivity !== false)].filter((k) => GEAENDERT.has(nachrichtVon(k)?.name ?? ''));

/** The form of a task that sets its own Frist, if it says that its date stays. */
function stehendesDatum(p: Pruefung, aufgabe: Knoten): string[] {
  const setztFrist = listener(aufgabe, 'start').some((typ) => 'fristId' in (p.arbeiter.get(typ)?.ausgabe.shape ?? {}));
  const formId = erweiterung(aufgabe, 'FormDefinition')?.formId;
  return setztFrist ? p.modelle.formulare.filter((f) => f.id === formId && f.texte.some((t) => t.includes(STEHENDES_DATUM))).map((f) => f.id) : [];
}

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
