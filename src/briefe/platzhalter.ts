import type { Brief } from './schema.ts';

/** Values that every letter may name. */
export const WERTE = ['aktenzeichen', 'heute', 'absender', 'empfaenger', 'mieter', 'vermieter', 'haushalt.anschrift', 'haushalt.telefon', 'klient.name', 'klient.geburtsdatum', 'klient.anschrift', 'klient.altersgruppe'] as const;
export type Wert = (typeof WERTE)[number];
/** Of these, the dates. */
export const TAGE: ReadonlySet<string> = new Set<Wert>(['heute', 'klient.geburtsdatum']);

export type Quelle =
  | { art: 'WERT'; name: string }
  /** The day on which the last letter of a kind left. */
  | { art: 'VERSANDTAG'; schreiben: string }
  /** The end of the latest Frist of a kind. */
  | { art: 'FRISTENDE'; fristart: string }
  | { art: 'BOGEN'; bogen: string; feld: string };

export type Platzhalter = {
  quelle: Quelle;
  /** With the day of the week. */
  mitWochentag: boolean;
  /** `{{?…}}`: without a value the paragraph or row is left out. */
  optional: boolean;
  /** `{{?…|…}}`: printed where there is no value. */
  sonst: string | null;
};

const MUSTER = /\{\{(\??)\s*([^{}|]+?)\s*(?:\|([^{}]*))?\}\}/g;

/** A text in its parts: what is printed as it is, and what is looked up. */
export function zerlege(text: string): (string | Platzhalter)[] {
  const teile: (string | Platzhalter)[] = [];
  let bis = 0;
  for (const fund of text.matchAll(MUSTER)) {
    teile.push(text.slice(bis, fund.index), { ...leseQuelle(fund[2] ?? ''), optional: fund[1] === '?', sonst: fund[3] ?? null });
    bis = fund.index + fund[0].length;
  }
  return [...teile, text.slice(bis)].filter((t) => t !== '');
}

/** `tag:` before a date adds the day of the week; `datum:` may stand there and says nothing new. */
function leseQuelle(text: string): Pick<Platzhalter, 'quelle' | 'mitWochentag'> {
  const mitWochentag = text.startsWith('tag:');
  return { quelle: alsQuelle(text.replace(/^(tag|datum):/, '')), mitWochentag };
}

export function alsQuelle(text: string): Quelle {
  const [vorne = '', ...rest] = text.split(':');
  const name = rest.join(':');
  if (vorne === 'versandtag') return { art: 'VERSANDTAG', schreiben: name };
  if (vorne === 'fristende') return { art: 'FRISTENDE', fristart: name };
  if (vorne !== 'bogen') return { art: 'WERT', name: text };
  const punkt = name.lastIndexOf('.');
  return { art: 'BOGEN', bogen: name.slice(0, punkt), feld: name.slice(punkt + 1) };
}

/** By which a value is found again. */
export const schluesselVon = (q: Quelle): string =>
  q.art === 'WERT' ? q.name : q.art === 'VERSANDTAG' ? `versandtag:${q.schreiben}` : q.art === 'FRISTENDE' ? `fristende:${q.fristart}` : `bogen:${q.bogen}.${q.feld}`;

/** Every text of a letter in which a placeholder may stand. */
export const texteVon = (b: Brief): string[] => [
  b.betreff,
  ...b.absaetze.flatMap((a) => [a.titel ?? '', a.text ?? '', ...(a.punkte ?? [])]),
  ...b.angaben.flat(),
  ...(b.vordruck ? [b.vordruck.titel, ...b.vordruck.zeilen, ...b.vordruck.kaestchen.flatMap(([frage, antworten]) => [frage, ...antworten])] : []),
  b.schlussFunktion ?? '',
];

export const platzhalterVon = (b: Brief): Platzhalter[] => texteVon(b).flatMap((t) => zerlege(t).filter((teil) => typeof teil !== 'string'));

/** What the letter looks up, for its text and its conditions. */
export const quellenVon = (b: Brief): Quelle[] => [...platzhalterVon(b).map((p) => p.quelle), ...b.absaetze.flatMap((a) => (a.wenn ? [alsQuelle(a.wenn.wert)] : []))];

/** The fields of a Bogen that the letter prints: those and no others may come into another file. */
export const gezeigteFelder = (b: Brief, bogen: string): string[] => [...new Set(platzhalterVon(b).flatMap(({ quelle: q }) => (q.art === 'BOGEN' && q.bogen === bogen ? [q.feld] : [])))];
