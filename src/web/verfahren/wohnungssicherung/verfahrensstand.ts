import { z } from 'zod';
import { schreibeBetrag } from '../../../akte/geld.ts';
import { findVorgang } from '../../../akte/wohnungssicherung/lauf.ts';
import { findVerfahrensstand, GRUENDE, LEISTUNGEN, STAENDE, updateVerfahrensstand, type Verfahrensstand } from '../../../akte/wohnungssicherung/verfahrensstand.ts';
import { betragFeld, type AktenFormular, type FormFeld } from '../../bausteine/aktenformular.ts';
import { HILFE, type Hilfe } from '../../bausteine/hilfe.ts';
import { formDatum, formText, optional, pflichtText } from '../../bausteine/pruefung.ts';
import { alsWahl, GRUND, JA_NEIN, LEISTUNG, schluessel, STAND } from './worte.ts';

const tag = optional(formDatum('Bitte ein Datum angeben, das es gibt.'));
const text = optional(formText(200));
const summe = optional(betragFeld as z.ZodType<number>);
const datum = (name: string, label: string, hinweis?: string, hilfe?: Hilfe): FormFeld => ({ art: 'text', name, label, typ: 'date', breite: 'kurz', optional: true, ...(hinweis && { hinweis }), ...(hilfe && { hilfe }) });

type Werte = Omit<Verfahrensstand, 'monatsmieteCent' | 'rueckstandCent'> & { monatsmiete: number | null; rueckstand: number | null; warum: string };

/** What people know of the landlord's proceedings; what the court has told of is corrected here too. */
export const verfahrensstandFormular: AktenFormular<Werte> = {
  pfad: '/akte/:aktenzeichen/verfahrensstand',
  titel: 'Stand des Verfahrens',
  vorspann: 'Alles, was über Kündigung, Klage, Termine und Rückstand bekannt ist. Ändert sich die Zustellung, die Verhandlung oder der Räumungstermin, laufen die Fristen mit.',
  felder: [
    { art: 'auswahl', name: 'stand', label: 'Wie weit ist das Verfahren?', breite: 'mittel', wahl: alsWahl(STAND) },
    { art: 'auswahl', name: 'grund', label: 'Weshalb?', breite: 'mittel', wahl: alsWahl(GRUND) },
    { art: 'auswahl', name: 'leistungsbezug', label: 'Leistungen des Haushalts', breite: 'mittel', wahl: alsWahl(LEISTUNG) },
    { art: 'text', name: 'rueckstand', label: 'Mietrückstand in Euro', inputmode: 'decimal', breite: 'kurz', optional: true },
    { art: 'text', name: 'monatsmiete', label: 'Monatsmiete in Euro', inputmode: 'decimal', breite: 'kurz', optional: true },
    datum('kuendigungAm', 'Kündigung vom'),
    { art: 'auswahl', name: 'hilfsweiseOrdentlich', label: 'Hilfsweise ordentlich gekündigt?', hinweis: 'Eine ordentliche Kündigung wird durch Zahlung in der Schonfrist nicht geheilt.', hilfe: HILFE.hilfsweise, breite: 'mittel', wahl: alsWahl(JA_NEIN) },
    datum('geheilteKuendigungAm', 'Frühere Kündigung, die durch Zahlung geheilt wurde', 'Innerhalb von zwei Jahren danach gibt es keine Schonfrist (§ 569 Abs. 3 Nr. 2 BGB).', HILFE.geheilt),
    { art: 'text', name: 'gericht', label: 'Gericht', optional: true }, { art: 'text', name: 'geschaeftszeichen', label: 'Geschäftszeichen', optional: true, breite: 'mittel' },
    datum('klageEingangAm', 'Eingang der Klage beim Gericht'), datum('zugestelltAm', 'Zustellung der Klage', 'Bei mehreren Mietparteien die letzte. Ab diesem Tag läuft die Schonfrist.', HILFE.zustellung),
    datum('terminAm', 'Termin der mündlichen Verhandlung'), datum('raeumungAm', 'Räumungstermin'),
    { art: 'text', name: 'warum', label: 'Woher stammen die Angaben?', hinweis: 'Zum Beispiel: Schreiben des Gerichts, Anruf der Vermieterseite.' },
  ],
  schema: z.object({
    stand: z.enum(STAENDE, 'Bitte wählen.'), grund: z.enum(GRUENDE, 'Bitte wählen.'), leistungsbezug: z.enum(LEISTUNGEN, 'Bitte wählen.'), hilfsweiseOrdentlich: z.enum(schluessel(JA_NEIN), 'Bitte wählen.'),
    rueckstand: summe, monatsmiete: summe, kuendigungAm: tag, geheilteKuendigungAm: tag, gericht: text, geschaeftszeichen: text, klageEingangAm: tag, zugestelltAm: tag, terminAm: tag, raeumungAm: tag,
    warum: pflichtText(1000, 'Bitte angeben, woher die Angaben stammen.'),
  }),
  lade: async (db, aktenzeichen) => {
    if (!(await findVorgang(db, aktenzeichen))?.offen) return undefined;
    const { ausMitteilung: _, monatsmieteCent, rueckstandCent, ...v } = await findVerfahrensstand(db, aktenzeichen);
    const betrag = (cent: number | null): string => (cent === null ? '' : schreibeBetrag(cent));
    return { ...Object.fromEntries(Object.entries(v).map(([name, wert]) => [name, wert ?? ''])), rueckstand: betrag(rueckstandCent), monatsmiete: betrag(monatsmieteCent), warum: '' };
  },
  speichere: (db, aktenzeichen, { warum, rueckstand, monatsmiete, ...v }, uhr) => updateVerfahrensstand(db, aktenzeichen, { ...v, rueckstandCent: rueckstand, monatsmieteCent: monatsmiete }, warum, uhr),
  fehlerfeld: { ZUSTELLUNG_UNGUELTIG: 'zugestelltAm', TERMIN_UNGUELTIG: 'terminAm', KUENDIGUNG_UNGUELTIG: 'kuendigungAm', KLAGE_UNGUELTIG: 'klageEingangAm', GRUND_FEHLT: 'warum' },
  fertig: { titel: 'Stand des Verfahrens gespeichert', text: 'Die laufenden Fristen richten sich gleich danach.' },
};
