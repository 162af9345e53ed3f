import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { EIGENE, WER } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { writeJournal } from '../journal.ts';
import { assertArbeitstag } from './austausch.ts';
import { inLaufendemAustausch } from './beginn.ts';

export type Beschluss = { nummer: number; vorgang: string; aufgabe: string; behoerde: string; bisAm: string; gefasstAm: Date; wer: string; erledigtAm: string | null };

/** What the partners have decided in their meetings, newest first. Read by all of them. */
export async function listBeschluesse(db: Db, vereinbarung: string): Promise<Beschluss[]> {
  const { rows } = await db.query(
    `SELECT nummer, vorgang, aufgabe, stelle AS behoerde, bis_am AS "bisAm", gefasst_am AS "gefasstAm", wer, erledigt_am AS "erledigtAm" FROM vereinbarung_beschluss WHERE vereinbarung = $1 ORDER BY nummer DESC`,
    [vereinbarung],
  );
  return rows as Beschluss[];
}

/**
 * A lead writes down what a partner has to do; the procedure makes a task of it. The text stays here.
 * @throws FachlicherFehler KEIN_AUSTAUSCH_OFFEN, BEHOERDE_NICHT_ZUSTAENDIG, NAECHSTER_VORBEI, KEIN_ARBEITSTAG
 */
export async function recordBeschluss(db: Db, neu: { aufgabe: string; behoerde: string; bisAm: string }, { uhr, vereinbarung }: { uhr: Uhr; vereinbarung: Vereinbarung }): Promise<void> {
  if (neu.bisAm <= lokalesDatum(uhr.jetzt())) throw new FachlicherFehler('NAECHSTER_VORBEI', 'Der Tag muss in der Zukunft liegen.');
  assertArbeitstag(neu.bisAm, vereinbarung);
  if (!vereinbarung.behoerden.some((b) => b.kuerzel === neu.behoerde)) throw new FachlicherFehler('BEHOERDE_NICHT_ZUSTAENDIG', 'Diese Behörde ist an der Vereinbarung nicht beteiligt.');
  await inLaufendemAustausch(db, vereinbarung, async ({ aktenzeichen, vorgang }) => {
    const nummer = ((await listBeschluesse(db, vereinbarung.kuerzel))[0]?.nummer ?? 0) + 1;
    await db.query(
      `INSERT INTO vereinbarung_beschluss (behoerde, vereinbarung, nummer, aktenzeichen, vorgang, aufgabe, stelle, bis_am, wer, gefasst_am) VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, ${WER}, $8)`,
      [vereinbarung.kuerzel, nummer, aktenzeichen, vorgang, neu.aufgabe, neu.behoerde, neu.bisAm, uhr.jetzt()],
    );
    await writeJournal(db, { aktenzeichen, art: 'BESCHLUSS_GEFASST', angaben: { nummer, stelle: neu.behoerde, bisAm: neu.bisAm } }, uhr);
    const variablen = { beschlussNummer: nummer, beschlussStelle: neu.behoerde, beschlussBis: neu.bisAm };
    await enqueueNachricht(db, { aktenzeichen, nachricht: 'austausch-beschluss', korrelation: vorgang, variablen, schluessel: `${vorgang}:beschluss:${nummer}` }, uhr);
  });
}

/** The task is done. Repeating changes nothing. */
export async function endBeschluss(db: Db, { vereinbarung, aktenzeichen, nummer }: { vereinbarung: string; aktenzeichen: string; nummer: number }, uhr: Uhr): Promise<void> {
  await db.query(`UPDATE vereinbarung_beschluss SET erledigt_am = $3 WHERE behoerde = ${EIGENE} AND vereinbarung = $1 AND nummer = $2 AND erledigt_am IS NULL`, [vereinbarung, nummer, lokalesDatum(uhr.jetzt())]);
  await writeJournal(db, { aktenzeichen, art: 'BESCHLUSS_ERLEDIGT', angaben: { nummer }, schluessel: `${aktenzeichen}:beschluss-erledigt:${nummer}` }, uhr);
}
