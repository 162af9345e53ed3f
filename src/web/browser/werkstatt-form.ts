import '@bpmn-io/form-js/dist/assets/form-js.css';
import '@bpmn-io/form-js/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js/dist/assets/properties-panel.css';
import './werkstatt.css';
import { baueFormularEditor } from './teile/werkstatt/form/editor.ts';
import { starteWerkstatt } from './teile/werkstatt/rahmen.ts';

await starteWerkstatt((modell, daten) => ({ editor: baueFormularEditor(modell, daten) }));
