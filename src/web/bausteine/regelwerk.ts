import type { Entscheidung, Trefferart } from '../../tabellen/lesen.ts';
import { html, type Html } from './html.ts';
import { aufklappen, tabelle } from './tabelle.ts';

const TREFFER: Record<Trefferart, string> = {
  UNIQUE: 'Es trifft genau eine Zeile zu.',
  FIRST: 'Es gilt die erste Zeile, die zutrifft.',
  COLLECT: 'Es gelten alle Zeilen, die zutreffen.',
  'COLLECT MAX': 'Von allen Zeilen, die zutreffen, gilt der höchste Wert.',
};

/** A decision as it is calculated: its rules line by line, or its formula, in the notation of the table (FEEL). */
export function regelwerk(e: Entscheidung): Html {
  if (e.logik.art === 'AUSDRUCK') return aufklappen(e.name, html`<pre class="rohtext" role="region" aria-label="Formel: ${e.name}" tabindex="0">${e.logik.text}</pre>`);
  const { eingaben, ausgaben, regeln, trefferart } = e.logik;
  const spalten = [...eingaben.map((s) => s.bezeichnung || s.ausdruck), ...ausgaben.map((name) => (name ? `Ergebnis: ${name}` : 'Ergebnis'))];
  const zeilen = regeln.map((r) => [...r.tests.map((test) => (test === '' || test === '-' ? 'beliebig' : test)), ...r.werte]);
  return aufklappen(e.name, html`<p class="kern-body">${TREFFER[trefferart]}</p><div class="regelwerk" role="region" aria-label="Tabelle: ${e.name}" tabindex="0">${tabelle(e.name, spalten, zeilen, 'Diese Tabelle hat keine Zeilen.')}</div>`);
}
