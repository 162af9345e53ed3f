import type { Stillstand, Stoerung, StoerungStand } from '../../akte/stoerung.ts';
import { ursacheVon, WER } from '../../stoerung/ursache.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { zeigeZeit } from '../bausteine/format.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { akteLink } from '../bausteine/link.ts';
import { marke, meldung } from '../bausteine/meldung.ts';
import { operateInstanz, operateProzess } from '../bausteine/operate.ts';
import { tabelle, type Zelle } from '../bausteine/tabelle.ts';

export type StoerungenAngaben = {
  stoerungen: readonly Stoerung[]; stand: StoerungStand | undefined; still: Stillstand; /** received send reports that could not be read; null where the person has nothing to do with them */ berichte: { anzahl: number; aelteste: Date | null } | null;
  /** whether the person sees cases */ leitet: boolean; jetzt: Date; operateUrl: string; namen: ReadonlyMap<string, string>; verfahrenText(prozess: string): string;
};

export function stoerungenSeite(a: StoerungenAngaben): Html {
  const { stoerungen } = a;
  return html`<h1 class="kern-heading-large">Störungen</h1>
    <p class="kern-body vorspann">Was gerade nicht weiterläuft und was zu tun ist. ${a.leitet ? 'Gezeigt sind die Akten Ihrer Behörde.' : 'Ohne Angaben zu Akten: Die sehen die Leitungen der Behörden.'}</p>
    ${standMeldung(a)}
    ${abschnitt('vorgaenge', stoerungen.length === 1 ? '1 Vorgang steht still' : `${stoerungen.length} Vorgänge stehen still`, tabelle('Störungen', ['Was geschehen ist', 'Was zu tun ist', 'Wo', a.leitet ? 'Akte' : 'Behörde'], stoerungen.map((s) => zeile(s, a)), 'Alle Vorgänge laufen.'))}
    ${abschnitt('uebermittlungen', 'Übermittlungen und Eingänge', stillstand(a))}`;
}

/** A list that may be old says so; one that cannot be read at all, too. */
function standMeldung({ stand, jetzt, operateUrl }: StoerungenAngaben): Html {
  const operate = html`<a class="kern-link" href="${operateUrl}">Operate</a>`;
  if (!stand) return meldung('info', 'Camunda wird hier nicht abgefragt', html`Für diese Installation ist kein Zugang zur REST-Schnittstelle von Camunda eingerichtet, oder sie wurde gerade erst gestartet. Stehende Vorgänge zeigt ${operate}.`);
  if (stand.fehler === null) return html`<p class="kern-body">Stand: ${zeigeZeit(stand.gelesenAm)}</p>`;
  const alt = stand.gelesenAm ? `Gezeigt ist der Stand von ${zeigeZeit(stand.gelesenAm)}; seither kann sich etwas geändert haben.` : 'Welche Vorgänge stillstehen, ist deshalb nicht bekannt.';
  return meldung('warning', 'Camunda ist gerade nicht zu erreichen', html`${alt} Zuletzt versucht: ${zeigeZeit(stand.versuchtAm)}. ${jetzt.getTime() - stand.versuchtAm.getTime() > 300_000 ? 'Auch der Dienst dieses Programms scheint stillzustehen. ' : ''}Bitte die IT verständigen, wenn das länger als einige Minuten dauert (Code ${stand.fehler}).`);
}

function zeile(s: Stoerung, a: StoerungenAngaben): Zelle[] {
  const ursache = ursacheVon(s.art, s.code);
  const bekannt = a.verfahrenText(s.prozess);
  const verfahren = bekannt === s.prozess ? (a.namen.get(s.prozess) ?? s.prozess) : bekannt;
  const schritt = s.element ? (a.namen.get(`${s.prozess}|${s.element}`) ?? s.element) : null;
  return [
    html`<span>${ursache.titel}</span> <span class="zusatz">seit ${zeigeZeit(s.seit)}</span> <span class="zusatz">Code für die IT: ${s.code ?? s.art}</span>`,
    html`${marke(ursache.wer === 'IT' ? 'danger' : ursache.wer === 'AKTE' ? 'warning' : 'info', WER[ursache.wer])} ${ursache.wasTun}`,
    html`<span>${verfahren}</span>${schritt ? html` <span class="zusatz">Schritt: ${schritt}</span>` : leer} <span class="zusatz"><a class="kern-link" href="${operateInstanz(a.operateUrl, s.instanz)}">Vorgang in Operate</a>${a.leitet ? leer : html`, <a class="kern-link" href="${operateProzess(a.operateUrl, s.prozess)}">alle dieses Verfahrens</a>`}</span>`,
    a.leitet && s.aktenzeichen ? akteLink(s.aktenzeichen) : s.behoerde,
  ];
}

function stillstand({ still, berichte, leitet }: StoerungenAngaben): Html {
  const ziel = (text: string, pfad: string): Zelle => (leitet ? html`<a class="kern-link" href="${pfad}">${text}</a>` : text);
  const zeilen: Zelle[][] = [
    [ziel('Fehlgeschlagene Übermittlungen in laufenden Fällen', '/uebermittlungen'), still.fehlgeschlagen, 'Jede hat eine Aufgabe „Übermittlung klären“ in Tasklist: dort entscheiden, ob erneut gesendet wird.'],
    [ziel('Übermittlungen mit unklarem Ausgang', '/uebermittlungen'), still.unklar, 'Beim Fax-Gateway oder Empfänger nachfragen und auf der Seite der Übermittlung eintragen, ob sie ankam.'],
    [ziel('Eingänge, die nicht zu lesen waren', '/posteingang'), still.unlesbar, 'Im Posteingang ansehen und von Hand erfassen oder als erledigt vermerken.'],
    ['Nachrichten, die ein Vorgang nicht annimmt', still.abgelehnt, 'Das Programm versucht es weiter. Die IT prüft in Operate, ob der Vorgang noch auf sie wartet.'],
  ].filter(([, anzahl]) => anzahl !== 0);
  if (berichte && berichte.anzahl > 0) zeilen.push(['Sendeberichte, die nicht zu lesen waren', berichte.anzahl, html`Sie liegen im Ordner spool/berichte/fehler, der Grund steht jeweils in der Datei daneben${berichte.aelteste ? html`; der älteste ist vom ${zeigeZeit(berichte.aelteste)}` : leer}. Die Übermittlung von Hand als gesendet oder nicht gesendet eintragen.`]);
  return tabelle('Übermittlungen und Eingänge', ['Was', 'Anzahl', 'Was zu tun ist'], zeilen, 'Hier wartet nichts.');
}
