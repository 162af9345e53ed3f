import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { nimmMitteilungAuf } from '../akte/aufnahme.ts';
import { insertEingangFehler } from '../akte/eingang-fehler.ts';
import type { Meldung } from '../akte/meldung.ts';
import { parseMitteilungJson, parseMitteilungXml } from '../akte/mitteilung-lesen.ts';
import { inTransaktion } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Protokoll } from '../protokoll.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import type { Uhr } from '../uhr.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { kennung, liesDatei, pfadIn, signatur, verschiebe, type Inhalt, type Pfad } from './eingang-datei.ts';
import { erstelleSchleife, fehlerCode, type Dienst } from './schleife.ts';

export type EingangUmgebung = { pool: pg.Pool; uhr: Uhr; protokoll: Protokoll; ordner: string; vereinbarung: Vereinbarung; /** default 2 s: a file that did not change in between is complete */ pauseMs?: number };
type Endung = 'json' | 'xml';

/**
 * Takes in notices that lie in a folder as `*.json` or `*.xml`. A file is taken once it has looked the same in two rounds;
 * then it goes to `verarbeitet/` or, with a row for a clerk, to `fehler/`. A crash in between repeats the intake, which
 * changes nothing. Folders, hidden files and other endings are left alone.
 */
export function erstelleEingangsordner(umgebung: EingangUmgebung): Dienst & { einmal(): Promise<number> } {
  const gesehen = new Map<string, string>();
  const unbeweglich = new Set<string>();
  const einmal = (): Promise<number> => durchsuche(umgebung, gesehen, unbeweglich);
  return { einmal, ...erstelleSchleife('eingangsordner', umgebung.pauseMs ?? 2000, async () => (await einmal(), false), umgebung.protokoll) };
}

/** One round. @returns how many files were dealt with */
async function durchsuche(u: EingangUmgebung, gesehen: Map<string, string>, unbeweglich: Set<string>): Promise<number> {
  for (const ordner of ['verarbeitet', 'fehler']) await mkdir(join(u.ordner, ordner), { recursive: true, mode: 0o700 });
  let anzahl = 0;
  const vorhanden = new Set<string>();
  for (const name of (await readdir(u.ordner, { encoding: 'buffer' })).toSorted(Buffer.compare)) {
    const endung = /^[^.].*\.(json|xml)$/is.exec(name.toString('latin1'))?.[1]?.toLowerCase() as Endung | undefined;
    const pfad = pfadIn(u.ordner, name);
    const jetzt = endung && (await signatur(pfad));
    if (!endung || !jetzt) continue;
    const schluessel = name.toString('latin1');
    vorhanden.add(schluessel);
    const ruhig = gesehen.get(schluessel) === jetzt.merkmal;
    gesehen.set(schluessel, jetzt.merkmal);
    if (!ruhig || unbeweglich.has(jetzt.merkmal)) continue;
    if (await bearbeite(u, pfad, endung, jetzt, unbeweglich)) anzahl++;
  }
  for (const name of gesehen.keys()) if (!vorhanden.has(name)) gesehen.delete(name);
  return anzahl;
}

/** @returns false when the file changed while it was read: the next round looks again */
async function bearbeite(u: EingangUmgebung, pfad: Pfad, endung: Endung, { art, merkmal }: { art: 'DATEI' | 'VERWEIS'; merkmal: string }, unbeweglich: Set<string>): Promise<boolean> {
  const inhalt = art === 'VERWEIS' ? 'Verweise auf andere Dateien werden nicht angenommen.' : await liesDatei(pfad).catch(() => 'Die Datei ist nicht lesbar.');
  if (typeof inhalt !== 'string' && inhalt.merkmal !== merkmal) return false;
  const ziel = typeof inhalt === 'string' ? await lehneAb(u, { bytes: Buffer.alloc(0), merkmal }, [{ feld: '', text: inhalt }]) : await nimmAuf(u, inhalt, endung);
  await verschiebe(pfad, join(u.ordner, ziel.ordner), `${ziel.name}.${endung}`).catch((fehler: unknown) => {
    // Taken in but not movable: not again in this run, or the journal would fill up.
    unbeweglich.add(merkmal);
    u.protokoll.fehler('Datei im Eingangsordner lässt sich nicht verschieben', { dienst: 'eingangsordner', code: fehlerCode(fehler) });
  });
  return true;
}

type Ziel = { ordner: 'verarbeitet' | 'fehler'; name: string };

async function nimmAuf(u: EingangUmgebung, inhalt: Inhalt, endung: Endung): Promise<Ziel> {
  const heute = lokalesDatum(u.uhr.jetzt());
  const gelesen = endung === 'json' ? parseMitteilungJson(inhalt.bytes, heute) : parseMitteilungXml(inhalt.bytes, heute);
  if (!gelesen.ok) return lehneAb(u, inhalt, gelesen.fehler);
  const { uhr, vereinbarung } = u;
  try {
    const { aktenzeichen } = await inTransaktion(u.pool, akteur(u), (db) => nimmMitteilungAuf(db, gelesen.mitteilung, { uhr, vereinbarung, quelle: 'DATEI', original: gelesen.original }));
    u.protokoll.info('Mitteilung aus dem Eingangsordner aufgenommen', { aktenzeichen });
    return { ordner: 'verarbeitet', name: `${aktenzeichen}-${kennung(inhalt.bytes, inhalt.merkmal)}` };
  } catch (fehler) {
    const text = unaufnehmbar(fehler);
    if (text === undefined) throw fehler;
    return lehneAb(u, inhalt, [{ feld: '', text }]);
  }
}

/** Refused by a rule or by the database for its content: trying again would not help. @returns undefined for everything that passes by itself */
function unaufnehmbar(fehler: unknown): string | undefined {
  if (fehler instanceof FachlicherFehler) return fehler.message;
  return /^2[23]/.test(fehlerCode(fehler)) ? `Die Mitteilung konnte nicht gespeichert werden (${fehlerCode(fehler)}).` : undefined;
}

async function lehneAb(u: EingangUmgebung, { bytes, merkmal }: Inhalt, fehler: Meldung[]): Promise<Ziel> {
  const name = kennung(bytes, merkmal);
  await inTransaktion(u.pool, akteur(u), (db) => insertEingangFehler(db, { quelle: 'DATEI', inhalt: bytes, fehler, schluessel: `datei:${name}` }, u.uhr));
  u.protokoll.warn('Datei im Eingangsordner nicht angenommen', { dienst: 'eingangsordner', code: 'EINGANG_FEHLER' });
  return { ordner: 'fehler', name: `${lokalesDatum(u.uhr.jetzt())}-${name}` };
}

const akteur = (u: EingangUmgebung): { behoerde: string; wer: string } => ({ behoerde: u.vereinbarung.behoerden[0]?.kuerzel ?? '', wer: 'dienst:eingangsordner' });
