import type { Befund, ModellAntwort } from '../../../../werkstatt/modell.ts';
import { AnfrageFehler, baue, finde, sende } from '../seite.ts';
import type { Editor, Seitendaten } from './editor.ts';
import { erklaere, knopf, melde } from './meldung.ts';

/** The fields beside the drawing hand on what is typed after 0.3 s: what was typed last is saved, too. */
export const letzteEingabe = (): Promise<void> => new Promise((fertig) => setTimeout(fertig, 350));

/** Saves the draft, and keeps people from leaving what they have not saved. */
export class Speicher {
  readonly #editor: Editor;
  readonly #daten: Seitendaten;
  readonly #basis: number;
  readonly #zeigeBefunde: (befunde: readonly Befund[]) => void;
  #stand: number | null;
  #offen = false;
  #laeuft = false;

  constructor(editor: Editor, daten: Seitendaten, modell: ModellAntwort, zeigeBefunde: (befunde: readonly Befund[]) => void) {
    [this.#editor, this.#daten, this.#zeigeBefunde] = [editor, daten, zeigeBefunde];
    this.#basis = modell.entwurf?.basisNummer ?? modell.nummer;
    this.#stand = modell.entwurf?.stand ?? null;
    addEventListener('beforeunload', (e) => {
      if (this.#offen) e.preventDefault();
    });
  }

  geaendert(): void {
    if (!this.#offen) melde('Nicht gespeicherte Änderungen');
    this.#offen = true;
    this.#zeichne();
  }

  async speichere(): Promise<void> {
    if (this.#laeuft) return;
    this.#laeuft = true;
    this.#zeichne();
    melde('Wird gespeichert …');
    try {
      await letzteEingabe();
      const inhalt = await this.#editor.inhalt();
      this.#offen = false;
      const { name, csrf } = this.#daten;
      const antwort = await sende<{ nummer: number; stand: number; befunde: Befund[] }>('/api/werkstatt/entwurf', csrf, { name, inhalt, basisNummer: this.#basis, stand: this.#stand });
      this.#stand = antwort.stand;
      this.#zeigeBefunde(antwort.befunde);
      const link = baue('a', { class: 'kern-link', href: `/werkstatt/modell?name=${encodeURIComponent(name)}` }, 'Weiter: vergleichen und vorlegen');
      melde(`Als Entwurf gespeichert (Fassung ${antwort.nummer}). `, 'gut', link);
    } catch (fehler) {
      this.#offen = true;
      this.#erklaere(fehler);
    } finally {
      this.#laeuft = false;
      this.#zeichne();
    }
  }

  #erklaere(fehler: unknown): void {
    if (fehler instanceof AnfrageFehler && fehler.status === 422) {
      const befunde: unknown = Reflect.get(Object(fehler.antwort), 'befunde');
      if (Array.isArray(befunde)) this.#zeigeBefunde(befunde as Befund[]);
    }
    if (!(fehler instanceof AnfrageFehler) || fehler.status !== 409) {
      melde(erklaere(fehler), 'schlecht');
      return;
    }
    const neu = knopf('Deren Stand laden, meine Änderungen verwerfen', () => {
      this.#offen = false;
      location.reload();
    });
    melde(`${erklaere(fehler)} Ihre Änderungen sind nicht gespeichert. Laden Sie sie über „Herunterladen“ herunter, wenn Sie sie behalten wollen. `, 'schlecht', neu);
  }

  #zeichne(): void {
    finde<HTMLButtonElement>('#speichern').disabled = this.#laeuft || !this.#offen;
  }
}
