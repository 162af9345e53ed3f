/** Turns a whole number of the command line into a number; anything else stays text, which the schema refuses. */
export const alsZahl = (wert: string): number | string => (/^[+-]?\d+$/.test(wert) ? Number(wert) : wert);
/** The same for a number that may have decimals. */
export const alsDezimalzahl = (wert: string): number | string => (/^[+-]?\d+(?:\.\d+)?$/.test(wert) ? Number(wert) : wert);

export const STAPEL = ['--stapel', 'JSON-Zeilen von der Standardeingabe lesen, je Zeile eine Antwort schreiben'] as const;
export const LAND = ['--land <land>', 'Land der Feiertage: NI oder NW'] as const;
export const VORFRIST = ['--vorfrist <n>', 'so viele Arbeitstage (Montag bis Freitag) vor dem Ende warnen, sonst 0'] as const;
