import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { writeJournal } from './journal.ts';

export type Kanal = 'DATEISPOOL' | 'SMTP_FAX' | 'INTERN' | 'POST';
export type Beteiligter = {
  kuerzel: string; vereinbarung: string; behoerde: string | null; name: string; funktion: string; anschrift: string; faxnummer: string | null; kanal: Kanal; arbeitetImSystem: boolean;
  /** A person of the case: name and address come from the Akte, in this role. */
  anschriftAus: 'MIETER' | 'VERMIETER' | 'KLIENT' | null;
};

const SPALTEN = 'kuerzel, vereinbarung, behoerde, name, funktion, anschrift, faxnummer, kanal, arbeitet_im_system AS "arbeitetImSystem", anschrift_aus AS "anschriftAus"';

/** How the next letter to this partner leaves; one with a document that is passed through never stays inside the system. */
export const versandweg = (b: Pick<Beteiligter, 'kanal' | 'arbeitetImSystem'>, { durchleitung = false } = {}): Kanal => (b.arbeitetImSystem && !durchleitung ? 'INTERN' : b.kanal);

/** Enters the partners of an agreement that are not there yet. What people have changed since stays as it is. @returns how many were new */
export async function seedBeteiligte(db: Db, v: Vereinbarung): Promise<number> {
  let neu = 0;
  for (const b of v.beteiligte) {
    const { rowCount } = await db.query(
      `INSERT INTO beteiligter (kuerzel, vereinbarung, behoerde, name, funktion, anschrift, faxnummer, kanal, arbeitet_im_system, anschrift_aus)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (kuerzel) DO NOTHING`,
      [b.kuerzel, v.kuerzel, b.behoerde, b.name, b.funktion, b.anschrift, b.faxnummer, b.kanal, b.arbeitetImSystem, b.anschriftAus ?? null],
    );
    neu += rowCount ?? 0;
  }
  return neu;
}

export async function listBeteiligte(db: Db): Promise<Beteiligter[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM beteiligter ORDER BY kuerzel`);
  return rows as Beteiligter[];
}

/** @throws FachlicherFehler BETEILIGTER_UNBEKANNT */
export async function findBeteiligter(db: Db, kuerzel: string): Promise<Beteiligter> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM beteiligter WHERE kuerzel = $1`, [kuerzel]);
  if (!rows[0]) throw new FachlicherFehler('BETEILIGTER_UNBEKANNT', 'Diese Stelle steht nicht im Verzeichnis.');
  return rows[0] as Beteiligter;
}

/** How the agreement calls an authority as a partner. */
export async function findKuerzelVon(db: Db, behoerde: string): Promise<string | undefined> {
  const { rows } = await db.query('SELECT kuerzel FROM beteiligter WHERE behoerde = $1 ORDER BY kuerzel LIMIT 1', [behoerde]);
  return (rows[0] as { kuerzel: string } | undefined)?.kuerzel;
}

export type BeteiligterAenderung = Partial<Pick<Beteiligter, 'kanal' | 'faxnummer' | 'arbeitetImSystem' | 'anschrift' | 'funktion'>>;

/**
 * Changes how a partner is reached. Cases that run keep what they have begun; the next transmission uses the new way.
 * @throws FachlicherFehler BETEILIGTER_UNBEKANNT, FAXNUMMER_UNGUELTIG, FAXNUMMER_FEHLT, KANAL_WIDERSPRUECHLICH
 */
export async function updateBeteiligter(db: Db, kuerzel: string, neu: BeteiligterAenderung, uhr: Uhr): Promise<Beteiligter> {
  const alt = await findBeteiligter(db, kuerzel);
  const b = { ...alt, ...Object.fromEntries(Object.entries(neu).filter(([, wert]) => wert !== undefined)) };
  if (b.faxnummer !== null && !/^\+?[0-9 /-]{4,30}$/.test(b.faxnummer)) throw new FachlicherFehler('FAXNUMMER_UNGUELTIG', 'Die Faxnummer darf nur Ziffern, Leerzeichen, „/“ und „-“ enthalten.');
  if (b.kanal === 'SMTP_FAX' && b.faxnummer === null) throw new FachlicherFehler('FAXNUMMER_FEHLT', 'Für Mail-to-Fax wird eine Faxnummer gebraucht.');
  if (b.kanal === 'INTERN' && !(b.arbeitetImSystem && b.behoerde)) throw new FachlicherFehler('KANAL_WIDERSPRUECHLICH', 'Der Kanal „intern“ setzt voraus, dass die Stelle in diesem System arbeitet.');
  if (b.anschriftAus && (b.kanal !== 'POST' || b.arbeitetImSystem)) throw new FachlicherFehler('KANAL_WIDERSPRUECHLICH', 'Personen des Falls werden nur mit der Post erreicht.');
  await db.query('UPDATE beteiligter SET kanal = $2, faxnummer = $3, arbeitet_im_system = $4, anschrift = $5, funktion = $6 WHERE kuerzel = $1', [
    kuerzel, b.kanal, b.faxnummer, b.arbeitetImSystem, b.anschrift, b.funktion,
  ]);
  const felder = Object.keys(neu).filter((f) => alt[f as keyof Beteiligter] !== b[f as keyof Beteiligter]);
  await writeJournal(db, { aktenzeichen: null, art: 'BETEILIGTER_GEAENDERT', angaben: { kuerzel, felder, kanal: b.kanal, arbeitetImSystem: b.arbeitetImSystem } }, uhr);
  return b;
}
