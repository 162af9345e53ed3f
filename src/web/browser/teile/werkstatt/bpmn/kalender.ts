import type { ProbeZeile } from '../../../../../kalenderprobe/schema.ts';
import { finde, sende } from '../../seite.ts';
import type { Editor, Seitendaten } from '../editor.ts';
import { erklaere } from '../meldung.ts';
import type { Hole } from './dienste.ts';
import { setzeFahnen } from './fahnen.ts';
import { baueTabelle, type Vorgaben } from './kalendertabelle.ts';

const RUHE = 600;
const ANNAHMEN = {
  NACHEINANDER: 'Jede Frist beginnt, sobald ihr Schritt erreicht ist, und wird bis zum letzten Tag ausgeschöpft; mehrere Wege: der längste. Wiederholungen sind nicht gerechnet.',
  SOFORT: 'Jede Frist beginnt am gewählten Tag, auch wenn ihr Schritt erst später erreicht würde.',
} as const;

/** The deadlines of the drawing on the calendar: flags in the picture, a table below. Follows each change while it is shown. */
export function starteKalender(editor: Editor, hole: Hole, daten: Seitendaten): { plane(): void; beiBlatt(blatt: string): void } {
  const kalender = new Kalender(editor, hole, daten);
  return { plane: () => kalender.plane(), beiBlatt: (blatt) => kalender.beiBlatt(blatt) };
}

class Kalender {
  readonly #editor: Editor;
  readonly #hole: Hole;
  readonly #daten: Seitendaten;
  readonly #beginn = finde<HTMLInputElement>('#kalender-beginn');
  readonly #land = finde<HTMLSelectElement>('#kalender-land');
  readonly #annahme = finde<HTMLSelectElement>('#kalender-annahme');
  #vorgaben: Vorgaben = {};
  #offen = false;
  #warten: number | undefined;
  #laeuft: AbortController | undefined;

  constructor(editor: Editor, hole: Hole, daten: Seitendaten) {
    [this.#editor, this.#hole, this.#daten] = [editor, hole, daten];
    for (const feld of [this.#beginn, this.#land, this.#annahme]) feld.addEventListener('change', () => void this.#rechne());
    finde('.werkstatt__schnell').addEventListener('click', (e) => {
      const tag = (e.target as Element).closest<HTMLElement>('[data-tag]')?.dataset['tag'];
      if (!tag) return;
      this.#beginn.value = tag;
      void this.#rechne();
    });
  }

  plane(): void {
    clearTimeout(this.#warten);
    if (this.#offen) this.#warten = window.setTimeout(() => void this.#rechne(), RUHE);
  }

  /** The flags stay while other sheets are looked at, and follow each change. */
  beiBlatt(blatt: string): void {
    if (blatt !== 'kalender') return;
    this.#offen = true;
    void this.#rechne();
  }

  async #rechne(): Promise<void> {
    this.#laeuft?.abort();
    if (!this.#beginn.value) return;
    const abbruch = new AbortController();
    this.#laeuft = abbruch;
    const annahme = this.#annahme.value === 'SOFORT' ? 'SOFORT' : 'NACHEINANDER';
    finde('#kalender-annahmen').textContent = ANNAHMEN[annahme];
    try {
      const anfrage = { name: this.#daten.name, inhalt: await this.#editor.inhalt(), beginn: this.#beginn.value, land: this.#land.value, annahme, vorgaben: this.#vorgaben };
      const { zeilen } = await sende<{ zeilen: ProbeZeile[] }>('/api/werkstatt/kalenderprobe', this.#daten.csrf, anfrage, abbruch.signal);
      if (!abbruch.signal.aborted) this.#zeige(zeilen);
    } catch (fehler) {
      if (!abbruch.signal.aborted) finde('#kalender-zustand').textContent = erklaere(fehler);
    }
  }

  #zeige(zeilen: readonly ProbeZeile[]): void {
    const elemente = new Set(zeilen.map((z) => z.element)).size;
    finde('#kalender-zustand').textContent = elemente === 0 ? 'In dieser Zeichnung ist keine Frist festgelegt.' : `${elemente} ${elemente === 1 ? 'Frist' : 'Fristen'} in dieser Zeichnung.`;
    setzeFahnen(this.#hole, zeilen, (id) => this.#editor.zeige(id));
    const tabelle = baueTabelle(zeilen, this.#vorgaben, { zeige: (id) => this.#editor.zeige(id), setze: (id, neu) => this.#setze(id, neu) });
    const feld = document.activeElement?.id;
    finde('#kalender-tabelle').replaceChildren(tabelle);
    if (feld && document.activeElement?.id !== feld) document.querySelector<HTMLElement>(`#kalender-tabelle #${CSS.escape(feld)}`)?.focus();
  }

  #setze(element: string, neu: Vorgaben[string]): void {
    const { [element]: bisher, ...andere } = this.#vorgaben;
    const ganz = { ...bisher, ...neu };
    const bleibt = Object.fromEntries(Object.entries(ganz).filter(([, wert]) => wert !== undefined));
    this.#vorgaben = Object.keys(bleibt).length > 0 ? { ...andere, [element]: bleibt } : andere;
    void this.#rechne();
  }
}
