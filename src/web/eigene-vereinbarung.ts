import type { Vereinbarung } from '../vereinbarung.ts';
import { keinZugang } from './fehler.ts';
import type { Anfrage } from './wege.ts';

/** The agreement that the person's authority takes part in. @throws WebFehler when it takes part in none */
export const eigeneVereinbarung = (a: Anfrage): Vereinbarung => finde(a, (v) => v.behoerden.some((b) => b.kuerzel === a.konto.behoerde));

/** The same for what only the first authority of an agreement does (the Fachstelle). @throws WebFehler for any other */
export const vereinbarungDerFachstelle = (a: Anfrage): Vereinbarung => finde(a, (v) => v.behoerden[0]?.kuerzel === a.konto.behoerde);

function finde(a: Anfrage, passt: (v: Vereinbarung) => boolean): Vereinbarung {
  const gefunden = [...a.kontext.vereinbarungen.values()].find(passt);
  if (!gefunden) throw keinZugang();
  return gefunden;
}
