import type pg from 'pg';
import type { Camunda } from '../camunda/client.ts';
import { inTransaktion } from '../db/pool.ts';
import { TechnischerFehler } from '../fehler.ts';
import { leseDiagramm } from '../modelle/lesen.ts';
import { alleKnoten, istFluss, type Knoten } from '../modelle/moddle.ts';
import type { Uhr } from '../uhr.ts';
import { writeModelljournal } from './journal.ts';
import type { Fassung } from './modell.ts';

/** For one process: which elements of the old version are which of the new one. Cases that stand on `ohneZiel` stay where they are. */
export type Umzugsplan = { prozess: string; name: string; ziel: string | null; zuordnung: [von: string, nach: string][]; ohneZiel: { id: string; name: string }[] };
/** Codes and numbers only. `geblieben`: the engine has refused, and nothing about these cases has changed. */
export type Umzug = { umgezogen: number; geblieben: number };

/**
 * How running cases come from one version to another: every element goes to the one of its name in the same place and of the same
 * kind. Nothing is guessed beyond that.
 * @param engine what the engine made of the new version
 */
export async function planeUmzug(datei: string, alt: string, neu: string, engine: Fassung['engine']): Promise<Umzugsplan[]> {
  const neue = new Map((await leseDiagramm(datei, neu)).map((p) => [p.knoten.id, p.knoten]));
  return (await leseDiagramm(datei, alt)).map(({ knoten }) => {
    const dort = new Map((neue.has(knoten.id) ? elemente(neue.get(knoten.id) as Knoten) : []).map((k) => [k.id, k]));
    const passt = (k: Knoten): boolean => {
      const z = dort.get(k.id);
      return z !== undefined && z.$type === k.$type && z.$parent?.id === k.$parent?.id && z.attachedToRef?.id === k.attachedToRef?.id;
    };
    const alle = elemente(knoten);
    return { prozess: knoten.id, name: knoten.name ?? knoten.id, ziel: engine.find((e) => e.id === knoten.id)?.schluessel ?? null, zuordnung: alle.filter(passt).map((k): [string, string] => [k.id, k.id]), ohneZiel: alle.filter((k) => !passt(k)).map((k) => ({ id: k.id, name: k.name ?? k.id })) };
  });
}

const elemente = (prozess: Knoten): Knoten[] => alleKnoten(prozess).filter((k) => k !== prozess && !istFluss(k));

export type Umzugsumgebung = { pool: pg.Pool; camunda: Pick<Camunda, 'leiteUeber'>; uhr: Uhr; wer: string };

/**
 * Moves every open run of the planned processes. The engine checks each case by itself and moves it wholly or not at all; one that does not
 * fit, or is on the new version already, stays as it is.
 * @throws InfrastrukturFehler when the engine is away: what has moved has moved, and may be asked for again
 */
export async function leiteUeber(u: Umzugsumgebung, model: { name: string; nummer: number }, plaene: readonly Umzugsplan[]): Promise<Umzug> {
  const umzug: Umzug = { umgezogen: 0, geblieben: 0 };
  for (const plan of plaene) {
    for (const prozessInstanz of plan.ziel ? await listInstanzen(u.pool, plan.prozess) : []) {
      const ja = await u.camunda.leiteUeber({ prozessInstanz, ziel: plan.ziel ?? '', zuordnung: plan.zuordnung }).then(() => true, (fehler: unknown) => {
        if (fehler instanceof TechnischerFehler) return false;
        throw fehler;
      });
      umzug[ja ? 'umgezogen' : 'geblieben'] += 1;
    }
  }
  await inTransaktion(u.pool, { behoerde: '', wer: u.wer }, (db) => writeModelljournal(db, { art: 'UEBERGELEITET', ...model, angaben: umzug }, u.uhr.jetzt()));
  return umzug;
}

/** Keys only; over all authorities, because the diagram is one. */
async function listInstanzen(pool: pg.Pool, prozess: string): Promise<string[]> {
  const { rows } = await inTransaktion(pool, { behoerde: '*', wer: 'programm' }, (db) => db.query("SELECT prozess_instanz FROM lauf WHERE status <> 'BEENDET' AND prozess = $1 AND prozess_instanz IS NOT NULL ORDER BY prozess_instanz", [prozess]));
  return rows.map((r) => String(r.prozess_instanz));
}
