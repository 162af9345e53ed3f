import { z } from 'zod';
import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE, WER } from './akteur.ts';
import { enqueueNachricht } from './ausgang.ts';
import { lockFall } from './fall.ts';
import { insertHinweis } from './hinweis.ts';
import { writeJournal } from './journal.ts';
import { leerAlsFehlend, zeile } from './text.ts';

const angabe = (max: number) => leerAlsFehlend(zeile(max));
/** H-2.3 and H-2.4. Details of the benefit only where there is one: § 67a SGB X, nothing about the household otherwise. */
export const rueckmeldungSchema = z
  .strictObject({
    leistungsbezug: z.enum(['JA', 'NEIN'], { error: 'Bitte angeben, ob Leistungen nach dem SGB II bezogen werden (JA oder NEIN).' }),
    bgNummer: angabe(40),
    sachbearbeitung: angabe(200),
    telefon: angabe(60),
    kduDirektzahlung: z.boolean().optional(),
    bemerkung: leerAlsFehlend(zeile(2000, { mehrzeilig: true })),
    eingangAm: z.iso.date({ error: 'Bitte ein Datum in der Form JJJJ-MM-TT angeben.' }),
  })
  .superRefine((r, ctx) => {
    if (r.leistungsbezug === 'JA') return;
    for (const feld of ['bgNummer', 'kduDirektzahlung'] as const) {
      if (r[feld] !== undefined) ctx.addIssue({ code: 'custom', path: [feld], message: 'Ohne Leistungsbezug darf hier nichts stehen.' });
    }
  });
export type RueckmeldungAngaben = z.infer<typeof rueckmeldungSchema>;
export type Rueckmeldung = { [K in keyof RueckmeldungAngaben]-?: Exclude<RueckmeldungAngaben[K], undefined> | null } & {
  id: string; runde: number; weg: 'POSTEINGANG' | 'INTERN'; erfasstVon: string; erfasstAm: Date; verbuchtAm: Date | null;
};

const SPALTEN = `id, runde, leistungsbezug, bg_nummer AS "bgNummer", sachbearbeitung, telefon, kdu_direktzahlung AS "kduDirektzahlung", bemerkung,
  eingang_am AS "eingangAm", weg, erfasst_von AS "erfasstVon", erfasst_am AS "erfasstAm", verbucht_am AS "verbuchtAm"`;

/** The answers of the Jobcenter in a case, in the order of entry; the first is the one that counts. */
export async function listRueckmeldungen(db: Db, aktenzeichen: string): Promise<Rueckmeldung[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM rueckmeldung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY runde`, [aktenzeichen]);
  return rows as Rueckmeldung[];
}

export type RueckmeldungErgebnis = { runde: number; /** it is the first and goes to the process */ gilt: boolean; /** it says something else than the first */ widerspricht: boolean };

/**
 * Records an answer of the Jobcenter (H-2.3). The first one counts and is published to the waiting process in the same
 * transaction; later ones are kept, and where they contradict the first, a person is told.
 * @throws FachlicherFehler AKTE_UNBEKANNT; ZodError for angaben that `rueckmeldungSchema` refuses
 */
export async function recordRueckmeldung(db: Db, { aktenzeichen, weg, ...eingabe }: RueckmeldungAngaben & { aktenzeichen: string; weg: 'POSTEINGANG' | 'INTERN' }, uhr: Uhr): Promise<RueckmeldungErgebnis> {
  const r = rueckmeldungSchema.parse(eingabe);
  const fall = await lockFall(db, aktenzeichen);
  const bisher = await listRueckmeldungen(db, aktenzeichen);
  const runde = bisher.length + 1;
  const gilt = runde === 1 && fall.status !== 'BEENDET';
  const widerspricht = bisher[0] !== undefined && bisher[0].leistungsbezug !== r.leistungsbezug;
  await db.query(
    `INSERT INTO rueckmeldung (behoerde, aktenzeichen, runde, leistungsbezug, bg_nummer, sachbearbeitung, telefon, kdu_direktzahlung, bemerkung, eingang_am, weg, erfasst_von, erfasst_am, verbucht_am)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, ${WER}, $11, $12)`,
    [aktenzeichen, runde, r.leistungsbezug, r.bgNummer ?? null, r.sachbearbeitung ?? null, r.telefon ?? null, r.kduDirektzahlung ?? null, r.bemerkung ?? null, r.eingangAm, weg, uhr.jetzt(), gilt ? uhr.jetzt() : null],
  );
  await writeJournal(db, { aktenzeichen, art: 'RUECKMELDUNG', angaben: { runde, leistungsbezug: r.leistungsbezug, eingangAm: r.eingangAm, weg, gilt } }, uhr);
  // Only the Fachstelle's process waits for it; the Jobcenter's own file keeps what it is going to answer.
  if (gilt && fall.behoerde === 'LHH') await publish(db, aktenzeichen, fall.vereinbarung, r.leistungsbezug, runde, uhr);
  else if (!gilt) await warn(db, aktenzeichen, runde, widerspricht, fall.status === 'BEENDET', uhr);
  return { runde, gilt, widerspricht };
}

const publish = (db: Db, aktenzeichen: string, vereinbarung: string, leistungsbezug: 'JA' | 'NEIN', runde: number, uhr: Uhr): Promise<boolean> =>
  enqueueNachricht(
    db,
    { aktenzeichen, nachricht: `${vereinbarung}.mizi.rueckmeldung`, korrelation: aktenzeichen, variablen: { leistungsbezug, rueckmeldungRunde: runde }, schluessel: `${aktenzeichen}:rueckmeldung:${runde}` },
    uhr,
  );

async function warn(db: Db, aktenzeichen: string, runde: number, widerspricht: boolean, beendet: boolean, uhr: Uhr): Promise<void> {
  if (!widerspricht && !beendet) return;
  const art = widerspricht ? 'RUECKMELDUNG_WIDERSPRICHT' : 'RUECKMELDUNG_NACH_ENDE';
  await insertHinweis(db, { aktenzeichen, art, gruppe: 'fachstelle-sachbearbeitung', schluessel: `${aktenzeichen}:rueckmeldung:${runde}` }, uhr);
}
