import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';

export const UNTERBRINGUNG_PROZESS = 'hannover-unterbringung';

/** Grounds of a move as the leaflet lists them; the keys are those of the table `hannover-umzug`. */
export const UMZUGSGRUENDE = {
  KUENDIGUNG_VERMIETER: 'Kündigung durch die Vermieterseite', SCHWERWIEGENDER_GRUND: 'Sonstiger schwerwiegender Grund', KOSTENSENKUNG: 'Aufforderung, die Kosten zu senken',
  LEBENSGEMEINSCHAFT_GRUENDUNG: 'Gründung einer Lebensgemeinschaft', LEBENSGEMEINSCHAFT_TRENNUNG: 'Trennung einer Lebensgemeinschaft', ARBEITSAUFNAHME: 'Arbeitsaufnahme',
  INNERFAMILIAERER_KONFLIKT: 'Schwerer innerfamiliärer Konflikt', EIGENER_WUNSCH: 'Eigener Wunsch',
} as const;
export type Umzugsgrund = keyof typeof UMZUGSGRUENDE;

export const RECHTSGRUNDLAGEN = {
  NPOG_11: '§ 11 NPOG: Zuweisung einer Unterkunft der Stadt', NPOG_8_11: '§§ 8, 11 NPOG: Wiedereinweisung in die bisherige Wohnung', SATZUNG: 'Satzung der Stadt über Unterkünfte',
} as const;
export type Rechtsgrundlage = keyof typeof RECHTSGRUNDLAGEN;

export type Angebot = {
  angebotAm: string; angebotAnschrift: string; /** integer Cent a month, without heating */ angebotMieteCent: number; umzugsgrund: Umzugsgrund;
  /** whether the rent keeps to the limit, as a person has checked; null: not checked yet */
  mietergebnis: 'ANGEMESSEN' | 'IN_TOLERANZ' | 'UNANGEMESSEN' | null;
  zugangshindernis: boolean; sucheErfolglos: boolean; ueberOrtsgrenze: boolean; unter25: boolean;
};
export type Anordnung = { rechtsgrundlage: Rechtsgrundlage; /** code of the place, no address */ platz: string; unterkunftAnschrift: string; von: string };
type Leer<T> = { [K in keyof T]: T[K] | null };
export type Unterbringung = Leer<Pick<Angebot, 'angebotAm' | 'angebotMieteCent' | 'umzugsgrund' | 'mietergebnis'>> & Omit<Angebot, 'angebotAm' | 'angebotMieteCent' | 'umzugsgrund' | 'mietergebnis'>
  & Leer<Pick<Anordnung, 'rechtsgrundlage' | 'platz' | 'von'>> & { aktenzeichen: string; vorgang: string; raeumungAm: string | null; unterkunftAnschrift: string; bis: string | null };

const SPALTEN = `aktenzeichen, vorgang, raeumung_am AS "raeumungAm", angebot_am AS "angebotAm", angebot_anschrift AS "angebotAnschrift", angebot_miete_cent::float8 AS "angebotMieteCent",
  umzugsgrund, mietergebnis, zugangshindernis, suche_erfolglos AS "sucheErfolglos", ueber_ortsgrenze AS "ueberOrtsgrenze", unter25,
  rechtsgrundlage, platz, unterkunft_anschrift AS "unterkunftAnschrift", von, bis`;

/** The runs of a case, oldest first. */
export async function listUnterbringungen(db: Db, aktenzeichen: string): Promise<Unterbringung[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM unterbringung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY angelegt_am, vorgang`, [aktenzeichen]);
  return rows as Unterbringung[];
}

/** That of the newest run, which the pages of the Akte are about. */
export const findUnterbringung = async (db: Db, aktenzeichen: string): Promise<Unterbringung | undefined> => (await listUnterbringungen(db, aktenzeichen)).at(-1);

export async function findUnterbringungVon(db: Db, vorgang: string): Promise<Unterbringung | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM unterbringung WHERE behoerde = ${EIGENE} AND vorgang = $1`, [vorgang]);
  return rows[0] as Unterbringung | undefined;
}

/** Opens the row of a run, once. @returns false when it is there already; then nothing changes */
export async function insertUnterbringung(db: Db, { aktenzeichen, vorgang, raeumungAm }: { aktenzeichen: string; vorgang: string; raeumungAm: string | null }, uhr: Uhr): Promise<boolean> {
  const { rowCount } = await db.query(`INSERT INTO unterbringung (behoerde, aktenzeichen, vorgang, raeumung_am, angelegt_am) VALUES (${EIGENE}, $1, $2, $3, $4) ON CONFLICT (behoerde, vorgang) DO NOTHING`, [
    aktenzeichen, vorgang, raeumungAm, uhr.jetzt(),
  ]);
  return rowCount === 1;
}

/** Locks that of the newest run, so that changes come one after the other. @throws FachlicherFehler UNTERBRINGUNG_UNBEKANNT */
export async function lockUnterbringung(db: Db, aktenzeichen: string): Promise<Unterbringung> {
  await db.query(`SELECT 1 FROM unterbringung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 FOR UPDATE`, [aktenzeichen]);
  const gefunden = await findUnterbringung(db, aktenzeichen);
  if (!gefunden) throw new FachlicherFehler('UNTERBRINGUNG_UNBEKANNT', 'In dieser Akte läuft keine Unterbringung.');
  return gefunden;
}
