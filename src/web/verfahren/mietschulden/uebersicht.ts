import { fragenVon } from '../../../akte/mietschulden/pruefung-schema.ts';
import type { Mietschulden } from '../../../akte/mietschulden/vorgang.ts';
import { zeigeDatum, zeigeGeld, zeigeZeit } from '../../bausteine/format.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { angaben, aufklappen, type Zelle } from '../../bausteine/tabelle.ts';
import { wort } from '../../bausteine/worte.ts';
import { ANLASS, ANTWORT, ERMESSEN, FRAGE, GEBIET, GRUND, HERKUNFT, MIETE, TABELLE } from './woerter.ts';

export const lageSatz = (m: Mietschulden): string => `${wort(ANLASS, m.anlass)}. ${wort(HERKUNFT, m.herkunft)}.${m.anlass === 'RAEUMUNGSKLAGE' ? ' Der Vorgang hat Vorrang.' : ''}`;

/** What was examined and what the tables say to it, for those who decide. */
export function pruefungUebersicht(m: Mietschulden): Html {
  const p = m.pruefung;
  if (!p) return html`<p class="kern-body">Die Prüfung steht noch nicht in der Akte.</p>`;
  const fragen = fragenVon(m.herkunft, m.schuldenart).map((f): [string, Zelle] => [FRAGE[f], wort(ANTWORT, p[f] ?? null)]);
  const miete: [string, Zelle][] = p.bruttokalt === undefined ? [] : [['Bruttokaltmiete', `${zeigeGeld(p.bruttokalt)} für ${p.personen ?? '?'} Personen, ${wort(GEBIET, p.gebiet ?? null)}, Stichtag ${zeigeDatum(p.stichtag)}`], [FRAGE.wohnungAngemessen, wort(ANTWORT, p.wohnungAngemessen ?? null)]];
  const texte: [string, Zelle][] = [...(p.stellungnahme ? [['Berücksichtigung der Stellungnahme', html`<span class="mehrzeilig">${p.stellungnahme}</span>`] as [string, Zelle]] : []), ...(p.vermerk ? [['Vermerk zur Prüfung', html`<span class="mehrzeilig">${p.vermerk}</span>`] as [string, Zelle]] : [])];
  const alle: [string, Zelle][] = [...tabellenAntwort(m), ...texte];
  return html`${alle.length > 0 ? html`<div class="abstand-unten">${angaben(alle)}</div>` : leer}
    <div class="abstand-unten">${aufklappen(`Antworten der Prüfung vom ${zeigeZeit(m.geprueftAm)}`, angaben([...(p.sgb2 ? [['Leistungen nach dem SGB II', wort(ANTWORT, p.sgb2)] as [string, Zelle]] : []), ...(p.sgb2 === 'NEIN' ? [] : [...fragen, ...miete])]))}</div>`;
}

function tabellenAntwort({ pruefergebnis: e, herkunft }: Mietschulden): [string, Zelle][] {
  if (!e) return herkunft === 'SGB12' ? [] : [['Antwort der Tabellen', 'Sobald die Aufgabe in Tasklist abgeschlossen ist']];
  return [
    ['Antwort der Tabellen', `${wort(TABELLE, e.tabellenErgebnis)}${e.ermessen ? `: ${wort(ERMESSEN, e.ermessen)}` : ''}`],
    ...(e.gruende.length > 0 ? [['Was entgegensteht', e.gruende.map((g) => wort(GRUND, g)).join('; ')] as [string, Zelle]] : []),
    ...(e.mietErgebnis || e.hoechstbetragCent !== null ? [['Miete', `${e.mietErgebnis ? wort(MIETE, e.mietErgebnis) : 'nicht geprüft'}${e.hoechstbetragCent === null ? '' : `; angemessen bis ${zeigeGeld(e.hoechstbetragCent)}`}`] as [string, Zelle]] : []),
    ['Quelle', e.quelle ?? 'keine Tabelle für diesen Stichtag'],
  ];
}
