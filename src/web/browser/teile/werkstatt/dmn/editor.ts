import Modeler, { type Betrachter, type Sicht } from 'dmn-js/lib/Modeler.js';
import type { ModellAntwort } from '../../../../../werkstatt/modell.ts';
import { baue, finde } from '../../seite.ts';
import { uebersetze } from '../bpmn/deutsch.ts';
import type { Editor, Seitendaten, Stelle } from '../editor.ts';

type Stapel = { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };

const ARTEN: Record<Sicht['type'], string> = { drd: 'Übersicht', decisionTable: 'Entscheidungstabelle', literalExpression: 'Berechnung', boxedExpression: 'Berechnung' };

/** The editor of decision tables: one tab for each table, one for how they belong together. */
export function baueTabellenEditor(_modell: ModellAntwort, _daten: Seitendaten): Editor {
  const deutsch = { additionalModules: [{ translate: ['value', uebersetze] }] };
  const modeler = new Modeler({ container: finde('#zeichnung'), drd: deutsch, decisionTable: deutsch, literalExpression: deutsch, boxedExpression: deutsch });
  const stapel = (): Stapel | undefined => modeler.getActiveViewer()?.get<Stapel>('commandStack', false);
  const gehoert = new Set<Betrachter>();
  let melde = (): void => undefined;
  modeler.on('views.changed', () => {
    const hier = modeler.getActiveViewer();
    if (hier && !gehoert.has(hier)) {
      gehoert.add(hier);
      hier.on('elements.changed', () => melde());
    }
    zeichneSichten(modeler);
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
