import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { FachlicherFehler } from '../fehler.ts';
import { type Rechnung } from './rechnung.ts';
import { HOECHSTE_ZEILE, Zeilentrenner, type Zeile } from './zeilen.ts';

/** Output is handed on in pieces of about this many characters, so that memory stays bounded and writes stay few. */
const STUECK = 65_536;

const idSchema = z.union([z.string().max(200), z.int()]);
type Id = z.infer<typeof idSchema>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

function leseText({ bytes }: Zeile): string {
  if (bytes === null) throw new FachlicherFehler('ZEILE_ZU_LANG', `länger als ${HOECHSTE_ZEILE} Bytes`);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new FachlicherFehler('UTF8_UNGUELTIG', 'kein gültiges UTF-8');
  }
}

function leseObjekt(text: string): object {
  let gelesen: unknown;
  try {
    gelesen = JSON.parse(text);
  } catch {
    throw new FachlicherFehler('JSON_UNGUELTIG', 'kein gültiges JSON');
  }
  if (typeof gelesen === 'object' && gelesen !== null && !Array.isArray(gelesen)) return gelesen;
  throw new FachlicherFehler('EINGABE_UNGUELTIG', 'muss ein JSON-Objekt sein');
}

function leseId(objekt: object): { id: Id; angaben: object } {
  const { id, ...angaben } = objekt as { id?: unknown };
  const gelesen = idSchema.safeParse(id);
  if (gelesen.success) return { id: gelesen.data, angaben };
  throw new FachlicherFehler('ID_UNGUELTIG', 'id: muss ein Text (höchstens 200 Zeichen) oder eine ganze Zahl bis 2^53 - 1 sein');
}

/** The answer to one line, as one JSON line; `''` for a blank one. Only a fachlicher Fehler is an answer, others are thrown. */
function beantworte(zeile: Zeile, rechnung: Rechnung, beiFehler: () => void): string {
  let id: Id | null = null;
  try {
    const text = leseText(zeile);
    if (text.trim() === '') return '';
    const gelesen = leseId(leseObjekt(text));
    id = gelesen.id;
    return `${JSON.stringify({ id, ...rechnung(gelesen.angaben) })}\n`;
  } catch (fehler) {
    if (!(fehler instanceof FachlicherFehler)) throw fehler;
    beiFehler();
    const text = id === null ? `Zeile ${zeile.nummer}: ${fehler.message}` : fehler.message;
    return `${JSON.stringify({ id, fehler: { code: fehler.code, text } })}\n`;
  }
}

function* beantworteAlle(zeilen: Iterable<Zeile>, rechnung: Rechnung, beiFehler: () => void): Generator<string> {
  let puffer = '';
  for (const zeile of zeilen) {
    puffer += beantworte(zeile, rechnung, beiFehler);
    if (puffer.length < STUECK) continue;
    yield puffer;
    puffer = '';
  }
  if (puffer !== '') yield puffer;
}

/**
 * Reads JSON lines and answers each with one JSON line in the same order: `{id, …result}` or `{id, fehler: {code, text}}`.
 * Blank lines are skipped. Where no id can be read, `id` is null and the text names the line.
 * @returns whether every line could be computed. A reader that goes away early ends the work quietly.
 */
export async function fuehreStapelAus(rechnung: Rechnung, eingabe: Readable, ausgabe: Writable): Promise<boolean> {
  let allesGut = true;
  const beiFehler = (): void => {
    allesGut = false;
  };
  const rechne = async function* (stuecke: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
    const trenner = new Zeilentrenner();
    for await (const stueck of stuecke) yield* beantworteAlle(trenner.trenne(Buffer.from(stueck)), rechnung, beiFehler);
    yield* beantworteAlle(trenner.beende(), rechnung, beiFehler);
  };
  try {
    await pipeline(eingabe, rechne, ausgabe, { end: false });
  } catch (fehler) {
    if ((fehler as NodeJS.ErrnoException).code !== 'EPIPE') throw fehler;
  }
  return allesGut;
}
