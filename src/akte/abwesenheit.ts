import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import { plusTage } from '../recht/datum.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import type { Uhr } from '../uhr.ts';
import { alsId, EIGENE, WER } from './akteur.ts';
import { writeJournal } from './journal.ts';
import { listUebernehmende } from './uebergabe.ts';

/** Somebody is away from `von` to `bis` (local dates, both inclusive); meanwhile `vertretung` sees their tasks. No reason is kept. */
export type Abwesenheit = { id: string; konto: string; kontoName: string; vertretung: string; vertretungName: string; /** the substitute's account is locked */ vertretungGesperrt: boolean; von: string; bis: string };
export type AbwesenheitNeu = Pick<Abwesenheit, 'konto' | 'vertretung' | 'von' | 'bis'>;

const SPALTEN = `a.id, a.konto, k.anzeigename AS "kontoName", a.vertretung, v.anzeigename AS "vertretungName", v.gesperrt AS "vertretungGesperrt", a.von, a.bis`;
const MIT_NAMEN = 'abwesenheit a JOIN konto k ON k.anmeldename = a.konto JOIN konto v ON v.anmeldename = a.vertretung';
/** Longer ones are entered year by year: a mistyped year is found. */
const HOECHSTENS_TAGE = 366;

/** Absences of the authority that are not over yet, by their beginning. */
export async function listAbwesenheiten(db: Db, heute: string): Promise<Abwesenheit[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM ${MIT_NAMEN} WHERE a.behoerde = ${EIGENE} AND a.bis >= $1 ORDER BY a.von, k.anzeigename, a.id`, [heute]);
  return rows as Abwesenheit[];
}

/** Undefined when there is none, or it is of another authority. */
export async function findAbwesenheit(db: Db, id: string): Promise<Abwesenheit | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM ${MIT_NAMEN} WHERE a.behoerde = ${EIGENE} AND a.id = ${alsId(1)}`, [id]);
  return rows[0] as Abwesenheit | undefined;
}

/**
 * Enters an absence. Substitutes may be away themselves, then theirs stand in; only a circle is refused, because in it the tasks
 * would be with nobody.
 * @param rollen roles that may see to cases
 * @throws FachlicherFehler KONTO_UNGEEIGNET, VERTRETUNG_UNGEEIGNET, ZEITRAUM_UNGUELTIG, ABWESENHEIT_VERGANGEN, ABWESENHEIT_VORHANDEN, VERTRETUNG_IM_KREIS
 */
export async function insertAbwesenheit(db: Db, neu: AbwesenheitNeu, { uhr, rollen, behoerde }: { uhr: Uhr; rollen: readonly string[]; behoerde: string }): Promise<void> {
  // One after the other: two that are entered at the same time could close a circle.
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`abwesenheit:${behoerde}`]);
  const heute = lokalesDatum(uhr.jetzt());
  pruefeZeitraum(neu, heute);
  const geeignet = (await listUebernehmende(db, behoerde, rollen)).map((k) => k.anmeldename);
  if (!geeignet.includes(neu.konto)) throw new FachlicherFehler('KONTO_UNGEEIGNET', 'Für dieses Konto kann keine Abwesenheit eingetragen werden.');
  if (neu.vertretung === neu.konto || !geeignet.includes(neu.vertretung)) throw new FachlicherFehler('VERTRETUNG_UNGEEIGNET', 'Diese Person kann nicht vertreten. Bitte wählen Sie jemand anderen aus Ihrer Behörde.');
  const gleichzeitig = await db.query(`SELECT 1 FROM abwesenheit WHERE behoerde = ${EIGENE} AND konto = $1 AND von <= $3 AND bis >= $2`, [neu.konto, neu.von, neu.bis]);
  if (gleichzeitig.rowCount !== 0) throw new FachlicherFehler('ABWESENHEIT_VORHANDEN', 'In diesem Zeitraum ist schon eine Abwesenheit eingetragen. Bitte beenden Sie zuerst die andere.');
  if (await schliesstKreis(db, neu)) throw new FachlicherFehler('VERTRETUNG_IM_KREIS', 'In diesem Zeitraum würden sich Abwesende gegenseitig vertreten. Bitte wählen Sie eine andere Vertretung.');
  await db.query(`INSERT INTO abwesenheit (behoerde, konto, vertretung, von, bis, erfasst_von, erfasst_am) VALUES (${EIGENE}, $1, $2, $3, $4, ${WER}, $5)`, [neu.konto, neu.vertretung, neu.von, neu.bis, uhr.jetzt()]);
  await writeJournal(db, { aktenzeichen: null, art: 'ABWESENHEIT_EINGETRAGEN', angaben: { ...neu } }, uhr);
}

function pruefeZeitraum({ von, bis }: AbwesenheitNeu, heute: string): void {
  if (bis < von) throw new FachlicherFehler('ZEITRAUM_UNGUELTIG', 'Der letzte Tag liegt vor dem ersten.');
  if (bis > plusTage(von, HOECHSTENS_TAGE)) throw new FachlicherFehler('ZEITRAUM_UNGUELTIG', 'Bitte höchstens ein Jahr auf einmal eintragen.');
  if (bis < heute) throw new FachlicherFehler('ABWESENHEIT_VERGANGEN', 'Dieser Zeitraum ist schon vorbei.');
}

/** Follows the substitutes over the days that all absences on the way have in common. */
async function schliesstKreis(db: Db, { konto, vertretung, von, bis }: AbwesenheitNeu): Promise<boolean> {
  const { rowCount } = await db.query(
    `WITH RECURSIVE weg AS (
       SELECT $2::text AS bei, $3::date AS von, $4::date AS bis, 0 AS stufe
       UNION SELECT a.vertretung, greatest(w.von, a.von), least(w.bis, a.bis), w.stufe + 1 FROM weg w
         JOIN abwesenheit a ON a.behoerde = ${EIGENE} AND a.konto = w.bei AND a.von <= w.bis AND a.bis >= w.von WHERE w.bei <> $1 AND w.stufe < 50)
     SELECT 1 FROM weg WHERE bei = $1`,
    [konto, vertretung, von, bis],
  );
  return rowCount !== 0;
}

/** Ends an absence: from today on the tasks are back. One that has not begun is gone. @returns false when it is over or not there */
export async function endAbwesenheit(db: Db, id: string, uhr: Uhr): Promise<boolean> {
  const heute = lokalesDatum(uhr.jetzt());
  const gefunden = await findAbwesenheit(db, id);
  if (!gefunden || gefunden.bis < heute) return false;
  if (gefunden.von >= heute) await db.query(`DELETE FROM abwesenheit WHERE behoerde = ${EIGENE} AND id = $1`, [gefunden.id]);
  else await db.query(`UPDATE abwesenheit SET bis = $2 WHERE behoerde = ${EIGENE} AND id = $1`, [gefunden.id, plusTage(heute, -1)]);
  await writeJournal(db, { aktenzeichen: null, art: 'ABWESENHEIT_BEENDET', angaben: { konto: gefunden.konto, vertretung: gefunden.vertretung, von: gefunden.von, bis: gefunden.bis } }, uhr);
  return true;
}

/** For whom an account stands in on a day, also by way of substitutes that are away themselves. */
export async function listVertretene(db: Db, anmeldename: string, heute: string): Promise<{ anmeldename: string; name: string; bis: string }[]> {
  const { rows } = await db.query(
    `WITH RECURSIVE weg AS (
       SELECT a.konto, a.vertretung AS bei, a.bis, 1 AS stufe FROM abwesenheit a WHERE a.behoerde = ${EIGENE} AND $2 BETWEEN a.von AND a.bis
       UNION SELECT w.konto, a.vertretung, least(w.bis, a.bis), w.stufe + 1 FROM weg w JOIN abwesenheit a ON a.behoerde = ${EIGENE} AND a.konto = w.bei AND $2 BETWEEN a.von AND a.bis WHERE w.stufe < 50)
     SELECT w.konto AS anmeldename, k.anzeigename AS name, w.bis FROM weg w JOIN konto k ON k.anmeldename = w.konto
     WHERE w.bei = $1 AND NOT EXISTS (SELECT 1 FROM abwesenheit a WHERE a.behoerde = ${EIGENE} AND a.konto = $1 AND $2 BETWEEN a.von AND a.bis) ORDER BY k.anzeigename`,
    [anmeldename, heute],
  );
  return rows as { anmeldename: string; name: string; bis: string }[];
}

/** Who is away is nobody's business for longer than needed. @returns how many absences that ended before `stichtag` were deleted */
export async function clearAbwesenheiten(db: Db, stichtag: string): Promise<number> {
  return (await db.query(`DELETE FROM abwesenheit WHERE behoerde = ${EIGENE} AND bis < $1`, [stichtag])).rowCount ?? 0;
}
