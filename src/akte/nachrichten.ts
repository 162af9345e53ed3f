import { z } from 'zod';

const datum = z.iso.date();
const grund = z.enum(['KLAGE_ZURUECKGENOMMEN', 'VERZOGEN', 'VERSTORBEN', 'NICHT_ZUSTAENDIG', 'IRRTUM', 'ZUSAMMENGELEGT']);
/** What `beginneLauf` gives to every start. */
export const beginn = { aktenzeichen: z.string(), behoerde: z.string(), vereinbarung: z.string(), vorgang: z.string(), eingangAm: datum };

/**
 * Every message that this program publishes to the engine, with its variables: codes, dates and sums only. The check of the
 * models holds the diagrams against this list, in both directions.
 */
export const nachrichten = {
  'hannover.mizi.eingegangen': z.strictObject(beginn),
  'hannover.mizi.jobcenter-informiert': z.strictObject(beginn),
  'hannover.mizi.rueckmeldung': z.strictObject({ leistungsbezug: z.enum(['JA', 'NEIN']), rueckmeldungRunde: z.int() }),
  'hannover.wohnungssicherung.begonnen': z.strictObject({ ...beginn, herkunft: z.enum(['HAUSHALT', 'MIZI', 'JOBCENTER']) }),
  'hannover.wohnungssicherung.kontakt': z.strictObject({}),
  'hannover.wohnungssicherung.weitervermittlung': z.strictObject({ nummer: z.int(), stelle: z.string() }),
  'hannover.wohnungssicherung.weitervermittlung-rueckmeldung': z.strictObject({}),
  'hannover.wohnungssicherung.ergebnis': z.strictObject({ mietschuldenErgebnis: z.enum(['UEBERNAHME', 'ABLEHNUNG']) }),
  'hannover.wohnungssicherung.nachsorge': z.strictObject(beginn),
  'hannover.verweis.vorsprache': z.strictObject({ ...beginn, anlass: z.enum(['ABMAHNUNG', 'KUENDIGUNG', 'RAEUMUNGSKLAGE', 'MIETSCHULDEN']) }),
  'hannover.verweis.widerrufen': z.strictObject({}),
  'hannover.verweis.widerruf-nach-ende': z.strictObject(beginn),
  'hannover.verweis.eingegangen': z.strictObject(beginn),
  'hannover.erstattung.eingegangen': z.strictObject(beginn),
  'hannover.erstattung.begonnen': z.strictObject(beginn),
  'hannover.erstattung.angaben': z.strictObject({}),
  'hannover.erstattung.antwort': z.strictObject({}),
  'hannover.erstattung.nachgefordert': z.strictObject({}),
  'hannover.unterbringung.begonnen': z.strictObject(beginn),
  'hannover.unterbringung.ausgezogen': z.strictObject({}),
  'hannover.haft.gemeldet': z.strictObject(beginn),
  'hannover.haft.auskunft': z.strictObject({}),
  'hannover.haft.geaendert': z.strictObject({}),
  'hannover.mietschulden.antrag': z.strictObject(beginn),
  'hannover.mietschulden.vorsprache': z.strictObject(beginn),
  'hannover.mietschulden.sgb12': z.strictObject(beginn),
  'hannover.vereinbarung.gekuendigt': z.strictObject({ zugangAm: datum, kuendigungRunde: z.int() }),
  'hannover.vereinbarung.kuendigung-zurueckgenommen': z.strictObject({}),
  'austausch-beschluss': z.strictObject({ beschlussNummer: z.int(), beschlussStelle: z.string(), beschlussBis: datum }),
  'austausch-besprechung': z.strictObject({ besprechungNummer: z.int() }),
  'uebermittlung-ergebnis': z.strictObject({ uebermittlungStatus: z.enum(['GESENDET', 'FEHLGESCHLAGEN', 'UNKLAR', 'ZURUECKGEZOGEN']), gesendetAm: datum.nullable() }),
  'frist-geaendert': z.strictObject({}),
  'schonfrist-geaendert': z.strictObject({}),
  'termin-geaendert': z.strictObject({}),
  'fall-beendet': z.strictObject({ beendigungsgrund: grund }),
} as const satisfies Record<string, z.ZodObject>;

export type NachrichtName = keyof typeof nachrichten;
