import { auswahlFeld, fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, wahlFeld, type Eingabe } from '../bausteine/formular.ts';
import { HILFE } from '../bausteine/hilfe.ts';
import { html, type Html } from '../bausteine/html.ts';

const LABEL: Record<string, string> = { leistungsbezug: 'Leistungsbezug', bgNummer: 'BG-Nummer', sachbearbeitung: 'Zuständig im Jobcenter', telefon: 'Telefon', kduDirektzahlung: 'Direktzahlung', bemerkung: 'Bemerkung', eingangAm: 'Eingang', aktenzeichen: 'Aktenzeichen' };
export const beschrifteRueckmeldung = (feld: string): string => LABEL[feld] ?? '';

/** The Vordruck (H-2.3, H-2.4), field by field as it lies on the desk. */
export function rueckmeldungsFelder(eingabe: Eingabe): Html {
  return html`
    ${wahlFeld({ name: 'leistungsbezug', label: 'Bezieht der Haushalt SGB-II-Leistungen?', hilfe: HILFE.leistungsbezug }, [{ wert: 'JA', text: 'Ja' }, { wert: 'NEIN', text: 'Nein' }], eingabe)}
    ${textFeld({ name: 'bgNummer', label: 'BG-Nummer', hinweis: 'Nur bei Leistungsbezug.', optional: true, breite: 'mittel' }, eingabe)}
    ${textFeld({ name: 'sachbearbeitung', label: 'Zuständig im Jobcenter', optional: true, breite: 'mittel' }, eingabe)}
    ${textFeld({ name: 'telefon', label: 'Telefon', typ: 'tel', optional: true, breite: 'mittel' }, eingabe)}
    ${auswahlFeld({ name: 'kduDirektzahlung', label: 'Kosten der Unterkunft werden direkt an die Vermietung gezahlt', hinweis: 'Nur bei Leistungsbezug.', optional: true, breite: 'mittel' }, [{ wert: '', text: 'Keine Angabe' }, { wert: 'ja', text: 'Ja' }, { wert: 'nein', text: 'Nein' }], eingabe)}
    ${mehrzeiligesFeld({ name: 'bemerkung', label: 'Bemerkung', optional: true }, eingabe)}`;
}

export function eigeneRueckmeldungSeite(aktenzeichen: string, csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">Rückmeldung an die Fachstelle</h1>
    ${fehlerUebersicht(eingabe.fehler, beschrifteRueckmeldung)}
    <p class="kern-body vorspann">Akte ${aktenzeichen}. Was Sie hier schreiben, bleibt in Ihrer Akte, bis Sie die Aufgabe in Tasklist abschließen. Ohne Leistungsbezug bleibt nichts über den Haushalt im Jobcenter.</p>
    ${formular(`/akte/${aktenzeichen}/rueckmeldung`, csrf, html`${rueckmeldungsFelder(eingabe)}<div class="knoepfe">${knopf('Speichern')}<a class="kern-link" href="/akte/${aktenzeichen}">Abbrechen</a></div>`)}`;
}
