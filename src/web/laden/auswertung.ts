import { z } from 'zod';
import { findStand } from '../../akte/kennzahlen/stand.ts';
import { maskiere, zeigeAlles } from '../../kennzahlen/maske.ts';
import { quartalVon, tageVon, type Quartal } from '../../kennzahlen/quartal.ts';
import type { Auswahl } from '../../kennzahlen/schema.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Eingabe } from '../bausteine/formular.ts';
import { formDatum } from '../bausteine/pruefung.ts';
import { eigeneVereinbarung } from '../eigene-vereinbarung.ts';
import type { Anfrage } from '../wege.ts';

/** `verdeckt`: small numbers are hidden and only whole quarters can be chosen. */
export type Lage = { auswahl: Auswahl; verdeckt: boolean; heute: string; eingabe: Eingabe };

/** How people call the authority of the person. */
export const nameVon = (a: Anfrage): string => eigeneVereinbarung(a).behoerden.find((b) => b.kuerzel === a.konto.behoerde)?.name ?? a.konto.behoerde;

/** The figures of a period and area, as this person may see them. */
export async function ladeAuswertung(a: Anfrage, lage: Lage) {
  const { tabellen, gezaehltAm } = await a.inDb((db) => findStand(db, { vereinbarung: eigeneVereinbarung(a), behoerde: a.konto.behoerde, auswahl: lage.auswahl }, a.kontext.uhr));
  return { ...lage, behoerde: nameVon(a), tabellen: lage.verdeckt ? maskiere(tabellen) : zeigeAlles(tabellen), gezaehltAm };
}

/**
 * The period and area of a request. Whoever does not see the cases chooses whole quarters and no area: two counts that differ by a day
 * or a street would tell what happened on it.
 */
export function leseLage(a: Anfrage, roh: Readonly<Record<string, unknown>>): Lage {
  const heute = lokalesDatum(a.kontext.uhr.jetzt());
  const jetzt = tageVon(quartalVon(heute));
  const frage = (name: string): string => (typeof roh[name] === 'string' ? roh[name] : '');
  if (!a.darf('GET /auswertung/liste')) {
    const [, jahr, quartal] = /^(20\d\d)-([1-4])$/.exec(frage('zeitraum')) ?? [];
    const genannt = formDatum('').safeParse(frage('von'));
    const gewaehlt: Quartal | null = jahr ? { jahr: Number(jahr), quartal: Number(quartal) as Quartal['quartal'] } : genannt.success ? quartalVon(genannt.data) : null;
    return { auswahl: gewaehlt ? tageVon(gewaehlt) : jetzt, verdeckt: true, heute, eingabe: { werte: {}, fehler: {} } };
  }
  const tag = (name: 'von' | 'bis'): string => formDatum('').catch(jetzt[name]).parse(frage(name));
  const [von, bis] = [tag('von'), tag('bis')];
  const plz = z.string().regex(/^\d{2,5}$/).catch('').parse(frage('plz'));
  const fehler: Record<string, string> = {};
  for (const name of ['von', 'bis'] as const) if (frage(name) && !formDatum('').safeParse(frage(name)).success) fehler[name] = 'Bitte geben Sie einen Tag zwischen 2000 und 2099 an.';
  if (von > bis) fehler['bis'] ??= 'Das Ende liegt vor dem Anfang. Gezählt ist das laufende Quartal.';
  const auswahl = { ...(Object.keys(fehler).length > 0 ? jetzt : { von, bis }), ...(plz ? { plz } : {}) };
  return { auswahl, verdeckt: false, heute, eingabe: { werte: { von: frage('von') || auswahl.von, bis: frage('bis') || auswahl.bis, plz }, fehler } };
}
