import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE, WER } from '../akteur.ts';
import { lockFall } from '../fall.ts';
import { writeJournal } from '../journal.ts';

/** H-3.1.6. Sum applied for in Cent. With `antragAm` it is fixed: it went out as it is. */
export type Stellungnahme = {
  runde: number; text: string; summeCent: number; geschriebenVon: string; geschriebenAm: Date;
  antragAm: string | null; anlass: 'KLAGE' | 'KUENDIGUNG' | null; weg: 'JOBCENTER' | 'SGB12' | null;
};
export type Antrag = { runde: number; antragAm: string; anlass: 'KLAGE' | 'KUENDIGUNG'; weg: 'JOBCENTER' | 'SGB12' };

const SPALTEN = `runde, text, summe_cent::int AS "summeCent", geschrieben_von AS "geschriebenVon", geschrieben_am AS "geschriebenAm", antrag_am AS "antragAm", anlass, weg`;

/** The Stellungnahmen of a run, oldest first; the last may still be a draft. */
export async function listStellungnahmen(db: Db, vorgang: string): Promise<Stellungnahme[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM stellungnahme WHERE behoerde = ${EIGENE} AND vorgang = $1 ORDER BY runde`, [vorgang]);
  return rows as Stellungnahme[];
}

/** Writes the draft, or begins the next one when the last has gone out. @throws FachlicherFehler AKTE_UNBEKANNT */
export async function upsertStellungnahme(db: Db, stelle: { aktenzeichen: string; vorgang: string }, s: { text: string; summeCent: number }, uhr: Uhr): Promise<void> {
  const { aktenzeichen, vorgang } = stelle;
  await lockFall(db, aktenzeichen);
  const letzte = (await listStellungnahmen(db, vorgang)).at(-1);
  const runde = letzte === undefined ? 1 : letzte.antragAm === null ? letzte.runde : letzte.runde + 1;
  await db.query(
    `INSERT INTO stellungnahme (behoerde, aktenzeichen, vorgang, runde, text, summe_cent, geschrieben_von, geschrieben_am) VALUES (${EIGENE}, $1, $2, $3, $4, $5, ${WER}, $6)
     ON CONFLICT (behoerde, vorgang, runde) DO UPDATE SET text = EXCLUDED.text, summe_cent = EXCLUDED.summe_cent, geschrieben_von = EXCLUDED.geschrieben_von, geschrieben_am = EXCLUDED.geschrieben_am`,
    [aktenzeichen, vorgang, runde, s.text, s.summeCent, uhr.jetzt()],
  );
  await writeJournal(db, { aktenzeichen, art: 'STELLUNGNAHME', angaben: { runde, summeCent: s.summeCent } }, uhr);
}

/**
 * Fixes the draft with the day of the application (H-3.1.7). The same round of the case asked twice finds what it fixed.
 * @throws FachlicherFehler AKTE_UNBEKANNT, STELLUNGNAHME_FEHLT
 */
export async function fixStellungnahme(db: Db, a: { aktenzeichen: string; vorgang: string; fallRunde: number; anlass: Antrag['anlass']; weg: Antrag['weg'] }, uhr: Uhr): Promise<Antrag> {
  await lockFall(db, a.aktenzeichen);
  const { rows: vorhanden } = await db.query(`SELECT ${SPALTEN} FROM stellungnahme WHERE behoerde = ${EIGENE} AND vorgang = $1 AND fall_runde = $2`, [a.vorgang, a.fallRunde]);
  if (vorhanden[0]) return vorhanden[0] as Antrag;
  const { rows } = await db.query(
    `UPDATE stellungnahme SET antrag_am = $3, anlass = $4, weg = $5, fall_runde = $2 WHERE behoerde = ${EIGENE} AND vorgang = $1 AND antrag_am IS NULL RETURNING ${SPALTEN}`,
    [a.vorgang, a.fallRunde, lokalesDatum(uhr.jetzt()), a.anlass, a.weg],
  );
  const antrag = rows[0] as Antrag | undefined;
  if (!antrag) throw new FachlicherFehler('STELLUNGNAHME_FEHLT', 'In der Akte steht noch keine Stellungnahme.');
  const { runde, antragAm, anlass, weg } = antrag;
  await writeJournal(db, { aktenzeichen: a.aktenzeichen, art: 'ANTRAG_GESTELLT', angaben: { runde, antragAm, anlass, weg }, schluessel: `${a.vorgang}:antrag:${runde}` }, uhr);
  return antrag;
}
