/** Stands before the authority's own prefix, so that the mark is seen wherever the Aktenzeichen is: in letters, tasks and at other authorities. */
export const UEBUNG_PRAEFIX = 'UE.';

/** Whether a file is made up, for practice: nothing of it leaves the house, and no figure counts it. */
export const istUebung = (aktenzeichen: string): boolean => aktenzeichen.startsWith(UEBUNG_PRAEFIX);

/** SQL: the same of a column or parameter that is never null. */
export const sqlUebung = (ausdruck: string): string => `starts_with(${ausdruck}, '${UEBUNG_PRAEFIX}')`;

/** SQL: both files are made up, or neither is. A made-up file never joins a real one. */
export const sqlGleicheWelt = (a: string, b: string): string => `${sqlUebung(a)} = ${sqlUebung(b)}`;
