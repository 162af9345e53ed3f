import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { berechneErstattung, type Erstattung, type ErstattungEingabe } from '../../recht/erstattung.ts';
import type { Land } from '../../recht/kalender.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { writeJournal } from '../journal.ts';
import { fehlendeAngaben, findAnspruch, type Anspruch } from './anspruch.ts';

export type Berechnung = Omit<Erstattung, 'grund'> & { vorgang: string; runde: number; grund: string; berechnetAm: Date };

const SPALTEN = `vorgang, runde, ueberzahlt_cent::float8 AS "ueberzahltCent", erstattung_cent::float8 AS "erstattungCent", beim_jobcenter_cent::float8 AS "beimJobcenterCent",
  grund, ausschlussfrist, fachstelle_zahlt_ab AS "fachstelleZahltAb", monate, schritte, berechnet_am AS "berechnetAm"`;

/** The computation of the newest round of the claim; undefined where that round was not computed yet. */
export async function findBerechnung(db: Db, vorgang: string): Promise<Berechnung | undefined> {
  const { rows } = await db.query(
    `SELECT ${SPALTEN} FROM erstattung_berechnung WHERE behoerde = ${EIGENE} AND vorgang = $1
       AND runde = (SELECT max(runde) FROM erstattung_anspruch WHERE behoerde = ${EIGENE} AND vorgang = $1)`,
    [vorgang],
  );
  return rows[0] as Berechnung | undefined;
}

/** Why a claim cannot be computed yet. ANGABEN_FEHLEN: the Jobcenter is asked; KENNTNIS_FEHLT: the Fachstelle says since when it knew; UNSTIMMIG: the days contradict each other. */
export type Hindernis = 'ANGABEN_FEHLEN' | 'KENNTNIS_FEHLT' | 'UNSTIMMIG';

/**
 * Computes the newest round of the claim and stores it with its derivation, once for each round.
 * @returns the stored computation, or what is in the way
 */
export async function computeErstattung(db: Db, { aktenzeichen, vorgang, land }: { aktenzeichen: string; vorgang: string; land: Land }, uhr: Uhr): Promise<Berechnung | Hindernis> {
  const anspruch = await findAnspruch(db, vorgang);
  if (!anspruch) return 'ANGABEN_FEHLEN';
  const vorhanden = await findBerechnung(db, vorgang);
  if (vorhanden) return vorhanden;
  const gerechnet = rechne(anspruch, land);
  if (typeof gerechnet === 'string') return gerechnet;
  await db.query(
    `INSERT INTO erstattung_berechnung (behoerde, aktenzeichen, vorgang, runde, ueberzahlt_cent, erstattung_cent, beim_jobcenter_cent, grund, ausschlussfrist, fachstelle_zahlt_ab, monate, schritte, berechnet_am)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
    [aktenzeichen, vorgang, anspruch.runde, gerechnet.ueberzahltCent, gerechnet.erstattungCent, gerechnet.beimJobcenterCent, gerechnet.grund, gerechnet.ausschlussfrist, gerechnet.fachstelleZahltAb, JSON.stringify(gerechnet.monate), JSON.stringify(gerechnet.schritte), uhr.jetzt()],
  );
  const { ueberzahltCent, erstattungCent, beimJobcenterCent, grund } = gerechnet;
  await writeJournal(db, { aktenzeichen, art: 'ERSTATTUNG_BERECHNET', angaben: { vorgang, runde: anspruch.runde, ueberzahltCent, erstattungCent, beimJobcenterCent, grund }, schluessel: `${vorgang}:erstattung-berechnung:${anspruch.runde}` }, uhr);
  return (await findBerechnung(db, vorgang)) as Berechnung;
}

function rechne(a: Anspruch, land: Land): Erstattung | Hindernis {
  const eingabe = alsEingabe(a, land);
  if (typeof eingabe === 'string') return eingabe;
  try {
    return berechneErstattung(eingabe);
  } catch (fehler) {
    if (fehler instanceof FachlicherFehler) return 'UNSTIMMIG';
    throw fehler;
  }
}

function alsEingabe(a: Anspruch, land: Land): ErstattungEingabe | Hindernis {
  const { haftVon, jcGezahltBis, kduMonatCent, kenntnisAm } = a;
  if (fehlendeAngaben(a).length > 0 || haftVon === null || jcGezahltBis === null || kduMonatCent === null) return 'ANGABEN_FEHLEN';
  if (kenntnisAm === null) return 'KENNTNIS_FEHLT';
  return { haftVon, jcGezahltBis, kduMonatCent, kenntnisFachstelle: kenntnisAm, entlassungAm: a.entlassungAm ?? undefined, anmeldungAm: a.angemeldetAm, anspruchsgrundlage: a.anspruchsgrundlage, land };
}
