import { z } from 'zod';
import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum, schreibeUhrzeit } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE, WER } from '../akteur.ts';
import { lockFall } from '../fall.ts';
import { writeJournal } from '../journal.ts';
import { zeile } from '../text.ts';
import type { Stelle } from './vorgang.ts';

export const telefonatSchema = z.strictObject({
  am: z.iso.date({ error: 'Bitte ein Datum angeben.' }),
  um: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Bitte eine Uhrzeit wie 14:30 angeben.' }),
  mit: zeile(200),
  inhalt: zeile(4000, { mehrzeilig: true }),
});
export type Telefonat = z.output<typeof telefonatSchema> & { id: string; prozess: string; vorgang: string; gefuehrtVon: string };

/** The calls of a case, oldest first. */
export async function listTelefonate(db: Db, aktenzeichen: string): Promise<Telefonat[]> {
  const { rows } = await db.query(
    `SELECT id, prozess, vorgang, am, to_char(um, 'HH24:MI') AS um, mit, inhalt, gefuehrt_von AS "gefuehrtVon" FROM mietschulden_telefonat WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY id`,
    [aktenzeichen],
  );
  return rows as Telefonat[];
}

/**
 * The record of a call to the Fachstelle (H-3.2.1.4). Names and content stay in the Akte.
 * @throws FachlicherFehler AKTE_UNBEKANNT, VORGANG_UNBEKANNT, ZEIT_IN_ZUKUNFT
 */
export async function recordTelefonat(db: Db, stelle: Stelle, t: z.output<typeof telefonatSchema>, uhr: Uhr): Promise<void> {
  await lockFall(db, stelle.aktenzeichen);
  const jetzt = uhr.jetzt();
  if (`${t.am} ${t.um}` > `${lokalesDatum(jetzt)} ${schreibeUhrzeit(jetzt)}`) throw new FachlicherFehler('ZEIT_IN_ZUKUNFT', 'Das Gespräch kann nicht in der Zukunft liegen.');
  const { rowCount } = await db.query(
    `INSERT INTO mietschulden_telefonat (behoerde, aktenzeichen, prozess, vorgang, am, um, mit, inhalt, gefuehrt_von, erfasst_am)
     SELECT behoerde, aktenzeichen, prozess, vorgang, $4, $5, $6, $7, ${WER}, $8 FROM mietschulden WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND prozess = $2 AND vorgang = $3`,
    [stelle.aktenzeichen, stelle.prozess, stelle.vorgang, t.am, t.um, t.mit, t.inhalt, jetzt],
  );
  if (rowCount !== 1) throw new FachlicherFehler('VORGANG_UNBEKANNT', 'Diesen Vorgang gibt es in der Akte nicht.');
  await writeJournal(db, { aktenzeichen: stelle.aktenzeichen, art: 'FACHSTELLE_ANGERUFEN', angaben: { am: t.am, uhrzeit: t.um } }, uhr);
}
