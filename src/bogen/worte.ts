import { schreibeBetrag } from '../akte/geld.ts';
import { wahlVon, alsCode, type Bogen, type Bogenangaben, type Bogenfeld, type Bogenwert } from './bogen.ts';

/** U+00A0: the sum and its sign stay on one line. */
const NBSP = '\u00A0';

/** A value as people read it: the words of a choice, `ja`, `02.04.2026`, `1.234,50 €`, free text as it is. A code that is no longer there stays a code. */
export function inWorten(feld: Bogenfeld, wert: Bogenwert): string {
  const wahl = wahlVon(feld);
  if (Array.isArray(wert)) return wert.map((w) => wahl[w] ?? w).join(', ');
  if (feld.art === 'JA_NEIN') return (wahl[alsCode(wert) ?? ''] ?? String(wert)).toLowerCase();
  if (feld.art === 'AUSWAHL') return wahl[String(wert)] ?? String(wert);
  if (feld.art === 'DATUM') return String(wert).split('-').toReversed().join('.');
  if (feld.art === 'BETRAG') return `${schreibeBetrag(Number(wert))}${NBSP}€`;
  return String(wert);
}

/** What was entered, in the order of the sheet; fields that were left empty are not there. */
export function bogenInWorten(bogen: Bogen, angaben: Bogenangaben): { name: string; titel: string; text: string; mehrzeilig: boolean }[] {
  return bogen.felder.flatMap((feld) => {
    const wert = angaben[feld.name];
    return wert === undefined ? [] : [{ name: feld.name, titel: feld.titel, text: inWorten(feld, wert), mehrzeilig: feld.art === 'TEXT' }];
  });
}
