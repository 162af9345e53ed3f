import type { Quelle } from '../modelle/klauseln.ts';

/** The clauses of a document by its headings; empty parts are left out. */
export function gliedere<T extends { id: string }>(klauseln: readonly T[], quelle: Quelle): { titel: string; klauseln: T[] }[] {
  const laengen = quelle.abschnitte.toSorted((a, b) => b.praefix.length - a.praefix.length);
  const abschnittVon = (id: string): Quelle['abschnitte'][number] | undefined => laengen.find((a) => id.startsWith(a.praefix));
  return quelle.abschnitte
    .map((a) => ({ titel: a.titel, klauseln: klauseln.filter((k) => abschnittVon(k.id) === a) }))
    .filter((a) => a.klauseln.length > 0);
}
