import { findAkte, type Akte } from '../akte/akte.ts';
import { ladeLokaleKonten } from '../camunda/lokal/konten.ts';
import { inTransaktion, type Db } from '../db/pool.ts';
import { TechnischerFehler } from '../fehler.ts';
import { LAENDER, naechsterArbeitstag, plusTage, type Land } from '../recht/kalender.ts';
import type { Buehne } from './buehne.ts';

/** Where a story stands. */
export type Lage = {
  buehne: Buehne;
  ordner: URL;
  melde(text: string): void;
  /** '' until the first Akte of the story is there */
  aktenzeichen: string;
  /** the authority whose Akte the story is about now */
  behoerde: string;
  /** local date on which the story begins */
  beginn: string;
};

const KONTEN = await ladeLokaleKonten();
const GEDULD_MS = 120_000;

/** The authority for which somebody works. @throws TechnischerFehler when there is no such account */
export function behoerdeVon(wer: string): string {
  const konto = KONTEN.find((k) => k.anmeldename === wer);
  if (!konto) throw new TechnischerFehler('BEISPIEL', `Das Konto ${wer} gibt es nicht.`);
  return konto.behoerde;
}

/**
 * Puts the Akte (`{az}`) and days into a text of a story: from the beginning (`{tag}`, `{tag+14}`, `{tag-3}`), the first or last day of
 * a month after the one in which it begins (`{erster+2}`, `{letzter+1}`), that month (`{monat+2}`), or the first working day from a day on
 * (`{arbeitstag+14}`), which is none of the Feiertage of any Land.
 */
export function setzeEin(text: string, l: Pick<Lage, 'aktenzeichen' | 'beginn'>): string {
  return text
    .replaceAll('{az}', l.aktenzeichen)
    .replaceAll(/\{(tag|arbeitstag|erster|letzter|monat)(?:([+-])(\d+))?\}/g, (_, was: keyof typeof TAGE, zeichen: string | undefined, anzahl: string | undefined) => TAGE[was](l.beginn, Number(`${zeichen ?? '+'}${anzahl ?? 0}`)));
}

const erster = (tag: string, monate: number): string => new Date(Date.UTC(Number(tag.slice(0, 4)), Number(tag.slice(5, 7)) - 1 + monate, 1)).toISOString().slice(0, 10);
function arbeitstagAb(tag: string): string {
  const spaeter = (Object.keys(LAENDER) as Land[]).reduce(naechsterArbeitstag, tag);
  return spaeter === tag ? tag : arbeitstagAb(spaeter);
}
const TAGE = {
  tag: plusTage,
  arbeitstag: (tag: string, tage: number): string => arbeitstagAb(plusTage(tag, tage)),
  erster,
  letzter: (tag: string, monate: number): string => plusTage(erster(tag, monate + 1), -1),
  monat: (tag: string, monate: number): string => erster(tag, monate).slice(0, 7),
};

/** Looks into the data of an authority. */
export const inDb = <T>(l: Lage, tun: (db: Db) => Promise<T>, behoerde = l.behoerde): Promise<T> => inTransaktion(l.buehne.pool, { behoerde, wer: 'beispiel' }, tun);

/** The file as an authority sees it. @throws TechnischerFehler when it has none */
export async function leseAkte(l: Lage, behoerde = l.behoerde): Promise<Akte> {
  const akte = await inDb(l, (db) => findAkte(db, l.aktenzeichen, l.buehne.uhr), behoerde);
  if (!akte) throw new TechnischerFehler('BEISPIEL', `Die Akte ${l.aktenzeichen} fehlt (${behoerde}).`);
  return akte;
}

/** Asks until there is an answer. @throws TechnischerFehler after two minutes */
export async function warte<T>(worauf: string, frage: () => Promise<T | undefined | false>, pauseMs = 250): Promise<T> {
  const ende = performance.now() + GEDULD_MS;
  while (performance.now() < ende) {
    const antwort = await frage();
    if (antwort) return antwort;
    await new Promise((fertig) => setTimeout(fertig, pauseMs));
  }
  throw new TechnischerFehler('BEISPIEL', `Vergeblich gewartet: ${worauf}`);
}
