import { eingaben, jobTyp, listener, umgebende, type Knoten } from '../modelle/moddle.ts';
import { leseZweige, literal } from './ausdruck.ts';

/** How long a deadline is in one of the cases that the diagram tells apart. */
export type Fall = { bedingung: string | null; fristart: string | null; laenge: number | null; einheit: 'WERKTAG' | 'TAG' | 'MONAT' | null; /** what the length comes from when it is no number */ aus: string | null };

/** An element whose mappings describe a deadline, or a day of the case. */
export type Traeger = { knoten: Knoten; termin: boolean; /** FEEL; null: when the element is reached */ beginn: string | null; faelle: Fall[] };

const SETZER = /(?:^|\.)(?:frist|termin)-setzen$/;
const setzer = (k: Knoten): string | undefined => [jobTyp(k) ?? '', ...listener(k, 'start')].find((t) => SETZER.test(t));
const eingabe = (k: Knoten, name: string): string | undefined => eingaben(k).find((e) => e.target === name)?.source;

/** The deadlines of a process, each once: where it is described, not where it is watched. */
export function findeTraeger(stellen: readonly Knoten[]): Traeger[] {
  const gefunden = new Map<string, Traeger>();
  for (const k of stellen) {
    const typ = setzer(k);
    const ort = typ && [k, ...umgebende(k)].find((u) => eingabe(u, 'fristart') !== undefined);
    if (ort && !gefunden.has(ort.id)) gefunden.set(ort.id, beschreibe(ort, k, typ.endsWith('termin-setzen')));
  }
  return stellen.flatMap((k) => gefunden.get(k.id) ?? []);
}

function beschreibe(ort: Knoten, setzend: Knoten, termin: boolean): Traeger {
  const lies = (name: string): string | undefined => eingabe(ort, name) ?? eingabe(setzend, name);
  const beginn = lies('fristBeginn');
  // A Termin without an agreed day may have an interval instead.
  const laenge = termin ? lies('abstandMonate') : lies('fristLaenge');
  const faelle = leseFaelle({ fristart: lies('fristart') ?? '=null', laenge: laenge ?? '=null', einheit: termin ? '="MONAT"' : (lies('fristEinheit') ?? '=null') });
  return { knoten: ort, termin: termin && faelle.every((f) => f.laenge === null), beginn: beginn === undefined || beginn === '=null' ? null : beginn.replace(/^=/, ''), faelle };
}

/** The cases in which kind, length and unit differ: the same condition means the same case in all three. */
function leseFaelle(ausdruck: { fristart: string; laenge: string; einheit: string }): Fall[] {
  const lies = (text: string) => leseZweige(text) ?? [{ bedingung: null, wert: 'unlesbar' }];
  const [arten, laengen, einheiten] = [lies(ausdruck.fristart), lies(ausdruck.laenge), lies(ausdruck.einheit)];
  const bedingungen = [...new Set([...laengen, ...arten, ...einheiten].map((z) => z.bedingung))].filter((b) => b !== null);
  return [...bedingungen, null].map((bedingung) => {
    const gilt = (zweige: typeof arten): string => (zweige.find((z) => z.bedingung === bedingung) ?? zweige.at(-1))?.wert ?? 'null';
    const [art, laenge, einheit] = [literal(gilt(arten)), literal(gilt(laengen)), literal(gilt(einheiten))];
    return {
      bedingung,
      fristart: typeof art === 'string' ? art : null,
      laenge: typeof laenge === 'number' ? laenge : null,
      einheit: einheit === 'WERKTAG' || einheit === 'TAG' || einheit === 'MONAT' ? einheit : null,
      aus: laenge === undefined ? gilt(laengen).replace('unlesbar', ausdruck.laenge.replace(/^=/, '')) : null,
    };
  });
}
