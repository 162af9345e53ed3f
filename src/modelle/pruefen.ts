import type { z } from 'zod';
import { nachrichten as unsereNachrichten } from '../akte/nachrichten.ts';
import type { Arbeiter } from '../camunda/define-worker.ts';
import type { Befund } from './befund.ts';
import { katalog, ladeQuellen } from './klauseln.ts';
import { leseEntwurf, leseModelle, type Modelle } from './lesen.ts';
import type { Pruefung, Regel } from './pruefung.ts';
import { alleNachrichten } from './nachrichtenliste.ts';
import { aufgaben } from './regeln/aufgaben.ts';
import { ausdruecke } from './regeln/ausdruecke.ts';
import { boegen } from './regeln/boegen.ts';
import { briefe } from './regeln/briefe.ts';
import { eingaben } from './regeln/eingaben.ts';
import { fehlercodes } from './regeln/fehlercodes.ts';
import { fristarten } from './regeln/fristarten.ts';
import { jobTypen } from './regeln/job-typen.ts';
import { klauseln } from './regeln/klauseln.ts';
import { nachrichten } from './regeln/nachrichten.ts';
import { ohneKlausel } from './regeln/ohne-klausel.ts';
import { neuStellen } from './regeln/neu-stellen.ts';
import { personen } from './regeln/personen.ts';
import { verweise } from './regeln/verweise.ts';
import { warten } from './regeln/warten.ts';
import { wege } from './regeln/wege.ts';
import { zeitgeber } from './regeln/zeitgeber.ts';
import { Verfuegbarkeit } from './verfuegbar.ts';
import type { Umfeld } from './wirkung.ts';

export const regeln: readonly Regel[] = [jobTypen, eingaben, ausdruecke, fehlercodes, verweise, nachrichten, klauseln, fristarten, warten, zeitgeber, neuStellen, aufgaben, personen, boegen, briefe];
/** What keeps nothing from running, but whoever draws should have a reason for it. */
export const hinweise: readonly Regel[] = [ohneKlausel, wege];

/**
 * Holds all models below `ordner` against the workers, the messages, the agreements and the clause catalogue.
 * @returns the findings in the order of files; empty when all is well
 */
export async function pruefeModelle(
  ordner: URL,
  arbeiter: readonly Arbeiter[],
  nachrichtenListe: Readonly<Record<string, z.ZodObject>> = unsereNachrichten,
): Promise<Befund[]> {
  const liste = (await ladeQuellen(ordner)).flatMap((q) => q.klauseln);
  return wendeRegelnAn(await leseModelle(ordner), arbeiter, nachrichtenListe, liste);
}

/**
 * Checks a diagram that is not saved yet, together with all others: the draft takes the place of the file of its name.
 * @returns the findings in the draft, and those that name no file (a worker that now has no work)
 */
export async function pruefeEntwurf(ordner: URL, entwurf: { datei: string; xml: string }, arbeiter: readonly Arbeiter[]): Promise<Befund[]> {
  const modelle = await leseModelle(ordner);
  const andere = modelle.prozesse.filter((p) => p.datei !== entwurf.datei);
  const gelesen = await leseEntwurf(entwurf.datei, entwurf.xml);
  const befunde = wendeRegelnAn({ ...modelle, prozesse: [...andere, ...gelesen.prozesse], befunde: gelesen.befunde }, arbeiter, unsereNachrichten);
  return befunde.filter((b) => b.datei === entwurf.datei || b.datei === '');
}

/** Which variables are there in a process: what costs most, so whoever checks again and again keeps it. */
export type Sichter = (umfeld: Umfeld, prozess: Modelle['prozesse'][number]) => Verfuegbarkeit;

export function wendeRegelnAn(modelle: Modelle, arbeiter: readonly Arbeiter[], nachrichtenListe: Readonly<Record<string, z.ZodObject>>, klauselliste: readonly { id: string }[] = katalog, anzuwenden: readonly Regel[] = regeln, sichte: Sichter = (umfeld, prozess) => new Verfuegbarkeit(umfeld, prozess)): Befund[] {
  const umfeld = { modelle, arbeiter: new Map(arbeiter.map((a) => [a.typ, a])), nachrichten: alleNachrichten(nachrichtenListe, modelle) };
  const sichten = modelle.prozesse.map((prozess) => sichte(umfeld, prozess));
  const pruefung: Pruefung = {
    ...umfeld,
    auftraege: sichten.flatMap((s) => s.auftraege),
    geklaerteAuftraege: sichten.filter((s) => s.bekannt).flatMap((s) => s.auftraege),
    ausdruecke: sichten.filter((s) => s.bekannt).flatMap((s) => s.ausdruecke),
    klauseln: new Set(klauselliste.map((k) => k.id)),
  };
  const befunde = [...modelle.befunde, ...anzuwenden.flatMap((regel) => regel(pruefung))];
  return befunde.toSorted((a, b) => a.datei.localeCompare(b.datei) || a.element.localeCompare(b.element));
}
