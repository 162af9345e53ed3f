import type { Akte } from '../../akte/akte.ts';
import type { Html } from '../bausteine/html.ts';
import type { Weg } from '../rechte.ts';
import type { Anfrage, Handlung } from '../wege.ts';

/** What a procedure adds to the Akte: how it is begun, its part of the file, its pages. One folder each, named by its slug. */
export type VerfahrenSeiten = {
  /** BPMN process ids with their German names. */
  prozesse: Readonly<Record<string, string>>;
  /** The page on which a clerk begins it, listed on `/neu` for those who may open it. */
  neu?: { weg: Weg; titel: string; beschreibung: string };
  /** Its part of a file; null where the case has nothing of it. */
  abschnitt?(a: Anfrage, akte: Akte): Promise<Html | null>;
  registriere?(weg: (weg: Weg, tun: Handlung) => void): void;
};
