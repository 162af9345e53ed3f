import { writeJournal } from '../akte/journal.ts';
import { istUebung, sqlUebung } from '../akte/uebung.ts';
import type { Db } from '../db/pool.ts';
import type { Ergebnis, Sendung, Umfeld } from './typen.ts';
import { changeStatus, findUebermittlung, SPALTEN, TABELLEN, warn } from './zustand.ts';

/** After this many refusals "come again later" a transmission has failed. */
const HOECHSTENS = 8;
const MINUTE = 60_000;

export const SENDUNG = `SELECT ${SPALTEN}, d.art, d.inhalt, d.seiten, d.sha256, b.faxnummer, b.behoerde AS "empfaengerBehoerde"
  FROM ${TABELLEN} JOIN dokument d ON d.id = u.dokument_id JOIN beteiligter b ON b.kuerzel = u.empfaenger`;

/** Of a made-up file: no channel gets it, whichever it is, unless it stays in this system. */
export const bleibtImHaus = ({ aktenzeichen, kanal }: Pick<Sendung, 'aktenzeichen' | 'kanal'>): boolean => istUebung(aktenzeichen) && kanal !== 'INTERN';

/** Takes what is due and can be handed over (post cannot, but what is made up is settled here all the same), and commits to the hand-over: from here on, a crash leaves a trace. */
export async function takeBereit(db: Db, anzahl: number, { uhr }: Umfeld): Promise<Sendung[]> {
  const jetzt = uhr.jetzt();
  const { rows } = await db.query<Sendung>(`${SENDUNG} WHERE u.status = 'BEREIT' AND (u.kanal <> 'POST' OR ${sqlUebung('u.aktenzeichen')}) AND u.naechster_versuch_am <= $1 ORDER BY u.naechster_versuch_am, u.angelegt_am LIMIT $2 FOR UPDATE OF u SKIP LOCKED`, [jetzt, anzahl]);
  const sendungen = rows.map((s): Sendung => ({ ...s, status: 'UEBERGABE', versuche: s.versuche + 1, uebergabeAm: jetzt }));
  for (const s of sendungen) {
    await db.query("UPDATE uebermittlung SET status = 'UEBERGABE', versuche = $3, uebergabe_am = $4, fehler_code = NULL WHERE behoerde = $1 AND id = $2", [s.behoerde, s.id, s.versuche, jetzt]);
    await writeJournal(db, { behoerde: s.behoerde, aktenzeichen: s.aktenzeichen, art: 'UEBERMITTLUNG_UEBERGABE', angaben: { uebermittlung: s.id, versuch: s.versuche } }, uhr);
  }
  return sendungen;
}

export async function listOffeneUebergaben(db: Db): Promise<Sendung[]> {
  return (await db.query<Sendung>(`${SENDUNG} WHERE u.status = 'UEBERGABE' ORDER BY u.uebergabe_am`)).rows;
}

/**
 * Stores how an attempt ended. Another service or a person may have decided meanwhile: then only a definite result counts.
 * A case that was deleted on the way takes its result with it.
 */
export async function recordErgebnis(db: Db, sendung: Sendung, ergebnis: Ergebnis, umfeld: Umfeld): Promise<void> {
  const u = await findUebermittlung(db, { id: sendung.id, behoerde: sendung.behoerde });
  if (!u) return;
  const meine = u.versuche === sendung.versuche;
  if (meine && u.status === 'UEBERGABE') return speichere(db, sendung, ergebnis, umfeld);
  if (meine && u.status === 'UNKLAR' && ergebnis.art !== 'SPAETER' && ergebnis.art !== 'UNKLAR') return speichere(db, sendung, ergebnis, umfeld);
  if (meine && ['GESENDET', 'BESTAETIGT', 'ANGENOMMEN'].includes(u.status) && ergebnis.art !== 'FEHLGESCHLAGEN') return;
  await warn(db, u, 'UEBERGABE_WIDERSPRUECHLICH', `uebergabe:${sendung.versuche}`, umfeld);
}

async function speichere(db: Db, s: Sendung, ergebnis: Ergebnis, umfeld: Umfeld): Promise<void> {
  if (ergebnis.art === 'ANGENOMMEN') return changeStatus(db, s, { status: 'ANGENOMMEN' }, umfeld);
  if (ergebnis.art === 'GESENDET') return changeStatus(db, s, { status: 'GESENDET', gesendetAm: umfeld.uhr.jetzt(), ...(ergebnis.code && { code: ergebnis.code }) }, umfeld);
  const { code } = ergebnis;
  if (ergebnis.art !== 'SPAETER') return changeStatus(db, s, { status: ergebnis.art, code }, umfeld);
  if (await istGestoppt(db, s)) return changeStatus(db, s, { status: 'ZURUECKGEZOGEN', code }, umfeld);
  if (s.versuche >= HOECHSTENS) return changeStatus(db, s, { status: 'FEHLGESCHLAGEN', code }, umfeld);
  const warteMs = 2 ** Math.min(s.versuche - 1, 5) * MINUTE;
  return changeStatus(db, s, { status: 'BEREIT', code, naechsterVersuchAm: new Date(umfeld.uhr.jetzt().getTime() + warteMs) }, umfeld);
}

/** Withdrawn while the hand-over was under way: it was not taken, and must not be tried again. */
async function istGestoppt(db: Db, { behoerde, id }: Sendung): Promise<boolean> {
  const { rows } = await db.query<{ gestoppt: boolean }>('SELECT nicht_wiederholen AS gestoppt FROM uebermittlung WHERE behoerde = $1 AND id = $2', [behoerde, id]);
  return rows[0]?.gestoppt === true;
}
