import { z } from 'zod';

const element = z.looseObject({
  bpmnProcessId: z.string().optional(),
  processInstanceKey: z.string().optional(),
  elementInstanceKey: z.string().optional(),
  elementId: z.string().optional(),
});

const satzSchema = z.object({
  position: z.number(),
  key: z.string(),
  recordType: z.enum(['EVENT', 'COMMAND_REJECTION']),
  valueType: z.string(),
  intent: z.string(),
  timestamp: z.number(),
  rejectionType: z.string(),
  rejectionReason: z.string(),
  sourceRecordPosition: z.number(),
  value: element,
});

/** One record of the engine's log: everything that happened, in order. Keys are strings. */
export type Satz = z.infer<typeof satzSchema>;

const antwortSchema = z.object({ saetze: z.array(satzSchema), bis: z.number(), ruhig: z.boolean(), bediente: z.array(z.string()) });

/** Asks the Java side. @throws Error with its message */
export async function frage(adresse: string, inhalt?: object): Promise<unknown> {
  const antwort = await fetch(adresse, inhalt && { method: 'POST', body: JSON.stringify(inhalt) });
  const json: unknown = await antwort.json();
  if (!antwort.ok) throw new Error(z.object({ fehler: z.string() }).parse(json).fehler);
  return json;
}

/** The records of one engine so far, and a way to wait for more without sleeping. */
export class SatzStrom {
  readonly alle: Satz[] = [];
  /** the engine had nothing to do when the last records were fetched */
  ruhig = false;
  /** job types that a worker has asked for */
  bediente = new Set<string>();
  #adresse: string;
  #bis = -1;
  #laufend: Promise<void> | undefined;

  constructor(adresse: string) {
    this.#adresse = adresse;
  }

  /** Fetches what is new; waits up to `warteMs` for the first new record. Calls at the same time share one request. */
  async lade(warteMs = 0): Promise<void> {
    this.#laufend ??= this.#hole(warteMs).finally(() => (this.#laufend = undefined));
    await this.#laufend;
  }

  async #hole(warteMs: number): Promise<void> {
    const neu = antwortSchema.parse(await frage(`${this.#adresse}/saetze?ab=${this.#bis}&warteMs=${warteMs}`));
    this.alle.push(...neu.saetze);
    this.#bis = neu.bis;
    this.ruhig = neu.ruhig;
    this.bediente = new Set(neu.bediente);
  }

  /** Waits until `suche` finds something in the records; gives undefined after `fristMs`. */
  async warte<T>(suche: () => T | undefined, fristMs: number): Promise<T | undefined> {
    const ende = performance.now() + fristMs;
    await this.lade();
    for (;;) {
      const gefunden = suche();
      if (gefunden !== undefined) return gefunden;
      const rest = Math.ceil(ende - performance.now());
      if (rest <= 0) return undefined;
      // That a busy engine has come to rest is no record, so it is asked again soon.
      await this.lade(Math.min(rest, this.ruhig ? 500 : 10));
    }
  }
}
