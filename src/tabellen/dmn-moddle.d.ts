declare module 'dmn-moddle' {
  /** The part of dmn-moddle that reading tables uses; `roh.ts` says what comes out. */
  export class DmnModdle {
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: { message: string }[] }>;
  }
}
