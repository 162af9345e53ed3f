import { SUMME, type GezeigteTabelle } from './tabelle.ts';

/** One bar: its parts by column; `klein` for "<3", which is drawn as an outline. */
export type Balken = { text: string; teile: { spalte: number; wert: number; klein: boolean }[]; gesamt: number };
export type Bild = { reihen: string[]; balken: Balken[]; hoechster: number };

const LAENGSTENS = 20;
/** The length of what is one or two. */
const KLEIN = 1.5;

/** What a chart of a figure shows: counts only; the first twenty rows. @returns null where there is nothing to draw */
export function bildVon(t: GezeigteTabelle): Bild | null {
  if (t.diagramm === null) return null;
  const spalten = t.spalten.map((s, i) => ({ ...s, i })).filter((s) => s.art === 'ANZAHL' && s.code !== SUMME);
  const gezeigt = t.diagramm === 'GESTAPELT' ? spalten : spalten.slice(0, 1);
  const balken = t.zeilen.slice(0, LAENGSTENS).map((z): Balken => {
    const teile = gezeigt.map((s, spalte) => ({ spalte, wert: z.zellen[s.i]?.art === 'KLEIN' ? KLEIN : (z.zellen[s.i]?.wert ?? 0), klein: z.zellen[s.i]?.art === 'KLEIN' })).filter((teil) => teil.wert > 0);
    return { text: beschriftung(t, z.texte), teile, gesamt: teile.reduce((n, teil) => n + teil.wert, 0) };
  });
  const hoechster = Math.max(0, ...balken.map((b) => b.gesamt));
  return hoechster === 0 ? null : { reihen: gezeigt.map((s) => s.text), balken, hoechster };
}

/** Of a Frist its name is enough. */
const beschriftung = (t: GezeigteTabelle, texte: readonly string[]): string => (t.achsen[1] === 'Frist' ? (texte[1] ?? '') : texte.join(': '));
