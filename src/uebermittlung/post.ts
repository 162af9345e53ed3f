import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import { lokalesDatum, lokaleUhrzeit } from '../recht/zeit.ts';
import type { Uebermittlung, Umfeld } from './typen.ts';
import { changeStatus, lockUebermittlung, warn } from './zustand.ts';

/** Of a day that has passed only the date is known: noon stands for it. */
const MITTAG = 12;

/**
 * A person has posted a letter of the Postausgang. Said again for the same day, it changes nothing.
 * @param am local date of posting, not in the future and not before the letter
 * @throws FachlicherFehler UEBERMITTLUNG_UNBEKANNT, KEIN_BRIEF, BRIEF_NICHT_IM_POSTAUSGANG, ABSENDETAG_UNGLAUBHAFT
 */
export async function recordAbgeschickt(db: Db, id: string, am: string, umfeld: Umfeld): Promise<void> {
  const u = await lockBrief(db, id);
  if (u.status === 'GESENDET' && u.gesendetAm && lokalesDatum(u.gesendetAm) === am) return;
  pruefeImPostausgang(u);
  const jetzt = umfeld.uhr.jetzt();
  const geschrieben = await findGeschriebenAm(db, u);
  if (am > lokalesDatum(jetzt)) throw new FachlicherFehler('ABSENDETAG_UNGLAUBHAFT', 'Der Tag des Absendens liegt in der Zukunft.');
  if (am < lokalesDatum(geschrieben)) throw new FachlicherFehler('ABSENDETAG_UNGLAUBHAFT', 'Der Tag des Absendens liegt vor dem Tag, an dem der Brief geschrieben wurde.');
  const gesendetAm = am === lokalesDatum(jetzt) ? jetzt : new Date(Math.max(lokaleUhrzeit(am, MITTAG).getTime(), geschrieben.getTime()));
  await changeStatus(db, u, { status: 'GESENDET', gesendetAm, angaben: { abgeschicktAm: am } }, umfeld);
}

/**
 * A letter will not be posted, or has come back. What comes back after it was posted is a warning for the sender's group as
 * well: the process has heard that it was sent and hears no second result.
 * @throws FachlicherFehler UEBERMITTLUNG_UNBEKANNT, KEIN_BRIEF, BRIEF_NICHT_IM_POSTAUSGANG
 */
export async function recordFehlversand(db: Db, id: string, code: 'NICHT_ABGESCHICKT' | 'BRIEF_ZURUECKGEKOMMEN', umfeld: Umfeld): Promise<void> {
  const u = await lockBrief(db, id);
  const kamZurueck = code === 'BRIEF_ZURUECKGEKOMMEN' && u.status === 'GESENDET';
  if (kamZurueck) await warn(db, u, code, 'zurueckgekommen', umfeld);
  else pruefeImPostausgang(u);
  await changeStatus(db, u, { status: 'FEHLGESCHLAGEN', code }, umfeld);
}

async function lockBrief(db: Db, id: string): Promise<Uebermittlung> {
  const u = await lockUebermittlung(db, { id });
  if (u.kanal !== 'POST') throw new FachlicherFehler('KEIN_BRIEF', 'Dieses Schreiben geht nicht mit der Post.');
  return u;
}

function pruefeImPostausgang(u: Uebermittlung): void {
  if (u.status !== 'BEREIT') throw new FachlicherFehler('BRIEF_NICHT_IM_POSTAUSGANG', 'Dieser Brief liegt nicht (mehr) im Postausgang. Bitte laden Sie die Seite neu.');
}

async function findGeschriebenAm(db: Db, u: Uebermittlung): Promise<Date> {
  const { rows } = await db.query<{ am: Date }>('SELECT erzeugt_am AS am FROM dokument WHERE id = $1', [u.dokumentId]);
  return rows[0]?.am ?? new Date(0);
}
