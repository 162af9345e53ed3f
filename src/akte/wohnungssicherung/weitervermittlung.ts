import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE, WER } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { recordBriefAngaben } from '../brief-angaben.ts';
import { lockFall } from '../fall.ts';
import { writeJournal } from '../journal.ts';

export type StelleAntwort = 'ANGENOMMEN' | 'ABGELEHNT' | 'NICHT_ERSCHIENEN' | 'KEINE';
export type Weitervermittlung = { nummer: number; stelle: string; stelleName: string; angelegtAm: Date; rueckmeldung: StelleAntwort | null; rueckmeldungAm: string | null; vermerk: string | null };
/** Where households are referred to (H-3.1.5), by the `kuerzel` of the Beteiligte. */
export const STELLEN = ['WOHNRAUMVERSORGUNG', 'SCHULDNERBERATUNG', 'BEGLEITETES_WOHNEN', 'SENIORENHILFE', 'SOZIALPSYCHIATRISCHER_DIENST'] as const;
export type Stelle = (typeof STELLEN)[number];

export async function listWeitervermittlungen(db: Db, aktenzeichen: string): Promise<Weitervermittlung[]> {
  const { rows } = await db.query(
    `SELECT w.nummer, w.stelle, b.name || ', ' || b.funktion AS "stelleName", w.angelegt_am AS "angelegtAm", w.rueckmeldung, w.rueckmeldung_am AS "rueckmeldungAm", w.vermerk
     FROM weitervermittlung w JOIN beteiligter b ON b.kuerzel = w.stelle WHERE w.behoerde = ${EIGENE} AND w.aktenzeichen = $1 ORDER BY w.nummer`,
    [aktenzeichen],
  );
  return rows as Weitervermittlung[];
}

/**
 * Refers the household to another service (H-3.1.5): the procedure writes the letter and waits for the feedback.
 * @param w `anliegen`: what it is about, in the clerk's words, for the letter
 * @throws FachlicherFehler AKTE_UNBEKANNT
 */
export async function insertWeitervermittlung(db: Db, w: { aktenzeichen: string; vorgang: string; stelle: Stelle; anliegen: string }, uhr: Uhr): Promise<number> {
  const { aktenzeichen, vorgang, stelle } = w;
  await lockFall(db, aktenzeichen);
  const { rows } = await db.query(
    `INSERT INTO weitervermittlung (behoerde, aktenzeichen, vorgang, nummer, stelle, angelegt_von, angelegt_am)
     SELECT ${EIGENE}, $1, $2, COALESCE(max(nummer), 0) + 1, $3, ${WER}, $4 FROM weitervermittlung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 RETURNING nummer`,
    [aktenzeichen, vorgang, stelle, uhr.jetzt()],
  );
  const { nummer } = rows[0] as { nummer: number };
  await recordBriefAngaben(db, { aktenzeichen, vorgang, schritt: `wohnungssicherung-weitervermittlung-${nummer}` }, { anliegen: w.anliegen }, uhr);
  await writeJournal(db, { aktenzeichen, art: 'WEITERVERMITTLUNG', angaben: { nummer, stelle } }, uhr);
  await enqueueNachricht(db, { aktenzeichen, nachricht: 'hannover.wohnungssicherung.weitervermittlung', korrelation: vorgang, variablen: { nummer, stelle }, schluessel: `${vorgang}:weitervermittlung:${nummer}` }, uhr);
  return nummer;
}

/** What the service answered. A later answer replaces "none". @throws FachlicherFehler WEITERVERMITTLUNG_UNBEKANNT, EINGANG_IN_ZUKUNFT */
export async function recordStelleAntwort(
  db: Db,
  a: { aktenzeichen: string; nummer: number; rueckmeldung: StelleAntwort; am: string; vermerk?: string | null },
  uhr: Uhr,
): Promise<void> {
  if (a.am > lokalesDatum(uhr.jetzt())) throw new FachlicherFehler('EINGANG_IN_ZUKUNFT', 'Der Tag der Rückmeldung kann nicht in der Zukunft liegen.');
  const { rows } = await db.query(
    `UPDATE weitervermittlung SET rueckmeldung = $3, rueckmeldung_am = $4, vermerk = $5
     WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND nummer = $2 AND (rueckmeldung IS NULL OR rueckmeldung = 'KEINE') RETURNING vorgang`,
    [a.aktenzeichen, a.nummer, a.rueckmeldung, a.am, a.vermerk ?? null],
  );
  const { vorgang } = (rows[0] as { vorgang: string } | undefined) ?? unbekannt();
  await writeJournal(db, { aktenzeichen: a.aktenzeichen, art: 'STELLE_RUECKMELDUNG', angaben: { nummer: a.nummer, rueckmeldung: a.rueckmeldung } }, uhr);
  const korrelation = `${vorgang}:${a.nummer}`;
  await enqueueNachricht(db, { aktenzeichen: a.aktenzeichen, nachricht: 'hannover.wohnungssicherung.weitervermittlung-rueckmeldung', korrelation, schluessel: `${korrelation}:stelle-rueckmeldung` }, uhr);
}

const unbekannt = (): never => {
  throw new FachlicherFehler('WEITERVERMITTLUNG_UNBEKANNT', 'Diese Weitervermittlung gibt es nicht, oder die Rückmeldung ist schon eingetragen.');
};
