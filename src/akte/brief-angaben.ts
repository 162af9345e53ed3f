import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE, WER } from './akteur.ts';
import { writeJournal } from './journal.ts';

/** Which letter: its run of the procedure and its step there. All rounds of a step say the same. */
export type BriefStelle = {
  aktenzeichen: string;
  /** the run; the Aktenzeichen where it is the first */
  vorgang?: string | null | undefined;
  schritt: string;
};

/**
 * What a person has written for a letter, before it is made; written again, the new text counts for the next round. The
 * fields are those of the letter's own schema. Free text may stand here: it goes with the case.
 */
export async function recordBriefAngaben(db: Db, stelle: BriefStelle, angaben: Record<string, unknown>, uhr: Uhr): Promise<void> {
  const { aktenzeichen, schritt } = stelle;
  await db.query(
    `INSERT INTO brief_angaben (behoerde, aktenzeichen, vorgang, schritt, angaben, geschrieben_von, geschrieben_am) VALUES (${EIGENE}, $1, $2, $3, $4, ${WER}, $5)
     ON CONFLICT (behoerde, vorgang, schritt) DO UPDATE SET angaben = EXCLUDED.angaben, geschrieben_von = EXCLUDED.geschrieben_von, geschrieben_am = EXCLUDED.geschrieben_am`,
    [aktenzeichen, stelle.vorgang ?? aktenzeichen, schritt, JSON.stringify(angaben), uhr.jetzt()],
  );
  await writeJournal(db, { aktenzeichen, art: 'BRIEF_ANGABEN', angaben: { schritt } }, uhr);
}

/** As they were written, unchecked; undefined where nobody has written any. */
export async function findBriefAngaben(db: Db, behoerde: string, stelle: BriefStelle): Promise<unknown> {
  const { rows } = await db.query('SELECT angaben FROM brief_angaben WHERE behoerde = $1 AND vorgang = $2 AND schritt = $3', [behoerde, stelle.vorgang ?? stelle.aktenzeichen, stelle.schritt]);
  return (rows[0] as { angaben: unknown } | undefined)?.angaben;
}
