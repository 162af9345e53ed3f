import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { recordAenderung } from '../aenderung.ts';
import { EIGENE } from '../akteur.ts';
import { enqueueNachricht, fallKorrelation } from '../ausgang.ts';
import { lockFall } from '../fall.ts';
import { findUnterschied } from '../haushalt.ts';
import { updateMitteilung } from '../mitteilung.ts';
import { followRaeumungstermin } from '../unterbringung/termin.ts';

export const STAENDE = ['UNBEKANNT', 'MAHNUNG', 'ABMAHNUNG', 'KUENDIGUNG', 'FRISTLOSE_KUENDIGUNG', 'RAEUMUNGSKLAGE', 'RAEUMUNGSURTEIL'] as const;
export const GRUENDE = ['UNBEKANNT', 'MIETSCHULDEN', 'ENERGIESCHULDEN', 'VERHALTEN', 'ANDERER'] as const;
export const LEISTUNGEN = ['UNBEKANNT', 'SGB2', 'SGB12', 'KEINER'] as const;

/** How far the landlord's proceedings have come, from the notice of the court and from what people have entered. Sums in Cent. */
export type Verfahrensstand = {
  stand: (typeof STAENDE)[number]; grund: (typeof GRUENDE)[number]; leistungsbezug: (typeof LEISTUNGEN)[number];
  hilfsweiseOrdentlich: 'JA' | 'NEIN' | 'UNBEKANNT';
  kuendigungAm: string | null;
  /** an earlier termination that payment healed, § 569 (3) no. 2 sentence 2 BGB */
  geheilteKuendigungAm: string | null;
  gericht: string | null; geschaeftszeichen: string | null;
  klageEingangAm: string | null; zugestelltAm: string | null; terminAm: string | null; raeumungAm: string | null;
  monatsmieteCent: number | null; rueckstandCent: number | null;
};
export const LEER: Verfahrensstand = {
  stand: 'UNBEKANNT', grund: 'UNBEKANNT', leistungsbezug: 'UNBEKANNT', hilfsweiseOrdentlich: 'UNBEKANNT', kuendigungAm: null, geheilteKuendigungAm: null,
  gericht: null, geschaeftszeichen: null, klageEingangAm: null, zugestelltAm: null, terminAm: null, raeumungAm: null, monatsmieteCent: null, rueckstandCent: null,
};

// Of the court's notice counts what it says; the own entry stands for what it does not say. Sums fit into int.
const GELESEN = `SELECT m.gericht IS NOT NULL AS "ausMitteilung",
  CASE WHEN COALESCE(v.stand, 'UNBEKANNT') = 'UNBEKANNT' AND m.gericht IS NOT NULL THEN 'RAEUMUNGSKLAGE' ELSE COALESCE(v.stand, 'UNBEKANNT') END AS stand,
  CASE WHEN COALESCE(v.grund, 'UNBEKANNT') = 'UNBEKANNT' AND m.gericht IS NOT NULL THEN 'MIETSCHULDEN' ELSE COALESCE(v.grund, 'UNBEKANNT') END AS grund,
  CASE WHEN COALESCE(v.leistungsbezug, 'UNBEKANNT') <> 'UNBEKANNT' THEN v.leistungsbezug WHEN r.leistungsbezug = 'JA' THEN 'SGB2' WHEN r.leistungsbezug = 'NEIN' THEN 'KEINER' ELSE 'UNBEKANNT' END AS leistungsbezug,
  COALESCE(m.hilfsweise_ordentlich, v.hilfsweise_ordentlich, 'UNBEKANNT') AS "hilfsweiseOrdentlich",
  v.kuendigung_am AS "kuendigungAm", v.geheilte_kuendigung_am AS "geheilteKuendigungAm", COALESCE(m.gericht, v.gericht) AS gericht, COALESCE(m.geschaeftszeichen, v.geschaeftszeichen) AS geschaeftszeichen,
  COALESCE(m.klage_eingang_am, v.klage_eingang_am) AS "klageEingangAm", CASE WHEN m.gericht IS NULL THEN v.zugestellt_am ELSE m.zugestellt_am END AS "zugestelltAm",
  CASE WHEN m.gericht IS NULL THEN v.termin_am ELSE m.termin_am END AS "terminAm", v.raeumung_am AS "raeumungAm",
  COALESCE(v.monatsmiete_cent, m.monatsmiete_cent)::int AS "monatsmieteCent", COALESCE(v.rueckstand_cent, m.rueckstand_cent)::int AS "rueckstandCent"
  FROM fall f LEFT JOIN verfahrensstand v USING (behoerde, aktenzeichen) LEFT JOIN mitteilung m USING (behoerde, aktenzeichen)
  LEFT JOIN rueckmeldung r ON r.behoerde = f.behoerde AND r.aktenzeichen = f.aktenzeichen AND r.runde = 1
  WHERE f.behoerde = ${EIGENE} AND f.aktenzeichen = $1`;

/** `ausMitteilung`: the court has told of the suit, what its notice says is corrected there. */
export async function findVerfahrensstand(db: Db, aktenzeichen: string): Promise<Verfahrensstand & { ausMitteilung: boolean }> {
  const { rows } = await db.query(GELESEN, [aktenzeichen]);
  return (rows[0] as (Verfahrensstand & { ausMitteilung: boolean }) | undefined) ?? { ...LEER, ausMitteilung: false };
}

/**
 * Enters or corrects the state of the proceedings, with the reason. The running watches of the Schonfrist, the hearing and
 * the eviction are told where their day may move.
 * @returns false when nothing differs
 * @throws FachlicherFehler AKTE_UNBEKANNT, GRUND_FEHLT, ZUSTELLUNG_UNGUELTIG, TERMIN_UNGUELTIG, KUENDIGUNG_UNGUELTIG, KLAGE_UNGUELTIG
 */
export async function updateVerfahrensstand(db: Db, aktenzeichen: string, neu: Verfahrensstand, grund: string, uhr: Uhr): Promise<boolean> {
  const { behoerde } = await lockFall(db, aktenzeichen);
  const { ausMitteilung, ...alt } = await findVerfahrensstand(db, aktenzeichen);
  const { zugestelltAm, terminAm, hilfsweiseOrdentlich, ...eigene } = neu;
  const beimGericht = { zugestelltAm, terminAm, hilfsweiseOrdentlich };
  pruefeTage(neu, lokalesDatum(uhr.jetzt()));
  const nachgetragen = ausMitteilung && (await updateMitteilung(db, aktenzeichen, beimGericht, grund, uhr));
  const unterschied = findUnterschied<Partial<Verfahrensstand>>(alt, ausMitteilung ? eigene : neu);
  if (!unterschied) return nachgetragen;
  await upsert(db, aktenzeichen, neu);
  const aenderung = await recordAenderung(db, { aktenzeichen, gegenstand: 'VERFAHREN', ...unterschied, grund }, uhr);
  const geaendert = Object.keys(unterschied.neu);
  const korrelation = fallKorrelation(behoerde, aktenzeichen);
  const melde = async (nachricht: string, felder: readonly string[]): Promise<void> => {
    if (felder.some((f) => geaendert.includes(f))) await enqueueNachricht(db, { aktenzeichen, nachricht, korrelation, schluessel: `${aktenzeichen}:${nachricht}:verfahren:${aenderung}` }, uhr);
  };
  await melde('schonfrist-geaendert', ['klageEingangAm', 'zugestelltAm', 'kuendigungAm', 'geheilteKuendigungAm']);
  await melde('termin-geaendert', ['raeumungAm', 'terminAm']);
  if (geaendert.includes('raeumungAm')) await followRaeumungstermin(db, aktenzeichen, neu.raeumungAm, grund, uhr);
  return true;
}

async function upsert(db: Db, aktenzeichen: string, v: Verfahrensstand): Promise<void> {
  await db.query(
    `INSERT INTO verfahrensstand (behoerde, aktenzeichen, stand, grund, leistungsbezug, hilfsweise_ordentlich, kuendigung_am, geheilte_kuendigung_am, gericht, geschaeftszeichen,
       klage_eingang_am, zugestellt_am, termin_am, raeumung_am, monatsmiete_cent, rueckstand_cent)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     ON CONFLICT (behoerde, aktenzeichen) DO UPDATE SET stand = EXCLUDED.stand, grund = EXCLUDED.grund, leistungsbezug = EXCLUDED.leistungsbezug, hilfsweise_ordentlich = EXCLUDED.hilfsweise_ordentlich,
       kuendigung_am = EXCLUDED.kuendigung_am, geheilte_kuendigung_am = EXCLUDED.geheilte_kuendigung_am, gericht = EXCLUDED.gericht, geschaeftszeichen = EXCLUDED.geschaeftszeichen,
       klage_eingang_am = EXCLUDED.klage_eingang_am, zugestellt_am = EXCLUDED.zugestellt_am, termin_am = EXCLUDED.termin_am, raeumung_am = EXCLUDED.raeumung_am,
       monatsmiete_cent = EXCLUDED.monatsmiete_cent, rueckstand_cent = EXCLUDED.rueckstand_cent`,
    [aktenzeichen, v.stand, v.grund, v.leistungsbezug, v.hilfsweiseOrdentlich, v.kuendigungAm, v.geheilteKuendigungAm, v.gericht, v.geschaeftszeichen,
      v.klageEingangAm, v.zugestelltAm, v.terminAm, v.raeumungAm, v.monatsmieteCent, v.rueckstandCent],
  );
}

function pruefeTage(v: Verfahrensstand, heute: string): void {
  const refuse = (code: string, text: string): never => {
    throw new FachlicherFehler(code, text);
  };
  if (v.kuendigungAm !== null && v.kuendigungAm > heute) refuse('KUENDIGUNG_UNGUELTIG', 'Die Kündigung kann nicht in der Zukunft liegen.');
  if (v.geheilteKuendigungAm !== null && (v.kuendigungAm === null || v.geheilteKuendigungAm >= v.kuendigungAm)) refuse('KUENDIGUNG_UNGUELTIG', 'Die frühere, geheilte Kündigung muss vor der jetzigen Kündigung liegen; bitte geben Sie beide Tage an.');
  if (v.klageEingangAm !== null && v.klageEingangAm > heute) refuse('KLAGE_UNGUELTIG', 'Der Eingang der Klage kann nicht in der Zukunft liegen.');
  if (v.zugestelltAm !== null && (v.zugestelltAm > heute || (v.klageEingangAm !== null && v.zugestelltAm < v.klageEingangAm))) refuse('ZUSTELLUNG_UNGUELTIG', 'Die Zustellung muss zwischen dem Eingang der Klage und heute liegen.');
  if (v.terminAm !== null && v.klageEingangAm !== null && v.terminAm < v.klageEingangAm) refuse('TERMIN_UNGUELTIG', 'Der Termin kann nicht vor dem Eingang der Klage liegen.');
}
