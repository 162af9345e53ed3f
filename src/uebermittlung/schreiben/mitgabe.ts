import { findWerte } from '../../akte/bogen.ts';
import type { Bogenwert } from '../../bogen/bogen.ts';
import { variablenVon } from '../../briefe/nachrichten.ts';
import { gezeigteFelder, platzhalterVon, schluesselVon } from '../../briefe/platzhalter.ts';
import type { Brief } from '../../briefe/schema.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import type { MitgabeFrage, Umfang } from './schreiben.ts';

/** Of the people of the case, what the letter prints. */
export function umfangVon(brief: Brief): () => Promise<Umfang> {
  const gezeigt = new Set(platzhalterVon(brief).map((p) => schluesselVon(p.quelle)));
  const umfang = { telefon: gezeigt.has('haushalt.telefon'), vermieter: gezeigt.has('vermieter'), anschrift: gezeigt.has('klient.anschrift') };
  return () => Promise.resolve(umfang);
}

/** Read in the sender's file: the entries with the fields that the letter prints, and what of them the engine may know. */
export const ladeMitgabe =
  (brief: Brief, vereinbarung: Vereinbarung): MitgabeFrage =>
  async (db, { aktenzeichen, behoerde, altersgruppe, am }) => {
    const quellen = variablenVon(brief, vereinbarung.boegen);
    const werte = await findWerte(db, aktenzeichen, [...brief.uebernimmt, ...quellen.flatMap((q) => q.bogen ?? [])], am);
    const ohneBogen: Record<string, string | null> = { absender: behoerde, altersgruppe };
    const variablen = quellen.map(({ variable, bogen, feld }) => [variable, bogen === null ? (ohneBogen[feld] ?? null) : alsVariable(werte.get(bogen)?.[feld])] as const);
    const eintraege = brief.uebernimmt.map((bogen) => ({ bogen, werte: waehle(werte.get(bogen) ?? {}, gezeigteFelder(brief, bogen)) }));
    return { variablen: { absender: behoerde, ...Object.fromEntries(variablen) }, eintraege: eintraege.filter((e) => Object.keys(e.werte).length > 0) };
  };

const alsVariable = (wert: Bogenwert | undefined): string | number | boolean | null => (wert === undefined || Array.isArray(wert) ? null : wert);

const waehle = (werte: Record<string, Bogenwert>, felder: readonly string[]): Record<string, Bogenwert> => Object.fromEntries(Object.entries(werte).filter(([name]) => felder.includes(name)));
