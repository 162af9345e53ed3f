import { melder, type Regel } from '../pruefung.ts';

const melde = melder('job-typen');

/** Every job type in a diagram has a worker, and every worker has work in a diagram. */
export const jobTypen: Regel = ({ auftraege, arbeiter, modelle }) => {
  const benutzt = new Set(auftraege.map((a) => a.typ));
  const ohneArbeiter = auftraege
    .filter((a) => !arbeiter.has(a.typ))
    .map((a) =>
      melde(a.prozess, a.knoten, a.typ.startsWith('=') ? 'Der Job-Typ ist ein Ausdruck; er muss fest dastehen.' : `Für den Job-Typ „${a.typ}“ gibt es keinen Arbeiter (workers/${a.typ.replaceAll('.', '/')}.ts).`),
    );
  const ohneArbeit = modelle.prozesse.length === 0 ? [] : [...arbeiter.keys()].filter((typ) => !benutzt.has(typ));
  return [...ohneArbeiter, ...ohneArbeit.map((typ) => melde({ datei: '' }, null, `Den Arbeiter „${typ}“ benutzt kein Diagramm.`))];
};
