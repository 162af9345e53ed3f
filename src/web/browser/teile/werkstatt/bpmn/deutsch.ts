import { WOERTER } from './woerter.ts';

/** What is said of the modeler's words that are in no dictionary here: they stay as they are. */
export function uebersetze(vorlage: string, werte: Record<string, string> = {}): string {
  return (WOERTER[vorlage] ?? vorlage).replaceAll(/\{([^}]+)\}/g, (alles, name: string) => {
    const wert = werte[name];
    return wert === undefined ? alles : (WOERTER[wert] ?? wert);
  });
}

/** Takes the place of the modeler's own translation. */
export const deutsch = { translate: ['value', uebersetze] };
