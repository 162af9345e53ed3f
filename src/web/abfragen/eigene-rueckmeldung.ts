import { EIGENE, WER } from '../../akte/akteur.ts';
import { lockFall } from '../../akte/fall.ts';
import { writeJournal } from '../../akte/journal.ts';
import type { RueckmeldungAngaben } from '../../akte/rueckmeldung.ts';
import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import type { Uhr } from '../../uhr.ts';

/**
 * What the Jobcenter is going to answer (H-2.3, H-2.4), written into its own file. Nothing leaves by this: its process
 * transmits the answer when the task is completed. Until then it can be written again.
 * @throws FachlicherFehler AKTE_UNBEKANNT, AKTE_BEENDET, RUECKMELDUNG_ERTEILT
 */
export async function writeEigeneRueckmeldung(db: Db, aktenzeichen: string, r: RueckmeldungAngaben, uhr: Uhr): Promise<void> {
  const fall = await lockFall(db, aktenzeichen);
  if (fall.status === 'BEENDET') throw new FachlicherFehler('AKTE_BEENDET', 'Diese Akte ist schon beendet.');
  const { rowCount } = await db.query(
    `INSERT INTO rueckmeldung (behoerde, aktenzeichen, runde, leistungsbezug, bg_nummer, sachbearbeitung, telefon, kdu_direktzahlung, bemerkung, eingang_am, weg, erfasst_von, erfasst_am)
     VALUES (${EIGENE}, $1, 1, $2, $3, $4, $5, $6, $7, $8, 'INTERN', ${WER}, $9)
     ON CONFLICT (behoerde, aktenzeichen, runde) DO UPDATE SET leistungsbezug = EXCLUDED.leistungsbezug, bg_nummer = EXCLUDED.bg_nummer, sachbearbeitung = EXCLUDED.sachbearbeitung,
       telefon = EXCLUDED.telefon, kdu_direktzahlung = EXCLUDED.kdu_direktzahlung, bemerkung = EXCLUDED.bemerkung, eingang_am = EXCLUDED.eingang_am,
       erfasst_von = EXCLUDED.erfasst_von, erfasst_am = EXCLUDED.erfasst_am WHERE rueckmeldung.verbucht_am IS NULL`,
    [aktenzeichen, r.leistungsbezug, r.bgNummer ?? null, r.sachbearbeitung ?? null, r.telefon ?? null, r.kduDirektzahlung ?? null, r.bemerkung ?? null, r.eingangAm, uhr.jetzt()],
  );
  if (rowCount !== 1) throw new FachlicherFehler('RUECKMELDUNG_ERTEILT', 'Diese Rückmeldung ist schon erteilt und kann nicht mehr geändert werden.');
  await writeJournal(db, { aktenzeichen, art: 'RUECKMELDUNG_VORBEREITET', angaben: { leistungsbezug: r.leistungsbezug } }, uhr);
}
