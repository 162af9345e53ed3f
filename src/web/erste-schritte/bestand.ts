import type { Konto } from '../../akte/konto.ts';
import { findBestand } from '../../akte/uebung/entfernen.ts';
import { inTransaktion } from '../../db/pool.ts';
import type { WebKontext } from '../kontext.ts';

const GILT_MS = 60_000;
type Merkzettel = Map<string, { bis: number; imMenue: boolean }>;
const gemerkt = new WeakMap<WebKontext, Merkzettel>();

/** Whether the main menu offers the first steps: as long as the authority has no real case, or has made-up ones. Asked once a minute, not for each page. */
export async function istImMenue(kontext: WebKontext, { behoerde, anmeldename }: Konto): Promise<boolean> {
  const zettel: Merkzettel = gemerkt.get(kontext) ?? new Map();
  gemerkt.set(kontext, zettel);
  const jetzt = kontext.uhr.jetzt().getTime();
  const alt = zettel.get(behoerde);
  if (alt && alt.bis > jetzt) return alt.imMenue;
  const { uebung, echte } = await inTransaktion(kontext.pool, { behoerde, wer: anmeldename }, findBestand);
  zettel.set(behoerde, { bis: jetzt + GILT_MS, imMenue: uebung || !echte });
  return uebung || !echte;
}

/** Made-up files were made or are being removed. */
export const vergissBestand = (kontext: WebKontext): void => void gemerkt.delete(kontext);
