declare module '@bpmn-io/element-templates-validator' {
  type Meldung = { message: string; instancePath: string };
  type Ergebnis = { valid: boolean; errors?: Meldung[]; warnings?: Meldung[] };

  export function validateAllZeebe(vorlagen: object[]): { valid: boolean; results: Ergebnis[] };
}
