import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { plusMonate } from '../../recht/datum.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE, WER } from '../akteur.ts';
import { writeJournal } from '../journal.ts';
import { zeile } from '../text.ts';
import { meldeGeaendert } from './aendern.ts';
import { lockHaft } from './haft.ts';

export type Haftentscheidung = { runde: number; ergebnis: 'BEWILLIGT' | 'ABGELEHNT'; bewilligtBis: string | null; prognose: string; entschiedenVon: string; entschiedenAm: Date };

/** After that the prognosis is looked at anew (convention). */
const HOECHSTENS_MONATE = 24;
const begruendung = zeile(4000, { mehrzeilig: true });

/** The decisions of a run, oldest first; the newest one holds. */
export async function listHaftentscheidungen(db: Db, vorgang: string): Promise<Haftentscheidung[]> {
  const { rows } = await db.query(
    `SELECT runde, ergebnis, bewilligt_bis AS "bewilligtBis", prognose, entschieden_von AS "entschiedenVon", entschieden_am AS "entschiedenAm"
     FROM haft_entscheidung WHERE behoerde = ${EIGENE} AND vorgang = $1 ORDER BY runde`,
    [vorgang],
  );
  return rows as Haftentscheidung[];
}

/**
 * A person decides, with the prognosis and its reasons, whether the rent goes on being paid and until when (H-4.1, §§ 67, 68
 * SGB XII). A later decision replaces the approval from then on.
 * @throws FachlicherFehler HAFT_UNBEKANNT, PROGNOSE_FEHLT, BEWILLIGUNG_UNGLAUBHAFT
 */
export async function recordHaftentscheidung(db: Db, aktenzeichen: string, e: { ergebnis: 'BEWILLIGT' | 'ABGELEHNT'; bewilligtBis: string | null; prognose: string }, uhr: Uhr): Promise<number> {
  const prognose = begruendung.safeParse(e.prognose);
  if (!prognose.success) throw new FachlicherFehler('PROGNOSE_FEHLT', e.prognose.trim() === '' ? 'Bitte begründen Sie die Prognose.' : (prognose.error.issues[0]?.message ?? 'Bitte begründen Sie die Prognose.'));
  const { vorgang, haftVon } = await lockHaft(db, aktenzeichen);
  if ((e.ergebnis === 'BEWILLIGT') !== (e.bewilligtBis !== null)) throw new FachlicherFehler('BEWILLIGUNG_UNGLAUBHAFT', 'Bitte geben Sie an, bis wann bewilligt wird, wenn Sie bewilligen, und nur dann.');
  if (e.bewilligtBis !== null && e.bewilligtBis < haftVon) throw new FachlicherFehler('BEWILLIGUNG_UNGLAUBHAFT', 'Die Bewilligung endet vor dem Beginn der Haft.');
  if (e.bewilligtBis !== null && e.bewilligtBis > plusMonate(lokalesDatum(uhr.jetzt()), HOECHSTENS_MONATE)) throw new FachlicherFehler('BEWILLIGUNG_UNGLAUBHAFT', 'Bitte bewilligen Sie für höchstens zwei Jahre; danach wird die Prognose neu geprüft.');
  const runde = (await listHaftentscheidungen(db, vorgang)).length + 1;
  await db.query(
    `INSERT INTO haft_entscheidung (behoerde, aktenzeichen, vorgang, runde, ergebnis, bewilligt_bis, prognose, entschieden_von, entschieden_am) VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, ${WER}, $7)`,
    [aktenzeichen, vorgang, runde, e.ergebnis, e.bewilligtBis, prognose.data, uhr.jetzt()],
  );
  await writeJournal(db, { aktenzeichen, art: 'HAFT_ENTSCHIEDEN', angaben: { runde, ergebnis: e.ergebnis, bewilligtBis: e.bewilligtBis } }, uhr);
  await meldeGeaendert(db, { aktenzeichen, vorgang }, `entscheidung:${runde}`, uhr);
  return runde;
}
