import { klauselnVon } from '../moddle.ts';
import { elemente, melder, type Regel } from '../pruefung.ts';

const melde = melder('klauseln');

/** Every cited clause is in the catalogue; every clause that an agreement says it carries out has an element. */
export const klauseln: Regel = (p) => {
  const zitiert = elemente(p).flatMap(({ prozess, knoten }) => klauselnVon(knoten).map((id) => ({ prozess, knoten, id })));
  const unbekannt = zitiert.filter(({ id }) => !p.klauseln.has(id)).map(({ prozess, knoten, id }) => melde(prozess, knoten, `Die Klausel „${id}“ steht nicht im Klauselverzeichnis.`));
  const offen = p.modelle.vereinbarungen.flatMap((v) => {
    const vorhanden = new Set(zitiert.filter((z) => z.prozess.datei.startsWith(`${v.ordner}/`)).map((z) => z.id));
    return v.klauselnVollstaendig.filter((id) => !vorhanden.has(id)).map((id) => melde(v, null, `Die Klausel „${id}“ führt kein Element aus.`));
  });
  return [...unbekannt, ...offen];
};
