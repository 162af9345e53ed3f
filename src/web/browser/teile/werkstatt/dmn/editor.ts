import Modeler, { type Betrachter, type Sicht } from 'dmn-js/lib/Modeler.js';
import Viewer from 'dmn-js/lib/NavigatedViewer.js';
import type { ModellAntwort } from '../../../../../werkstatt/modell.ts';
import { baue, finde } from '../../seite.ts';
import { uebersetze } from '../bpmn/deutsch.ts';
import { uebersetzeTexte } from '../texte.ts';
import woerter from './woerter.json' with { type: 'json' };
import type { Editor, Seitendaten, Stelle } from '../editor.ts';
import { aenderbar } from '../rahmen.ts';

type Stapel = { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };

const ARTEN: Record<Sicht['type'], string> = { drd: 'Übersicht', decisionTable: 'Entscheidungstabelle', literalExpression: 'Berechnung', boxedExpression: 'Berechnung' };

/** The editor of decision tables: one tab for each table, one for how they belong together. */
export function baueTabellenEditor(modell: ModellAntwort, daten: Seitendaten): Editor {
  const eigene: Readonly<Record<string, string>> = woerter;
  const deutsch = { additionalModules: [{ translate: ['value', (vorlage: string, werte?: Record<string, string>) => (eigene[vorlage] ? uebersetze(eigene[vorlage], werte) : uebersetze(vorlage, werte))] }] };
  uebersetzeTexte(finde('#zeichnung'), '.hit-policy, .input-select, .dms-select, .dms-select-options, .header, th, .dmn-decision-table-container .cell-editor', eigene);
  const Art = aenderbar(modell, daten) ? Modeler : Viewer;
  const modeler = new Art({ container: finde('#zeichnung'), drd: deutsch, decisionTable: deutsch, literalExpression: deutsch, boxedExpression: deutsch });
  const stapel = (): Stapel | undefined => modeler.getActiveViewer()?.get<Stapel>('commandStack', false);
  const gehoert = new Set<Betrachter>();
  let melde = (): void => undefined;
  modeler.on('views.changed', () => {
    const hier = modeler.getActiveViewer();
    if (hier && !gehoert.has(hier)) {
      gehoert.add(hier);
      hier.on('elements.changed', () => melde());
      if (modeler.getActiveView()?.type === 'drd') hier.get<{ zoom(wie: string, mitte: string): void }>('canvas').zoom('fit-viewport', 'auto');
    }
    zeichneSichten(modeler);
    for (const ecke of document.querySelectorAll('#zeichnung th.index-column:empty')) ecke.append(baue('span', { class: 'kern-sr-only' }, 'Nummer'));
  });
  return {
    lade: async (xml) => (await modeler.importXML(xml)).warnings.map((w) => w.message),
    inhalt: async () => (await modeler.saveXML({ format: true })).xml,
    beiAenderung: (tun) => {
      melde = tun;
    },
    stand: () => ({ rueckgaengig: stapel()?.canUndo() ?? false, wiederholen: stapel()?.canRedo() ?? false }),
    rueckgaengig: () => stapel()?.undo(),
    wiederholen: () => stapel()?.redo(),
    stellen: () => modeler.getViews().map(stelle),
    zeige: (id) => {
      const sicht = modeler.getViews().find((s) => s.element.id === id);
      if (sicht) void modeler.open(sicht).then(() => finde('#zeichnung').focus());
      return Boolean(sicht);
    },
    markiere: () => undefined,
  };
}

const stelle = (s: Sicht): Stelle => ({ id: s.element.id, name: s.type === 'drd' ? 'Wie die Tabellen zusammenhängen' : (s.name ?? s.element.name ?? s.id), art: ARTEN[s.type] });

/** The views as buttons above the table. */
function zeichneSichten(modeler: Modeler): void {
  const aktiv = modeler.getActiveView();
  finde('#sichten').replaceChildren(
    ...modeler.getViews().map((s) => {
      const gewaehlt = s.element.id === aktiv?.element.id;
      const knopf = baue('button', { type: 'button', class: 'werkstatt__sicht', 'aria-pressed': String(gewaehlt) }, stelle(s).name);
      knopf.addEventListener('click', () => void modeler.open(s));
      return knopf;
    }),
  );
}
