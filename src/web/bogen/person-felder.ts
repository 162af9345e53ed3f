import { alsMeldungen, deutsch } from '../../akte/meldung.ts';
import { neuePersonSchema, type NeuePerson } from '../../akte/personenakte.ts';
import { textFeld, type Eingabe, type Feld } from '../bausteine/formular.ts';
import { html, type Html } from '../bausteine/html.ts';

const FELDER: Record<'name' | 'vorname' | 'geburtsdatum' | 'anschrift', Omit<Feld, 'name'>> = {
  vorname: { label: 'Vorname' }, name: { label: 'Nachname' }, geburtsdatum: { label: 'Geburtsdatum', typ: 'date', breite: 'kurz' },
  anschrift: { label: 'Anschrift', hinweis: 'Wo Briefe die Person erreichen, zum Beispiel die Einrichtung.', optional: true },
};
const NAMEN = Object.keys(FELDER) as (keyof typeof FELDER)[];

/** What a field is called in the list of errors; '' for a name that is no field of the person. */
export const beschriftePerson = (name: string): string => FELDER[name as keyof typeof FELDER]?.label ?? '';

export const liesPerson = (lies: (name: string) => string): Record<string, string> => Object.fromEntries([...NAMEN, 'eingangAm'].map((name) => [name, lies(name)]));

/** @returns the checked person, or one German message per wrong field */
export function pruefePerson(werte: Record<string, string>): { ok: true; person: NeuePerson } | { ok: false; fehler: Record<string, string> } {
  const gelesen = neuePersonSchema.safeParse(werte, { error: deutsch });
  if (gelesen.success) return { ok: true, person: gelesen.data };
  const fehler: Record<string, string> = {};
  for (const { feld, text } of alsMeldungen(gelesen.error)) fehler[feld] ??= text;
  return { ok: false, fehler };
}

/** The fields of a person for a page under `/neu`. To stand in a `formular`. */
export function personFelder(eingabe: Eingabe): Html {
  const feld = (name: keyof typeof FELDER): Html => textFeld({ name, ...FELDER[name] }, eingabe);
  return html`<fieldset class="gruppe"><legend class="kern-heading-medium">Person</legend><div class="nebeneinander">${feld('vorname')}${feld('name')}</div>${feld('geburtsdatum')}${feld('anschrift')}</fieldset>`;
}
