/**
 * What is used here of libraries of the browser. Their own types are incomplete (or missing) and would draw a thousand files
 * into the check of types.
 */
declare module '*.css';

/** A modeler of the diagram-js family: its parts are asked for by name. */
declare module 'camunda-bpmn-js/lib/camunda-cloud/Modeler.js' {
  export default class Modeler {
    constructor(optionen: object);
    importXML(xml: string): Promise<{ warnings: { message: string }[] }>;
    saveXML(optionen: { format: boolean }): Promise<{ xml: string }>;
    saveSVG(): Promise<{ svg: string }>;
    get<T>(dienst: string): T;
    on(ereignis: string, tun: (e: never) => void): void;
  }
}
declare module 'camunda-bpmn-js/lib/camunda-cloud/NavigatedViewer.js' {
  export { default } from 'camunda-bpmn-js/lib/camunda-cloud/Modeler.js';
}
declare module 'bpmn-js-token-simulation' {
  const modul: object;
  export default modul;
}
declare module 'bpmn-js-token-simulation/lib/viewer.js' {
  const modul: object;
  export default modul;
}
declare module '@bpmn-io/properties-panel' {
  type Eintrag = (eigenschaften: never) => unknown;
  export const TextFieldEntry: Eintrag;
  export const NumberFieldEntry: Eintrag;
  export const SelectEntry: Eintrag;
  export const isTextFieldEntryEdited: (knoten: unknown) => boolean;
  export const isNumberFieldEntryEdited: (knoten: unknown) => boolean;
  export const isSelectEntryEdited: (knoten: unknown) => boolean;
}
declare module '@bpmn-io/properties-panel/preact' {
  export function h(was: unknown, eigenschaften: object | null, ...kinder: unknown[]): unknown;
}
declare module 'dmn-js/lib/Modeler.js' {
  export type Sicht = { id: string; name?: string; type: 'drd' | 'decisionTable' | 'literalExpression' | 'boxedExpression'; element: { id: string; name?: string } };
  export type Betrachter = { get<T>(dienst: string, streng?: boolean): T; on(ereignis: string, tun: () => void): void };
  export default class Modeler {
    constructor(optionen: object);
    importXML(xml: string): Promise<{ warnings: { message: string }[] }>;
    saveXML(optionen: { format: boolean }): Promise<{ xml: string }>;
    getViews(): Sicht[];
    getActiveView(): Sicht | undefined;
    getActiveViewer(): Betrachter | undefined;
    open(sicht: Sicht): Promise<unknown>;
    on(ereignis: string, tun: (e: never) => void): void;
  }
}
declare module 'dmn-js/lib/NavigatedViewer.js' {
  export { default } from 'dmn-js/lib/Modeler.js';
}
declare module '@bpmn-io/form-js' {
  export type Formularfeld = { id: string; type: string; key?: string; label?: string; text?: string; components?: Formularfeld[] };
  export class FormEditor {
    constructor(optionen: object);
    importSchema(schema: object): Promise<{ warnings: { message: string }[] }>;
    saveSchema(): Formularfeld & Record<string, unknown>;
    get<T>(dienst: string): T;
    on(ereignis: string, tun: () => void): void;
  }
  export class Form {
    constructor(optionen: object);
    importSchema(schema: object): Promise<{ warnings: { message: string }[] }>;
  }
}
declare module 'bpmn-js-token-simulation/lib/features/log/Log.js' {
  export default class Log {
    _notifications: { showNotification(m: { text: string }): void };
    log(m: { text: string }): void;
  }
}
declare module 'bpmn-js-token-simulation/lib/features/notifications/Notifications.js' {
  export default class Notifications {
    showNotification(m: { text: string }): void;
  }
}
declare module 'bpmn-js-token-simulation/lib/features/element-notifications/ElementNotifications.js' {
  export default class ElementNotifications {
    addElementNotification(element: unknown, m: { text: string }): void;
  }
}
