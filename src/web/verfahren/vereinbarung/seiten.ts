import type { Austausch, Protokoll } from '../../../akte/vereinbarung/austausch.ts';
import type { Beschluss } from '../../../akte/vereinbarung/beschluss.ts';
import type { Besprechung } from '../../../akte/vereinbarung/besprechung.ts';
import type { Kuendigung } from '../../../akte/vereinbarung/kuendigung.ts';
import type { BehoerdenZahlen } from '../../../akte/vereinbarung/zahlen.ts';
import type { Vereinbarung } from '../../../vereinbarung.ts';
import { abschnitt } from '../../bausteine/abschnitt.ts';
import { zeigeDatum } from '../../bausteine/format.ts';
import { formular, knopf } from '../../bausteine/formular.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { meldung } from '../../bausteine/meldung.ts';
import { aufklappen, tabelle } from '../../bausteine/tabelle.ts';
import { zahlentabelle } from '../../bausteine/zahlentabelle.ts';

export type VereinbarungStand = {
  vereinbarung: Vereinbarung; heute: string; csrf: string;
  laeuft: boolean; darfBeginnen: boolean; termin: string | null; /** the newest exchange waits for what the leads write */ offen: boolean;
  austausche: Austausch[]; protokolle: Protokoll[]; kuendigungen: Kuendigung[]; beschluesse: Beschluss[]; besprechungen: Besprechung[];
  verfahrenText: (prozess: string) => string;
};

const partner = (v: Vereinbarung, kuerzel: string): string => v.behoerden.find((b) => b.kuerzel === kuerzel)?.name ?? kuerzel;

/** State of the agreement for the leads of its partners: versions, exchange, termination. Nothing about a household. */
export function vereinbarungSeite(s: VereinbarungStand): Html {
  return html`<h1 class="kern-heading-large">Kooperations\u00ADvereinbarung</h1>
    ${endeMeldung(s)}
    ${s.vereinbarung.fassungen.length > 0 ? abschnitt('fassungen', 'Fassungen', fassungen(s)) : leer}
    ${abschnitt('austausch', 'Regelmäßiger Austausch', austausch(s))}
    ${s.laeuft ? abschnitt('beschluesse', 'Beschlüsse', beschluesse(s)) : leer}
    ${s.laeuft && s.vereinbarung.austausch?.besprechung ? abschnitt('besprechung', s.vereinbarung.austausch.besprechung, besprechung(s)) : leer}
    ${s.vereinbarung.austausch?.kuendbar ? abschnitt('kuendigung', 'Kündigung', kuendigung(s)) : leer}`;
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
      ${s.darfBeginnen ? formular('/vereinbarung/austausch-beginnen', s.csrf, knopf('Austausch beginnen', 'primary', { name: 'aktion', wert: 'beginnen' })) : leer}`;
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

function zahlen(z: BehoerdenZahlen, { vereinbarung }: VereinbarungStand): Html {
  const gezeigt = (z.tabellen ?? []).filter((t) => t.zeilen.length > 0);
  return html`<h4 class="kern-title kern-title--small">${partner(vereinbarung, z.behoerde)}</h4>
    ${gezeigt.map((t) => html`<p class="kern-body"><strong>${t.titel}.</strong> <span class="zusatz">${t.gezaehlt} ${t.ab}</span></p>${zahlentabelle({ ...t, diagramm: null }, { liste: () => null })}`)}
    ${gezeigt.length === 0 ? html`<p class="kern-body">Es gibt nichts zu zählen.</p>` : leer}`;
}

/** What is still to be done comes first. */
function beschluesse({ beschluesse: alle, vereinbarung }: VereinbarungStand): Html {
  const sortiert = alle.toSorted((a, b) => Number(a.erledigtAm !== null) - Number(b.erledigtAm !== null) || a.bisAm.localeCompare(b.bisAm));
  return html`${tabelle('Beschlüsse', ['Nr.', 'Beschluss', 'Wer', 'Bis', 'Stand'], sortiert.map((b) => [b.nummer, b.aufgabe, partner(vereinbarung, b.behoerde), zeigeDatum(b.bisAm), b.erledigtAm ? `umgesetzt am ${zeigeDatum(b.erledigtAm)}` : 'offen']), 'Es ist noch nichts beschlossen.')}
    <p class="kern-body"><a class="kern-link" href="/vereinbarung/beschluss">Beschluss festhalten</a></p>`;
}

function besprechung({ besprechungen, vereinbarung, csrf }: VereinbarungStand): Html {
  const offen = besprechungen.some((b) => b.gehaltenAm === null);
  return html`${besprechungen.map((b) => html`<p class="kern-body">${b.gehaltenAm ? `Stattgefunden am ${zeigeDatum(b.gehaltenAm)}` : 'Angefragt'} (Anfrage: ${partner(vereinbarung, b.angefragtVon)})${b.absprachen ? html`<br /><span class="mehrzeilig">${b.absprachen}</span>` : leer}</p>`)}
    ${offen ? html`<p class="kern-body"><a class="kern-link" href="/vereinbarung/besprechung">Besprechung festhalten</a></p>` : formular('/vereinbarung/besprechung-anfragen', csrf, knopf('Besprechung anfragen', 'secondary', { name: 'aktion', wert: 'anfragen' }))}`;
}

function kuendigung({ kuendigungen, heute, csrf, vereinbarung }: VereinbarungStand): Html {
  const offen = kuendigungen.find((k) => k.zurueckgenommenAm === null);
  const liste = tabelle('Kündigungen', ['Gekündigt von', 'Zugang', 'Letzter Tag', 'Stand'], kuendigungen.map((k) => [partner(vereinbarung, k.erklaertVon), zeigeDatum(k.zugangAm), zeigeDatum(k.endeAm), k.zurueckgenommenAm ? `zurückgenommen am ${zeigeDatum(k.zurueckgenommenAm)}` : 'wirksam']), 'Die Vereinbarung ist nicht gekündigt.');
  if (!offen) return html`${liste}<p class="kern-body"><a class="kern-link" href="/vereinbarung/kuendigung">Kündigung erfassen</a></p>`;
  if (offen.endeAm !== null && heute > offen.endeAm) return liste;
  return html`${liste}${formular('/vereinbarung/kuendigung/ruecknahme', csrf, knopf('Kündigung zurücknehmen', 'secondary', { name: 'aktion', wert: 'zuruecknehmen' }))}`;
}
