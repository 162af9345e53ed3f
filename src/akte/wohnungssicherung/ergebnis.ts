import { z } from 'zod';
import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE, WER } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { lockFall } from '../fall.ts';
import { insertHinweis } from '../hinweis.ts';
import { writeJournal } from '../journal.ts';
import { findZielakte } from '../zielakte.ts';

/** What became of the application on the arrears. Sum in Cent. */
export const ergebnisSchema = z
  .strictObject({
    ergebnis: z.enum(['UEBERNAHME', 'ABLEHNUNG'], { error: 'Bitte angeben, ob die Mietschulden übernommen werden.' }),
    leistungsart: z.enum(['DARLEHEN', 'ZUSCHUSS'], { error: 'Bitte Darlehen oder Zuschuss wählen.' }).optional(),
    summeCent: z.int().positive().optional(),
    eingangAm: z.iso.date({ error: 'Bitte ein Datum angeben.' }),
  })
  .superRefine((e, ctx) => {
    if (e.ergebnis === 'UEBERNAHME') return;
    for (const feld of ['leistungsart', 'summeCent'] as const) if (e[feld] !== undefined) ctx.addIssue({ code: 'custom', path: [feld], message: 'Bei einer Ablehnung darf hier nichts stehen.' });
  });
export type ErgebnisAngaben = z.output<typeof ergebnisSchema>;
export type GespeichertesErgebnis = Omit<Required<ErgebnisAngaben>, 'leistungsart' | 'summeCent'> & {
  id: string; leistungsart: 'DARLEHEN' | 'ZUSCHUSS' | null; summeCent: number | null; antragRunde: number | null; weg: 'POSTEINGANG' | 'INTERN'; erfasstAm: Date;
};

/** The results of a case, oldest first. */
export async function listErgebnisse(db: Db, aktenzeichen: string): Promise<GespeichertesErgebnis[]> {
  const { rows } = await db.query(
    `SELECT id, ergebnis, leistungsart, summe_cent::int AS "summeCent", eingang_am AS "eingangAm", antrag_runde AS "antragRunde", weg, erfasst_am AS "erfasstAm"
     FROM mietschulden_ergebnis WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY id`,
    [aktenzeichen],
  );
  return rows as GespeichertesErgebnis[];
}

/**
 * Records the result of the Jobcenter, or of the own decision under § 36 SGB XII (H-3.2.1.3, H-3.2.2.2), in the case of the
 * Fachstelle. The first result of the latest application is published to the procedure that waits for it, in the same
 * transaction; a later or an unasked one is kept, and a person is told. One for a file that was joined to another goes there.
 * @returns `gilt`: it answers an application and goes to the procedure
 * @throws FachlicherFehler AKTE_UNBEKANNT, EINGANG_IN_ZUKUNFT; ZodError for what `ergebnisSchema` refuses
 */
export async function recordErgebnisJobcenter(
  db: Db,
  { aktenzeichen: genannt, weg, ...eingabe }: ErgebnisAngaben & { aktenzeichen: string; weg: 'POSTEINGANG' | 'INTERN' },
  uhr: Uhr,
): Promise<{ gilt: boolean }> {
  const e = ergebnisSchema.parse(eingabe);
  if (e.eingangAm > lokalesDatum(uhr.jetzt())) throw new FachlicherFehler('EINGANG_IN_ZUKUNFT', 'Der Eingang kann nicht in der Zukunft liegen.');
  const aktenzeichen = (await findZielakte(db, genannt)) ?? genannt;
  await lockFall(db, aktenzeichen);
  const antrag = await findOffenenAntrag(db, aktenzeichen);
  const { rows } = await db.query(
    `INSERT INTO mietschulden_ergebnis (behoerde, aktenzeichen, vorgang, antrag_runde, ergebnis, leistungsart, summe_cent, eingang_am, weg, erfasst_von, erfasst_am)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8, ${WER}, $9) RETURNING id`,
    [aktenzeichen, antrag?.vorgang ?? null, antrag?.runde ?? null, e.ergebnis, e.leistungsart ?? null, e.summeCent ?? null, e.eingangAm, weg, uhr.jetzt()],
  );
  const { id } = rows[0] as { id: string };
  await writeJournal(db, { aktenzeichen, art: 'MIETSCHULDEN_ERGEBNIS', angaben: { ergebnis: e.ergebnis, eingangAm: e.eingangAm, weg, gilt: antrag !== undefined } }, uhr);
  if (!antrag) {
    await insertHinweis(db, { aktenzeichen, art: 'ERGEBNIS_OHNE_ANTRAG', gruppe: 'fachstelle-sachbearbeitung', schluessel: `${aktenzeichen}:mietschulden-ergebnis:${id}` }, uhr);
    return { gilt: false };
  }
  const schluessel = `${antrag.vorgang}:${antrag.runde}`;
  const nachricht = { aktenzeichen, nachricht: 'hannover.wohnungssicherung.ergebnis', korrelation: schluessel, variablen: { mietschuldenErgebnis: e.ergebnis }, schluessel: `${schluessel}:mietschulden-ergebnis` };
  await enqueueNachricht(db, nachricht, uhr);
  return { gilt: true };
}

/** The latest application of an open run that has no result yet. */
async function findOffenenAntrag(db: Db, aktenzeichen: string): Promise<{ vorgang: string; runde: number } | undefined> {
  const { rows } = await db.query(
    `SELECT s.vorgang, s.runde FROM stellungnahme s
     JOIN lauf l ON l.behoerde = s.behoerde AND l.prozess = 'hannover-wohnungssicherung' AND l.vorgang = s.vorgang AND l.status <> 'BEENDET'
     WHERE s.behoerde = ${EIGENE} AND s.aktenzeichen = $1 AND s.antrag_am IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM mietschulden_ergebnis e WHERE e.behoerde = s.behoerde AND e.vorgang = s.vorgang AND e.antrag_runde = s.runde)
     ORDER BY s.antrag_am DESC, s.runde DESC LIMIT 1`,
    [aktenzeichen],
  );
  return rows[0] as { vorgang: string; runde: number } | undefined;
}
