import type { Knoten, Zuordnung } from '../../../../../modelle/moddle.ts';

/** An element of the drawing, as far as it is used here. */
export type Element = {
  id: string;
  type: string;
  x: number;
  y: number;
  width: number;
  height: number;
  labelTarget?: Element;
  parent?: Element;
  waypoints?: unknown[];
  businessObject: Knoten;
};

/** Parts of the modeler by the names under which it knows them. */
export type Dienste = {
  elementRegistry: { get(id: string): Element | undefined; filter(passt: (e: Element) => boolean): Element[] };
  canvas: {
    zoom(wie?: number | 'fit-viewport', mitte?: 'auto'): number;
    focus(): void;
    scrollToElement(e: Element, rand: number): void;
    findRoot(e: Element): Element | undefined;
    getRootElement(): Element;
    setRootElement(e: Element): void;
    addMarker(e: string, marke: string): void;
    removeMarker(e: string, marke: string): void;
    getContainer(): HTMLElement;
  };
  zoomScroll: { stepZoom(schritt: number): void };
  selection: { select(e: Element | Element[]): void; get(): Element[] };
  commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };
  overlays: { add(e: string, art: string, was: { position: object; html: HTMLElement; scale?: object; show?: object }): string; remove(was: { type: string }): void };
  modeling: { updateModdleProperties(e: Element, was: object, werte: object): void };
  bpmnFactory: { create(typ: string, werte: object): Zuordnung };
  elementTemplatesLoader: { setTemplates(vorlagen: readonly object[]): void };
  toggleMode: { toggleMode(an: boolean): void };
  propertiesPanel: { registerProvider(rang: number, gruppen: object): void };
  debounceInput: unknown;
  eventBus: { on(ereignis: string, tun: (e: never) => void): void };
};
export type Hole = <K extends keyof Dienste>(name: K) => Dienste[K];
