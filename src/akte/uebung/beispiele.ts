import { plusTage } from '../../recht/datum.ts';
import type { NeuerFall } from '../fall-anlegen.ts';
import { leseMitteilung } from '../mitteilung-lesen.ts';
import type { Mitteilung } from '../mitteilung-schema.ts';
import type { NeuePerson } from '../personenakte.ts';

/** Everybody who is made up has this name. */
export const NACHNAME = 'Übung';
/** Of the notice that the tour enters, and of the file that it looks for in the end. */
export const MARA = 'Mara';
export const JONAS = 'Jonas';
export const ROBIN = 'Robin';

/** In the Stadtgebiet by its post code, so that the procedures take it as theirs; there is no such street. */
const wohnung = (hausnummer: string) => ({ strasse: 'Erfundene Übungsallee', hausnummer, plz: '30159', ort: 'Hannover' });
const vermieter = { name: 'Übungswohnen Erfunden GmbH', anschrift: 'Erfundene Übungsallee 99, 30159 Hannover' };

type Uebungsklage = { vorname: string; nummer: string; /** days before today */ eingangVor: number; zugestelltVor?: number; terminIn?: number };

/** Comes in on the day of the tour. */
const NEUE_KLAGE: Uebungsklage = { vorname: MARA, nummer: '1', eingangVor: 0 };
const WEITERE: readonly Uebungsklage[] = [
  // Long ago: the Frist to inform the Jobcenter (H-2.2) has passed.
  { vorname: JONAS, nummer: '2', eingangVor: 14 },
  // Served and with a hearing: the end of the Schonfrist can be told.
  { vorname: 'Pia', nummer: '3', eingangVor: 1, zugestelltVor: 2, terminIn: 30 },
];

function bilde(k: Uebungsklage, heute: string): Mitteilung {
  const eingangAm = plusTage(heute, -k.eingangVor);
  const gelesen = leseMitteilung(
    {
      gericht: 'Amtsgericht Übungsstadt', geschaeftszeichen: `999 C ${k.nummer}/${heute.slice(2, 4)}`, klageEingangAm: plusTage(eingangAm, -5), eingangAm,
      ...(k.zugestelltVor !== undefined && { zugestelltAm: plusTage(heute, -k.zugestelltVor) }), ...(k.terminIn !== undefined && { terminAm: plusTage(heute, k.terminIn) }),
      monatsmiete: '650,00', rueckstand: '1.950,00', wohnung: wohnung(k.nummer), mieter: [{ name: NACHNAME, vorname: k.vorname }], vermieter,
    },
    heute,
  );
  if (!gelesen.ok) throw new Error(`made-up notice: ${gelesen.fehler.map((f) => `${f.feld} ${f.text}`).join('; ')}`);
  return gelesen.mitteilung;
}

/** The notice of the tour. @param heute local date */
export const neueKlage = (heute: string): Mitteilung => bilde(NEUE_KLAGE, heute);
export const weitereKlagen = (heute: string): Mitteilung[] => WEITERE.map((k) => bilde(k, heute));

/** A household that comes by itself (H-3.1.1 a) and is with the counselling. */
export const haushaltInBeratung = (heute: string): NeuerFall => ({ eingangAm: heute, wohnung: { ...wohnung('4'), lage: undefined }, telefon: undefined, mieter: [{ name: NACHNAME, vorname: 'Selma', anschrift: undefined }], vermieter });

/** Who asks for help without a flat. */
export const klient = (heute: string): NeuePerson => ({ eingangAm: heute, name: NACHNAME, vorname: ROBIN, geburtsdatum: '1990-01-01', anschrift: undefined });
