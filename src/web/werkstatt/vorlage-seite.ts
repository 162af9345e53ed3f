import type { Befund, Fassung } from '../../werkstatt/modell.ts';
import type { Vorlage } from '../../werkstatt/vorlage.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { zeigeZeit } from '../bausteine/format.ts';
import { fehlerUebersicht, formular, knopf, mehrzeiligesFeld, type Eingabe } from '../bausteine/formular.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { marke, meldung } from '../bausteine/meldung.ts';
import { angaben, tabelle } from '../bausteine/tabelle.ts';
import { befundliste, modellLink, modellPfad, vergleichPfad } from './worte.ts';

const LABEL: Record<string, string> = { grund: 'Was ändert sich, und warum?', warnungenGrund: 'Warum werden die Warnungen hingenommen?' };
const label = (feld: string): string => LABEL[feld] ?? '';
const grundFeld = (eingabe: Eingabe): Html => mehrzeiligesFeld({ name: 'grund', label: label('grund'), hinweis: 'Ohne Angaben zu Personen. Die zweite Person entscheidet danach.' }, eingabe);
const hatFehler = (befunde: readonly Befund[]): boolean => befunde.some((b) => b.stufe === 'FEHLER');

function pruefung(befunde: readonly Befund[], eingabe: Eingabe): Html {
  if (befunde.length === 0) return meldung('success', 'Die Prüfung hat nichts gefunden');
  return html`${hatFehler(befunde) ? meldung('danger', 'Es gibt Fehler', 'Mit Fehlern lässt sich nichts vorlegen. Jeder Befund führt zu seiner Stelle im Modell.') : leer}${befundliste(befunde)}
    ${hatFehler(befunde) ? leer : mehrzeiligesFeld({ name: 'warnungenGrund', label: label('warnungenGrund') }, eingabe)}`;
}

export type Vorlegen = { name: string; entwuerfe: readonly Fassung[]; mit: readonly string[]; befunde: readonly Befund[]; csrf: string; eingabe: Eingabe };

export function vorlegenSeite(v: Vorlegen): Html {
  const andere = v.entwuerfe.filter((e) => e.name !== v.name);
  const eigener = v.entwuerfe.find((e) => e.name === v.name);
  return html`${fehlerUebersicht(v.eingabe.fehler, label)}<h1 class="kern-heading-large">Zur Freigabe vorlegen</h1>
    <p class="kern-body vorspann">${modellLink(v.name, v.name)}, Entwurf ${eigener?.nummer ?? ''}${eigener?.basisNummer ? html` · <a class="kern-link" href="${vergleichPfad(v.name, eigener.basisNummer, eigener.nummer)}">Vergleich mit Fassung ${eigener.basisNummer}</a>` : leer}</p>
    ${formular(`/werkstatt/vorlegen?name=${encodeURIComponent(v.name)}`, v.csrf, html`
      ${v.entwuerfe.map((e) => html`<input type="hidden" name="stand" value="${e.name}@${e.stand}" />`)}
      ${andere.length > 0 ? html`<fieldset class="kern-fieldset"><legend class="kern-label">Zusammen vorlegen</legend><div class="kern-hint">Was zusammengehört, wird gemeinsam geprüft, freigegeben und ausgerollt.</div>
        <div class="kern-fieldset__body">${andere.map((e, i) => html`<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="mit-${i}" name="mit" value="${e.name}" ${v.mit.includes(e.name) ? html`checked` : leer} /><label class="kern-label" for="mit-${i}">${e.name}</label></div>`)}</div>
        <div class="knoepfe">${knopf('Auswahl prüfen', 'tertiary', { name: 'aktion', wert: 'pruefen' })}</div></fieldset>` : leer}
      <section class="gruppe" aria-labelledby="befunde"><h2 class="kern-heading-medium" id="befunde">Prüfung</h2>${pruefung(v.befunde, v.eingabe)}</section>
      ${grundFeld(v.eingabe)}
      <div class="knoepfe">${hatFehler(v.befunde) ? leer : knopf('Vorlegen', 'primary', { name: 'aktion', wert: 'vorlegen' })}<a class="kern-btn kern-btn--tertiary" href="${modellPfad(v.name)}"><span class="kern-label">Zurück zum Modell</span></a></div>`)}`;
}

export type VorlageStand = { vorlage: Vorlage; fassungen: readonly Fassung[]; /** by name: what runs without the proposal */ bisher: ReadonlyMap<string, number>; zustaendig: boolean; ich: string; csrf: string; eingabe: Eingabe };

const STAND: Record<Vorlage['status'], Html> = { VORGELEGT: marke('warning', 'wartet auf Freigabe'), FREIGEGEBEN: marke('success', 'freigegeben'), ABGELEHNT: marke('danger', 'abgelehnt'), ZURUECKGEZOGEN: marke('info', 'zurückgezogen') };

export function vorlageSeite(s: VorlageStand): Html {
  const { vorlage: v } = s;
  return html`${fehlerUebersicht(s.eingabe.fehler, (f) => (f === 'grund' ? 'Begründung' : ''))}<h1 class="kern-heading-large">Vorlage ${v.id}</h1>
    ${v.fehler ? meldung('warning', 'Camunda hat die Modelle nicht übernommen', v.fehler) : leer}
    ${angaben([
      ['Stand', v.status === 'FREIGEGEBEN' && !v.ausgerolltAm ? html`${STAND.FREIGEGEBEN} ${marke('danger', 'nicht ausgerollt')}` : STAND[v.status]],
      ['Was und warum', v.grund],
      ['Vorgelegt', `${v.vorgelegtVon}, ${zeigeZeit(v.vorgelegtAm)}`],
      ['Daran gearbeitet haben', v.autoren.join(', ')],
      ['Entschieden', v.entschiedenVon ? `${v.entschiedenVon}, ${zeigeZeit(v.entschiedenAm)}` : null],
      ['Begründung', v.entscheidungGrund],
      ['Ausgerollt', v.ausgerolltAm ? zeigeZeit(v.ausgerolltAm) : null],
    ])}
    ${abschnitt('modelle', 'Modelle', tabelle('Modelle', ['Modell', 'Bisher', 'Neu', ''], s.fassungen.map((f) => [modellLink(f.name, f.name), `Fassung ${s.bisher.get(f.name) ?? '–'}`, `Fassung ${f.nummer}`, html`<a class="kern-link" href="${vergleichPfad(f.name, s.bisher.get(f.name) ?? f.nummer, f.nummer)}">Vergleichen<span class="kern-sr-only">: ${f.name}</span></a>`]), 'Die Entwürfe wurden inzwischen neu vorgelegt oder verworfen.'))}
    ${v.warnungen.length > 0 ? abschnitt('warnungen', 'Hingenommene Warnungen', html`${befundliste(v.warnungen)}<p class="kern-body">Begründung: ${v.warnungenGrund}</p>`) : leer}
    ${abschnitt('entscheiden', 'Entscheiden', handlungen(s))}
    <p class="kern-body abschnitt"><a class="kern-link" href="/werkstatt">Alle Modelle</a></p>`;
}

function handlungen({ vorlage: v, zustaendig, ich, csrf, eingabe }: VorlageStand): Html {
  const ziel = `/werkstatt/vorlage?nr=${v.id}`;
  if (!zustaendig) return html`<p class="kern-body leerzustand">Diese Modelle gehören zu einer anderen Vereinbarung.</p>`;
  if (v.status === 'FREIGEGEBEN' && !v.ausgerolltAm) return formular(ziel, csrf, html`<div class="knoepfe">${knopf('Noch einmal ausrollen', 'primary', { name: 'aktion', wert: 'ausrollen' })}</div>`);
  if (v.status !== 'VORGELEGT') return html`<p class="kern-body leerzustand">Über diese Vorlage ist entschieden.</p>`;
  if (v.autoren.includes(ich)) return html`<p class="kern-body">Sie haben daran gearbeitet. Entscheiden kann nur eine zweite Person.</p>${formular(ziel, csrf, html`<div class="knoepfe">${knopf('Vorlage zurückziehen', 'secondary', { name: 'aktion', wert: 'zurueckziehen' })}</div>`)}`;
  return formular(ziel, csrf, html`<div class="knoepfe">${knopf('Freigeben und ausrollen', 'primary', { name: 'aktion', wert: 'freigeben' })}</div>
    ${mehrzeiligesFeld({ name: 'grund', label: 'Begründung', hinweis: 'Nur für eine Ablehnung.', optional: true }, eingabe)}
    <div class="knoepfe">${knopf('Ablehnen', 'secondary', { name: 'aktion', wert: 'ablehnen' })}</div>`);
}

export type Zurueck = { name: string; nummer: number; laeuft: number; befunde: readonly Befund[]; csrf: string; eingabe: Eingabe };

export function zurueckSeite(z: Zurueck): Html {
  return html`${fehlerUebersicht(z.eingabe.fehler, label)}<h1 class="kern-heading-large">Fassung ${z.nummer} wieder einsetzen</h1>
    <p class="kern-body vorspann">${modellLink(z.name, z.name)} · es läuft Fassung ${z.laeuft} · <a class="kern-link" href="${vergleichPfad(z.name, Math.min(z.nummer, z.laeuft), Math.max(z.nummer, z.laeuft))}">Vergleichen</a>. Der Inhalt der Fassung ${z.nummer} wird als neue Fassung vorgelegt; eine zweite Person gibt sie frei.</p>
    ${formular(`/werkstatt/zurueck?name=${encodeURIComponent(z.name)}&nummer=${z.nummer}`, z.csrf, html`<section class="gruppe" aria-labelledby="befunde"><h2 class="kern-heading-medium" id="befunde">Prüfung</h2>${pruefung(z.befunde, z.eingabe)}</section>${grundFeld(z.eingabe)}
      <div class="knoepfe">${hatFehler(z.befunde) ? leer : knopf('Vorlegen')}<a class="kern-btn kern-btn--tertiary" href="${modellPfad(z.name)}"><span class="kern-label">Zurück zum Modell</span></a></div>`)}`;
}
