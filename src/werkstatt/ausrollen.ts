import type pg from 'pg';
import type { Ausgerollt, Camunda, Datei } from '../camunda/client.ts';
import { inTransaktion, type Db } from '../db/pool.ts';
import { FachlicherFehler, InfrastrukturFehler, TechnischerFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { listFassungenDer, recordAusgerollt } from './fassung.ts';
import { writeModelljournal } from './journal.ts';
import type { FassungMitInhalt } from './modell.ts';
import { findVorlage, oeffneWieder, vermerke } from './vorlage.ts';

export type Ausrollumgebung = { pool: pg.Pool; camunda: Pick<Camunda, 'deploy'>; uhr: Uhr; /** in whose name it is entered */ wer: string };

const ABGELEHNT = 'Camunda hat die Modelle geprüft und abgelehnt. Es läuft weiter die bisherige Fassung; die Vorlage ist wieder ein Entwurf.';
const UNERREICHBAR = 'Camunda ist gerade nicht erreichbar. Die Freigabe gilt; ausgerollt wird, sobald jemand es noch einmal versucht, spätestens beim nächsten Start.';

/**
 * Brings an approved proposal into the engine, all of its models in one deployment: taken wholly or not at all. Done again it
 * changes nothing, because the engine makes no new version of the same bytes: what was interrupted is simply repeated.
 * @throws FachlicherFehler AUSROLLEN_ABGELEHNT: the engine refuses; the models are drafts again. AUSROLLEN_UNERREICHBAR: later.
 * VORLAGE_NICHT_FREIGEGEBEN
 */
export async function rolleAus(u: Ausrollumgebung, id: string): Promise<void> {
  const in_ = <T>(tun: (db: Db) => Promise<T>): Promise<T> => inTransaktion(u.pool, { behoerde: '', wer: u.wer }, tun);
  const { vorlage, fassungen } = await in_(async (db) => ({ vorlage: await findVorlage(db, id), fassungen: await listFassungenDer(db, id) }));
  if (vorlage?.status !== 'FREIGEGEBEN') throw new FachlicherFehler('VORLAGE_NICHT_FREIGEGEBEN', 'Diese Vorlage ist nicht freigegeben.');
  if (vorlage.ausgerolltAm) return;
  try {
    const ausgerollt = await u.camunda.deploy(alsDateien(fassungen));
    await in_((db) => vermerkeAusgerollt(db, id, fassungen, ausgerollt, u.uhr));
  } catch (fehler) {
    throw await in_((db) => vermerkeFehler(db, id, fehler, u.uhr));
  }
}

/** Forms and tables first: a task must not be there before its form. */
function alsDateien(fassungen: readonly FassungMitInhalt[]): Datei[] {
  const rang = (f: FassungMitInhalt): number => Number(f.name.endsWith('.bpmn'));
  return fassungen.toSorted((a, b) => rang(a) - rang(b)).map((f) => ({ name: f.name, inhalt: Buffer.from(f.inhalt, 'utf8') }));
}

async function vermerkeAusgerollt(db: Db, id: string, fassungen: readonly FassungMitInhalt[], ausgerollt: readonly Ausgerollt[], uhr: Uhr): Promise<void> {
  const { rowCount } = await db.query("UPDATE modellvorlage SET ausgerollt_am = $2, fehler = NULL WHERE id = $1 AND status = 'FREIGEGEBEN' AND ausgerollt_am IS NULL", [id, uhr.jetzt()]);
  if (rowCount === 0) return;
  for (const f of fassungen) await recordAusgerollt(db, f.name, f.nummer, ausgerollt.filter((a) => a.name === f.name).map(({ id: kennung, version, schluessel }) => ({ id: kennung, version, schluessel })), uhr.jetzt());
  await vermerke(db, id, 'AUSGEROLLT', uhr);
}

/** @returns what to tell; an error of our own goes on as it is */
async function vermerkeFehler(db: Db, id: string, fehler: unknown, uhr: Uhr): Promise<unknown> {
  if (!(fehler instanceof InfrastrukturFehler || fehler instanceof TechnischerFehler)) return fehler;
  // Only this says something about the models; a login that is missing, say, is mended elsewhere.
  if (fehler.code !== 'CAMUNDA_INVALID_ARGUMENT') {
    await db.query('UPDATE modellvorlage SET fehler = $2 WHERE id = $1', [id, UNERREICHBAR]);
    return new FachlicherFehler('AUSROLLEN_UNERREICHBAR', UNERREICHBAR);
  }
  await vermerke(db, id, 'VON_ENGINE_ABGELEHNT', uhr);
  await oeffneWieder(db, id, uhr);
  await db.query("UPDATE modellvorlage SET status = 'ABGELEHNT', entscheidung_grund = $2, fehler = $2 WHERE id = $1", [id, ABGELEHNT]);
  return new FachlicherFehler('AUSROLLEN_ABGELEHNT', ABGELEHNT);
}

/** After the start: what runs is noted with the engine's versions, once for each. */
export async function recordBestand(db: Db, laufend: readonly { name: string; nummer: number; ausgerolltAm: Date | null; engine: readonly { schluessel: string }[] }[], ausgerollt: readonly Ausgerollt[], uhr: Uhr): Promise<void> {
  const jeName = Map.groupBy(ausgerollt, (a) => a.name);
  for (const f of laufend) {
    const engine = (jeName.get(f.name) ?? []).map(({ id, version, schluessel }) => ({ id, version, schluessel }));
    const neu = engine.some((e) => !f.engine.some((x) => x.schluessel === e.schluessel));
    if (!neu) continue;
    await recordAusgerollt(db, f.name, f.nummer, engine, uhr.jetzt());
    if (f.ausgerolltAm === null) await writeModelljournal(db, { art: 'AUSGEROLLT', name: f.name, nummer: f.nummer }, uhr.jetzt());
  }
}
