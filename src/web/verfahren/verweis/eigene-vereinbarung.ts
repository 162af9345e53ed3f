import type { Vereinbarung } from '../../../vereinbarung.ts';
import { keinZugang } from '../../fehler.ts';
import type { Anfrage } from '../../wege.ts';

/** The agreement that the person's authority takes part in. */
export function eigeneVereinbarung(a: Anfrage): Vereinbarung {
  const gefunden = [...a.kontext.vereinbarungen.values()].find((v) => v.behoerden.some((b) => b.kuerzel === a.konto.behoerde));
  if (!gefunden) throw keinZugang();
  return gefunden;
}
