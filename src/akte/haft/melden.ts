import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { mietanteil } from '../../recht/haft.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { writeJournal } from '../journal.ts';
import { beginneLauf } from '../lauf.ts';
import { HAFT_PROZESS, type Haft, type HaftAngaben } from './haft.ts';

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
 * Detention is notified (H-4.1): begins the procedure in this Akte. While one runs, a further notice of the household is joined
 * to it and changes nothing.
 * @throws FachlicherFehler AKTE_UNBEKANNT and those of `pruefeHaft`
 */
export async function meldeHaft(db: Db, aktenzeichen: string, m: Haftmeldung, uhr: Uhr): Promise<{ vorgang: string; neu: boolean }> {
  pruefeHaft(m, uhr);
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
