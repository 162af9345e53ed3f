/** A part of an agreement. Its clauses are those whose ids begin with `praefix`; the longest one decides. */
export type Abschnitt = { praefix: string; titel: string };
export type Quelle = { kuerzel: string; titel: string; abschnitte: readonly Abschnitt[] };

/** The documents that the clause catalogue is taken from, with their own headings. */
export const QUELLEN: readonly Quelle[] = [
  {
    kuerzel: 'H',
    titel: 'Kooperationsvereinbarung Landeshauptstadt Hannover und Jobcenter Region Hannover',
    abschnitte: [
      { praefix: 'H-0', titel: 'Präambel' },
      { praefix: 'H-1', titel: '1 Information des Jobcenters bei Kenntnis eines potentiellen Wohnungsnotfalls' },
      { praefix: 'H-2', titel: '2 Information des Amtsgerichtes über Räumungsklagen bei Zahlungsverzug (MiZi)' },
      { praefix: 'H-3.1', titel: '3.1 Beratung und weitere Hilfen: Fachstelle Wohnungserhalt' },
      { praefix: 'H-3.2.1', titel: '3.2.1 Jobcenter: Vorgehen bei Räumungsklage' },
      { praefix: 'H-3.2.2', titel: '3.2.2 Vorgehen bei (fristloser) Kündigung wegen Mietrückständen' },
      { praefix: 'H-4', titel: '4 Weiterzahlung der Miete während der Haft' },
      { praefix: 'H-5', titel: '5 Gültigkeit der Vereinbarung' },
    ],
  },
  {
    kuerzel: 'K',
    titel: 'Merkblätter zu Unterkunft, Schulden und Umzug',
    abschnitte: [
      { praefix: 'K-HAN', titel: 'Hannover, Merkblatt vom 30.11.2021' },
      { praefix: 'K-HH', titel: 'Hamburg, Merkblatt vom November 2017' },
    ],
  },
  {
    kuerzel: 'D',
    titel: 'Kooperation Jobcenter Düsseldorf und Träger der Wohnungslosenhilfe, Ablaufschema §§ 67 ff. SGB XII',
    abschnitte: [
      { praefix: 'D-0', titel: 'Eckpunkte' },
      { praefix: 'D-', titel: 'Ablaufschema' },
      { praefix: 'D-6', titel: 'Beschäftigungshilfe' },
      { praefix: 'D-7', titel: 'Besprechungen' },
    ],
  },
];

/** The clauses of a document by its headings; empty parts are left out. */
export function gliedere<T extends { id: string }>(klauseln: readonly T[], quelle: Quelle): { titel: string; klauseln: T[] }[] {
  const laengen = quelle.abschnitte.toSorted((a, b) => b.praefix.length - a.praefix.length);
  const abschnittVon = (id: string): Abschnitt | undefined => laengen.find((a) => id.startsWith(a.praefix));
  return quelle.abschnitte
    .map((a) => ({ titel: a.titel, klauseln: klauseln.filter((k) => abschnittVon(k.id) === a) }))
    .filter((a) => a.klauseln.length > 0);
}
