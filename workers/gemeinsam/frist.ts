import { z } from 'zod';
import { findFrist, markUeberschritten, type GespeicherteFrist } from '../../src/akte/frist.ts';
import { insertHinweis } from '../../src/akte/hinweis.ts';
import type { Kontext } from '../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../src/camunda/felder.ts';
import { FachlicherFehler, TechnischerFehler } from '../../src/fehler.ts';
import type { Uhr } from '../../src/uhr.ts';
import { findeFristart, gruppenVon, type Fristart, type Vereinbarung } from '../../src/vereinbarung.ts';

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
/** The clock of the engine may be ahead of ours. A moved Frist ends whole days later, so half a day mistakes none for another. */
const UHREN_ABWEICHUNG = 12 * 60 * MINUTE;

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

/** Has this instant of a Frist come? Not when a person moved the Frist while its old timer was already firing. */
export const istErreicht = (zeitpunkt: Date, uhr: Uhr): boolean => zeitpunkt.getTime() - UHREN_ABWEICHUNG <= uhr.jetzt().getTime();

/** @throws FachlicherFehler FRIST_LAEUFT: it was moved meanwhile, so its wait goes on */
export function pruefeErreicht(frist: GespeicherteFrist, uhr: Uhr): void {
  if (!istErreicht(frist.ablauf, uhr)) throw new FachlicherFehler('FRIST_LAEUFT', 'Diese Frist wurde verschoben und läuft noch.');
}

/** Marks an overrun once, and tells those who lead. */
export async function vermerkeUeberschritten(behoerde: string, { frist, art }: { frist: GespeicherteFrist; art: Fristart }, { db, uhr }: Kontext): Promise<void> {
  if (!(await markUeberschritten(db, frist.id, uhr))) return;
  const gruppe = gruppenVon(art, behoerde).eskalationsGruppe;
  await insertHinweis(db, { aktenzeichen: frist.aktenzeichen, art: 'FRIST_UEBERSCHRITTEN', gruppe, fristId: frist.id, schluessel: `${frist.id}:ueberschritten:${frist.fristEnde}` }, uhr);
}
