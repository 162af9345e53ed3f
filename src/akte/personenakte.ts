import { z } from 'zod';
import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import { plusMonate } from '../recht/datum.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import { EIGENE, findAkteur } from './akteur.ts';
import { insertFall, type Anlegen } from './fall-anlegen.ts';
import { writeJournal } from './journal.ts';
import { normalisiereName } from './normalisieren.ts';
import { insertPerson } from './person.ts';
import { leerAlsFehlend, zeile } from './text.ts';
import { sqlUebung } from './uebung.ts';

const datum = z.iso.date({ error: 'Bitte ein Datum angeben.' });

/** A person who asks for help without a flat, as it comes to one of the authorities. */
export const neuePersonSchema = z.strictObject({ eingangAm: datum, name: zeile(200), vorname: zeile(200), geburtsdatum: datum, /** where letters reach the person, if anywhere */ anschrift: leerAlsFehlend(zeile(300)) });
export type NeuePerson = z.output<typeof neuePersonSchema>;

/**
 * The Akte of a person: the open one, else one that was closed no longer ago than the agreement allows for a return (the run
 * that begins next opens it again), else a new one. The same person has the same name, in any spelling, and birth date.
 * Callers that bring the same person at once get the same Akte.
 * @returns `neu`: it was made now; `wieder`: it is closed still, and its data are those of the earlier stay
 * @throws FachlicherFehler BEHOERDE_NICHT_ZUSTAENDIG, EINGANG_IN_ZUKUNFT, GEBURT_NACH_EINGANG, VEREINBARUNG_BEENDET
 */
export async function oeffnePersonenakte(db: Db, p: NeuePerson, umfeld: Anlegen): Promise<{ aktenzeichen: string; neu: boolean; wieder: boolean }> {
  const { uhr, vereinbarung } = umfeld;
  if (p.eingangAm > lokalesDatum(uhr.jetzt())) throw new FachlicherFehler('EINGANG_IN_ZUKUNFT', 'Der Eingang kann nicht in der Zukunft liegen.');
  if (p.geburtsdatum >= p.eingangAm) throw new FachlicherFehler('GEBURT_NACH_EINGANG', 'Das Geburtsdatum muss vor dem Eingang liegen.');
  const { behoerde } = await findAkteur(db);
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`person|${behoerde}|${normalisiereName(p.name, p.vorname)}|${p.geburtsdatum}`]);
  const vorhandene = await findAkteDerPerson(db, p, { stichtag: plusMonate(lokalesDatum(uhr.jetzt()), -vereinbarung.wiederaufnahmeMonate), uebung: umfeld.uebung ?? false });
  if (vorhandene) return { aktenzeichen: vorhandene.aktenzeichen, neu: false, wieder: vorhandene.status === 'BEENDET' };
  const aktenzeichen = await insertFall(db, p.eingangAm, umfeld);
  await insertPerson(db, aktenzeichen, { rolle: 'KLIENT', name: p.name, vorname: p.vorname, geburtsdatum: p.geburtsdatum, anschrift: p.anschrift ?? '' });
  await writeJournal(db, { aktenzeichen, art: 'AKTE_ANGELEGT', angaben: { eingangAm: p.eingangAm }, schluessel: `${aktenzeichen}:aufnahme` }, uhr);
  return { aktenzeichen, neu: true, wieder: false };
}

/** `stichtag`: local date; a file that was closed before it is another matter */
async function findAkteDerPerson(db: Db, p: Pick<NeuePerson, 'name' | 'vorname' | 'geburtsdatum'>, { stichtag, uebung }: { stichtag: string; uebung: boolean }): Promise<{ aktenzeichen: string; status: string } | undefined> {
  const { rows } = await db.query(
    `SELECT f.aktenzeichen, f.status FROM fall f JOIN person p USING (behoerde, aktenzeichen)
     WHERE f.behoerde = ${EIGENE} AND p.rolle = 'KLIENT' AND p.name_norm = $1 AND p.geburtsdatum = $2 AND f.gehoert_zu IS NULL AND ${sqlUebung('f.aktenzeichen')} = $4
       AND (f.status <> 'BEENDET' OR (f.beendet_am AT TIME ZONE 'Europe/Berlin')::date >= $3::date)
     ORDER BY f.status = 'BEENDET', f.beendet_am DESC NULLS FIRST, f.aktenzeichen LIMIT 1`,
    [normalisiereName(p.name, p.vorname), p.geburtsdatum, stichtag, uebung],
  );
  return rows[0] as { aktenzeichen: string; status: string } | undefined;
}
