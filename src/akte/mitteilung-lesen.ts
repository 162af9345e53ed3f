import type { Meldung } from './meldung.ts';
import { alsMeldungen, deutsch } from './meldung.ts';
import { findeAuffaelligkeiten, findeWidersprueche } from './mitteilung-pruefen.ts';
import { mitteilungSchema, vervollstaendige, type Mitteilung } from './mitteilung-schema.ts';
import { leseText, leseXml } from './mitteilung-xml.ts';

/** `hinweise` are unusual but possible: shown to the clerk, no hindrance. `original`: as it came in, for the Akte. */
export type Gelesen = { ok: true; mitteilung: Mitteilung; hinweise: Meldung[]; original: unknown } | { ok: false; fehler: Meldung[] };

/** Files and request bodies beyond it are refused unread. */
export const HOECHSTGROESSE = 1_048_576;

const abgelehnt = (text: string): Gelesen => ({ ok: false, fehler: [{ feld: '', text }] });

/**
 * Checks a notice from the form or the API. Never throws for any input.
 * @param heute local date `YYYY-MM-DD` in Europe/Berlin: stands in for a missing `eingangAm`
 */
export function leseMitteilung(wert: unknown, heute: string, original: unknown = wert): Gelesen {
  const gelesen = mitteilungSchema.safeParse(wert, { error: deutsch });
  if (!gelesen.success) return { ok: false, fehler: alsMeldungen(gelesen.error) };
  const mitteilung = vervollstaendige(gelesen.data, heute);
  const widersprueche = findeWidersprueche(mitteilung, heute);
  if (widersprueche.length > 0) return { ok: false, fehler: widersprueche };
  return { ok: true, mitteilung, hinweise: findeAuffaelligkeiten(mitteilung), original };
}

/** A notice as JSON in UTF-8, with or without BOM, at most 1 MB. Never throws for any input. */
export function parseMitteilungJson(bytes: Uint8Array, heute: string): Gelesen {
  if (bytes.byteLength > HOECHSTGROESSE) return abgelehnt('Die Datei ist größer als 1 MB.');
  const text = leseText(bytes, 'utf-8');
  if (text === undefined) return abgelehnt('Die Datei ist nicht in UTF-8 kodiert.');
  let wert: unknown;
  try {
    wert = JSON.parse(text);
  } catch {
    return abgelehnt('Die Datei ist kein gültiges JSON.');
  }
  return leseMitteilung(wert, heute, { json: text });
}

/** A notice as XML (docs/mitteilung-format.md), at most 1 MB. Never throws for any input. */
export function parseMitteilungXml(bytes: Uint8Array, heute: string): Gelesen {
  if (bytes.byteLength > HOECHSTGROESSE) return abgelehnt('Die Datei ist größer als 1 MB.');
  const gelesen = leseXml(bytes);
  return 'fehler' in gelesen ? abgelehnt(gelesen.fehler) : leseMitteilung(gelesen.wert, heute, { xml: gelesen.text });
}
