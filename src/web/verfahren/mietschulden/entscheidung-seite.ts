import { fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, wahlFeld, type Eingabe } from '../../bausteine/formular.ts';
import { zeigeZeit } from '../../bausteine/format.ts';
import { HILFE } from '../../bausteine/hilfe.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { meldung } from '../../bausteine/meldung.ts';
import { angaben } from '../../bausteine/tabelle.ts';
import type { Stand } from './lade.ts';
import { lageSatz, pruefungUebersicht } from './uebersicht.ts';

const LABEL: Record<string, string> = { vorschlag: 'Entscheidung', leistungsart: 'Art der Leistung', summe: 'Summe', begruendung: 'Begründung', entscheidung: 'Entscheidung' };
const beschrifte = (feld: string): string => LABEL[feld] ?? '';

/** The caseworker: grant with its terms, or a proposal to reject. */
export function vorschlagSeite({ m, vorschlag }: Stand, csrf: string, eingabe: Eingabe): Html {
  const zurueck = vorschlag?.entscheidung === 'ZURUECKGEGEBEN' ? vorschlag : undefined;
  return html`<h1 class="kern-heading-large">Übernahme oder Ablehnung</h1>
    ${fehlerUebersicht(eingabe.fehler, beschrifte)}
    ${m.ergebnis ? meldung('info', 'Darüber ist schon entschieden') : leer}
    ${zurueck ? meldung('warning', 'Die Leitung hat den Vorschlag zurückgegeben', html`<span class="mehrzeilig">${zurueck.entscheidungBegruendung ?? ''}</span>`) : leer}
    <p class="kern-body vorspann">Akte ${m.aktenzeichen}. ${lageSatz(m)}</p>
    ${pruefungUebersicht(m)}
    ${formular(`/akte/${m.aktenzeichen}/mietschulden/entscheidung`, csrf, html`
      ${wahlFeld({ name: 'vorschlag', label: 'Wie entscheiden Sie?', hinweis: 'Über eine Ablehnung entscheidet die Leitung, nie dieselbe Person.', ...(m.herkunft !== 'SGB12' && { hilfe: HILFE.ablehnung }) }, [{ wert: 'UEBERNAHME', text: 'Die Schulden werden übernommen' }, { wert: 'ABLEHNUNG', text: 'Ich schlage vor, die Übernahme abzulehnen' }], eingabe)}
      ${wahlFeld({ name: 'leistungsart', label: 'Bei Übernahme: als was?', hinweis: m.herkunft === 'SGB12' ? '§ 36 Abs. 1 SGB XII: Beihilfe oder Darlehen.' : '§ 22 Abs. 8 SGB II: in der Regel als Darlehen.', ...(m.herkunft !== 'SGB12' && { hilfe: HILFE.leistungsart }) }, [{ wert: 'DARLEHEN', text: 'Darlehen' }, { wert: 'ZUSCHUSS', text: m.herkunft === 'SGB12' ? 'Beihilfe' : 'Zuschuss' }], eingabe)}
      ${textFeld({ name: 'summe', label: 'Bei Übernahme: Summe in Euro', hinweis: `Wird an ${m.schuldenart === 'ENERGIESCHULDEN' ? 'den Energieversorger' : 'die Vermietung'} gezahlt.`, inputmode: 'decimal', breite: 'kurz' }, eingabe)}
      ${mehrzeiligesFeld({ name: 'begruendung', label: 'Begründung', hinweis: 'Sie bleibt in dieser Akte.' }, eingabe)}
      <div class="knoepfe">${knopf('Speichern')}<a class="kern-link" href="/akte/${m.aktenzeichen}">Abbrechen</a></div>`)}`;
}

/** The Leitung: agree to the rejection, or give it back with a reason. Its author sees why it is not for them. */
export function ablehnungSeite({ m, vorschlag }: Stand, csrf: string, eingabe: Eingabe, wer: string): Html {
  const kopf = html`<h1 class="kern-heading-large">Über die Ablehnung entscheiden</h1>
    ${fehlerUebersicht(eingabe.fehler, beschrifte)}
    <p class="kern-body vorspann">Akte ${m.aktenzeichen}. ${lageSatz(m)}</p>`;
  const zurueck = html`<p class="kern-body"><a class="kern-link" href="/akte/${m.aktenzeichen}">Zur Akte</a></p>`;
  if (!vorschlag || vorschlag.vorschlag !== 'ABLEHNUNG' || vorschlag.entscheidung) return html`${kopf}${meldung('info', 'Hier ist nichts zu entscheiden', 'Zurzeit liegt kein offener Vorschlag vor, die Übernahme abzulehnen.')}${zurueck}`;
  const vorgeschlagen = angaben([['Vorgeschlagen von', `${vorschlag.vorgeschlagenVon}, ${zeigeZeit(vorschlag.vorgeschlagenAm)}`], ['Begründung des Vorschlags', html`<span class="mehrzeilig">${vorschlag.vorschlagBegruendung}</span>`]]);
  if (vorschlag.vorgeschlagenVon === wer) return html`${kopf}${vorgeschlagen}${meldung('warning', 'Dieser Vorschlag ist von Ihnen', 'Darüber entscheidet eine andere Person der Leitung.')}${zurueck}`;
  return html`${kopf}${vorgeschlagen}${pruefungUebersicht(m)}
    ${formular(`/akte/${m.aktenzeichen}/mietschulden/ablehnung`, csrf, html`<input type="hidden" name="runde" value="${vorschlag.runde}" />
      ${wahlFeld({ name: 'entscheidung', label: 'Wie entscheiden Sie?' }, [{ wert: 'ZUGESTIMMT', text: 'Ich stimme zu: Die Übernahme wird abgelehnt' }, { wert: 'ZURUECKGEGEBEN', text: 'Ich gebe den Vorschlag zurück' }], eingabe)}
      ${mehrzeiligesFeld({ name: 'begruendung', label: 'Begründung', hinweis: 'Nötig, wenn Sie den Vorschlag zurückgeben.', optional: true }, eingabe)}
      <div class="knoepfe">${knopf('Entscheiden')}<a class="kern-link" href="/akte/${m.aktenzeichen}">Abbrechen</a></div>`)}`;
}
