import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { EIGENE, findAkteur } from './akteur.ts';
import { insertFall } from './fall-anlegen.ts';
import { insertHaushalt } from './haushalt.ts';
import { writeJournal } from './journal.ts';
import { beginneLauf } from './lauf.ts';
import type { Mitteilung } from './mitteilung-schema.ts';
import { normalisiereGericht, normalisiereGeschaeftszeichen } from './normalisieren.ts';
import { insertPerson } from './person.ts';
import { UEBUNG_PRAEFIX } from './uebung.ts';
import { findZielakte } from './zielakte.ts';

export type Quelle = 'FORMULAR' | 'API' | 'DATEI';
export type Aufnahme = { uhr: Uhr; vereinbarung: Vereinbarung; quelle: Quelle; /** as it came in */ original?: unknown; /** a made-up notice, for practice */ uebung?: boolean };

/**
 * Takes a notice of the court in (H-2.1): case, household, people, notice, journal and the start message, in the caller's
 * transaction. The same notice (court and file number, in any spelling) is taken in once, also when it comes many times
 * at once: every caller gets the same Aktenzeichen, one gets `neu`.
 * @throws FachlicherFehler BEHOERDE_NICHT_ZUSTAENDIG: notices go to the first authority of the agreement (the Fachstelle)
 */
export async function nimmMitteilungAuf(db: Db, mitteilung: Mitteilung, aufnahme: Aufnahme): Promise<{ aktenzeichen: string; neu: boolean }> {
  const { uhr, vereinbarung, quelle } = aufnahme;
  const { behoerde } = await findAkteur(db);
  if (behoerde !== vereinbarung.behoerden[0]?.kuerzel) throw new FachlicherFehler('BEHOERDE_NICHT_ZUSTAENDIG', 'Mitteilungen des Gerichts nimmt die Fachstelle auf.');
  // A real notice never finds a made-up one, whatever somebody types.
  const norm: [string, string] = [`${aufnahme.uebung ? UEBUNG_PRAEFIX : ''}${normalisiereGericht(mitteilung.gericht)}`, normalisiereGeschaeftszeichen(mitteilung.geschaeftszeichen)];
  // Callers with the same notice queue here, so that the late ones find the first one's case instead of an error.
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [[behoerde, ...norm].join('|')]);
  const vorhanden = await findGleiche(db, norm);
  if (vorhanden) {
    await writeJournal(db, { aktenzeichen: vorhanden, art: 'MITTEILUNG_ERNEUT', angaben: { quelle } }, uhr);
    return { aktenzeichen: vorhanden, neu: false };
  }
  const aktenzeichen = await insertFall(db, mitteilung.eingangAm, { uhr, vereinbarung, uebung: aufnahme.uebung ?? false });
  await insertHaushalt(db, aktenzeichen, mitteilung.wohnung);
  for (const p of mitteilung.mieter) await insertPerson(db, aktenzeichen, { rolle: 'MIETER', ...p });
  await insertPerson(db, aktenzeichen, { rolle: 'VERMIETER', ...mitteilung.vermieter });
  if (mitteilung.vertreter) await insertPerson(db, aktenzeichen, { rolle: 'VERTRETER', ...mitteilung.vertreter });
  await insertMitteilung(db, aktenzeichen, mitteilung, norm, quelle, aufnahme.original ?? mitteilung);
  await writeJournal(db, { aktenzeichen, art: 'MITTEILUNG_AUFGENOMMEN', angaben: { quelle, eingangAm: mitteilung.eingangAm }, schluessel: `${aktenzeichen}:aufnahme` }, uhr);
  const { kuerzel } = vereinbarung;
  await beginneLauf(db, { aktenzeichen, prozess: `${kuerzel}-mizi`, nachricht: `${kuerzel}.mizi.eingegangen`, eingangAm: mitteilung.eingangAm, anlass: 'aufnahme' }, uhr);
  return { aktenzeichen, neu: true };
}

async function findGleiche(db: Db, norm: [string, string]): Promise<string | undefined> {
  const { rows } = await db.query(`SELECT aktenzeichen FROM mitteilung WHERE behoerde = ${EIGENE} AND gericht_norm = $1 AND geschaeftszeichen_norm = $2`, norm);
  const akte = (rows[0] as { aktenzeichen: string } | undefined)?.aktenzeichen;
  return akte && (await findZielakte(db, akte));
}

async function insertMitteilung(db: Db, aktenzeichen: string, m: Mitteilung, norm: [string, string], quelle: Quelle, original: unknown): Promise<void> {
  await db.query(
    `INSERT INTO mitteilung (behoerde, aktenzeichen, gericht, geschaeftszeichen, gericht_norm, geschaeftszeichen_norm, klage_eingang_am, eingang_am, zugestellt_am, termin_am,
       monatsmiete_cent, rueckstand_cent, nutzungsentschaedigung_cent, hilfsweise_ordentlich, quelle, original)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [aktenzeichen, m.gericht, m.geschaeftszeichen, ...norm, m.klageEingangAm, m.eingangAm, m.zugestelltAm, m.terminAm, m.monatsmieteCent, m.rueckstandCent, m.nutzungsentschaedigungCent, m.hilfsweiseOrdentlich, quelle, JSON.stringify(original)],
  );
}
