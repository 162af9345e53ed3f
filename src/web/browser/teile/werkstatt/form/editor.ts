import { FormEditor, type Formularfeld } from '@bpmn-io/form-js';
import type { ModellAntwort } from '../../../../../werkstatt/modell.ts';
import { finde } from '../../seite.ts';
import { aenderbar } from '../rahmen.ts';
import { baueFormularBetrachter } from './betrachter.ts';
import { uebersetzeTexte } from '../texte.ts';
import woerter from './woerter.json' with { type: 'json' };
import type { Editor, Seitendaten, Stelle } from '../editor.ts';

type Stapel = { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };

/** The editor of a form of a task. */
export function baueFormularEditor(modell: ModellAntwort, daten: Seitendaten): Editor {
  if (!aenderbar(modell, daten)) return baueFormularBetrachter(stelle, alleFelder);
  const editor = new FormEditor({ container: finde('#zeichnung') });
  uebersetzeTexte(finde('#zeichnung'), '.fjs-palette-container, .fjs-properties-container, .fjs-form-field-placeholder, .fjs-empty-editor', woerter);
  const stapel = (): Stapel => editor.get<Stapel>('commandStack');
  const felder = (): Formularfeld[] => alleFelder(editor.saveSchema());
  return {
    lade: async (text) => (await editor.importSchema(JSON.parse(text) as object)).warnings.map((w) => w.message),
    inhalt: () => Promise.resolve(`${JSON.stringify(editor.saveSchema(), null, 2)}\n`),
    beiAenderung: (tun) => editor.on('commandStack.changed', tun),
    stand: () => ({ rueckgaengig: stapel().canUndo(), wiederholen: stapel().canRedo() }),
    rueckgaengig: () => stapel().undo(),
    wiederholen: () => stapel().redo(),
    stellen: () => felder().map(stelle),
    zeige: (id) => zeige(editor, id),
    markiere: () => undefined,
  };
}

const alleFelder = (f: Formularfeld): Formularfeld[] => (f.components ?? []).flatMap((k) => [k, ...alleFelder(k)]);
const ARTEN: Record<string, string> = { textfield: 'Textfeld', textarea: 'Mehrzeiliger Text', number: 'Zahl', checkbox: 'Ankreuzfeld', radio: 'Auswahl', select: 'Auswahlliste', checklist: 'Mehrfachauswahl', datetime: 'Datum', text: 'Text', group: 'Gruppe', button: 'Schaltfläche', html: 'HTML', spacer: 'Abstand', separator: 'Trennlinie' };
const stelle = (f: Formularfeld): Stelle => ({ id: f.key ?? f.id, name: f.label ?? f.text?.split('\n')[0]?.replaceAll(/[#*_]/g, '').trim() ?? f.key ?? f.id, art: ARTEN[f.type] ?? f.type });

function zeige(editor: FormEditor, id: string): boolean {
  const feld = alleFelder(editor.saveSchema()).find((f) => f.key === id || f.id === id);
  if (!feld) return false;
  const eintrag = editor.get<{ get(id: string): unknown }>('formFieldRegistry').get(feld.id);
  editor.get<{ set(f: unknown): void }>('selection').set(eintrag);
  const kasten = document.querySelector<HTMLElement>(`#zeichnung [data-id="${CSS.escape(feld.id)}"]`);
  kasten?.scrollIntoView({ block: 'center' });
  kasten?.focus();
  return true;
}
