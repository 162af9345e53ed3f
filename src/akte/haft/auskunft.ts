import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { writeJournal } from '../journal.ts';
import { meldeGeaendert } from './aendern.ts';
import { lockHaft } from './haft.ts';

/** What the Vordruck asks the Jobcenter. Everything but the first is null where it did not pay, or does not say. */
export type AuskunftAngaben = {
  auskunft: 'GEZAHLT' | 'NICHT_GEZAHLT';
  /** the last day for which it paid */
  gezahltBis: string | null;
  /** integer Cent a month */
  monatCent: number | null;
  gezahltAn: 'VERMIETER' | 'HAUSHALT' | null;
  /** when it stopped paying */
  eingestelltAm: string | null;
};
export type AuskunftWeg = 'SCHREIBEN' | 'TELEFON' | 'NACHWEIS' | 'INTERN';
export type Auskunft = Pick<AuskunftAngaben, 'auskunft' | 'gezahltBis'> & Partial<AuskunftAngaben> & { eingangAm: string; weg: AuskunftWeg };

/**
 * Until when the Jobcenter paid (H-4.2), from the Jobcenter or another proof. It ends the wait for the first
 * answer; a later one takes its place and the next payments follow.
 * @throws FachlicherFehler HAFT_UNBEKANNT, AUSKUNFT_UNGLAUBHAFT
 */
export async function recordAuskunft(db: Db, aktenzeichen: string, a: Auskunft, uhr: Uhr): Promise<void> {
  if ((a.auskunft === 'GEZAHLT') !== (a.gezahltBis !== null)) throw new FachlicherFehler('AUSKUNFT_UNGLAUBHAFT', 'Bitte den letzten gezahlten Tag angeben, wenn das Jobcenter gezahlt hat, und nur dann.');
  if (a.eingangAm > lokalesDatum(uhr.jetzt())) throw new FachlicherFehler('AUSKUNFT_UNGLAUBHAFT', 'Die Auskunft kann nicht in der Zukunft eingegangen sein.');
  const haft = await lockHaft(db, aktenzeichen);
  const { vorgang } = haft;
  const einzeln = a.auskunft === 'GEZAHLT' ? [a.monatCent ?? null, a.gezahltAn ?? null, a.eingestelltAm ?? null] : [null, null, null];
  await db.query(
    `UPDATE haft SET jc_auskunft = $2, jc_gezahlt_bis = $3, jc_auskunft_am = $4, jc_auskunft_weg = $5, jc_monat_cent = $6, jc_gezahlt_an = $7, jc_eingestellt_am = $8 WHERE behoerde = ${EIGENE} AND vorgang = $1`,
    [vorgang, a.auskunft, a.gezahltBis, a.eingangAm, a.weg, ...einzeln],
  );
  await writeJournal(db, { aktenzeichen, art: 'HAFT_AUSKUNFT', angaben: { auskunft: a.auskunft, jcGezahltBis: a.gezahltBis, eingangAm: a.eingangAm, weg: a.weg } }, uhr);
  await enqueueNachricht(db, { aktenzeichen, nachricht: 'hannover.haft.auskunft', korrelation: vorgang, schluessel: `${vorgang}:haft-auskunft` }, uhr);
  await meldeGeaendert(db, haft, `auskunft:${uhr.jetzt().toISOString()}`, uhr);
}
