import { leseTabellen, type Entscheidung } from '../tabellen/lesen.ts';
import { pruefeSyntax } from '../tabellen/syntax.ts';
import { leseAusdruck } from './feel.ts';

/** A decision as those who call it see it. */
export type Entscheidungsbild = {
  datei: string;
  id: string;
  name: string;
  klauseln: string[];
  /** Variables that it asks for, those of the decisions it needs included. */
  eingaben: string[];
  /** Names in its result; empty where the result is a single value. */
  ausgaben: string[];
};

/** @param dateien path below bpmn/ and text of DMN files  @throws FachlicherFehler TABELLE_UNLESBAR */
export async function leseEntscheidungen(dateien: readonly { datei: string; xml: string }[]): Promise<Entscheidungsbild[]> {
  const gelesen = await Promise.all(dateien.map(({ datei, xml }) => leseTabellen(datei, xml)));
  return gelesen.flatMap((alle) => {
    pruefeSyntax(alle);
    return alle.map((e) => ({ datei: e.datei, id: e.id, name: e.name, klauseln: e.klauseln, eingaben: eingabenVon(alle, e).toSorted(), ausgaben: ausgabenVon(e) }));
  });
}

function eingabenVon(alle: readonly Entscheidung[], e: Entscheidung): string[] {
  const eigene = ausdruecke(e).flatMap((text) => leseAusdruck(`=${text}`).variablen);
  const geerbt = alle.filter((x) => e.braucht.includes(x.id)).flatMap((x) => eingabenVon(alle, x));
  return [...new Set([...eigene.filter((name) => !e.braucht.includes(name)), ...geerbt])];
}

const ausdruecke = ({ logik }: Entscheidung): string[] =>
  logik.art === 'AUSDRUCK' ? [logik.text] : [...logik.eingaben.map((x) => x.ausdruck), ...logik.regeln.flatMap((r) => r.werte)];

/** An expression that answers with several values is a context with one entry a line. */
const ausgabenVon = ({ logik }: Entscheidung): string[] =>
  logik.art === 'AUSDRUCK' ? [...logik.text.matchAll(/^ {2}(\w+):/gm)].flatMap((m) => m[1] ?? []) : logik.ausgaben.length === 1 ? [] : logik.ausgaben;
