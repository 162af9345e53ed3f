import { erweiterung, nachrichtVon, wirftNachricht } from '../moddle.ts';
import { elemente, melder, type Regel } from '../pruefung.ts';

const melde = melder('nachrichten');

/** Every message that a diagram waits for is published by our code or thrown by a diagram, and the other way round; waits have a key. */
export const nachrichten: Regel = (p) => {
  const stellen = elemente(p).flatMap(({ prozess, knoten }) => {
    const nachricht = nachrichtVon(knoten);
    return nachricht ? [{ prozess, knoten, nachricht, wirft: wirftNachricht(knoten) }] : [];
  });
  const geworfen = new Set(stellen.filter((s) => s.wirft).map((s) => s.nachricht.name ?? ''));
  const erwartet = stellen.filter((s) => !s.wirft);
  const unbekannt = erwartet
    .filter(({ nachricht }) => !p.nachrichten.has(nachricht.name ?? '') && !geworfen.has(nachricht.name ?? ''))
    .map(({ prozess, knoten, nachricht }) => melde(prozess, knoten, `Die Nachricht „${nachricht.name ?? ''}“ sendet niemand.`));
  const ohneSchluessel = erwartet
    .filter(({ knoten, nachricht }) => knoten.$parent?.$type !== 'bpmn:Process' || knoten.$type !== 'bpmn:StartEvent' ? !erweiterung(nachricht, 'Subscription')?.correlationKey : false)
    .map(({ prozess, knoten, nachricht }) => melde(prozess, knoten, `Die Nachricht „${nachricht.name ?? ''}“ hat keinen Korrelationsschlüssel.`));
  const namen = new Set(erwartet.map((s) => s.nachricht.name));
  const unerwartet = p.modelle.prozesse.length === 0 ? [] : [...p.nachrichten.keys()].filter((name) => !namen.has(name));
  return [...unbekannt, ...ohneSchluessel, ...unerwartet.map((name) => melde({ datei: '' }, null, `Auf die Nachricht „${name}“ wartet kein Diagramm.`))];
};
