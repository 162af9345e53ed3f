import 'camunda-bpmn-js/dist/assets/diagram-js.css';
import 'camunda-bpmn-js/dist/assets/bpmn-js.css';
// Not the one with the font inside: the policy of our pages takes fonts from our address only.
import 'camunda-bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import 'camunda-bpmn-js/dist/assets/diagram-js-minimap.css';
import 'camunda-bpmn-js/dist/assets/properties-panel.css';
import 'camunda-bpmn-js/dist/assets/color-picker.css';
import 'camunda-bpmn-js/dist/assets/element-templates.css';
import 'camunda-bpmn-js/dist/assets/element-template-chooser.css';
import 'camunda-bpmn-js/dist/assets/popup-menu.css';
import 'bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css';
import './werkstatt.css';
import { baueDiagrammEditor } from './teile/werkstatt/bpmn/editor.ts';
import { starteWerkstatt } from './teile/werkstatt/rahmen.ts';

await starteWerkstatt(baueDiagrammEditor);
