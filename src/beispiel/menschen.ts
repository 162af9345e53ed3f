import { readFile } from 'node:fs/promises';
import { LOKALES_PASSWORT } from '../camunda/lokal/konten.ts';
import { updateBeteiligter } from '../akte/beteiligter.ts';
import { TechnischerFehler } from '../fehler.ts';
import { schreibeTag } from '../recht/datum.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import { Besuch, type Antwort } from './besuch.ts';
import { liesFormular, meldungIn, textIn } from './formular.ts';
import type { Von } from './geschichte.ts';
import { behoerdeVon, inDb, setzeEin, warte, type Lage } from './lage.ts';
import { aktenzeichenVon, erledigeAufgabe, meldeAn, sucheAufgaben, type Anmeldung, type Aufgabe } from './tasklist.ts';

/** What people do in a story: in Tasklist and on the pages of the Akte, with their own login each. */

const VERSUCHE = 20;

export async function spieleAufgabe(schritt: Von<'aufgabe'>, l: Lage): Promise<string> {
  const anmeldung = await meldeAn(l.buehne.lokal.camundaRest, schritt.wer, LOKALES_PASSWORT);
  if (!anmeldung) throw new TechnischerFehler('BEISPIEL', `${schritt.wer} kann sich an Tasklist nicht anmelden.`);
  const angaben = Object.fromEntries(Object.entries(schritt.angaben).map(([name, wert]) => [name, typeof wert === 'string' ? setzeEin(wert, l) : wert]));
  let versuche = 0;
  // The list runs behind the engine: a task in it may just have been replaced by a timer. Then one looks again.
  const aufgabe = await warte(`Aufgabe ${schritt.element} in Tasklist`, async () => {
    const offen = await findAufgabe(anmeldung, schritt, l);
    if (!offen) return undefined;
    const erledigt = await erledigeAufgabe(anmeldung, offen.id, schritt.wer, angaben).then(() => true, (fehler: unknown) => (++versuche < VERSUCHE ? false : Promise.reject(fehler)));
    return erledigt && offen;
  }, 500);
  const faellig = aufgabe.dueDate ? `, fällig bis ${schreibeTag(lokalesDatum(new Date(aufgabe.dueDate)))}` : '';
  return `Tasklist: „${aufgabe.name}“${faellig}, erledigt von ${schritt.wer}`;
}

async function findAufgabe(anmeldung: Anmeldung, { gruppe, element }: Von<'aufgabe'>, l: Lage): Promise<Aufgabe | undefined> {
  for (const a of await sucheAufgaben(anmeldung, gruppe)) if (a.taskDefinitionId === element && (await aktenzeichenVon(anmeldung, a.id)) === l.aktenzeichen) return a;
  return undefined;
}

/** Opens the page, fills the form in over what it holds already, and sends it, as a browser does. */
export async function spieleSeite(schritt: Von<'seite'>, l: Lage): Promise<string> {
  const besuch = await besuche(schritt.wer, l);
  const pfad = setzeEin(schritt.pfad, l);
  const formular = await oeffne(besuch, setzeEin(schritt.formular ?? schritt.pfad, l));
  const felder = Object.fromEntries(Object.entries(schritt.felder).map(([name, wert]) => [name, typeof wert === 'string' ? setzeEin(wert, l) : wert.map((w) => setzeEin(w, l))]));
  const antwort = await besuch.sende(pfad, { ...liesFormular(formular.text, pfad), ...felder });
  if (schritt.abgelehnt !== undefined) return pruefeAblehnung(antwort, schritt.abgelehnt);
  if (antwort.status !== 303) throw new TechnischerFehler('BEISPIEL', `Die Seite ${pfad} hat die Angaben nicht genommen (${antwort.status}): ${textIn(antwort.text).slice(0, 900)}`);
  nimmAkteAuf(antwort, schritt.wer, l);
  const folge = await besuch.folge(antwort);
  return `Akte: ${meldungIn(folge.text) ?? pfad} (${schritt.wer})`;
}

/** Uploads a file that lies beside the story. */
export async function spieleDatei(schritt: Von<'datei'>, l: Lage): Promise<string> {
  const besuch = await besuche(schritt.wer, l);
  const pfad = setzeEin(schritt.pfad, l);
  await oeffne(besuch, pfad);
  const antwort = await besuch.sendeDatei(pfad, schritt.felder, new Uint8Array(await readFile(new URL(schritt.datei, l.ordner))));
  if (antwort.status !== 303) throw new TechnischerFehler('BEISPIEL', `Die Seite ${pfad} hat die Datei nicht genommen (${antwort.status}): ${textIn(antwort.text).slice(0, 900)}`);
  const folge = await besuch.folge(antwort);
  return `Akte: ${meldungIn(folge.text) ?? pfad} (${schritt.wer})`;
}

/** Opens a page and looks for what must, and what must not, stand on it. */
export async function spieleAnsicht(schritt: Von<'ansicht'>, l: Lage): Promise<string> {
  const besuch = await besuche(schritt.wer, l);
  const pfad = setzeEin(schritt.pfad, l);
  const text = await warte(`„${schritt.zeigt.join('“, „')}“ auf der Seite ${pfad}`, async () => {
    const gelesen = textIn((await besuch.hole(pfad)).text);
    return schritt.zeigt.every((teil) => gelesen.includes(setzeEin(teil, l))) && gelesen;
  }, SEITE_MS);
  const zuviel = (schritt.zeigtNicht ?? []).filter((teil) => text.includes(teil));
  if (zuviel.length > 0) throw new TechnischerFehler('BEISPIEL', `Auf der Seite ${pfad} steht, was nicht darauf stehen darf: ${zuviel.join(', ')}`);
  return `Seite ${pfad}: ${schritt.zeigt.map((teil) => `„${setzeEin(teil, l)}“`).join(', ')}`;
}

export async function spieleEinstellung(schritt: Von<'einstellung'>, l: Lage): Promise<string> {
  await inDb(l, (db) => updateBeteiligter(db, schritt.beteiligter, { arbeitetImSystem: schritt.arbeitetImSystem }, l.buehne.uhr), '*');
  return `${schritt.beteiligter} arbeitet ${schritt.arbeitetImSystem ? 'in diesem System' : 'auf Papier'}`;
}

const SEITE_MS = 1_000;

async function besuche(wer: string, l: Lage): Promise<Besuch> {
  const besuch = new Besuch(l.buehne.webUrl);
  if ((await besuch.melde({ name: wer, passwort: LOKALES_PASSWORT })).status !== 303) throw new TechnischerFehler('BEISPIEL', `${wer} kann sich an der Akte nicht anmelden.`);
  return besuch;
}

/** A page about something that the procedure is only just preparing is not there yet. */
function oeffne(besuch: Besuch, pfad: string): Promise<Antwort> {
  return warte(`die Seite ${pfad}`, async () => {
    const antwort = await besuch.hole(pfad);
    if (antwort.status !== 200 && antwort.status !== 404) throw new TechnischerFehler('BEISPIEL', `Die Seite ${pfad} antwortet mit ${antwort.status}: ${textIn(antwort.text).slice(0, 300)}`);
    return antwort.status === 200 && antwort;
  }, SEITE_MS);
}

/** The first Akte to which a page leads is the one of the story. */
function nimmAkteAuf(antwort: Antwort, wer: string, l: Lage): void {
  const gefunden = /\/akte\/([0-9A-Z.]+-\d{4}-\d{6})/.exec(antwort.ziel ?? '')?.[1];
  if (!gefunden || l.aktenzeichen) return;
  l.aktenzeichen = gefunden;
  l.behoerde = behoerdeVon(wer);
}

function pruefeAblehnung(antwort: Antwort, erwartet: string): string {
  const text = textIn(antwort.text);
  if (antwort.status === 303 || !text.includes(erwartet)) throw new TechnischerFehler('BEISPIEL', `Erwartet wurde die Ablehnung „${erwartet}“, nicht: ${antwort.status} ${text.slice(0, 600)}`);
  return `Abgelehnt: ${erwartet}`;
}
