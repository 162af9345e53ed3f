import type { Befund } from '../modelle/befund.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Karteneintrag, Klauselkarte } from './karte.ts';
import { mittel, nameVon } from './mittel.ts';

const SPALTEN = ['Klausel', 'Wer', 'Elemente', 'Arbeiter', 'Schreiben', 'Tests', 'Fristarten', 'Diagramme und Tabellen'];

/** The map as a table for a terminal: a line per clause. */
export function alsTabelle({ eintraege, befunde }: Klauselkarte): string {
  const zeilen = [SPALTEN, ...eintraege.map(zeile)];
  const breiten = SPALTEN.map((_, i) => Math.max(...zeilen.map((z) => z[i]?.length ?? 0)));
  const tabelle = zeilen.map((z) => z.map((wert, i) => wert.padEnd(breiten[i] ?? 0)).join('  ').trimEnd());
  const offen = eintraege.filter((e) => !e.zugesagt).length;
  return [...tabelle, '', `${eintraege.length} Klauseln, davon ${eintraege.length - offen} von einer Vereinbarung zugesagt.`, ...befunde.map(befundZeile), ''].join('\n');
}

function zeile(e: Karteneintrag): string[] {
  const m = mittel(e);
  const zahl = (n: number): string => (n === 0 ? '–' : String(n));
  return [e.id, e.wer, zahl(e.elemente.length), zahl(m.arbeiter.length), zahl(m.schreiben.length), zahl(e.tests.length), e.fristarten.map((f) => f.fristart).join(', '), [...m.diagramme, ...m.tabellen].join(', ')];
}

/** One clause with all that belongs to it. @throws FachlicherFehler KLAUSEL_UNBEKANNT */
export function alsBlatt({ eintraege, befunde }: Klauselkarte, id: string): string {
  const e = eintraege.find((x) => x.id === id);
  if (!e) throw new FachlicherFehler('KLAUSEL_UNBEKANNT', `Die Klausel „${id}“ steht nicht im Klauselverzeichnis.`);
  const m = mittel(e);
  const liste = (titel: string, werte: readonly string[]): string[] => (werte.length === 0 ? [] : ['', `${titel}:`, ...werte.map((w) => `  ${w}`)]);
  return [
    `${e.id}${e.wer ? ` ${e.wer}` : ''}: ${e.was}`,
    ...liste('Elemente', e.elemente.map((s) => `${s.datei} › ${s.element}: ${nameVon(s)} (${s.art})`)),
    ...liste('Entscheidungstabellen', e.entscheidungen.map((t) => `${t.datei} › ${t.id}: ${t.name}`)),
    ...liste('Arbeiter', m.arbeiter),
    ...liste('Fristarten', e.fristarten.map((f) => `${f.fristart}: ${f.bezeichnung}`)),
    ...liste('Schreiben', m.schreiben),
    ...liste('Tests', e.tests),
    ...befunde.filter((b) => b.element === e.id || e.elemente.some((s) => s.element === b.element && s.datei === b.datei)).map(befundZeile),
    '',
  ].join('\n');
}

const befundZeile = (b: Befund): string => `${b.schwere} ${[b.datei, b.element].filter(Boolean).join(' › ')}: ${b.text}`;
