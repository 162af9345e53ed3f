import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { letzterArbeitstag } from '../../recht/kalender.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { actFor, EIGENE, WER } from '../akteur.ts';
import { findFrist } from '../frist.ts';
import { writeJournal } from '../journal.ts';
import { findVereinbarungsakte, leitVon } from './beginn.ts';
import type { Zahlen } from './zahlen.ts';

export type Protokoll = { runde: number; ergebnis: 'GEHALTEN' | 'VERSCHOBEN'; gehaltenAm: string | null; naechsterAm: string; schwierigkeiten: string | null; wer: string; zeitpunkt: Date };
export type Austausch = { vorgang: string; runde: number; von: string; bis: string; zahlen: Zahlen; dokumentId: string; vorbereitetAm: Date };
type Ort = { vorgang: string; runde: number };

/** The rounds that were prepared, newest first. Read by both partners. */
export async function listAustausche(db: Db, vereinbarung: string): Promise<Austausch[]> {
  const { rows } = await db.query(
    `SELECT vorgang, runde, zahlen_von AS von, zahlen_bis AS bis, zahlen, dokument_id AS "dokumentId", vorbereitet_am AS "vorbereitetAm"
     FROM vereinbarung_austausch WHERE vereinbarung = $1 ORDER BY vorbereitet_am DESC, runde DESC`,
    [vereinbarung],
  );
  return rows as Austausch[];
}

/** What was written about the rounds of a run, newest first; the first of a round counts. */
export async function listProtokolle(db: Db, vorgang: string): Promise<Protokoll[]> {
  const { rows } = await db.query(
    `SELECT runde, ergebnis, gehalten_am AS "gehaltenAm", naechster_am AS "naechsterAm", schwierigkeiten, wer, zeitpunkt FROM vereinbarung_protokoll WHERE vorgang = $1 ORDER BY id DESC`,
    [vorgang],
  );
  return rows as Protokoll[];
}

export const findProtokoll = async (db: Db, { vorgang, runde }: Ort): Promise<Protokoll | undefined> => (await listProtokolle(db, vorgang)).find((p) => p.runde === runde);

/** The agenda of a round is ready, once. */
export async function insertAustausch(db: Db, a: Ort & { aktenzeichen: string; vereinbarung: string; von: string; bis: string; zahlen: Zahlen; dokumentId: string }, uhr: Uhr): Promise<void> {
  await db.query(
    `INSERT INTO vereinbarung_austausch (behoerde, vorgang, aktenzeichen, runde, vereinbarung, zahlen_von, zahlen_bis, zahlen, dokument_id, vorbereitet_am)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [a.vorgang, a.aktenzeichen, a.runde, a.vereinbarung, a.von, a.bis, JSON.stringify(a.zahlen), a.dokumentId, uhr.jetzt()],
  );
}

/** People meet on Monday to Friday, and on no Feiertag of the Land. @throws FachlicherFehler KEIN_ARBEITSTAG */
export function assertArbeitstag(tag: string, { land }: Vereinbarung): void {
  if (letzterArbeitstag(tag, land) !== tag) throw new FachlicherFehler('KEIN_ARBEITSTAG', `Der ${tag.split('-').toReversed().join('.')} ist kein Arbeitstag. Bitte wählen Sie Montag bis Freitag, keinen Feiertag.`);
}

/**
 * A lead of either partner writes down how the newest round went: held, or postponed to another day (H-5.2).
 * @throws FachlicherFehler KEIN_AUSTAUSCH_OFFEN, NAECHSTER_VORBEI (the next day is not in the future), KEIN_ARBEITSTAG, GEHALTEN_IN_ZUKUNFT
 */
export async function recordProtokoll(db: Db, neu: { gehaltenAm: string | null; naechsterAm: string; schwierigkeiten: string | null }, { uhr, vereinbarung }: { uhr: Uhr; vereinbarung: Vereinbarung }): Promise<void> {
  const heute = lokalesDatum(uhr.jetzt());
  if (neu.naechsterAm <= heute) throw new FachlicherFehler('NAECHSTER_VORBEI', 'Der nächste Termin muss in der Zukunft liegen.');
  assertArbeitstag(neu.naechsterAm, vereinbarung);
  if (neu.gehaltenAm !== null && neu.gehaltenAm > heute) throw new FachlicherFehler('GEHALTEN_IN_ZUKUNFT', 'Der Austausch kann nicht in der Zukunft stattgefunden haben.');
  const akte = await findVereinbarungsakte(db, vereinbarung);
  const runde = (await listAustausche(db, vereinbarung.kuerzel)).find((a) => a.vorgang === akte?.vorgang)?.runde;
  const frist = akte?.vorgang && runde ? await actFor(db, leitVon(vereinbarung), () => findFrist(db, `${akte.vorgang}:AUSTAUSCH:${runde}`)) : undefined;
  if (!akte?.vorgang || !runde || frist?.erledigtAm) throw new FachlicherFehler('KEIN_AUSTAUSCH_OFFEN', 'Es ist noch kein Austausch vorbereitet.');
  const { aktenzeichen, vorgang } = akte;
  const ergebnis = neu.gehaltenAm === null ? 'VERSCHOBEN' : 'GEHALTEN';
  await actFor(db, leitVon(vereinbarung), async () => {
    await db.query(
      `INSERT INTO vereinbarung_protokoll (behoerde, vorgang, aktenzeichen, runde, ergebnis, gehalten_am, naechster_am, schwierigkeiten, wer, zeitpunkt) VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, ${WER}, $8)`,
      [vorgang, aktenzeichen, runde, ergebnis, neu.gehaltenAm, neu.naechsterAm, neu.schwierigkeiten, uhr.jetzt()],
    );
    await writeJournal(db, { aktenzeichen, art: 'AUSTAUSCH_PROTOKOLL', angaben: { runde, ergebnis, naechsterAm: neu.naechsterAm } }, uhr);
  });
}
