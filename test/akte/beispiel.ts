import type pg from 'pg';
import { nimmMitteilungAuf } from '../../src/akte/aufnahme.ts';
import { leseMitteilung } from '../../src/akte/mitteilung-lesen.ts';
import type { Mitteilung, MitteilungEingabe } from '../../src/akte/mitteilung-schema.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import type { Uhr } from '../../src/uhr.ts';
import { ladeVereinbarungen, type Vereinbarung } from '../../src/vereinbarung.ts';

export const lhh = { behoerde: 'LHH', wer: 'anna.berg' };
export const jc = { behoerde: 'JC', wer: 'jens.kurz' };
export const HEUTE = '2026-04-02';
export const uhr: Uhr = { jetzt: () => new Date(`${HEUTE}T08:00:00Z`) };
export const vereinbarungen = await ladeVereinbarungen();
export const hannover = vereinbarungen.get('hannover') as Vereinbarung;

export const eingabe = (abweichend: Record<string, unknown> = {}): MitteilungEingabe =>
  ({
    gericht: 'Amtsgericht Hannover',
    geschaeftszeichen: '512 C 1234/26',
    klageEingangAm: '2026-03-25',
    eingangAm: HEUTE,
    monatsmiete: '650,00',
    rueckstand: '1.950,00',
    wohnung: { strasse: 'Georgstraße', hausnummer: '12 a', plz: '30159', ort: 'Hannover' },
    mieter: [{ name: 'Müller-Öztürk', vorname: 'Jürgen' }],
    vermieter: { name: 'Wohnbau GmbH' },
    ...abweichend,
  }) as MitteilungEingabe;

export function mitteilung(abweichend: Record<string, unknown> = {}): Mitteilung {
  const gelesen = leseMitteilung(eingabe(abweichend), HEUTE);
  if (!gelesen.ok) throw new Error(JSON.stringify(gelesen.fehler));
  return gelesen.mitteilung;
}

let laufend = 5000;
/** A case of the Fachstelle; every call another file number unless given. */
export async function nimmAuf(pool: pg.Pool, abweichend: Record<string, unknown> = {}): Promise<string> {
  const m = mitteilung({ geschaeftszeichen: `512 C ${laufend++}/26`, ...abweichend });
  return (await inTransaktion(pool, lhh, (db) => nimmMitteilungAuf(db, m, { uhr, vereinbarung: hannover, quelle: 'API' }))).aktenzeichen;
}

export const als = (pool: pg.Pool, akteur: { behoerde: string; wer: string }) => <T>(tun: (db: Db) => Promise<T>): Promise<T> => inTransaktion(pool, akteur, tun);

/** A small seeded generator, so that a failing run can be repeated. */
export function zufall(saat: number): () => number {
  let s = saat >>> 0;
  return () => {
    s = (Math.imul(s, 1_664_525) + 1_013_904_223) >>> 0;
    return s / 2 ** 32;
  };
}
