import { alleKnoten, erweiterung, type Knoten } from '../modelle/moddle.ts';
import type { Prozess } from '../modelle/lesen.ts';
import type { Sichter } from '../modelle/pruefen.ts';
import { Verfuegbarkeit } from '../modelle/verfuegbar.ts';
import type { Umfeld } from '../modelle/wirkung.ts';

type Gemerkt = { worauf: readonly unknown[]; sicht: Verfuegbarkeit };

/**
 * Keeps which variables are there in a process for as long as nothing changes that this depends on: the process itself, whoever
 * calls it, forms and tables. While one diagram is drawn, that of all others holds.
 */
export function merkeSichten(): Sichter {
  const gemerkt = new WeakMap<Knoten, Gemerkt>();
  const rufer = new WeakMap<readonly Prozess[], Map<string, Prozess[]>>();
  return (umfeld, prozess) => {
    let jeProzess = rufer.get(umfeld.modelle.prozesse);
    if (!jeProzess) rufer.set(umfeld.modelle.prozesse, (jeProzess = aufrufe(umfeld)));
    const worauf = [...(jeProzess.get(prozess.knoten.id) ?? []).map((p) => p.knoten), ...umfeld.modelle.formulare, ...umfeld.modelle.entscheidungen, umfeld.arbeiter.size, umfeld.nachrichten.size];
    const bekannt = gemerkt.get(prozess.knoten);
    if (bekannt && bekannt.worauf.length === worauf.length && bekannt.worauf.every((w, i) => w === worauf[i])) return bekannt.sicht;
    const sicht = new Verfuegbarkeit(umfeld, prozess);
    gemerkt.set(prozess.knoten, { worauf, sicht });
    return sicht;
  };
}

/** By the id of a process, those that call it. */
function aufrufe({ modelle }: Umfeld): Map<string, Prozess[]> {
  const jeProzess = new Map<string, Prozess[]>();
  for (const p of modelle.prozesse) {
    for (const id of new Set(alleKnoten(p.knoten).map((k) => erweiterung(k, 'CalledElement')?.processId ?? ''))) jeProzess.set(id, [...(jeProzess.get(id) ?? []), p]);
  }
  return jeProzess;
}
