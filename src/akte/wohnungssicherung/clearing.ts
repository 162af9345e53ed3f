import type { Db } from '../../db/pool.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE, WER } from '../akteur.ts';
import { lockFall } from '../fall.ts';
import { writeJournal } from '../journal.ts';

export type Einschaetzung = 'JA' | 'NEIN' | 'OFFEN';
/** What came out of the talk with the household (H-3.1.3). `dauerhaft`, `sinnvoll`: the two questions of H-3.1.6. */
export type Clearing = { ursache: string; bisher: string | null; ressourcen: string | null; wuensche: string | null; dauerhaft: Einschaetzung; sinnvoll: Einschaetzung };

export async function findClearing(db: Db, vorgang: string): Promise<(Clearing & { geaendertVon: string; geaendertAm: Date }) | undefined> {
  const { rows } = await db.query(
    `SELECT ursache, bisher, ressourcen, wuensche, dauerhaft, sinnvoll, geaendert_von AS "geaendertVon", geaendert_am AS "geaendertAm" FROM clearing WHERE behoerde = ${EIGENE} AND vorgang = $1`,
    [vorgang],
  );
  return rows[0] as (Clearing & { geaendertVon: string; geaendertAm: Date }) | undefined;
}

/** Writes the Clearing of a run, the first time or anew. @throws FachlicherFehler AKTE_UNBEKANNT */
export async function upsertClearing(db: Db, stelle: { aktenzeichen: string; vorgang: string }, c: Clearing, uhr: Uhr): Promise<void> {
  const { aktenzeichen, vorgang } = stelle;
  await lockFall(db, aktenzeichen);
  await db.query(
    `INSERT INTO clearing (behoerde, aktenzeichen, vorgang, ursache, bisher, ressourcen, wuensche, dauerhaft, sinnvoll, geaendert_von, geaendert_am)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8, ${WER}, $9)
     ON CONFLICT (behoerde, vorgang) DO UPDATE SET ursache = EXCLUDED.ursache, bisher = EXCLUDED.bisher, ressourcen = EXCLUDED.ressourcen, wuensche = EXCLUDED.wuensche,
       dauerhaft = EXCLUDED.dauerhaft, sinnvoll = EXCLUDED.sinnvoll, geaendert_von = EXCLUDED.geaendert_von, geaendert_am = EXCLUDED.geaendert_am`,
    [aktenzeichen, vorgang, c.ursache, c.bisher, c.ressourcen, c.wuensche, c.dauerhaft, c.sinnvoll, uhr.jetzt()],
  );
  await writeJournal(db, { aktenzeichen, art: 'CLEARING', angaben: { dauerhaft: c.dauerhaft, sinnvoll: c.sinnvoll } }, uhr);
}
