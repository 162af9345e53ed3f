import { LOKALES_PASSWORT } from '../camunda/lokal/konten.ts';
import { updateBeteiligter } from '../akte/beteiligter.ts';
import { inTransaktion } from '../db/pool.ts';
import { TechnischerFehler } from '../fehler.ts';
import { schreibeTag } from '../recht/datum.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import { Besuch } from './besuch.ts';
import type { Von } from './geschichte.ts';
import { setzeEin, warte, WER, type Lage } from './lage.ts';
import { aktenzeichenVon, erledigeAufgabe, meldeAn, sucheAufgaben } from './tasklist.ts';

/** What people do in a story: in Tasklist and on the pages of the Akte, with their own login each. */

export async function spieleAufgabe(schritt: Von<'aufgabe'>, l: Lage): Promise<string> {
  const anmeldung = await meldeAn(l.buehne.lokal.camundaRest, schritt.wer, LOKALES_PASSWORT);
  if (!anmeldung) throw new TechnischerFehler('BEISPIEL', `${schritt.wer} kann sich an Tasklist nicht anmelden.`);
  const aufgabe = await warte(`Aufgabe ${schritt.element} in Tasklist`, async () => {
    for (const a of await sucheAufgaben(anmeldung, schritt.gruppe)) if (a.taskDefinitionId === schritt.element && (await aktenzeichenVon(anmeldung, a.id)) === l.aktenzeichen) return a;
    return undefined;
  });
  const angaben = Object.fromEntries(Object.entries(schritt.angaben).map(([name, wert]) => [name, typeof wert === 'string' ? setzeEin(wert, l) : wert]));
  await erledigeAufgabe(anmeldung, aufgabe.id, schritt.wer, angaben);
  const faellig = aufgabe.dueDate ? `, fällig bis ${schreibeTag(lokalesDatum(new Date(aufgabe.dueDate)))}` : '';
  return `Tasklist: „${aufgabe.name}“${faellig}, erledigt von ${schritt.wer}`;
}

/** Opens the page, fills the form in over what it holds already, and sends it, as a browser does. */
export async function spieleSeite(schritt: Von<'seite'>, l: Lage): Promise<string> {
  const besuch = new Besuch(l.buehne.webUrl);
  if ((await besuch.melde({ name: schritt.wer, passwort: LOKALES_PASSWORT })).status !== 303) throw new TechnischerFehler('BEISPIEL', `${schritt.wer} kann sich an der Akte nicht anmelden.`);
  const pfad = setzeEin(schritt.pfad, l);
  const formular = await besuch.hole(setzeEin(schritt.formular ?? schritt.pfad, l));
  if (formular.status !== 200) throw new TechnischerFehler('BEISPIEL', `Die Seite ${pfad} antwortet mit ${formular.status}.`);
  const felder = Object.fromEntries(Object.entries(schritt.felder).map(([name, wert]) => [name, typeof wert === 'string' ? setzeEin(wert, l) : wert.map((w) => setzeEin(w, l))]));
  const antwort = await besuch.sende(pfad, { ...verdeckteFelder(formular.text), ...felder });
  if (schritt.abgelehnt !== undefined) return pruefeAblehnung(antwort, schritt.abgelehnt);
  if (antwort.status !== 303) throw new TechnischerFehler('BEISPIEL', `Die Seite ${pfad} hat die Angaben nicht genommen (${antwort.status}): ${fehlertexte(antwort.text)}`);
  l.aktenzeichen ||= /\/akte\/([0-9A-Z.]+-\d{4}-\d{6})/.exec(antwort.ziel ?? '')?.[1] ?? '';
  const folge = await besuch.folge(antwort);
  return `Akte: ${meldungIn(folge.text) ?? pfad} (${schritt.wer})`;
}

function pruefeAblehnung(antwort: { status: number; text: string }, erwartet: string): string {
  const text = fehlertexte(antwort.text);
  if (antwort.status === 303 || !text.includes(erwartet)) throw new TechnischerFehler('BEISPIEL', `Erwartet wurde die Ablehnung „${erwartet}“, nicht: ${antwort.status} ${text}`);
  return `Abgelehnt: ${erwartet}`;
}

export async function spieleEinstellung(schritt: Von<'einstellung'>, l: Lage): Promise<string> {
  await inTransaktion(l.buehne.pool, { ...WER, behoerde: '*' }, (db) => updateBeteiligter(db, schritt.beteiligter, { arbeitetImSystem: schritt.arbeitetImSystem }, l.buehne.uhr));
  return `${schritt.beteiligter} arbeitet ${schritt.arbeitetImSystem ? 'in diesem System' : 'auf Papier'}`;
}

/** Hidden fields and preset values, so that the form is sent as it was shown. */
function verdeckteFelder(html: string): Record<string, string> {
  const felder: Record<string, string> = {};
  for (const [feld] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(feld)?.[1];
    if (name && name !== '_csrf') felder[name] = /value="([^"]*)"/.exec(feld)?.[1] ?? '';
  }
  return felder;
}

const ohneMarken = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ').trim();
const meldungIn = (html: string): string | undefined => {
  const treffer = /class="kern-alert[^"]*"[\s\S]*?<\/div>\s*<\/div>/.exec(html)?.[0];
  return treffer && ohneMarken(treffer).slice(0, 160);
};
const fehlertexte = (html: string): string => ohneMarken(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html).slice(0, 600);
