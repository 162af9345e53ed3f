import type { Pool } from 'pg';
import { inTransaktion } from '../db/pool.ts';
import { InfrastrukturFehler } from '../fehler.ts';
import type { Protokoll } from '../protokoll.ts';
import type { Uhr } from '../uhr.ts';
import type { Auftragsdaten } from './abruf.ts';
import type { Camunda } from './client.ts';
import type { Arbeiter } from './define-worker.ts';
import type { Dienste } from './dienste.ts';
import { decideFolge, SchemaFehler, wartezeitImAusfall, wartezeitNachFehlschlag, type Folge } from './fehlerbehandlung.ts';
import { istNichtGefunden } from './grpc-fehler.ts';
import { lendDb, withZeitgrenze } from './zeitgrenze.ts';

export type Ausfuehrung = {
  camunda: Camunda;
  pool: Pool;
  uhr: Uhr;
  protokoll: Protokoll;
  dienste: Dienste;
  /** A handler that takes longer is given up. */
  handlerZeitMs: number;
  /** What the database may take on top, to open and end the transaction. */
  datenbankZeitMs: number;
  /** Waits between attempts to report a result, ms. */
  meldeAbstaendeMs: readonly number[];
  /** Since when the infrastructure fails: shared by all jobs. */
  ausfall: { erfolg(): void; seitMs(): number };
};

/** Runs the worker in its transaction. @returns the variables for the engine, checked against the schema before the commit */
async function work(a: Ausfuehrung, arbeiter: Arbeiter, auftrag: Auftragsdaten): Promise<Record<string, unknown>> {
  const eingabe = arbeiter.eingabe.safeParse(auftrag.variablen);
  if (!eingabe.success) throw new SchemaFehler('EINGABE_UNGUELTIG', eingabe.error);
  const { schluessel, prozessInstanz, prozessId, elementId } = auftrag;
  const daten = eingabe.data as { behoerde: string };
  const akteur = { behoerde: daten.behoerde, wer: `arbeiter:${arbeiter.typ}` };
  const transaktion = inTransaktion(a.pool, akteur, (db) =>
    lendDb(db, a.handlerZeitMs, async (geliehen) => {
      const kontext = { db: geliehen, uhr: a.uhr, dienste: a.dienste, auftrag: { schluessel, prozessInstanz, prozessId, elementId } };
      const ausgabe = arbeiter.ausgabe.strict().safeParse(await arbeiter.handle(daten, kontext));
      if (!ausgabe.success) throw new SchemaFehler('AUSGABE_UNGUELTIG', ausgabe.error);
      return ausgabe.data as Record<string, unknown>;
    }),
  );
  // The database itself may be silent: opening and ending the transaction have no time limit of their own.
  return withZeitgrenze(transaktion, a.handlerZeitMs + a.datenbankZeitMs, () => new InfrastrukturFehler('DATENBANK_STUMM', 'Die Datenbank antwortet nicht.'));
}

/** Repeats until the engine has heard it. The engine not knowing the job any more is as good: it was done or cancelled. */
async function report(a: Ausfuehrung, melde: () => Promise<void>): Promise<'GEMELDET' | 'NICHT_GEFUNDEN' | 'AUFGEGEBEN'> {
  for (const wartenMs of [...a.meldeAbstaendeMs, null]) {
    try {
      await melde();
      return 'GEMELDET';
    } catch (fehler) {
      if (istNichtGefunden(fehler)) return 'NICHT_GEFUNDEN';
      if (wartenMs === null) break;
      await new Promise((resolve) => setTimeout(resolve, wartenMs));
    }
  }
  return 'AUFGEGEBEN';
}

function meldung(a: Ausfuehrung, { schluessel, versuche }: Auftragsdaten, folge: Folge): () => Promise<void> {
  const fail = (uebrig: number, wartenMs: number) => () => a.camunda.failAuftrag(schluessel, { versuche: uebrig, text: folge.code, wartenMs });
  switch (folge.art) {
    case 'BPMN_FEHLER':
      return () => a.camunda.throwFehler(schluessel, folge.code);
    case 'AUSFALL':
      return fail(versuche, wartezeitImAusfall(a.ausfall.seitMs()));
    case 'FEHLSCHLAG':
      return fail(Math.max(0, versuche - 1), wartezeitNachFehlschlag(versuche));
    case 'VORFALL':
      return fail(0, 0);
  }
}

/** Does one job from variables to report. Never throws: whatever happens ends in the log and, where possible, in the engine. */
export async function executeAuftrag(a: Ausfuehrung, arbeiter: Arbeiter, auftrag: Auftragsdaten): Promise<void> {
  const begonnen = performance.now();
  const felder = { jobTyp: arbeiter.typ, jobSchluessel: auftrag.schluessel, prozessInstanz: auftrag.prozessInstanz, element: auftrag.elementId };
  const melde = await work(a, arbeiter, auftrag).then(
    (variablen) => {
      a.ausfall.erfolg();
      return () => a.camunda.completeAuftrag(auftrag.schluessel, variablen);
    },
    (fehler: unknown) => {
      const folge = decideFolge(fehler, arbeiter.fehler ?? []);
      a.protokoll.warn('Auftrag nicht erledigt', { ...felder, code: folge.code, kind: folge.art });
      return meldung(a, auftrag, folge);
    },
  );
  const ende = await report(a, melde);
  if (ende === 'AUFGEGEBEN') a.protokoll.warn('Ergebnis nicht gemeldet, die Engine wiederholt den Auftrag', felder);
  else a.protokoll.info('Auftrag gemeldet', { ...felder, kind: ende, dauerMs: Math.round(performance.now() - begonnen) });
}
