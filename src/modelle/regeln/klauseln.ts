import { melder, type Regel } from '../pruefung.ts';
import { zitate } from '../zitate.ts';

const melde = melder('klauseln');

/** Every cited clause is in the catalogue; every clause that an agreement says it carries out has an element or a decision table. */
export const klauseln: Regel = (p) => {
  const zitiert = zitate(p.modelle);
  const unbekannt = zitiert.filter((z) => !p.klauseln.has(z.klausel)).map(({ prozess, knoten, klausel }) => melde(prozess, knoten, `Die Klausel „${klausel}“ steht nicht im Klauselverzeichnis.`));
  const inTabellen = p.modelle.entscheidungen.flatMap((e) => e.klauseln.map((klausel) => ({ e, klausel })));
  const unbekanntInTabellen = inTabellen.filter((z) => !p.klauseln.has(z.klausel)).map(({ e, klausel }) => melde(e, e, `Die Klausel „${klausel}“ steht nicht im Klauselverzeichnis.`));
  const vorhanden = new Set([...zitiert, ...inTabellen].map((z) => z.klausel));
  const offen = p.modelle.vereinbarungen.flatMap((v) =>
    v.klauselnVollstaendig.filter((id) => !vorhanden.has(id)).map((id) => melde(v, null, `Die Klausel „${id}“ führt kein Element aus.`)),
  );
  return [...unbekannt, ...unbekanntInTabellen, ...offen];
};
