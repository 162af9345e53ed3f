import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import type { Austausch, Vereinbarung } from '../../vereinbarung.ts';
import { actFor, EIGENE } from '../akteur.ts';
import { insertFall } from '../fall-anlegen.ts';
import { writeJournal } from '../journal.ts';
import { beginneLauf, listLaeufe } from '../lauf.ts';

/** The authority that leads the agreement and keeps its Akte: the first that it names. */
export function leitVon(vereinbarung: Vereinbarung): string {
  const leit = vereinbarung.behoerden[0]?.kuerzel;
  if (!leit) throw new FachlicherFehler('BEHOERDE_NICHT_ZUSTAENDIG', 'Die Vereinbarung nennt keine Behörde.');
  return leit;
}

/** What the agreement says about its regular exchange. @throws FachlicherFehler KEIN_AUSTAUSCH */
export function austauschVon(vereinbarung: Vereinbarung): Austausch {
  if (!vereinbarung.austausch) throw new FachlicherFehler('KEIN_AUSTAUSCH', 'Diese Vereinbarung sieht keinen regelmäßigen Austausch vor.');
  return vereinbarung.austausch;
}

/** The Akte of an agreement and its run; undefined where nobody has begun it. */
export async function findVereinbarungsakte(db: Db, vereinbarung: Vereinbarung): Promise<{ aktenzeichen: string; vorgang: string | undefined } | undefined> {
  const { rows } = await db.query('SELECT aktenzeichen FROM vereinbarung_akte WHERE vereinbarung = $1', [vereinbarung.kuerzel]);
  const akte = rows[0] as { aktenzeichen: string } | undefined;
  if (!akte) return undefined;
  const laeufe = await actFor(db, leitVon(vereinbarung), () => listLaeufe(db, akte.aktenzeichen));
  return { aktenzeichen: akte.aktenzeichen, vorgang: laeufe.find((l) => l.status !== 'BEENDET')?.vorgang };
}

/** One at a time per agreement, to the end of the transaction. */
const lockVereinbarung = (db: Db, { kuerzel }: Vereinbarung): Promise<unknown> => db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`vereinbarung|${kuerzel}`]);

/**
 * A partner writes into the Akte of the agreement, which its leading authority keeps, while its procedure runs.
 * @throws FachlicherFehler KEIN_AUSTAUSCH_OFFEN: it does not run
 */
export async function inLaufendemAustausch<T>(db: Db, vereinbarung: Vereinbarung, tun: (lauf: { aktenzeichen: string; vorgang: string }) => Promise<T>): Promise<T> {
  const akte = await findVereinbarungsakte(db, vereinbarung);
  const vorgang = akte?.vorgang;
  if (!akte || !vorgang) throw new FachlicherFehler('KEIN_AUSTAUSCH_OFFEN', 'Der Austausch ist noch nicht eingerichtet.');
  return actFor(db, leitVon(vereinbarung), async () => {
    await lockVereinbarung(db, vereinbarung);
    return tun({ aktenzeichen: akte.aktenzeichen, vorgang });
  });
}

/**
 * Begins the procedure of the agreement, once: whoever asks again gets the run that is open. Its Akte has no household.
 * @throws FachlicherFehler KEIN_AUSTAUSCH, VEREINBARUNG_BEENDET
 */
export async function beginneVereinbarung(db: Db, { uhr, vereinbarung }: { uhr: Uhr; vereinbarung: Vereinbarung }): Promise<{ aktenzeichen: string; vorgang: string; neu: boolean }> {
  const { prozess, beginn } = austauschVon(vereinbarung);
  return actFor(db, leitVon(vereinbarung), async () => {
    await lockVereinbarung(db, vereinbarung);
    const heute = lokalesDatum(uhr.jetzt());
    const vorhanden = await findVereinbarungsakte(db, vereinbarung);
    const aktenzeichen = vorhanden?.aktenzeichen ?? (await insertFall(db, heute, { uhr, vereinbarung }));
    if (!vorhanden) {
      await db.query(`INSERT INTO vereinbarung_akte (vereinbarung, behoerde, aktenzeichen) VALUES ($1, ${EIGENE}, $2)`, [vereinbarung.kuerzel, aktenzeichen]);
      await writeJournal(db, { aktenzeichen, art: 'AKTE_ANGELEGT', angaben: { eingangAm: heute }, schluessel: `${aktenzeichen}:aufnahme` }, uhr);
    }
    if (vorhanden?.vorgang) return { aktenzeichen, vorgang: vorhanden.vorgang, neu: false };
    const anlass = `beginn:${(await listLaeufe(db, aktenzeichen)).length + 1}`;
    const { vorgang } = await beginneLauf(db, { aktenzeichen, prozess, nachricht: beginn, eingangAm: heute, anlass }, uhr);
    return { aktenzeichen, vorgang, neu: true };
  });
}
