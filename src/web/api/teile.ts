import { z } from 'zod';
import { STATUS } from '../abfragen/uebermittlungen.ts';

/** Parts of the answers that several of them have. What leaves is read through these: anything else stays. */
export const aktenzeichen = z.string().meta({ description: 'Aktenzeichen der eigenen Behörde', example: '56.34-2026-000123' });
export const tag = z.iso.date().meta({ description: 'Tag in Deutschland' });
/** An instant, as it comes out of the database. */
export const zeitpunkt = z.date().transform((d) => d.toISOString()).pipe(z.iso.datetime().meta({ description: 'Zeitpunkt in UTC' }));
export const cent = z.int().meta({ description: 'Betrag in Cent' });
export const fallStatus = z.enum(['NEU', 'LAUFEND', 'BEENDET']);
export const anzahl = z.int().min(0);

const fristFelder = {
  id: z.string(), aktenzeichen, fristart: z.string(), runde: z.int(), bezeichnung: z.string(),
  klausel: z.string().nullable().meta({ description: 'Klausel der Vereinbarung, z. B. H-2.2' }),
  prozess: z.string().nullable().meta({ description: 'Verfahren, das sie gesetzt hat' }),
  ziel: z.boolean().meta({ description: 'Ein Ziel, keine Frist: Es wird verfehlt, nicht überschritten' }),
  beginn: tag, laenge: z.int(), einheit: z.enum(['WERKTAG', 'TAG', 'MONAT']), land: z.string().meta({ description: 'Land, dessen Feiertage gelten' }),
  fristEnde: tag.meta({ description: 'letzter Tag der Frist' }),
  ablauf: zeitpunkt.meta({ description: 'Ende des letzten Tages' }), vorfrist: zeitpunkt,
  schritte: z.array(z.string()).meta({ description: 'Herleitung, Schritt für Schritt' }),
  status: z.enum(['LAUFEND', 'EINGEHALTEN', 'UEBERSCHRITTEN', 'AUFGEHOBEN', 'ZIEL_VERFEHLT']),
  erledigtAm: zeitpunkt.nullable(), ueberschrittenAm: zeitpunkt.nullable(),
  geaendertVon: z.string().nullable(), geaendertGrund: z.string().nullable(),
};
export const frist = z.object(fristFelder).meta({ id: 'Frist', description: 'Eine Frist mit ihrer Herleitung' });
export const fristImBuch = z.object({ ...fristFelder, ueberfaellig: z.boolean() }).meta({ id: 'FristImBuch', description: 'Eine offene Frist im Fristenbuch' });

export const hinweis = z
  .object({ id: z.string(), aktenzeichen, art: z.string(), gruppe: z.string(), fristId: z.string().nullable(), angelegtAm: zeitpunkt, erledigtAm: zeitpunkt.nullable() })
  .meta({ id: 'Hinweis', description: 'Etwas, das jemand zur Kenntnis nehmen muss' });

export const uebermittlung = z
  .object({
    id: z.string().meta({ description: '<Vorgang>:<Schritt>:<Runde>' }), aktenzeichen, dokumentId: z.guid(), titel: z.string(), seiten: z.int(),
    empfaenger: z.string(), empfaengerFunktion: z.string(), kanal: z.string(), status: z.enum(STATUS), fehlerCode: z.string().nullable(), versuche: z.int(),
    angelegtAm: zeitpunkt, uebergabeAm: zeitpunkt.nullable(), angenommenAm: zeitpunkt.nullable(), gesendetAm: zeitpunkt.nullable(), bestaetigtAm: zeitpunkt.nullable(),
  })
  .meta({ id: 'Uebermittlung', description: 'Ein Schreiben auf seinem Weg' });
