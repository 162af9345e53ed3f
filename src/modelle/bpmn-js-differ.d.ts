declare module 'bpmn-js-differ' {
  type Element = { $type: string; id: string; name?: string };
  /** Of two definitions as bpmn-moddle reads them. */
  export function diff(neu: unknown, alt: unknown): { _added: Record<string, Element>; _removed: Record<string, Element>; _changed: Record<string, { model: Element }>; _layoutChanged: Record<string, Element> };
}
