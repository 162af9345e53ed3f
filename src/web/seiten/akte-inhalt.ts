import { istPersonenakte, type Person } from '../../akte/person.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { zeigeDatum, zeigeGeld, zeigeZeit } from '../bausteine/format.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { angaben } from '../bausteine/tabelle.ts';
import { JA_NEIN_UNBEKANNT, QUELLE, ROLLE_DER_PERSON, wort } from '../bausteine/worte.ts';
import type { AkteAngaben } from './akte-angaben.ts';
import { anschriftPfad } from './anschrift.ts';

export function haushaltAbschnitt({ akte: { fall, haushalt, personen }, darf }: AkteAngaben): Html {
  const darfAendern = fall.status !== 'BEENDET' && darf('GET /akte/:aktenzeichen/anschrift/:id');
  const pfad = `/akte/${fall.aktenzeichen}`;
  const klient = istPersonenakte(personen);
  return abschnitt('haushalt', klient && !haushalt ? 'Person' : 'Haushalt', html`${angaben([
    ...(klient && !haushalt ? [] : [['Wohnung', haushalt ? `${haushalt.strasse} ${haushalt.hausnummer}, ${haushalt.plz} ${haushalt.ort}` : null] as const]),
    ...(haushalt?.lage ? [['Lage im Haus', haushalt.lage] as const] : []),
    ...(haushalt?.telefon ? [['Telefon', haushalt.telefon] as const] : []),
    ...personen.map((p) => [wort(ROLLE_DER_PERSON, p.rolle), html`${person(p)}${darfAendern && brauchtAnschrift(p) ? anschriftLink(fall.aktenzeichen, p) : leer}<br /><a class="kern-link" href="${pfad}/person/${p.id}">Berichtigen<span class="kern-sr-only">: ${p.name}</span></a>`] as const),
  ])}${haushalt && darf('GET /akte/:aktenzeichen/haushalt') ? html`<p class="kern-body"><a class="kern-link" href="${pfad}/haushalt">Wohnung oder Telefon berichtigen</a></p>` : leer}${(haushalt || klient) && darf('GET /akte/:aktenzeichen/person') ? html`<p class="kern-body"><a class="kern-link" href="${pfad}/person">Person hinzufügen</a></p>` : leer}`);
}

/** Tenants and co-residents live in the flat, unless another address was entered. */
const brauchtAnschrift = (p: Person): boolean => p.anschrift !== '' || !['MIETER', 'MITBEWOHNER'].includes(p.rolle);

const anschriftLink = (aktenzeichen: string, p: Person): Html => html`<br /><a class="kern-link" href="${anschriftPfad(aktenzeichen, p)}">${p.anschrift ? 'Anschrift ändern' : 'Anschrift ergänzen'}<span class="kern-sr-only">: ${p.name}</span></a>`;

function person(p: Person): Html {
  return html`${p.vorname ? `${p.vorname} ` : ''}${p.name}${p.geburtsdatum ? `, geboren ${zeigeDatum(p.geburtsdatum)}` : ''}${p.anschrift ? html`<br />${p.anschrift}` : leer}`;
}

export function mitteilungAbschnitt({ akte, darf }: AkteAngaben): Html {
  const { mitteilung: m, fall } = akte;
  if (!m) return leer;
  const darfAendern = fall.status !== 'BEENDET' && darf('GET /akte/:aktenzeichen/zustellung');
  return abschnitt('mitteilung', 'Mitteilung des Gerichts', html`${angaben([
    ['Gericht', m.gericht],
    ['Geschäftszeichen', m.geschaeftszeichen],
    ['Mitteilung eingegangen', zeigeDatum(m.eingangAm)],
    ['Klage eingegangen', zeigeDatum(m.klageEingangAm)],
    ['Klage zugestellt', m.zugestelltAm ? zeigeDatum(m.zugestelltAm) : 'Nicht bekannt'],
    ['Termin', m.terminAm ? zeigeDatum(m.terminAm) : 'Nicht bekannt'],
    ['Monatsmiete', zeigeGeld(m.monatsmieteCent)],
    ['Mietrückstand', zeigeGeld(m.rueckstandCent)],
    ['Nutzungs\u00ADentschädigung', zeigeGeld(m.nutzungsentschaedigungCent)],
    ['Hilfsweise ordentlich gekündigt', wort(JA_NEIN_UNBEKANNT, m.hilfsweiseOrdentlich)],
    ['Aufgenommen über', wort(QUELLE, m.quelle)],
  ])}${darfAendern ? html`<p class="kern-body"><a class="kern-link" href="/akte/${fall.aktenzeichen}/zustellung">Angaben nachtragen oder berichtigen</a></p>` : leer}`);
}

/** The Jobcenter's answer: in the Fachstelle's file what came in, in the Jobcenter's own file what it is going to say. */
export function rueckmeldungAbschnitt({ akte, darf }: AkteAngaben): Html {
  const { fall, rueckmeldungen, laeufe, personen } = akte;
  if (istPersonenakte(personen)) return leer;
  // Only a notice of the court is asked about.
  if (rueckmeldungen.length === 0 && laeufe.length > 0 && !laeufe.some((l) => l.prozess.includes('-mizi'))) return leer;
  const eigene = darf('GET /akte/:aktenzeichen/rueckmeldung');
  if (rueckmeldungen.length === 0 && !eigene) return abschnitt('rueckmeldung', 'Rückmeldung des Jobcenters', html`<p class="kern-body leerzustand">Es liegt noch keine Rückmeldung vor.</p>`);
  return abschnitt('rueckmeldung', 'Rückmeldung des Jobcenters', html`
    ${rueckmeldungen.map((r) => html`${rueckmeldungen.length > 1 ? html`<h3 class="kern-heading-small">${r.runde}. Rückmeldung${r.verbuchtAm ? ' (gilt)' : ''}</h3>` : leer}${angaben([
      ['Leistungen nach dem SGB II', wort(JA_NEIN_UNBEKANNT, r.leistungsbezug)],
      ...(r.leistungsbezug === 'JA' ? [['BG-Nummer', r.bgNummer] as const, ['Kosten der Unterkunft direkt an Vermietung', r.kduDirektzahlung === null ? null : r.kduDirektzahlung ? 'Ja' : 'Nein'] as const] : []),
      ['Zuständig im Jobcenter', r.sachbearbeitung], ['Telefon', r.telefon], ['Bemerkung', r.bemerkung],
      ['Eingegangen', zeigeDatum(r.eingangAm)], ['Erfasst', `${zeigeZeit(r.erfasstAm)} von ${r.erfasstVon}`],
    ])}`)}
    ${eigene && fall.status !== 'BEENDET' && rueckmeldungen.length === 0 ? html`<p class="kern-body vorspann">Bitte hier festhalten, was die Fachstelle wissen muss, und danach die Aufgabe in Tasklist abschließen.</p>
      <div class="knoepfe"><a class="kern-btn kern-btn--primary" href="/akte/${fall.aktenzeichen}/rueckmeldung"><span class="kern-label">Rückmeldung schreiben</span></a></div>` : leer}`);
}
