import type { z } from 'zod';
import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import type { Dienste } from './dienste.ts';

/** The job that is being worked on. Keys are strings: they are beyond 2^53. */
export type Auftrag = {
  readonly schluessel: string;
  readonly prozessInstanz: string;
  /** Id of the process in the diagram, not its key. */
  readonly prozessId: string;
  readonly elementId: string;
};

export type Kontext = {
  /** One open transaction in the name of `eingabe.behoerde`; it is committed before the job is completed. */
  readonly db: Db;
  readonly uhr: Uhr;
  readonly auftrag: Auftrag;
  readonly dienste: Dienste;
};

/** Every worker acts for one authority, so `behoerde` is always among its inputs. */
export type Eingabe = z.ZodObject<{ behoerde: z.ZodType<string> } & Record<string, z.ZodType>>;

/** One job type. `E` and `A` are zod objects: only their keys are fetched from and given to the engine. */
export type Arbeiter<E extends Eingabe = Eingabe, A extends z.ZodObject = z.ZodObject> = {
  /** Path of the file below `workers/` with dots, without `.ts`: `hannover.mizi.mitteilung-aufnehmen`. */
  readonly typ: string;
  /** German, for the element template. */
  readonly name: string;
  readonly beschreibung: string;
  readonly eingabe: E;
  /** Codes, dates and sums only: this goes to the engine. */
  readonly ausgabe: A;
  /** BPMN error codes (of `FachlicherFehler`) that `handle` may throw; the diagram catches each of them. */
  readonly fehler?: readonly string[];
  /**
   * Runs inside one transaction, perhaps more than once for the same job: its effects carry a key of the business step.
   * @throws FachlicherFehler becomes a BPMN error (declared codes only), TechnischerFehler uses up a retry,
   *   InfrastrukturFehler is tried again for as long as it lasts
   */
  handle(eingabe: z.output<E>, kontext: Kontext): Promise<z.input<A>>;
};

const TYP = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/;

/** Declares a worker. @throws Error when the job type is no path with dots */
export function defineWorker<E extends Eingabe, A extends z.ZodObject>(arbeiter: Arbeiter<E, A>): Arbeiter<E, A> {
  if (!TYP.test(arbeiter.typ)) throw new Error(`Job type "${arbeiter.typ}" is not the path of a worker file with dots`);
  return arbeiter;
}
