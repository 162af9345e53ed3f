import { describe, expect, test } from 'vitest';
import { BAGATELLGRENZE, berechneErstattung, type ErstattungEingabe } from '../../src/recht/erstattung.ts';

/** The worked example: 450.00 a month, detained from 11 March, paid to the end of April, known at once. */
const BEISPIEL: ErstattungEingabe = { kduMonatCent: 45_000, haftVon: '2026-03-11', jcGezahltBis: '2026-04-30', kenntnisFachstelle: '2026-03-11', land: 'NI' };
const rechne = (anders: Partial<ErstattungEingabe> = {}) => berechneErstattung({ ...BEISPIEL, ...anders });

describe('the worked examples', () => {
  test('known from the first day: all that was paid is reimbursed', () => {
    expect(rechne()).toMatchObject({
      ueberzahltCent: 75_000, erstattungCent: 75_000, beimJobcenterCent: 0, grund: 'ERSTATTUNG', ausschlussfrist: '2027-04-30', fachstelleZahltAb: '2026-05-01',
      monate: [{ monat: '2026-03', ueberzahltCent: 30_000, erstattungCent: 30_000 }, { monat: '2026-04', ueberzahltCent: 45_000, erstattungCent: 45_000 }],
    });
  });

  test('known only on 20 April: eleven days are reimbursed, the rest stays with the Jobcenter', () => {
    expect(rechne({ kenntnisFachstelle: '2026-04-20' })).toMatchObject({
      ueberzahltCent: 75_000, erstattungCent: 16_500, beimJobcenterCent: 58_500, grund: 'ERSTATTUNG', fachstelleZahltAb: '2026-05-01',
      monate: [{ monat: '2026-03', ueberzahltCent: 30_000, erstattungCent: 0 }, { monat: '2026-04', ueberzahltCent: 45_000, erstattungCent: 16_500 }],
    });
  });

  test('the derivation can be checked by hand', () => {
    expect(rechne({ kenntnisFachstelle: '2026-04-20', anmeldungAm: '2026-06-01' }).schritte).toEqual([
      'Haft ab Mi 11.03.2026 (dieser Tag zählt); Jobcenter hat bis Do 30.04.2026 gezahlt (§ 7 Abs. 4 SGB II)',
      '03/2026 überzahlt: 450,00 Euro − 450,00 Euro × 10/30 = 300,00 Euro (§ 41 SGB II)',
      '04/2026 überzahlt: 450,00 Euro = 450,00 Euro (§ 41 SGB II)',
      'Kenntnis der Fachstelle am Mo 20.04.2026: sie schuldet erst ab diesem Tag (§ 103 Abs. 3 SGB X)',
      '04/2026 ab Kenntnis: 450,00 Euro − 450,00 Euro × 19/30 = 165,00 Euro (§ 41 SGB II)',
      'Letzter Tag, für den die Leistung erbracht wurde: Do 30.04.2026 (§ 111 Satz 1 SGB X)',
      'Do 30.04.2026 Beginn, zählt nicht (§ 187 Abs. 1 BGB)',
      '12 Monate: Fr 30.04.2027, Tag mit derselben Zahl (§ 188 Abs. 2 BGB)',
      'Fr 30.04.2027 Ende, 24:00 Uhr (§ 188 Abs. 2 BGB)',
      'Ausschlussfrist bis Fr 30.04.2027 für den ganzen Zeitraum (Festlegung), angemeldet am Mo 01.06.2026 (§ 111 SGB X)',
      'Erstattung 165,00 Euro; 585,00 Euro bleiben beim Jobcenter, vom Haushalt wird nichts zurückgefordert (H-4.5)',
      'Die Fachstelle zahlt die Miete ab Fr 01.05.2026 (H-4.2)',
    ]);
  });
});

describe('a month has 30 days', () => {
  test.each([
    ['the first of 31 days', { haftVon: '2026-03-01', jcGezahltBis: '2026-03-31' }, 45_000],
    ['the second of 31 days: one day in freedom', { haftVon: '2026-03-02', jcGezahltBis: '2026-03-31' }, 43_500],
    ['the 31st: the 30 days before it cost the whole month', { haftVon: '2026-03-31', jcGezahltBis: '2026-03-31' }, 0],
    ['the first of 28 days', { haftVon: '2026-02-01', jcGezahltBis: '2026-02-28' }, 45_000],
    ['the 15th of 28 days: 14 days in freedom', { haftVon: '2026-02-15', jcGezahltBis: '2026-02-28' }, 24_000],
    ['the last of 28 days: 27 days in freedom', { haftVon: '2026-02-28', jcGezahltBis: '2026-02-28' }, 4_500],
    ['the last of 29 days', { haftVon: '2028-02-29', jcGezahltBis: '2028-02-29' }, 3_000],
    ['paid to the middle of the month', { haftVon: '2026-04-06', jcGezahltBis: '2026-04-15' }, 15_000],
    ['paid to the 30th of 31 days: the whole month', { haftVon: '2026-03-01', jcGezahltBis: '2026-03-30' }, 45_000],
    ['paid to the 27th of 28 days', { haftVon: '2026-02-01', jcGezahltBis: '2026-02-27' }, 40_500],
  ])('%s', (_, anders, cent) => {
    expect(rechne({ kenntnisFachstelle: '2026-01-01', ...anders }).ueberzahltCent).toBe(cent);
  });

  test.each([
    ['2026-03-12', 0],
    ['2026-03-13', 1_500],
    ['2026-03-31', 28_500],
    ['2026-04-01', 30_000],
    ['2026-04-02', 31_500],
    ['2026-04-10', 43_500],
    ['2026-04-30', 73_500],
    ['2026-05-01', 75_000],
    ['2026-05-20', 75_000],
  ])('released on %s, a day in freedom: %i Cent (30 days in freedom cost the whole of a month with 31)', (entlassungAm, cent) => {
    expect(rechne({ entlassungAm }).ueberzahltCent).toBe(cent);
  });

  test('a third of a cent is rounded half up, month by month', () => {
    // 333.33 × 10/30 = 111.11; 333.35 × 1/30 = 11.1117 → 11.11; 100.05 × 15/30 = 50.025 → 50.03 is what the days in freedom cost.
    expect(rechne({ kduMonatCent: 33_333 }).monate[0]?.ueberzahltCent).toBe(22_222);
    expect(rechne({ kduMonatCent: 33_335, haftVon: '2026-03-02' }).monate[0]?.ueberzahltCent).toBe(32_224);
    expect(rechne({ kduMonatCent: 10_005, haftVon: '2026-04-16' }).ueberzahltCent).toBe(5_002);
  });
});

describe('who pays from when', () => {
  test.each([
    ['the day after the last paid day', {}, '2026-05-01'],
    ['not before the detention', { jcGezahltBis: '2026-02-28' }, '2026-03-11'],
    ['not before it knows', { kenntnisFachstelle: '2026-05-12' }, '2026-05-12'],
    ['a release after that changes nothing', { entlassungAm: '2026-06-01' }, '2026-05-01'],
    ['never, when the detention was over on that day', { entlassungAm: '2026-05-01' }, null],
  ])('%s', (_, anders, tag) => {
    expect(rechne(anders).fachstelleZahltAb).toBe(tag);
  });
});

describe('why nothing is reimbursed', () => {
  test('nothing was overpaid: paid to before the detention, or not one day detained', () => {
    const nichts = { ueberzahltCent: 0, erstattungCent: 0, beimJobcenterCent: 0, monate: [], ausschlussfrist: null, grund: 'NICHTS_UEBERZAHLT' };
    expect(rechne({ jcGezahltBis: '2026-03-10' })).toMatchObject({ ...nichts, fachstelleZahltAb: '2026-03-11' });
    expect(rechne({ entlassungAm: '2026-03-11' })).toMatchObject({ ...nichts, fachstelleZahltAb: null });
  });

  test('the Fachstelle knew nothing on any paid day', () => {
    expect(rechne({ kenntnisFachstelle: '2026-05-01' })).toMatchObject({ ueberzahltCent: 75_000, erstattungCent: 0, beimJobcenterCent: 75_000, grund: 'KEINE_KENNTNIS', fachstelleZahltAb: '2026-05-01' });
    expect(rechne({ kenntnisFachstelle: '2026-04-12', entlassungAm: '2026-04-12' })).toMatchObject({ erstattungCent: 0, grund: 'KEINE_KENNTNIS', fachstelleZahltAb: null });
  });

  test('it was claimed too late: the whole uninterrupted benefit has one deadline', () => {
    expect(rechne({ anmeldungAm: '2027-04-30' })).toMatchObject({ erstattungCent: 75_000, grund: 'ERSTATTUNG' });
    expect(rechne({ anmeldungAm: '2027-05-01' })).toMatchObject({ erstattungCent: 0, beimJobcenterCent: 75_000, grund: 'AUSGESCHLOSSEN', monate: [{ erstattungCent: 0 }, { erstattungCent: 0 }] });
    expect(rechne({ entlassungAm: '2026-04-10' }).ausschlussfrist).toBe('2027-04-09');
  });

  test.each([
    [4_999, 'UNTER_50_EURO', 0],
    [5_000, 'ERSTATTUNG', 5_000],
    [5_001, 'ERSTATTUNG', 5_001],
  ])('%i Cent in a month: %s', (kduMonatCent, grund, erstattungCent) => {
    const e = rechne({ kduMonatCent, haftVon: '2026-04-01', kenntnisFachstelle: '2026-04-01' });
    expect(e).toMatchObject({ grund, erstattungCent, beimJobcenterCent: kduMonatCent - erstattungCent, monate: [{ ueberzahltCent: kduMonatCent, erstattungCent }] });
    expect(BAGATELLGRENZE).toEqual({ cent: 5000, gueltigAb: '2002-01-01', quelle: '§ 110 Satz 2 SGB X' });
  });

  test('what counts for the 50 Euro is what the Fachstelle owes, not what was paid', () => {
    expect(rechne({ kenntnisFachstelle: '2026-04-28' })).toMatchObject({ ueberzahltCent: 75_000, erstattungCent: 0, grund: 'UNTER_50_EURO' });
  });
});

test('§ 105 SGB X gives the same sums, and is named', () => {
  const nach105 = rechne({ anspruchsgrundlage: 105 });
  expect({ ...nach105, schritte: [] }).toEqual({ ...rechne(), schritte: [] });
  expect(nach105.schritte.join('\n')).toContain('§ 105 Abs. 3 SGB X');
});

describe('contradictions are a fachlicher Fehler', () => {
  test.each([
    [{ kduMonatCent: 0 }, 'KDU_UNGUELTIG'],
    [{ kduMonatCent: 450.5 }, 'KDU_UNGUELTIG'],
    [{ kduMonatCent: -1 }, 'KDU_UNGUELTIG'],
    [{ kduMonatCent: 100_000_001 }, 'KDU_UNGUELTIG'],
    [{ entlassungAm: '2026-03-10' }, 'ENTLASSUNG_VOR_HAFT'],
    [{ anmeldungAm: '2026-03-10' }, 'ANMELDUNG_VOR_HAFT'],
    [{ anspruchsgrundlage: 104 }, 'ANSPRUCHSGRUNDLAGE_UNBEKANNT'],
    [{ haftVon: '2026-02-30' }, 'DATUM_UNGUELTIG'],
    [{ kenntnisFachstelle: '' }, 'DATUM_UNGUELTIG'],
    [{ haftVon: '2016-12-31' }, 'AUSSERHALB_KALENDER'],
    [{ jcGezahltBis: '2041-01-01' }, 'AUSSERHALB_KALENDER'],
    [{ land: 'HH' }, 'LAND_UNBEKANNT'],
  ])('%j: %s', (falsch, code) => {
    expect(() => rechne(falsch as Partial<ErstattungEingabe>)).toThrow(expect.objectContaining({ name: 'FachlicherFehler', code }));
  });
});
