import Modeler from 'camunda-bpmn-js/lib/camunda-cloud/Modeler.js';
import Viewer from 'camunda-bpmn-js/lib/camunda-cloud/NavigatedViewer.js';
import simulation from 'bpmn-js-token-simulation';
import simulationZumAnsehen from 'bpmn-js-token-simulation/lib/viewer.js';
import type { ModellAntwort } from '../../../../../werkstatt/modell.ts';
import { finde } from '../../seite.ts';
import type { Editor, Seitendaten } from '../editor.ts';
import { aenderbar, type Bau } from '../rahmen.ts';
import { uebersetzeTexte } from '../texte.ts';
import { deutsch } from './deutsch.ts';
import type { Dienste, Hole } from './dienste.ts';
import { gruppenModul } from './gruppen.ts';
import { sichereSimulation, starteDurchspielen } from './durchspielen.ts';
import { setzeMarken } from './marken.ts';
import { stellenVon } from './stellen.ts';
import { starteKalender } from './kalender.ts';

/** The editor of a diagram: Camunda's modeler in German, with the deadlines as plain fields. Who may only look gets a viewer. */
export function baueDiagrammEditor(modell: ModellAntwort, daten: Seitendaten): Bau {
  const aendern = aenderbar(modell, daten);
  const modeler = aendern ? baueModeler(daten) : baueBetrachter();
  const hole: Hole = (name) => modeler.get<never>(name);
  if (aendern) hole('elementTemplatesLoader').setTemplates(modell.vorlagen);
  starteDurchspielen(hole);
  uebersetzeTexte(finde('#zeichnung'), '.djs-popup-search-count', { result: 'Treffer', results: 'Treffer', found: '' });
  const editor = baueEditor(modeler, hole);
  const kalender = starteKalender(editor, hole, daten);
  return { editor, beiStand: kalender.plane, beiBlatt: kalender.beiBlatt };
}

const baueModeler = (daten: Seitendaten): Modeler =>
  new Modeler({ container: finde('#zeichnung'), propertiesPanel: { parent: finde('#eigenschaften') }, additionalModules: [deutsch, simulation, sichereSimulation, gruppenModul(daten)] });

function baueBetrachter(): Modeler {
  finde('.werkstatt__eigenschaften').hidden = true;
  finde('#werkstatt').classList.add('werkstatt--ansehen');
  return new Viewer({ container: finde('#zeichnung'), additionalModules: [deutsch, simulationZumAnsehen, sichereSimulation] });
}

function baueEditor(modeler: Modeler, hole: Hole): Editor {
  return {
    async lade(xml) {
      const { warnings } = await modeler.importXML(xml);
      hole('canvas').zoom('fit-viewport', 'auto');
      return warnings.map((w) => w.message);
    },
    inhalt: async () => (await modeler.saveXML({ format: true })).xml,
    beiAenderung: (tun) => modeler.on('commandStack.changed', tun),
    stand: () => ({ rueckgaengig: hole('commandStack').canUndo(), wiederholen: hole('commandStack').canRedo() }),
    rueckgaengig: () => hole('commandStack').undo(),
    wiederholen: () => hole('commandStack').redo(),
    stellen: () => stellenVon(hole('elementRegistry'), hole('canvas').getRootElement()),
    zeige: (id) => zeige(hole, id),
    markiere: (befunde) => setzeMarken(hole, befunde),
    zoome: (wie) => (wie === 'ganz' ? void hole('canvas').zoom('fit-viewport', 'auto') : hole('zoomScroll').stepZoom(wie === 'groesser' ? 1 : -1)),
    alsBild: async () => (await modeler.saveSVG()).svg,
  };
}

function zeige(hole: Hole, id: string): boolean {
  const element = hole('elementRegistry').get(id);
  if (!element) return false;
  const flaeche: Dienste['canvas'] = hole('canvas');
  const ebene = flaeche.findRoot(element);
  if (ebene && ebene !== flaeche.getRootElement()) flaeche.setRootElement(ebene);
  if (flaeche.zoom(1) !== 1) flaeche.zoom(1);
  flaeche.scrollToElement(element, 120);
  hole('selection').select(element);
  finde('#zeichnung').scrollIntoView({ block: 'nearest' });
  flaeche.focus();
  return true;
}
