import { describe, expect, test } from 'vitest';
import { plusTage } from '../../src/recht/datum.ts';
import { berechneErstattung } from '../../src/recht/erstattung.ts';
import { findeUeberschneidung, mietanteil, naechsteZahlung, zahlungAb, zustaendigkeit, type Haftstand, type Zeitraum } from '../../src/recht/haft.ts';

const stand = (anders: Partial<Haftstand> = {}): Haftstand => ({ haftVon: '2026-03-11', entlassungAm: null, jcGezahltBis: null, kenntnisAm: '2026-03-11', bewilligtBis: '2026-12-31', anteilCent: 45_000, ...anders });

/** Everything that is paid one after the other, with the sum. */
function zahleAlles(s: Haftstand, gezahlt: Zeitraum[] = []): { monate: string[]; cent: number; gezahlt: Zeitraum[]; ende: string } {
  const monate: string[] = [];
  let cent = 0;
  const alle = [...gezahlt];
  for (let i = 0; i < 500; i++) {
    const n = naechsteZahlung(s, alle);
    if (n.art !== 'ZAHLUNG') return { monate, cent, gezahlt: alle, ende: n.art };
    monate.push(`${n.monat}${n.nummer > 1 ? `-${n.nummer}` : ''} ${n.cent}`);
    cent += n.cent;
    alle.push(n.zeitraum);
  }
  throw new Error('The payments do not come to an end');
}

describe('the share of the rent', () => {
  test.each([[90_000, '1/1', 90_000], [90_000, '1/3', 30_000], [100_000, '1/3', 33_333], [100_001, '2/3', 66_667], [50_001, '1/2', 25_001]])('%i by %s is %i', (kdu, bruch, cent) => {
    expect(mietanteil(kdu, bruch)).toBe(cent);
  });

  test.each(['', '0/1', '1/0', '3/2', '1', 'x/y', '1/100', '-1/2', '1/2/3'])('%o is no share', (bruch) => {
    expect(() => mietanteil(90_000, bruch)).toThrow(expect.objectContaining({ code: 'ANTEIL_UNGUELTIG' }));
  });
});

test('the Fachstelle is competent from the first day of detention to the day before the release', () => {
  expect(zustaendigkeit({ haftVon: '2026-03-11', entlassungAm: null })).toEqual({ fachstelleAb: '2026-03-11', fachstelleBis: null });
  expect(zustaendigkeit({ haftVon: '2026-03-11', entlassungAm: '2026-06-11' })).toEqual({ fachstelleAb: '2026-03-11', fachstelleBis: '2026-06-10' });
});

describe('what is paid', () => {
  test.each<[string, Partial<Haftstand>, string[], string]>([
    ['from the day after the Jobcenter\'s last one', { jcGezahltBis: '2026-04-30', entlassungAm: '2026-06-11' }, ['2026-05 45000', '2026-06 15000'], 'ENTLASSEN'],
    ['from the first day of detention where the Jobcenter has stopped before', { jcGezahltBis: '2026-02-28', entlassungAm: '2026-04-01' }, ['2026-03 30000'], 'ENTLASSEN'],
    ['not before the Fachstelle knew of it', { kenntnisAm: '2026-04-20', entlassungAm: '2026-05-01' }, ['2026-04 16500'], 'ENTLASSEN'],
    ['nothing, where the Jobcenter has paid for all of it', { jcGezahltBis: '2026-04-30', entlassungAm: '2026-04-16' }, [], 'ENTLASSEN'],
    ['no longer than approved', { haftVon: '2026-03-01', kenntnisAm: '2026-03-01', bewilligtBis: '2026-04-15' }, ['2026-03 45000', '2026-04 22500'], 'BEWILLIGUNG_ENDET'],
    ['nothing without an approval', { bewilligtBis: null }, [], 'BEWILLIGUNG_ENDET'],
    ['a day of a month with 31 that nothing is left for is no payment', { haftVon: '2026-03-31', kenntnisAm: '2026-03-31', entlassungAm: '2026-04-01' }, [], 'ENTLASSEN'],
    ['not one day: detained and released on the same', { haftVon: '2026-03-11', entlassungAm: '2026-03-11' }, [], 'ENTLASSEN'],
  ])('%s', (_name, anders, monate, ende) => {
    expect(zahleAlles(stand(anders))).toMatchObject({ monate, ende });
  });

  test('a later release, or an earlier last day of the Jobcenter, is paid in addition, not a second time', () => {
    const erst = zahleAlles(stand({ haftVon: '2026-04-01', kenntnisAm: '2026-04-01', jcGezahltBis: '2026-04-10', entlassungAm: '2026-04-21' }));
    expect(erst.monate).toEqual(['2026-04 15000']);
    expect(zahleAlles(stand({ haftVon: '2026-04-01', kenntnisAm: '2026-04-01', jcGezahltBis: '2026-04-10', entlassungAm: '2026-05-01' }), erst.gezahlt).monate).toEqual(['2026-04-2 15000']);
    expect(zahleAlles(stand({ haftVon: '2026-04-01', kenntnisAm: '2026-04-01', jcGezahltBis: null, entlassungAm: '2026-05-01' }), erst.gezahlt).monate).toEqual(['2026-04-2 30000']);
  });

  test('a higher rent is paid from the next month on, not for months that are paid', () => {
    const erst = naechsteZahlung(stand({ haftVon: '2026-03-01', kenntnisAm: '2026-03-01' }), []);
    const gezahlt = erst.art === 'ZAHLUNG' ? [erst.zeitraum] : [];
    expect(naechsteZahlung(stand({ haftVon: '2026-03-01', kenntnisAm: '2026-03-01', anteilCent: 50_000 }), gezahlt)).toMatchObject({ monat: '2026-04', cent: 50_000, nummer: 1 });
  });
});

describe('what was paid for days of the other body', () => {
  const gezahlt = [{ von: '2026-05-01', bis: '2026-05-31', anteilCent: 45_000 }, { von: '2026-06-01', bis: '2026-06-30', anteilCent: 45_000 }];
  test.each<[string, Partial<Haftstand>, { monat: string; cent: number }[]]>([
    ['nothing while detained', {}, []],
    ['the days from the release on', { entlassungAm: '2026-06-11' }, [{ monat: '2026-06', cent: 30_000 }]],
    ['the days that the Jobcenter paid too', { jcGezahltBis: '2026-05-15' }, [{ monat: '2026-05', cent: 22_500 }]],
    ['everything, where the Jobcenter paid all of it', { jcGezahltBis: '2026-06-30' }, [{ monat: '2026-05', cent: 45_000 }, { monat: '2026-06', cent: 45_000 }]],
    ['not the difference of a rent that was lowered since', { anteilCent: 30_000 }, []],
  ])('%s', (_name, anders, erwartet) => {
    expect(findeUeberschneidung(stand(anders), gezahlt)).toEqual(erwartet);
  });
});

/** Repeatable numbers from 0 up to `bis`. */
function wuerfel(samen: number): (bis: number) => number {
  let z = samen;
  return (bis) => {
    z = (z * 1_103_515_245 + 12_345) % 2_147_483_648;
    return z % bis;
  };
}

describe('500 random detentions', () => {
  const w = wuerfel(20260311);
  const faelle = Array.from({ length: 500 }, () => {
    const haftVon = plusTage('2025-01-01', w(700));
    const tag = (spanne: number): string => plusTage(haftVon, w(spanne));
    return stand({ haftVon, kenntnisAm: plusTage(haftVon, w(90) - 10), jcGezahltBis: w(4) === 0 ? null : plusTage(haftVon, w(150) - 60), entlassungAm: w(5) === 0 ? null : tag(400), bewilligtBis: tag(500), anteilCent: 1 + w(120_000) });
  });

  test('each month is paid once, by at most one whole share, and in the end nothing is left or paid for days of others', () => {
    for (const s of faelle) {
      const { monate, gezahlt, cent } = zahleAlles(s);
      expect(new Set(monate.map((m) => m.split(' ')[0])).size).toBe(monate.length);
      expect(monate.every((m) => Number(m.split(' ')[1]) > 0 && Number(m.split(' ')[1]) <= s.anteilCent), JSON.stringify(s)).toBe(true);
      expect(cent).toBeLessThanOrEqual(s.anteilCent * monate.length);
      expect(gezahlt.every((z) => z.von >= zahlungAb(s) && z.bis <= (s.bewilligtBis ?? '') && (s.entlassungAm === null || z.bis < s.entlassungAm)), JSON.stringify(s)).toBe(true);
      expect(findeUeberschneidung(s, gezahlt), JSON.stringify(s)).toEqual([]);
    }
  });

  test('the first day is the one that the reimbursement names', () => {
    for (const s of faelle.filter((f) => f.jcGezahltBis !== null && f.entlassungAm !== null && zahlungAb(f) < f.entlassungAm)) {
      const { fachstelleZahltAb } = berechneErstattung({ kduMonatCent: s.anteilCent, haftVon: s.haftVon, entlassungAm: s.entlassungAm ?? undefined, jcGezahltBis: s.jcGezahltBis ?? '', kenntnisFachstelle: s.kenntnisAm, land: 'NI' });
      expect(zahlungAb(s)).toBe(fachstelleZahltAb);
    }
  });

  test('a month that both bodies share costs the landlord\'s sum exactly', () => {
    for (const s of faelle) {
      const monat = naechsteZahlung({ ...s, entlassungAm: null, bewilligtBis: plusTage(s.haftVon, 300) }, []);
      if (monat.art !== 'ZAHLUNG') throw new Error('nothing to pay');
      const vortage = Number(monat.zeitraum.von.slice(8)) - 1;
      const jobcenter = Math.floor((2 * s.anteilCent * Math.min(30, vortage) + 30) / 60);
      expect(monat.cent + jobcenter).toBe(s.anteilCent);
    }
  });
});
