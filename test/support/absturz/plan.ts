export type Ziel = 'programm' | 'camunda' | 'postgres';
export type Stoerung = { ziel: Ziel; /** share of the effects of the run after which it comes, 0 to 1 */ nach: number; /** and so many ms later */ spaeterMs: number };

/** The same seed gives the same plan. (mulberry32) */
export function zufall(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Kills in the order in which they come, none so late that there is nothing left to disturb. */
export function planeStoerungen(seed: number, anzahl: Record<Ziel, number>): Stoerung[] {
  const wuerfel = zufall(seed);
  const ziele = (Object.entries(anzahl) as [Ziel, number][]).flatMap(([ziel, n]) => Array.from({ length: n }, () => ziel));
  return ziele.map((ziel) => ({ ziel, nach: 0.02 + 0.83 * wuerfel(), spaeterMs: Math.floor(150 * wuerfel()) })).toSorted((a, b) => a.nach - b.nach);
}
