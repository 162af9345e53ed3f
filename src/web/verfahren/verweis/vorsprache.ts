import { oeffneAkte } from '../../../akte/fall-anlegen.ts';
import { beginneLauf } from '../../../akte/lauf.ts';
import { ANLAESSE, insertVerweis, PROZESS_JOBCENTER, type Anlass } from '../../../akte/verweis/verweis.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { auswahlFeld, fehlerUebersicht, formular, knopf, type Eingabe } from '../../bausteine/formular.ts';
import { beschrifteHaushalt, eingangFeld, haushaltFelder, liesHaushalt, pruefeHaushalt } from '../../bausteine/haushalt-felder.ts';
import { html, type Html } from '../../bausteine/html.ts';
import { alsFeldfehler } from '../../bausteine/pruefung.ts';
import { eigeneVereinbarung } from '../../eigene-vereinbarung.ts';
import type { Weg } from '../../rechte.ts';
import type { Anfrage, Handlung } from '../../wege.ts';
import { ANLASS } from './worte.ts';

const ANLASS_FELD = { name: 'anlass', label: 'Anlass' } as const;

/** Begins a referral at the Jobcenter (H-1.1, H-1.2). */
export function registriereVorsprache(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /verweis/vorsprache', (a) => zeige(a, { werte: { eingangAm: lokalesDatum(a.kontext.uhr.jetzt()), 'wohnung.ort': 'Hannover' }, fehler: {} }, 1));
  weg('POST /verweis/vorsprache', async (a) => {
    const { nurGeordnet, werte, mieter } = liesHaushalt((name) => a.feld(name));
    const alle = { ...werte, anlass: a.feld('anlass') };
    if (nurGeordnet) return zeige(a, { werte: alle, fehler: {} }, mieter);
    const anlass = ANLAESSE.find((wert) => wert === alle.anlass);
    const haushalt = pruefeHaushalt({ werte, mieter });
    if (!haushalt.ok || !anlass) return zeige(a, { werte: alle, fehler: { ...(anlass ? {} : { anlass: 'Bitte den Anlass wählen.' }), ...(haushalt.ok ? {} : haushalt.fehler) } }, mieter);
    try {
      await nimmAuf(a, haushalt.fall, anlass);
    } catch (fehler) {
      return zeige(a, { werte: alle, fehler: alsFeldfehler(fehler, 'eingangAm') }, mieter);
    }
  });
}

async function nimmAuf(a: Anfrage, fall: Parameters<typeof oeffneAkte>[1], anlass: Anlass): Promise<void> {
  const { uhr } = a.kontext;
  const { aktenzeichen, neu } = await a.inDb(async (db) => {
    const akte = await oeffneAkte(db, fall, { uhr, vereinbarung: eigeneVereinbarung(a) });
    const lauf = { aktenzeichen: akte.aktenzeichen, prozess: PROZESS_JOBCENTER, nachricht: 'hannover.verweis.vorsprache', eingangAm: fall.eingangAm, anlass: `vorsprache:${fall.eingangAm}`, variablen: { anlass } };
    const begonnen = await beginneLauf(db, lauf, uhr);
    const erfasst = begonnen.neu && (await insertVerweis(db, { aktenzeichen: akte.aktenzeichen, vorgang: begonnen.vorgang, anlass, vorspracheAm: fall.eingangAm }, uhr));
    return { aktenzeichen: akte.aktenzeichen, neu: erfasst };
  });
  a.weiter(`/akte/${aktenzeichen}`, neu
    ? { art: 'success', titel: `Vorsprache aufgenommen: Aktenzeichen ${aktenzeichen}`, text: 'Bitte klären Sie jetzt, ob der Haushalt in die Weitergabe seiner Kontaktdaten einwilligt.' }
    : { art: 'warning', titel: 'Für diesen Haushalt läuft schon ein Verweis', text: 'Es wurde kein zweiter begonnen. Bitte führen Sie den laufenden erst zu Ende.' });
}

async function zeige(a: Anfrage, eingabe: Eingabe, mieter: number): Promise<void> {
  const falsch = Object.keys(eingabe.fehler).length > 0;
  await a.zeige(falsch ? 'Fehler: Vorsprache erfassen' : 'Vorsprache erfassen', seite(a.csrf, eingabe, mieter), falsch ? 422 : 200);
}

function seite(csrf: string, eingabe: Eingabe, mieter: number): Html {
  const wahl = [{ wert: '', text: 'Bitte wählen' }, ...ANLAESSE.map((wert) => ({ wert, text: ANLASS[wert] }))];
  return html`<h1 class="kern-heading-large">Vorsprache wegen Wohnungsproblemen</h1>
    <p class="kern-body vorspann">Der Haushalt wird an die Fachstelle Wohnungserhalt verwiesen. Ob seine Kontaktdaten weitergegeben werden, entscheidet er selbst. Willigt er nicht ein, werden diese Angaben am Ende gelöscht.</p>
    ${fehlerUebersicht(eingabe.fehler, (name) => (name === 'anlass' ? 'Anlass' : beschrifteHaushalt(name)))}
    ${formular('/verweis/vorsprache', csrf, html`
      <button type="submit" name="aktion" value="speichern" class="kern-sr-only" tabindex="-1" aria-hidden="true">Aufnehmen</button>
      <fieldset class="gruppe"><legend class="kern-heading-medium">Vorsprache</legend>${eingangFeld(eingabe, 'Tag der Vorsprache')}${auswahlFeld(ANLASS_FELD, wahl, eingabe)}</fieldset>
      ${haushaltFelder(eingabe, mieter)}
      <div class="knoepfe">${knopf('Aufnehmen', 'primary', { name: 'aktion', wert: 'speichern' })}<a class="kern-link" href="/neu">Abbrechen</a></div>`)}`;
}
