import { z } from 'zod';
import { leseBetrag } from '../geld.ts';
import { leerAlsFehlend, zeile } from '../text.ts';
import type { Herkunft, Schuldenart } from './vorgang.ts';

const antwort = z.enum(['JA', 'NEIN', 'UNBEKANNT'], { error: 'Bitte wählen Sie eine Antwort.' });
const ohneAntwort = leerAlsFehlend(antwort);
/** K-HAN-MIETSCHULDEN with § 22 (8) SGB II: the names are the inputs of the decision table. */
export const FRAGEN_MIETE = ['wohnungGekuendigt', 'ratenzahlungMoeglich', 'wohnungBleibtErhalten', 'neueSchuldenAusgeschlossen', 'wiederholt', 'selbstProvoziert', 'kduLeistung', 'vermoegenReicht', 'wohnungslosigkeitDroht'] as const;
/** K-HAN-ENERGIE. */
export const FRAGEN_ENERGIE = ['sperreDroht', 'ratenzahlungAbgelehnt', 'neueSchuldenAusgeschlossen'] as const;
/** § 36 (1) SGB XII: justified; justified and necessary, and homelessness threatens. */
export const FRAGEN_SGB12 = ['gerechtfertigt', 'notwendig', 'wohnungslosigkeitDroht', 'vermoegenReicht'] as const;
export type Frage = (typeof FRAGEN_MIETE)[number] | (typeof FRAGEN_ENERGIE)[number] | (typeof FRAGEN_SGB12)[number];

/** K-HH-KDU: reasons for which the limit may be exceeded. */
export const AUSNAHMEN = ['STADTTEIL', 'BESONDERER_BEDARF', 'WOHNUNGSNOTFALL', 'UMGANG', 'SUCHE_SECHS_MONATE'] as const;

export const fragenVon = (herkunft: Herkunft, art: Schuldenart): readonly Frage[] => (herkunft === 'SGB12' ? FRAGEN_SGB12 : art === 'MIETSCHULDEN' ? FRAGEN_MIETE : FRAGEN_ENERGIE);

const ganz = (min: number, max: number) => leerAlsFehlend(z.coerce.number({ error: 'Hier wird eine Zahl erwartet.' }).int({ error: 'Hier wird eine ganze Zahl erwartet.' }).min(min, { error: `Mindestens ${min}.` }).max(max, { error: `Höchstens ${max}.` }));
const betrag = leerAlsFehlend(
  z.unknown().transform((wert, ctx) => {
    const gelesen = leseBetrag(wert);
    if ('cent' in gelesen) return gelesen.cent;
    ctx.addIssue({ code: 'custom', message: gelesen.fehler });
    return z.NEVER;
  }),
);
const text = leerAlsFehlend(zeile(4000, { mehrzeilig: true }));

const angaben = z.strictObject({
  sgb2: z.enum(['JA', 'NEIN'], { error: 'Bitte angeben, ob der Haushalt Leistungen nach dem SGB II bezieht.' }).optional(),
  stichtag: leerAlsFehlend(z.iso.date({ error: 'Bitte ein Datum angeben.' })),
  ...Object.fromEntries([...FRAGEN_MIETE, ...FRAGEN_ENERGIE, ...FRAGEN_SGB12].map((f) => [f, ohneAntwort])) as Record<Frage, typeof ohneAntwort>,
  gebiet: leerAlsFehlend(z.enum(['HANNOVER', 'HAMBURG'])),
  personen: ganz(1, 30), bruttokalt: betrag, energiebedarf: ganz(0, 1000),
  bestandsschutz: z.boolean().default(false), wasserNichtAusgewiesen: z.boolean().default(false),
  ausnahmen: z.array(z.enum(AUSNAHMEN)).default([]),
  wohnungAngemessen: ohneAntwort,
  stellungnahme: text, vermerk: text,
});
/** The examination of a run as stored; sums in Cent. */
export type Pruefung = z.output<typeof angaben>;

/**
 * What has to be there depends on the run: every question answered (perhaps with "not known yet"), the rent where it is
 * about a flat, and where the Fachstelle has sent a Stellungnahme how it was taken into account (H-3.2.1.2).
 */
export const pruefungSchema = (herkunft: Herkunft, art: Schuldenart) =>
  angaben.superRefine((p, ctx) => {
    const fehlt = (feld: string, message: string): void => ctx.addIssue({ code: 'custom', path: [feld], message });
    if (herkunft !== 'SGB12' && p.sgb2 === undefined) fehlt('sgb2', 'Bitte angeben, ob der Haushalt Leistungen nach dem SGB II bezieht.');
    // Without SGB II it is not the Jobcenter's matter: nothing else is asked, and no discretion is used.
    if (p.sgb2 === 'NEIN') return;
    if (herkunft === 'ANTRAG' && p.stellungnahme === undefined) fehlt('stellungnahme', 'Bitte schreiben Sie, wie die Stellungnahme der Fachstelle berücksichtigt ist.');
    for (const frage of fragenVon(herkunft, art)) if (p[frage] === undefined) fehlt(frage, 'Bitte wählen Sie eine Antwort.');
    if (herkunft === 'SGB12') return;
    if (p.stichtag === undefined) fehlt('stichtag', 'Bitte ein Datum angeben.');
    if (art === 'ENERGIESCHULDEN') return;
    if (p.gebiet === undefined) fehlt('gebiet', 'Bitte wählen Sie das Gebiet.');
    if (p.personen === undefined) fehlt('personen', 'Bitte angeben, wie viele Personen in der Wohnung leben.');
    if (p.bruttokalt === undefined) fehlt('bruttokalt', 'Diese Angabe fehlt.');
    if (p.wohnungAngemessen === undefined) fehlt('wohnungAngemessen', 'Bitte wählen Sie eine Antwort.');
  });
