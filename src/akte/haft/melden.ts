import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { mietanteil } from '../../recht/haft.ts';
import { schreibeTag } from '../../recht/datum.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { writeJournal } from '../journal.ts';
import { lockFall } from '../fall.ts';
import { beginneLauf, listLaeufe } from '../lauf.ts';
import { normalisiereAdresse, normalisiereName } from '../normalisieren.ts';
import { sqlUebung } from '../uebung.ts';
import { findHaftVon, HAFT_PROZESS, type Haft, type HaftAngaben } from './haft.ts';

export type Haftmeldung = Omit<HaftAngaben, 'entlassungAm'> & { gemeldetVon: Haft['gemeldetVon']; eingangAm: string };

/** What cannot be true of a detention. @throws FachlicherFehler HAFT_IN_ZUKUNFT, KENNTNIS_UNGLAUBHAFT, ENTLASSUNG_VOR_HAFT, ANTEIL_UNGUELTIG */
export function pruefeHaft(h: Pick<HaftAngaben, 'haftVon' | 'kenntnisAm' | 'kduMonatCent' | 'anteil'> & { entlassungAm?: string | null }, uhr: Uhr): void {
  const heute = lokalesDatum(uhr.jetzt());
  if (h.haftVon > heute) throw new FachlicherFehler('HAFT_IN_ZUKUNFT', 'Die Haft kann nicht in der Zukunft begonnen haben.');
  if (h.kenntnisAm > heute) throw new FachlicherFehler('KENNTNIS_UNGLAUBHAFT', 'Die Kenntnis der Fachstelle kann nicht in der Zukunft liegen.');
  if (h.entlassungAm && h.entlassungAm < h.haftVon) throw new FachlicherFehler('ENTLASSUNG_VOR_HAFT', 'Die Entlassung liegt vor dem Beginn der Haft.');
  mietanteil(h.kduMonatCent, h.anteil);
}

/**
 * Detention is notified (H-4.1): begins the procedure in this Akte. While one runs, a further notice of the same detention is
 * joined to it and changes nothing. Another person's, or a new one of the same person, is refused: it has payments of its own.
 * @throws FachlicherFehler AKTE_UNBEKANNT, ANDERE_HAFT_LAEUFT and those of `pruefeHaft`
 */
export async function meldeHaft(db: Db, aktenzeichen: string, m: Haftmeldung, uhr: Uhr): Promise<{ vorgang: string; neu: boolean }> {
  pruefeHaft(m, uhr);
  await lockFall(db, aktenzeichen);
  const laufende = await findLaufende(db, aktenzeichen);
  if (laufende && !isGleicheHaft(laufende, m)) throw andereHaft(laufende);
  const lauf = await beginneLauf(db, { aktenzeichen, prozess: HAFT_PROZESS, nachricht: 'hannover.haft.gemeldet', eingangAm: m.eingangAm, anlass: `haft:${m.haftVon}` }, uhr);
  const { rowCount } = await db.query(
    `INSERT INTO haft (behoerde, aktenzeichen, vorgang, gemeldet_von, haft_von, anstalt, sgb2_bezug, kdu_monat_cent, anteil, kenntnis_am, angelegt_am, inhaftiert)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (behoerde, vorgang) DO NOTHING`,
    [aktenzeichen, lauf.vorgang, m.gemeldetVon, m.haftVon, m.anstalt, m.sgb2Bezug, m.kduMonatCent, m.anteil, m.kenntnisAm, uhr.jetzt(), m.inhaftiert],
  );
  const angaben = { gemeldetVon: m.gemeldetVon, haftVon: m.haftVon, eingangAm: m.eingangAm, kenntnisAm: m.kenntnisAm };
  await writeJournal(db, { aktenzeichen, art: rowCount === 1 ? 'HAFT_GEMELDET' : 'HAFT_ERNEUT_GEMELDET', angaben }, uhr);
  return { vorgang: lauf.vorgang, neu: rowCount === 1 };
}

/** The detention whose procedure is open in the Akte. */
async function findLaufende(db: Db, aktenzeichen: string): Promise<Haft | undefined> {
  const offen = (await listLaeufe(db, aktenzeichen)).find((l) => l.prozess === HAFT_PROZESS && l.status !== 'BEENDET');
  return offen && findHaftVon(db, offen.vorgang);
}

/** The same person, and not detained anew after the release. The first day may be told differently: that is a correction. */
export const isGleicheHaft = (laufende: Pick<Haft, 'inhaftiert' | 'entlassungAm'>, m: Pick<Haftmeldung, 'inhaftiert' | 'haftVon'>): boolean =>
  normalisiereName(laufende.inhaftiert) === normalisiereName(m.inhaftiert) && (laufende.entlassungAm === null || m.haftVon < laufende.entlassungAm);

const andereHaft = ({ aktenzeichen, haftVon }: Haft): FachlicherFehler =>
  new FachlicherFehler(
    'ANDERE_HAFT_LAEUFT',
    `In der Akte ${aktenzeichen} dieses Haushalts läuft schon ein Vorgang zu einer anderen Haft (seit ${schreibeTag(haftVon)}). Für eine weitere Person oder eine neue Haft wählen Sie bitte „Eigene Akte für diese Haft“. Ist dieselbe Haft gemeint, schreiben Sie den Namen bitte wie dort.`,
  );

/**
 * The Akte of this flat in which the procedure of this detention is open: asking for an own Akte twice does not make two.
 */
export async function findHaftakte(db: Db, wohnung: { strasse: string; hausnummer: string; plz: string }, m: Pick<Haftmeldung, 'inhaftiert' | 'haftVon'>): Promise<string | undefined> {
  const { rows } = await db.query(
    `SELECT h.aktenzeichen, h.vorgang FROM haft h JOIN lauf l ON l.behoerde = h.behoerde AND l.prozess = h.prozess AND l.vorgang = h.vorgang AND l.status <> 'BEENDET'
       JOIN haushalt w ON w.behoerde = h.behoerde AND w.aktenzeichen = h.aktenzeichen WHERE h.behoerde = ${EIGENE} AND w.adresse_norm = $1 AND NOT ${sqlUebung('h.aktenzeichen')} ORDER BY h.angelegt_am`,
    [normalisiereAdresse(wohnung)],
  );
  for (const { aktenzeichen, vorgang } of rows as { aktenzeichen: string; vorgang: string }[]) {
    const haft = await findHaftVon(db, vorgang);
    if (haft && isGleicheHaft(haft, m)) return aktenzeichen;
  }
  return undefined;
}
