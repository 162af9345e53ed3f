import { DmnModdle } from 'dmn-moddle';
import { FachlicherFehler } from '../fehler.ts';
import type { RohDefinitionen, RohElement, RohErweiterung, RohLogik } from './roh.ts';

/** How many rules of a table may match, and what their results become. */
export const TREFFERARTEN = ['UNIQUE', 'FIRST', 'COLLECT', 'COLLECT MAX'] as const;
export type Trefferart = (typeof TREFFERARTEN)[number];

export type Regel = { id: string; tests: string[]; werte: string[] };
export type Tabelle = { art: 'TABELLE'; trefferart: Trefferart; eingaben: { bezeichnung: string; ausdruck: string }[]; ausgaben: string[]; regeln: Regel[] };
export type Ausdruck = { art: 'AUSDRUCK'; text: string };
export type Entscheidung = {
  datei: string;
  id: string;
  name: string;
  /** Ids of the clauses that it carries out. */
  klauseln: string[];
  /** Ids of the decisions whose results it uses. */
  braucht: string[];
  logik: Tabelle | Ausdruck;
};

/**
 * The decisions of a DMN file.
 * @throws FachlicherFehler TABELLE_UNLESBAR: no DMN, or something in it that the evaluation here does not cover
 */
export async function leseTabellen(datei: string, xml: string): Promise<Entscheidung[]> {
  // A document type can pull in other files; no table needs one.
  if (/<!DOCTYPE/i.test(xml)) throw unlesbar(datei, 'DOCTYPE ist nicht erlaubt');
  const { rootElement } = await new DmnModdle().fromXML(xml).catch(() => {
    throw unlesbar(datei, 'kein DMN');
  });
  return ((rootElement as RohDefinitionen).drgElement ?? []).filter((e) => e.$type === 'dmn:Decision').map((e) => leseEntscheidung(datei, e));
}

function leseEntscheidung(datei: string, roh: RohElement): Entscheidung {
  const braucht = (roh.informationRequirement ?? []).flatMap((b) => (b.requiredDecision ? [b.requiredDecision.href.replace(/^#/, '')] : []));
  return { datei, id: roh.id, name: roh.name ?? roh.id, klauseln: leseKlauseln(roh), braucht, logik: leseLogik(`${datei}, ${roh.id}`, roh.decisionLogic) };
}

function leseKlauseln(roh: RohElement): string[] {
  const alle = (knoten: RohErweiterung[]): RohErweiterung[] => knoten.flatMap((k) => [k, ...alle(k.$children ?? [])]);
  const eigenschaft = alle(roh.extensionElements?.values ?? []).find((k) => k.$type === 'zeebe:property' && k.name === 'klausel');
  return (eigenschaft?.value ?? '').split(',').map((s) => s.trim()).filter(Boolean);
}

function leseLogik(wo: string, roh: RohLogik | undefined): Tabelle | Ausdruck {
  if (roh?.$type === 'dmn:LiteralExpression') return { art: 'AUSDRUCK', text: roh.text ?? '' };
  if (roh?.$type !== 'dmn:DecisionTable') throw unlesbar(wo, 'weder Tabelle noch Ausdruck');
  const art = [roh.hitPolicy ?? 'UNIQUE', roh.aggregation].filter(Boolean).join(' ');
  const trefferart = TREFFERARTEN.find((t) => t === art);
  if (!trefferart) throw unlesbar(wo, `Trefferart ${art} (möglich: ${TREFFERARTEN.join(', ')})`);
  const text = (t: { text?: string }): string => t.text ?? '';
  return {
    art: 'TABELLE',
    trefferart,
    eingaben: (roh.input ?? []).map((e) => ({ bezeichnung: e.label ?? '', ausdruck: e.inputExpression?.text ?? '' })),
    ausgaben: (roh.output ?? []).map((a) => a.name ?? ''),
    regeln: (roh.rule ?? []).map((r) => ({ id: r.id, tests: (r.inputEntry ?? []).map(text), werte: (r.outputEntry ?? []).map(text) })),
  };
}

const unlesbar = (wo: string, was: string): FachlicherFehler => new FachlicherFehler('TABELLE_UNLESBAR', `Die Tabelle ${wo} lässt sich nicht lesen: ${was}.`);
