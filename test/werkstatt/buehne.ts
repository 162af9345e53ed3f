import type { Camunda, Datei } from '../../src/camunda/client.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { InfrastrukturFehler, TechnischerFehler } from '../../src/fehler.ts';
import { MODELLE } from '../../src/vereinbarung.ts';
import { stelleFassungenFest } from '../../src/werkstatt/auslieferung.ts';
import { Bestandsleser } from '../../src/werkstatt/bestand.ts';
import { alleArbeiter } from '../../workers/index.ts';
import { Besuch, HASH, PASSWORT, starteTestWeb, type TestWeb } from '../web/hilfe.ts';

export const MIZI = 'hannover/mizi/mizi.bpmn';
const KOLLEGEN = [
  { anmeldename: 'paul.muster', behoerde: 'LHH' },
  { anmeldename: 'dirk.modell', behoerde: 'CARITAS' },
];

/** An engine that takes what it is given, or refuses as it is told. */
export class EngineNachbau {
  readonly gesendet: Datei[][] = [];
  readonly umgeleitet: Parameters<Camunda['leiteUeber']>[0][] = [];
  wie: 'NIMMT' | 'LEHNT_AB' | 'FEHLT' = 'NIMMT';

  deploy: Camunda['deploy'] = async (dateien) => {
    this.#antworte();
    this.gesendet.push(dateien);
    return dateien.map(({ name }) => ({ name, id: name, version: this.gesendet.length, schluessel: String(9_000_000_000_000_000 + this.gesendet.length) }));
  };

  leiteUeber: Camunda['leiteUeber'] = async (umleitung) => {
    this.#antworte();
    this.umgeleitet.push(umleitung);
  };

  #antworte(): void {
    if (this.wie === 'LEHNT_AB') throw new TechnischerFehler('CAMUNDA_INVALID_ARGUMENT', 'refused');
    if (this.wie === 'FEHLT') throw new InfrastrukturFehler('CAMUNDA_UNAVAILABLE', 'away');
  }
}

/** The web app with the models recorded as they are delivered, and three process owners, one of another agreement. */
export async function starteWerkstatt(): Promise<{ web: TestWeb; engine: EngineNachbau; petra: Besuch; paul: Besuch; dirk: Besuch }> {
  const engine = new EngineNachbau();
  const web = await starteTestWeb({ werkstatt: { camunda: engine, arbeiter: async () => alleArbeiter } });
  await inTransaktion(web.datenbank.pool, { behoerde: '', wer: 'programm' }, async (db) => {
    await stelleFassungenFest(db, await new Bestandsleser(MODELLE).ausgeliefert(), web.uhr);
    for (const k of KOLLEGEN) await db.query("INSERT INTO konto (anmeldename, anzeigename, behoerde, rollen, passwort_hash) VALUES ($1, $1, $2, '{modellierung}', $3)", [k.anmeldename, k.behoerde, HASH]);
  });
  const melde = async (name: string): Promise<Besuch> => {
    const besuch = new Besuch(web.url);
    await besuch.melde({ name, passwort: PASSWORT });
    return besuch;
  };
  return { web, engine, petra: await melde('petra.modell'), paul: await melde('paul.muster'), dirk: await melde('dirk.modell') };
}

/** What the script of a page sends. */
export async function sendeJson(web: TestWeb, besuch: Besuch, pfad: string, daten: unknown): Promise<{ status: number; antwort: Record<string, unknown> }> {
  const antwort = await fetch(web.url + pfad, { method: 'POST', headers: { cookie: besuch.keks, 'x-csrf-token': besuch.token, 'content-type': 'application/json' }, body: JSON.stringify(daten) });
  return { status: antwort.status, antwort: (await antwort.json()) as Record<string, unknown> };
}

/** Replaces a piece of a text that must be there. */
export function ersetze(text: string, was: string | RegExp, durch: string): string {
  const neu = text.replace(was, durch);
  if (neu === text) throw new Error(`not in the text: ${String(was)}`);
  return neu;
}

/** The answer deadline of the Jobcenter, three Werktage in what is delivered, in both pools. */
export const fuenfTage = (xml: string): string => xml.replaceAll('source="=3" target="fristLaenge"', 'source="=5" target="fristLaenge"');
