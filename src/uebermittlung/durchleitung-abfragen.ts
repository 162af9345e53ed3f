import type { Db } from '../db/pool.ts';
import { insertHinweis } from '../akte/hinweis.ts';
import type { Uhr } from '../uhr.ts';
import type { Sendung, Uebermittlung, Umfeld } from './typen.ts';
import { gruppeVon, SPALTEN, TABELLEN } from './zustand.ts';
import { SENDUNG } from './uebergabe.ts';

/** An upload that was begun and not finished by then was cut short. */
const HOECHSTDAUER_MS = 3_600_000;

export type Vorhandene = { id: string; behoerde: string; aktenzeichen: string; vereinbarung: string; status: 'WIRD_ABGELEGT' | 'HINTERLEGT' };

/** Documents whose content must be there, or is being written. Of uploads that were cut short nothing is kept. */
export async function listVorhandene(db: Db, uhr: Uhr): Promise<Vorhandene[]> {
  const abgebrochenVor = new Date(uhr.jetzt().getTime() - HOECHSTDAUER_MS);
  await db.query("UPDATE durchleitung SET status = 'ENTFERNT', salz = NULL, entfernt_am = $1, entfernt_grund = 'ABGEBROCHEN' WHERE status = 'WIRD_ABGELEGT' AND hinterlegt_am < $2", [uhr.jetzt(), abgebrochenVor]);
  const { rows } = await db.query<Vorhandene>("SELECT d.id, d.behoerde, d.aktenzeichen, f.vereinbarung, d.status FROM durchleitung d JOIN fall f USING (behoerde, aktenzeichen) WHERE d.status <> 'ENTFERNT'");
  return rows;
}

/** Where a gateway may still be at work with the document. */
const BEIM_KANAL = "u.status IN ('UEBERGABE', 'ANGENOMMEN', 'UNKLAR')";

export async function listGebrauchte(db: Db): Promise<Uebermittlung[]> {
  return (await db.query<Uebermittlung>(`SELECT ${SPALTEN} FROM ${TABELLEN} JOIN durchleitung d ON d.id = u.durchleitung_id WHERE d.status = 'HINTERLEGT' AND ${BEIM_KANAL}`)).rows;
}

/** Transmissions whose document a channel needs no more. One that failed is over too: a new round writes its own files. */
export async function listZuRaeumen(db: Db): Promise<Uebermittlung[]> {
  const { rows } = await db.query<Uebermittlung>(
    `SELECT ${SPALTEN} FROM ${TABELLEN} JOIN durchleitung d ON d.id = u.durchleitung_id WHERE u.durchleitung_id IS NOT NULL AND u.durchleitung_geraeumt_am IS NULL
       AND u.status <> 'BEREIT' AND NOT (d.status = 'HINTERLEGT' AND ${BEIM_KANAL}) ORDER BY u.angelegt_am LIMIT 100`,
  );
  return rows;
}

export async function markGeraeumt(db: Db, u: Uebermittlung, uhr: Uhr): Promise<void> {
  await db.query('UPDATE uebermittlung SET durchleitung_geraeumt_am = $3 WHERE behoerde = $1 AND id = $2', [u.behoerde, u.id, uhr.jetzt()]);
}

/** Sent to a recipient that works in this system and has not been told yet. */
export async function listZuMelden(db: Db): Promise<Sendung[]> {
  const { rows } = await db.query<Sendung>(
    `${SENDUNG} WHERE u.durchleitung_id IS NOT NULL AND u.durchleitung_gemeldet_am IS NULL AND u.status IN ('GESENDET', 'BESTAETIGT') AND b.arbeitet_im_system AND b.behoerde IS NOT NULL ORDER BY u.angelegt_am LIMIT 100`,
  );
  return rows;
}

export async function markGemeldet(db: Db, u: Uebermittlung, uhr: Uhr): Promise<void> {
  await db.query('UPDATE uebermittlung SET durchleitung_gemeldet_am = $3 WHERE behoerde = $1 AND id = $2', [u.behoerde, u.id, uhr.jetzt()]);
}

/** The content of a document is gone before it was sent: whoever sees to the case uploads it again. */
export async function warnInhaltFehlt(db: Db, v: Vorhandene, umfeld: Umfeld): Promise<void> {
  await insertHinweis(db, { behoerde: v.behoerde, aktenzeichen: v.aktenzeichen, art: 'DURCHLEITUNG_FEHLT', gruppe: gruppeVon(v, umfeld), schluessel: `durchleitung:${v.id}:fehlt` }, umfeld.uhr);
}
