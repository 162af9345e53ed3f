import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import { pruefeDatum } from '../recht/datum.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import type { Uhr } from '../uhr.ts';
import { recordAenderung } from './aenderung.ts';
import { akteUnbekannt, EIGENE } from './akteur.ts';
import { enqueueNachricht, fallKorrelation } from './ausgang.ts';
import { lockFall } from './fall.ts';
import { findUnterschied } from './haushalt.ts';

/** The court's notice as stored, § 22 (9) SGB II. Sums in Cent. */
export type GespeicherteMitteilung = {
  gericht: string; geschaeftszeichen: string; klageEingangAm: string; eingangAm: string; zugestelltAm: string | null; terminAm: string | null;
  monatsmieteCent: number; rueckstandCent: number; nutzungsentschaedigungCent: number; hilfsweiseOrdentlich: 'JA' | 'NEIN' | 'UNBEKANNT'; quelle: 'FORMULAR' | 'API' | 'DATEI';
};

// Sums fit into int: the highest is one million Euro.
const SPALTEN = `gericht, geschaeftszeichen, klage_eingang_am AS "klageEingangAm", eingang_am AS "eingangAm", zugestellt_am AS "zugestelltAm", termin_am AS "terminAm",
  monatsmiete_cent::int AS "monatsmieteCent", rueckstand_cent::int AS "rueckstandCent", nutzungsentschaedigung_cent::int AS "nutzungsentschaedigungCent",
  hilfsweise_ordentlich AS "hilfsweiseOrdentlich", quelle`;

export async function findMitteilung(db: Db, aktenzeichen: string): Promise<GespeicherteMitteilung | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM mitteilung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen]);
  return rows[0] as GespeicherteMitteilung | undefined;
}

/** What people may add to the notice or correct in it. Sums in Cent. */
const AENDERBAR = ['zugestelltAm', 'terminAm', 'hilfsweiseOrdentlich', 'monatsmieteCent', 'rueckstandCent', 'nutzungsentschaedigungCent'] as const;
export type MitteilungNachtrag = Partial<Pick<GespeicherteMitteilung, (typeof AENDERBAR)[number]>>;

/**
 * Adds what the notice did not say: service of the suit, hearing, alternative ordinary termination; and corrects its sums. A new day of service
 * moves the Schonfrist (§ 569 (3) no. 2 BGB), so the step that watches it is told; so is the one that watches the hearing.
 * @returns false when nothing differs
 * @throws FachlicherFehler AKTE_UNBEKANNT, SUMMEN_UNGUELTIG, ZUSTELLUNG_UNGUELTIG, TERMIN_UNGUELTIG, DATUM_UNGUELTIG, GRUND_FEHLT
 */
export async function updateMitteilung(db: Db, aktenzeichen: string, neu: MitteilungNachtrag, grund: string, uhr: Uhr): Promise<boolean> {
  const fall = await lockFall(db, aktenzeichen);
  const alt = await findMitteilung(db, aktenzeichen);
  if (!alt) throw akteUnbekannt();
  const bisher = Object.fromEntries(AENDERBAR.map((feld) => [feld, alt[feld]])) as Required<MitteilungNachtrag>;
  const unterschied = findUnterschied(bisher, neu);
  if (!unterschied) return false;
  const m = { ...bisher, ...unterschied.neu };
  if (m.rueckstandCent === 0 && m.nutzungsentschaedigungCent === 0) throw new FachlicherFehler('SUMMEN_UNGUELTIG', 'Eine Mitteilung wegen Zahlungsverzugs nennt einen Rückstand oder eine Nutzungsentschädigung.');
  pruefeTage(m, alt.klageEingangAm, lokalesDatum(uhr.jetzt()));
  await db.query(
    `UPDATE mitteilung SET zugestellt_am = $2, termin_am = $3, hilfsweise_ordentlich = $4, monatsmiete_cent = $5, rueckstand_cent = $6, nutzungsentschaedigung_cent = $7 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`,
    [aktenzeichen, m.zugestelltAm, m.terminAm, m.hilfsweiseOrdentlich, m.monatsmieteCent, m.rueckstandCent, m.nutzungsentschaedigungCent],
  );
  const aenderung = await recordAenderung(db, { aktenzeichen, gegenstand: 'MITTEILUNG', ...unterschied, grund }, uhr);
  const korrelation = fallKorrelation(fall.behoerde, aktenzeichen);
  if (unterschied.neu.zugestelltAm !== undefined) await enqueueNachricht(db, { aktenzeichen, nachricht: 'schonfrist-geaendert', korrelation, schluessel: `${aktenzeichen}:schonfrist:${aenderung}` }, uhr);
  if (unterschied.neu.terminAm !== undefined) await enqueueNachricht(db, { aktenzeichen, nachricht: 'termin-geaendert', korrelation, schluessel: `${aktenzeichen}:termin:${aenderung}` }, uhr);
  return true;
}

function pruefeTage(m: { zugestelltAm: string | null; terminAm: string | null }, klageEingangAm: string, heute: string): void {
  if (m.zugestelltAm !== null && (pruefeDatum(m.zugestelltAm) < klageEingangAm || m.zugestelltAm > heute)) {
    throw new FachlicherFehler('ZUSTELLUNG_UNGUELTIG', 'Die Zustellung muss zwischen dem Eingang der Klage und heute liegen.');
  }
  if (m.terminAm !== null && pruefeDatum(m.terminAm) < klageEingangAm) throw new FachlicherFehler('TERMIN_UNGUELTIG', 'Der Termin kann nicht vor dem Eingang der Klage liegen.');
}
