import { SUMME, type GezeigteTabelle, type GezeigteZelle, type Spalte, type Zahlentabelle, type Zelle } from './tabelle.ts';

/** Below three things or cases somebody may recognise one of them. */
const istKlein = (basis: number): boolean => basis > 0 && basis < 3;

/** The tables as they were counted, for those who see the cases anyway. */
export const zeigeAlles = (tabellen: readonly Zahlentabelle[]): GezeigteTabelle[] => tabellen.map((t) => bilde(t, (z) => ({ art: 'WERT', wert: z.wert }), (summe) => ({ art: 'WERT', wert: summe.wert })));

/**
 * The tables for everybody else. One and two are shown as "<3", sums and averages of one or two cases not at all. A sum that has such a
 * number in it becomes "at least": it tells no more than the cells beside it. So what is shown is the same whether a hidden number is
 * one or two. Of tables that divide the same things in different ways one is shown when any of them hides something: the sum of one
 * would tell the hidden number of another. Figures that are `intern` are left out.
 * @param optionen.auchInterne for a single table in the hands of somebody who sees the cases
 */
export function maskiere(tabellen: readonly Zahlentabelle[], { auchInterne = false } = {}): GezeigteTabelle[] {
  const offen = new Set<string>();
  const fuerAlle = tabellen.filter((t) => auchInterne || !t.kennzahl.intern);
  const heikel = new Set(fuerAlle.filter(verdecktEtwas).map(menge));
  return fuerAlle.map((t) => {
    const zurueckgehalten = heikel.has(menge(t)) && offen.has(menge(t));
    offen.add(menge(t));
    const gezeigt = bilde(t, verdecke, (summe, teile, spalte) => summenZelle(summe, teile, spalte));
    return zurueckgehalten ? { ...gezeigt, zeilen: [], summe: null, anteil: null, zurueckgehalten } : gezeigt;
  });
}

/** Which things a table divides: two tables with the same ones have the same sum. */
const menge = ({ kennzahl: k }: Zahlentabelle): string => JSON.stringify([k.quelle, k.zeitpunkt, Object.entries(k.wo).toSorted(([a], [b]) => a.localeCompare(b))]);
const verdecktEtwas = (t: Zahlentabelle): boolean => t.zeilen.some((z) => z.zellen.some((zelle) => istKlein(zelle.basis)));

function verdecke(zelle: Zelle, { art }: Spalte): GezeigteZelle {
  if (!istKlein(zelle.basis)) return { art: 'WERT', wert: zelle.wert };
  // A number of payments may be five where they are all of one case.
  return art === 'ANZAHL' && (zelle.wert ?? 0) < 3 ? { art: 'KLEIN', wert: null } : { art: 'GESPERRT', wert: null };
}

function summenZelle(summe: Zelle, teile: readonly GezeigteZelle[], spalte: Spalte): GezeigteZelle {
  if (teile.every((t) => t.art === 'WERT')) return { art: 'WERT', wert: summe.wert };
  if (spalte.art !== 'ANZAHL') return { art: 'GESPERRT', wert: null };
  return { art: 'MINDESTENS', wert: teile.reduce((n, t) => n + (t.wert ?? (t.art === 'KLEIN' ? 1 : 0)), 0) };
}

type Zeige = (zelle: Zelle, spalte: Spalte) => GezeigteZelle;
type ZeigeSumme = (summe: Zelle, teile: readonly GezeigteZelle[], spalte: Spalte) => GezeigteZelle;

function bilde({ kennzahl, achsen, spalten, zeilen, summe }: Zahlentabelle, zeige: Zeige, zeigeSumme: ZeigeSumme): GezeigteTabelle {
  const fertig = zeilen.map((z) => {
    const zellen: GezeigteZelle[] = [];
    z.zellen.forEach((zelle, i) => {
      const spalte = spalten[i] as Spalte;
      zellen.push(spalte.code === SUMME ? zeigeSumme(zelle, zellen, spalte) : zeige(zelle, spalte));
    });
    return { codes: z.codes, texte: z.texte, zellen };
  });
  const gesamt = summe?.map((s, i) => zeigeSumme(s, fertig.map((z) => z.zellen[i] as GezeigteZelle), spalten[i] as Spalte)) ?? null;
  const { kuerzel, titel, klauseln, gezaehlt, ab, diagramm } = kennzahl;
  return { kuerzel, titel, klauseln, gezaehlt, ab, stichtag: kennzahl.zeitpunkt === undefined, diagramm, achsen, spalten, zeilen: fertig, summe: gesamt, anteil: anteile(kennzahl.anteil, spalten, fertig.map((z) => z.zellen), gesamt), zurueckgehalten: false };
}

/** Shares are made of what is shown, so they tell nothing else. */
function anteile(anteil: Zahlentabelle['kennzahl']['anteil'], spalten: readonly Spalte[], zeilen: readonly GezeigteZelle[][], gesamt: GezeigteZelle[] | null): GezeigteTabelle['anteil'] {
  if (!anteil) return null;
  const wert = (zellen: readonly GezeigteZelle[]): number | null => {
    const von = (codes: readonly string[]): GezeigteZelle[] => zellen.filter((_, i) => codes.includes(spalten[i]?.code ?? ''));
    const teile = von(anteil.von);
    if (teile.some((z) => z.art !== 'WERT')) return null;
    const alle = teile.reduce((n, z) => n + (z.wert ?? 0), 0);
    return alle === 0 ? null : Math.round((von([anteil.spalte]).reduce((n, z) => n + (z.wert ?? 0), 0) / alle) * 100);
  };
  return { titel: anteil.titel, werte: zeilen.map(wert), gesamt: gesamt && wert(gesamt) };
}
