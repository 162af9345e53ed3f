import { prozessVon, type Bogen } from '../../bogen/bogen.ts';
import { leseAusdruck } from '../feel.ts';
import type { BogenDatei, Prozess, Vereinbarungsdaten } from '../lesen.ts';
import { eingaben, jobTyp, nachrichtVon } from '../moddle.ts';
import { elemente, melder, type Pruefung, type Regel } from '../pruefung.ts';

const melde = melder('boegen');
const LESER = 'gemeinsam.bogen-lesen';

/** A data sheet belongs to a process that hears its messages, to roles, authorities and clauses that exist; a worker reads one that exists. */
export const boegen: Regel = (p) => [
  ...p.modelle.boegen.flatMap((b) => fehlerIn(b, p).map((text) => melde(b, { id: b.bogen.kuerzel }, text))),
  ...p.modelle.boegen.filter((b, i) => p.modelle.boegen.findIndex((a) => a.bogen.kuerzel === b.bogen.kuerzel) < i).map((b) => melde(b, { id: b.bogen.kuerzel }, `Die Kennung „${b.bogen.kuerzel}“ ist mehr als einmal vergeben: Bogen.`)),
  ...elemente(p).filter(({ knoten }) => jobTyp(knoten) === LESER).flatMap(({ prozess, knoten }) => {
    const gesucht = eingaben(knoten).filter((e) => e.target === 'bogen' || e.target === 'aufhebung').flatMap((e) => leseAusdruck(e.source ?? '').konstante ?? []).map(String);
    const bekannt = new Set(p.modelle.boegen.filter((b) => prozess.datei.startsWith(`${b.ordner}/`)).map((b) => b.bogen.kuerzel));
    return gesucht.filter((kuerzel) => !bekannt.has(kuerzel)).map((kuerzel) => melde(prozess, knoten, `Den Bogen „${kuerzel}“ gibt es in dieser Vereinbarung nicht.`));
  }),
];

function fehlerIn({ bogen, ordner }: BogenDatei, p: Pruefung): string[] {
  const vereinbarung = p.modelle.vereinbarungen.find((v) => v.ordner === ordner);
  const prozess = p.modelle.prozesse.find((x) => x.knoten.id === prozessVon(bogen) && x.datei.startsWith(`${ordner}/`));
  const klauseln = (bogen.klausel ?? '').split(',').map((k) => k.trim()).filter(Boolean);
  return [
    ...(bogen.kuerzel.startsWith(`${ordner}.`) ? [] : [`Die Kennung beginnt mit „${ordner}.“.`]),
    ...(prozess ? startfehler(bogen, prozess) : [`Den Prozess „${prozessVon(bogen)}“ gibt es in dieser Vereinbarung nicht.`]),
    ...klauseln.filter((k) => !p.klauseln.has(k)).map((k) => `Die Klausel „${k}“ steht nicht im Klauselverzeichnis.`),
    ...(vereinbarung ? berechtigte(bogen, vereinbarung) : []),
  ];
}

/** Whether somebody waits for its other message is looked at with all messages: it may be a called process. */
function startfehler({ beginnt }: Bogen, { knoten }: Prozess): string[] {
  const starts = (knoten.flowElements ?? []).filter((k) => k.$type === 'bpmn:StartEvent').map((k) => nachrichtVon(k)?.name);
  return beginnt && !starts.includes(beginnt.nachricht) ? [`Der Prozess beginnt nicht mit der Nachricht „${beginnt.nachricht}“.`] : [];
}

const berechtigte = (bogen: Bogen, v: Vereinbarungsdaten): string[] => [
  ...(bogen.behoerden ?? []).filter((b) => !v.behoerden.some((x) => x.kuerzel === b)).map((b) => `Die Behörde „${b}“ steht nicht in vereinbarung.json.`),
  ...(bogen.rollen ?? []).filter((r) => !v.rollen.some((x) => x.kuerzel === r)).map((r) => `Die Rolle „${r}“ steht nicht in vereinbarung.json.`),
];
