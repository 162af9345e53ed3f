import type { Befund, Fassung, Modellart } from '../../werkstatt/modell.ts';
import type { Modellereignis } from '../../werkstatt/journal.ts';
import { html, type Html } from '../bausteine/html.ts';
import { marke } from '../bausteine/meldung.ts';
import { tabelle } from '../bausteine/tabelle.ts';

export const ART: Record<Modellart, string> = { bpmn: 'Diagramm', dmn: 'Entscheidungstabelle', form: 'Formular' };

export const EREIGNIS: Record<Modellereignis, string> = {
  ENTWURF_BEGONNEN: 'Entwurf begonnen', ENTWURF_GESPEICHERT: 'Entwurf gespeichert', ENTWURF_VERWORFEN: 'Entwurf verworfen', EINGESPIELT: 'Datei eingespielt', VORGELEGT: 'Vorgelegt',
  VORLAGE_ZURUECKGEZOGEN: 'Vorlage zurückgezogen', FREIGEGEBEN: 'Freigegeben', ABGELEHNT: 'Abgelehnt', AUSGEROLLT: 'Ausgerollt', VON_ENGINE_ABGELEHNT: 'Von Camunda abgelehnt', UEBERGELEITET: 'Laufende Fälle übergeleitet', AUSGELIEFERT: 'Mit dem Programm ausgeliefert',
};

export const modellPfad = (name: string): string => `/werkstatt/modell?name=${encodeURIComponent(name)}`;
export const modellLink = (name: string, text: string): Html => html`<a class="kern-link" href="${modellPfad(name)}">${text}</a>`;
export const vergleichPfad = (name: string, von: number, bis: number): string => `/werkstatt/vergleich?name=${encodeURIComponent(name)}&von=${von}&bis=${bis}`;

/** State of a version, as people say it. @param laeuft whether it is the one that runs */
export function zustand(f: Fassung, laeuft: boolean): Html {
  if (laeuft) return marke('success', 'läuft');
  if (f.herkunft === 'AUSGELIEFERT') return marke('info', 'ausgeliefert');
  if (f.status === 'FREIGEGEBEN') return f.ausgerolltAm ? marke('info', 'abgelöst') : marke('warning', 'freigegeben, nicht ausgerollt');
  return { ENTWURF: marke('info', 'Entwurf'), VORGELEGT: marke('warning', 'wartet auf Freigabe'), ABGELEHNT: marke('danger', 'abgelehnt'), VERWORFEN: marke('info', 'verworfen') }[f.status];
}

/** A value with something small below it. */
export const mitZusatz = (wert: Html | string, zusatz: Html | string): Html => html`<span class="zeile">${wert}</span>${zusatz === '' ? '' : html`<span class="zusatz">${zusatz}</span>`}`;

/** Findings with their level; each leads to its element. */
export function befundliste(befunde: readonly Befund[]): Html {
  const stelle = (b: Befund): Html => mitZusatz(b.element ? html`<a class="kern-link" href="/werkstatt/bearbeiten?name=${encodeURIComponent(b.datei)}#${b.element}">${b.element}</a>` : 'ganze Datei', b.datei);
  return tabelle('Befunde', ['Stufe', 'Befund', 'Stelle'], befunde.map((b) => [b.stufe === 'FEHLER' ? marke('danger', 'Fehler') : marke('warning', 'Warnung'), mitZusatz(b.text, b.regel), stelle(b)]), 'Keine Befunde.');
}
