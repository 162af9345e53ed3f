import { schluesselVon, zerlege, type Platzhalter } from '../../briefe/platzhalter.ts';
import type { Absatz } from '../../briefe/schema.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { haltFundstellen } from '../typografie.ts';
import type { Briefwerte } from './brief-werte.ts';

/**
 * A text with its values.
 * @returns null where an optional value is missing: what would say half a sentence is left out
 * @throws FachlicherFehler ANGABEN_FEHLEN: a value that must be there is missing; a person completes the Akte
 */
export function fuelle(text: string, werte: Briefwerte): string | null {
  const teile = zerlege(text).map((teil) => (typeof teil === 'string' ? haltFundstellen(teil) : setzeEin(teil, werte)));
  return teile.includes(null) ? null : teile.join('');
}

/** For texts that are always printed. */
export const fuelleGanz = (text: string, werte: Briefwerte): string => fuelle(text, werte) ?? '';

function setzeEin({ quelle, mitWochentag, optional, sonst }: Platzhalter, werte: Briefwerte): string | null {
  const wert = werte.get(schluesselVon(quelle));
  if (wert) return mitWochentag ? (wert.mitWochentag ?? wert.text) : wert.text;
  if (sonst !== null) return sonst;
  if (optional) return null;
  throw new FachlicherFehler('ANGABEN_FEHLEN', 'In der Akte fehlen Angaben, die in diesem Schreiben stehen müssen.');
}

export type Gefuellt = { titel: string | null; text: string | null; punkte: string[] };

/** The paragraphs that are printed. */
export function fuelleAbsaetze(absaetze: readonly Absatz[], werte: Briefwerte): Gefuellt[] {
  return absaetze.filter((a) => !a.wenn || trifftZu(a.wenn, werte)).flatMap((a) => {
    const text = a.text === undefined ? null : fuelle(a.text, werte);
    const punkte = (a.punkte ?? []).flatMap((p) => fuelle(p, werte) ?? []);
    // A heading alone would announce what is not there.
    return text === null && punkte.length === 0 && (a.text !== undefined || a.punkte) ? [] : [{ titel: a.titel === undefined ? null : fuelleGanz(a.titel, werte), text, punkte }];
  });
}

const trifftZu = ({ wert, ist }: { wert: string; ist: readonly string[] }, werte: Briefwerte): boolean => werte.get(wert)?.codes?.some((code) => ist.includes(code)) ?? false;
