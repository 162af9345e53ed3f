import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import { pruefeDatum } from '../recht/datum.ts';
import { ablaufVon, vorfristVon } from '../recht/frist.ts';
import type { Uhr } from '../uhr.ts';
import { findeFristart, type Vereinbarung } from '../vereinbarung.ts';
import { recordAenderung } from './aenderung.ts';
import { akteUnbekannt, EIGENE } from './akteur.ts';
import { enqueueNachricht, fallKorrelation } from './ausgang.ts';
import { findFall } from './fall.ts';
import { findFrist, FRIST_SPALTEN, type GespeicherteFrist } from './frist.ts';

/**
 * A person moves the end of a running Frist (extension, pause, corrected holiday). The waiting step hears of it by
 * message and reads the stored end again; the given end holds as it is, it is not computed anew.
 * @param neuesEnde last day, `YYYY-MM-DD`; today or later
 * @throws FachlicherFehler FRIST_NICHT_OFFEN, FRIST_ENDE_UNGUELTIG, GRUND_FEHLT, DATUM_UNGUELTIG, AUSSERHALB_KALENDER
 */
export async function moveFrist(
  db: Db,
  { id, neuesEnde, grund }: { id: string; neuesEnde: string; grund: string },
  { uhr, vereinbarungen }: { uhr: Uhr; vereinbarungen: ReadonlyMap<string, Vereinbarung> },
): Promise<GespeicherteFrist> {
  const { rows } = await db.query(`SELECT ${FRIST_SPALTEN} FROM frist r WHERE r.behoerde = ${EIGENE} AND r.id = $1 FOR UPDATE`, [id]);
  const alt = rows[0] as GespeicherteFrist | undefined;
  if (!alt || alt.status !== 'LAUFEND') throw new FachlicherFehler('FRIST_NICHT_OFFEN', 'Diese Frist läuft nicht mehr und kann nicht verschoben werden.');
  const ablauf = ablaufVon(pruefeDatum(neuesEnde));
  if (ablauf <= uhr.jetzt() || neuesEnde < alt.beginn) throw new FachlicherFehler('FRIST_ENDE_UNGUELTIG', 'Das neue Ende darf nicht in der Vergangenheit liegen.');
  if (neuesEnde === alt.fristEnde) return alt;
  const fall = await findFall(db, alt.aktenzeichen);
  const vereinbarung = fall && vereinbarungen.get(fall.vereinbarung);
  if (!fall || !vereinbarung) throw akteUnbekannt();
  const vorfrist = vorfristVon(neuesEnde, alt.land, findeFristart(vereinbarung, alt.fristart, alt.beginn).vorfristWerktage);
  await db.query(`UPDATE frist SET frist_ende = $2, ablauf = $3, vorfrist = $4, geaendert_grund = $5, geaendert_von = current_setting('kooperation.wer') WHERE behoerde = ${EIGENE} AND id = $1`, [
    id, neuesEnde, ablauf, vorfrist, grund,
  ]);
  const aenderung = await recordAenderung(db, { aktenzeichen: alt.aktenzeichen, gegenstand: 'FRIST', bezug: id, alt: { fristEnde: alt.fristEnde }, neu: { fristEnde: neuesEnde }, grund }, uhr);
  await meldeVerschobeneFrist(db, alt, fall.behoerde, aenderung, uhr);
  return (await findFrist(db, id)) as GespeicherteFrist;
}

/** Steps of their own watch the Schonfrist and the days of the court; they listen for the case. Every other wait listens for its Frist. */
const UEBERWACHT: Record<string, string | undefined> = { SCHONFRIST: 'schonfrist-geaendert', 'TERMIN-VERHANDLUNG': 'termin-geaendert', 'TERMIN-RAEUMUNG': 'termin-geaendert' };

async function meldeVerschobeneFrist(db: Db, frist: GespeicherteFrist, behoerde: string, aenderung: string, uhr: Uhr): Promise<void> {
  const { aktenzeichen, id } = frist;
  await enqueueNachricht(db, { aktenzeichen, nachricht: 'frist-geaendert', korrelation: id, schluessel: `${id}:geaendert:${aenderung}` }, uhr);
  const nachricht = UEBERWACHT[frist.fristart];
  if (!nachricht) return;
  await enqueueNachricht(db, { aktenzeichen, nachricht, korrelation: fallKorrelation(behoerde, aktenzeichen), schluessel: `${id}:${nachricht}:${aenderung}` }, uhr);
}
