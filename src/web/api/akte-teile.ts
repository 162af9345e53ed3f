import { z } from 'zod';
import { cent, tag, zeitpunkt } from './teile.ts';

/** Parts of an Akte that only its own answer has. */
export const wohnung = z.object({ strasse: z.string(), hausnummer: z.string(), lage: z.string(), plz: z.string(), ort: z.string(), telefon: z.string().nullable() }).meta({ id: 'Wohnung' });

export const person = z
  .object({ id: z.string(), rolle: z.enum(['MIETER', 'MITBEWOHNER', 'VERMIETER', 'VERTRETER', 'KLIENT']), name: z.string(), vorname: z.string(), geburtsdatum: tag.nullable(), anschrift: z.string() })
  .meta({ id: 'Person' });

export const mitteilung = z
  .object({
    gericht: z.string(), geschaeftszeichen: z.string(), klageEingangAm: tag, eingangAm: tag, zugestelltAm: tag.nullable(), terminAm: tag.nullable(),
    monatsmieteCent: cent, rueckstandCent: cent, nutzungsentschaedigungCent: cent, hilfsweiseOrdentlich: z.enum(['JA', 'NEIN', 'UNBEKANNT']),
  })
  .meta({ id: 'MitteilungInAkte', description: 'Die Mitteilung des Gerichts über die Räumungsklage (§ 22 Abs. 9 SGB II)' });

export const dokument = z.object({ id: z.guid(), art: z.string(), titel: z.string(), mime: z.string(), seiten: z.int(), erzeugtAm: zeitpunkt }).meta({ id: 'Dokument', description: 'Ein Dokument ohne seinen Inhalt' });

export const rueckstandspunkt = z
  .object({ am: tag, anlass: z.enum(['MITTEILUNG', 'BERICHTIGUNG', 'STAND', 'ZAHLUNG']), rueckstandCent: cent.nullable(), zahlungCent: cent.optional(), grund: z.string().optional() })
  .meta({ id: 'Rueckstandspunkt' });

export const einwilligung = z
  .object({ id: z.string(), zweck: z.string(), datenarten: z.array(z.string()), sender: z.string(), empfaenger: z.string(), textfassung: z.string(), form: z.enum(['SCHRIFTLICH', 'ELEKTRONISCH']), erteiltAm: tag, widerrufenAm: tag.nullable() })
  .meta({ id: 'Einwilligung', description: 'Eine Einwilligung (§ 67b Abs. 2 SGB X)' });

export const rueckmeldung = z
  .object({
    id: z.string(), runde: z.int(), leistungsbezug: z.enum(['JA', 'NEIN']).nullable(), bgNummer: z.string().nullable(), sachbearbeitung: z.string().nullable(), telefon: z.string().nullable(), kduDirektzahlung: z.boolean().nullable(),
    bemerkung: z.string().nullable(), eingangAm: tag.nullable(), weg: z.enum(['POSTEINGANG', 'INTERN']), erfasstVon: z.string(), erfasstAm: zeitpunkt, verbuchtAm: zeitpunkt.nullable(),
  })
  .meta({ id: 'Rueckmeldung', description: 'Eine Antwort des Jobcenters (H-2.3); die erste gilt' });

export const aufgabe = z
  .object({ schluessel: z.string().meta({ description: 'der Aufgabe in Tasklist' }), name: z.string(), gruppen: z.array(z.string()), bei: z.string().nullable().meta({ description: 'wer sie übernommen hat' }), faelligAm: zeitpunkt.nullable() })
  .meta({ id: 'AufgabeDerAkte', description: 'Eine offene Aufgabe' });

export const ereignis = z
  .object({ id: z.string(), zeitpunkt, wer: z.string(), art: z.string(), angaben: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])).meta({ description: 'Codes, Tage und Beträge; nie Namen' }) })
  .meta({ id: 'Ereignis', description: 'Etwas, das in der Akte geschehen ist' });
