import { z } from 'zod';
import { deutsch } from '../../../akte/meldung.ts';
import { recordTelefonat, telefonatSchema } from '../../../akte/mietschulden/telefonat.ts';
import { findZahlung, recordAnweisung, type Zahlung } from '../../../akte/zahlung.ts';
import { lokalesDatum, schreibeUhrzeit } from '../../../recht/zeit.ts';
import { fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, type Eingabe } from '../../bausteine/formular.ts';
import { zeigeDatum, zeigeGeld } from '../../bausteine/format.ts';
import { html, type Html } from '../../bausteine/html.ts';
import { fehlerJeFeld, formDatum } from '../../bausteine/pruefung.ts';
import { angaben } from '../../bausteine/tabelle.ts';
import { wort } from '../../bausteine/worte.ts';
import { nichtGefunden } from '../../fehler.ts';
import type { Weg } from '../../rechte.ts';
import type { Anfrage, Handlung } from '../../wege.ts';
import { ladeStand, lies, versuche, zeigeFormular, type Stand } from './lade.ts';
import { EMPFAENGER, SCHULDENART } from './woerter.ts';

const LABEL: Record<string, string> = { am: 'Tag', um: 'Uhrzeit', mit: 'Gespräch mit', inhalt: 'Inhalt', angewiesenAm: 'Angewiesen am' };
const beschrifte = (feld: string): string => LABEL[feld] ?? '';

/** What people do after the decision: call the Fachstelle (H-3.2.1.4), order the payment. */
export function registriereAusfuehrung(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /akte/:aktenzeichen/mietschulden/anruf', async (a) => {
    const jetzt = a.kontext.uhr.jetzt();
    await zeigeAnruf(a, await ladeStand(a), { werte: { am: lokalesDatum(jetzt), um: schreibeUhrzeit(jetzt) }, fehler: {} });
  });
  weg('POST /akte/:aktenzeichen/mietschulden/anruf', async (a) => {
    const stand = await ladeStand(a);
    const werte = lies(a, ['am', 'um', 'mit', 'inhalt']);
    const gelesen = telefonatSchema.safeParse(werte, { error: deutsch });
    const fehler = gelesen.success ? await versuche(() => a.inDb((db) => recordTelefonat(db, stand.m, gelesen.data, a.kontext.uhr)), 'am') : fehlerJeFeld(gelesen.error);
    if (fehler) return zeigeAnruf(a, stand, { werte, fehler });
    a.weiter(`/akte/${stand.m.aktenzeichen}`, { art: 'success', titel: 'Anruf vermerkt', text: 'Bitte schließen Sie jetzt die Aufgabe in Tasklist ab. Dann geht das Ergebnis schriftlich hinaus.' });
  });
  weg('GET /akte/:aktenzeichen/mietschulden/zahlung', async (a) => zeigeZahlung(a, await ladeZahlung(a), { werte: { angewiesenAm: lokalesDatum(a.kontext.uhr.jetzt()) }, fehler: {} }));
  weg('POST /akte/:aktenzeichen/mietschulden/zahlung', async (a) => {
    const zahlung = await ladeZahlung(a);
    const werte = lies(a, ['angewiesenAm']);
    const heute = lokalesDatum(a.kontext.uhr.jetzt());
    const gelesen = z.object({ angewiesenAm: formDatum('Bitte den Tag angeben.').refine((d) => d <= heute, 'Der Tag kann nicht in der Zukunft liegen.') }).safeParse(werte);
    const fehler = gelesen.success ? await versuche(() => a.inDb((db) => recordAnweisung(db, { ...zahlung, ...gelesen.data }, a.kontext.uhr)), 'angewiesenAm') : fehlerJeFeld(gelesen.error);
    if (fehler) return zeigeZahlung(a, zahlung, { werte, fehler });
    a.weiter(`/akte/${zahlung.aktenzeichen}`, { art: 'success', titel: 'Zahlung als angewiesen vermerkt', text: 'Bitte schließen Sie jetzt die Aufgabe in Tasklist ab.' });
  });
}

async function ladeZahlung(a: Anfrage): Promise<Zahlung> {
  const { m } = await ladeStand(a);
  const zahlung = await a.inDb((db) => findZahlung(db, { ...m, zweck: m.schuldenart }));
  if (!zahlung) throw nichtGefunden();
  return zahlung;
}

const knoepfe = (aktenzeichen: string): Html => html`<div class="knoepfe">${knopf('Speichern')}<a class="kern-link" href="/akte/${aktenzeichen}">Abbrechen</a></div>`;

const zeigeAnruf = (a: Anfrage, { m }: Stand, eingabe: Eingabe): Promise<void> =>
  zeigeFormular(a, 'Anruf bei der Fachstelle', eingabe, html`<h1 class="kern-heading-large">Anruf bei der Fachstelle</h1>${fehlerUebersicht(eingabe.fehler, beschrifte)}
    <p class="kern-body vorspann">Akte ${m.aktenzeichen}. Wird die Übernahme abgelehnt, erfährt es die Fachstelle sofort am Telefon. Der Vermerk bleibt in dieser Akte.</p>
    ${formular(`/akte/${m.aktenzeichen}/mietschulden/anruf`, a.csrf, html`<div class="nebeneinander">${textFeld({ name: 'am', label: 'Tag des Gesprächs', typ: 'date', breite: 'kurz' }, eingabe)}${textFeld({ name: 'um', label: 'Uhrzeit', hinweis: 'Zum Beispiel 14:30', breite: 'kurz' }, eingabe)}</div>
      ${textFeld({ name: 'mit', label: 'Mit wem haben Sie gesprochen?', breite: 'mittel' }, eingabe)}${mehrzeiligesFeld({ name: 'inhalt', label: 'Was wurde besprochen?' }, eingabe)}${knoepfe(m.aktenzeichen)}`)}`);

const zeigeZahlung = (a: Anfrage, zahlung: Zahlung, eingabe: Eingabe): Promise<void> =>
  zeigeFormular(a, 'Zahlung anweisen', eingabe, html`<h1 class="kern-heading-large">Zahlung anweisen</h1>${fehlerUebersicht(eingabe.fehler, beschrifte)}
    <p class="kern-body vorspann">Akte ${zahlung.aktenzeichen}. Die Zahlung wird hier nur vermerkt; angewiesen wird sie im Zahlungsverfahren.</p>
    ${angaben([['Zweck', wort(SCHULDENART, zahlung.zweck)], ['Summe', zeigeGeld(zahlung.summeCent)], ['Empfänger', wort(EMPFAENGER, zahlung.empfaenger)], ['Fällig', zeigeDatum(zahlung.faelligAm)], ['Angewiesen', zeigeDatum(zahlung.angewiesenAm)]])}
    ${formular(`/akte/${zahlung.aktenzeichen}/mietschulden/zahlung`, a.csrf, html`${textFeld({ name: 'angewiesenAm', label: 'Angewiesen am', typ: 'date', breite: 'kurz' }, eingabe)}${knoepfe(zahlung.aktenzeichen)}`)}`);
