import { z } from 'zod';
import type { Db } from '../../db/pool.ts';
import type { Uhr } from '../../uhr.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { actFor, EIGENE } from '../akteur.ts';
import { neuerFallSchema, oeffneAkte } from '../fall-anlegen.ts';
import { beginneLauf } from '../lauf.ts';
import { insertMietschulden, PROZESS_JOBCENTER, type Anlass, type Herkunft, type Schuldenart, type Stelle } from './vorgang.ts';

/** What a household can come about (H-3.2.1.6, H-3.2.2; K-HAN-ENERGIE). */
export const vorspracheSchema = z.strictObject({
  anlass: z.enum(['RAEUMUNGSKLAGE', 'KUENDIGUNG', 'VERSORGUNGSSPERRE'], { error: 'Bitte wählen Sie, worum es geht.' }),
  haushalt: neuerFallSchema,
});

/**
 * A household comes to the Jobcenter by itself: no Stellungnahme of the Fachstelle is needed (H-3.2.1.6). Joins the open
 * Akte of the household and an open examination in it.
 * @throws FachlicherFehler as `oeffneAkte`
 */
export async function beginneVorsprache(db: Db, { anlass, haushalt }: z.output<typeof vorspracheSchema>, umfeld: { uhr: Uhr; vereinbarung: Vereinbarung }): Promise<{ aktenzeichen: string; neu: boolean }> {
  const { aktenzeichen } = await oeffneAkte(db, haushalt, umfeld);
  const { eingangAm } = haushalt;
  const lauf = { aktenzeichen, prozess: PROZESS_JOBCENTER, nachricht: 'hannover.mietschulden.vorsprache', eingangAm, anlass: `vorsprache:${eingangAm}` };
  const { vorgang, neu } = await beginneLauf(db, lauf, umfeld.uhr);
  if (neu) await insertMietschulden(db, { aktenzeichen, prozess: PROZESS_JOBCENTER, vorgang, herkunft: 'VORSPRACHE', anlass, schuldenart: artVon(anlass) }, umfeld.uhr);
  return { aktenzeichen, neu };
}

export const artVon = (anlass: Anlass): Schuldenart => (anlass === 'VERSORGUNGSSPERRE' ? 'ENERGIESCHULDEN' : 'MIETSCHULDEN');

/**
 * What a run is about that was begun by a letter or another procedure, entered by its first step. Whether a suit has been
 * brought, or the supply of energy is in danger, is what the application of the Fachstelle says (H-3.1.6); without one, whether
 * the Akte has a notice of the court.
 */
export async function erfasseVorgang(db: Db, stelle: Stelle, fachstelle: string, uhr: Uhr): Promise<void> {
  const herkunft: Herkunft = stelle.prozess === PROZESS_JOBCENTER ? 'ANTRAG' : 'SGB12';
  const anlass = (await actFor(db, fachstelle, () => findAnlassBeiDerFachstelle(db, stelle.aktenzeichen))) ?? (await findAnlassDerAkte(db, stelle.aktenzeichen));
  await insertMietschulden(db, { ...stelle, herkunft, anlass, schuldenart: artVon(anlass) }, uhr);
}

async function findAnlassBeiDerFachstelle(db: Db, aktenzeichen: string): Promise<Anlass | undefined> {
  const { rows } = await db.query(
    `SELECT CASE WHEN EXISTS (SELECT 1 FROM verfahrensstand v WHERE v.behoerde = ${EIGENE} AND v.aktenzeichen = $1 AND v.grund = 'ENERGIESCHULDEN') THEN 'VERSORGUNGSSPERRE'
       ELSE (SELECT CASE s.anlass WHEN 'KLAGE' THEN 'RAEUMUNGSKLAGE' ELSE 'KUENDIGUNG' END FROM stellungnahme s
         WHERE s.behoerde = ${EIGENE} AND s.aktenzeichen = $1 AND s.antrag_am IS NOT NULL ORDER BY s.antrag_am DESC, s.runde DESC LIMIT 1) END AS anlass`,
    [aktenzeichen],
  );
  return (rows[0] as { anlass: Anlass | null }).anlass ?? undefined;
}

async function findAnlassDerAkte(db: Db, aktenzeichen: string): Promise<Anlass> {
  const { rowCount } = await db.query(`SELECT 1 FROM mitteilung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen]);
  return rowCount === 1 ? 'RAEUMUNGSKLAGE' : 'KUENDIGUNG';
}
