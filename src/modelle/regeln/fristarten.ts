import { leseAusdruck } from '../feel.ts';
import { eingaben } from '../moddle.ts';
import { elemente, melder, type Regel } from '../pruefung.ts';

const melde = melder('fristarten');

/** Every Fristart in a diagram is in the agreement of its folder; shared diagrams may use those of any. */
export const fristarten: Regel = (p) =>
  elemente(p).flatMap(({ prozess, knoten }) => {
    const eigene = p.modelle.vereinbarungen.filter((v) => prozess.datei.startsWith(`${v.ordner}/`));
    const bekannt = new Set((eigene.length > 0 ? eigene : p.modelle.vereinbarungen).flatMap((v) => v.fristarten.map((f) => f.fristart)));
    return eingaben(knoten)
      .filter((e) => e.target === 'fristart')
      .flatMap((e) => leseAusdruck(e.source ?? '').konstante ?? [])
      .filter((wert) => !bekannt.has(String(wert)))
      .map((wert) => melde(prozess, knoten, `Die Fristart „${wert}“ steht nicht in vereinbarung.json.`));
  });
