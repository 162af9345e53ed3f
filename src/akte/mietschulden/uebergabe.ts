import type { Db } from '../../db/pool.ts';
import { TechnischerFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { actFor } from '../akteur.ts';
import { findBeteiligter } from '../beteiligter.ts';
import { writeJournal } from '../journal.ts';
import { beginneLaufImZiel } from '../lauf-im-ziel.ts';
import { listPosteingang, settlePosteingang } from '../posteingang.ts';
import { recordErgebnisJobcenter } from '../wohnungssicherung/ergebnis.ts';
import { findZielakte } from '../zielakte.ts';
import { findMietschulden, PROZESS_FACHSTELLE, PROZESS_JOBCENTER, type Mietschulden, type Stelle } from './vorgang.ts';

/** Kind of letter that brings the result; where both work in this system it lies in the Posteingang of the Fachstelle. */
const SCHREIBEN = 'hannover.ergebnis-mietschulden';

/**
 * Hands the result to the Fachstelle where it works in this system, as its Posteingang would (H-3.2.1.3, H-3.2.2.2): to the
 * procedure that waits for it; a household without SGB II to its own examination under § 36 SGB XII. On paper nothing is
 * done here: the fax says it. Once for each run. What is handed over is the result, not the reasons.
 * @param fachstelle authority of the Fachstelle
 * @throws TechnischerFehler ERGEBNIS_FEHLT
 */
export async function handOverErgebnis(db: Db, stelle: Stelle, fachstelle: string, uhr: Uhr): Promise<void> {
  const m = await findMietschulden(db, stelle);
  if (!m?.ergebnis) throw new TechnischerFehler('ERGEBNIS_FEHLT', 'Über die Mietschulden ist noch nicht entschieden.');
  const { aktenzeichen, prozess, vorgang, ergebnis } = m;
  if (!(await writeJournal(db, { aktenzeichen, art: 'ERGEBNIS_MITGETEILT', angaben: { prozess, ergebnis }, schluessel: `${vorgang}:${prozess}:mitgeteilt` }, uhr))) return;
  if (prozess !== PROZESS_JOBCENTER) return recordFuerWohnungssicherung(db, m, uhr);
  if (!(await findBeteiligter(db, 'FACHSTELLE')).arbeitetImSystem) return;
  await actFor(db, fachstelle, async () => {
    // A household that came to the Jobcenter by itself has no Akte there: it is referred, with its consent only (H-1.3).
    const ziel = await findZielakte(db, aktenzeichen);
    if (ziel === undefined) return;
    if (ergebnis === 'KEIN_SGB2') await beginneSgb12(db, m, uhr);
    else await recordFuerWohnungssicherung(db, m, uhr);
    for (const akte of new Set([aktenzeichen, ziel])) await verbuchePosteingang(db, akte, uhr);
  });
}

async function recordFuerWohnungssicherung(db: Db, m: Mietschulden, uhr: Uhr): Promise<void> {
  const eingangAm = lokalesDatum(uhr.jetzt());
  const leistung = m.leistungsart && m.summeCent ? { leistungsart: m.leistungsart, summeCent: m.summeCent } : {};
  await recordErgebnisJobcenter(db, { aktenzeichen: m.aktenzeichen, eingangAm, weg: 'INTERN', ...(m.ergebnis === 'UEBERNAHME' ? { ergebnis: 'UEBERNAHME', ...leistung } : { ergebnis: 'ABLEHNUNG' }) }, uhr);
}

async function beginneSgb12(db: Db, { aktenzeichen, vorgang }: Mietschulden, uhr: Uhr): Promise<void> {
  const lauf = { aktenzeichen, prozess: PROZESS_FACHSTELLE, nachricht: 'hannover.mietschulden.sgb12', eingangAm: lokalesDatum(uhr.jetzt()), anlass: `${vorgang}:kein-sgb2` };
  await beginneLaufImZiel(db, lauf, uhr);
}

/** The letter has had its effect: nobody needs to enter it once more. */
async function verbuchePosteingang(db: Db, aktenzeichen: string, uhr: Uhr): Promise<void> {
  for (const eingang of await listPosteingang(db, { aktenzeichen, status: 'OFFEN' })) if (eingang.art === SCHREIBEN) await settlePosteingang(db, eingang.id, 'VERBUCHT', uhr);
}
