import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bildeAbfrage, massSql } from '../../src/akte/kennzahlen/abfrage.ts';
import { kennzahlenVon } from '../../src/kennzahlen/laden.ts';
import { davor, quartalVon, tageVon } from '../../src/kennzahlen/quartal.ts';
import { kennzahlSchema } from '../../src/kennzahlen/schema.ts';
import { worteVon } from '../../src/kennzahlen/worte.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';

const vereinbarungen = await ladeVereinbarungen();
const alle = [...vereinbarungen.values()].flatMap((v) => v.behoerden.flatMap(({ kuerzel }) => kennzahlenVon(v, kuerzel).map((k) => ({ v, kuerzel, k, name: `${kuerzel} ${k.kuerzel}` }))));
const umstand = { heute: '2026-04-02', jetzt: new Date('2026-04-02T07:00:00Z'), rollen: {} };
const probe = { kuerzel: 'probe', titel: 'Probe', gezaehlt: 'x', ab: 'x', quelle: 'FALL', zeitpunkt: 'eingang', zeilen: ['status'] };

describe('the figures of the agreements', () => {
  it.each(alle)('$name has only names that its part of the Akte has, and words for people', ({ v, kuerzel, k }) => {
    const abfrage = bildeAbfrage(k, { von: '2026-01-01', bis: '2026-03-31', plz: '301' }, umstand);
    for (const m of [...k.zeilen, ...(k.spalten ? [k.spalten] : [])]) expect(abfrage.merkmal(m)).not.toBe('');
    for (const m of k.masse) expect(massSql(k, m)).not.toBe('');
    const worte = worteVon(v, kuerzel);
    for (const kopf of [...worte.achsen(k), ...k.masse.map((m) => worte.mass(m))]) expect(kopf).toMatch(/^[A-ZÄÖÜ]/);
    for (const b of k.wo['bogen'] ?? []) expect(v.boegen.map((bogen) => bogen.kuerzel)).toContain(b);
    for (const f of k.wo['fristart'] ?? []) expect(v.fristarten.map((art) => art.fristart)).toContain(f);
  });

  it.each([...vereinbarungen.values()].map((v) => [v.kuerzel, v] as const))('%s says of Fristarten that it has who is waited for', (_, v) => {
    expect(Object.keys(v.kennzahlen.wartetAuf).filter((f) => !v.fristarten.some((art) => art.fristart === f))).toEqual([]);
  });

  it('names of figures are one each at an authority', () => {
    expect(new Set(alle.map((a) => a.name)).size).toBe(alle.length);
  });
});

it('a further agreement has figures without a line of program: those of all, and its own', async () => {
  const ordner = await mkdtemp(join(tmpdir(), 'kennzahlen-'));
  try {
    await cp(new URL('../../beispiele/vereinbarung/musterstadt', import.meta.url), join(ordner, 'musterstadt'), { recursive: true });
    await writeFile(join(ordner, 'musterstadt', 'kennzahlen.json'), JSON.stringify({ kennzahlen: [{ ...probe, kuerzel: 'eigene', behoerden: ['AMT'] }] }));
    const v = (await ladeVereinbarungen(pathToFileURL(`${ordner}/`))).get('musterstadt');
    if (!v) throw new Error('no agreement');
    expect(kennzahlenVon(v, 'AMT').map((k) => k.kuerzel)).toEqual(expect.arrayContaining(['ueberfaellig', 'verfahren', 'fristen', 'eigene']));
    expect(kennzahlenVon(v, 'BERATUNG').map((k) => k.kuerzel)).not.toContain('eigene');
    await writeFile(join(ordner, 'musterstadt', 'kennzahlen.json'), JSON.stringify({ kennzahlen: [{ ...probe, zeilen: ['prozess'] }] }));
    await expect(ladeVereinbarungen(pathToFileURL(`${ordner}/`))).rejects.toMatchObject({ code: 'KENNZAHL_UNGUELTIG' });
  } finally {
    await rm(ordner, { recursive: true, force: true });
  }
});

it.each([
  ['a query instead of a name', { zeilen: ['status; DROP TABLE fall'] }],
  ['no rows', { zeilen: [] }],
  ['a measure that is none', { masse: ['count(*)'] }],
  ['columns by a mark and by measures', { spalten: 'alter', masse: ['ANZAHL', 'AKTEN'] }],
  ['a share without columns', { anteil: { titel: 'x', spalte: 'A', von: ['A'] } }],
  ['a part of the Akte that there is not', { quelle: 'PERSON' }],
  ['a field that is not known', { sql: 'SELECT 1' }],
])('refuses %s', (_, abweichend) => expect(kennzahlSchema.safeParse({ ...probe, ...abweichend }).success).toBe(false));

it.each([
  ['a mark', { zeilen: ['prozess'] }, 'prozess'],
  ['a mark that every object has', { zeilen: ['constructor'] }, 'constructor'],
  ['a day', { zeitpunkt: 'geboren' }, 'geboren'],
  ['a sum', { masse: ['SUMME:summe'] }, 'summe'],
])('says which %s its part of the Akte does not have', (_, abweichend, wort) => {
  const k = kennzahlSchema.parse({ ...probe, ...abweichend });
  const tu = (): void => {
    const abfrage = bildeAbfrage(k, { von: '2026-01-01', bis: '2026-03-31' }, umstand);
    k.zeilen.forEach((m) => abfrage.merkmal(m));
    k.masse.forEach((m) => massSql(k, m));
  };
  expect(tu).toThrow(wort);
});

it('quarters', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quartalVon)).toEqual([{ jahr: 2026, quartal: 1 }, { jahr: 2026, quartal: 1 }, { jahr: 2026, quartal: 2 }, { jahr: 2026, quartal: 4 }]);
  expect([tageVon({ jahr: 2024, quartal: 1 }), tageVon({ jahr: 2026, quartal: 4 })]).toEqual([{ von: '2024-01-01', bis: '2024-03-31' }, { von: '2026-10-01', bis: '2026-12-31' }]);
  expect([davor({ jahr: 2026, quartal: 1 }), davor({ jahr: 2026, quartal: 3 })]).toEqual([{ jahr: 2025, quartal: 4 }, { jahr: 2026, quartal: 2 }]);
});
