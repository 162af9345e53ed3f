import { z } from 'zod';
import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import type { Uhr } from '../uhr.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { EIGENE, findAkteur } from './akteur.ts';
import { insertHaushalt } from './haushalt.ts';
import { writeJournal } from './journal.ts';
import { mieterSchema, parteiSchema, wohnungSchema } from './mitteilung-schema.ts';
import { normalisiereAdresse, normalisiereLage, normalisiereName } from './normalisieren.ts';
import { insertPerson } from './person.ts';
import { leerAlsFehlend, zeile } from './text.ts';
import { sqlUebung, UEBUNG_PRAEFIX } from './uebung.ts';
import { assertInKraft } from './vereinbarung/ende.ts';

/** A household as it comes to one of the authorities, otherwise than by a notice of the court. */
export const neuerFallSchema = z.strictObject({
  eingangAm: z.iso.date({ error: 'Bitte ein Datum angeben.' }),
  wohnung: wohnungSchema,
  telefon: leerAlsFehlend(zeile(60)),
  mieter: z.array(mieterSchema).min(1, { error: 'Mindestens eine Person ist anzugeben.' }).max(10, { error: 'Höchstens zehn Personen.' }),
  vermieter: leerAlsFehlend(parteiSchema),
});
export type NeuerFall = z.output<typeof neuerFallSchema>;

/** `uebung`: a made-up file, for practice; it never joins a real one, nor a real one it. */
export type Anlegen = { uhr: Uhr; vereinbarung: Vereinbarung; uebung?: boolean };

/**
 * The Akte of a household: the open one for the same flat and one of its tenants, else a new one. Callers that bring the
 * same household at once get the same Akte.
 * @param umfeld `suche`: another way to look for the open Akte
 * @throws FachlicherFehler BEHOERDE_NICHT_ZUSTAENDIG, EINGANG_IN_ZUKUNFT, VEREINBARUNG_BEENDET
 */
export async function oeffneAkte(db: Db, fall: NeuerFall, umfeld: Anlegen & { suche?: () => Promise<string | undefined> }): Promise<{ aktenzeichen: string; neu: boolean }> {
  const { uhr } = umfeld;
  if (fall.eingangAm > lokalesDatum(uhr.jetzt())) throw new FachlicherFehler('EINGANG_IN_ZUKUNFT', 'Der Eingang kann nicht in der Zukunft liegen.');
  const wohnung = { ...fall.wohnung, lage: fall.wohnung.lage ?? '' };
  const { behoerde } = await findAkteur(db);
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`akte|${behoerde}|${normalisiereAdresse(wohnung)}`]);
  const offen = await (umfeld.suche ?? (() => findFallDesHaushalts(db, wohnung, fall.mieter, umfeld.uebung)))();
  if (offen) return { aktenzeichen: offen, neu: false };
  const aktenzeichen = await insertFall(db, fall.eingangAm, umfeld);
  await insertHaushalt(db, aktenzeichen, { ...wohnung, telefon: fall.telefon ?? null });
  for (const m of fall.mieter) await insertPerson(db, aktenzeichen, { rolle: 'MIETER', name: m.name, vorname: m.vorname ?? '', anschrift: m.anschrift ?? '' });
  if (fall.vermieter) await insertPerson(db, aktenzeichen, { rolle: 'VERMIETER', name: fall.vermieter.name, anschrift: fall.vermieter.anschrift ?? '' });
  await writeJournal(db, { aktenzeichen, art: 'AKTE_ANGELEGT', angaben: { eingangAm: fall.eingangAm }, schluessel: `${aktenzeichen}:aufnahme` }, uhr);
  return { aktenzeichen, neu: true };
}

/** The open Akte with the same flat (the same or no position in the house) and a tenant of the same name; the oldest of several. */
export async function findFallDesHaushalts(
  db: Db,
  wohnung: { strasse: string; hausnummer: string; lage: string; plz: string },
  mieter: readonly { name: string; vorname?: string | undefined }[],
  uebung = false,
): Promise<string | undefined> {
  const { rows } = await db.query(
    `SELECT f.aktenzeichen, h.lage FROM fall f JOIN haushalt h USING (behoerde, aktenzeichen)
     WHERE f.behoerde = ${EIGENE} AND f.status <> 'BEENDET' AND f.gehoert_zu IS NULL AND h.adresse_norm = $1 AND ${sqlUebung('f.aktenzeichen')} = $3
       AND EXISTS (SELECT 1 FROM person p WHERE p.behoerde = f.behoerde AND p.aktenzeichen = f.aktenzeichen AND p.rolle = 'MIETER' AND p.name_norm = ANY ($2))
     ORDER BY f.angelegt_am, f.aktenzeichen`,
    [normalisiereAdresse(wohnung), mieter.map((m) => normalisiereName(m.name, m.vorname ?? '')), uebung],
  );
  const lage = normalisiereLage(wohnung.lage);
  const passt = (andere: string): boolean => lage === '' || andere === '' || lage === andere;
  return (rows as { aktenzeichen: string; lage: string }[]).find((r) => passt(normalisiereLage(r.lage)))?.aktenzeichen;
}

/** The bare case with its Aktenzeichen. @throws FachlicherFehler BEHOERDE_NICHT_ZUSTAENDIG: not an authority of the agreement, VEREINBARUNG_BEENDET */
export async function insertFall(db: Db, eingangAm: string, { uhr, vereinbarung, uebung = false }: Anlegen): Promise<string> {
  await assertInKraft(db, vereinbarung.kuerzel, uhr);
  const aktenzeichen = await vergibAktenzeichen(db, { vereinbarung, uhr, uebung });
  await db.query(`INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) VALUES (${EIGENE}, $1, $2, $3, $4)`, [aktenzeichen, vereinbarung.kuerzel, eingangAm, uhr.jetzt()]);
  return aktenzeichen;
}

/** `<praefix>-<year>-<six digits>`, a prefix for each authority, made-up ones with numbers of their own; a transaction that fails later leaves a gap at the most, never a double. */
async function vergibAktenzeichen(db: Db, { vereinbarung, uhr, uebung }: Required<Anlegen>): Promise<string> {
  const { behoerde } = await findAkteur(db);
  const eigene = vereinbarung.behoerden.find((b) => b.kuerzel === behoerde);
  if (!eigene) throw new FachlicherFehler('BEHOERDE_NICHT_ZUSTAENDIG', 'Diese Behörde ist an der Vereinbarung nicht beteiligt.');
  const jahr = lokalesDatum(uhr.jetzt()).slice(0, 4);
  const { rows } = await db.query(
    `INSERT INTO aktenzeichen_folge (behoerde, jahr, uebung, letzte) VALUES (${EIGENE}, $1, $2, 1)
     ON CONFLICT (behoerde, jahr, uebung) DO UPDATE SET letzte = aktenzeichen_folge.letzte + 1 RETURNING letzte`,
    [jahr, uebung],
  );
  const { letzte } = rows[0] as { letzte: number };
  return `${uebung ? UEBUNG_PRAEFIX : ''}${eigene.aktenzeichenPraefix}-${jahr}-${String(letzte).padStart(6, '0')}`;
}
