import { istFeiertag, KALENDER_BIS, LAENDER, plusTage, type Land } from '../recht/kalender.ts';

/** A day on which deadlines are worth trying. */
export type Schnellwahl = { tag: string; text: string };

/** Begins before the holidays that move most ends: the coming ones from a day on. */
export function schnellwahl(heute: string, land: Land): Schnellwahl[] {
  const vor = (feiertag: string): string | undefined => {
    for (let tag = heute, i = 0; i < 400 && tag < KALENDER_BIS; i++, tag = plusTage(tag, 1)) if (istFeiertag(plusTage(tag, 1), land) === feiertag) return tag;
    return undefined;
  };
  const tage = [
    { tag: heute, text: 'Heute' },
    { tag: vor('Karfreitag'), text: 'Gründonnerstag' },
    { tag: naechster(heute, '12-23'), text: '23. Dezember' },
    land === 'NI' ? { tag: vor('Reformationstag'), text: 'Vor dem Reformationstag' } : { tag: vor('Allerheiligen'), text: 'Vor Allerheiligen' },
  ];
  return tage.flatMap(({ tag, text }) => (tag && tag < KALENDER_BIS ? [{ tag, text }] : []));
}

const naechster = (heute: string, tag: string): string => {
  const jahr = Number(heute.slice(0, 4));
  return `${heute.slice(5) <= tag ? jahr : jahr + 1}-${tag}`;
};

export const istLand = (wert: string): wert is Land => Object.hasOwn(LAENDER, wert);
