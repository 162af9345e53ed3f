import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grundform, leseGeschaeftszeichen, normalisiereAdresse, normalisiereGericht, normalisiereGeschaeftszeichen, normalisiereLage, normalisiereName } from '../../src/akte/normalisieren.ts';
import { zerlegeSuche } from '../../src/akte/suche/zerlegen.ts';

describe('names', () => {
  it.each([
    ['Müller', 'MUELLER'],
    ['Groß', 'Gross'],
    ['Meier-Schmidt', 'Schmidt Meier'],
    ["O'Neill", 'ONeill'],
    ['O’Neill', "O'Neill"],
    ['Dr. Weiß', 'Weiss'],
    ['Çelik', 'Celik'],
    ['İnan', 'Inan'],
    ['Łukasz', 'Lukasz'],
    ['René', 'Rene\u0301'],
  ])('%s and %s are the same person', (a, b) => expect(normalisiereName(a)).toBe(normalisiereName(b)));

  it('first name and family name may stand in either field', () => {
    expect(normalisiereName('Müller', 'Anna')).toBe(normalisiereName('Anna Mueller'));
    expect(normalisiereName('Müller, Anna')).toBe(normalisiereName('Müller', 'Anna'));
  });

  it.each([['Müller', 'Muller'], ['Meier', 'Meyer'], ['Li', 'Lin']])('%s and %s stay different people', (a, b) => expect(normalisiereName(a)).not.toBe(normalisiereName(b)));

  it('is the same for every case, spacing and composition of a text, and stays as it is when applied again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'aäöüßéèçñABCŠž-\' .'.split('')), { maxLength: 40 }).map((z) => z.join('')), (name) => {
        const norm = normalisiereName(name);
        expect(normalisiereName(name.normalize('NFD'))).toBe(norm);
        expect(normalisiereName(`  ${name.replaceAll(' ', '   ')} `)).toBe(norm);
        expect(normalisiereName(name.replaceAll('ß', 'ẞ').toLowerCase())).toBe(norm);
        expect(normalisiereName(norm)).toBe(norm);
      }),
      { seed: 20_260_402, numRuns: 500 },
    );
  });

  it('never fails, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => grundform(text) === grundform(text) && typeof zerlegeSuche(text).join('') === 'string'), { seed: 7, numRuns: 500 });
  });
});

describe('addresses', () => {
  const adresse = (strasse: string, hausnummer: string): string => normalisiereAdresse({ strasse, hausnummer, plz: '30159' });
  it.each([
    ['Georgstraße', '12 a', 'GEORGSTR.', '12A'],
    ['Georg-Straße', '12', 'Georgstrasse', '12'],
    ['Große Düwelstr.', '7', 'Grosse Duewelstraße', ' 7 '],
    ['Straße des 17. Juni', '1', 'Str. des 17. Juni', '1'],
    ['Goetheplatz', '3-5', 'Goethe-Pl.', '3 - 5'],
    ['Sankt-Anna-Weg', '2', 'St. Anna Weg', '2'],
  ])('%s %s is %s %s', (s1, h1, s2, h2) => expect(adresse(s1, h1)).toBe(adresse(s2, h2)));

  it.each([['Georgstraße', '1', 'Georgstraße', '11'], ['Georgstraße', '12', 'Georgplatz', '12'], ['Am Ring', '1-2', 'Am Ring', '12']])('%s %s is not %s %s', (s1, h1, s2, h2) =>
    expect(adresse(s1, h1)).not.toBe(adresse(s2, h2)),
  );
  it('another postcode is another flat', () => expect(normalisiereAdresse({ strasse: 'Ring', hausnummer: '1', plz: '30159' })).not.toBe(normalisiereAdresse({ strasse: 'Ring', hausnummer: '1', plz: '30161' })));
  it('knows the usual ways to say where in the house', () => expect(normalisiereLage('2. Obergeschoss links')).toBe(normalisiereLage('2.OG li.')));
});

describe('file numbers of courts', () => {
  it.each(['512 C 1234/26', '512C1234/26', '512 c 01234 / 26', '512 C 1234/2026', '0512 C 1234/26', '512\u00A0C\u00A01234/26', '512-C-1234/26'])('%s is read as 512 C 1234/26', (text) =>
    expect(normalisiereGeschaeftszeichen(text)).toBe('512c1234/2026'),
  );
  it.each(['512 C 1235/26', '512 C 1234/25', '513 C 1234/26', '512 H 1234/26'])('%s is another one', (text) =>
    expect(normalisiereGeschaeftszeichen(text)).not.toBe('512c1234/2026'),
  );
  it.each(['', 'C 12/26', '512 C', '512 C 1234', '512 C 1234/2', '1234/26', '512 1234/26'])('%s is no file number', (text) => expect(leseGeschaeftszeichen(text)).toBeUndefined());
  it('knows the short names of courts', () => expect(normalisiereGericht('AG  hannover')).toBe(normalisiereGericht('Amtsgericht Hannover')));
});
