/**
 * Errors by kind. The kind decides what happens: a domain refusal becomes a BPMN error with a path in the diagram (or a
 * German message at a border), a technical failure is tried again with back-off, an infrastructure failure is tried
 * again for as long as it lasts. `code` may reach the engine and logs; `message` may not (it can quote the input).
 */
export class FachlicherFehler extends Error {
  readonly code: string;
  /** @param code stable, ASCII, for the engine and logs  @param text German, for people */
  constructor(code: string, text: string) {
    super(text);
    this.name = 'FachlicherFehler';
    this.code = code;
  }
}

/** Something is broken that a repetition may mend: retries are used up one by one, then an incident. */
export class TechnischerFehler extends Error {
  readonly code: string;
  constructor(code: string, text: string, options?: ErrorOptions) {
    super(text, options);
    this.name = 'TechnischerFehler';
    this.code = code;
  }
}

/** The database, the engine or the network is away: try again, never use up a retry. */
export class InfrastrukturFehler extends Error {
  readonly code: string;
  constructor(code: string, text: string, options?: ErrorOptions) {
    super(text, options);
    this.name = 'InfrastrukturFehler';
    this.code = code;
  }
}
