import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { recordAenderung } from './aenderung.ts';
import { listAehnlicheAkten } from './aehnliche.ts';
import { akteUnbekannt, EIGENE } from './akteur.ts';
import { lockFall, type Fall } from './fall.ts';
import { findHaushalt, updateHaushalt, type Haushalt } from './haushalt.ts';
import { insertHinweis } from './hinweis.ts';
import { insertPerson, listPersonen, updatePerson, type PersonAngaben, type Rolle } from './person.ts';
import { pruefeMitteilung } from './pruefung.ts';

type Umfeld = { uhr: Uhr; vereinbarungen: ReadonlyMap<string, Vereinbarung> };
export type PersonNeu = { rolle: Rolle } & PersonAngaben;

/**
 * Corrects address or telephone (Art. 16 DSGVO: also of a closed file). Running procedures read the household when they need
 * it, a letter when it is written. A flat that is no longer in the Stadtgebiet, or that another open file has with the same
 * name, is pointed out.
 * @returns false when nothing differs
 * @throws FachlicherFehler AKTE_UNBEKANNT, GRUND_FEHLT
 */
export async function correctHaushalt(db: Db, aktenzeichen: string, neu: Partial<Haushalt>, grund: string, umfeld: Umfeld): Promise<boolean> {
  const fall = await lockFall(db, aktenzeichen);
  const vorher = await findHaushalt(db, aktenzeichen);
  const geaendert = await updateHaushalt(db, aktenzeichen, neu, grund, umfeld.uhr);
  if (geaendert) await pruefeErneut(db, fall, vorher?.plz, umfeld);
  return geaendert;
}

/**
 * Corrects a person, also the role; whom a personal file is about stays that.
 * @returns false when nothing differs
 * @throws FachlicherFehler AKTE_UNBEKANNT, GRUND_FEHLT, LETZTE_MIETPARTEI, ROLLE_FEST, GEBURTSDATUM_FEHLT
 */
export async function correctPerson(db: Db, aktenzeichen: string, id: string, neu: Partial<PersonNeu>, grund: string, umfeld: Umfeld): Promise<boolean> {
  const fall = await lockFall(db, aktenzeichen);
  pruefeKlient((await listPersonen(db, aktenzeichen)).find((p) => p.id === id), neu);
  const geaendert = await updatePerson(db, aktenzeichen, id, neu, grund, umfeld.uhr);
  if (!geaendert) return false;
  await pruefeMietpartei(db, aktenzeichen);
  await pruefeErneut(db, fall, undefined, umfeld);
  return true;
}

/** Adds a person. @throws FachlicherFehler AKTE_UNBEKANNT, GRUND_FEHLT, ROLLE_FEST */
export async function enterPerson(db: Db, aktenzeichen: string, person: PersonNeu, grund: string, umfeld: Umfeld): Promise<string> {
  const fall = await lockFall(db, aktenzeichen);
  pruefeKlient(undefined, person);
  const id = await insertPerson(db, aktenzeichen, person);
  await recordAenderung(db, { aktenzeichen, gegenstand: 'PERSON', bezug: id, alt: { person: null }, neu: { person: zeile(person) }, grund }, umfeld.uhr);
  await pruefeErneut(db, fall, undefined, umfeld);
  return id;
}

/** Takes a person out of the file; who it was stays with the reason. @throws FachlicherFehler AKTE_UNBEKANNT, GRUND_FEHLT, LETZTE_MIETPARTEI */
export async function removePerson(db: Db, aktenzeichen: string, id: string, grund: string, { uhr }: Umfeld): Promise<void> {
  await lockFall(db, aktenzeichen);
  const person = (await listPersonen(db, aktenzeichen)).find((p) => p.id === id);
  if (!person) throw akteUnbekannt();
  await db.query(`DELETE FROM person WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND id = $2`, [aktenzeichen, id]);
  await pruefeMietpartei(db, aktenzeichen);
  await recordAenderung(db, { aktenzeichen, gegenstand: 'PERSON', bezug: id, alt: { person: zeile(person) }, neu: { person: null }, grund }, uhr);
}

const zeile = (p: PersonNeu): string => [p.rolle, [p.vorname, p.name].filter(Boolean).join(' '), p.geburtsdatum ?? '', p.anschrift].filter(Boolean).join(', ');

function pruefeKlient(bisher: PersonNeu | undefined, neu: Partial<PersonNeu>): void {
  const war = bisher?.rolle === 'KLIENT';
  if (neu.rolle !== undefined && (neu.rolle === 'KLIENT') !== war) throw new FachlicherFehler('ROLLE_FEST', 'Wen eine Akte betrifft, steht mit ihrer Aufnahme fest. Bitte legen Sie für eine andere Person eine neue Akte an.');
  if (war && neu.geburtsdatum === null) throw new FachlicherFehler('GEBURTSDATUM_FEHLT', 'Das Geburtsdatum wird gebraucht: An ihm erkennt die Akte die Person wieder.');
}

async function pruefeMietpartei(db: Db, aktenzeichen: string): Promise<void> {
  if ((await listPersonen(db, aktenzeichen)).some((p) => p.rolle === 'MIETER' || p.rolle === 'KLIENT')) return;
  throw new FachlicherFehler('LETZTE_MIETPARTEI', 'Eine Akte braucht mindestens eine Mietpartei oder die Person, die sie betrifft.');
}

/** What an intake would have asked, asked again; a person decides what follows from it. */
async function pruefeErneut(db: Db, fall: Fall, plzVorher: string | undefined, { uhr, vereinbarungen }: Umfeld): Promise<void> {
  const { aktenzeichen, behoerde, status } = fall;
  const vereinbarung = vereinbarungen.get(fall.vereinbarung);
  const gruppe = vereinbarung?.behoerden.find((b) => b.kuerzel === behoerde)?.gruppe;
  const haushalt = await findHaushalt(db, aktenzeichen);
  if (status === 'BEENDET' || !vereinbarung || !gruppe) return;
  if (!haushalt) {
    for (const a of await listAehnlicheAkten(db, aktenzeichen, vereinbarung)) await insertHinweis(db, { aktenzeichen, art: 'GLEICHE_PERSON', gruppe, schluessel: `${aktenzeichen}:gleich:${a.aktenzeichen}` }, uhr);
    return;
  }
  const { ergebnis, aehnliche } = await pruefeMitteilung(db, aktenzeichen, vereinbarung);
  const verlassen = ergebnis === 'AUSSERHALB' && plzVorher !== undefined && vereinbarung.stadtgebietPlz.includes(plzVorher);
  if (verlassen) await insertHinweis(db, { aktenzeichen, art: 'AUSSERHALB_STADTGEBIET', gruppe, schluessel: `${aktenzeichen}:ausserhalb:${haushalt.plz}:${uhr.jetzt().getTime()}` }, uhr);
  for (const a of aehnliche.filter((x) => x.wohnung && x.name)) {
    await insertHinweis(db, { aktenzeichen, art: 'GLEICHER_HAUSHALT', gruppe, schluessel: `${aktenzeichen}:gleich:${a.aktenzeichen}` }, uhr);
  }
}
