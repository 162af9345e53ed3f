import type { Vereinbarung } from '../vereinbarung.ts';
import { RECHTE } from './rechte-tabelle.ts';
import { GLOBALE_ROLLEN } from './rechte-wer.ts';

export { RECHTE } from './rechte-tabelle.ts';
export { GLOBALE_ROLLEN } from './rechte-wer.ts';

export type Weg = keyof typeof RECHTE;

/** Every role that an account can have. */
export const alleRollen = (vereinbarungen: ReadonlyMap<string, Vereinbarung>): string[] => [...rollenDerBehoerden(vereinbarungen).map((r) => r.kuerzel), ...GLOBALE_ROLLEN];

/** The roles that may use a page. */
export function rollenFuer(weg: Weg, vereinbarungen: ReadonlyMap<string, Vereinbarung>): string[] {
  const recht: readonly string[] = RECHTE[weg];
  const hat = (name: string): boolean => recht.includes('ALLE') || recht.includes(name);
  const eigene = rollenDerBehoerden(vereinbarungen).filter((r) => hat(r.kuerzel) || hat(r.art) || (r.art === 'LEITUNG' && hat('SACHBEARBEITUNG')));
  return [...eigene.map((r) => r.kuerzel), ...GLOBALE_ROLLEN.filter(hat)];
}

/** Whether one of the person's roles may use the page. */
export function darf(rollen: readonly string[], weg: Weg, vereinbarungen: ReadonlyMap<string, Vereinbarung>): boolean {
  const erlaubt = rollenFuer(weg, vereinbarungen);
  return rollen.some((rolle) => erlaubt.includes(rolle));
}

const rollenDerBehoerden = (vereinbarungen: ReadonlyMap<string, Vereinbarung>): Vereinbarung['rollen'] => [...vereinbarungen.values()].flatMap((v) => v.rollen);
