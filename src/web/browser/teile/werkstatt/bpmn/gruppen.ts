import { finde } from '../../seite.ts';
import type { Seitendaten } from '../editor.ts';
import type { Dienste, Element } from './dienste.ts';
import type { Gruppe } from './eintrag.ts';
import { fristgruppe } from './fristgruppe.ts';
import { klauselgruppe } from './klauselgruppe.ts';

/** What a person who owns the procedure needs; the rest is shown on demand. */
const FACHLICH = new Set(['general', 'documentation', 'ElementTemplates__Template', 'assignmentDefinition', 'form', 'calledDecision', 'condition', 'timer', 'message']);
/** Of no use in these diagrams at all. */
const NIE = new Set(['CamundaPlatform__Template', 'exampleData', 'example-data']);

/** Own groups in the panel of properties: clause and deadline first, technical ones behind a switch. */
export function gruppenModul(daten: Seitendaten): object {
  class Gruppen {
    static $inject = ['propertiesPanel', 'modeling', 'bpmnFactory', 'debounceInput', 'eventBus', 'selection', 'elementRegistry', 'canvas'];
    readonly #mittel: Parameters<typeof fristgruppe>[1];

    constructor(panel: Dienste['propertiesPanel'], modeling: Dienste['modeling'], bpmnFactory: Dienste['bpmnFactory'], debounce: unknown, eventBus: { fire(e: string): void }, selection: Dienste['selection'], registratur: Dienste['elementRegistry'], canvas: Dienste['canvas']) {
      const zeige = (id: string): void => {
        const ziel = registratur.get(id);
        if (!ziel) return;
        canvas.scrollToElement(ziel, 120);
        selection.select(ziel);
      };
      this.#mittel = { modeling, bpmnFactory, debounce, zeige, daten };
      panel.registerProvider(100, this);
      finde('#technisches').addEventListener('change', () => eventBus.fire('propertiesPanel.providersChanged'));
    }

    getGroups(element: Element): (gruppen: Gruppe[]) => Gruppe[] {
      return (gruppen) => {
        const alles = finde<HTMLInputElement>('#technisches').checked;
        const bleiben = gruppen.filter((g) => g && !NIE.has(g.id) && (alles || FACHLICH.has(g.id) || g.id.startsWith('ElementTemplates__')));
        const eigene = [fristgruppe(element, this.#mittel), klauselgruppe(element, this.#mittel)].filter((g) => g !== null);
        const erste = bleiben.findIndex((g) => g.id === 'general') + 1;
        return [...bleiben.slice(0, erste), ...eigene, ...bleiben.slice(erste)];
      };
    }
  }
  return { __init__: ['werkstattGruppen'], werkstattGruppen: ['type', Gruppen] };
}
