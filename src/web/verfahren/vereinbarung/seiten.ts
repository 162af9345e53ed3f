import type { Austausch, Protokoll } from '../../../akte/vereinbarung/austausch.ts';
import type { Kuendigung } from '../../../akte/vereinbarung/kuendigung.ts';
import type { BehoerdenZahlen } from '../../../akte/vereinbarung/zahlen.ts';
import type { Vereinbarung } from '../../../vereinbarung.ts';
import { abschnitt } from '../../bausteine/abschnitt.ts';
import { zeigeDatum } from '../../bausteine/format.ts';
import { fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, wahlFeld, type Eingabe } from '../../bausteine/formular.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { meldung } from '../../bausteine/meldung.ts';
import { aufklappen, tabelle } from '../../bausteine/tabelle.ts';
import { ergebnisText, lesbar } from '../../bausteine/worte.ts';

export type VereinbarungStand = {
  vereinbarung: Vereinbarung; heute: string; csrf: string;
  laeuft: boolean; darfBeginnen: boolean; termin: string | null; /** the newest exchange waits for what the leads write */ offen: boolean;
  austausche: Austausch[]; protokolle: Protokoll[]; kuendigungen: Kuendigung[];
  verfahrenText: (prozess: string) => string;
};

const LABEL: Record<string, string> = { ergebnis: 'Austausch', gehaltenAm: 'Stattgefunden am', naechsterAm: 'Nächster Termin', schwierigkeiten: 'Schwierigkeiten', erklaertVon: 'Wer hat gekündigt?', zugangAm: 'Zugang der Kündigung' };
const beschrifte = (feld: string): string => LABEL[feld] ?? '';
const partner = (v: Vereinbarung, kuerzel: string): string => v.behoerden.find((b) => b.kuerzel === kuerzel)?.name ?? kuerzel;

/** State of the agreement for both leads: versions, exchange, termination. Nothing about a household. */
export function vereinbarungSeite(s: VereinbarungStand): Html {
  return html`<h1 class="kern-heading-large">Kooperations\u00ADvereinbarung</h1>
    ${endeMeldung(s)}
    ${abschnitt('fassungen', 'Fassungen', fassungen(s))}
    ${abschnitt('austausch', 'Regelmäßiger Austausch', austausch(s))}
    ${abschnitt('kuendigung', 'Kündigung', kuendigung(s))}`;
}

function endeMeldung({ kuendigungen, heute, vereinbarung }: VereinbarungStand): Html {
  const k = kuendigungen.find((eine) => eine.zurueckgenommenAm === null);
  if (!k) return leer;
  const ende = k.endeAm ? zeigeDatum(k.endeAm) : 'wird berechnet';
  const vorbei = k.endeAm !== null && heute > k.endeAm;
  return meldung('warning', vorbei ? `Die Vereinbarung galt bis zum ${ende}` : `Die Vereinbarung ist gekündigt, letzter Tag: ${ende}`, `Gekündigt von: ${partner(vereinbarung, k.erklaertVon)}. ${vorbei ? 'Neue Fälle beginnen nicht mehr' : 'Danach beginnen keine neuen Fälle'}, laufende gehen weiter.`);
}

function fassungen({ vereinbarung, heute, kuendigungen }: VereinbarungStand): Html {
  const beendet = kuendigungen.some((k) => k.zurueckgenommenAm === null && k.endeAm !== null && heute > k.endeAm);
  return tabelle('Fassungen', ['Fassung', 'Gültig ab', 'Gültig bis', 'Stand'], vereinbarung.fassungen.map((f) => [
    f.bezeichnung, f.gueltigAb ? zeigeDatum(f.gueltigAb) : 'nicht hinterlegt', f.gueltigBis ? zeigeDatum(f.gueltigBis) : 'auf Weiteres',
    (f.gueltigAb === null || f.gueltigAb <= heute) && (f.gueltigBis === null || heute <= f.gueltigBis) ? (beendet ? 'beendet' : 'gilt heute') : f.gueltigBis !== null && f.gueltigBis < heute ? 'abgelöst' : 'kommt noch',
  ]), 'Es ist keine Fassung hinterlegt.');
}

function austausch(s: VereinbarungStand): Html {
  if (!s.laeuft && s.kuendigungen.every((k) => k.zurueckgenommenAm !== null)) {
    return html`<p class="kern-body">Der regelmäßige Austausch ist noch nicht eingerichtet. Einmal begonnen, erinnert er von selbst an jeden Termin und bereitet die Zahlen vor.</p>
      ${s.darfBeginnen ? formular('/vereinbarung/austausch-beginnen', s.csrf, knopf('Austausch beginnen', 'primary', { name: 'aktion', wert: 'beginnen' })) : html`<p class="kern-body">Eingerichtet wird er von der Leitung der Fachstelle.</p>`}`;
  }
  return html`<p class="kern-body">${s.termin ? html`Nächster Termin: <strong>${zeigeDatum(s.termin)}</strong>. ${vorher(s.vereinbarung)} Werktage vorher liegt hier die Tagesordnung.` : 'Der nächste Termin wird gerade gesetzt.'}</p>
    ${s.offen ? html`<p class="kern-body"><a class="kern-btn kern-btn--primary" href="/vereinbarung/austausch"><span class="kern-label">Austausch festhalten</span></a></p>` : leer}
    ${s.austausche.map((a) => runde(a, s))}`;
}

const vorher = (v: Vereinbarung): number => v.fristarten.find((f) => f.fristart === 'AUSTAUSCH')?.vorfristWerktage ?? 0;

function runde(a: Austausch, s: VereinbarungStand): Html {
  const zu = s.protokolle.filter((p) => p.runde === a.runde);
  return html`<h3 class="kern-title">Austausch ${a.runde}: Zahlen vom ${zeigeDatum(a.von)} bis ${zeigeDatum(a.bis)}</h3>
    <p class="kern-body"><a class="kern-link" href="/vereinbarung/tagesordnung/${a.dokumentId}">Tagesordnung (PDF)</a></p>
    ${zu.map((p) => html`<p class="kern-body">${p.gehaltenAm ? `Stattgefunden am ${zeigeDatum(p.gehaltenAm)}` : 'Verschoben'}, nächster Termin ${zeigeDatum(p.naechsterAm)} (eingetragen von ${p.wer})${p.schwierigkeiten ? html`<br /><span class="mehrzeilig">${p.schwierigkeiten}</span>` : leer}</p>`)}
    ${aufklappen('Zahlen', html`${a.zahlen.map((z) => zahlen(z, s))}`)}`;
}

function zahlen(z: BehoerdenZahlen, { vereinbarung, verfahrenText }: VereinbarungStand): Html {
  const frist = (art: string): string => vereinbarung.fristarten.find((f) => f.fristart === art)?.bezeichnung ?? art;
  return html`<h4 class="kern-title kern-title--small">${partner(vereinbarung, z.behoerde)}</h4>
    ${tabelle('Verfahren', ['Verfahren', 'Ergebnis', 'Anzahl'], z.verfahren.map((v) => [verfahrenText(v.prozess), v.ergebnis ? ergebnisText(v.ergebnis) : 'noch offen', v.anzahl]), 'Keine Fälle in diesem Zeitraum.')}
    ${tabelle('Entscheidungen', ['Entschieden über', 'Ergebnis', 'Anzahl'], z.entscheidungen.map((e) => [lesbar(e.gegenstand), lesbar(e.ergebnis), e.anzahl]), 'Keine gemeinsam getroffenen Entscheidungen.')}
    ${tabelle('Fristen', ['Frist', 'Eingehalten', 'Überschritten', 'Ziel nicht erreicht', 'Läuft'], z.fristen.map((f) => [frist(f.fristart), f.eingehalten, f.ueberschritten, f.verfehlt ?? 0, f.offen]), 'Keine Fristen in diesem Zeitraum.')}
    <p class="kern-body">Offene Übermittlungen: ${z.offeneUebermittlungen}</p>`;
}

function kuendigung({ kuendigungen, heute, csrf, vereinbarung }: VereinbarungStand): Html {
  const offen = kuendigungen.find((k) => k.zurueckgenommenAm === null);
  const liste = tabelle('Kündigungen', ['Gekündigt von', 'Zugang', 'Letzter Tag', 'Stand'], kuendigungen.map((k) => [partner(vereinbarung, k.erklaertVon), zeigeDatum(k.zugangAm), zeigeDatum(k.endeAm), k.zurueckgenommenAm ? `zurückgenommen am ${zeigeDatum(k.zurueckgenommenAm)}` : 'wirksam']), 'Die Vereinbarung ist nicht gekündigt.');
  if (!offen) return html`${liste}<p class="kern-body"><a class="kern-link" href="/vereinbarung/kuendigung">Kündigung erfassen</a></p>`;
  if (offen.endeAm !== null && heute > offen.endeAm) return liste;
  return html`${liste}${formular('/vereinbarung/kuendigung/ruecknahme', csrf, knopf('Kündigung zurücknehmen', 'secondary', { name: 'aktion', wert: 'zuruecknehmen' }))}`;
}

export function austauschSeite(csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">Austausch festhalten</h1>${fehlerUebersicht(eingabe.fehler, beschrifte)}
    ${formular('/vereinbarung/austausch', csrf, html`${wahlFeld({ name: 'ergebnis', label: 'Hat der Austausch stattgefunden?' }, [{ wert: 'GEHALTEN', text: 'Ja' }, { wert: 'VERSCHOBEN', text: 'Nein, er wird verschoben' }], eingabe)}
      ${textFeld({ name: 'gehaltenAm', label: 'Stattgefunden am', hinweis: 'Nur, wenn er stattgefunden hat.', typ: 'date', breite: 'kurz', optional: true }, eingabe)}
      ${textFeld({ name: 'naechsterAm', label: 'Nächster Termin', typ: 'date', breite: 'kurz' }, eingabe)}
      ${mehrzeiligesFeld({ name: 'schwierigkeiten', label: 'Schwierigkeiten und Absprachen', hinweis: 'Beide Partner lesen das. Bitte keine Namen und keine einzelnen Fälle.', optional: true }, eingabe)}
      <div class="knoepfe">${knopf('Speichern')}<a class="kern-link" href="/vereinbarung">Abbrechen</a></div>`)}`;
}

export function kuendigungSeite(v: Vereinbarung, csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">Kündigung der Vereinbarung erfassen</h1>${fehlerUebersicht(eingabe.fehler, beschrifte)}
    <p class="kern-body vorspann">Beide Partner können mit einer Frist von drei Monaten kündigen. Danach beginnen unter der Vereinbarung keine neuen Fälle mehr; laufende gehen weiter. Bis dahin kann die Kündigung zurückgenommen werden.</p>
    ${formular('/vereinbarung/kuendigung', csrf, html`${wahlFeld({ name: 'erklaertVon', label: 'Wer hat gekündigt?' }, v.behoerden.map((b) => ({ wert: b.kuerzel, text: b.name })), eingabe)}
      ${textFeld({ name: 'zugangAm', label: 'Zugang der Kündigung beim anderen Partner', hinweis: 'Von diesem Tag an läuft die Frist. Ihr Ende verschiebt sich nicht, auch nicht auf einen Werktag.', typ: 'date', breite: 'kurz' }, eingabe)}
      <div class="knoepfe">${knopf('Kündigung erfassen')}<a class="kern-link" href="/vereinbarung">Abbrechen</a></div>`)}`;
}
