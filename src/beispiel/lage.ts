import { findAkte, type Akte } from '../akte/akte.ts';
import { inTransaktion } from '../db/pool.ts';
import { TechnischerFehler } from '../fehler.ts';
import { plusTage } from '../recht/kalender.ts';
import type { Buehne } from './buehne.ts';

/** Where a story stands. */
export type Lage = {
  buehne: Buehne;
  ordner: URL;
  melde(text: string): void;
  /** '' until the first Akte of the story is there */
  aktenzeichen: string;
  /** local date on which the story begins */
  beginn: string;
};

const GEDULD_MS = 60_000;
export const WER = { behoerde: 'LHH', wer: 'anna.berg' };

/** Puts the Akte (`{az}`) and days from the beginning (`{tag}`, `{tag+14}`, `{tag-3}`) into a text of a story. */
export function setzeEin(text: string, l: Pick<Lage, 'aktenzeichen' | 'beginn'>): string {
  return text
    .replaceAll('{az}', l.aktenzeichen)
    .replaceAll(/\{tag(?:([+-])(\d+))?\}/g, (_, zeichen: string | undefined, tage: string | undefined) => plusTage(l.beginn, Number(`${zeichen ?? '+'}${tage ?? 0}`)));
}

/** The file as an authority sees it. @throws TechnischerFehler when it has none */
export async function leseAkte(l: Lage, behoerde: string = WER.behoerde): Promise<Akte> {
  const akte = await inTransaktion(l.buehne.pool, { ...WER, behoerde }, (db) => findAkte(db, l.aktenzeichen, l.buehne.uhr));
  if (!akte) throw new TechnischerFehler('BEISPIEL', `Die Akte ${l.aktenzeichen} fehlt (${behoerde}).`);
  return akte;
}

/** Asks until there is an answer. @throws TechnischerFehler after a minute */
export async function warte<T>(worauf: string, frage: () => Promise<T | undefined | false>): Promise<T> {
  const ende = performance.now() + GEDULD_MS;
  while (performance.now() < ende) {
    const antwort = await frage();
    if (antwort) return antwort;
    await new Promise((fertig) => setTimeout(fertig, 250));
  }
  throw new TechnischerFehler('BEISPIEL', `Vergeblich gewartet: ${worauf}`);
}
