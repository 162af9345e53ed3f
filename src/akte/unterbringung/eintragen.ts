import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { writeJournal } from '../journal.ts';
import { lockUnterbringung, type Angebot, type Anordnung } from './unterbringung.ts';

const nichtInZukunft = (datum: string, uhr: Uhr): void => {
  if (datum > lokalesDatum(uhr.jetzt())) throw new FachlicherFehler('DATUM_UNGLAUBHAFT', 'Dieser Tag liegt in der Zukunft.');
};

/** A flat was offered; a later offer takes the place of an earlier one. @throws FachlicherFehler UNTERBRINGUNG_UNBEKANNT, DATUM_UNGLAUBHAFT */
export async function recordAngebot(db: Db, aktenzeichen: string, a: Angebot, uhr: Uhr): Promise<void> {
  nichtInZukunft(a.angebotAm, uhr);
  const { vorgang } = await lockUnterbringung(db, aktenzeichen);
  await db.query(
    `UPDATE unterbringung SET angebot_am = $2, angebot_anschrift = $3, angebot_miete_cent = $4, umzugsgrund = $5, mietergebnis = $6, zugangshindernis = $7, suche_erfolglos = $8,
       ueber_ortsgrenze = $9, unter25 = $10 WHERE behoerde = ${EIGENE} AND vorgang = $1`,
    [vorgang, a.angebotAm, a.angebotAnschrift, a.angebotMieteCent, a.umzugsgrund, a.mietergebnis, a.zugangshindernis, a.sucheErfolglos, a.ueberOrtsgrenze, a.unter25],
  );
  const angaben = { angebotAm: a.angebotAm, mieteCent: a.angebotMieteCent, umzugsgrund: a.umzugsgrund, mietergebnis: a.mietergebnis };
  await writeJournal(db, { aktenzeichen, art: 'ANGEBOT_ERFASST', angaben }, uhr);
}

/** The household is put up by order of the city (H-0.3). @throws FachlicherFehler UNTERBRINGUNG_UNBEKANNT */
export async function recordAnordnung(db: Db, aktenzeichen: string, a: Anordnung, uhr: Uhr): Promise<void> {
  const { vorgang } = await lockUnterbringung(db, aktenzeichen);
  await db.query(`UPDATE unterbringung SET rechtsgrundlage = $2, platz = $3, unterkunft_anschrift = $4, von = $5, bis = NULL WHERE behoerde = ${EIGENE} AND vorgang = $1`, [
    vorgang, a.rechtsgrundlage, a.platz, a.unterkunftAnschrift, a.von,
  ]);
  await writeJournal(db, { aktenzeichen, art: 'UNTERBRINGUNG_ANGEORDNET', angaben: { rechtsgrundlage: a.rechtsgrundlage, platz: a.platz, von: a.von } }, uhr);
}

/**
 * The household has left the accommodation: the regular review hears of it.
 * @throws FachlicherFehler UNTERBRINGUNG_UNBEKANNT, NICHT_UNTERGEBRACHT, DATUM_UNGLAUBHAFT (before the first day or in the future)
 */
export async function recordAuszug(db: Db, aktenzeichen: string, bis: string, uhr: Uhr): Promise<void> {
  nichtInZukunft(bis, uhr);
  const { vorgang, von } = await lockUnterbringung(db, aktenzeichen);
  if (von === null) throw new FachlicherFehler('NICHT_UNTERGEBRACHT', 'In dieser Akte ist keine Unterbringung angeordnet.');
  if (bis < von) throw new FachlicherFehler('DATUM_UNGLAUBHAFT', 'Der Auszug liegt vor dem Einzug.');
  await db.query(`UPDATE unterbringung SET bis = $2 WHERE behoerde = ${EIGENE} AND vorgang = $1`, [vorgang, bis]);
  await writeJournal(db, { aktenzeichen, art: 'UNTERBRINGUNG_BEENDET', angaben: { bis } }, uhr);
  await enqueueNachricht(db, { aktenzeichen, nachricht: 'hannover.unterbringung.ausgezogen', korrelation: vorgang, schluessel: `${vorgang}:ausgezogen` }, uhr);
}
