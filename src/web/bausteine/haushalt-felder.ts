import { neuerFallSchema, type NeuerFall } from '../../akte/fall-anlegen.ts';
import { alsMeldungen, deutsch } from '../../akte/meldung.ts';
import { knopf, textFeld, type Eingabe, type Feld } from './formular.ts';
import { html, leer, type Html } from './html.ts';
import { gruppeVon, liesMitPersonen, ordnePersonen, type MitPersonen } from './personen-eingabe.ts';

/** Every field of a household by the path of `neuerFallSchema`; the number of a person stands as `*`. */
const FELDER: Record<string, Omit<Feld, 'name'>> = {
  eingangAm: { label: 'Eingang', typ: 'date', breite: 'kurz' },
  'wohnung.strasse': { label: 'Straße' },
  'wohnung.hausnummer': { label: 'Hausnummer', breite: 'kurz' },
  'wohnung.lage': { label: 'Lage im Haus', hinweis: 'Zum Beispiel 2. OG links', optional: true },
  'wohnung.plz': { label: 'Postleitzahl', inputmode: 'numeric', breite: 'kurz' },
  'wohnung.ort': { label: 'Ort' },
  telefon: { label: 'Telefon', typ: 'tel', inputmode: 'tel', optional: true, breite: 'mittel' },
  'mieter.*.name': { label: 'Nachname' },
  'mieter.*.vorname': { label: 'Vorname', optional: true },
  'mieter.*.anschrift': { label: 'Andere Anschrift', hinweis: 'Nur, wenn die Person nicht in der Wohnung lebt.', optional: true },
  'vermieter.name': { label: 'Name der Vermieterseite', optional: true },
  'vermieter.anschrift': { label: 'Anschrift der Vermieterseite', optional: true },
};

const feld = (name: string): Feld => ({ name, label: name, ...FELDER[name.replace(/^mieter\.\d+\./, 'mieter.*.')] });

/** What a field is called in the list of errors; '' for a name that is no field of the household. */
export function beschrifteHaushalt(name: string): string {
  const nummer = /^mieter\.(\d+)\./.exec(name)?.[1];
  if (name === 'mieter') return 'Mietparteien';
  const label = FELDER[name.replace(/^mieter\.\d+\./, 'mieter.*.')]?.label ?? '';
  return nummer === undefined ? label : `${label} der ${Number(nummer) + 1}. Person`;
}

/**
 * The household as typed, after "weitere Person" or "entfernen" was carried out.
 * @param lies the field of the request by its name
 * @returns `nurGeordnet`: the form only comes back with another number of people, nothing is to be checked yet
 */
export function liesHaushalt(lies: (name: string) => string): MitPersonen & { nurGeordnet: boolean } {
  const aktion = lies('aktion');
  return { ...ordnePersonen(liesMitPersonen(Object.keys(FELDER), lies), aktion), nurGeordnet: aktion.startsWith('person-') };
}

/** @returns the checked household, or one German message per wrong field */
export function pruefeHaushalt({ werte, mieter }: MitPersonen): { ok: true; fall: NeuerFall } | { ok: false; fehler: Record<string, string> } {
  const vermieter = gruppeVon(werte, 'vermieter');
  const gelesen = neuerFallSchema.safeParse(
    {
      eingangAm: werte['eingangAm'],
      telefon: werte['telefon'],
      wohnung: gruppeVon(werte, 'wohnung'),
      mieter: Array.from({ length: mieter }, (_, i) => gruppeVon(werte, `mieter.${i}`)),
      ...(Object.values(vermieter).some((wert) => wert !== '') ? { vermieter } : {}),
    },
    { error: deutsch },
  );
  if (gelesen.success) return { ok: true, fall: gelesen.data };
  const fehler: Record<string, string> = {};
  for (const { feld: name, text } of alsMeldungen(gelesen.error)) fehler[name] ??= text;
  return { ok: false, fehler };
}

/** The fields of the household for a page under `/neu`, with the button for another person. To stand in a `formular`. */
export function haushaltFelder(eingabe: Eingabe, mieter: number): Html {
  const text = (name: string): Html => textFeld(feld(name), eingabe);
  return html`<input type="hidden" name="mieter" value="${mieter}" />
    ${gruppe('Wohnung', html`<div class="nebeneinander">${text('wohnung.strasse')}${text('wohnung.hausnummer')}</div><div class="nebeneinander">${text('wohnung.plz')}${text('wohnung.ort')}</div>${text('wohnung.lage')}`)}
    ${gruppe('Haushalt', html`${Array.from({ length: mieter }, (_, i) => person(i, mieter, text))}
      <div class="knoepfe" id="feld-mieter">${mieter < 10 ? knopf('Weitere Person', 'secondary', { name: 'aktion', wert: 'person-dazu' }) : leer}</div>${text('telefon')}`)}
    ${gruppe('Vermieterseite', html`${text('vermieter.name')}${text('vermieter.anschrift')}`)}`;
}

/** The field for the day on which the matter came in. */
export const eingangFeld = (eingabe: Eingabe, label = 'Eingang'): Html => textFeld({ ...feld('eingangAm'), label }, eingabe);

function gruppe(titel: string, inhalt: Html): Html {
  return html`<fieldset class="gruppe"><legend class="kern-heading-medium">${titel}</legend>${inhalt}</fieldset>`;
}

function person(i: number, anzahl: number, text: (name: string) => Html): Html {
  return html`<fieldset class="gruppe person"><legend class="kern-title kern-title--small">${i + 1}. Person</legend>
    <div class="nebeneinander">${text(`mieter.${i}.name`)}${text(`mieter.${i}.vorname`)}</div>${text(`mieter.${i}.anschrift`)}
    ${anzahl > 1 ? html`<div>${knopf(`${i + 1}. Person entfernen`, 'tertiary', { name: 'aktion', wert: `person-weg-${i}` })}</div>` : leer}</fieldset>`;
}
