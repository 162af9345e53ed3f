import { wahlVon, type Bogen, type Bogenfeld } from '../bogen/bogen.ts';
import { variablenVon } from './nachrichten.ts';
import { alsQuelle, gezeigteFelder, platzhalterVon, schluesselVon, TAGE, texteVon, WERTE, zerlege, type Platzhalter, type Quelle } from './platzhalter.ts';
import type { Brief } from './schema.ts';

/** What the letters of an agreement may refer to. */
export type BriefZusammenhang = { kuerzel: string; fristarten: readonly { fristart: string }[]; boegen: readonly Bogen[] };

const findeFeld = (boegen: readonly Bogen[], q: { bogen: string; feld: string }): Bogenfeld | undefined => boegen.find((b) => b.kuerzel === q.bogen)?.felder.find((f) => f.name === q.feld);

/** What is wrong with a letter, in German; empty when all is well. */
export function pruefeBrief(b: Brief, z: BriefZusammenhang): string[] {
  return [
    ...(b.kuerzel.startsWith(`${z.kuerzel}.`) ? [] : [`„${b.kuerzel}“ muss mit „${z.kuerzel}.“ beginnen.`]),
    ...texteVon(b).filter(istVerschrieben).map((t) => `Geschweifte Klammern ohne Platzhalter: „${t}“.`),
    ...platzhalterVon(b).flatMap((p) => pruefePlatzhalter(p, z)),
    ...b.absaetze.flatMap((a) => (a.wenn ? pruefeBedingung(a.wenn, z) : [])),
    ...b.absaetze.filter((a) => !a.titel && !a.text && !a.punkte?.length).map(() => 'Ein Absatz ist leer.'),
    ...pruefeUebergabe(b, z),
    ...pruefeVariablen(b, z),
  ];
}

const istVerschrieben = (text: string): boolean => zerlege(text).some((teil) => typeof teil === 'string' && /\{\{|\}\}/.test(teil));

function pruefePlatzhalter({ quelle, mitWochentag }: Platzhalter, z: BriefZusammenhang): string[] {
  const name = schluesselVon(quelle);
  if (!gibtEs(quelle, z)) return [`Den Platzhalter „${name}“ gibt es nicht.`];
  return mitWochentag && !istTag(quelle, z) ? [`„${name}“ ist kein Datum, „tag:“ passt nicht.`] : [];
}

function gibtEs(q: Quelle, z: BriefZusammenhang): boolean {
  if (q.art === 'WERT') return (WERTE as readonly string[]).includes(q.name);
  if (q.art === 'VERSANDTAG') return /^[a-z][a-z0-9.-]{2,59}$/.test(q.schreiben);
  if (q.art === 'FRISTENDE') return z.fristarten.some((f) => f.fristart === q.fristart);
  return findeFeld(z.boegen, q) !== undefined;
}

const istTag = (q: Quelle, z: BriefZusammenhang): boolean => (q.art === 'WERT' ? TAGE.has(q.name) : q.art === 'BOGEN' ? findeFeld(z.boegen, q)?.art === 'DATUM' : true);

function pruefeBedingung({ wert, ist }: { wert: string; ist: readonly string[] }, z: BriefZusammenhang): string[] {
  const quelle = alsQuelle(wert);
  const feld = quelle.art === 'BOGEN' ? findeFeld(z.boegen, quelle) : undefined;
  if (!feld) return [`Die Bedingung fragt nach „${wert}“; das gibt es nicht.`];
  const codes = Object.keys(wahlVon(feld));
  return ist.filter((code) => !codes.includes(code)).map((code) => `„${code}“ kann „${wert}“ nicht sein.`);
}

/** The recipient's file learns no more than the letter says. A file cannot be opened for a person of whom it does not say who that is. */
function pruefeUebergabe(b: Brief, z: BriefZusammenhang): string[] {
  const gezeigt = new Set(platzhalterVon(b).map((p) => schluesselVon(p.quelle)));
  const nenntKlient = [...gezeigt].some((q) => q.startsWith('klient.'));
  const fehlend = b.intern.art === 'START' && nenntKlient ? ['klient.name', 'klient.geburtsdatum'].filter((q) => !gezeigt.has(q)) : [];
  return [
    ...b.uebernimmt.filter((bogen) => !z.boegen.some((x) => x.kuerzel === bogen)).map((bogen) => `Den Bogen „${bogen}“ gibt es nicht.`),
    ...b.uebernimmt.filter((bogen) => gezeigteFelder(b, bogen).length === 0).map((bogen) => `Aus „${bogen}“ zeigt der Brief nichts, also kann nichts übernommen werden.`),
    ...(b.uebernimmt.length > 0 && !('nachricht' in b.intern) ? ['Übernommen wird nur, was in ein Verfahren des Empfängers kommt.'] : []),
    ...fehlend.map((q) => `Der Brief eröffnet beim Empfänger eine Akte und nennt nicht „${q}“.`),
  ];
}

/** The engine learns what the letter says, and of that codes only. */
function pruefeVariablen(b: Brief, z: BriefZusammenhang): string[] {
  const gezeigt = new Set(platzhalterVon(b).map((p) => schluesselVon(p.quelle)));
  const variablen = variablenVon(b, z.boegen);
  const doppelt = variablen.filter((v, i) => variablen.findIndex((w) => w.variable === v.variable) !== i);
  return [
    ...doppelt.map((v) => `Die Variable „${v.variable}“ gäbe es zweimal.`),
    ...variablen.flatMap(({ bogen, feld }) => {
      if (feld === 'absender') return [];
      if (bogen === null) return gezeigt.has('klient.altersgruppe') || gezeigt.has('klient.geburtsdatum') ? [] : [`Die Variable „${feld}“ steht nicht im Brief.`];
      if (!findeFeld(z.boegen, { bogen, feld })?.variable) return [`„${bogen}.${feld}“ darf nicht in den Prozess: Das Feld gibt es nicht, oder es ist nicht als Variable gekennzeichnet.`];
      return gezeigt.has(`bogen:${bogen}.${feld}`) ? [] : [`Die Variable „${bogen}.${feld}“ steht nicht im Brief.`];
    }),
  ];
}
