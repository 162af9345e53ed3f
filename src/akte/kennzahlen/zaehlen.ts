import type { Db } from '../../db/pool.ts';
import type { Auswahl, Kennzahl } from '../../kennzahlen/schema.ts';
import { SUMME, type Spalte, type Zahlentabelle, type Zeile, type Zelle } from '../../kennzahlen/tabelle.ts';
import type { Worte } from '../../kennzahlen/worte.ts';
import { bildeAbfrage, massSql } from './abfrage.ts';
import type { Umstand } from './quellen.ts';

type Roh = { codes: (string | null)[]; spalte: string | null; masse: number[]; anzahl: number; akten: number };
export type Zaehlung = { auswahl: Auswahl; umstand: Umstand; worte: Worte };

/**
 * Counts one figure in the Akten of the authority in whose name the transaction acts.
 * @throws FachlicherFehler KENNZAHL_UNGUELTIG
 */
export async function zaehle(db: Db, k: Kennzahl, { auswahl, umstand, worte }: Zaehlung): Promise<Zahlentabelle> {
  const abfrage = bildeAbfrage(k, auswahl, umstand);
  const zeilen = k.zeilen.map((m) => abfrage.merkmal(m));
  const spalte = k.spalten ? abfrage.merkmal(k.spalten) : 'NULL::text';
  const mitAkten = k.masse.some((m) => m !== 'ANZAHL');
  const masse = k.masse.map((m) => `(${massSql(k, m)})::float8`);
  const lies = async (gruppen: string[], codes: string): Promise<Roh[]> => {
    const { rows } = await db.query(
      `SELECT ${codes} AS codes, ${gruppen.includes(spalte) && k.spalten ? `(${spalte})::text` : 'NULL::text'} AS spalte, ARRAY[${masse.join(', ')}] AS masse, count(*)::int AS anzahl,
         ${mitAkten ? 'count(DISTINCT x.aktenzeichen)::int' : 'count(*)::int'} AS akten
       FROM ${abfrage.von} WHERE ${abfrage.wo}${gruppen.length > 0 ? ` GROUP BY ${gruppen.join(', ')}` : ''}`,
      abfrage.werte,
    );
    return rows as Roh[];
  };
  const roh = await lies([...zeilen, ...(k.spalten ? [spalte] : [])], `ARRAY[${zeilen.map((z) => `(${z})::text`).join(', ')}]`);
  // A sum of averages, or of Akten that are in several rows, is not the sum of the rows.
  const gesamt = mitAkten && k.summe && roh.length > 0 ? await lies([], 'ARRAY[]::text[]') : [];
  return k.spalten ? kreuztabelle(k, k.spalten, roh, worte) : liste(k, roh, gesamt[0], worte);
}

function liste(k: Kennzahl, roh: readonly Roh[], gesamt: Roh | undefined, worte: Worte): Zahlentabelle {
  const spalten = k.masse.map((m): Spalte => ({ code: m, text: worte.mass(m), art: m === 'ANZAHL' || m === 'AKTEN' ? 'ANZAHL' : m.startsWith('TAGE') ? 'TAGE' : 'CENT' }));
  const zellen = (r: Roh): Zelle[] => r.masse.map((wert, i) => ({ wert: runde(wert, spalten[i]), basis: r.akten }));
  const zeilen = roh.map((r): Zeile => ({ codes: r.codes, texte: worte.texte(k, r.codes), zellen: zellen(r) }));
  const nurAnzahl: Zelle[] = [{ wert: roh.reduce((n, r) => n + r.anzahl, 0), basis: roh.reduce((n, r) => n + r.anzahl, 0) }];
  return { kennzahl: k, achsen: worte.achsen(k), spalten, zeilen: sortiere(k, zeilen, worte), summe: k.summe && roh.length > 0 ? (gesamt ? zellen(gesamt) : nurAnzahl) : null };
}

const runde = (wert: number | null, spalte: Spalte | undefined): number | null => (wert === null ? null : spalte?.art === 'TAGE' ? Math.round(wert * 10) / 10 : Math.round(wert));

function kreuztabelle(k: Kennzahl, merkmal: string, roh: readonly Roh[], worte: Worte): Zahlentabelle {
  const genannt = worte.reihenfolge(k, merkmal).filter((c) => c !== 'OHNE');
  const weitere = [...new Set(roh.map((r) => r.spalte))].filter((c) => c === null || !genannt.includes(c));
  const codes: (string | null)[] = [...genannt, ...weitere];
  const spalten: Spalte[] = [...codes.map((c): Spalte => ({ code: c ?? '', text: worte.code(k, merkmal, c), art: 'ANZAHL' })), { code: SUMME, text: 'Summe', art: 'ANZAHL' }];
  const nachZeile = new Map<string, Zeile>();
  for (const r of roh) {
    const zeile = nachZeile.get(JSON.stringify(r.codes)) ?? { codes: r.codes, texte: worte.texte(k, r.codes), zellen: spalten.map(() => ({ wert: 0, basis: 0 })) };
    nachZeile.set(JSON.stringify(r.codes), zeile);
    for (const i of [codes.indexOf(r.spalte), codes.length]) plus(zeile.zellen[i], r.anzahl);
  }
  const zeilen = sortiere(k, [...nachZeile.values()], worte);
  const summe = spalten.map((_, i) => zeilen.reduce((s, z) => plus(s, z.zellen[i]?.wert ?? 0), { wert: 0, basis: 0 } as Zelle));
  return { kennzahl: k, achsen: worte.achsen(k), spalten, zeilen, summe: k.summe && zeilen.length > 0 ? summe : null };
}

function plus(zelle: Zelle | undefined, anzahl: number): Zelle {
  if (!zelle) return { wert: anzahl, basis: anzahl };
  zelle.wert = (zelle.wert ?? 0) + anzahl;
  zelle.basis += anzahl;
  return zelle;
}

/** In the order of their words where one is given, the rest by their names; what has no code comes last. */
function sortiere(k: Kennzahl, zeilen: Zeile[], worte: Worte): Zeile[] {
  const rang = k.zeilen.map((m) => new Map(worte.reihenfolge(k, m).map((c, i) => [c, i])));
  const stelle = (z: Zeile, i: number): number => (z.codes[i] == null ? Number.MAX_SAFE_INTEGER : (rang[i]?.get(z.codes[i]) ?? 1_000_000));
  return zeilen.toSorted((a, b) => {
    for (const i of k.zeilen.keys()) {
      const unterschied = stelle(a, i) - stelle(b, i) || (a.codes[i] ?? '').localeCompare(b.codes[i] ?? '', 'de');
      if (unterschied !== 0) return unterschied;
    }
    return 0;
  });
}
