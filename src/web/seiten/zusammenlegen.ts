import type { Akte } from '../../akte/akte.ts';
import type { Lauf } from '../../akte/lauf.ts';
import { istPersonenakte } from '../../akte/person.ts';
import type { Aehnlich } from '../../akte/pruefung.ts';
import type { Plan } from '../../akte/zusammenlegen.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { zeigeDatum, zeigeGeld } from '../bausteine/format.ts';
import { fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, type Eingabe } from '../bausteine/formular.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { akteLink } from '../bausteine/link.ts';
import { meldung } from '../bausteine/meldung.ts';
import { angaben, tabelle } from '../bausteine/tabelle.ts';
import { fallStatus, ROLLE_DER_PERSON, wort } from '../bausteine/worte.ts';
import { verfahrenText } from '../verfahren/index.ts';

const VORSPANN = 'Zwei offene Akten desselben Haushalts oder derselben Person werden eine. Die eine Akte endet und verweist auf die andere; was dort noch läuft, beginnt in der anderen Akte neu.';

/** First page: with which file? */
export function zielSeite(aktenzeichen: string, aehnliche: readonly Aehnlich[], eingabe: Eingabe): Html {
  const pfad = `/akte/${aktenzeichen}/zusammenlegen`;
  return html`<h1 class="kern-heading-large">Akte ${aktenzeichen} zusammenlegen</h1>
    ${fehlerUebersicht(eingabe.fehler)}
    <p class="kern-body vorspann">${VORSPANN} Im nächsten Schritt sehen Sie beide Akten nebeneinander.</p>
    ${aehnliche.length > 0 ? abschnitt('aehnliche', 'Ähnliche offene Fälle', tabelle('Ähnliche offene Fälle', ['Aktenzeichen', 'Gemeinsam', ''], aehnliche.slice(0, 10).map((a) => [
      akteLink(a.aktenzeichen), [a.wohnung ? 'Wohnung' : '', a.name ? 'Name' : ''].filter(Boolean).join(' und '),
      html`<a class="kern-link" href="${pfad}?mit=${a.aktenzeichen}">Vergleichen<span class="kern-sr-only">: ${a.aktenzeichen}</span></a>`,
    ]), 'Keine.')) : leer}
    ${abschnitt('andere', 'Andere Akte', html`<form method="get" action="${pfad}" class="formular" novalidate>${textFeld({ name: 'mit', label: 'Aktenzeichen der Akte, die weitergeführt wird', breite: 'mittel' }, eingabe)}
      <div class="knoepfe">${knopf('Vergleichen')}<a class="kern-link" href="/akte/${aktenzeichen}">Abbrechen</a></div></form>`)}`;
}

export type Vergleich = { quelle: Akte; ziel: Akte; /** what would happen, or why it cannot */ plan: Plan | string; csrf: string; eingabe: Eingabe };

/** Second page: both files side by side, what will happen, and the reason. */
export function vergleichSeite({ quelle, ziel, plan, csrf, eingabe }: Vergleich): Html {
  const [von, nach] = [quelle.fall.aktenzeichen, ziel.fall.aktenzeichen];
  return html`<h1 class="kern-heading-large">Akte ${von} mit ${nach} zusammenlegen</h1>
    ${fehlerUebersicht(eingabe.fehler)}
    ${typeof plan === 'string' ? meldung('warning', 'So lassen sich diese Akten nicht zusammenlegen', plan) : leer}
    ${zweiKlagen(quelle, ziel) ? meldung('warning', 'Zwei Geschäftszeichen', 'Beide Akten haben eine Mitteilung des Gerichts. Sind es zwei Klagen, beenden Sie bitte erst das Verfahren zu der einen: Zusammengelegt geht nur ein Verfahren weiter.') : leer}
    <div class="bereich">${seiteVon(quelle, 'endet')}${seiteVon(ziel, 'wird weitergeführt')}</div>
    <p class="kern-body abschnitt"><a class="kern-link" href="/akte/${nach}/zusammenlegen?mit=${von}">Andersherum: ${von} weiterführen</a></p>
    ${typeof plan === 'string' ? html`<p class="kern-body"><a class="kern-link" href="/akte/${von}">Zurück zur Akte</a></p>` : bestaetigung(von, nach, plan, csrf, eingabe)}`;
}

const zweiKlagen = (a: Akte, b: Akte): boolean => a.mitteilung !== undefined && b.mitteilung !== undefined && [a, b].every((x) => x.laeufe.some((l) => l.prozess.endsWith('-mizi') && l.status !== 'BEENDET'));

function seiteVon({ fall, haushalt: h, personen, mitteilung: m, laeufe, dokumente }: Akte, was: string): Html {
  const offen = laeufe.filter((l) => l.status !== 'BEENDET');
  return abschnitt(`akte-${was === 'endet' ? 'quelle' : 'ziel'}`, `${fall.aktenzeichen} ${was}`, angaben([
    ['Stand', fallStatus(fall.status)], ['Eingang', zeigeDatum(fall.eingangAm)],
    ...(istPersonenakte(personen) ? [] : [['Wohnung', h ? `${h.strasse} ${h.hausnummer}${h.lage ? `, ${h.lage}` : ''}, ${h.plz} ${h.ort}` : null] as const]),
    ...personen.map((p) => [wort(ROLLE_DER_PERSON, p.rolle), [p.vorname, p.name].filter(Boolean).join(' ')] as const),
    ...(m ? [['Gericht', `${m.gericht}, ${m.geschaeftszeichen}`] as const, ['Mietrückstand', zeigeGeld(m.rueckstandCent)] as const] : []),
    ['Laufende Verfahren', offen.length > 0 ? html`${offen.map((l) => html`<span class="zeile">${verfahrenText(l.prozess)}</span>`)}` : 'Keine'],
    ['Dokumente', dokumente.length],
  ]));
}

const namen = (laeufe: readonly Lauf[]): string => laeufe.map((l) => verfahrenText(l.prozess)).join('; ');

function bestaetigung(von: string, nach: string, { enden, beginnen, mitteilung }: Plan, csrf: string, eingabe: Eingabe): Html {
  const bleiben = enden.filter((l) => !beginnen.includes(l));
  return abschnitt('folgen', 'Was geschieht', html`<ul class="kern-list kern-list--bullet abstand-unten">
      <li>Die Akte ${von} endet: Ihre Aufgaben und Fristen entfallen, noch nicht versandte Schreiben werden zurückgezogen. Ihre Dokumente bleiben dort und sind von ${nach} aus erreichbar.</li>
      ${beginnen.length > 0 ? html`<li>In ${nach} beginnen von vorn: ${namen(beginnen)}. Einmalige Arbeitsschritte sind dort neu zu tun.</li>` : leer}
      ${bleiben.length > 0 ? html`<li>In beiden Akten laufen: ${namen(bleiben)}. Weitergeführt wird das Verfahren in ${nach}.</li>` : leer}
      ${mitteilung ? html`<li>Die Mitteilung des Gerichts geht mit zur Akte ${nach}.</li>` : leer}
      <li>Personen und Angaben zur Wohnung werden nicht übertragen. Bitte ergänzen Sie in ${nach}, was dort fehlt.</li>
      <li>War das Jobcenter unter ${von} schon informiert, bekommt es das neue Aktenzeichen mitgeteilt.</li></ul>
    <p class="kern-body vorspann">Das lässt sich nicht rückgängig machen.</p>
    ${formular(`/akte/${von}/zusammenlegen`, csrf, html`<input type="hidden" name="mit" value="${nach}" />
      ${mehrzeiligesFeld({ name: 'grund', label: 'Grund', hinweis: 'Warum beide Akten denselben Haushalt oder dieselbe Person betreffen. Er bleibt in beiden Akten.' }, eingabe)}
      <div class="knoepfe">${knopf(`Mit ${nach} zusammenlegen`)}<a class="kern-link" href="/akte/${von}">Abbrechen</a></div>`)}`);
}
