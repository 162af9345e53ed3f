import { leseAusdruck } from '../feel.ts';
import { alleKnoten, ausgaben, eingaben } from '../moddle.ts';
import { melder, type Regel } from '../pruefung.ts';

const melde = melder('ausdruecke');

/** Every FEEL expression can be read; what a timer, key, condition or due date needs is there for certain. */
export const ausdruecke: Regel = ({ ausdruecke: stellen, modelle }) => {
  const ohneWert = stellen.flatMap(({ prozess, knoten, wofuer, text, verfuegbar }) => {
    const { gueltig, variablen } = leseAusdruck(text);
    if (!gueltig) return [melde(prozess, knoten, `${wofuer}: Der Ausdruck ${text} lässt sich nicht lesen.`)];
    return variablen.filter((v) => !verfuegbar.has(v)).map((v) => melde(prozess, knoten, `${wofuer}: Die Variable „${v}“ ist hier nicht auf jedem Weg vorhanden.`));
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
