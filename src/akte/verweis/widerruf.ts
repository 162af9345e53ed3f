import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { akteUnbekannt, EIGENE } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { withdrawEinwilligung } from '../einwilligung.ts';
import { lockFall } from '../fall.ts';
import { beginneLauf } from '../lauf.ts';
import { closeVerweis } from './abschluss.ts';
import { isLaufOffen } from './einwilligung-erteilen.ts';
import { findVerweis, KONTAKTDATEN_SCHRITT, PROZESS_JOBCENTER, type Verweis } from './verweis.ts';

/** How far the contact data had got when the consent was withdrawn. UNTERWEGS: being handed over, so perhaps gone. */
export type Stand = 'NICHT_HINAUS' | 'UNTERWEGS' | 'HINAUS';

/**
 * The household withdraws its consent (§ 67b SGB X: for the future). What has not left is stopped in the same transaction
 * and never leaves; the procedure is told, and where something has left, it tells the Fachstelle.
 * @param stoppe stops the transmission with this id if it has not left; given by the transmission part
 * @throws FachlicherFehler AKTE_UNBEKANNT, EINWILLIGUNG_NICHT_OFFEN, VERWEIS_WIRD_ABGESCHLOSSEN (for a moment only)
 */
export async function withdrawVerweis(db: Db, vorgang: string, { uhr, stoppe }: { uhr: Uhr; stoppe: (id: string) => Promise<unknown> }): Promise<Stand> {
  const gesucht = await findVerweis(db, vorgang);
  if (!gesucht) throw akteUnbekannt();
  await lockFall(db, gesucht.aktenzeichen);
  const verweis = await findVerweis(db, vorgang);
  if (!verweis?.einwilligung) throw new FachlicherFehler('EINWILLIGUNG_NICHT_OFFEN', 'Zu diesem Verweis ist keine Einwilligung erfasst.');
  const { aktenzeichen, einwilligung } = verweis;
  await withdrawEinwilligung(db, aktenzeichen, einwilligung.id, lokalesDatum(uhr.jetzt()), uhr);
  for (const id of await listSendungen(db, vorgang)) await stoppe(id);
  const stand = await findStand(db, vorgang);
  if (!(await isLaufOffen(db, vorgang))) await meldeNachEnde(db, verweis, stand, uhr);
  else if (verweis.abgeschlossenAm !== null) throw new FachlicherFehler('VERWEIS_WIRD_ABGESCHLOSSEN', 'Der Verweis wird gerade abgeschlossen. Bitte versuchen Sie es in einer Minute noch einmal.');
  else {
    // A consent from now on belongs to another run: this one is on its way out.
    await closeVerweis(db, vorgang, uhr);
    await enqueueNachricht(db, { aktenzeichen, nachricht: 'hannover.verweis.widerrufen', korrelation: vorgang, schluessel: `${vorgang}:verweis-widerrufen:${einwilligung.id}` }, uhr);
  }
  return stand;
}

/** The run is over: telling the Fachstelle is a run of its own. */
async function meldeNachEnde(db: Db, { aktenzeichen, einwilligung }: Verweis, stand: Stand, uhr: Uhr): Promise<void> {
  if (stand === 'NICHT_HINAUS') return;
  const lauf = { aktenzeichen, prozess: PROZESS_JOBCENTER, nachricht: 'hannover.verweis.widerruf-nach-ende', eingangAm: lokalesDatum(uhr.jetzt()), anlass: `widerruf:${einwilligung?.id ?? ''}` };
  const { neu } = await beginneLauf(db, lauf, uhr);
  if (!neu) throw new FachlicherFehler('VERWEIS_WIRD_ABGESCHLOSSEN', 'In dieser Akte läuft ein neuer Verweis. Bitte schließen Sie ihn erst ab oder unterrichten Sie die Fachstelle selbst.');
}

/** The transmissions of the contact data in a run, all rounds. */
export async function listSendungen(db: Db, vorgang: string): Promise<string[]> {
  const { rows } = await db.query(`SELECT id FROM uebermittlung WHERE behoerde = ${EIGENE} AND starts_with(id, $1) ORDER BY angelegt_am, id`, [`${vorgang}:${KONTAKTDATEN_SCHRITT}:`]);
  return (rows as { id: string }[]).map((r) => r.id);
}

/** Have the contact data of this run left, perhaps left, or been brought over otherwise? */
export async function findStand(db: Db, vorgang: string): Promise<Stand> {
  const praefix = `${vorgang}:${KONTAKTDATEN_SCHRITT}:`;
  const { rows } = await db.query(
    `SELECT status FROM uebermittlung WHERE behoerde = ${EIGENE} AND starts_with(id, $1)
     UNION ALL SELECT 'GESENDET' FROM journal WHERE behoerde = ${EIGENE} AND art = 'ANDERS_ZUGESTELLT' AND starts_with(angaben ->> 'uebermittlung', $1)`,
    [praefix],
  );
  const stati = (rows as { status: string }[]).map((r) => r.status);
  if (stati.some((s) => ['GESENDET', 'BESTAETIGT'].includes(s))) return 'HINAUS';
  return stati.some((s) => ['UEBERGABE', 'ANGENOMMEN', 'UNKLAR'].includes(s)) ? 'UNTERWEGS' : 'NICHT_HINAUS';
}
