import { zaehlungFuer } from '../../src/akte/kennzahlen/alle.ts';
import { zaehle } from '../../src/akte/kennzahlen/zaehlen.ts';
import type { Db } from '../../src/db/pool.ts';
import { kennzahlenVon } from '../../src/kennzahlen/laden.ts';
import { kennzahlSchema, type Auswahl, type Kennzahl } from '../../src/kennzahlen/schema.ts';
import type { Zahlentabelle } from '../../src/kennzahlen/tabelle.ts';
import type { Uhr } from '../../src/uhr.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';

/** The figures of an authority, by the words of its rows: what stands in their columns, by code. Zeros are left out. */
export async function zaehleKennzahl(db: Db, frage: { vereinbarung?: string; behoerde: string; kennzahl: string; auswahl: Auswahl; uhr: Uhr }): Promise<Record<string, Record<string, number | null>>> {
  const v = (await ladeVereinbarungen()).get(frage.vereinbarung ?? 'hannover');
  const k = v && kennzahlenVon(v, frage.behoerde).find((eine) => eine.kuerzel === frage.kennzahl);
  if (!k) throw new Error(`no figure ${frage.kennzahl} at ${frage.behoerde}`);
  const { spalten, zeilen } = await zaehle(db, k, zaehlungFuer(v, frage.behoerde, frage.auswahl, frage.uhr));
  return Object.fromEntries(zeilen.map((z) => [z.codes.join(' ').trim(), Object.fromEntries(z.zellen.map((zelle, i) => [spalten[i]?.code ?? '', zelle.wert] as const).filter(([, wert]) => wert !== 0))]));
}

/** A table as if it had been counted: names of rows with their numbers. */
export function tabelleMit(titel: string, zeilen: readonly (readonly [string, number])[], abweichend: Partial<Kennzahl> = {}): Zahlentabelle {
  const kennzahl = kennzahlSchema.parse({ kuerzel: 'probe', titel, gezaehlt: 'Was gezählt wird.', ab: 'Tag des Eingangs.', quelle: 'FALL', zeitpunkt: 'eingang', zeilen: ['status'], ...abweichend });
  const zelle = (wert: number) => ({ wert, basis: wert });
  return {
    kennzahl, achsen: ['Stand'], spalten: [{ code: 'ANZAHL', text: 'Anzahl', art: 'ANZAHL' }],
    zeilen: zeilen.map(([text, wert]) => ({ codes: [text], texte: [text], zellen: [zelle(wert)] })), summe: [zelle(zeilen.reduce((n, [, wert]) => n + wert, 0))],
  };
}
