import { ausgaben, eingaben, erweiterung, type Knoten } from '../moddle.ts';
import { elemente, melder, type Regel } from '../pruefung.ts';

const melde = melder('personen');

const PERSON = /^(?:name|namen|vorname|nachname|familienname|geburt.*|strasse|hausnummer|plz|wohnort|anschrift|adresse|telefon.*|handy|mobil|fax.*|email|mail|iban|bg|sachbearbeitung)$/;
const FREITEXT = /^(?:text|freitext|bemerkung.*|notiz.*|kommentar.*|begruendung.*|stellungnahmetext)$/;
const teile = (name: string): string[] => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9äöüß]+/);

/** @returns why the name of a variable must not be in the engine, or null */
export function bedenken(name: string): string | null {
  if (teile(name).some((t) => PERSON.test(t))) return `Die Variable „${name}“ klingt nach einer Person; solche Angaben gehören in die Akte.`;
  if (teile(name).some((t) => FREITEXT.test(t))) return `Die Variable „${name}“ klingt nach freiem Text; er gehört in die Akte.`;
  return null;
}

/** Names that an element brings by a table, an expression or a repetition. */
const weitere = (k: Knoten): string[] => {
  const wiederholung = k.loopCharacteristics && erweiterung(k.loopCharacteristics, 'LoopCharacteristics');
  return [erweiterung(k, 'CalledDecision')?.resultVariable, erweiterung(k, 'Script')?.resultVariable, wiederholung?.inputElement].filter((n) => n !== undefined);
};

/** Nothing that identifies a person, and no free text, in mappings, forms, data sheets, messages and schemas of workers. */
export const personen: Regel = (p) => {
  const zuordnungen = elemente(p).flatMap(({ prozess, knoten }) => [...[...eingaben(knoten), ...ausgaben(knoten)].map((z) => z.target ?? ''), ...weitere(knoten)].map((name) => ({ wo: prozess, element: knoten.id, name })));
  const felder = p.modelle.formulare.flatMap((f) => f.felder.map((feld) => ({ wo: f, element: feld.schluessel, name: feld.schluessel })));
  const code = [
    ...[...p.arbeiter.values()].flatMap((a) => [...Object.keys(a.eingabe.shape), ...Object.keys(a.ausgabe.shape)].map((name) => ({ wo: { datei: '' }, element: a.typ, name }))),
    ...[...p.nachrichten].flatMap(([nachricht, schema]) => Object.keys(schema.shape).map((name) => ({ wo: { datei: '' }, element: nachricht, name }))),
  ];
  const boegen = p.modelle.boegen.flatMap((b) => b.bogen.felder.filter((feld) => feld.variable).map(({ name }) => ({ wo: b, element: b.bogen.kuerzel, name })));
  const namen = [...zuordnungen, ...felder, ...boegen, ...code].flatMap(({ wo, element, name }) => {
    const text = bedenken(name);
    return text ? [melde(wo, { id: element }, text)] : [];
  });
  const offeneFelder = p.modelle.formulare.flatMap((f) =>
    f.felder
      .filter((feld) => !feld.nurLesen && (feld.typ === 'textarea' || (feld.typ === 'textfield' && !feld.muster)))
      .map((feld) => melde(f, { id: feld.schluessel }, `Das Feld „${feld.schluessel}“ nimmt freien Text an; erlaubt ist ein Textfeld nur mit Muster (Code, Aktenzeichen, Datum).`)),
  );
  return [...namen, ...offeneFelder];
};
