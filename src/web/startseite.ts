import type { Vereinbarung } from '../vereinbarung.ts';
import { darf, RECHTE, type Weg } from './rechte.ts';

/** The first that a person may open is where they begin: cases before figures, figures before models, models before settings. */
const REIHE = ['/heute', '/auswertung', '/werkstatt', '/verwaltung'];

/** Where people with these roles land after the login. @returns undefined: with no role that has a page of its own */
export function startseiteFuer(rollen: readonly string[], vereinbarungen: ReadonlyMap<string, Vereinbarung>): string | undefined {
  return REIHE.find((pfad) => Object.hasOwn(RECHTE, `GET ${pfad}`) && darf(rollen, `GET ${pfad}` as Weg, vereinbarungen));
}
