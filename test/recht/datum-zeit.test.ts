import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plusMonate, plusTage, pruefeDatum, schreibeTag, wochentag, zitat } from '../../src/recht/datum.ts';
import { ereignistag, lokaleUhrzeit, lokalesDatum, tagesbeginn } from '../../src/recht/zeit.ts';
import { alleTage, mitternacht } from './zweite-rechnung.ts';

describe('dates', () => {
  test.each(['2026-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '26-01-01', '2026-01-01T00:00:00Z', ' 2026-01-01', '2026-01-01\n', '', null, 20260101])('%j is refused', (wert) => {
    expect(() => pruefeDatum(wert)).toThrow(expect.objectContaining({ name: 'FachlicherFehler', code: 'DATUM_UNGUELTIG' }));
  });

  test('29 February exists in leap years only', () => {
    expect(pruefeDatum('2028-02-29')).toBe('2028-02-29');
    expect(() => pruefeDatum('2100-02-29')).toThrow(/gültiges Datum/);
  });

  test('days are added over month, year and the changes of the clock', () => {
    expect(plusTage('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusTage('2026-03-28', 2)).toBe('2026-03-30');
    expect(plusTage('2026-10-24', 2)).toBe('2026-10-26');
    expect(plusTage('2028-03-01', -1)).toBe('2028-02-29');
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-15', 14, '2028-01-15'],
  ])('%s plus %i months is %s', (von, monate, bis) => {
    expect(plusMonate(von, monate)).toBe(bis);
  });

  test('weekdays and spelling', () => {
    expect(wochentag('2026-11-22')).toBe(0);
    expect(schreibeTag('2026-04-02')).toBe('Do 02.04.2026');
    expect(schreibeTag('2026-04-04', false)).toBe('Sa 04.04.');
  });

  test('a quotation of wrong input stays short, on one line and never fails', () => {
    expect(zitat('a\u001B[31m\nb\uD800')).toBe('„a·[31m·b·“');
    expect(zitat('x'.repeat(1000)).length).toBeLessThan(70);
    const kreis: { ich?: unknown } = {};
    kreis.ich = kreis;
    for (const wert of [kreis, 5n, Symbol('s'), null, undefined, Number.NaN, [], Object.create(null)]) expect(zitat(wert)).toMatch(/^„.+“$/);
  });
});

describe('instants in Europe/Berlin', () => {
  test('the day begins at 23:00Z in winter and 22:00Z in summer, on the days of the change too', () => {
    expect(tagesbeginn('2026-01-15').toISOString()).toBe('2026-01-14T23:00:00.000Z');
    expect(tagesbeginn('2026-03-29').toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(tagesbeginn('2026-03-30').toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(tagesbeginn('2026-10-25').toISOString()).toBe('2026-10-24T22:00:00.000Z');
    expect(tagesbeginn('2026-10-26').toISOString()).toBe('2026-10-25T23:00:00.000Z');
  });

  test('every day from 2017 to 2040 begins where the rule of the EU says', () => {
    for (const tag of alleTage('2017-01-01', '2041-01-01')) expect(tagesbeginn(tag).toISOString()).toBe(mitternacht(tag));
  });

  test('an hour that is skipped means the one after it, one that comes twice the second', () => {
    expect(lokaleUhrzeit('2026-03-29', 2).toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(lokaleUhrzeit('2026-10-25', 2).toISOString()).toBe('2026-10-25T01:00:00.000Z');
    expect(lokaleUhrzeit('2026-03-29', 8).toISOString()).toBe('2026-03-29T06:00:00.000Z');
    expect(lokaleUhrzeit('2026-10-25', 8).toISOString()).toBe('2026-10-25T07:00:00.000Z');
  });

  test('a local date begins and ends with its own day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2017-01-02T00:00:00Z'), max: new Date('2040-12-30T00:00:00Z'), noInvalidDate: true }), (zeitpunkt) => {
        const tag = lokalesDatum(zeitpunkt);
        expect(tagesbeginn(tag).getTime()).toBeLessThanOrEqual(zeitpunkt.getTime());
        expect(tagesbeginn(plusTage(tag, 1)).getTime()).toBeGreaterThan(zeitpunkt.getTime());
      }),
      { seed: 563_401 },
    );
  });

  test.each([
    ['2026-04-02', '2026-04-02'],
    ['2026-04-01T21:59:59.999Z', '2026-04-01'],
    ['2026-04-01T22:00:00Z', '2026-04-02'],
    ['2026-01-14T22:59:59Z', '2026-01-14'],
    ['2026-01-14T23:00:00Z', '2026-01-15'],
    ['2026-12-31T18:30-05:00', '2027-01-01'],
    ['2026-04-02T00:30:00+14:00', '2026-04-01'],
  ])('an event at %s counts on %s', (wert, datum) => {
    expect(ereignistag(wert).datum).toBe(datum);
  });

  test.each([
    ['2026-04-02T10:00:00', 'ZEITPUNKT_OHNE_OFFSET'],
    ['2026-04-02T10:00', 'ZEITPUNKT_OHNE_OFFSET'],
    ['2026-04-02 10:00', 'ZEITPUNKT_OHNE_OFFSET'],
    ['2026-02-30T10:00:00Z', 'DATUM_UNGUELTIG'],
    ['2026-04-02T25:00:00Z', 'DATUM_UNGUELTIG'],
    ['2026-04-02T10:00:00+25:00', 'DATUM_UNGUELTIG'],
    ['2026-04-02T10:00:00+0200', 'DATUM_UNGUELTIG'],
    ['morgen', 'DATUM_UNGUELTIG'],
    [undefined, 'DATUM_UNGUELTIG'],
  ])('an event at %j is refused with %s', (wert, code) => {
    expect(() => ereignistag(wert)).toThrow(expect.objectContaining({ code }));
  });
});
