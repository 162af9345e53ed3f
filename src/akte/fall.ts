import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { akteUnbekannt, EIGENE, WER } from './akteur.ts';
import { writeJournal } from './journal.ts';
import { findTreffer, type Grund } from './suche/suchen.ts';
import { istUebung } from './uebung.ts';
import { findZielakte } from './zielakte.ts';

export type FallStatus = 'NEU' | 'LAUFEND' | 'BEENDET';
export type Fall = {
  behoerde: string; aktenzeichen: string; vereinbarung: string; status: FallStatus; ergebnis: string | null;
  gehoertZu: string | null; /** account that sees to it; null: the group */ zustaendig: string | null; eingangAm: string; angelegtAm: Date; beendetAm: Date | null;
};

export const FALL_SPALTEN = `f.behoerde, f.aktenzeichen, f.vereinbarung, f.status, f.ergebnis, f.gehoert_zu AS "gehoertZu", f.zustaendig,
  f.eingang_am AS "eingangAm", f.angelegt_am AS "angelegtAm", f.beendet_am AS "beendetAm"`;

/** The case itself, without the people. For programs: reading by a person goes through `findAkte`, which is logged. */
export async function findFall(db: Db, aktenzeichen: string): Promise<Fall | undefined> {
  const { rows } = await db.query(`SELECT ${FALL_SPALTEN} FROM fall f WHERE f.behoerde = ${EIGENE} AND f.aktenzeichen = $1`, [aktenzeichen]);
  return rows[0] as Fall | undefined;
}

/** Locks the case until the end of the transaction, so that decisions about it come one after the other. @throws FachlicherFehler AKTE_UNBEKANNT */
export async function lockFall(db: Db, aktenzeichen: string): Promise<Fall> {
  const { rows } = await db.query(`SELECT ${FALL_SPALTEN} FROM fall f WHERE f.behoerde = ${EIGENE} AND f.aktenzeichen = $1 FOR UPDATE`, [aktenzeichen]);
  if (!rows[0]) throw akteUnbekannt();
  return rows[0] as Fall;
}

export type FallZeile = Fall & { /** of the flat; '' where the file is about a person alone */ adresse: string; /** whom it is about */ mieter: string; /** as colleagues call the account */ zustaendigName: string | null; zustaendigGesperrt: boolean };

/** `meine`: those the acting account sees to. `ohne`: open ones that nobody sees to, because none was named or the account is locked or may no longer. */
export type Zustaendigkeit = 'meine' | 'ohne';
const ZUSTAENDIG: Record<Zustaendigkeit, string> = {
  meine: `f.zustaendig = ${WER}`,
  ohne: "f.status <> 'BEENDET' AND NOT EXISTS (SELECT 1 FROM konto k WHERE k.anmeldename = f.zustaendig AND NOT k.gesperrt AND k.rollen && COALESCE($2::text[], k.rollen))",
};

export type FallListe = { zeilen: (FallZeile & { gruende: Grund[] })[]; gesamt: number; /** of a search: there are more hits than were ranked */ unvollstaendig: boolean };

/**
 * Cases of the authority, newest first; with `suche` those in which every word is found in any spelling, the best first
 * (`findTreffer`), open ones before closed ones that fit as well.
 */
export async function searchFaelle(db: Db, filter: { suche?: string; status?: FallStatus; zustaendig?: Zustaendigkeit; /** roles that may see to a case */ rollen?: readonly string[]; grenze?: number; ab?: number } = {}): Promise<FallListe> {
  const gesucht = filter.suche?.trim() ? await findTreffer(db, filter.suche) : undefined;
  const bedingung = [`f.behoerde = ${EIGENE}`, '($1::text IS NULL OR f.status = $1) AND ($2::text[] IS NULL OR true)', ...(filter.zustaendig ? [ZUSTAENDIG[filter.zustaendig]] : [])].join(' AND ');
  const treffer = gesucht ? 'JOIN (SELECT * FROM unnest($3::text[], $4::float[]) AS t (aktenzeichen, guete)) t ON t.aktenzeichen = f.aktenzeichen' : '';
  const werte = [filter.status ?? null, filter.rollen ?? null, ...(gesucht ? [gesucht.treffer.map((t) => t.aktenzeichen), gesucht.treffer.map((t) => t.guete)] : [])];
  const reihe = gesucht ? "t.guete DESC, f.status = 'BEENDET', f.angelegt_am DESC, f.aktenzeichen DESC" : 'f.angelegt_am DESC, f.aktenzeichen DESC';
  const { rows: anzahl } = await db.query(`SELECT count(*)::int AS gesamt FROM fall f ${treffer} WHERE ${bedingung}`, werte);
  const { rows } = await db.query(
    `SELECT f.*, COALESCE(h.strasse || ' ' || h.hausnummer || ', ' || h.plz || ' ' || h.ort, '') AS adresse,
       COALESCE((SELECT string_agg(trim(p.vorname || ' ' || p.name), ', ' ORDER BY p.id) FROM person p
         WHERE p.behoerde = f.behoerde AND p.aktenzeichen = f.aktenzeichen AND p.rolle IN ('MIETER', 'KLIENT')), '') AS mieter,
       k.anzeigename AS "zustaendigName", COALESCE(k.gesperrt, false) AS "zustaendigGesperrt"
     FROM (SELECT ${FALL_SPALTEN}, row_number() OVER (ORDER BY ${reihe}) AS reihe FROM fall f ${treffer} WHERE ${bedingung} ORDER BY ${reihe} LIMIT $${werte.length + 1} OFFSET $${werte.length + 2}) f
     LEFT JOIN haushalt h ON h.behoerde = f.behoerde AND h.aktenzeichen = f.aktenzeichen LEFT JOIN konto k ON k.anmeldename = f.zustaendig ORDER BY f.reihe`,
    [...werte, filter.grenze ?? 50, filter.ab ?? 0],
  );
  const gruende = new Map(gesucht?.treffer.map((t) => [t.aktenzeichen, t.gruende]));
  const zeilen = (rows as (FallZeile & { reihe: unknown })[]).map((row) => {
    const { reihe: _, ...zeile } = row;
    return { ...zeile, gruende: gruende.get(zeile.aktenzeichen) ?? [] };
  });
  return { zeilen, gesamt: (anzahl[0] as { gesamt: number }).gesamt, unvollstaendig: gesucht?.unvollstaendig ?? false };
}

/** A person found that this case and an older one are the same matter. @throws FachlicherFehler AKTE_UNBEKANNT, VERWEIS_AUF_SICH, VERWEIS_IM_KREIS, UEBUNG_UND_ECHT */
export async function recordGehoertZu(db: Db, aktenzeichen: string, ziel: string, uhr: Uhr): Promise<void> {
  if (aktenzeichen === ziel) throw new FachlicherFehler('VERWEIS_AUF_SICH', 'Eine Akte kann nicht zu sich selbst gehören.');
  assertGleicheWelt(aktenzeichen, ziel);
  for (const akte of [aktenzeichen, ziel].toSorted()) await lockFall(db, akte);
  if ((await findZielakte(db, ziel)) === aktenzeichen) throw new FachlicherFehler('VERWEIS_IM_KREIS', `Die Akte ${ziel} gehört schon zu dieser.`);
  await db.query(`UPDATE fall SET gehoert_zu = $2 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen, ziel]);
  await writeJournal(db, { aktenzeichen, art: 'GEHOERT_ZU', angaben: { ziel }, schluessel: `${aktenzeichen}:gehoert-zu:${ziel}` }, uhr);
}

/** @throws FachlicherFehler UEBUNG_UND_ECHT: one file is made up, the other is not */
export function assertGleicheWelt(eine: string, andere: string): void {
  if (istUebung(eine) !== istUebung(andere)) throw new FachlicherFehler('UEBUNG_UND_ECHT', 'Eine Übungsakte und eine echte Akte lassen sich nicht verbinden.');
}
