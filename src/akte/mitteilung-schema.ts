import { z } from 'zod';
import { leseBetrag } from './geld.ts';
import { leseGeschaeftszeichen } from './normalisieren.ts';
import { leerAlsFehlend, zeile } from './text.ts';

const datum = z.iso.date({ error: (i) => (i.input === undefined || i.input === '' ? 'Diese Angabe fehlt.' : 'Bitte ein Datum in der Form JJJJ-MM-TT angeben.') });
const freiesDatum = leerAlsFehlend(datum);

/** A sum in Euro as people write it. Out comes integer Cent. */
export const betrag = z.union([z.string(), z.number()], { error: (i) => (i.input === undefined ? 'Diese Angabe fehlt.' : 'Hier wird ein Betrag in Euro erwartet, z. B. 1.234,56.') }).transform((wert, ctx) => {
  const gelesen = leseBetrag(wert);
  if ('cent' in gelesen) return gelesen.cent;
  ctx.addIssue({ code: 'custom', message: gelesen.fehler });
  return z.NEVER;
});

const geschaeftszeichen = zeile(60).refine((text) => leseGeschaeftszeichen(text) !== undefined, { error: 'Das ist kein gerichtliches Geschäftszeichen, z. B. „512 C 1234/26“.' });

export const wohnungSchema = z.strictObject({
  strasse: zeile(200),
  hausnummer: zeile(20),
  lage: leerAlsFehlend(zeile(100)),
  plz: z.string({ error: (i) => (i.input === undefined ? 'Diese Angabe fehlt.' : 'Hier wird ein Text erwartet.') }).trim().regex(/^\d{5}$/, { error: 'Die Postleitzahl hat fünf Ziffern.' }),
  ort: zeile(100),
});

export const parteiSchema = z.strictObject({ name: zeile(200), anschrift: leerAlsFehlend(zeile(300)) });
export const mieterSchema = z.strictObject({ name: zeile(200), vorname: leerAlsFehlend(zeile(200)), anschrift: leerAlsFehlend(zeile(300)) });

/**
 * A notice of the court (MiZi, § 22 (9) SGB II) as the form, the API and a file bring it. Out come trimmed NFC texts and
 * sums in integer Cent. `eingangAm` may be missing here; `leseMitteilung` puts the day in.
 */
export const mitteilungSchema = z.strictObject({
  gericht: zeile(200),
  geschaeftszeichen,
  klageEingangAm: datum,
  eingangAm: freiesDatum,
  zugestelltAm: freiesDatum,
  terminAm: freiesDatum,
  monatsmiete: betrag,
  rueckstand: betrag,
  nutzungsentschaedigung: leerAlsFehlend(betrag),
  hilfsweiseOrdentlich: leerAlsFehlend(z.enum(['JA', 'NEIN', 'UNBEKANNT'], { error: 'Erlaubt sind JA, NEIN und UNBEKANNT.' })),
  wohnung: wohnungSchema,
  mieter: z.array(mieterSchema, { error: (i) => (i.input === undefined ? 'Diese Angabe fehlt.' : 'Hier wird eine Liste erwartet.') }).min(1, { error: 'Mindestens eine Person ist anzugeben.' }).max(10, { error: 'Höchstens zehn Personen.' }),
  vermieter: parteiSchema,
  vertreter: leerAlsFehlend(parteiSchema),
});
export type MitteilungEingabe = z.input<typeof mitteilungSchema>;

/** Sums in Cent; optional texts are '' where absent. */
export type Mitteilung = {
  gericht: string; geschaeftszeichen: string;
  klageEingangAm: string; eingangAm: string; zugestelltAm: string | null; terminAm: string | null;
  monatsmieteCent: number; rueckstandCent: number; nutzungsentschaedigungCent: number;
  hilfsweiseOrdentlich: 'JA' | 'NEIN' | 'UNBEKANNT';
  wohnung: { strasse: string; hausnummer: string; lage: string; plz: string; ort: string };
  mieter: { name: string; vorname: string; anschrift: string }[];
  vermieter: { name: string; anschrift: string };
  vertreter: { name: string; anschrift: string } | null;
};

/** The checked form, with every absence made explicit. @param heute local date, for a missing `eingangAm` */
export function vervollstaendige(m: z.output<typeof mitteilungSchema>, heute: string): Mitteilung {
  const { monatsmiete, rueckstand, nutzungsentschaedigung, ...rest } = m;
  return {
    ...rest,
    eingangAm: m.eingangAm ?? heute,
    zugestelltAm: m.zugestelltAm ?? null,
    terminAm: m.terminAm ?? null,
    monatsmieteCent: monatsmiete,
    rueckstandCent: rueckstand,
    nutzungsentschaedigungCent: nutzungsentschaedigung ?? 0,
    hilfsweiseOrdentlich: m.hilfsweiseOrdentlich ?? 'UNBEKANNT',
    wohnung: { ...m.wohnung, lage: m.wohnung.lage ?? '' },
    mieter: m.mieter.map((p) => ({ name: p.name, vorname: p.vorname ?? '', anschrift: p.anschrift ?? '' })),
    vermieter: { name: m.vermieter.name, anschrift: m.vermieter.anschrift ?? '' },
    vertreter: m.vertreter ? { name: m.vertreter.name, anschrift: m.vertreter.anschrift ?? '' } : null,
  };
}
