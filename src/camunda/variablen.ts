import { LosslessDto } from './sdk.ts';

/** What JSON can hold after the SDK has read it: numbers arrive wrapped, as text. */
type Zahl = { isLosslessNumber: true; toString(): string };

const istZahl = (wert: unknown): wert is Zahl => typeof wert === 'object' && wert !== null && 'isLosslessNumber' in wert;

/** A number that JavaScript cannot hold exactly becomes a bigint or a text, which no schema takes for a number. */
function toNumber(text: string): number | bigint | string {
  const zahl = Number(text);
  if (Number.isInteger(zahl) && !Number.isSafeInteger(zahl)) return /^-?\d+$/.test(text) ? BigInt(text) : text;
  return Number.isFinite(zahl) ? zahl : text;
}

function unwrap(wert: unknown): unknown {
  if (istZahl(wert)) return toNumber(wert.toString());
  if (Array.isArray(wert)) return wert.map(unwrap);
  if (typeof wert !== 'object' || wert === null) return wert;
  return Object.fromEntries(Object.entries(wert).map(([name, inhalt]) => [name, unwrap(inhalt)]));
}

/**
 * The class by which the SDK reads the variables of a job. Its own reading throws at a number beyond 2^53: it then prints all
 * variables, fails the job by itself and loses track of it. This one takes every JSON, and the worker's schema refuses the job.
 */
export class Variablen extends LosslessDto {
  constructor() {
    super();
    // oxlint-disable-next-line no-constructor-return -- the SDK assigns field by field: this is where the value can be caught
    return new Proxy(this, {
      set: (ziel, name, wert) => Reflect.defineProperty(ziel, name, { value: unwrap(wert), enumerable: true, configurable: true, writable: true }),
    });
  }
}
