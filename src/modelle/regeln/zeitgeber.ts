import { ereignis } from '../moddle.ts';
import { elemente, melder, type Regel } from '../pruefung.ts';

const melde = melder('zeitgeber');

/** Timers are dates that a worker has computed: a duration knows no Werktag, and a cycle no end. */
export const zeitgeber: Regel = (p) =>
  elemente(p).flatMap(({ prozess, knoten }) => {
    const zeit = ereignis(knoten, 'Timer');
    if (!zeit) return [];
    if (zeit.timeCycle) return [melde(prozess, knoten, 'Ein wiederkehrender Zeitgeber ist nicht erlaubt.')];
    if (zeit.timeDuration) return [melde(prozess, knoten, 'Eine Dauer kennt keine Werktage: bitte ein Datum, das „gemeinsam.frist-setzen“ berechnet hat.')];
    return zeit.timeDate?.body?.startsWith('=') ? [] : [melde(prozess, knoten, 'Der Zeitgeber braucht ein berechnetes Datum (=ablauf oder =vorfrist).')];
  });
