import { fluesse } from '../moddle.ts';
import { elemente, melder, type Regel } from '../pruefung.ts';

const melde = melder('wege');

/** Where a gateway chooses, each way out says when it is taken, the default way too. */
export const wege: Regel = (p) =>
  elemente(p)
    .filter(({ knoten }) => /^bpmn:(?:Exclusive|Inclusive)Gateway$/.test(knoten.$type))
    .flatMap(({ prozess, knoten }) => {
      const hinaus = knoten.$parent ? fluesse(knoten.$parent).filter((f) => f.sourceRef === knoten) : [];
      return hinaus.length < 2 ? [] : hinaus.filter((f) => !f.name?.trim()).map((f) => melde(prozess, f, 'Dieser Weg aus der Weiche hat keine Beschriftung.', 'WARNUNG'));
    });
