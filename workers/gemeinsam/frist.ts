import { z } from 'zod';
import { findFrist, type GespeicherteFrist } from '../../src/akte/frist.ts';
import type { Kontext } from '../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../src/camunda/felder.ts';
import { TechnischerFehler } from '../../src/fehler.ts';
import { findeFristart, type Fristart, type Vereinbarung } from '../../src/vereinbarung.ts';

/** Which Frist: what the diagram names, together with the case. */
export const fristfelder = {
  ...grundfelder,
  fristart: z.string().regex(/^[A-Z0-9.-]{2,40}$/).meta({ title: 'Fristart', description: 'Kürzel aus vereinbarung.json, z. B. H-2.2' }),
  fristRunde: feld.runde.default(1).meta({ title: 'Runde der Frist', description: 'Eine neue Runde ist eine neue Frist' }),
  fristBezug: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/).nullish().meta({ title: 'Bezug der Frist', description: 'Unterscheidet Fristen derselben Art in einem Fall, z. B. nach dem Schreiben' }),
};
export const fristwahl = z.object(fristfelder);
export type Fristwahl = z.output<typeof fristwahl>;

/** What a diagram needs of a Frist: instants for its timers, the day for forms, and the minute at which a task is due. */
export const fristausgabe = z.object({
  fristId: z.string(),
  fristEnde: feld.datum,
  ablauf: feld.zeitpunkt,
  vorfrist: feld.zeitpunkt,
  faelligAm: feld.zeitpunkt.meta({ title: 'Fällig am', description: 'Letzte Minute der Frist, für die Fälligkeit einer Aufgabe' }),
});

const MINUTE = 60_000;

/** `<vorgang>:<fristart>[.<bezug>]:<runde>`: key of the row and correlation key of `frist-geaendert`. */
export const fristIdVon = (f: Pick<Fristwahl, 'aktenzeichen' | 'vorgang' | 'fristart' | 'fristRunde' | 'fristBezug'>): string =>
  `${f.vorgang ?? f.aktenzeichen}:${f.fristart}${f.fristBezug ? `.${f.fristBezug}` : ''}:${f.fristRunde}`;

/** @throws TechnischerFehler VEREINBARUNG_UNBEKANNT: the program runs without the agreement of the case */
export function vereinbarungVon(kuerzel: string, { dienste }: Pick<Kontext, 'dienste'>): Vereinbarung {
  const v = dienste.vereinbarungen.get(kuerzel);
  if (!v) throw new TechnischerFehler('VEREINBARUNG_UNBEKANNT', 'Die Vereinbarung des Falles ist nicht geladen.');
  return v;
}

/** The stored Frist with its kind. @throws TechnischerFehler FRIST_UNBEKANNT: the diagram asks for one that was never set */
export async function findeGesetzteFrist(wahl: Fristwahl, kontext: Kontext): Promise<{ frist: GespeicherteFrist; art: Fristart }> {
  const frist = await findFrist(kontext.db, fristIdVon(wahl));
  if (!frist) throw new TechnischerFehler('FRIST_UNBEKANNT', 'Diese Frist wurde nicht gesetzt.');
  return { frist, art: findeFristart(vereinbarungVon(wahl.vereinbarung, kontext), frist.fristart, frist.beginn) };
}

export const alsAusgabe = (f: Pick<GespeicherteFrist, 'id' | 'fristEnde' | 'ablauf' | 'vorfrist'>): z.output<typeof fristausgabe> => ({
  fristId: f.id,
  fristEnde: f.fristEnde,
  ablauf: f.ablauf.toISOString(),
  vorfrist: f.vorfrist.toISOString(),
  faelligAm: new Date(f.ablauf.getTime() - MINUTE).toISOString(),
});
