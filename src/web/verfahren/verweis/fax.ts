import { oeffneAkte, type NeuerFall } from '../../../akte/fall-anlegen.ts';
import { beginneLauf } from '../../../akte/lauf.ts';
import { insertPosteingang, settlePosteingang } from '../../../akte/posteingang.ts';
import { PROZESS_FACHSTELLE } from '../../../akte/verweis/verweis.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { fehlerUebersicht, formular, knopf, textFeld, type Eingabe } from '../../bausteine/formular.ts';
import { beschrifteHaushalt, eingangFeld, haushaltFelder, liesHaushalt, pruefeHaushalt } from '../../bausteine/haushalt-felder.ts';
import { html, type Html } from '../../bausteine/html.ts';
import { AKTENZEICHEN, alsFeldfehler } from '../../bausteine/pruefung.ts';
import { eigeneVereinbarung } from '../../eigene-vereinbarung.ts';
import type { Weg } from '../../rechte.ts';
import type { Anfrage, Handlung } from '../../wege.ts';

const ZEICHEN = { name: 'zeichen', label: 'Aktenzeichen des Jobcenters', hinweis: 'Steht auf jeder Seite des Fax, zum Beispiel JC.WN-2026-000123.', optional: true, breite: 'mittel' } as const;

/** A referral that came on paper (H-1.3): a clerk of the Fachstelle enters the fax. */
export function registriereFax(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /verweis/fax', (a) => zeige(a, { werte: { eingangAm: lokalesDatum(a.kontext.uhr.jetzt()), 'wohnung.ort': 'Hannover' }, fehler: {} }, 1));
  weg('POST /verweis/fax', async (a) => {
    const { nurGeordnet, werte, mieter } = liesHaushalt((name) => a.feld(name));
    const alle = { ...werte, zeichen: a.feld('zeichen') };
    if (nurGeordnet) return zeige(a, { werte: alle, fehler: {} }, mieter);
    const zeichenFehler: Record<string, string> = alle.zeichen === '' || AKTENZEICHEN.test(alle.zeichen) ? {} : { zeichen: 'Das ist kein Aktenzeichen des Jobcenters. Lassen Sie das Feld leer, wenn keines angegeben ist.' };
    const haushalt = pruefeHaushalt({ werte, mieter });
    if (!haushalt.ok || zeichenFehler['zeichen']) return zeige(a, { werte: alle, fehler: { ...zeichenFehler, ...(haushalt.ok ? {} : haushalt.fehler) } }, mieter);
    try {
      await nimmAuf(a, haushalt.fall, alle.zeichen);
    } catch (fehler) {
      return zeige(a, { werte: alle, fehler: alsFeldfehler(fehler, 'eingangAm') }, mieter);
    }
  });
}

async function nimmAuf(a: Anfrage, fall: NeuerFall, zeichen: string): Promise<void> {
  const { uhr } = a.kontext;
  const { eingangAm } = fall;
  const { aktenzeichen, neu } = await a.inDb(async (db) => {
    const akte = await oeffneAkte(db, fall, { uhr, vereinbarung: eigeneVereinbarung(a) });
    const fax = { aktenzeichen: akte.aktenzeichen, art: 'hannover.kontaktdaten', absender: 'JOBCENTER', eingangAm, angaben: { ...(zeichen && { zeichenDesJobcenters: zeichen }) } };
    const eingang = await insertPosteingang(db, { ...fax, schluessel: `fax:kontaktdaten:${akte.aktenzeichen}:${eingangAm}` }, uhr);
    if (!eingang.neu) return { aktenzeichen: akte.aktenzeichen, neu: false };
    await settlePosteingang(db, eingang.id, 'VERBUCHT', uhr);
    const lauf = { aktenzeichen: akte.aktenzeichen, prozess: PROZESS_FACHSTELLE, nachricht: 'hannover.verweis.eingegangen', eingangAm, anlass: `fax:${eingang.id}` };
    return { aktenzeichen: akte.aktenzeichen, neu: (await beginneLauf(db, lauf, uhr)).neu };
  });
  a.weiter(`/akte/${aktenzeichen}`, neu
    ? { art: 'success', titel: `Verweis aufgenommen: Aktenzeichen ${aktenzeichen}`, text: 'Der Vorgang ist gestartet. Die Frist für die Kontaktaufnahme erscheint gleich unter „Fristen“.' }
    : { art: 'warning', titel: 'Dieser Verweis ist schon erfasst', text: 'Es wurde nichts Zweites begonnen und nichts überschrieben.' });
}

async function zeige(a: Anfrage, eingabe: Eingabe, mieter: number): Promise<void> {
  const falsch = Object.keys(eingabe.fehler).length > 0;
  await a.zeige(falsch ? 'Fehler: Kontaktdaten erfassen' : 'Kontaktdaten erfassen', seite(a.csrf, eingabe, mieter), falsch ? 422 : 200);
}

function seite(csrf: string, eingabe: Eingabe, mieter: number): Html {
  return html`<h1 class="kern-heading-large">Kontaktdaten vom Jobcenter erfassen</h1>
    <p class="kern-body vorspann">Das Jobcenter hat einen Haushalt verwiesen, der damit einverstanden ist. Bitte nur erfassen, was auf dem Fax steht.</p>
    ${fehlerUebersicht(eingabe.fehler, (name) => (name === 'zeichen' ? ZEICHEN.label : beschrifteHaushalt(name)))}
    ${formular('/verweis/fax', csrf, html`
      <button type="submit" name="aktion" value="speichern" class="kern-sr-only" tabindex="-1" aria-hidden="true">Aufnehmen</button>
      <fieldset class="gruppe"><legend class="kern-heading-medium">Fax</legend>${eingangFeld(eingabe, 'Eingang des Fax')}${textFeld(ZEICHEN, eingabe)}</fieldset>
      ${haushaltFelder(eingabe, mieter)}
      <div class="knoepfe">${knopf('Aufnehmen', 'primary', { name: 'aktion', wert: 'speichern' })}<a class="kern-link" href="/neu">Abbrechen</a></div>`)}`;
}
