import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE, WER } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { recordBriefAngaben } from '../brief-angaben.ts';
import { lockFall } from '../fall.ts';
import { writeJournal } from '../journal.ts';

export type KontaktArt = 'BRIEF' | 'TELEFON' | 'HAUSBESUCH' | 'VORSPRACHE';
export type KontaktErgebnis = 'ERREICHT' | 'NICHT_ERREICHT' | 'ABGELEHNT' | 'BRIEF';
export type Kontaktversuch = { id: string; vorgang: string; art: KontaktArt; ergebnis: KontaktErgebnis; am: string; vermerk: string | null; erfasstVon: string };
/** The appointment that a letter proposes; the fields are those of the letter `hannover.terminvorschlag`. */
export type Termin = { terminAm: string; uhrzeit: string; ort: string; telefon?: string | undefined };

/** The attempts to reach the household, oldest first; with `vorgang` those of one run. */
export async function listKontaktversuche(db: Db, aktenzeichen: string, vorgang?: string): Promise<Kontaktversuch[]> {
  const { rows } = await db.query(
    `SELECT id, vorgang, art, ergebnis, am, vermerk, erfasst_von AS "erfasstVon" FROM kontaktversuch WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND ($2::text IS NULL OR vorgang = $2) ORDER BY id`,
    [aktenzeichen, vorgang ?? null],
  );
  return rows as Kontaktversuch[];
}

/** What belongs to the letter of an attempt: the number in its run names the step. */
export const briefSchritt = (nummer: number): string => `wohnungssicherung-termin-${nummer}`;

/**
 * Records an attempt to reach the household (H-3.1.2). A letter is written with its appointment and sent by the procedure.
 * Where the household was reached, the procedure that waits for contact goes on at once.
 * @throws FachlicherFehler AKTE_UNBEKANNT, KONTAKT_IN_ZUKUNFT, TERMIN_FEHLT, TERMIN_UNGUELTIG
 */
export async function recordKontaktversuch(
  db: Db,
  k: { aktenzeichen: string; vorgang: string; art: KontaktArt; ergebnis: KontaktErgebnis; am: string; vermerk?: string | null; termin?: Termin },
  uhr: Uhr,
): Promise<void> {
  const heute = lokalesDatum(uhr.jetzt());
  if (k.am > heute) throw new FachlicherFehler('KONTAKT_IN_ZUKUNFT', 'Der Kontaktversuch kann nicht in der Zukunft liegen.');
  if (k.art === 'BRIEF' && !k.termin) throw new FachlicherFehler('TERMIN_FEHLT', 'Für den Brief fehlt der Termin, der vorgeschlagen wird.');
  if (k.termin && k.termin.terminAm < heute) throw new FachlicherFehler('TERMIN_UNGUELTIG', 'Der vorgeschlagene Termin liegt in der Vergangenheit.');
  await lockFall(db, k.aktenzeichen);
  const { rows } = await db.query(
    `INSERT INTO kontaktversuch (behoerde, aktenzeichen, vorgang, art, ergebnis, am, vermerk, erfasst_von, erfasst_am) VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, ${WER}, $7) RETURNING id`,
    [k.aktenzeichen, k.vorgang, k.art, k.ergebnis, k.am, k.vermerk ?? null, uhr.jetzt()],
  );
  const { id } = rows[0] as { id: string };
  const nummer = (await listKontaktversuche(db, k.aktenzeichen, k.vorgang)).length;
  if (k.termin) await recordBriefAngaben(db, { aktenzeichen: k.aktenzeichen, vorgang: k.vorgang, schritt: briefSchritt(nummer) }, k.termin, uhr);
  await writeJournal(db, { aktenzeichen: k.aktenzeichen, art: 'KONTAKTVERSUCH', angaben: { art: k.art, ergebnis: k.ergebnis, am: k.am, nummer } }, uhr);
  if (k.ergebnis !== 'ERREICHT') return;
  await enqueueNachricht(db, { aktenzeichen: k.aktenzeichen, nachricht: 'hannover.wohnungssicherung.kontakt', korrelation: k.vorgang, schluessel: `${k.vorgang}:kontakt:${id}` }, uhr);
}
