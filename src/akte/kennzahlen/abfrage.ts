import { FachlicherFehler } from '../../fehler.ts';
import type { Auswahl, Kennzahl } from '../../kennzahlen/schema.ts';
import { EIGENE } from '../akteur.ts';
import { sqlUebung } from '../uebung.ts';
import { merkmalSql, QUELLE, type Parameter, type Umstand } from './quellen.ts';

/** The parts of a query and its values. */
export type Abfrage = { werte: unknown[]; p: Parameter; von: string; wo: string; /** SQL of a mark */ merkmal(name: string): string };

const fehler = (k: Kennzahl, was: string): FachlicherFehler => new FachlicherFehler('KENNZAHL_UNGUELTIG', `Kennzahl „${k.kuerzel}“: ${was}`);

/**
 * What a figure counts in the own Akten, made-up ones left out, as FROM and WHERE. All that comes from outside is a parameter; names are looked up.
 * @throws FachlicherFehler KENNZAHL_UNGUELTIG: a name that its part of the Akte does not have
 */
export function bildeAbfrage(k: Kennzahl, auswahl: Auswahl, u: Umstand): Abfrage {
  const quelle = QUELLE[k.quelle];
  const werte: unknown[] = [];
  const p: Parameter = (wert, art) => `$${werte.push(wert)}::${art}`;
  const merkmal = (name: string): string => {
    const sql = merkmalSql(quelle, name, p, u);
    if (sql === undefined) throw fehler(k, `„${name}“ gibt es bei ${k.quelle} nicht.`);
    return sql;
  };
  const von = quelle.von(p, u);
  const bedingungen = [`x.behoerde = ${EIGENE} AND (x.aktenzeichen IS NULL OR NOT ${sqlUebung('x.aktenzeichen')})`, ...(quelle.immer ? [quelle.immer] : [])];
  if (k.zeitpunkt) bedingungen.push(zeitraum(k, auswahl, p));
  for (const [name, codes] of Object.entries(k.wo)) bedingungen.push(quelle.kurz?.[`${name}=${codes.join()}`] ?? `${merkmal(name)} = ANY (${p(codes, 'text[]')})`);
  if (k.ohneProzess) bedingungen.push(`x.prozess IS DISTINCT FROM ${p(k.ohneProzess, 'text')}`);
  if (auswahl.plz) bedingungen.push(`EXISTS (SELECT 1 FROM haushalt h WHERE h.behoerde = x.behoerde AND h.aktenzeichen = x.aktenzeichen AND h.plz BETWEEN ${p(auswahl.plz.padEnd(5, '0'), 'text')} AND ${p(auswahl.plz.padEnd(5, '9'), 'text')})`);
  return { werte, p, von, wo: bedingungen.join(' AND '), merkmal };
}

/** An instant is compared with the borders of the local days, so that an index serves. */
function zeitraum(k: Kennzahl, { von, bis }: Auswahl, p: Parameter): string {
  const tag = QUELLE[k.quelle].tage[k.zeitpunkt ?? ''];
  if (!tag) throw fehler(k, `Den Zeitpunkt „${k.zeitpunkt}“ gibt es bei ${k.quelle} nicht.`);
  if (tag.art === 'date') return `${tag.sql} BETWEEN ${p(von, 'date')} AND ${p(bis, 'date')}`;
  return `${tag.sql} >= ${p(von, 'date')}::timestamp AT TIME ZONE 'Europe/Berlin' AND ${tag.sql} < (${p(bis, 'date')} + 1)::timestamp AT TIME ZONE 'Europe/Berlin'`;
}

/** SQL of a measure. @throws FachlicherFehler KENNZAHL_UNGUELTIG */
export function massSql(k: Kennzahl, mass: string): string {
  const [art, name = ''] = mass.split(':');
  if (art === 'ANZAHL') return 'count(*)';
  if (art === 'AKTEN') return 'count(DISTINCT x.aktenzeichen)';
  const summe = QUELLE[k.quelle].summen[name];
  if (!summe) throw fehler(k, `Die Summe „${name}“ gibt es bei ${k.quelle} nicht.`);
  if (art === 'TAGE') return `avg(${summe})`;
  return art === 'SUMME' ? `COALESCE(sum(${summe}), 0)` : `sum(${summe}) / NULLIF(count(DISTINCT CASE WHEN (${summe}) IS NOT NULL THEN x.aktenzeichen END), 0)`;
}

/** Whether a definition names only what there is. @throws FachlicherFehler KENNZAHL_UNGUELTIG */
export function assertKennzahl(k: Kennzahl): void {
  const { merkmal } = bildeAbfrage(k, { von: '2000-01-01', bis: '2000-01-01' }, { heute: '2000-01-01', jetzt: new Date(0), rollen: {} });
  for (const name of [...k.zeilen, ...(k.spalten ? [k.spalten] : [])]) merkmal(name);
  for (const mass of k.masse) massSql(k, mass);
}
