import type { Abwesenheit } from '../../akte/abwesenheit.ts';
import type { Konto } from '../../akte/konto.ts';
import { zeigeDatumMitTag } from '../bausteine/format.ts';
import { auswahlFeld, fehlerUebersicht, formular, knopf, textFeld, type Eingabe } from '../bausteine/formular.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { marke } from '../bausteine/meldung.ts';
import { tabelle } from '../bausteine/tabelle.ts';

export type AbwesenheitenAngaben = { alle: Abwesenheit[]; /** who may be away or stand in */ kollegen: Konto[]; eingabe: Eingabe; heute: string; csrf: string; ich: string; leitet: boolean };

const LABEL: Record<string, string> = { konto: 'Abwesend', vertretung: 'Vertretung', von: 'Erster Tag', bis: 'Letzter Tag' };

export function abwesenheitenSeite(s: AbwesenheitenAngaben): Html {
  return html`<h1 class="kern-heading-large">Abwesenheiten</h1>
    <p class="kern-body vorspann">Während einer Abwesenheit erscheinen die eigenen Aufgaben und Fristen auch bei der Vertretung, unter „Heute“. Danach endet das von selbst. Ein Grund wird nicht erfasst; Rechte gehen nicht über.</p>
    <section class="abschnitt" aria-labelledby="eingetragen"><h2 class="kern-heading-medium" id="eingetragen">Eingetragen</h2>
      ${tabelle('Abwesenheiten', ['Wer', 'Von', 'Bis', 'Vertretung', ''], s.alle.map((w) => [
        html`${w.kontoName}${w.von <= s.heute ? html` ${marke('info', 'Jetzt abwesend')}` : leer}`,
        zeigeDatumMitTag(w.von), zeigeDatumMitTag(w.bis),
        html`${w.vertretungName}${w.vertretungGesperrt ? html` ${marke('danger', 'Konto gesperrt: niemand vertritt')}` : leer}`,
        s.leitet || w.konto === s.ich ? formular(`/abwesenheiten/${w.id}/beenden`, s.csrf, knopf('Beenden', 'tertiary'), 'formular--knapp') : leer,
      ]), 'Zurzeit ist niemand als abwesend eingetragen.')}
    </section>
    <section class="abschnitt" aria-labelledby="eintragen"><h2 class="kern-heading-medium" id="eintragen">${s.leitet ? 'Abwesenheit eintragen' : 'Eigene Abwesenheit eintragen'}</h2>
      ${fehlerUebersicht(s.eingabe.fehler, (feld) => LABEL[feld] ?? '')}
      ${eintragen(s)}
    </section>`;
}

function eintragen({ kollegen, eingabe, csrf, ich, leitet }: AbwesenheitenAngaben): Html {
  const wahl = (ohne: string | null): { wert: string; text: string }[] => [{ wert: '', text: 'Bitte wählen' }, ...kollegen.filter((k) => k.anmeldename !== ohne).map((k) => ({ wert: k.anmeldename, text: k.anzeigename }))];
  if (kollegen.length < 2) return html`<p class="kern-body leerzustand">In Ihrer Behörde gibt es niemanden, der vertreten kann. Konten legt die Verwaltung an.</p>`;
  return formular('/abwesenheiten', csrf, html`
    ${leitet ? auswahlFeld({ name: 'konto', label: 'Abwesend', breite: 'mittel' }, wahl(null), eingabe) : leer}
    ${auswahlFeld({ name: 'vertretung', label: 'Vertretung', breite: 'mittel', hinweis: 'Jemand aus Ihrer Behörde. Ist die Vertretung selbst abwesend, gilt deren Vertretung.' }, wahl(leitet ? null : ich), eingabe)}
    ${textFeld({ name: 'von', label: 'Erster Tag', typ: 'date', breite: 'kurz' }, eingabe)}
    ${textFeld({ name: 'bis', label: 'Letzter Tag', typ: 'date', breite: 'kurz' }, eingabe)}
    <div class="knoepfe">${knopf('Eintragen', 'primary')}</div>`);
}
