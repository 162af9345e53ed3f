import { meldeHaushalt } from '../../../akte/wohnungssicherung/beginn.ts';
import { FachlicherFehler } from '../../../fehler.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { fehlerUebersicht, formular, knopf, type Eingabe } from '../../bausteine/formular.ts';
import { beschrifteHaushalt, eingangFeld, haushaltFelder, liesHaushalt, pruefeHaushalt } from '../../bausteine/haushalt-felder.ts';
import { html } from '../../bausteine/html.ts';
import { vereinbarungDerFachstelle } from '../../eigene-vereinbarung.ts';
import type { Anfrage } from '../../wege.ts';

export const zeigeBeginn = (a: Anfrage): Promise<void> => zeige(a, { werte: { eingangAm: lokalesDatum(a.kontext.uhr.jetzt()), 'wohnung.ort': 'Hannover' }, fehler: {} }, 1);

/** H-3.1.1 a: the household comes by itself. Its Akte, the counselling in it and the contact that is there, in one transaction. */
export async function beginne(a: Anfrage): Promise<void> {
  const { werte, mieter, nurGeordnet } = liesHaushalt(a.feld);
  if (nurGeordnet) return zeige(a, { werte, fehler: {} }, mieter);
  const vereinbarung = vereinbarungDerFachstelle(a);
  const gelesen = pruefeHaushalt({ werte, mieter });
  if (!gelesen.ok) return zeige(a, { werte, fehler: gelesen.fehler }, mieter);
  try {
    const { aktenzeichen, neu } = await a.inDb((db) => meldeHaushalt(db, gelesen.fall, { uhr: a.kontext.uhr, vereinbarung }));
    a.weiter(`/akte/${aktenzeichen}`, neu
      ? { art: 'success', titel: `Aufgenommen: Aktenzeichen ${aktenzeichen}`, text: 'Die Beratung ist begonnen. Als Nächstes steht das Clearing an.' }
      : { art: 'info', titel: `Der Haushalt hat schon eine Akte: ${aktenzeichen}`, text: 'Die Beratung wird dort weitergeführt; der Kontakt ist eingetragen.' });
  } catch (fehler) {
    if (!(fehler instanceof FachlicherFehler)) throw fehler;
    return zeige(a, { werte, fehler: { eingangAm: fehler.message } }, mieter);
  }
}

async function zeige(a: Anfrage, eingabe: Eingabe, mieter: number): Promise<void> {
  const falsch = Object.keys(eingabe.fehler).length > 0;
  await a.zeige(falsch ? 'Fehler: Haushalt meldet sich' : 'Haushalt meldet sich', html`<h1 class="kern-heading-large">Haushalt meldet sich</h1>
    <p class="kern-body vorspann">Die Fachstelle berät jeden Haushalt im Stadtgebiet, dessen Wohnung in Gefahr ist, unabhängig vom Einkommen.</p>
    ${fehlerUebersicht(eingabe.fehler, beschrifteHaushalt)}
    ${formular('/wohnungssicherung', a.csrf, html`<button type="submit" name="aktion" value="speichern" class="kern-sr-only" tabindex="-1" aria-hidden="true">Beratung beginnen</button>
      ${eingangFeld(eingabe, 'Gemeldet am')}${haushaltFelder(eingabe, mieter)}
      <div class="knoepfe">${knopf('Beratung beginnen', 'primary', { name: 'aktion', wert: 'speichern' })}<a class="kern-link" href="/neu">Abbrechen</a></div>`)}`, falsch ? 422 : 200);
}
