import { z } from 'zod';
import type { AnspruchAngaben } from '../../../akte/erstattung/anspruch.ts';
import type { Vorbelegung } from '../../../akte/erstattung/vorbelegung.ts';
import { leseBetrag, schreibeBetrag } from '../../../akte/geld.ts';
import { deutsch } from '../../../akte/meldung.ts';
import { fehlerJeFeld, formDatum, formText, optional } from '../../bausteine/pruefung.ts';

export const FELDER = ['anspruchsgrundlage', 'haftVon', 'entlassungAm', 'jcGezahltBis', 'kduMonat', 'betrag', 'angemeldetAm', 'kenntnisAm', 'zahlungsreferenz'] as const;
const LABEL: Record<string, string> = {
  anspruchsgrundlage: 'Anspruchsgrundlage', haftVon: 'Beginn der Haft', entlassungAm: 'Entlassung', jcGezahltBis: 'Miete gezahlt bis', kduMonat: 'Anteil an der Miete',
  betrag: 'Betrag', angemeldetAm: 'Eingang des Anspruchs', kenntnisAm: 'Kenntnis der Fachstelle', zahlungsreferenz: 'Angabe bei der Zahlung', begruendung: 'Begründung', entscheidung: 'Entscheidung', angewiesenAm: 'Angewiesen am', ergebnis: 'Antwort', eingangAm: 'Eingang',
};
export const beschrifteErstattung = (feld: string): string => LABEL[feld] ?? '';

const tag = formDatum('Bitte ein Datum angeben.');
/** A sum in Euro as typed, in Cent. */
export const betragFeld = z.string().transform((wert, ctx) => {
  const gelesen = leseBetrag(wert);
  if ('cent' in gelesen) return gelesen.cent;
  ctx.addIssue({ code: 'custom', message: gelesen.fehler });
  return z.NEVER;
});
const positiv = betragFeld.refine((cent) => cent > 0, 'Der Betrag muss höher als 0 sein.');

const schema = z.object({
  anspruchsgrundlage: z.enum(['103', '105'], 'Bitte wählen.').transform((wert) => (wert === '105' ? 105 : 103) as 103 | 105),
  haftVon: optional(tag),
  entlassungAm: optional(tag),
  jcGezahltBis: optional(tag),
  kduMonat: optional(positiv),
  betrag: optional(positiv),
  angemeldetAm: tag,
  kenntnisAm: optional(tag),
  zahlungsreferenz: optional(formText(60)),
});

type Lage = { heute: string; /** the Jobcenter states everything; the Fachstelle enters what came */ vollstaendig: boolean };

/** The typed claim in the form of the Akte, or one message per field. */
export function pruefeAnspruch(werte: Record<string, string>, { heute, vollstaendig }: Lage): { ok: true; angaben: AnspruchAngaben } | { ok: false; fehler: Record<string, string> } {
  const gelesen = schema.safeParse(werte, { error: deutsch });
  if (!gelesen.success) return { ok: false, fehler: fehlerJeFeld(gelesen.error) };
  const { kduMonat, betrag, ...rest } = gelesen.data;
  const angaben = { ...rest, kduMonatCent: kduMonat, betragCent: betrag };
  const fehler = { ...(vollstaendig ? fehlende(werte) : {}), ...widersprueche(angaben, heute) };
  return Object.keys(fehler).length > 0 ? { ok: false, fehler } : { ok: true, angaben };
}

const fehlende = (werte: Record<string, string>): Record<string, string> =>
  Object.fromEntries((['haftVon', 'jcGezahltBis', 'kduMonat', 'betrag'] as const).filter((f) => !werte[f]).map((f) => [f, 'Diese Angabe fehlt.']));

function widersprueche(a: AnspruchAngaben, heute: string): Record<string, string> {
  const fehler: Record<string, string> = {};
  if (a.haftVon && a.entlassungAm && a.entlassungAm < a.haftVon) fehler['entlassungAm'] = 'Die Entlassung liegt vor dem Beginn der Haft.';
  if (a.haftVon && a.angemeldetAm < a.haftVon) fehler['angemeldetAm'] = 'Der Anspruch kann nicht vor der Haft angemeldet sein.';
  if (a.angemeldetAm > heute) fehler['angemeldetAm'] = 'Der Eingang kann nicht in der Zukunft liegen.';
  if (a.kenntnisAm && a.kenntnisAm > heute) fehler['kenntnisAm'] = 'Die Kenntnis kann nicht in der Zukunft liegen.';
  return fehler;
}

const euro = (cent: number | null): string => (cent === null ? '' : schreibeBetrag(cent));

/** What is known already, as it stands in the fields. */
export const alsWerte = (a: Partial<AnspruchAngaben> & Partial<Vorbelegung>): Record<string, string> => ({
  anspruchsgrundlage: String(a.anspruchsgrundlage ?? 103),
  haftVon: a.haftVon ?? '', entlassungAm: a.entlassungAm ?? '', jcGezahltBis: a.jcGezahltBis ?? '',
  kduMonat: euro(a.kduMonatCent ?? null), betrag: euro(a.betragCent ?? null), angemeldetAm: a.angemeldetAm ?? '', kenntnisAm: a.kenntnisAm ?? '', zahlungsreferenz: a.zahlungsreferenz ?? '',
});
