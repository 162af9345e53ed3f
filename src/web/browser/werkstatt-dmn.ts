import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import './werkstatt.css';
import { baueTabellenEditor } from './teile/werkstatt/dmn/editor.ts';
import { starteWerkstatt } from './teile/werkstatt/rahmen.ts';

await starteWerkstatt((modell, daten) => ({ editor: baueTabellenEditor(modell, daten) }));
