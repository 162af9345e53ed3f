import type { Db } from '../../db/pool.ts';
import { TechnischerFehler } from '../../fehler.ts';
import { naechsteZahlung, type Haftstand, type NaechsteZahlung, type Zeitraum } from '../../recht/haft.ts';
import { plusTage } from '../../recht/datum.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { cancelZahlung, findZahlung, planZahlung, type Zahlung } from '../zahlung.ts';
import { findHaftVon, HAFT_PROZESS, type Haft } from './haft.ts';
import { listHaftentscheidungen, type Haftentscheidung } from './entscheidung.ts';

export const HAFT_ZWECK = 'MIETE_IN_HAFT';
export type Haftzahlung = Zeitraum & { bezug: string; cent: number; zahlung: Zahlung };
export type Haftlage = { haft: Haft; entscheidung: Haftentscheidung | undefined; stand: Haftstand; zahlungen: Haftzahlung[]; gezahlt: Haftzahlung[] };

export const zahlungsort = (h: Pick<Haft, 'aktenzeichen' | 'vorgang'>, bezug: string) => ({ aktenzeichen: h.aktenzeichen, prozess: HAFT_PROZESS, vorgang: h.vorgang, zweck: HAFT_ZWECK, bezug });

/** The detention of a run with what is approved and what was ordered. @throws TechnischerFehler HAFT_UNBEKANNT: the run has none */
export async function findHaftlage(db: Db, vorgang: string): Promise<Haftlage> {
  const haft = await findHaftVon(db, vorgang);
  if (!haft) throw new TechnischerFehler('HAFT_UNBEKANNT', 'Zu diesem Vorgang ist keine Haft gemeldet.');
  const entscheidung = (await listHaftentscheidungen(db, vorgang)).at(-1);
  const zahlungen = await listHaftzahlungen(db, haft);
  const { haftVon, entlassungAm, jcGezahltBis, kenntnisAm, anteilCent } = haft;
  const stand = { haftVon, entlassungAm, jcGezahltBis, kenntnisAm, anteilCent, bewilligtBis: entscheidung?.bewilligtBis ?? null };
  return { haft, entscheidung, stand, zahlungen, gezahlt: zahlungen.filter((z) => z.zahlung.angewiesenAm !== null) };
}

/** Planned and ordered payments by month, withdrawn ones left out. */
async function listHaftzahlungen(db: Db, haft: Haft): Promise<Haftzahlung[]> {
  const { rows } = await db.query(`SELECT bezug, von, bis, anteil_cent::float8 AS "anteilCent" FROM haft_zeitraum WHERE behoerde = ${EIGENE} AND vorgang = $1 ORDER BY bezug`, [haft.vorgang]);
  const zahlungen: Haftzahlung[] = [];
  for (const z of rows as (Zeitraum & { bezug: string })[]) {
    const zahlung = await findZahlung(db, zahlungsort(haft, z.bezug));
    if (zahlung && !zahlung.aufgehobenAm) zahlungen.push({ ...z, cent: zahlung.summeCent, zahlung });
  }
  return zahlungen;
}

/** `2026-05`, for a further payment of the same month `2026-05-2`. */
export const bezugVon = ({ monat, nummer }: { monat: string; nummer: number }): string => (nummer === 1 ? monat : `${monat}-${nummer}`);

/** The day before the month of a payment begins: the rent is due by the third Werktag of the month, counted from there. */
export const vortagDesMonats = (monat: string): string => plusTage(`${monat}-01`, -1);

/** Withdraws the plans that nobody has ordered and that are not next any more. @param bezug of the payment that is next, if there is one */
export async function cancelUeberholte(db: Db, { haft, zahlungen }: Haftlage, bezug: string | undefined, uhr: Uhr): Promise<void> {
  for (const z of zahlungen) if (!z.zahlung.angewiesenAm && z.bezug !== bezug) await cancelZahlung(db, zahlungsort(haft, z.bezug), uhr);
}

/**
 * Plans the payment that is next by what is known now, once per month.
 * @returns what was planned, undefined when nothing is to be paid now
 */
export async function planHaftzahlung(db: Db, vorgang: string, uhr: Uhr): Promise<(Extract<NaechsteZahlung, { art: 'ZAHLUNG' }> & { bezug: string }) | undefined> {
  const lage = await findHaftlage(db, vorgang);
  const { haft, entscheidung, stand, gezahlt } = lage;
  const naechste = entscheidung?.ergebnis === 'ABGELEHNT' ? undefined : naechsteZahlung(stand, gezahlt);
  const zahlung = naechste?.art === 'ZAHLUNG' ? { ...naechste, bezug: bezugVon(naechste) } : undefined;
  await cancelUeberholte(db, lage, zahlung?.bezug, uhr);
  if (!zahlung) return undefined;
  const { von, bis, anteilCent } = zahlung.zeitraum;
  await planZahlung(db, { ...zahlungsort(haft, zahlung.bezug), empfaenger: 'VERMIETER', summeCent: zahlung.cent, faelligAm: `${zahlung.monat}-01` }, uhr);
  await db.query(
    `INSERT INTO haft_zeitraum (behoerde, aktenzeichen, vorgang, bezug, von, bis, anteil_cent) VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6)
     ON CONFLICT (behoerde, vorgang, bezug) DO UPDATE SET von = EXCLUDED.von, bis = EXCLUDED.bis, anteil_cent = EXCLUDED.anteil_cent`,
    [haft.aktenzeichen, vorgang, zahlung.bezug, von, bis, anteilCent],
  );
  return zahlung;
}
