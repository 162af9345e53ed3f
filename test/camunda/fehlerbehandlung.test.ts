import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decideFolge, SchemaFehler, wartezeitImAusfall, wartezeitNachFehlschlag } from '../../src/camunda/fehlerbehandlung.ts';
import { FachlicherFehler, InfrastrukturFehler, TechnischerFehler } from '../../src/fehler.ts';

const withCode = (code: string, text = 'kaputt'): Error => Object.assign(new Error(text), { code });
const art = (fehler: unknown): string => decideFolge(fehler, ['A']).art;

describe('the consequence of an error', () => {
  it.each(['08006', '08P01', '53300', '57P01', '57P03', '57014', '58030', '40001', '40P01', '55P03', '25P03'])('of PostgreSQL state %s is a repetition that costs nothing', (code) => {
    expect(decideFolge(withCode(code), [])).toEqual({ art: 'AUSFALL', code: `DATENBANK_${code}` });
  });

  it.each(['23505', '42P01', '22P02', '42501'])('of PostgreSQL state %s costs a retry', (code) => {
    expect(decideFolge(withCode(code), [])).toEqual({ art: 'FEHLSCHLAG', code: `Error: ${code}` });
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EPIPE'])('of the network error %s is a repetition that costs nothing', (code) => {
    expect(art(withCode(code))).toBe('AUSFALL');
  });

  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'Client has encountered a connection error and is not queryable'])(
    'of node-postgres saying "%s" is a repetition that costs nothing',
    (text) => expect(art(new Error(text))).toBe('AUSFALL'),
  );

  it('of several refused addresses of one name is a repetition that costs nothing', () => {
    expect(art(new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]))).toBe('AUSFALL');
  });

  it('follows the kind of our own errors', () => {
    expect(art(new InfrastrukturFehler('X', 'x'))).toBe('AUSFALL');
    expect(art(new TechnischerFehler('X', 'x'))).toBe('FEHLSCHLAG');
    expect(art(new FachlicherFehler('A', 'x'))).toBe('BPMN_FEHLER');
    expect(art(new FachlicherFehler('B', 'x'))).toBe('VORFALL');
  });

  it('of anything else costs a retry and shows its class only', () => {
    expect(decideFolge(withCode('Frau Muster'), [])).toEqual({ art: 'FEHLSCHLAG', code: 'Error' });
    expect(decideFolge('Frau Muster', [])).toEqual({ art: 'FEHLSCHLAG', code: 'string' });
    expect(decideFolge(null, [])).toEqual({ art: 'FEHLSCHLAG', code: 'object' });
  });

  it('of wrong input names the fields and not the values', () => {
    const gelesen = z.strictObject({ a: z.int(), b: z.object({ c: z.enum(['JA']) }) }).safeParse({ a: 'geheim', b: { c: 'geheim' }, d: 1 });
    const fehler = new SchemaFehler('EINGABE_UNGUELTIG', gelesen.error as z.ZodError);
    expect(decideFolge(fehler, [])).toEqual({ art: 'VORFALL', code: 'EINGABE_UNGUELTIG: a, b.c, d' });
  });
});

describe('the wait before a repetition', () => {
  it('grows with each failure and is capped at five minutes, give or take a quarter', () => {
    expect([5, 3, 2, 1, 0].map((n) => wartezeitNachFehlschlag(n, () => 0.5))).toEqual([5000, 5000, 30_000, 180_000, 300_000]);
    expect([wartezeitNachFehlschlag(0, () => 0), wartezeitNachFehlschlag(0, () => 1)]).toEqual([225_000, 375_000]);
  });

  it('grows with the length of an outage from one to thirty seconds', () => {
    expect([0, 10_000, 40_000, 3_600_000].map((ms) => wartezeitImAusfall(ms, () => 0.5))).toEqual([1000, 5000, 20_000, 30_000]);
  });
});
