import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';
import type { Variablen } from './ausgang.ts';
import { copyEintraege } from './bogen.ts';
import { beginneLauf, type Lauf } from './lauf.ts';

/** What people have entered for a run and its first step looks for. Without it the procedure could not begin again in another file. */
const ANGABEN_DES_LAUFS: Readonly<Record<string, readonly string[]>> = {
  'hannover-unterbringung': ['unterbringung'],
  'hannover-haft': ['haft'],
  'hannover-erstattung': ['erstattung_anspruch'],
  'hannover-erstattung-jobcenter': ['erstattung_anspruch'],
  'hannover-mietschulden': ['mietschulden'],
  'hannover-mietschulden-jobcenter': ['mietschulden'],
};

/**
 * An open procedure of one file begins anew in another one of the same authority, by the message that began it and with
 * what was entered for it. It begins at its first step: what has its effect once must not have happened yet (`pruefeBeginn`).
 */
export async function takeOverLauf(db: Db, lauf: Lauf, ziel: string, uhr: Uhr): Promise<void> {
  const { prozess, vorgang, eingangAm } = lauf;
  const start = await findStart(db, prozess, vorgang);
  const neu = await beginneLauf(db, { aktenzeichen: ziel, prozess, eingangAm, anlass: `zusammengelegt:${vorgang}`, ...start }, uhr);
  await copyEintraege(db, lauf, { aktenzeichen: ziel, vorgang: neu.vorgang });
  for (const tabelle of ANGABEN_DES_LAUFS[prozess] ?? []) await copyZeilen(db, tabelle, lauf, { aktenzeichen: ziel, vorgang: neu.vorgang });
}

/** The message that began a run, with what it said beyond every start. @throws FachlicherFehler START_UNBEKANNT */
async function findStart(db: Db, prozess: string, vorgang: string): Promise<{ nachricht: string; variablen: Variablen }> {
  const { rows } = await db.query(`SELECT nachricht, variablen FROM ausgang WHERE behoerde = ${EIGENE} AND art = 'START' AND prozess = $1 AND vorgang = $2 ORDER BY id LIMIT 1`, [prozess, vorgang]);
  const start = rows[0] as { nachricht: string; variablen: Variablen } | undefined;
  if (!start) throw new FachlicherFehler('START_UNBEKANNT', 'Ein Verfahren dieser Akte lässt sich nicht in der anderen Akte beginnen.');
  const { aktenzeichen: _a, behoerde: _b, vereinbarung: _v, vorgang: _w, eingangAm: _e, ...variablen } = start.variablen;
  return { nachricht: start.nachricht, variablen };
}

/** Table and columns are ours: the table from the list above, the columns from the catalogue. */
async function copyZeilen(db: Db, tabelle: string, von: Lauf, nach: { aktenzeichen: string; vorgang: string }): Promise<void> {
  const { rows } = await db.query("SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND is_identity = 'NO' ORDER BY ordinal_position", [tabelle]);
  const spalten = (rows as { name: string }[]).map((s) => s.name);
  const werte = spalten.map((s) => (s === 'aktenzeichen' ? '$3' : s === 'vorgang' ? '$4' : s));
  await db.query(
    `INSERT INTO ${tabelle} (${spalten.join(', ')}) SELECT ${werte.join(', ')} FROM ${tabelle}
     WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND vorgang = $2${spalten.includes('prozess') ? ` AND prozess = $5` : ' AND $5::text IS NOT NULL'} ON CONFLICT DO NOTHING`,
    [von.aktenzeichen, von.vorgang, nach.aktenzeichen, nach.vorgang, von.prozess],
  );
}

/**
 * Begun anew, a procedure would decide, apply or pay a second time.
 * @returns the open runs of the file in which that has happened already
 */
export async function listFortgeschrittene(db: Db, laeufe: readonly Lauf[]): Promise<Lauf[]> {
  const weit: Lauf[] = [];
  for (const lauf of laeufe) {
    const { rowCount } = await db.query(
      `SELECT 1 FROM entscheidung WHERE behoerde = ${EIGENE} AND prozess = $1 AND vorgang = $2
       UNION ALL SELECT 1 FROM zahlung WHERE behoerde = ${EIGENE} AND prozess = $1 AND vorgang = $2 AND aufgehoben_am IS NULL
       UNION ALL SELECT 1 FROM haft_entscheidung WHERE behoerde = ${EIGENE} AND 'hannover-haft' = $1 AND vorgang = $2
       UNION ALL SELECT 1 FROM stellungnahme WHERE behoerde = ${EIGENE} AND 'hannover-wohnungssicherung' = $1 AND vorgang = $2 AND antrag_am IS NOT NULL LIMIT 1`,
      [lauf.prozess, lauf.vorgang],
    );
    if (rowCount === 1) weit.push(lauf);
  }
  return weit;
}
