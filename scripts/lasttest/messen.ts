import type { Besuch } from '../../src/beispiel/besuch.ts';

export type Seite = { name: string; wer: string; rufe(besuch: Besuch, nummer: number): Promise<{ status: number }> };
export type Messung = { name: string; anzahl: number; p50: number; p95: number; max: number };

/** Asks for a page again and again as one person, after a few calls that do not count. Times in ms, from the request to the last byte. */
export async function miss(besuch: Besuch, seite: Seite, anzahl: number): Promise<Messung> {
  const zeiten: number[] = [];
  for (let i = -3; i < anzahl; i++) {
    const beginn = performance.now();
    const { status } = await seite.rufe(besuch, i + 3);
    if (status !== 200 && status !== 303) throw new Error(`${seite.name}: ${status}`);
    if (i >= 0) zeiten.push(performance.now() - beginn);
  }
  zeiten.sort((a, b) => a - b);
  const teil = (p: number): number => zeiten[Math.min(zeiten.length - 1, Math.ceil(zeiten.length * p) - 1)] ?? 0;
  return { name: seite.name, anzahl, p50: teil(0.5), p95: teil(0.95), max: zeiten.at(-1) ?? 0 };
}

/** A table in Markdown. @param ziel ms that 95 of 100 calls must stay below */
export function alsTabelle(messungen: readonly Messung[], ziel: number): string {
  const ms = (zahl: number): string => String(Math.round(zahl));
  const zeilen = messungen.map((m) => `| ${m.name} | ${m.anzahl} | ${ms(m.p50)} | ${ms(m.p95)} | ${ms(m.max)} | ${m.p95 < ziel ? 'yes' : '**no**'} |`);
  return ['| page | calls | p50 ms | p95 ms | max ms | p95 < 300 ms |', '|---|---|---|---|---|---|', ...zeilen].join('\n');
}
