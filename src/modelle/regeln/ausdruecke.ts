import { leseAusdruck } from '../feel.ts';
import { alleKnoten, ausgaben, eingaben } from '../moddle.ts';
import { melder, type Regel } from '../pruefung.ts';

const melde = melder('ausdruecke');

/**
 * Every FEEL expression can be read; what a timer, key, condition or due date needs is there for certain. Where a gateway has a
 * default way, a condition may ask for what only some ways bring: a missing name takes the default.
 */
export const ausdruecke: Regel = ({ ausdruecke: stellen, modelle }) => {
  const ohneWert = stellen.flatMap(({ prozess, knoten, wofuer, text, verfuegbar, moeglich }) => {
    const { gueltig, variablen } = leseAusdruck(text);
    if (!gueltig) return [melde(prozess, knoten, `${wofuer}: Der Ausdruck ${text} lässt sich nicht lesen.`)];
    const da = knoten.sourceRef?.default ? moeglich : verfuegbar;
    return variablen.filter((v) => !da.has(v)).map((v) => melde(prozess, knoten, `${wofuer}: Die Variable „${v}“ ist hier nicht ${da === moeglich ? 'bekannt' : 'auf jedem Weg vorhanden'}.`));
  });
  const unlesbar = modelle.prozesse.flatMap((prozess) =>
    alleKnoten(prozess.knoten).flatMap((k) =>
      [...eingaben(k), ...ausgaben(k)]
        .filter(({ source = '' }) => !leseAusdruck(source).gueltig)
        .map(({ source, target }) => melde(prozess, k, `Zuordnung an „${target ?? ''}“: Der Ausdruck ${source ?? ''} lässt sich nicht lesen.`)),
    ),
  );
  return [...ohneWert, ...unlesbar];
};
