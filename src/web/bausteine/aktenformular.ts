import { z } from 'zod';
import { findFall } from '../../akte/fall.ts';
import { leseBetrag } from '../../akte/geld.ts';
import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import type { Uhr } from '../../uhr.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { ankreuzFeld, auswahlFeld, fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, wahlFeld, type Eingabe, type Feld, type Wahl } from './formular.ts';
import { html, type Html } from './html.ts';
import { AKTENZEICHEN, fehlerJeFeld } from './pruefung.ts';

type Werte = Record<string, string>;
export type FormFeld = Feld & ({ art: 'text' | 'mehrzeilig' | 'ankreuzen' } | { art: 'wahl' | 'auswahl'; wahl: readonly Wahl[] });

/** One form of a procedure in a file: what it asks, how it is checked, and what it does. */
export type AktenFormular<T> = {
  pfad: `/akte/:aktenzeichen/${string}`;
  titel: string;
  vorspann: string;
  felder: readonly FormFeld[];
  schema: z.ZodType<T>;
  /** What stands in the fields at first; undefined where the case has nothing of it: the page does not exist then. */
  lade(db: Db, aktenzeichen: string, heute: Date): Promise<Werte | undefined>;
  /** @throws FachlicherFehler is shown beside the field that `fehlerfeld` names for its code, else beside the first */
  speichere(db: Db, aktenzeichen: string, daten: T, uhr: Uhr): Promise<unknown>;
  fehlerfeld?: Readonly<Record<string, string>>;
  knopf?: string;
  fertig: { titel: string; text?: string };
};

/** A field for a sum in Euro above 0, read as integer Cent. */
export const betragFeld = z.string().transform((wert, ctx) => {
  const gelesen = leseBetrag(wert);
  if ('cent' in gelesen && gelesen.cent > 0) return gelesen.cent;
  ctx.addIssue({ code: 'custom', message: 'cent' in gelesen ? 'Der Betrag muss über 0,00 Euro liegen.' : gelesen.fehler });
  return z.NEVER;
});
export const angekreuzt = z.string().transform((wert) => wert === 'ja');

export const zeigeFeld = (feld: FormFeld, eingabe: Eingabe): Html => {
  switch (feld.art) {
    case 'text':
      return textFeld(feld, eingabe);
    case 'mehrzeilig':
      return mehrzeiligesFeld(feld, eingabe);
    case 'ankreuzen':
      return ankreuzFeld(feld, eingabe);
    case 'wahl':
      return wahlFeld(feld, feld.wahl, eingabe);
    case 'auswahl':
      return auswahlFeld(feld, feld.wahl, eingabe);
  }
};

export const liesFelder = (a: Anfrage, felder: readonly FormFeld[]): Werte => Object.fromEntries(felder.map((f) => [f.name, a.feld(f.name)]));
export const beschriftung = (felder: readonly FormFeld[]) => (name: string): string => felder.find((f) => f.name === name)?.label ?? '';

/** @throws WebFehler 404 for anything that cannot be an Aktenzeichen */
function aktenzeichenAus(a: Anfrage): string {
  const aktenzeichen = a.pfad('aktenzeichen');
  if (!AKTENZEICHEN.test(aktenzeichen)) throw nichtGefunden();
  return aktenzeichen;
}

/** Registers the form under its two entries in the table of rights. */
export function registriereFormular<T>(weg: (weg: Weg, tun: Handlung) => void, wege: readonly [Weg, Weg], f: AktenFormular<T>): void {
  weg(wege[0], async (a) => zeige(a, f, { werte: await vorbelegt(a, f), fehler: {} }));
  weg(wege[1], async (a) => {
    await vorbelegt(a, f);
    const aktenzeichen = aktenzeichenAus(a);
    const werte = liesFelder(a, f.felder);
    const daten = f.schema.safeParse(werte);
    if (!daten.success) return zeige(a, f, { werte, fehler: fehlerJeFeld(daten.error) });
    try {
      await a.inDb((db) => f.speichere(db, aktenzeichen, daten.data, a.kontext.uhr));
    } catch (fehler) {
      if (!(fehler instanceof FachlicherFehler)) throw fehler;
      return zeige(a, f, { werte, fehler: { [f.fehlerfeld?.[fehler.code] ?? f.felder[0]?.name ?? '']: fehler.message } });
    }
    a.weiter(`/akte/${aktenzeichen}`, { art: 'success', ...f.fertig });
  });
}

async function vorbelegt<T>(a: Anfrage, f: AktenFormular<T>): Promise<Werte> {
  const aktenzeichen = aktenzeichenAus(a);
  const werte = await a.inDb(async (db) => ((await findFall(db, aktenzeichen)) ? f.lade(db, aktenzeichen, a.kontext.uhr.jetzt()) : undefined));
  if (!werte) throw nichtGefunden();
  return werte;
}

async function zeige<T>(a: Anfrage, f: AktenFormular<T>, eingabe: Eingabe): Promise<void> {
  const aktenzeichen = aktenzeichenAus(a);
  const falsch = Object.keys(eingabe.fehler).length > 0;
  const inhalt = html`<h1 class="kern-heading-large">${f.titel}</h1>
    ${fehlerUebersicht(eingabe.fehler, beschriftung(f.felder))}
    <p class="kern-body vorspann">${f.vorspann}</p>
    ${formular(f.pfad.replace(':aktenzeichen', aktenzeichen), a.csrf, html`${f.felder.map((feld) => zeigeFeld(feld, eingabe))}
      <div class="knoepfe">${knopf(f.knopf ?? 'Speichern')}<a class="kern-link" href="/akte/${aktenzeichen}">Abbrechen</a></div>`)}`;
  await a.zeige(falsch ? `Fehler: ${f.titel}` : f.titel, inhalt, falsch ? 422 : 200);
}
