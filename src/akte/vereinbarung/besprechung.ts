import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { actFor, EIGENE, WER } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { writeJournal } from '../journal.ts';
import { inLaufendemAustausch, leitVon } from './beginn.ts';

export type Besprechung = { nummer: number; vorgang: string; aktenzeichen: string; angefragtVon: string; angefragtAm: Date; gehaltenAm: string | null; absprachen: string | null };
type Umfeld = { uhr: Uhr; vereinbarung: Vereinbarung };

/** The meetings that a partner has asked for besides the regular exchange, newest first; at most the first is open. */
export async function listBesprechungen(db: Db, vereinbarung: string): Promise<Besprechung[]> {
  const { rows } = await db.query(
    `SELECT nummer, vorgang, aktenzeichen, angefragt_von AS "angefragtVon", angefragt_am AS "angefragtAm", gehalten_am AS "gehaltenAm", absprachen FROM vereinbarung_besprechung WHERE vereinbarung = $1 ORDER BY nummer DESC`,
    [vereinbarung],
  );
  return rows as Besprechung[];
}

/**
 * A partner asks for a meeting; the procedure gives the task to the leads of all.
 * @param von authority that asks
 * @throws FachlicherFehler KEINE_BESPRECHUNG: the agreement has none, KEIN_AUSTAUSCH_OFFEN, SCHON_ANGEFRAGT
 */
export async function requestBesprechung(db: Db, von: string, { uhr, vereinbarung }: Umfeld): Promise<void> {
  if (!vereinbarung.austausch?.besprechung) throw new FachlicherFehler('KEINE_BESPRECHUNG', 'Diese Vereinbarung sieht keine weiteren Besprechungen vor.');
  await inLaufendemAustausch(db, vereinbarung, async ({ aktenzeichen, vorgang }) => {
    const [letzte] = await listBesprechungen(db, vereinbarung.kuerzel);
    if (letzte && letzte.gehaltenAm === null) throw new FachlicherFehler('SCHON_ANGEFRAGT', 'Eine Besprechung ist schon angefragt.');
    const nummer = (letzte?.nummer ?? 0) + 1;
    await db.query(
      `INSERT INTO vereinbarung_besprechung (behoerde, vereinbarung, nummer, aktenzeichen, vorgang, angefragt_von, erfasst_von, angefragt_am) VALUES (${EIGENE}, $1, $2, $3, $4, $5, ${WER}, $6)`,
      [vereinbarung.kuerzel, nummer, aktenzeichen, vorgang, von, uhr.jetzt()],
    );
    await writeJournal(db, { aktenzeichen, art: 'BESPRECHUNG_ANGEFRAGT', angaben: { nummer, von } }, uhr);
    await enqueueNachricht(db, { aktenzeichen, nachricht: 'austausch-besprechung', korrelation: vorgang, variablen: { besprechungNummer: nummer }, schluessel: `${vorgang}:besprechung:${nummer}` }, uhr);
  });
}

/**
 * What the meeting that was asked for led to.
 * @throws FachlicherFehler KEINE_BESPRECHUNG: none is open, GEHALTEN_IN_ZUKUNFT
 */
export async function recordBesprechung(db: Db, neu: { gehaltenAm: string; absprachen: string | null }, { uhr, vereinbarung }: Umfeld): Promise<void> {
  if (neu.gehaltenAm > lokalesDatum(uhr.jetzt())) throw new FachlicherFehler('GEHALTEN_IN_ZUKUNFT', 'Die Besprechung kann nicht in der Zukunft stattgefunden haben.');
  const offen = (await listBesprechungen(db, vereinbarung.kuerzel)).find((b) => b.gehaltenAm === null);
  if (!offen) throw new FachlicherFehler('KEINE_BESPRECHUNG', 'Es ist keine Besprechung angefragt.');
  await actFor(db, leitVon(vereinbarung), async () => {
    await db.query(`UPDATE vereinbarung_besprechung SET gehalten_am = $3, absprachen = $4 WHERE behoerde = ${EIGENE} AND vereinbarung = $1 AND nummer = $2`, [vereinbarung.kuerzel, offen.nummer, neu.gehaltenAm, neu.absprachen]);
    await writeJournal(db, { aktenzeichen: offen.aktenzeichen, art: 'BESPRECHUNG_GEHALTEN', angaben: { nummer: offen.nummer, gehaltenAm: neu.gehaltenAm } }, uhr);
  });
}
