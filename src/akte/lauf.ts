import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';
import { enqueueStart, fallKorrelation, type Variablen } from './ausgang.ts';
import { lockFall, type FallStatus } from './fall.ts';
import { writeJournal } from './journal.ts';
import { assertInKraft } from './vereinbarung/ende.ts';

/** One run of a procedure in a case. `vorgang` is the Aktenzeichen, from the second run of the same process on with `.2`, `.3` … */
export type Lauf = {
  aktenzeichen: string; prozess: string; vorgang: string; anlass: string; status: FallStatus; ergebnis: string | null;
  prozessInstanz: string | null; eingangAm: string; angelegtAm: Date; beendetAm: Date | null;
};
export type LaufNeu = {
  aktenzeichen: string;
  /** id of the BPMN process */
  prozess: string;
  /** name of the message that starts it */
  nachricht: string;
  eingangAm: string;
  /** what begins it, unique per case and process: the same cause, asked twice, begins one run */
  anlass: string;
  variablen?: Variablen;
};

const SPALTEN = `l.aktenzeichen, l.prozess, l.vorgang, l.anlass, l.status, l.ergebnis, l.prozess_instanz AS "prozessInstanz",
  l.eingang_am AS "eingangAm", l.angelegt_am AS "angelegtAm", l.beendet_am AS "beendetAm"`;

/** The runs of a case, oldest first. */
export async function listLaeufe(db: Db, aktenzeichen: string): Promise<Lauf[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM lauf l WHERE l.behoerde = ${EIGENE} AND l.aktenzeichen = $1 ORDER BY l.angelegt_am, l.prozess, l.vorgang`, [aktenzeichen]);
  return rows as Lauf[];
}

/** Processes of which the authority has open runs. */
export async function listOffeneVerfahren(db: Db): Promise<string[]> {
  const { rows } = await db.query(`SELECT DISTINCT l.prozess FROM lauf l WHERE l.behoerde = ${EIGENE} AND l.status <> 'BEENDET' ORDER BY 1`);
  return (rows as { prozess: string }[]).map((r) => r.prozess);
}

/** The run that an instance works on. */
export async function findLaufVon(db: Db, prozessInstanz: string): Promise<Lauf | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM lauf l WHERE l.behoerde = ${EIGENE} AND l.prozess_instanz = $1`, [prozessInstanz]);
  return rows[0] as Lauf | undefined;
}

/**
 * Begins a procedure in a case: the run and its start message are written in the caller's transaction. While a run of the
 * same process is open it is joined instead. A closed case is open again.
 * @returns `neu`: this cause began the run, now or when it asked before; false when an open run of another cause was joined
 * @throws FachlicherFehler AKTE_UNBEKANNT, VEREINBARUNG_BEENDET: the case is closed and the agreement no longer in force
 */
export async function beginneLauf(db: Db, neu: LaufNeu, uhr: Uhr): Promise<{ vorgang: string; neu: boolean }> {
  const { aktenzeichen, prozess, anlass } = neu;
  const fall = await lockFall(db, aktenzeichen);
  const bisher = (await listLaeufe(db, aktenzeichen)).filter((l) => l.prozess === prozess);
  const vorhanden = bisher.find((l) => l.anlass === anlass) ?? bisher.find((l) => l.status !== 'BEENDET');
  if (vorhanden) return { vorgang: vorhanden.vorgang, neu: vorhanden.anlass === anlass };
  // A closed case would be a new one: after the end of the agreement only open cases go on.
  if (fall.status === 'BEENDET') await assertInKraft(db, fall.vereinbarung, uhr);
  const vorgang = bisher.length === 0 ? aktenzeichen : `${aktenzeichen}.${bisher.length + 1}`;
  await db.query(
    `INSERT INTO lauf (behoerde, aktenzeichen, prozess, vorgang, anlass, eingang_am, angelegt_am) VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6)`,
    [aktenzeichen, prozess, vorgang, anlass, neu.eingangAm, uhr.jetzt()],
  );
  if (fall.status === 'BEENDET') await db.query(`UPDATE fall SET status = 'LAUFEND', beendet_am = NULL WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen]);
  const variablen = { aktenzeichen, behoerde: fall.behoerde, vereinbarung: fall.vereinbarung, vorgang, eingangAm: neu.eingangAm, ...neu.variablen };
  await enqueueStart(db, { aktenzeichen, prozess, vorgang, nachricht: neu.nachricht, korrelation: fallKorrelation(fall.behoerde, vorgang), variablen, schluessel: `${vorgang}:start:${prozess}` }, uhr);
  return { vorgang, neu: true };
}

/**
 * The first worker of an instance claims the run. One instance works on a run: the unique column decides.
 * NEU: recorded now. BEKANNT: this instance holds it already (a repeated job). FREMD: another instance holds it, or the
 * run or the case is over, or there is none: the instance that asks must end itself.
 */
export async function recordProzessInstanz(db: Db, lauf: { aktenzeichen: string; prozess: string; vorgang?: string | null | undefined }, instanz: string, uhr: Uhr): Promise<'NEU' | 'BEKANNT' | 'FREMD'> {
  const { aktenzeichen, prozess } = lauf;
  const vorgang = lauf.vorgang ?? aktenzeichen;
  const { rowCount } = await db.query(
    `UPDATE lauf l SET prozess_instanz = $3, status = 'LAUFEND' WHERE l.behoerde = ${EIGENE} AND l.prozess = $1 AND l.vorgang = $2 AND l.prozess_instanz IS NULL AND l.status <> 'BEENDET'
       AND EXISTS (SELECT 1 FROM fall f WHERE f.behoerde = l.behoerde AND f.aktenzeichen = l.aktenzeichen AND f.status <> 'BEENDET')`,
    [prozess, vorgang, instanz],
  );
  if (rowCount !== 1) return (await findLaufVon(db, instanz))?.vorgang === vorgang ? 'BEKANNT' : 'FREMD';
  await db.query(`UPDATE fall SET status = 'LAUFEND' WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND status = 'NEU'`, [aktenzeichen]);
  await db.query(`UPDATE ausgang SET erledigt_am = $3 WHERE behoerde = ${EIGENE} AND art = 'START' AND prozess = $1 AND vorgang = $2 AND erledigt_am IS NULL`, [prozess, vorgang, uhr.jetzt()]);
  await writeJournal(db, { aktenzeichen, art: 'PROZESS_GESTARTET', angaben: { instanz, prozess }, schluessel: `${vorgang}:instanz:${instanz}` }, uhr);
  return 'NEU';
}
