import { leseZweige, literal, schreibeZweige, type Zweig } from '../../../../../kalenderprobe/ausdruck.ts';
import { eingaben, jobTyp, listener, type Knoten, type Zuordnung } from '../../../../../modelle/moddle.ts';

/** Job types that set a Frist from the mappings of the element, or of one around it. */
const SETZER = /(?:^|\.)frist-setzen$/;

export const setztFrist = (k: Knoten): boolean => [jobTyp(k) ?? '', ...listener(k, 'start')].some((t) => SETZER.test(t));
export const eingabe = (k: Knoten, name: string): Zuordnung | undefined => eingaben(k).find((e) => e.target === name);
/** Whether the deadline is described by the mappings of this very element. */
export const traegtFrist = (k: Knoten): boolean => eingabe(k, 'fristLaenge') !== undefined && eingabe(k, 'fristart') !== undefined;

/** The element around it that describes the deadline which this one sets. */
export function fristtraeger(k: Knoten): Knoten | undefined {
  let oben = k.$parent;
  while (oben && !traegtFrist(oben)) oben = oben.$parent;
  return oben;
}

/** The ways of a mapping, each a field of its own; null: too complicated for a field. */
export function wegeVon(k: Knoten, name: string): Zweig[] | null {
  const { source } = eingabe(k, name) ?? {};
  const zweige = source === undefined ? null : leseZweige(source);
  return zweige?.every((z) => literal(z.wert) !== undefined) ? zweige : null;
}

/** The expression with another literal in one of its ways. */
export const mitWert = (zweige: readonly Zweig[], nummer: number, wert: string): string => schreibeZweige(zweige.map((z, i) => (i === nummer ? { ...z, wert } : z)));

/** `when` in words, as far as a code can be read. */
export const wannText = (z: Zweig, alle: readonly Zweig[]): string => (alle.length === 1 ? '' : z.bedingung === null ? ' (sonst)' : ` (wenn ${z.bedingung.replaceAll('"', '').replaceAll(' = ', ' ist ')})`);

/** A number of days in the name that is not the one of the fields: it would tell people something wrong. */
export function widerspruchImNamen(name: string, laenge: number, einheit: string): string | null {
  const [alles, zahl] = /(\d+)\s+(?:Werktage?n?|Kalendertage?n?|Tage?n?|Monate?n?)\b/.exec(name) ?? [];
  const passt = !alles || (Number(zahl) === laenge && (/Werktag/.test(alles) ? einheit === 'WERKTAG' : /Monat/.test(alles) ? einheit === 'MONAT' : einheit === 'TAG'));
  return passt ? null : `Im Namen steht noch „${alles}“. Bitte passen Sie ihn an.`;
}
