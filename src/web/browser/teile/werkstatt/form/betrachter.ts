import { Form, type Formularfeld } from '@bpmn-io/form-js';
import { finde } from '../../seite.ts';
import type { Editor, Stelle } from '../editor.ts';

/** A form as it looks in a task, for looking only. */
export function baueFormularBetrachter(stelle: (f: Formularfeld) => Stelle, alleFelder: (f: Formularfeld) => Formularfeld[]): Editor {
  const form = new Form({ container: finde('#zeichnung') });
  let text = '{}';
  const felder = (): Formularfeld[] => alleFelder(JSON.parse(text) as Formularfeld);
  return {
    lade: async (neu) => {
      text = neu;
      return (await form.importSchema(JSON.parse(neu) as object)).warnings.map((w) => w.message);
    },
    inhalt: () => Promise.resolve(text),
    beiAenderung: () => undefined,
    stand: () => ({ rueckgaengig: false, wiederholen: false }),
    rueckgaengig: () => undefined,
    wiederholen: () => undefined,
    stellen: () => felder().map(stelle),
    zeige: (id) => {
      const feld = felder().find((f) => f.key === id || f.id === id);
      const kasten = feld && document.querySelector<HTMLElement>(`#zeichnung [id$="${CSS.escape(feld.id)}"]`);
      kasten?.scrollIntoView({ block: 'center' });
      kasten?.focus();
      return Boolean(kasten);
    },
    markiere: () => undefined,
  };
}
