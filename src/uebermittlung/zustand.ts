import { enqueueNachricht } from '../akte/ausgang.ts';
import type { Entfernungsgrund } from '../akte/durchleitung/durchleitung.ts';
import { removeDurchleitungen } from '../akte/durchleitung/entfernen.ts';
import { insertHinweis } from '../akte/hinweis.ts';
import { writeJournal, type Angaben } from '../akte/journal.ts';
import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import type { Status, Uebermittlung, Umfeld } from './typen.ts';

/** After these nobody needs a document any more that was only passed through; after FEHLGESCHLAGEN a person may send it again. */
const ERLEDIGT: Partial<Record<Status, Entfernungsgrund>> = { GESENDET: 'GESENDET', BESTAETIGT: 'GESENDET', ZURUECKGEZOGEN: 'ZURUECKGEZOGEN' };

/** Results the process waits for. UNKLAR may be followed by one of the others; of those, only the first is published. */
const ENDGUELTIG: readonly Status[] = ['GESENDET', 'FEHLGESCHLAGEN', 'ZURUECKGEZOGEN'];

export const SPALTEN = `u.behoerde, u.id, u.aktenzeichen, f.vereinbarung, u.dokument_id AS "dokumentId", u.empfaenger, u.kanal, u.status, u.message_id AS "messageId",
  u.versuche, u.uebergabe_am AS "uebergabeAm", u.gesendet_am AS "gesendetAm", u.durchleitung_id AS "durchleitungId"`;
export const TABELLEN = 'uebermittlung u JOIN fall f ON f.behoerde = u.behoerde AND f.aktenzeichen = u.aktenzeichen';

type Gesucht = { id: string; behoerde?: string } | { messageId: string };

/** Reads a transmission and keeps it locked to the end of the transaction. */
export async function findUebermittlung(db: Db, gesucht: Gesucht): Promise<Uebermittlung | undefined> {
  const { rows } =
    'id' in gesucht
      ? await db.query<Uebermittlung>(`SELECT ${SPALTEN} FROM ${TABELLEN} WHERE u.id = $1 AND u.behoerde = COALESCE($2, current_setting('kooperation.behoerde')) FOR UPDATE OF u`, [gesucht.id, gesucht.behoerde ?? null])
      : await db.query<Uebermittlung>(`SELECT ${SPALTEN} FROM ${TABELLEN} WHERE u.message_id = $1 FOR UPDATE OF u`, [gesucht.messageId]);
  return rows[0];
}

/** @throws FachlicherFehler UEBERMITTLUNG_UNBEKANNT */
export async function lockUebermittlung(db: Db, gesucht: Gesucht): Promise<Uebermittlung> {
  const gefunden = await findUebermittlung(db, gesucht);
  if (!gefunden) throw new FachlicherFehler('UEBERMITTLUNG_UNBEKANNT', 'Diese Übermittlung gibt es nicht.');
  return gefunden;
}

export type Wechsel = {
  status: Status; code?: string; gesendetAm?: Date; naechsterVersuchAm?: Date; angaben?: Angaben;
  /** The process that waited has decided so itself: it is told nothing. */
  still?: boolean;
};

/** Changes the state of a locked transmission, with journal entry and, where the process waits for it, the result. */
export async function changeStatus(db: Db, u: Uebermittlung, neu: Wechsel, { uhr }: Pick<Umfeld, 'uhr'>): Promise<void> {
  const jetzt = uhr.jetzt();
  const gesendetAm = neu.gesendetAm ?? u.gesendetAm;
  await db.query(
    `UPDATE uebermittlung SET status = $3, fehler_code = $4, gesendet_am = $5, naechster_versuch_am = COALESCE($6, naechster_versuch_am),
       angenommen_am = CASE WHEN $3 = 'ANGENOMMEN' THEN COALESCE(angenommen_am, $7) ELSE angenommen_am END,
       bestaetigt_am = CASE WHEN $3 = 'BESTAETIGT' THEN $7 ELSE bestaetigt_am END WHERE behoerde = $1 AND id = $2`,
    [u.behoerde, u.id, neu.status, neu.code ?? null, gesendetAm, neu.naechsterVersuchAm ?? null, jetzt],
  );
  const angaben = { uebermittlung: u.id, kanal: u.kanal, ...(neu.code && { code: neu.code }), ...neu.angaben };
  await writeJournal(db, { behoerde: u.behoerde, aktenzeichen: u.aktenzeichen, art: `UEBERMITTLUNG_${neu.status}`, angaben }, { jetzt: () => jetzt });
  const vorbei = ERLEDIGT[neu.status];
  if (u.durchleitungId && vorbei) await removeDurchleitungen(db, { id: u.durchleitungId }, vorbei, { jetzt: () => jetzt });
  if (neu.still) return;
  // An answer proves that the letter arrived: for the process it was sent.
  const ergebnis = neu.status === 'BESTAETIGT' ? 'GESENDET' : neu.status;
  if (ergebnis === 'UNKLAR' || ENDGUELTIG.includes(ergebnis)) await publishErgebnis(db, u, ergebnis, gesendetAm ?? jetzt, { jetzt: () => jetzt });
}

async function publishErgebnis(db: Db, u: Uebermittlung, status: Status, gesendetAm: Date, uhr: Umfeld['uhr']): Promise<void> {
  const variablen = { uebermittlungStatus: status, gesendetAm: status === 'GESENDET' ? lokalesDatum(gesendetAm) : null };
  // One key for all final results: the first one counts, whatever comes later.
  const schluessel = `uebermittlung-ergebnis:${u.behoerde}:${u.id}:${status === 'UNKLAR' ? 'UNKLAR' : 'ENDGUELTIG'}`;
  await enqueueNachricht(db, { behoerde: u.behoerde, aktenzeichen: u.aktenzeichen, nachricht: 'uebermittlung-ergebnis', korrelation: u.id, variablen, schluessel }, uhr);
}

/** Who sees to the cases of the sender. */
export const gruppeVon = (u: { vereinbarung: string; behoerde: string }, { vereinbarungen }: Pick<Umfeld, 'vereinbarungen'>): string =>
  vereinbarungen.get(u.vereinbarung)?.behoerden.find((b) => b.kuerzel === u.behoerde)?.gruppe ?? 'verwaltung';

/** Something does not fit together: a person of the sender should look at it. */
export async function warn(db: Db, u: Uebermittlung, art: string, schluessel: string, umfeld: Umfeld): Promise<void> {
  await insertHinweis(db, { behoerde: u.behoerde, aktenzeichen: u.aktenzeichen, art, gruppe: gruppeVon(u, umfeld), schluessel: `${u.id}:${schluessel}` }, umfeld.uhr);
}
