declare module 'bpmn-moddle' {
  import type { Knoten } from './moddle.ts';

  /** The part of bpmn-moddle that the checks use; its own types describe the meta-model, not the parser. */
  export class BpmnModdle {
    constructor(erweiterungen?: Record<string, unknown>);
    fromXML(xml: string): Promise<{ rootElement: { rootElements?: Knoten[] }; warnings: { message: string }[] }>;
  }
}
