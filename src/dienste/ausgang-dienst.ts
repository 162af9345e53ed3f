import type pg from 'pg';
import { insertHinweis } from '../akte/hinweis.ts';
import type { Camunda } from '../camunda/client.ts';
import { inTransaktion } from '../db/pool.ts';
import { InfrastrukturFehler } from '../fehler.ts';
import type { Protokoll } from '../protokoll.ts';
import type { Uhr } from '../uhr.ts';
import { claimAusgang, markGescheitert, markVeroeffentlicht, type AusgangZeile } from './ausgang-tabelle.ts';
import { erstelleSchleife, fehlerCode, type Dienst } from './schleife.ts';

export type AusgangUmgebung = { pool: pg.Pool; camunda: Pick<Camunda, 'publishNachricht'>; uhr: Uhr; protokoll: Protokoll; /** default 300 */ pauseMs?: number; /** default 32 */ stapel?: number };

export const NACHRICHT_TTL_MS = 30 * 86_400_000;
/** The end of a case is meant for what runs now, or whose start is being repeated. A message that stayed would end what begins later, when the case is open again. */
export const ENDE_TTL_MS = 1_800_000;
const ttlVon = (z: AusgangZeile): number => (z.art === 'START' ? 0 : z.nachricht === 'fall-beendet' ? ENDE_TTL_MS : NACHRICHT_TTL_MS);
/** Longer than the client waits for an answer, so that a row is not taken by a second program while the first still tries. */
export const LEASE_MS = 60_000;
/** After this many refusals a person is told; the row goes on being tried. */
const WARN_NACH = 8;
const akteur = { behoerde: '*', wer: 'dienst:ausgang' };

/** 1 s, 2 s, 4 s … at most five minutes; a START that waits for its instance: 5 s … at most ten minutes. */
const wartezeit = (versuche: number, ersteMs: number, hoechstensMs: number): number => Math.min(ersteMs * 2 ** Math.min(versuche - 1, 20), hoechstensMs);

/** Publishes what the outbox holds. Several may run at once; a message may go out twice under the same messageId, never not at all. */
export function erstelleAusgangDienst(umgebung: AusgangUmgebung): Dienst & { einmal(): Promise<number> } {
  const { pauseMs = 300, protokoll, stapel = 32 } = umgebung;
  const einmal = (): Promise<number> => veroeffentlicheFaellige(umgebung, stapel);
  return { einmal, ...erstelleSchleife('ausgang', pauseMs, async () => (await einmal()) > 0, protokoll) };
}

/** One round. @returns how many rows were acknowledged by the engine */
async function veroeffentlicheFaellige(u: AusgangUmgebung, stapel: number): Promise<number> {
  const zeilen = await inTransaktion(u.pool, akteur, (db) => claimAusgang(db, u.uhr.jetzt(), LEASE_MS, stapel));
  const jeAkte = Map.groupBy(zeilen, (z) => z.aktenzeichen);
  const anzahlen = await Promise.all([...jeAkte.values()].map((folge) => veroeffentlicheFolge(u, folge)));
  return anzahlen.reduce((summe, n) => summe + n, 0);
}

/** Rows of one case, one after the other. Only a START that is repeated can come with another row of its case. */
async function veroeffentlicheFolge(u: AusgangUmgebung, folge: AusgangZeile[]): Promise<number> {
  let anzahl = 0;
  for (const zeile of folge) if (await veroeffentliche(u, zeile)) anzahl++;
  return anzahl;
}

async function veroeffentliche(u: AusgangUmgebung, z: AusgangZeile): Promise<boolean> {
  const { nachricht: name, korrelation, variablen, schluessel: messageId } = z;
  try {
    // A start message that waited in a buffer would start a second instance when the first has ended: TTL 0, and repeated.
    await u.camunda.publishNachricht({ name, korrelation, variablen, messageId, ttlMs: ttlVon(z) });
  } catch (fehler) {
    await vermerkeFehlschlag(u, z, fehler);
    return false;
  }
  const jetzt = u.uhr.jetzt();
  const wieder = new Date(jetzt.getTime() + wartezeit(z.versuche, 5000, 600_000));
  await inTransaktion(u.pool, akteur, (db) => markVeroeffentlicht(db, z.id, jetzt, wieder));
  return true;
}

async function vermerkeFehlschlag(u: AusgangUmgebung, z: AusgangZeile, fehler: unknown): Promise<void> {
  const infrastruktur = fehler instanceof InfrastrukturFehler;
  u.protokoll.warn('Nachricht nicht angenommen, wird wiederholt', { aktenzeichen: z.aktenzeichen, nachricht: z.nachricht, code: fehlerCode(fehler), versuch: z.versuche });
  await inTransaktion(u.pool, akteur, async (db) => {
    await markGescheitert(db, z.id, new Date(u.uhr.jetzt().getTime() + wartezeit(z.versuche, 1000, infrastruktur ? 30_000 : 300_000)));
    // An engine that is away comes back by itself; a message that it refuses needs a person.
    if (infrastruktur || z.versuche < WARN_NACH) return;
    const { behoerde, aktenzeichen } = z;
    await insertHinweis(db, { behoerde, aktenzeichen, art: 'NACHRICHT_ABGELEHNT', gruppe: 'verwaltung', schluessel: `ausgang:${z.schluessel}` }, u.uhr);
  });
}
