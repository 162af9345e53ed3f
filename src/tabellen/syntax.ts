import { parseExpression, parseUnaryTests } from 'feelin';
import { FachlicherFehler } from '../fehler.ts';
import type { Entscheidung } from './lesen.ts';

/**
 * Reads every expression of the decisions, without evaluating any.
 * @throws FachlicherFehler TABELLE_UNLESBAR that names the decision and the expression
 */
export function pruefeSyntax(alle: readonly Entscheidung[]): void {
  for (const e of alle) {
    const { logik } = e;
    const ausdruecke = logik.art === 'AUSDRUCK' ? [logik.text] : [...logik.eingaben.map((x) => x.ausdruck), ...logik.regeln.flatMap((r) => r.werte)];
    const tests = logik.art === 'AUSDRUCK' ? [] : logik.regeln.flatMap((r) => r.tests).filter((t) => t.trim() !== '');
    const falsch = ausdruecke.find((t) => !lesbar(parseExpression(t, {}, undefined))) ?? tests.find((t) => !lesbar(parseUnaryTests(t, {}, undefined)));
    if (falsch !== undefined) throw new FachlicherFehler('TABELLE_UNLESBAR', `Die Tabelle ${e.datei}, ${e.id} lässt sich nicht lesen: der Ausdruck „${falsch}“ ist kein FEEL.`);
    const fehlt = e.braucht.find((b) => !alle.some((x) => x.id === b));
    if (fehlt !== undefined) throw new FachlicherFehler('TABELLE_UNLESBAR', `Die Tabelle ${e.datei}, ${e.id} lässt sich nicht lesen: sie braucht „${fehlt}“, das es in der Datei nicht gibt.`);
  }
}

/** The parser repairs what it cannot read and marks the place. */
function lesbar(baum: ReturnType<typeof parseExpression>): boolean {
  let gut = true;
  baum.iterate({ enter: (knoten) => void (knoten.type.isError && (gut = false)) });
  return gut;
}
