import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';

/** An open user task as it is stored; who it is about is read from the case. */
export type AufgabeNeu = {
  schluessel: string; behoerde: string; aktenzeichen: string; element: string; name: string; prozess: string;
  gruppen: readonly string[]; uebernommenVon: string | null; erzeugtAm: string | null; faelligAm: string | null;
};

/**
 * What the engine has now takes the place of what was known: a task that is missing there is over. Tasks of cases that are not
 * here are left out. For a service (`*`).
 */
export async function replaceAufgaben(db: Db, gelesen: readonly AufgabeNeu[], uhr: Uhr): Promise<void> {
  const zeilen = JSON.stringify(gelesen.map((a) => ({ ...a, uebernommen_von: a.uebernommenVon, erzeugt_am: a.erzeugtAm ?? uhr.jetzt().toISOString(), faellig_am: a.faelligAm })));
  const neu = `jsonb_to_recordset($1::jsonb) AS n (schluessel text, behoerde text, aktenzeichen text, element text, name text, prozess text, gruppen text[], uebernommen_von text, erzeugt_am timestamptz, faellig_am timestamptz)`;
  await db.query(`DELETE FROM aufgabe WHERE schluessel NOT IN (SELECT n.schluessel FROM ${neu})`, [zeilen]);
  await db.query(
    `INSERT INTO aufgabe AS a (schluessel, behoerde, aktenzeichen, element, name, prozess, gruppen, uebernommen_von, erzeugt_am, faellig_am)
     SELECT n.schluessel, n.behoerde, n.aktenzeichen, n.element, n.name, n.prozess, n.gruppen, n.uebernommen_von, n.erzeugt_am, n.faellig_am FROM ${neu} JOIN fall f USING (behoerde, aktenzeichen)
     ON CONFLICT (schluessel) DO UPDATE SET name = EXCLUDED.name, gruppen = EXCLUDED.gruppen, uebernommen_von = EXCLUDED.uebernommen_von, faellig_am = EXCLUDED.faellig_am
       WHERE (a.name, a.gruppen, a.uebernommen_von, a.faellig_am) IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.gruppen, EXCLUDED.uebernommen_von, EXCLUDED.faellig_am)`,
    [zeilen],
  );
  await db.query('INSERT INTO aufgabenstand (gelesen_am) VALUES ($1) ON CONFLICT (einzig) DO UPDATE SET gelesen_am = EXCLUDED.gelesen_am', [uhr.jetzt()]);
}

/** When the engine was read completely the last time; undefined: never. */
export async function findAufgabenstand(db: Db): Promise<Date | undefined> {
  const { rows } = await db.query('SELECT gelesen_am AS "gelesenAm" FROM aufgabenstand');
  return (rows[0] as { gelesenAm: Date } | undefined)?.gelesenAm;
}

/** `bei`: how colleagues call the account that has taken it in Tasklist. */
export type AufgabeDerAkte = { schluessel: string; name: string; gruppen: string[]; bei: string | null; faelligAm: Date | null };

/** The open user tasks of a case as the engine was read last, what is due first on top. */
export async function listAufgaben(db: Db, aktenzeichen: string): Promise<AufgabeDerAkte[]> {
  const { rows } = await db.query(
    `SELECT a.schluessel, a.name, a.gruppen, k.anzeigename AS bei, a.faellig_am AS "faelligAm" FROM aufgabe a LEFT JOIN konto k ON k.anmeldename = a.uebernommen_von
     WHERE a.behoerde = ${EIGENE} AND a.aktenzeichen = $1 ORDER BY a.faellig_am, a.erzeugt_am, a.schluessel`,
    [aktenzeichen],
  );
  return rows as AufgabeDerAkte[];
}
