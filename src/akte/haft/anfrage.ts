import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { actFor, EIGENE, findAkteur } from '../akteur.ts';
import { findBeteiligter, findKuerzelVon } from '../beteiligter.ts';
import { lockFall } from '../fall.ts';
import { recordEnde } from '../fall-beenden.ts';
import { writeJournal } from '../journal.ts';
import { listLaeufe } from '../lauf.ts';
import { insertPosteingang, listPosteingang, settlePosteingang, type Posteingang } from '../posteingang.ts';
import { recordAuskunft, type AuskunftAngaben } from './auskunft.ts';
import { HAFT_PROZESS } from './haft.ts';

/** The letter in which the Fachstelle asks until when the rent was paid. */
export const HAFT_ANFRAGE = 'hannover.haft-anfrage';

/** The questions of the Fachstelle in a case of the Jobcenter, oldest first; a reminder is one of its own. */
export const anfragenIn = (eingaenge: readonly Posteingang[]): Posteingang[] => eingaenge.filter((p) => p.art === HAFT_ANFRAGE && vorgangVon(p) !== '');
export const listAnfragen = async (db: Db, aktenzeichen: string): Promise<Posteingang[]> => anfragenIn(await listPosteingang(db, { aktenzeichen }));

/** The sender's run: the first part of the id of its transmission. */
const vorgangVon = ({ angaben }: Posteingang): string => (typeof angaben['uebermittlung'] === 'string' ? (angaben['uebermittlung'].split(':')[0] ?? '') : '');

const erledigt = (): FachlicherFehler => new FachlicherFehler('ANFRAGE_ERLEDIGT', 'Diese Anfrage ist schon beantwortet. Eine Berichtigung teilen Sie der Fachstelle bitte telefonisch oder schriftlich mit.');

/**
 * The Jobcenter, which works in this system, answers the newest open question (H-4.2): the answer reaches the waiting procedure of
 * the Fachstelle, as the paper would, and settles the question with its reminders. Once for each detention.
 * @throws FachlicherFehler AKTE_UNBEKANNT, ANFRAGE_ERLEDIGT and those of `recordAuskunft`
 */
export async function answerAnfrage(db: Db, aktenzeichen: string, a: AuskunftAngaben, uhr: Uhr): Promise<void> {
  const fall = await lockFall(db, aktenzeichen);
  const offene = (await listAnfragen(db, aktenzeichen)).filter((p) => p.status === 'OFFEN');
  const anfrage = offene.at(-1);
  if (!anfrage) throw erledigt();
  const vorgang = vorgangVon(anfrage);
  const { behoerde: absender } = await findAkteur(db);
  const fachstelle = (await findBeteiligter(db, anfrage.absender ?? 'FACHSTELLE')).behoerde ?? '';
  await actFor(db, fachstelle, () => receiveAuskunft(db, { vorgang, absender, a }, uhr));
  for (const p of offene.filter((o) => vorgangVon(o) === vorgang)) {
    await db.query(`UPDATE posteingang SET angaben = angaben || $2 WHERE behoerde = ${EIGENE} AND id = $1`, [p.id, JSON.stringify({ antwort: a })]);
    await settlePosteingang(db, p.id, 'VERBUCHT', uhr);
  }
  const { auskunft, gezahltBis, monatCent, eingestelltAm } = a;
  await writeJournal(db, { aktenzeichen, art: 'HAFT_AUSKUNFT_ERTEILT', angaben: { auskunft, jcGezahltBis: gezahltBis, monatCent, eingestelltAm, an: fachstelle }, schluessel: `${vorgang}:haft-auskunft-erteilt` }, uhr);
  // A file that only held the question has nothing left to wait for.
  if (fall.status !== 'BEENDET' && (await listLaeufe(db, aktenzeichen)).every((l) => l.status === 'BEENDET')) await recordEnde(db, aktenzeichen, 'HAFT_AUSKUNFT_ERTEILT', uhr);
}

/** At the Fachstelle: into its Posteingang, and to the run that asked. */
async function receiveAuskunft(db: Db, { vorgang, absender, a }: { vorgang: string; absender: string; a: AuskunftAngaben }, uhr: Uhr): Promise<void> {
  const aktenzeichen = await findFragende(db, vorgang);
  if (!aktenzeichen) throw new FachlicherFehler('ANFRAGE_ERLEDIGT', 'Die Fachstelle braucht diese Auskunft nicht mehr. Bitte legen Sie den Eingang im Posteingang als erledigt ab.');
  const eingangAm = lokalesDatum(uhr.jetzt());
  const kuerzel = await findKuerzelVon(db, absender);
  const eingang = { aktenzeichen, art: 'HAFT_AUSKUNFT_INTERN', ...(kuerzel && { absender: kuerzel }), eingangAm, angaben: { ...a }, schluessel: `intern:haft-auskunft:${absender}:${vorgang}` };
  const { id, neu } = await insertPosteingang(db, eingang, uhr);
  if (!neu) throw erledigt();
  await recordAuskunft(db, aktenzeichen, { ...a, eingangAm, weg: 'INTERN' }, uhr);
  await settlePosteingang(db, id, 'VERBUCHT', uhr);
}

/** The Akte in which the run that asked goes on, also after the Akten were joined. @returns undefined when it is over */
async function findFragende(db: Db, vorgang: string): Promise<string | undefined> {
  const { rows } = await db.query(
    `WITH RECURSIVE weiter AS (
       SELECT l.behoerde, l.aktenzeichen, l.vorgang, l.status, 0 AS stufe FROM lauf l WHERE l.behoerde = ${EIGENE} AND l.prozess = $2 AND l.vorgang = $1
       UNION ALL SELECT l.behoerde, l.aktenzeichen, l.vorgang, l.status, w.stufe + 1 FROM lauf l JOIN weiter w ON l.behoerde = w.behoerde AND l.prozess = $2 AND l.anlass = 'zusammengelegt:' || w.vorgang WHERE w.stufe < 20)
     SELECT aktenzeichen FROM weiter WHERE status <> 'BEENDET' ORDER BY stufe DESC LIMIT 1`,
    [vorgang, HAFT_PROZESS],
  );
  return (rows[0] as { aktenzeichen: string } | undefined)?.aktenzeichen;
}
