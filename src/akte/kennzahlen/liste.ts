import type { Db } from '../../db/pool.ts';
import type { Kennzahl } from '../../kennzahlen/schema.ts';
import { SUMME } from '../../kennzahlen/tabelle.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { writeJournal } from '../journal.ts';
import { bildeAbfrage } from './abfrage.ts';
import { QUELLE } from './quellen.ts';
import type { Zaehlung } from './zaehlen.ts';

/** Which number of a table: the codes of its row and its column. Left out: the sum over it. */
export type Stelle = { zeile?: readonly (string | null)[]; spalte?: string | null };
/** An Akte behind a number, with the Frist that was counted, or the one that ends next. */
export type Fundstelle = {
  aktenzeichen: string; eingangAm: string; status: string; zustaendig: string | null;
  frist: { fristart: string; bezeichnung: string; klausel: string | null; beginn: string; fristEnde: string; prozess: string | null; ueberfaellig: boolean } | null;
};

/** How many rows a list has at most; more are counted. */
export const LISTE_HOECHSTENS = 500;

/**
 * The Akten behind a number, what ends first on top, and an entry in the journal that they were looked up.
 * @throws FachlicherFehler KENNZAHL_UNGUELTIG
 */
export async function listAktenZu(db: Db, k: Kennzahl, stelle: Stelle, { auswahl, umstand }: Zaehlung, uhr: Uhr): Promise<{ zeilen: Fundstelle[]; weitere: boolean }> {
  const abfrage = bildeAbfrage(k, auswahl, umstand);
  const { p } = abfrage;
  const bedingungen = [abfrage.wo];
  const gleich = (merkmal: string, code: string | null): string => `(${abfrage.merkmal(merkmal)})::text IS NOT DISTINCT FROM ${p(code, 'text')}`;
  for (const [i, code] of (stelle.zeile ?? []).entries()) if (k.zeilen[i]) bedingungen.push(gleich(k.zeilen[i], code));
  if (k.spalten && stelle.spalte !== undefined && stelle.spalte !== SUMME) bedingungen.push(gleich(k.spalten, stelle.spalte));
  const { frist } = QUELLE[k.quelle];
  const was = frist ? `SELECT x.aktenzeichen, ${frist.id} AS frist_id` : 'SELECT DISTINCT x.aktenzeichen, NULL::text AS frist_id';
  const zuerst = frist ? `${frist.ende} NULLS LAST, x.aktenzeichen` : 'x.aktenzeichen DESC';
  const { rows } = await db.query(
    `SELECT t.aktenzeichen, f.eingang_am AS "eingangAm", f.status, f.zustaendig,
       CASE WHEN r.id IS NOT NULL THEN json_build_object('fristart', r.fristart, 'bezeichnung', r.bezeichnung, 'klausel', r.klausel, 'beginn', r.beginn, 'fristEnde', r.frist_ende, 'prozess', r.prozess,
         'ueberfaellig', r.erledigt_am IS NULL AND r.status IN ('LAUFEND', 'UEBERSCHRITTEN') AND r.ablauf <= ${p(umstand.jetzt, 'timestamptz')}) END AS frist
     FROM (${was} FROM ${abfrage.von} WHERE ${bedingungen.join(' AND ')} ORDER BY ${zuerst} LIMIT ${LISTE_HOECHSTENS + 1}) t
     JOIN fall f ON f.behoerde = ${EIGENE} AND f.aktenzeichen = t.aktenzeichen
     LEFT JOIN LATERAL (SELECT * FROM frist n WHERE n.behoerde = ${EIGENE} AND n.aktenzeichen = t.aktenzeichen
       AND CASE WHEN t.frist_id IS NULL THEN n.erledigt_am IS NULL AND n.status IN ('LAUFEND', 'UEBERSCHRITTEN') ELSE n.id = t.frist_id END ORDER BY n.ablauf, n.id LIMIT 1) r ON true
     ORDER BY r.frist_ende NULLS LAST, t.aktenzeichen`,
    abfrage.werte,
  );
  const zeilen = (rows as Fundstelle[]).slice(0, LISTE_HOECHSTENS);
  const wo = [...(stelle.zeile ?? []), stelle.spalte ?? null].map((c) => c ?? '');
  await writeJournal(db, { aktenzeichen: null, art: 'KENNZAHL_LISTE', angaben: { kennzahl: k.kuerzel, stelle: wo, von: auswahl.von, bis: auswahl.bis, plz: auswahl.plz ?? null, anzahl: zeilen.length } }, uhr);
  return { zeilen, weitere: rows.length > LISTE_HOECHSTENS };
}
