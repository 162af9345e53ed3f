import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { actFor, EIGENE, WER } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { writeJournal } from '../journal.ts';
import { beginneVereinbarung, leitVon } from './beginn.ts';

export type Kuendigung = { vereinbarung: string; runde: number; aktenzeichen: string; vorgang: string; erklaertVon: string; zugangAm: string; endeAm: string | null; zurueckgenommenAm: string | null };

const SPALTEN = `vereinbarung, runde, aktenzeichen, vorgang, erklaert_von AS "erklaertVon", zugang_am AS "zugangAm", ende_am AS "endeAm", zurueckgenommen_am AS "zurueckgenommenAm"`;

/** All terminations of an agreement, newest first; at most the first is not withdrawn. */
export async function listKuendigungen(db: Db, vereinbarung: string): Promise<Kuendigung[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM vereinbarung_kuendigung WHERE vereinbarung = $1 ORDER BY runde DESC`, [vereinbarung]);
  return rows as Kuendigung[];
}

/**
 * Either partner has terminated the agreement (H-5.3). The notice period is the diagram's; it tells the procedure, which
 * begins with this where it does not run yet.
 * @param neu.zugangAm local date on which the other partner received the notice
 * @throws FachlicherFehler SCHON_GEKUENDIGT, ZUGANG_IN_ZUKUNFT, BEHOERDE_NICHT_ZUSTAENDIG
 */
export async function recordKuendigung(db: Db, neu: { erklaertVon: string; zugangAm: string }, { uhr, vereinbarung }: { uhr: Uhr; vereinbarung: Vereinbarung }): Promise<void> {
  if (neu.zugangAm > lokalesDatum(uhr.jetzt())) throw new FachlicherFehler('ZUGANG_IN_ZUKUNFT', 'Der Zugang kann nicht in der Zukunft liegen.');
  if (!vereinbarung.behoerden.some((b) => b.kuerzel === neu.erklaertVon)) throw new FachlicherFehler('BEHOERDE_NICHT_ZUSTAENDIG', 'Diese Behörde ist an der Vereinbarung nicht beteiligt.');
  const { aktenzeichen, vorgang } = await beginneVereinbarung(db, { uhr, vereinbarung });
  await actFor(db, leitVon(vereinbarung), async () => {
    const bisher = await listKuendigungen(db, vereinbarung.kuerzel);
    if (bisher.some((k) => k.zurueckgenommenAm === null)) throw new FachlicherFehler('SCHON_GEKUENDIGT', 'Die Vereinbarung ist schon gekündigt.');
    const runde = bisher.length + 1;
    await db.query(
      `INSERT INTO vereinbarung_kuendigung (behoerde, vereinbarung, runde, aktenzeichen, vorgang, erklaert_von, zugang_am, erfasst_von, erfasst_am) VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, ${WER}, $7)`,
      [vereinbarung.kuerzel, runde, aktenzeichen, vorgang, neu.erklaertVon, neu.zugangAm, uhr.jetzt()],
    );
    await writeJournal(db, { aktenzeichen, art: 'VEREINBARUNG_GEKUENDIGT', angaben: { runde, erklaertVon: neu.erklaertVon, zugangAm: neu.zugangAm } }, uhr);
    const nachricht = { nachricht: 'hannover.vereinbarung.gekuendigt', korrelation: vorgang, variablen: { zugangAm: neu.zugangAm, kuendigungRunde: runde } };
    await enqueueNachricht(db, { aktenzeichen, ...nachricht, schluessel: `${vorgang}:gekuendigt:${runde}` }, uhr);
  });
}

/** The procedure has computed the end of the notice period. Repeating changes nothing. */
export async function setVereinbarungsende(db: Db, k: { vereinbarung: string; aktenzeichen: string; runde: number; endeAm: string }, uhr: Uhr): Promise<void> {
  await db.query(`UPDATE vereinbarung_kuendigung SET ende_am = $3 WHERE behoerde = ${EIGENE} AND vereinbarung = $1 AND runde = $2 AND ende_am IS DISTINCT FROM $3`, [k.vereinbarung, k.runde, k.endeAm]);
  await writeJournal(db, { aktenzeichen: k.aktenzeichen, art: 'VEREINBARUNG_ENDET', angaben: { runde: k.runde, endeAm: k.endeAm }, schluessel: `${k.aktenzeichen}:vereinbarung-endet:${k.runde}:${k.endeAm}` }, uhr);
}

/**
 * The termination is withdrawn before its end: the agreement stays in force.
 * @throws FachlicherFehler NICHT_GEKUENDIGT, VEREINBARUNG_BEENDET: the end has passed
 */
export async function withdrawKuendigung(db: Db, { uhr, vereinbarung }: { uhr: Uhr; vereinbarung: Vereinbarung }): Promise<void> {
  await actFor(db, leitVon(vereinbarung), async () => {
    const heute = lokalesDatum(uhr.jetzt());
    const offen = (await listKuendigungen(db, vereinbarung.kuerzel)).find((k) => k.zurueckgenommenAm === null);
    if (!offen) throw new FachlicherFehler('NICHT_GEKUENDIGT', 'Die Vereinbarung ist nicht gekündigt.');
    if (offen.endeAm !== null && heute > offen.endeAm) throw new FachlicherFehler('VEREINBARUNG_BEENDET', 'Die Vereinbarung ist schon beendet.');
    await db.query(`UPDATE vereinbarung_kuendigung SET zurueckgenommen_am = $3 WHERE behoerde = ${EIGENE} AND vereinbarung = $1 AND runde = $2`, [vereinbarung.kuerzel, offen.runde, heute]);
    const { aktenzeichen, vorgang, runde } = offen;
    await writeJournal(db, { aktenzeichen, art: 'KUENDIGUNG_ZURUECKGENOMMEN', angaben: { runde } }, uhr);
    await enqueueNachricht(db, { aktenzeichen, nachricht: 'hannover.vereinbarung.kuendigung-zurueckgenommen', korrelation: `${vorgang}:${runde}`, schluessel: `${vorgang}:kuendigung-zurueckgenommen:${runde}` }, uhr);
  });
}
