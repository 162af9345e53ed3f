import type { Befund } from '../../../../werkstatt/modell.ts';
import { baue, finde, sende } from '../seite.ts';
import type { Editor, Seitendaten } from './editor.ts';
import { erklaere } from './meldung.ts';

/** Milliseconds without a change before the model is checked. */
const RUHE = 800;

/** The findings beside the drawing: checked again after each change, one request at a time. */
export class Pruefung {
  readonly #editor: Editor;
  readonly #daten: Seitendaten;
  #warten: number | undefined;
  #laeuft: AbortController | undefined;

  constructor(editor: Editor, daten: Seitendaten) {
    [this.#editor, this.#daten] = [editor, daten];
  }

  /** Checks when nothing has changed for a moment. */
  plane(): void {
    clearTimeout(this.#warten);
    this.#warten = window.setTimeout(() => void this.pruefe(), RUHE);
  }

  async pruefe(): Promise<void> {
    this.#laeuft?.abort();
    const abbruch = new AbortController();
    this.#laeuft = abbruch;
    try {
      const { name, csrf } = this.#daten;
      const { befunde } = await sende<{ befunde: Befund[] }>('/api/werkstatt/pruefen', csrf, { name, inhalt: await this.#editor.inhalt() }, abbruch.signal);
      if (!abbruch.signal.aborted) this.zeige(befunde);
    } catch (fehler) {
      if (!abbruch.signal.aborted) finde('#befunde-summe').textContent = erklaere(fehler);
    }
  }

  zeige(befunde: readonly Befund[]): void {
    const sortiert = befunde.toSorted((a, b) => a.stufe.localeCompare(b.stufe) || a.text.localeCompare(b.text, 'de'));
    const fehler = befunde.filter((b) => b.stufe === 'FEHLER').length;
    const summe = befunde.length === 0 ? 'Keine Fehler, keine Warnungen.' : `${anzahl(fehler, 'Fehler', 'Fehler')}, ${anzahl(befunde.length - fehler, 'Warnung', 'Warnungen')}.`;
    const zeile = finde('#befunde-summe');
    if (zeile.textContent !== summe) zeile.textContent = summe;
    finde('#reiter-pruefung .werkstatt__zahl').textContent = befunde.length === 0 ? '' : String(befunde.length);
    finde('#befunde').replaceChildren(...sortiert.map((b) => this.#eintrag(b)));
    this.#editor.markiere(befunde.filter((b) => b.datei === this.#daten.name));
  }

  #eintrag(b: Befund): HTMLLIElement {
    const fremd = b.datei !== this.#daten.name;
    const inhalt = [
      baue('span', { class: `kern-badge kern-badge--${b.stufe === 'FEHLER' ? 'danger' : 'warning'}` }, baue('span', { class: 'kern-label kern-label--small' }, b.stufe === 'FEHLER' ? 'Fehler' : 'Warnung')),
      baue('span', { class: 'werkstatt__befundtext' }, b.text),
      baue('span', { class: 'zusatz' }, [fremd ? b.datei : '', this.#ort(b, fremd), b.regel].filter(Boolean).join(' · ')),
    ];
    if (fremd || !b.element || !this.#kennt(b.element)) return baue('li', { class: 'werkstatt__befund' }, ...inhalt);
    const { element } = b;
    const knopf = baue('button', { type: 'button', class: 'werkstatt__eintrag' }, ...inhalt);
    knopf.addEventListener('click', () => this.#editor.zeige(element));
    return baue('li', {}, knopf);
  }

  #kennt(id: string): boolean {
    return this.#editor.stellen().some((s) => s.id === id);
  }

  #ort({ element }: Befund, fremd: boolean): string {
    if (!element) return '';
    return fremd ? element : (this.#editor.stellen().find((s) => s.id === element)?.name ?? element);
  }
}

const anzahl = (n: number, eins: string, viele: string): string => `${n} ${n === 1 ? eins : viele}`;
