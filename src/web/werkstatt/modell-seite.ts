import type { Modelleintrag } from '../../werkstatt/journal.ts';
import type { Befund, Fassung, Modellart } from '../../werkstatt/modell.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { zeigeZeit } from '../bausteine/format.ts';
import { dateiFeld, dateiformular, fehlerUebersicht, formular, knopf } from '../bausteine/formular.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { meldung } from '../bausteine/meldung.ts';
import { aufklappen, tabelle, type Zelle } from '../bausteine/tabelle.ts';
import { ART, befundliste, EREIGNIS, mitZusatz, vergleichPfad, zustand } from './worte.ts';

export type Modellstand = {
  /** errors of the own version that runs */
  passtNicht: readonly Befund[];
  name: string; art: Modellart; titel: string;
  wirksam: Fassung; /** newest first */ fassungen: readonly Fassung[]; neueAuslieferung: Fassung | null;
  journal: readonly Modelleintrag[]; darfAendern: boolean; csrf: string; fehler: Record<string, string>;
};

export function modellSeite(m: Modellstand): Html {
  const offen = m.fassungen.find((f) => f.status === 'ENTWURF' || f.status === 'VORGELEGT');
  return html`${fehlerUebersicht(m.fehler, () => 'Datei')}<h1 class="kern-heading-large">${m.titel}</h1>
    <p class="kern-body vorspann">${ART[m.art]} <span class="zusatz">${m.name}</span></p>
    ${m.neueAuslieferung ? hinweisAuslieferung(m, m.neueAuslieferung) : leer}
    ${m.passtNicht.length > 0 ? html`${meldung('warning', 'Die laufende eigene Fassung passt nicht mehr zum Programm', 'Seit sie freigegeben wurde, hat sich geändert, worauf sie sich stützt.')}${befundliste(m.passtNicht)}` : leer}
    ${m.darfAendern ? leer : meldung('info', 'Dieses Modell gehört zu einer anderen Vereinbarung', 'Sie können es ansehen und herunterladen, aber nicht ändern.')}
    <div class="knoepfe">${link(`/werkstatt/bearbeiten?name=${encodeURIComponent(m.name)}`, !m.darfAendern || offen?.status === 'VORGELEGT' ? 'Ansehen' : offen ? 'Entwurf weiterbearbeiten' : 'Bearbeiten', true)}
      ${offen ? link(vergleichPfad(m.name, m.wirksam.nummer, offen.nummer), 'Mit der laufenden Fassung vergleichen') : leer}
      ${offen?.status === 'ENTWURF' && m.darfAendern ? link(`/werkstatt/vorlegen?name=${encodeURIComponent(m.name)}`, 'Zur Freigabe vorlegen') : leer}
      ${offen?.status === 'VORGELEGT' ? link(`/werkstatt/vorlage?nr=${offen.vorlage ?? ''}`, 'Zur Vorlage') : leer}</div>
    ${abschnitt('fassungen', 'Fassungen', fassungstabelle(m))}
    ${m.darfAendern && offen?.status !== 'VORGELEGT' ? abschnitt('einspielen', 'Datei einspielen', einspielen(m, offen)) : leer}
    ${m.darfAendern && offen?.status === 'ENTWURF' ? abschnitt('verwerfen', 'Entwurf verwerfen', formular(`/werkstatt/verwerfen?name=${encodeURIComponent(m.name)}`, m.csrf, html`<p class="kern-body">Der Entwurf wird geschlossen. Sein Inhalt bleibt unter den Fassungen stehen.</p><input type="hidden" name="stand" value="${offen.stand}" /><div class="knoepfe">${knopf('Entwurf verwerfen', 'secondary')}</div>`)) : leer}
    ${abschnitt('verlauf', 'Verlauf', html`${aufklappen(`Wer wann was getan hat (${m.journal.length})`, tabelle('Verlauf', ['Wann', 'Wer', 'Was', 'Fassung'], m.journal.map((e) => [zeigeZeit(e.zeitpunkt), e.wer, EREIGNIS[e.art], e.nummer]), 'Noch nichts.'))}`)}
    <p class="kern-body abschnitt"><a class="kern-link" href="/werkstatt">Alle Modelle</a></p>`;
}

const link = (ziel: string, text: string, haupt = false): Html => html`<a class="kern-btn kern-btn--${haupt ? 'primary' : 'secondary'}" href="${ziel}"><span class="kern-label">${text}</span></a>`;

const hinweisAuslieferung = (m: Modellstand, neue: Fassung): Html =>
  meldung('warning', 'Das Programm bringt eine neue Fassung dieses Modells mit', html`Es läuft weiter Ihre eigene Fassung ${m.wirksam.nummer}. <a class="kern-link" href="${vergleichPfad(m.name, m.wirksam.nummer, neue.nummer)}">Vergleichen Sie beide</a>; Sie können die ausgelieferte Fassung übernehmen oder ihre Änderungen in die eigene einarbeiten.`);

function fassungstabelle(m: Modellstand): Html {
  const zeilen = m.fassungen.map((f): Zelle[] => [
    mitZusatz(`Fassung ${f.nummer}`, f.basisNummer === null || f.herkunft === 'AUSGELIEFERT' ? '' : `aus Fassung ${f.basisNummer}`),
    html`${zustand(f, f.nummer === m.wirksam.nummer)}${f.engine.length > 0 ? html`<span class="zusatz">Camunda: ${f.engine.map((e) => `Version ${e.version}`).filter((t, i, alle) => alle.indexOf(t) === i).join(', ')}</span>` : leer}`,
    f.herkunft === 'AUSGELIEFERT' ? 'mit dem Programm' : mitZusatz(f.autoren.join(', '), `${zeigeZeit(f.geaendertAm)}${f.herkunft === 'IMPORT' ? ', eingespielte Datei' : ''}`),
    f.freigegebenVon ? mitZusatz(f.freigegebenVon, zeigeZeit(f.freigegebenAm)) : null,
    f.grund,
    html`<span class="marken">${wege(m, f)}</span>`,
  ]);
  return tabelle('Fassungen', ['Fassung', 'Stand', 'Von', 'Freigegeben', 'Was und warum', ''], zeilen, 'Es gibt keine Fassungen.');
}

function wege(m: Modellstand, f: Fassung): Html[] {
  const name = encodeURIComponent(m.name);
  const waehlbar = f.status === 'FREIGEGEBEN' && f.nummer !== m.wirksam.nummer && f.pruefsumme !== m.wirksam.pruefsumme;
  return [
    ...(f.nummer === m.wirksam.nummer ? [] : [html`<a class="kern-link" href="${vergleichPfad(m.name, Math.min(f.nummer, m.wirksam.nummer), Math.max(f.nummer, m.wirksam.nummer))}">Vergleichen</a>`]),
    html`<a class="kern-link" href="/werkstatt/datei?name=${name}&nummer=${f.nummer}">Datei<span class="kern-sr-only"> der Fassung ${f.nummer}</span></a>`,
    ...(m.art === 'bpmn' ? [html`<a class="kern-link" href="/werkstatt/bild?name=${name}&nummer=${f.nummer}" download="fassung-${f.nummer}.svg">Bild<span class="kern-sr-only"> der Fassung ${f.nummer}</span></a>`] : []),
    ...(m.art === 'bpmn' && m.darfAendern && f.ausgerolltAm && f.nummer !== m.wirksam.nummer ? [html`<a class="kern-link" href="/werkstatt/ueberleiten?name=${name}&von=${f.nummer}">Laufende Fälle überleiten<span class="kern-sr-only"> von Fassung ${f.nummer}</span></a>`] : []),
    ...(waehlbar && m.darfAendern ? [html`<a class="kern-link" href="/werkstatt/zurueck?name=${name}&nummer=${f.nummer}">Wieder einsetzen<span class="kern-sr-only">: Fassung ${f.nummer}</span></a>`] : []),
  ];
}

const einspielen = (m: Modellstand, offen: Fassung | undefined): Html =>
  dateiformular(`/werkstatt/einspielen?name=${encodeURIComponent(m.name)}`, m.csrf, html`<p class="kern-body">Eine Datei aus dem Camunda Modeler wird zum Entwurf${offen ? ' und ersetzt dessen Inhalt' : ''}. Geprüft wird sie wie jede andere Änderung.</p>
    <input type="hidden" name="name" value="${m.name}" />${offen ? html`<input type="hidden" name="stand" value="${offen.stand}" />` : leer}
    ${dateiFeld({ name: 'datei', label: `Datei (.${m.art})`, hinweis: 'Höchstens 2 MB, UTF-8.' }, `.${m.art}`, { werte: {}, fehler: m.fehler })}<div class="knoepfe">${knopf('Einspielen', 'secondary')}</div>`);
