import { describe, expect, it } from 'vitest';
import { katalog } from '../../src/modelle/klauseln.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';
import { HILFE, type Hilfe } from '../../src/web/bausteine/hilfe.ts';
import { TOUREN } from '../../src/web/erste-schritte/touren.ts';

const klauseln = new Set(katalog.map((k) => k.id));
const boegen = [...(await ladeVereinbarungen()).values()].flatMap((v) => v.boegen).flatMap((b) => b.felder.flatMap((f): [string, Hilfe][] => (f.wozu ? [[`${b.kuerzel} ${f.name}`, f.wozu]] : [])));

describe('help beside a field', () => {
  it.each([...Object.entries<Hilfe>(HILFE), ...boegen])('%s names its source, and a clause that there is', (_name, { klausel, norm }) => {
    expect(klausel ?? norm).toBeDefined();
    if (klausel) expect(klauseln).toContain(klausel);
  });
});

it('the tours name clauses that there are', () => {
  const genannt = TOUREN.flatMap((t) => t.schritte).flatMap((s) => s.klausel ?? []);
  expect(genannt.length).toBeGreaterThan(5);
  expect(genannt.filter((k) => !klauseln.has(k))).toEqual([]);
});
