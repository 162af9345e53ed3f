import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { recordBogen } from '../../akte/bogen-aufnehmen.ts';
import { findEintrag } from '../../akte/bogen.ts';
import { findFall } from '../../akte/fall.ts';
import { listLaeufe } from '../../akte/lauf.ts';
import type { Bogen } from '../../bogen/bogen.ts';
import { pruefeAngaben } from '../../bogen/pruefen.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { aktenzeichenAus } from '../aktenzeichen.ts';
import { fehlerUebersicht, formular, knopf, type Eingabe } from '../bausteine/formular.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Anfrage } from '../wege.ts';
import { alsEingabe, alsFormular, beschrifteBogen, bogenFelder, liesBogen } from './felder.ts';
import { bogenAus, offenerLauf } from './zugang.ts';

/** The number of a form that was handed out: sent twice it is entered once. A made-up one only makes an entry of its own. */
export const eintragVon = (a: Anfrage): string => z.uuid().safeParse(a.feld('eintrag')).data ?? randomUUID();
export const eintragFeld = (eintrag: string): Html => html`<input type="hidden" name="eintrag" value="${eintrag}" />`;

type Ziel = { aktenzeichen: string; bogen: Bogen; /** it begins its procedure with this entry */ beginnt: boolean };

/** @throws WebFehler 404 where the case is not there, or neither runs the procedure nor does the sheet begin it */
async function zielAus(a: Anfrage): Promise<Ziel> {
  const aktenzeichen = aktenzeichenAus(a);
  const gefunden = await a.inDb(async (db) => ({ fall: await findFall(db, aktenzeichen), laeufe: await listLaeufe(db, aktenzeichen) }));
  if (!gefunden.fall || gefunden.fall.gehoertZu) throw nichtGefunden();
  const bogen = bogenAus(a, a.kontext.vereinbarungen.get(gefunden.fall.vereinbarung));
  const offen = offenerLauf(gefunden.laeufe, bogen);
  if (!offen && !bogen.beginnt) throw nichtGefunden();
  return { aktenzeichen, bogen, beginnt: !offen };
}

export async function zeigeBogen(a: Anfrage): Promise<void> {
  const ziel = await zielAus(a);
  // What tells the procedure something is told anew each time; what is kept is corrected from where it stands.
  const vorher = ziel.beginnt || ziel.bogen.nachricht ? undefined : await a.inDb((db) => findEintrag(db, ziel.aktenzeichen, ziel.bogen.kuerzel));
  await zeige(a, ziel, { werte: vorher ? alsEingabe(ziel.bogen, vorher.werte) : {}, fehler: {} }, randomUUID());
}

export async function nimmBogenAuf(a: Anfrage): Promise<void> {
  const ziel = await zielAus(a);
  const { aktenzeichen, bogen } = ziel;
  const { uhr } = a.kontext;
  const heute = lokalesDatum(uhr.jetzt());
  const werte = liesBogen(bogen, a.feld);
  const eintrag = eintragVon(a);
  const gelesen = pruefeAngaben(bogen, werte, heute);
  if (!gelesen.ok) return zeige(a, ziel, { werte, fehler: gelesen.fehler }, eintrag);
  try {
    const { begonnen } = await a.inDb((db) => recordBogen(db, { aktenzeichen, bogen, angaben: gelesen.angaben, eingangAm: heute, schluessel: eintrag }, uhr));
    a.weiter(`/akte/${aktenzeichen}`, { art: 'success', titel: `${bogen.titel}: gespeichert`, text: danach(bogen, begonnen) });
  } catch (fehler) {
    if (!(fehler instanceof FachlicherFehler)) throw fehler;
    return zeige(a, ziel, { werte, fehler: { [bogen.felder[0]?.name ?? '']: fehler.message } }, eintrag);
  }
}

function danach({ nachricht }: Bogen, begonnen: boolean): string {
  if (begonnen) return 'Das Verfahren ist begonnen.';
  return nachricht ? 'Der Vorgang geht von selbst weiter.' : 'Läuft dazu eine Aufgabe in Tasklist, schließen Sie sie bitte dort ab.';
}

async function zeige(a: Anfrage, { aktenzeichen, bogen, beginnt }: Ziel, bogenEingabe: Eingabe, eintrag: string): Promise<void> {
  const falsch = Object.keys(bogenEingabe.fehler).length > 0;
  const eingabe = alsFormular(bogenEingabe);
  await a.zeige(`${falsch ? 'Fehler: ' : ''}${bogen.titel}`, html`<h1 class="kern-heading-large">${bogen.titel}</h1>
    ${fehlerUebersicht(eingabe.fehler, beschrifteBogen(bogen))}
    ${bogen.hinweis ? html`<p class="kern-body vorspann">${bogen.hinweis}</p>` : leer}
    ${formular(`/akte/${aktenzeichen}/bogen/${bogen.kuerzel}`, a.csrf, html`${eintragFeld(eintrag)}${bogenFelder(bogen, eingabe)}
      <div class="knoepfe">${knopf(beginnt ? 'Verfahren beginnen' : 'Speichern')}<a class="kern-link" href="/akte/${aktenzeichen}">Abbrechen</a></div>`)}`, falsch ? 422 : 200);
}
