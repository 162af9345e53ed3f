import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { beginnDer, leseGeschichte } from '../../src/beispiel/geschichte.ts';
import { setzeEin } from '../../src/beispiel/lage.ts';

const ORDNER = new URL('../../beispiele/geschichten/', import.meta.url);
const namen = (await readdir(ORDNER)).filter((n) => n.endsWith('.json'));

describe('a story', () => {
  it.each(namen)('%s can be read and ends with the end of its case', async (name) => {
    const geschichte = await leseGeschichte(new URL(name, ORDNER));
    expect(geschichte.schritte.at(-1)?.art).toBe('ende');
    for (const heute of ['2026-11-22', '2027-01-31', '2028-02-28']) {
      const beginn = beginnDer(geschichte, 'NI', heute);
      const zeiten = geschichte.schritte.flatMap((s) => (s.art === 'uhr' ? [`${setzeEin(s.tag, { aktenzeichen: '', beginn })} ${s.uhrzeit}`] : []));
      expect([`${beginn} ${geschichte.beginn.uhrzeit}`, ...zeiten], 'the clock only goes forwards').toEqual([`${beginn} ${geschichte.beginn.uhrzeit}`, ...zeiten].toSorted());
      for (const zeit of zeiten) expect(zeit).toMatch(/^\d{4}-\d{2}-\d{2} /);
    }
  });

  it('begins on the day before a holiday of its Land, or on a weekday, always after today', () => {
    const vor = { titel: 't', vereinbarung: 'hannover', schritte: [], beginn: { vorFeiertag: 'Karfreitag', uhrzeit: '09:00' } };
    expect(beginnDer(vor, 'NI', '2026-04-01')).toBe('2026-04-02');
    expect(beginnDer(vor, 'NI', '2026-04-02')).toBe('2027-03-25');
    const montag = beginnDer({ ...vor, beginn: { wochentag: 'MONTAG', uhrzeit: '09:00' } }, 'NI', '2026-11-23');
    expect(beginnDer({ ...vor, beginn: { monatstag: 11, uhrzeit: '09:00' } }, 'NI', '2026-11-22')).toBe('2026-12-11');
    expect([montag, new Date(montag).getUTCDay()]).toEqual(['2026-11-30', 1]);
  });

  it('names its Akte and its days by place-holders', () => {
    expect(setzeEin('/akte/{az}?bis={tag+14}&von={tag}&vor={tag-1}', { aktenzeichen: '56.34-2026-000001', beginn: '2026-02-28' })).toBe('/akte/56.34-2026-000001?bis=2026-03-14&von=2026-02-28&vor=2026-02-27');
    expect(setzeEin('{erster+2} {letzter} {letzter+1} {monat+11}', { aktenzeichen: '', beginn: '2027-02-11' })).toBe('2027-04-01 2027-02-28 2027-03-31 2028-01');
    expect(setzeEin('{arbeitstag} {arbeitstag+4} {arbeitstag+1}', { aktenzeichen: '', beginn: '2027-03-25' })).toBe('2027-03-25 2027-03-30 2027-03-30');
    expect(setzeEin('{arbeitstag}', { aktenzeichen: '', beginn: '2027-05-27' }), 'Fronleichnam is no Feiertag in Niedersachsen').toBe('2027-05-28');
  });
});
