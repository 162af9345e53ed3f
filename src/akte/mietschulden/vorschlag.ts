import { z } from 'zod';
import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { decideEntscheidung, findEntscheidung, proposeEntscheidung, type Entscheidung, type Entscheidungswort } from '../entscheidung.ts';
import { leseBetrag } from '../geld.ts';
import { lockFall } from '../fall.ts';
import { zeile } from '../text.ts';
import { GEGENSTAND, lockOffene, PROZESS_JOBCENTER, type Stelle } from './vorgang.ts';

const begruendung = zeile(4000, { mehrzeilig: true });
const summe = z.unknown().transform((wert, ctx) => {
  const gelesen = leseBetrag(wert);
  const fehler = 'fehler' in gelesen ? gelesen.fehler : gelesen.cent === 0 ? 'Der Betrag muss größer als null sein.' : undefined;
  if (fehler === undefined && 'cent' in gelesen) return gelesen.cent;
  ctx.addIssue({ code: 'custom', message: fehler ?? '' });
  return z.NEVER;
});
/** The caseworker grants, with the terms, or proposes to reject. `summe`: Euro as typed, in the result Cent. */
export const vorschlagSchema = z.discriminatedUnion('vorschlag', [
  z.strictObject({
    vorschlag: z.literal('UEBERNAHME'),
    leistungsart: z.enum(['DARLEHEN', 'ZUSCHUSS'], { error: 'Bitte Darlehen oder Zuschuss wählen.' }),
    summe,
    begruendung,
  }),
  z.strictObject({ vorschlag: z.literal('ABLEHNUNG'), begruendung }),
], { error: 'Bitte wählen Sie Übernahme oder Ablehnung.' });
export type Vorschlag = z.output<typeof vorschlagSchema>;

/** The role that decides on a rejection: H-3.2.1.5, and by analogy at the Fachstelle. */
export const leitungVon = (prozess: string): string => (prozess === PROZESS_JOBCENTER ? 'jobcenter-teamleitung' : 'fachstelle-leitung');
const ort = ({ aktenzeichen, prozess, vorgang }: Stelle) => ({ aktenzeichen, prozess, vorgang, gegenstand: GEGENSTAND });

/** The newest proposal with what became of it. */
export const findVorschlag = (db: Db, stelle: Stelle): Promise<Entscheidung | undefined> => findEntscheidung(db, ort(stelle));

/**
 * The caseworker writes down the grant with its terms, or proposes a rejection. Until the procedure has taken it over, it can
 * be replaced.
 * @throws FachlicherFehler as `lockOffene` and `proposeEntscheidung`, PRUEFUNG_FEHLT
 */
export async function writeVorschlag(db: Db, stelle: Stelle, v: Vorschlag, uhr: Uhr): Promise<void> {
  const m = await lockOffene(db, stelle);
  if (!m.pruefung) throw new FachlicherFehler('PRUEFUNG_FEHLT', 'Bitte schreiben Sie zuerst die Prüfung in die Akte.');
  const runde = await proposeEntscheidung(db, { ...ort(stelle), vorschlag: v.vorschlag, begruendung: v.begruendung, zustaendig: leitungVon(stelle.prozess) }, uhr);
  const leistung = v.vorschlag === 'UEBERNAHME' ? [v.leistungsart, v.summe, m.schuldenart === 'ENERGIESCHULDEN' ? 'ENERGIEVERSORGER' : 'VERMIETER'] : [null, null, null];
  await db.query(`UPDATE mietschulden SET leistungsart = $3, summe_cent = $4, empfaenger = $5, vorschlag_runde = $6 WHERE behoerde = ${EIGENE} AND prozess = $1 AND vorgang = $2`, [stelle.prozess, stelle.vorgang, ...leistung, runde]);
}

/**
 * The Teamleitung decides on a proposed rejection (H-3.2.1.5): somebody else than its author.
 * @throws FachlicherFehler as `lockOffene` and `decideEntscheidung`, NUR_ABLEHNUNG: a grant needs no second person
 */
export async function decideAblehnung(db: Db, stelle: Stelle, wahl: { runde: number; entscheidung: Entscheidungswort; begruendung: string }, uhr: Uhr): Promise<void> {
  await lockOffene(db, stelle);
  const offen = await findVorschlag(db, stelle);
  if (offen && offen.vorschlag !== 'ABLEHNUNG') throw new FachlicherFehler('NUR_ABLEHNUNG', 'Nur über eine Ablehnung entscheidet die Leitung.');
  await decideEntscheidung(db, { ...ort(stelle), ...wahl }, uhr);
}

/** Locks the case and reads what stands in it: no change slips in between. For the steps of the procedure. */
export async function lockVorschlag(db: Db, stelle: Stelle): Promise<Entscheidung | undefined> {
  await lockFall(db, stelle.aktenzeichen);
  return findVorschlag(db, stelle);
}
