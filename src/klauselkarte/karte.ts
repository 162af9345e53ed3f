import type { Befund } from '../modelle/befund.ts';
import type { Klausel } from '../modelle/klauseln.ts';
import { texteIn } from '../modelle/feel.ts';
import { zitate, type Zitat } from '../modelle/zitate.ts';
import type { Modelle } from '../modelle/lesen.ts';
import { eingaben, erweiterung, jobTyp, listener } from '../modelle/moddle.ts';
import { elementArt } from './element-art.ts';

/** An element that carries out a clause, and what it does it with. */
export type Stelle = { datei: string; prozess: string; element: string; name: string; art: string; arbeiter: string[]; fristarten: string[]; schreiben: string[]; entscheidung: string | null };
export type Karteneintrag = Klausel & {
  /** An agreement says that its diagrams carry it out. */
  zugesagt: boolean;
  elemente: Stelle[];
  /** Decision tables that cite the clause, or that an element of it calls. */
  entscheidungen: { datei: string; id: string; name: string }[];
  fristarten: { fristart: string; bezeichnung: string }[];
  /** Paths of test files. */
  tests: string[];
};
export type Klauselkarte = { eintraege: Karteneintrag[]; befunde: Befund[] };

export type Kartenquellen = {
  katalog: readonly Klausel[];
  modelle: Modelle;
  /** Null where only the diagrams are asked: then nothing else is missing either. */
  gegenstuecke: Gegenstuecke | null;
};
/** What the diagrams are held against: tests, and what there is of workers and letters. */
export type Gegenstuecke = { tests: Testverweise; arbeiter: ReadonlySet<string>; schreiben: ReadonlySet<string> };
/** Which test files name an element, a decision. See `tests.ts` for what counts. */
export type Testverweise = { zuElement(stelle: Pick<Stelle, 'datei' | 'prozess' | 'element'>): string[]; zuEntscheidung(id: string): string[] };

/** Each clause with everything that carries it out, in the order of the catalogue. Pure. */
export function erstelleKarte(q: Kartenquellen): Klauselkarte {
  const alle = zitate(q.modelle);
  const zugesagt = new Set(q.modelle.vereinbarungen.flatMap((v) => v.klauselnVollstaendig));
  const eintraege = q.katalog.map((klausel) => erstelleEintrag(klausel, zugesagt.has(klausel.id), alle.filter((z) => z.klausel === klausel.id), q));
  return { eintraege, befunde: [...unbekannteKlauseln(q, alle), ...unbekannteTeile(eintraege, q.gegenstuecke), ...luecken(eintraege, q)] };
}

function erstelleEintrag(klausel: Klausel, zugesagt: boolean, stellenZitate: readonly Zitat[], q: Kartenquellen): Karteneintrag {
  const elemente = stellenZitate.map((z) => erstelleStelle(z, q.modelle));
  const gerufen = new Set(elemente.map((e) => e.entscheidung));
  const entscheidungen = q.modelle.entscheidungen.filter((e) => e.klauseln.includes(klausel.id) || gerufen.has(e.id)).map(({ datei, id, name }) => ({ datei, id, name }));
  const anElementen = new Set(elemente.flatMap((e) => e.fristarten));
  const fristarten = q.modelle.vereinbarungen.flatMap((v) => v.fristarten).filter((f) => f.klausel === klausel.id || anElementen.has(f.fristart));
  const tests = [...elemente.flatMap((e) => q.gegenstuecke?.tests.zuElement(e) ?? []), ...entscheidungen.flatMap((e) => q.gegenstuecke?.tests.zuEntscheidung(e.id) ?? [])];
  return {
    ...klausel,
    zugesagt,
    elemente,
    entscheidungen,
    fristarten: [...new Map(fristarten.map((f) => [f.fristart, { fristart: f.fristart, bezeichnung: f.bezeichnung ?? '' }])).values()],
    tests: [...new Set(tests)].toSorted(),
  };
}

function erstelleStelle({ prozess, knoten }: Zitat, modelle: Modelle): Stelle {
  const bekannt = new Set(modelle.vereinbarungen.flatMap((v) => v.fristarten.map((f) => f.fristart)));
  const eingabe = (name: string): string[] => texteIn(eingaben(knoten).find((e) => e.target === name)?.source);
  const typ = jobTyp(knoten);
  return {
    datei: prozess.datei,
    prozess: prozess.knoten.id,
    element: knoten.id,
    name: knoten.name?.replaceAll(/\s+/g, ' ') ?? '',
    art: elementArt(knoten),
    arbeiter: [...new Set([...listener(knoten, 'start'), ...(typ ? [typ] : []), ...listener(knoten, 'end')])],
    // A Fristart that depends on the case is an expression with several texts, of which some are no Fristart.
    fristarten: eingabe('fristart').filter((f) => bekannt.has(f)),
    // Which letter may depend on a result: only what is named like a letter is one.
    schreiben: eingabe('schreiben').filter((s) => s.includes('.')),
    entscheidung: erweiterung(knoten, 'CalledDecision')?.decisionId ?? null,
  };
}

function unbekannteKlauseln(q: Kartenquellen, alle: readonly Zitat[]): Befund[] {
  const bekannt = new Set(q.katalog.map((k) => k.id));
  const genannt = [
    ...alle.map((z) => ({ datei: z.prozess.datei, element: z.knoten.id, id: z.klausel })),
    ...q.modelle.entscheidungen.flatMap((e) => e.klauseln.map((id) => ({ datei: e.datei, element: e.id, id }))),
    ...q.modelle.vereinbarungen.flatMap((v) => v.klauselnVollstaendig.map((id) => ({ datei: v.datei, element: '', id }))),
    ...q.modelle.vereinbarungen.flatMap((v) => v.fristarten.flatMap((f) => (f.klausel ? [{ datei: v.datei, element: f.fristart, id: f.klausel }] : []))),
  ];
  return genannt.filter(({ id }) => !bekannt.has(id)).map(({ datei, element, id }) => melde(datei, element, `Die Klausel „${id}“ steht nicht im Klauselverzeichnis.`));
}

function unbekannteTeile(eintraege: readonly Karteneintrag[], gegenstuecke: Gegenstuecke | null): Befund[] {
  if (!gegenstuecke) return [];
  // An element that cites several clauses is looked at once.
  const elemente = new Map(eintraege.flatMap((e) => e.elemente).map((e) => [`${e.datei} ${e.element}`, e]));
  return [...elemente.values()].flatMap((e) => [
    ...e.arbeiter.filter((typ) => !gegenstuecke.arbeiter.has(typ)).map((typ) => melde(e.datei, e.element, `Den Arbeiter „${typ}“ gibt es nicht.`)),
    ...e.schreiben.filter((s) => !gegenstuecke.schreiben.has(s)).map((s) => melde(e.datei, e.element, `Das Schreiben „${s}“ gibt es nicht.`)),
  ]);
}

function luecken(eintraege: readonly Karteneintrag[], q: Kartenquellen): Befund[] {
  return eintraege.filter((e) => e.zugesagt).flatMap((e) => {
    if (e.elemente.length + e.entscheidungen.length === 0) return [melde('', e.id, `Die Klausel „${e.id}“ führt kein Element und keine Entscheidungstabelle aus.`)];
    return q.gegenstuecke && e.tests.length === 0 ? [melde('', e.id, `Zur Klausel „${e.id}“ gibt es keinen Test: Kein Test nennt eines ihrer Elemente.`)] : [];
  });
}

const melde = (datei: string, element: string, text: string): Befund => ({ datei, element, regel: 'klauselkarte', schwere: 'FEHLER', text });
