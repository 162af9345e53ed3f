import { z } from 'zod';
import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { akteUnbekannt, EIGENE } from '../akteur.ts';
import { insertEinwilligung } from '../einwilligung.ts';
import { lockFall } from '../fall.ts';
import { DATENARTEN, findeEinwilligungstext } from './einwilligungstext.ts';
import { findVerweis, isEingewilligt } from './verweis.ts';

export const erteilungSchema = z.strictObject({
  datenarten: z.array(z.enum(DATENARTEN)),
  form: z.enum(['SCHRIFTLICH', 'ELEKTRONISCH'], { error: 'Bitte wählen, in welcher Form die Einwilligung vorliegt.' }),
  erteiltAm: z.iso.date({ error: 'Bitte angeben, wann die Einwilligung erteilt wurde.' }),
});
export type Erteilung = z.output<typeof erteilungSchema>;

/**
 * Keeps the household's consent for this referral (H-1.3, § 67b (2) SGB X) with the version of the text it has read, which
 * is the one valid on the day of the consent.
 * @throws FachlicherFehler AKTE_UNBEKANNT, EINWILLIGUNG_VORHANDEN, VERWEIS_ABGESCHLOSSEN, EINWILLIGUNG_UNGLAUBHAFT (a day in
 *   the future), EINWILLIGUNG_UNVOLLSTAENDIG (nobody could be contacted with these data), EINWILLIGUNGSTEXT_FEHLT
 */
export async function giveEinwilligung(db: Db, vorgang: string, erteilung: Erteilung, uhr: Uhr): Promise<string> {
  const gesucht = await findVerweis(db, vorgang);
  if (!gesucht) throw akteUnbekannt();
  const { aktenzeichen } = gesucht;
  const fall = await lockFall(db, aktenzeichen);
  const verweis = await findVerweis(db, vorgang);
  const heute = lokalesDatum(uhr.jetzt());
  if (!verweis || verweis.abgeschlossenAm !== null || !(await isLaufOffen(db, vorgang))) throw new FachlicherFehler('VERWEIS_ABGESCHLOSSEN', 'Über diesen Verweis ist schon entschieden. Willigt der Haushalt jetzt ein, erfassen Sie bitte eine neue Vorsprache.');
  if (isEingewilligt(verweis, heute)) throw new FachlicherFehler('EINWILLIGUNG_VORHANDEN', 'Die Einwilligung ist schon erfasst.');
  if (erteilung.erteiltAm > heute) throw new FachlicherFehler('EINWILLIGUNG_UNGLAUBHAFT', 'Die Einwilligung kann nicht in der Zukunft erteilt worden sein.');
  const text = await findeEinwilligungstext(fall.vereinbarung, erteilung.erteiltAm);
  const gewaehlt = new Set(erteilung.datenarten);
  if (text.datenarten.some((d) => d.pflicht && !gewaehlt.has(d.art))) throw new FachlicherFehler('EINWILLIGUNG_UNVOLLSTAENDIG', 'Ohne Namen und Anschrift kann die Fachstelle den Haushalt nicht erreichen.');
  const datenarten = text.datenarten.map((d) => d.art).filter((art) => gewaehlt.has(art));
  const { zweck, sender, empfaenger, fassung: textfassung } = text;
  const id = await insertEinwilligung(db, aktenzeichen, { zweck, datenarten, sender, empfaenger, textfassung, form: erteilung.form, erteiltAm: erteilung.erteiltAm }, uhr);
  await db.query(`UPDATE verweis SET einwilligung_id = $2 WHERE behoerde = ${EIGENE} AND vorgang = $1`, [vorgang, id]);
  return id;
}

/** Is the run of this referral at the Jobcenter still going on? */
export async function isLaufOffen(db: Db, vorgang: string): Promise<boolean> {
  const { rowCount } = await db.query(`SELECT 1 FROM lauf l JOIN verweis v USING (behoerde, vorgang) WHERE l.behoerde = ${EIGENE} AND l.vorgang = $1 AND l.prozess = 'hannover-verweis-jobcenter' AND l.status <> 'BEENDET'`, [vorgang]);
  return rowCount === 1;
}
