import { readFile } from 'node:fs/promises';
import { assertKennzahl } from '../akte/kennzahlen/abfrage.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { GEMEINSAME } from './gemeinsam.ts';
import { kennzahlenSchema, kennzahlSchema, type Kennzahl, type Kennzahlen } from './schema.ts';

/**
 * Reads `kennzahlen.json` of an agreement; one without it has the figures that all have.
 * @param ordner folder of the agreement, with a slash at its end
 * @throws ZodError naming the field; FachlicherFehler KENNZAHL_UNGUELTIG: a name that there is not
 */
export async function ladeKennzahlen(ordner: URL): Promise<Kennzahlen> {
  const text = await readFile(new URL('kennzahlen.json', ordner), 'utf8').catch(() => null);
  const gelesen = kennzahlenSchema.parse(text === null ? {} : JSON.parse(text));
  gelesen.kennzahlen.forEach(assertKennzahl);
  return gelesen;
}

/** The figures of an authority, in the order in which they are shown: those of all agreements, then its own. */
export function kennzahlenVon(v: Vereinbarung, behoerde: string): Kennzahl[] {
  const eigene = v.kennzahlen.kennzahlen;
  const alle = [...GEMEINSAME.filter((g) => !eigene.some((k) => k.kuerzel === g.kuerzel)), ...offenePunkte(v), ...eigene];
  return alle.filter((k) => !k.behoerden || k.behoerden.includes(behoerde)).map((k) => ohneAustausch(v, k));
}

/** What the agreement wants to be talked about at its exchange, whenever it began. */
function offenePunkte(v: Vereinbarung): Kennzahl[] {
  const fristarten = v.austausch?.offenePunkte ?? [];
  if (fristarten.length === 0) return [];
  return [kennzahlSchema.parse({
    kuerzel: 'offene-punkte', titel: 'Offene Punkte für den Austausch', quelle: 'FRIST', diagramm: null,
    gezaehlt: 'Offene Fristen, über die im Austausch gesprochen werden soll.', ab: 'Stand von heute, gleich wann sie begannen.',
    wo: { offen: ['JA'], fristart: fristarten }, zeilen: ['fristart'],
  })];
}

/** The procedure of the exchange is no case of anybody. */
function ohneAustausch(v: Vereinbarung, k: Kennzahl): Kennzahl {
  return v.austausch && (k.quelle === 'LAUF' || k.quelle === 'FRIST') && !k.wo['prozess'] ? { ...k, ohneProzess: v.austausch.prozess } : k;
}
