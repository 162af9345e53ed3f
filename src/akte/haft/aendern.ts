import type { Db } from '../../db/pool.ts';
import type { Uhr } from '../../uhr.ts';
import { recordAenderung } from '../aenderung.ts';
import { EIGENE } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { schreibeBetrag } from '../geld.ts';
import { findUnterschied } from '../haushalt.ts';
import { lockHaft, type Haft, type HaftAngaben } from './haft.ts';
import { pruefeHaft } from './melden.ts';

/**
 * Corrects what is known of the detention, or enters the release; the next payments follow the new values, ordered ones stay.
 * @returns false when nothing differs
 * @throws FachlicherFehler HAFT_UNBEKANNT, GRUND_FEHLT and those of `pruefeHaft`
 */
export async function updateHaft(db: Db, aktenzeichen: string, neu: Partial<HaftAngaben>, grund: string, uhr: Uhr): Promise<boolean> {
  const alt = await lockHaft(db, aktenzeichen);
  const { haftVon, entlassungAm, inhaftiert, anstalt, sgb2Bezug, kduMonatCent, anteil, kenntnisAm } = alt;
  const unterschied = findUnterschied<HaftAngaben>({ haftVon, entlassungAm, inhaftiert, anstalt, sgb2Bezug, kduMonatCent, anteil, kenntnisAm }, neu);
  if (!unterschied) return false;
  const h = { ...alt, ...unterschied.neu };
  pruefeHaft(h, uhr);
  await db.query(
    `UPDATE haft SET haft_von = $2, entlassung_am = $3, anstalt = $4, sgb2_bezug = $5, kdu_monat_cent = $6, anteil = $7, kenntnis_am = $8, inhaftiert = $9 WHERE behoerde = ${EIGENE} AND vorgang = $1`,
    [alt.vorgang, h.haftVon, h.entlassungAm, h.anstalt, h.sgb2Bezug, h.kduMonatCent, h.anteil, h.kenntnisAm, h.inhaftiert],
  );
  const aenderung = await recordAenderung(db, { aktenzeichen, gegenstand: 'HAFT', bezug: alt.vorgang, alt: lesbar(unterschied.alt), neu: lesbar(unterschied.neu), grund }, uhr);
  await meldeGeaendert(db, alt, aenderung, uhr);
  return true;
}

/** A sum as people write it: a correction is read in the Akte. */
const lesbar = ({ kduMonatCent, ...rest }: Partial<HaftAngaben>): Record<string, unknown> => (kduMonatCent === undefined ? rest : { ...rest, kduMonat: `${schreibeBetrag(kduMonatCent)} Euro` });

/** The procedure computes its next payment anew. */
export async function meldeGeaendert(db: Db, { aktenzeichen, vorgang }: Pick<Haft, 'aktenzeichen' | 'vorgang'>, schluessel: string, uhr: Uhr): Promise<void> {
  await enqueueNachricht(db, { aktenzeichen, nachricht: 'hannover.haft.geaendert', korrelation: vorgang, schluessel: `${vorgang}:haft-geaendert:${schluessel}` }, uhr);
}
