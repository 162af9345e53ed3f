import { zaehleVerweise, type Ausgang } from '../../../akte/verweis/abschluss.ts';
import { abschnitt } from '../../bausteine/abschnitt.ts';
import type { Html } from '../../bausteine/html.ts';
import { tabelle } from '../../bausteine/tabelle.ts';
import type { Anfrage } from '../../wege.ts';

const AUSGANG: Record<Ausgang, string> = {
  UEBERMITTELT: 'Kontaktdaten übermittelt',
  OHNE_EINWILLIGUNG: 'Verweise ohne Einwilligung',
  WIDERRUFEN: 'Einwilligung widerrufen',
  NICHT_UEBERMITTELT: 'Nicht zustellbar, nicht übermittelt',
};

/** Figures that stay when everything about the households is gone (H-1.5). */
export async function auswerteVerweise(a: Anfrage, zeitraum: { von: string; bis: string }): Promise<Html | null> {
  const zeilen = await a.inDb((db) => zaehleVerweise(db, zeitraum));
  if (zeilen.length === 0) return null;
  return abschnitt('verweise', 'Verweise an die Fachstelle', tabelle('Verweise an die Fachstelle', ['Monat', 'Ausgang', 'Anzahl'], zeilen.map((z) => [`${z.monat.slice(5)}/${z.monat.slice(0, 4)}`, AUSGANG[z.ausgang], z.anzahl]), ''));
}
