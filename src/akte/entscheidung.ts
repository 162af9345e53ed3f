import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { akteUnbekannt, EIGENE, findAkteur, WER } from './akteur.ts';
import { lockFall } from './fall.ts';
import { writeJournal } from './journal.ts';
import { findKonto } from './konto.ts';
import { zeile } from './text.ts';

/** Which decision: one matter in one run of a procedure. */
export type Entscheidungsort = { aktenzeichen: string; prozess: string; vorgang: string; /** code of what is decided, e.g. MIETSCHULDEN */ gegenstand: string };
export type Entscheidungswort = 'ZUGESTIMMT' | 'ZURUECKGEGEBEN';
export type Entscheidung = Entscheidungsort & {
  id: string; runde: number; vorschlag: string; vorschlagBegruendung: string; zustaendig: string; vorgeschlagenVon: string; vorgeschlagenAm: Date;
  entscheidung: Entscheidungswort | null; entscheidungBegruendung: string | null; entschiedenVon: string | null; entschiedenAm: Date | null;
};

const SPALTEN = `id, aktenzeichen, prozess, vorgang, gegenstand, runde, vorschlag, vorschlag_begruendung AS "vorschlagBegruendung", zustaendig,
  vorgeschlagen_von AS "vorgeschlagenVon", vorgeschlagen_am AS "vorgeschlagenAm", entscheidung, entscheidung_begruendung AS "entscheidungBegruendung",
  entschieden_von AS "entschiedenVon", entschieden_am AS "entschiedenAm"`;
const ORT = `behoerde = ${EIGENE} AND aktenzeichen = $1 AND prozess = $2 AND vorgang = $3 AND gegenstand = $4`;
const ortVon = (o: Entscheidungsort): string[] => [o.aktenzeichen, o.prozess, o.vorgang, o.gegenstand];
const begruendungSchema = zeile(4000, { mehrzeilig: true });

/** The newest round of a decision, decided or not. */
export async function findEntscheidung(db: Db, ort: Entscheidungsort): Promise<Entscheidung | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM entscheidung WHERE ${ORT} ORDER BY runde DESC LIMIT 1`, ortVon(ort));
  return rows[0] as Entscheidung | undefined;
}

/** All rounds of all decisions of a case, oldest first. */
export async function listEntscheidungen(db: Db, aktenzeichen: string): Promise<Entscheidung[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM entscheidung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY id`, [aktenzeichen]);
  return rows as Entscheidung[];
}

/**
 * The person who is logged in proposes. An undecided proposal is replaced: whoever looks at the older one cannot decide it
 * any more. After ZURUECKGEGEBEN a new proposal may follow, after ZUGESTIMMT none.
 * @param neu.zustaendig role whose holder decides  @param neu.begruendung free text, stays in the Akte
 * @returns the round
 * @throws FachlicherFehler AKTE_UNBEKANNT, NUR_PERSON (a program cannot propose), BEREITS_ENTSCHIEDEN, BEGRUENDUNG_FEHLT
 */
export async function proposeEntscheidung(db: Db, neu: Entscheidungsort & { vorschlag: string; begruendung: string; zustaendig: string }, uhr: Uhr): Promise<number> {
  const begruendung = pruefeBegruendung(neu.begruendung);
  await findePerson(db);
  await lockFall(db, neu.aktenzeichen);
  const letzte = await findEntscheidung(db, neu);
  if (letzte?.entscheidung === 'ZUGESTIMMT') throw new FachlicherFehler('BEREITS_ENTSCHIEDEN', 'Darüber ist schon entschieden.');
  const runde = (letzte?.runde ?? 0) + 1;
  await db.query(
    `INSERT INTO entscheidung (behoerde, aktenzeichen, prozess, vorgang, gegenstand, runde, vorschlag, vorschlag_begruendung, zustaendig, vorgeschlagen_von, vorgeschlagen_am)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8, ${WER}, $9)`,
    [...ortVon(neu), runde, neu.vorschlag, begruendung, neu.zustaendig, uhr.jetzt()],
  );
  const { aktenzeichen, gegenstand, prozess, vorschlag } = neu;
  await writeJournal(db, { aktenzeichen, art: 'ENTSCHEIDUNG_VORGESCHLAGEN', angaben: { prozess, gegenstand, runde, vorschlag } }, uhr);
  return runde;
}

/**
 * The person who is logged in decides the newest proposal: someone else than its author, who holds the role that it names.
 * Of two who decide at once one is refused.
 * @param wahl.runde the round that the person has seen  @param wahl.begruendung needed for ZURUECKGEGEBEN
 * @throws FachlicherFehler AKTE_UNBEKANNT, NUR_PERSON, VORSCHLAG_FEHLT, VORSCHLAG_UEBERHOLT, BEREITS_ENTSCHIEDEN, VIER_AUGEN,
 *   NICHT_ZUSTAENDIG, BEGRUENDUNG_FEHLT
 */
export async function decideEntscheidung(db: Db, wahl: Entscheidungsort & { runde: number; entscheidung: Entscheidungswort; begruendung?: string }, uhr: Uhr): Promise<void> {
  const begruendung = wahl.entscheidung === 'ZURUECKGEGEBEN' || wahl.begruendung?.trim() ? pruefeBegruendung(wahl.begruendung ?? '') : null;
  const person = await findePerson(db);
  await lockFall(db, wahl.aktenzeichen);
  const vorschlag = await findEntscheidung(db, wahl);
  if (!vorschlag) throw new FachlicherFehler('VORSCHLAG_FEHLT', 'Es gibt noch keinen Vorschlag.');
  if (vorschlag.runde !== wahl.runde) throw new FachlicherFehler('VORSCHLAG_UEBERHOLT', 'Inzwischen gibt es einen neuen Vorschlag. Bitte prüfen Sie diesen.');
  if (vorschlag.entscheidung) throw new FachlicherFehler('BEREITS_ENTSCHIEDEN', 'Darüber ist schon entschieden.');
  if (vorschlag.vorgeschlagenVon === person.anmeldename) throw new FachlicherFehler('VIER_AUGEN', 'Wer den Vorschlag gemacht hat, kann nicht selbst darüber entscheiden.');
  if (!person.rollen.includes(vorschlag.zustaendig)) throw new FachlicherFehler('NICHT_ZUSTAENDIG', 'Diese Entscheidung ist der Leitung vorbehalten.');
  await db.query(`UPDATE entscheidung SET entscheidung = $6, entscheidung_begruendung = $7, entschieden_von = ${WER}, entschieden_am = $8 WHERE ${ORT} AND runde = $5 AND entscheidung IS NULL`, [
    ...ortVon(wahl), wahl.runde, wahl.entscheidung, begruendung, uhr.jetzt(),
  ]);
  const { aktenzeichen, gegenstand, prozess, runde, entscheidung } = wahl;
  await writeJournal(db, { aktenzeichen, art: 'ENTSCHEIDUNG_GETROFFEN', angaben: { prozess, gegenstand, runde, vorschlag: vorschlag.vorschlag, entscheidung } }, uhr);
}

/** The account that is logged in, of this authority. Workers and services have none, so a job or a message cannot decide. */
async function findePerson(db: Db): Promise<{ anmeldename: string; rollen: string[] }> {
  const { wer, behoerde } = await findAkteur(db);
  const konto = await findKonto(db, wer);
  if (!konto || konto.gesperrt) throw new FachlicherFehler('NUR_PERSON', 'Vorschlagen und entscheiden können nur angemeldete Personen.');
  if (konto.behoerde !== behoerde) throw akteUnbekannt();
  return konto;
}

function pruefeBegruendung(text: string): string {
  const begruendung = begruendungSchema.safeParse(text);
  if (!begruendung.success) throw new FachlicherFehler('BEGRUENDUNG_FEHLT', text.trim() === '' ? 'Bitte begründen Sie das.' : (begruendung.error.issues[0]?.message ?? 'Bitte begründen Sie das.'));
  return begruendung.data;
}
