import type { Konto } from '../akte/konto.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { ordnerVon } from './modell.ts';

/**
 * Whether a person may change a model, propose it and decide about it: process owners of an authority of its agreement. What
 * the agreements share is everybody's. That somebody is a process owner is a matter of the page's right.
 */
export function darfAendern(konto: Pick<Konto, 'behoerde'>, name: string, vereinbarungen: ReadonlyMap<string, Vereinbarung>): boolean {
  const v = vereinbarungen.get(ordnerVon(name));
  // A folder without an agreement (shared diagrams, tables of another city) belongs to all.
  return !v || v.behoerden.some((b) => b.kuerzel === konto.behoerde);
}
