import { vorspracheSchema, beginneVorsprache } from '../../../akte/mietschulden/beginn.ts';
import { FachlicherFehler } from '../../../fehler.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { fehlerUebersicht, formular, knopf, wahlFeld, type Eingabe } from '../../bausteine/formular.ts';
import { beschrifteHaushalt, eingangFeld, haushaltFelder, liesHaushalt, pruefeHaushalt } from '../../bausteine/haushalt-felder.ts';
import { html, type Html } from '../../bausteine/html.ts';
import type { Weg } from '../../rechte.ts';
import type { Anfrage, Handlung } from '../../wege.ts';
import { zeigeFormular } from './lade.ts';
import { ANLASS } from './woerter.ts';

const TITEL = 'Direkte Vorsprache wegen Schulden';

/** The household comes to the Jobcenter itself (H-3.2.1.6). */
export function registriereVorsprache(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /mietschulden', (a) => zeige(a, { werte: { eingangAm: lokalesDatum(a.kontext.uhr.jetzt()), 'wohnung.ort': 'Hannover' }, fehler: {} }, 1));
  weg('POST /mietschulden', async (a) => {
    const gelesen = liesHaushalt((name) => a.feld(name));
    const werte = { ...gelesen.werte, anlass: a.feld('anlass') };
    if (gelesen.nurGeordnet) return zeige(a, { werte, fehler: {} }, gelesen.mieter);
    const haushalt = pruefeHaushalt(gelesen);
    const anlass = vorspracheSchema.shape.anlass.safeParse(werte.anlass);
    const fehler = { ...(anlass.success ? {} : { anlass: anlass.error.issues[0]?.message ?? '' }), ...(haushalt.ok ? {} : haushalt.fehler) };
    if (!anlass.success || !haushalt.ok) return zeige(a, { werte, fehler }, gelesen.mieter);
    await nimmAuf(a, { anlass: anlass.data, haushalt: haushalt.fall }, werte, gelesen.mieter);
  });
}

async function nimmAuf(a: Anfrage, vorsprache: Parameters<typeof beginneVorsprache>[1], werte: Record<string, string>, mieter: number): Promise<void> {
  const vereinbarung = a.kontext.vereinbarungen.get('hannover');
  if (!vereinbarung) throw new Error('The agreement is not loaded');
  try {
    const { aktenzeichen, neu } = await a.inDb((db) => beginneVorsprache(db, vorsprache, { uhr: a.kontext.uhr, vereinbarung }));
    a.weiter(`/akte/${aktenzeichen}`, neu ? { art: 'success', titel: 'Vorsprache aufgenommen', text: 'Die Prüfung steht gleich als Aufgabe in Tasklist.' } : { art: 'info', titel: 'Für diesen Haushalt läuft schon eine Prüfung' });
  } catch (fehler) {
    if (!(fehler instanceof FachlicherFehler)) throw fehler;
    await zeige(a, { werte, fehler: { eingangAm: fehler.message } }, mieter);
  }
}

const zeige = (a: Anfrage, eingabe: Eingabe, mieter: number): Promise<void> => zeigeFormular(a, TITEL, eingabe, seite(a.csrf, eingabe, mieter));

const seite = (csrf: string, eingabe: Eingabe, mieter: number): Html => html`<h1 class="kern-heading-large">${TITEL}</h1>
  ${fehlerUebersicht(eingabe.fehler, (feld) => (feld === 'anlass' ? 'Anlass' : beschrifteHaushalt(feld)))}
  <p class="kern-body vorspann">Das Jobcenter prüft selbst, ob die Wohnung erhalten werden kann. Eine Stellungnahme der Fachstelle ist dafür nicht erforderlich.</p>
  ${formular('/mietschulden', csrf, html`${wahlFeld({ name: 'anlass', label: 'Worum geht es?' }, Object.entries(ANLASS).map(([wert, text]) => ({ wert, text })), eingabe)}
    ${eingangFeld(eingabe, 'Tag der Vorsprache')}${haushaltFelder(eingabe, mieter)}
    <div class="knoepfe">${knopf('Aufnehmen')}<a class="kern-link" href="/neu">Abbrechen</a></div>`)}`;
