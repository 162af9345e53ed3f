import type { Vereinbarung } from '../vereinbarung.ts';
import { leseAusdruck } from './feel.ts';
import type { Modelle } from './lesen.ts';
import { alleKnoten, eingaben, erweiterung } from './moddle.ts';
import { ausVereinbarungen, type Feld } from './vorlagen-felder.ts';

/** The shared process that brings a letter to its receiver. */
const PROZESS = 'gemeinsam-uebermittlung';
/** What it takes from the process around it, whatever the letter. */
const MITGEGEBEN = ['aktenzeichen', 'behoerde', 'vereinbarung', 'vorgang', 'akteLink'];

const fest = (value: string, binding: object): Feld => ({ type: 'Hidden', value, binding });
const eingabe = (name: string): object => ({ type: 'zeebe:input', name });
const wahl = (id: string, label: string, description: string, feld: Feld): Feld => ({ id, label, description, group: 'eingaben', ...feld, binding: eingabe(id), constraints: { notEmpty: true } });

/**
 * Fields for sending a letter: a call of the shared process, and no worker. Offered are the letters that diagrams send already;
 * null while none does.
 */
export function felderDerUebermittlung(modelle: Modelle, vereinbarungen: readonly Vereinbarung[]): Feld[] | null {
  const schreiben = schreibenIn(modelle);
  if (schreiben.length === 0) return null;
  const gruppen = vereinbarungen.flatMap((v) => v.rollen).map((r) => ({ name: r.name, value: r.kuerzel }));
  return [
    fest(PROZESS, { type: 'zeebe:calledElement', property: 'processId' }),
    ...MITGEGEBEN.map((name) => fest(`=${name}`, eingabe(name))),
    wahl('schreiben', 'Schreiben', 'Was geschickt wird', { type: 'Dropdown', choices: schreiben }),
    wahl('empfaenger', 'Empfänger', 'Der Weg (Fax, Post, im System) steht in der Vereinbarung', { type: 'Dropdown', choices: ausVereinbarungen('empfaenger', vereinbarungen) ?? [] }),
    wahl('gruppe', 'Wer Störungen klärt', 'Erhält die Aufgabe, wenn das Schreiben nicht ankommt', { type: 'Dropdown', choices: gruppen }),
    wahl('schritt', 'Kurzname des Schritts', 'Im Fall einmalig, z. B. verweis-kontaktdaten', { type: 'String' }),
    wahl('runde', 'Runde', 'Eine neue Runde ist ein neuer Versand', { type: 'Number', feel: 'static', value: 1 }),
    fest('zustellung', { type: 'zeebe:output', source: '=zustellung' }),
  ];
}

/** The letters that the diagrams send, each with the words of the first step that does. */
function schreibenIn(modelle: Modelle): { name: string; value: string }[] {
  const rufe = modelle.prozesse.flatMap((p) => alleKnoten(p.knoten)).filter((k) => erweiterung(k, 'CalledElement')?.processId === PROZESS);
  const alle = rufe.flatMap((k) => {
    const { konstante } = leseAusdruck(eingaben(k).find((e) => e.target === 'schreiben')?.source ?? '=null');
    return typeof konstante === 'string' ? [{ name: `${k.name ?? konstante} (${konstante})`, value: konstante }] : [];
  });
  return alle.filter((s, i) => alle.findIndex((t) => t.value === s.value) === i).toSorted((a, b) => a.value.localeCompare(b.value));
}
