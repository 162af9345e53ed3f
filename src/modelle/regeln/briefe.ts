import { pruefeBrief } from '../../briefe/pruefen.ts';
import { quellenVon } from '../../briefe/platzhalter.ts';
import type { Brief } from '../../briefe/schema.ts';
import { programmierteSchreiben } from '../../uebermittlung/schreiben/programmierte.ts';
import { texteIn } from '../feel.ts';
import type { BriefDatei } from '../lesen.ts';
import { eingaben, nachrichtVon, type Knoten } from '../moddle.ts';
import { elemente, melder, type Pruefung, type Regel } from '../pruefung.ts';

const melde = melder('briefe');

/** A letter says what exists, begins what begins that way, and some diagram sends it; a diagram sends letters that exist. */
export const briefe: Regel = (p) => {
  const bekannt = new Set([...programmierteSchreiben.map((s) => s.kuerzel), ...p.modelle.briefe.map((b) => b.brief.kuerzel)]);
  const stellen = elemente(p).flatMap(({ prozess, knoten }) => genannte(knoten).map((schreiben) => ({ prozess, knoten, schreiben })));
  const benutzt = new Set(stellen.map((s) => s.schreiben));
  return [
    ...stellen.filter((s) => !bekannt.has(s.schreiben)).map((s) => melde(s.prozess, s.knoten, `Das Schreiben „${s.schreiben}“ gibt es nicht.`)),
    ...p.modelle.briefe.flatMap((b, i) => {
      const doppelt = p.modelle.briefe.findIndex((a) => a.brief.kuerzel === b.brief.kuerzel) < i;
      const fehler = [...fehlerIn(b, p), ...versandte(b.brief, bekannt), ...(doppelt ? ['Die Kennung ist mehr als einmal vergeben.'] : [])];
      // What is handed over from a printer may be made by a page.
      const ungenutzt = !b.brief.ausdruck && !benutzt.has(b.brief.kuerzel);
      return [...fehler, ...(ungenutzt ? ['Diesen Brief verschickt kein Diagramm.'] : [])].map((text) => melde(b, { id: b.brief.kuerzel }, text));
    }),
  ];
};

/** A name that is no letter's chooses, e.g. a code in the condition of an `if`. */
const genannte = (knoten: Knoten): string[] => eingaben(knoten).filter((e) => e.target === 'schreiben').flatMap((e) => texteIn(e.source).filter((t) => t.includes('.')));

function fehlerIn({ brief, ordner }: BriefDatei, p: Pruefung): string[] {
  const boegen = p.modelle.boegen.filter((b) => b.ordner === ordner).map((b) => b.bogen);
  const fristarten = p.modelle.vereinbarungen.find((v) => v.ordner === ordner)?.fristarten ?? [];
  const klauseln = (brief.klausel ?? '').split(',').map((k) => k.trim()).filter(Boolean);
  return [
    ...pruefeBrief(brief, { kuerzel: ordner, fristarten, boegen }),
    ...klauseln.filter((k) => !p.klauseln.has(k)).map((k) => `Die Klausel „${k}“ steht nicht im Klauselverzeichnis.`),
    ...ankunft(brief, ordner, p),
  ];
}

/** Whether somebody waits for a message that is no start is looked at with all messages. */
function ankunft({ intern }: Brief, ordner: string, p: Pruefung): string[] {
  if (!('prozess' in intern)) return [];
  const prozess = p.modelle.prozesse.find((x) => x.knoten.id === intern.prozess && x.datei.startsWith(`${ordner}/`));
  if (!prozess) return [`Den Prozess „${intern.prozess}“ gibt es in dieser Vereinbarung nicht.`];
  const starts = (prozess.knoten.flowElements ?? []).filter((k) => k.$type === 'bpmn:StartEvent').map((k) => nachrichtVon(k)?.name);
  return intern.art === 'START' && !starts.includes(intern.nachricht) ? [`Der Prozess beginnt nicht mit der Nachricht „${intern.nachricht}“.`] : [];
}

const versandte = (brief: Brief, bekannt: ReadonlySet<string>): string[] =>
  quellenVon(brief).flatMap((q) => (q.art === 'VERSANDTAG' && !bekannt.has(q.schreiben) ? [`Das Schreiben „${q.schreiben}“ gibt es nicht.`] : []));
