import bcrypt from 'bcryptjs';
import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { writeJournal } from './journal.ts';

export type Konto = { anmeldename: string; anzeigename: string; behoerde: string; rollen: string[]; gesperrt: boolean };

const SPALTEN = 'anmeldename, anzeigename, behoerde, rollen, gesperrt';
const RUNDEN = 10;
/** bcrypt ignores everything behind byte 72: such a password is refused, not silently shortened. */
const zuLang = (passwort: string): boolean => bcrypt.truncates(passwort);

/** For names that do not exist: the same work is done, so that the time of an answer does not tell who has an account. */
const ERSATZ = bcrypt.hash('niemand', RUNDEN);

/** @throws FachlicherFehler KONTO_VORHANDEN, KONTO_UNGUELTIG, PASSWORT_UNGUELTIG */
export async function createKonto(db: Db, k: Omit<Konto, 'gesperrt'>, passwort: string, uhr: Uhr): Promise<void> {
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(k.anmeldename)) throw new FachlicherFehler('KONTO_UNGUELTIG', 'Der Anmeldename darf nur Kleinbuchstaben, Ziffern, Punkt, „-“ und „_“ enthalten.');
  const { rowCount } = await db.query(
    'INSERT INTO konto (anmeldename, anzeigename, behoerde, rollen, passwort_hash) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (anmeldename) DO NOTHING',
    [k.anmeldename, k.anzeigename, k.behoerde, k.rollen, await hashe(passwort)],
  );
  if (rowCount !== 1) throw new FachlicherFehler('KONTO_VORHANDEN', 'Diesen Anmeldenamen gibt es schon.');
  await writeJournal(db, { aktenzeichen: null, art: 'KONTO_ANGELEGT', angaben: { konto: k.anmeldename, rollen: k.rollen } }, uhr);
}

async function hashe(passwort: string): Promise<string> {
  if (passwort.length < 8 || zuLang(passwort)) throw new FachlicherFehler('PASSWORT_UNGUELTIG', 'Das Passwort muss mindestens 8 Zeichen und höchstens 72 Byte lang sein.');
  return bcrypt.hash(passwort, RUNDEN);
}

/** Accounts of a local installation: those that are missing are created, the others stay as they are. @returns the names of the new ones */
export async function seedKonten(db: Db, konten: Omit<Konto, 'gesperrt'>[], passwort: string, uhr: Uhr): Promise<string[]> {
  const vorhandene = new Set((await listKonten(db)).map((k) => k.anmeldename));
  const neue = konten.filter((k) => !vorhandene.has(k.anmeldename));
  for (const k of neue) await createKonto(db, k, passwort, uhr);
  return neue.map((k) => k.anmeldename);
}

export async function listKonten(db: Db): Promise<Konto[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM konto ORDER BY anmeldename`);
  return rows as Konto[];
}

export async function findKonto(db: Db, anmeldename: string): Promise<Konto | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM konto WHERE anmeldename = $1`, [anmeldename]);
  return rows[0] as Konto | undefined;
}

/** Checks name and password; unknown name, wrong password and locked account look the same, also in time. */
export async function pruefeAnmeldung(db: Db, anmeldename: string, passwort: string): Promise<Konto | undefined> {
  // PostgreSQL refuses NUL in a text; no account has one.
  const name = anmeldename.includes('\0') ? '' : anmeldename;
  const { rows } = await db.query(`SELECT ${SPALTEN}, passwort_hash FROM konto WHERE anmeldename = $1`, [name]);
  const gefunden = rows[0] as (Konto & { passwort_hash: string }) | undefined;
  const stimmt = await bcrypt.compare(passwort, gefunden?.passwort_hash ?? (await ERSATZ));
  if (!gefunden || !stimmt || zuLang(passwort) || gefunden.gesperrt) return undefined;
  const { passwort_hash: _, ...konto } = gefunden;
  return konto;
}

/** @throws FachlicherFehler KONTO_UNBEKANNT, PASSWORT_UNGUELTIG */
export async function updateKonto(db: Db, anmeldename: string, neu: { gesperrt?: boolean; rollen?: string[]; passwort?: string }, uhr: Uhr): Promise<void> {
  const { rowCount } = await db.query(
    'UPDATE konto SET gesperrt = COALESCE($2, gesperrt), rollen = COALESCE($3, rollen), passwort_hash = COALESCE($4, passwort_hash) WHERE anmeldename = $1',
    [anmeldename, neu.gesperrt ?? null, neu.rollen ?? null, neu.passwort === undefined ? null : await hashe(neu.passwort)],
  );
  if (rowCount !== 1) throw new FachlicherFehler('KONTO_UNBEKANNT', 'Dieses Konto gibt es nicht.');
  await writeJournal(db, { aktenzeichen: null, art: 'KONTO_GEAENDERT', angaben: { konto: anmeldename, felder: Object.keys(neu) } }, uhr);
}
