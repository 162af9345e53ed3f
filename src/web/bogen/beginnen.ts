import { randomUUID } from 'node:crypto';
import { recordBogen } from '../../akte/bogen-aufnehmen.ts';
import { oeffneAkte } from '../../akte/fall-anlegen.ts';
import { oeffnePersonenakte } from '../../akte/personenakte.ts';
import type { Bogen, Bogenangaben } from '../../bogen/bogen.ts';
import { pruefeAngaben } from '../../bogen/pruefen.ts';
import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { fehlerUebersicht, formular, knopf, type Eingabe } from '../bausteine/formular.ts';
import { beschrifteHaushalt, eingangFeld, haushaltFelder, liesHaushalt, pruefeHaushalt } from '../bausteine/haushalt-felder.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { eigeneVereinbarung } from '../eigene-vereinbarung.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Anfrage } from '../wege.ts';
import { eintragFeld, eintragVon } from './ausfuellen.ts';
import { alsFormular, beschrifteBogen, bogenFelder, liesBogen } from './felder.ts';
import { beschriftePerson, liesPerson, personFelder, pruefePerson } from './person-felder.ts';
import { bogenAus, darfAusfuellen } from './zugang.ts';

type Beginn = Bogen & { beginnt: NonNullable<Bogen['beginnt']> };
const istBeginn = (bogen: Bogen): bogen is Beginn => bogen.beginnt !== undefined;
/** The household or person of the page: how it is read, and which Akte it gets. */
type Betroffene = { werte: Record<string, string>; mieter: number; nurGeordnet: boolean; pruefe(): { fehler: Record<string, string> } | { eingangAm: string; oeffne(db: Db): Promise<{ aktenzeichen: string; neu: boolean }> } };

/** The entries of the page "Neu erfassen" that the agreement's sheets give this person. */
export function neuAusBoegen(a: Anfrage): { pfad: string; titel: string; beschreibung: string }[] {
  const eigene = [...a.kontext.vereinbarungen.values()].filter((v) => v.behoerden.some((b) => b.kuerzel === a.konto.behoerde)).flatMap((v) => v.boegen);
  return eigene.filter(istBeginn).filter((b) => darfAusfuellen(a, b)).map((b) => ({ pfad: `/neu/${b.kuerzel}`, titel: b.titel, beschreibung: b.beginnt.beschreibung ?? b.hinweis ?? '' }));
}

/** @throws WebFehler 404 for a sheet that begins nothing */
function beginnAus(a: Anfrage): Beginn {
  const bogen = bogenAus(a, eigeneVereinbarung(a));
  if (!istBeginn(bogen)) throw nichtGefunden();
  return bogen;
}

function liesBetroffene(a: Anfrage, akte: 'PERSON' | 'HAUSHALT'): Betroffene {
  const umfeld = { uhr: a.kontext.uhr, vereinbarung: eigeneVereinbarung(a) };
  if (akte === 'PERSON') {
    const werte = liesPerson(a.feld);
    const pruefe: Betroffene['pruefe'] = () => {
      const gelesen = pruefePerson(werte);
      return gelesen.ok ? { eingangAm: gelesen.person.eingangAm, oeffne: (db) => oeffnePersonenakte(db, gelesen.person, umfeld) } : gelesen;
    };
    return { werte, mieter: 0, nurGeordnet: false, pruefe };
  }
  const gelesen = liesHaushalt(a.feld);
  const pruefe: Betroffene['pruefe'] = () => {
    const geprueft = pruefeHaushalt(gelesen);
    return geprueft.ok ? { eingangAm: geprueft.fall.eingangAm, oeffne: (db) => oeffneAkte(db, geprueft.fall, umfeld) } : geprueft;
  };
  return { ...gelesen, pruefe };
}

export async function zeigeBeginn(a: Anfrage): Promise<void> {
  await zeige(a, beginnAus(a), { werte: { eingangAm: lokalesDatum(a.kontext.uhr.jetzt()) }, fehler: {} }, { mieter: 1, eintrag: randomUUID() });
}

/** The Akte of the person or household, the sheet in it and the procedure, in one transaction. */
export async function beginne(a: Anfrage): Promise<void> {
  const bogen = beginnAus(a);
  const betroffene = liesBetroffene(a, bogen.beginnt.akte);
  const typiert = liesBogen(bogen, a.feld);
  const stand = { mieter: betroffene.mieter, eintrag: eintragVon(a) };
  const zurueck = (fehler: Record<string, string>): Promise<void> => zeige(a, bogen, { werte: { ...betroffene.werte, ...alsFormular({ werte: typiert, fehler: {} }).werte }, fehler }, stand);
  if (betroffene.nurGeordnet) return zurueck({});
  const wer = betroffene.pruefe();
  const was = pruefeAngaben(bogen, typiert, lokalesDatum(a.kontext.uhr.jetzt()));
  if ('fehler' in wer || !was.ok) return zurueck({ ...('fehler' in wer ? wer.fehler : {}), ...(was.ok ? {} : alsFormular({ werte: {}, fehler: was.fehler }).fehler) });
  try {
    await a.inDb((db) => nimmAuf(a, db, { bogen, angaben: was.angaben, schluessel: stand.eintrag, ...wer })).then((ergebnis) => melde(a, bogen, ergebnis));
  } catch (fehler) {
    if (!(fehler instanceof FachlicherFehler)) throw fehler;
    return zurueck({ [fehler.code.startsWith('GEBURT') ? 'geburtsdatum' : 'eingangAm']: fehler.message });
  }
}

type Aufnahme = { bogen: Beginn; angaben: Bogenangaben; schluessel: string; eingangAm: string; oeffne(db: Db): Promise<{ aktenzeichen: string; neu: boolean }> };
type Ergebnis = { aktenzeichen: string; neu: boolean; begonnen: boolean };

async function nimmAuf(a: Anfrage, db: Db, { oeffne, ...eintrag }: Aufnahme): Promise<Ergebnis> {
  const akte = await oeffne(db);
  return { ...akte, ...(await recordBogen(db, { ...eintrag, aktenzeichen: akte.aktenzeichen }, a.kontext.uhr)) };
}

function melde(a: Anfrage, bogen: Beginn, { aktenzeichen, neu, begonnen }: Ergebnis): void {
  if (neu) return a.weiter(`/akte/${aktenzeichen}`, { art: 'success', titel: `Aufgenommen: Aktenzeichen ${aktenzeichen}`, text: 'Das Verfahren ist begonnen.' });
  const titel = `${bogen.beginnt.akte === 'PERSON' ? 'Die Person' : 'Der Haushalt'} hat schon eine Akte: ${aktenzeichen}`;
  a.weiter(`/akte/${aktenzeichen}`, begonnen ? { art: 'info', titel, text: 'Das Verfahren ist dort begonnen.' } : { art: 'warning', titel, text: 'Das Verfahren läuft dort schon. Ihre Angaben stehen dort als weiterer Eintrag.' });
}

async function zeige(a: Anfrage, bogen: Beginn, eingabe: Eingabe, { mieter, eintrag }: { mieter: number; eintrag: string }): Promise<void> {
  const falsch = Object.keys(eingabe.fehler).length > 0;
  const person = bogen.beginnt.akte === 'PERSON';
  const beschrifte = (name: string): string => beschrifteBogen(bogen)(name) || (person ? beschriftePerson(name) : '') || beschrifteHaushalt(name);
  const betroffene: Html = person ? personFelder(eingabe) : haushaltFelder(eingabe, mieter);
  await a.zeige(`${falsch ? 'Fehler: ' : ''}${bogen.titel}`, html`<h1 class="kern-heading-large">${bogen.titel}</h1>
    ${bogen.hinweis ? html`<p class="kern-body vorspann">${bogen.hinweis}</p>` : leer}
    ${fehlerUebersicht(eingabe.fehler, beschrifte)}
    ${formular(`/neu/${bogen.kuerzel}`, a.csrf, html`<button type="submit" name="aktion" value="speichern" class="kern-sr-only" tabindex="-1" aria-hidden="true">Verfahren beginnen</button>
      ${eintragFeld(eintrag)}${eingangFeld(eingabe)}${betroffene}
      <fieldset class="gruppe"><legend class="kern-heading-medium">Angaben</legend>${bogenFelder(bogen, eingabe)}</fieldset>
      <div class="knoepfe">${knopf('Verfahren beginnen', 'primary', { name: 'aktion', wert: 'speichern' })}<a class="kern-link" href="/neu">Abbrechen</a></div>`)}`, falsch ? 422 : 200);
}
