import { z } from 'zod';
import type { FormFeld } from '../../bausteine/aktenformular.ts';
import { HILFE } from '../../bausteine/hilfe.ts';

export const GRUND: FormFeld = { art: 'mehrzeilig', name: 'grund', label: 'Grund', hinweis: 'Woher die Angabe kommt, zum Beispiel: Anruf des Sozialdienstes.' };
export const SGB2 = z.enum(['JA', 'NEIN', 'UNBEKANNT'], 'Bitte wählen.');
export const ANTEIL = z.string().regex(/^[1-9]\d?\/[1-9]\d?$/, 'Bitte als Bruch angeben, zum Beispiel 1/1 oder 1/3.');

/** What is known of a detention; the same fields when it is notified and when it is corrected. */
export const HAFTFELDER: readonly FormFeld[] = [
  { art: 'text', name: 'inhaftiert', label: 'Inhaftierte Person', hinweis: 'Vor- und Nachname, wie in der Akte.', breite: 'mittel' },
  { art: 'text', name: 'haftVon', label: 'In Haft seit', hinweis: 'Der erste Tag in der Anstalt zählt schon zur Haft.', typ: 'date', breite: 'kurz' },
  { art: 'text', name: 'anstalt', label: 'Anstalt', optional: true, breite: 'mittel' },
  { art: 'text', name: 'kenntnisAm', label: 'Der Fachstelle bekannt seit', hinweis: 'Der Tag, an dem hier bekannt war, dass die Miete zu zahlen ist (§ 103 Abs. 3 SGB X). Von ihm an erstattet die Fachstelle.', hilfe: HILFE.kenntnis, typ: 'date', breite: 'kurz' },
  { art: 'wahl', name: 'sgb2Bezug', label: 'Bezog der Haushalt vor der Haft SGB-II-Leistungen?', wahl: [{ wert: 'JA', text: 'Ja' }, { wert: 'NEIN', text: 'Nein' }, { wert: 'UNBEKANNT', text: 'Nicht bekannt' }] },
  { art: 'text', name: 'kduMonat', label: 'Monatliche Miete der ganzen Wohnung in Euro', inputmode: 'decimal', breite: 'kurz' },
  { art: 'text', name: 'anteil', label: 'Anteil der inhaftierten Person', hinweis: 'Als Bruch, in der Regel nach Köpfen: allein 1/1, zu dritt 1/3 (Festlegung).', breite: 'kurz' },
];

export const FEHLERFELD: Readonly<Record<string, string>> = { HAFT_IN_ZUKUNFT: 'haftVon', KENNTNIS_UNGLAUBHAFT: 'kenntnisAm', ENTLASSUNG_VOR_HAFT: 'haftVon', ANTEIL_UNGUELTIG: 'anteil', EINGANG_IN_ZUKUNFT: 'eingangAm', ANDERE_HAFT_LAEUFT: 'akte' };
