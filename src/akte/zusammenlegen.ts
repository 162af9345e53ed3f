import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { recordAenderung } from './aenderung.ts';
import { akteUnbekannt, EIGENE } from './akteur.ts';
import { enqueueNachricht, fallKorrelation } from './ausgang.ts';
import { beendeFall, isEndeVerlangt, recordEnde } from './fall-beenden.ts';
import { assertGleicheWelt, lockFall, recordGehoertZu, type Fall } from './fall.ts';
import { findHaushalt } from './haushalt.ts';
import { insertHinweis } from './hinweis.ts';
import { writeJournal } from './journal.ts';
import { listLaeufe, type Lauf } from './lauf.ts';
import { istPersonenakte, listPersonen } from './person.ts';
import { listFortgeschrittene, takeOverLauf } from './uebernahme.ts';
import { takeOverBeratung } from './wohnungssicherung/uebernahme.ts';

export type Zusammenlegung = { /** ends */ quelle: string; /** goes on */ ziel: string; /** free text, stays in both files */ grund: string };
export type Plan = { /** open procedures of the source that end with it */ enden: Lauf[]; /** those of them that begin anew in the target */ beginnen: Lauf[]; /** the notice of the court goes to the target */ mitteilung: boolean };

/**
 * What joining two files does to their procedures. A procedure that is open in both goes on in the target. The notice of the
 * court goes along when the target has none: the same suit is then found in the target.
 * @throws FachlicherFehler AKTE_UNBEKANNT, VERWEIS_AUF_SICH, UEBUNG_UND_ECHT, AKTE_BEENDET, BEREITS_ZUSAMMENGELEGT, HAUSHALT_FEHLT, AKTEN_VERSCHIEDEN, ENDE_VERLANGT, VERFAHREN_ZU_WEIT, ANSPRUCH_IN_BEIDEN, MITTEILUNG_IN_BEIDEN
 */
export async function planZusammenlegung(db: Db, quelle: string, ziel: string): Promise<Plan> {
  if (quelle === ziel) throw new FachlicherFehler('VERWEIS_AUF_SICH', 'Eine Akte kann nicht mit sich selbst zusammengelegt werden.');
  assertGleicheWelt(quelle, ziel);
  const { rows } = await db.query(`SELECT aktenzeichen, status, gehoert_zu AS "gehoertZu" FROM fall WHERE behoerde = ${EIGENE} AND aktenzeichen IN ($1, $2)`, [quelle, ziel]);
  if (rows.length !== 2) throw akteUnbekannt();
  for (const fall of rows as Pick<Fall, 'aktenzeichen' | 'status' | 'gehoertZu'>[]) await pruefeFall(db, fall);
  if ((await artDer(db, quelle)) !== (await artDer(db, ziel))) throw new FachlicherFehler('AKTEN_VERSCHIEDEN', 'Die eine Akte betrifft einen Haushalt, die andere eine Person. Sie lassen sich nicht zusammenlegen.');
  const enden = (await listLaeufe(db, quelle)).filter((l) => l.status !== 'BEENDET');
  const imZiel = new Set((await listLaeufe(db, ziel)).filter((l) => l.status !== 'BEENDET').map((l) => l.prozess));
  const beginnen = enden.filter((l) => !imZiel.has(l.prozess));
  if ((await listFortgeschrittene(db, enden)).length > 0) {
    throw new FachlicherFehler('VERFAHREN_ZU_WEIT', `In der Akte ${quelle} ist in einem laufenden Verfahren schon entschieden, gezahlt oder ein Antrag gestellt. Bitte führen Sie diese Akte weiter und legen Sie die andere dazu.`);
  }
  if (enden.some((l) => l.prozess.includes('-erstattung') && imZiel.has(l.prozess))) {
    throw new FachlicherFehler('ANSPRUCH_IN_BEIDEN', 'In beiden Akten wird über einen Erstattungsanspruch entschieden. Bitte schließen Sie erst einen davon ab: Zusammengelegt ginge er verloren.');
  }
  const [vonQuelle, vonZiel] = [await hatMitteilung(db, quelle), await hatMitteilung(db, ziel)];
  if (vonQuelle && vonZiel && beginnen.some((l) => l.prozess.endsWith('-mizi'))) {
    throw new FachlicherFehler('MITTEILUNG_IN_BEIDEN', `Die Mitteilung in der Akte ${quelle} ist noch in Arbeit, die Akte ${ziel} hat eine andere. Bitte führen Sie die Akte ${quelle} weiter und legen Sie die andere dazu.`);
  }
  return { enden, beginnen, mitteilung: vonQuelle && !vonZiel };
}

async function pruefeFall(db: Db, { aktenzeichen, status, gehoertZu }: Pick<Fall, 'aktenzeichen' | 'status' | 'gehoertZu'>): Promise<void> {
  if (gehoertZu !== null) throw new FachlicherFehler('BEREITS_ZUSAMMENGELEGT', `Die Akte ${aktenzeichen} gehört schon zur Akte ${gehoertZu}.`);
  if (status === 'BEENDET') throw new FachlicherFehler('AKTE_BEENDET', `Die Akte ${aktenzeichen} ist schon beendet.`);
  if ((await artDer(db, aktenzeichen)) === 'LEER') throw new FachlicherFehler('HAUSHALT_FEHLT', `In der Akte ${aktenzeichen} steht weder ein Haushalt noch eine Person. Zusammengelegt werden Akten desselben Haushalts oder derselben Person.`);
  if (await isEndeVerlangt(db, aktenzeichen)) throw new FachlicherFehler('ENDE_VERLANGT', `Das Ende der Akte ${aktenzeichen} ist schon verlangt.`);
}

/** What a file is about. */
async function artDer(db: Db, aktenzeichen: string): Promise<'HAUSHALT' | 'PERSON' | 'LEER'> {
  if (await findHaushalt(db, aktenzeichen)) return 'HAUSHALT';
  return istPersonenakte(await listPersonen(db, aktenzeichen)) ? 'PERSON' : 'LEER';
}

const hatMitteilung = async (db: Db, aktenzeichen: string): Promise<boolean> => (await db.query(`SELECT 1 FROM mitteilung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen])).rowCount === 1;

/**
 * Two open files of one household become one. The source ends by the message that ends any case, with ZUSAMMENGELEGT; what ran
 * there and not in the target begins there anew. Letters, people and journal of the source stay where they are.
 * @throws FachlicherFehler GRUND_FEHLT and those of `planZusammenlegung`
 */
export async function legeZusammen(db: Db, { quelle, ziel, grund }: Zusammenlegung, { uhr, vereinbarungen }: { uhr: Uhr; vereinbarungen: ReadonlyMap<string, Vereinbarung> }): Promise<Plan> {
  // Always in the same order: A to B and B to A at once come one after the other, and the second finds the first's pointer.
  for (const aktenzeichen of [quelle, ziel].toSorted()) await lockFall(db, aktenzeichen);
  const plan = await planZusammenlegung(db, quelle, ziel);
  await recordGehoertZu(db, quelle, ziel, uhr);
  await recordAenderung(db, { aktenzeichen: quelle, gegenstand: 'FALL', alt: { gehoertZu: null }, neu: { gehoertZu: ziel }, grund }, uhr);
  await recordAenderung(db, { aktenzeichen: ziel, gegenstand: 'FALL', alt: { zusammengelegt: null }, neu: { zusammengelegt: quelle }, grund }, uhr);
  await writeJournal(db, { aktenzeichen: ziel, art: 'AKTE_ZUSAMMENGELEGT', angaben: { quelle, verfahren: plan.beginnen.map((l) => l.prozess) } }, uhr);
  if (plan.mitteilung) await moveMitteilung(db, quelle, ziel, uhr);
  await copyVerfahrensstand(db, quelle, ziel);
  for (const lauf of plan.beginnen) await takeOverLauf(db, lauf, ziel, uhr);
  await takeOverBeratung(db, quelle, ziel);
  if (plan.enden.length > 0) await beendeFall(db, quelle, 'ZUSAMMENGELEGT', uhr);
  else await recordEnde(db, quelle, 'ZUSAMMENGELEGT', uhr);
  const { behoerde, vereinbarung } = await lockFall(db, ziel);
  const gruppe = vereinbarungen.get(vereinbarung)?.behoerden.find((b) => b.kuerzel === behoerde)?.gruppe;
  if (gruppe) await insertHinweis(db, { aktenzeichen: ziel, art: 'AKTE_ZUSAMMENGELEGT', gruppe, schluessel: `${quelle}:zusammengelegt:${ziel}` }, uhr);
  return plan;
}

/** The counselling that runs in the target watches the suit: from here on it knows one, with its Schonfrist and its hearing. */
async function moveMitteilung(db: Db, quelle: string, ziel: string, uhr: Uhr): Promise<void> {
  await db.query(`UPDATE mitteilung SET aktenzeichen = $2 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [quelle, ziel]);
  const { behoerde } = await lockFall(db, ziel);
  const beratung = (await listLaeufe(db, ziel)).some((l) => l.prozess.endsWith('-wohnungssicherung') && l.status !== 'BEENDET');
  for (const nachricht of beratung ? ['schonfrist-geaendert', 'termin-geaendert'] : []) {
    await enqueueNachricht(db, { aktenzeichen: ziel, nachricht, korrelation: fallKorrelation(behoerde, ziel), schluessel: `${ziel}:${nachricht}:${quelle}` }, uhr);
  }
}

/** Facts about the tenancy that a household brought, where the target knows none. */
async function copyVerfahrensstand(db: Db, quelle: string, ziel: string): Promise<void> {
  const { rows } = await db.query("SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'verfahrensstand' AND column_name NOT IN ('behoerde', 'aktenzeichen')");
  const spalten = (rows as { name: string }[]).map((s) => s.name).join(', ');
  await db.query(`INSERT INTO verfahrensstand (behoerde, aktenzeichen, ${spalten}) SELECT behoerde, $2, ${spalten} FROM verfahrensstand WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ON CONFLICT DO NOTHING`, [quelle, ziel]);
}
