import type { Entscheidung } from './lesen.ts';

/** The days on which a table holds, both inclusive; `bis` null: until further notice. */
export type Geltung = { von: string; bis: string | null };

const SPANNE = /^\[\s*date\("([\d-]+)"\)\s*\.\.\s*date\("([\d-]+)"\)\s*\]$/;
const AB = /^>=\s*date\("([\d-]+)"\)$/;

/**
 * On which days a decision has a result: the column `date(stichtag)` of its table, or of the tables that it needs.
 * @returns each span once, in order of time; empty where nothing depends on the day
 */
export function geltungVon(alle: readonly Entscheidung[], id: string): Geltung[] {
  const gefunden = new Map(tabellenVon(alle, id).flatMap((e) => eigene(e)).map((g) => [`${g.von} ${g.bis ?? ''}`, g]));
  return [...gefunden.values()].toSorted((a, b) => a.von.localeCompare(b.von));
}

function tabellenVon(alle: readonly Entscheidung[], id: string): Entscheidung[] {
  return alle.filter((e) => e.id === id).flatMap((e) => [e, ...e.braucht.flatMap((b) => tabellenVon(alle, b))]);
}

function eigene({ logik }: Entscheidung): Geltung[] {
  if (logik.art === 'AUSDRUCK') return [];
  const spalte = logik.eingaben.findIndex((e) => e.ausdruck === 'date(stichtag)');
  return logik.regeln.flatMap((r) => {
    const test = r.tests[spalte]?.trim() ?? '';
    const [von, bis] = SPANNE.exec(test)?.slice(1) ?? AB.exec(test)?.slice(1) ?? [];
    return von ? [{ von, bis: bis ?? null }] : [];
  });
}
