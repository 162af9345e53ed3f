import { endFristenVon } from '../akte/frist-erledigen.ts';
import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uebermittlung, Umfeld } from './typen.ts';
import { changeStatus, findUebermittlung, lockUebermittlung, warn } from './zustand.ts';

/**
 * A person has found out what became of a transmission that nobody could know about. NICHT_GESENDET ends it as
 * FEHLGESCHLAGEN: the process decides about a new round, which is a new transmission.
 * @throws FachlicherFehler UEBERMITTLUNG_UNBEKANNT, UEBERMITTLUNG_NICHT_UNKLAR
 */
export async function entscheideUnklar(db: Db, id: string, entscheidung: 'GESENDET' | 'NICHT_GESENDET', umfeld: Umfeld): Promise<void> {
  const u = await lockUebermittlung(db, { id });
  if (u.status !== 'UNKLAR') throw new FachlicherFehler('UEBERMITTLUNG_NICHT_UNKLAR', 'Diese Übermittlung ist nicht (mehr) unklar. Bitte laden Sie die Seite neu.');
  const angaben = { entscheidung };
  if (entscheidung === 'GESENDET') await changeStatus(db, u, { status: 'GESENDET', gesendetAm: u.uebergabeAm ?? umfeld.uhr.jetzt(), angaben }, umfeld);
  else await changeStatus(db, u, { status: 'FEHLGESCHLAGEN', code: 'NICHT_GESENDET', angaben }, umfeld);
}

/**
 * A person stops a transmission that has not left; the process hears it. Afterwards it never leaves.
 * @throws FachlicherFehler UEBERMITTLUNG_UNBEKANNT, UEBERMITTLUNG_UNTERWEGS
 */
export async function zieheZurueck(db: Db, id: string, umfeld: Umfeld): Promise<void> {
  const u = await lockUebermittlung(db, { id });
  if (u.status === 'ZURUECKGEZOGEN') return;
  if (u.status !== 'BEREIT') throw new FachlicherFehler('UEBERMITTLUNG_UNTERWEGS', 'Diese Übermittlung hat das Haus schon verlassen und kann nicht zurückgezogen werden.');
  await withdraw(db, u, { still: false }, umfeld);
}

/**
 * The process itself waits no longer: stops a transmission that has not left and tells no process. One that is under way
 * or done stays as it is.
 * @returns whether it was stopped now
 */
export async function stopUebermittlung(db: Db, id: string, uhr: Umfeld['uhr']): Promise<boolean> {
  const u = await findUebermittlung(db, { id });
  if (u?.status !== 'BEREIT') return false;
  await withdraw(db, u, { still: true }, { uhr });
  return true;
}

/**
 * The ground for sending is gone while the letter may be anywhere. One that has not left is stopped, and the process, which
 * is told otherwise, hears nothing of it; one that is being handed over is not tried again if the attempt comes back.
 * @returns whether it was stopped now, so that it never leaves
 */
export async function stopUnterwegs(db: Db, id: string, uhr: Umfeld['uhr']): Promise<boolean> {
  if (await stopUebermittlung(db, id, uhr)) return true;
  await db.query(`UPDATE uebermittlung SET nicht_wiederholen = true WHERE behoerde = current_setting('kooperation.behoerde') AND id = $1 AND status = 'UEBERGABE'`, [id]);
  return false;
}

/**
 * The ground for all letters of these steps is gone: those that have not left never leave, and nobody waits for their
 * reports any more. @param s `schritt`: the step, or how its name begins
 */
export async function stopSchritte(db: Db, s: { aktenzeichen: string; vorgang: string; schritt: string }, uhr: Umfeld['uhr']): Promise<void> {
  const { rows } = await db.query("SELECT id FROM uebermittlung WHERE behoerde = current_setting('kooperation.behoerde') AND aktenzeichen = $1 AND starts_with(id, $2) ORDER BY angelegt_am, id", [s.aktenzeichen, `${s.vorgang}:${s.schritt}`]);
  for (const { id } of rows as { id: string }[]) {
    await stopUnterwegs(db, id, uhr);
    await endFristenVon(db, s.aktenzeichen, id.split(':')[1] ?? '', uhr);
  }
}

const withdraw = (db: Db, u: Uebermittlung, { still }: { still: boolean }, umfeld: Pick<Umfeld, 'uhr'>): Promise<void> => changeStatus(db, u, { status: 'ZURUECKGEZOGEN', still }, umfeld);

/** The earlier rounds of a step that have not left: a new round replaces them, so that the letter does not leave twice. */
export async function stopFruehereRunden(db: Db, { behoerde, id }: Pick<Uebermittlung, 'behoerde' | 'id'>, uhr: Umfeld['uhr']): Promise<void> {
  const { rows } = await db.query<{ id: string }>("SELECT id FROM uebermittlung WHERE behoerde = $1 AND starts_with(id, $2) AND id <> $3 AND status = 'BEREIT'", [behoerde, praefix(id), id]);
  for (const frueher of rows) {
    const u = await findUebermittlung(db, { id: frueher.id, behoerde });
    if (u?.status === 'BEREIT') await withdraw(db, u, { still: true }, { uhr });
  }
}

/** `<vorgang>:<schritt>:` */
const praefix = (id: string): string => id.slice(0, id.lastIndexOf(':') + 1);

/**
 * The recipient has answered: only this proves receipt.
 * @returns false when there is nothing to confirm: confirmed before, never left, or failed where another round of the step
 * has got through, so that the answer speaks of that one
 * @throws FachlicherFehler UEBERMITTLUNG_UNBEKANNT
 */
export async function bestaetige(db: Db, id: string, umfeld: Umfeld): Promise<boolean> {
  const u = await lockUebermittlung(db, { id });
  if (['BESTAETIGT', 'BEREIT', 'ZURUECKGEZOGEN'].includes(u.status)) return false;
  if (u.status === 'FEHLGESCHLAGEN' && (await hatAndereRunde(db, u))) return false;
  if (u.status === 'FEHLGESCHLAGEN') await warn(db, u, 'UEBERMITTLUNG_DOCH_ANGEKOMMEN', 'bestaetigt', umfeld);
  await changeStatus(db, u, { status: 'BESTAETIGT', gesendetAm: u.gesendetAm ?? u.uebergabeAm ?? umfeld.uhr.jetzt() }, umfeld);
  return true;
}

async function hatAndereRunde(db: Db, u: Uebermittlung): Promise<boolean> {
  const { rowCount } = await db.query(
    "SELECT 1 FROM uebermittlung WHERE behoerde = $1 AND starts_with(id, $2) AND id <> $3 AND status IN ('UEBERGABE', 'ANGENOMMEN', 'GESENDET', 'BESTAETIGT', 'UNKLAR') LIMIT 1",
    [u.behoerde, praefix(u.id), u.id],
  );
  return rowCount === 1;
}
