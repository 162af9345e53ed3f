import type { Akte } from '../../../akte/akte.ts';
import { findClearing } from '../../../akte/wohnungssicherung/clearing.ts';
import { listErgebnisse } from '../../../akte/wohnungssicherung/ergebnis.ts';
import { listKontaktversuche } from '../../../akte/wohnungssicherung/kontakt.ts';
import { findVorgang } from '../../../akte/wohnungssicherung/lauf.ts';
import { listMassnahmen, type Massnahme } from '../../../akte/wohnungssicherung/massnahme.ts';
import { listNachsorge } from '../../../akte/wohnungssicherung/nachsorge.ts';
import { listStellungnahmen } from '../../../akte/wohnungssicherung/stellungnahme.ts';
import { findVerfahrensstand } from '../../../akte/wohnungssicherung/verfahrensstand.ts';
import { listWeitervermittlungen, type Weitervermittlung } from '../../../akte/wohnungssicherung/weitervermittlung.ts';
import type { Db } from '../../../db/pool.ts';
import { abschnitt } from '../../bausteine/abschnitt.ts';
import { zeigeDatum, zeigeDatumMitTag, zeigeGeld, zeigeTag } from '../../bausteine/format.ts';
import { formular } from '../../bausteine/formular.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { angaben, tabelle, type Zelle } from '../../bausteine/tabelle.ts';
import type { Anfrage } from '../../wege.ts';
import { EINSCHAETZUNG, ERGEBNIS, GRUND, KONTAKTART, KONTAKTERGEBNIS, LEISTUNG, LEISTUNGSART, MASSNAHME, MASSNAHME_ERGEBNIS, NACHSORGE, STAND, STELLE_ANTWORT } from './worte.ts';

const lade = async (db: Db, az: string, vorgang: string) => ({
  kontakte: await listKontaktversuche(db, az), stand: await findVerfahrensstand(db, az), clearing: await findClearing(db, vorgang), massnahmen: await listMassnahmen(db, az),
  vermittlungen: await listWeitervermittlungen(db, az), stellungnahmen: await listStellungnahmen(db, vorgang), ergebnisse: await listErgebnisse(db, az), nachsorge: await listNachsorge(db, az),
});
type Inhalt = Awaited<ReturnType<typeof lade>>;
/** `darf`: the counselling runs and this person may work in it. */
type Umfeld = { az: string; csrf: string; darf: boolean };

/** The counselling in the file of the Fachstelle: contact, Clearing, proceedings, measures, referrals, application, follow-up. */
export async function beratungAbschnitt(a: Anfrage, { fall }: Akte): Promise<Html | null> {
  const az = fall.aktenzeichen;
  const geladen = await a.inDb(async (db) => {
    const lauf = await findVorgang(db, az);
    return lauf && { lauf, inhalt: await lade(db, az, lauf.vorgang) };
  });
  if (!geladen) return null;
  const u = { az, csrf: a.csrf, darf: geladen.lauf.offen && a.darf('GET /akte/:aktenzeichen/kontakt') };
  const i = geladen.inhalt;
  return abschnitt('beratung', 'Wohnungssicherung', html`${[
    teil('Kontakt', kontakte(i), u, [['kontakt', 'Kontakt eintragen'], ['einladung', 'Brief mit Termin schreiben']]),
    teil('Stand des Verfahrens', verfahren(i), u, [['verfahrensstand', 'Stand des Verfahrens ändern']]),
    teil('Clearing', clearing(i), u, [['clearing', i.clearing ? 'Clearing ändern' : 'Clearing schreiben']]),
    teil('Maßnahmen', massnahmen(i.massnahmen, u), u, [['massnahme', 'Maßnahme hinzufügen']]),
    teil('Weitervermittlung', vermittlungen(i.vermittlungen, u), u, [['weitervermittlung', 'An eine andere Stelle weitervermitteln']]),
    teil('Stellungnahme und Antrag', antraege(i), u, [['stellungnahme', 'Stellungnahme schreiben']]),
    i.nachsorge.length > 0 ? teil('Nachsorge', tabelle('Nachsorge', ['Am', 'Antwort'], i.nachsorge.map((n) => [zeigeDatum(n.am), NACHSORGE[n.antwort]]), ''), u, []) : leer,
  ]}`);
}

function teil(titel: string, inhalt: Html, u: Umfeld, wege: readonly (readonly [string, string])[]): Html {
  const links = u.darf && wege.length > 0 ? html`<ul class="kern-list">${wege.map(([pfad, text]) => html`<li><a class="kern-link" href="/akte/${u.az}/${pfad}">${text}</a></li>`)}</ul>` : leer;
  return html`<h3 class="kern-heading-small">${titel}</h3>${inhalt}${links}`;
}

const mehrzeilig = (text: string): Html => html`<span class="mehrzeilig">${text}</span>`;

const kontakte = (i: Inhalt): Html =>
  tabelle('Kontaktversuche', ['Am', 'Weg', 'Ergebnis', 'Vermerk'], i.kontakte.map((k) => [zeigeDatum(k.am), KONTAKTART[k.art], KONTAKTERGEBNIS[k.ergebnis], k.vermerk ? mehrzeilig(k.vermerk) : null]), 'Es gibt noch keinen Kontaktversuch.');

function verfahren({ stand: v }: Inhalt): Html {
  const tage: [string, string | null][] = [['Kündigung vom', v.kuendigungAm], ['Frühere, geheilte Kündigung', v.geheilteKuendigungAm], ['Eingang der Klage', v.klageEingangAm], ['Zustellung der Klage', v.zugestelltAm], ['Verhandlung', v.terminAm], ['Räumungstermin', v.raeumungAm]];
  const gericht = [v.gericht, v.geschaeftszeichen].filter(Boolean).join(', ');
  return angaben([
    ['Stand', STAND[v.stand]], ['Grund', GRUND[v.grund]], ['Leistungen', LEISTUNG[v.leistungsbezug]], ['Mietrückstand', zeigeGeld(v.rueckstandCent)], ['Monatsmiete', zeigeGeld(v.monatsmieteCent)],
    ...(gericht ? [['Gericht', gericht] as [string, Zelle]] : []), ...tage.flatMap(([name, tag]): [string, Zelle][] => (tag ? [[name, zeigeDatumMitTag(tag)]] : [])),
  ]);
}

function clearing({ clearing: c }: Inhalt): Html {
  if (!c) return html`<p class="kern-body leerzustand">Das Clearing ist noch nicht geschrieben.</p>`;
  const texte: [string, string | null][] = [['Ursache', c.ursache], ['Bisher versucht', c.bisher], ['Mittel und Hilfen', c.ressourcen], ['Wünsche', c.wuensche]];
  return angaben([...texte.flatMap(([name, text]): [string, Zelle][] => (text ? [[name, mehrzeilig(text)]] : [])), ['Erhalt auf Dauer möglich', EINSCHAETZUNG[c.dauerhaft]], ['Sozial und finanziell sinnvoll', EINSCHAETZUNG[c.sinnvoll]]]);
}

/** One button for each way it can end: a click is enough. */
function abschluss(u: Umfeld, pfad: string, texte: Readonly<Record<string, string>>, wovon: string): Html {
  if (!u.darf) return html`Offen`;
  const knopf = ([wert, text]: [string, string]): Html => html`<div><button type="submit" class="kern-btn kern-btn--tertiary" name="ergebnis" value="${wert}"><span class="kern-label einzeilig">${text}<span class="kern-sr-only">: ${wovon}</span></span></button></div>`;
  return formular(`/akte/${u.az}/${pfad}`, u.csrf, html`${Object.entries(texte).map(knopf)}`, '');
}

const massnahmen = (liste: readonly Massnahme[], u: Umfeld): Html =>
  tabelle('Maßnahmen', ['Maßnahme', 'Was ist zu tun', 'Bis', 'Ergebnis'], liste.map((m) => [MASSNAHME[m.art], mehrzeilig(m.text), zeigeDatum(m.bis), m.ergebnis ? `${MASSNAHME_ERGEBNIS[m.ergebnis]}, ${zeigeTag(m.erledigtAm)}` : abschluss(u, `massnahme/${m.id}`, MASSNAHME_ERGEBNIS, MASSNAHME[m.art])]), 'Es gibt noch keine Maßnahme.');

const vermittlungen = (liste: readonly Weitervermittlung[], u: Umfeld): Html =>
  tabelle('Weitervermittlungen', ['Nr.', 'Stelle', 'Vom', 'Rückmeldung'], liste.map((w) => [w.nummer, w.stelleName, zeigeTag(w.angelegtAm), w.rueckmeldung ? `${STELLE_ANTWORT[w.rueckmeldung]}, ${zeigeDatum(w.rueckmeldungAm)}` : abschluss(u, `weitervermittlung/${w.nummer}`, STELLE_ANTWORT, w.stelleName)]), 'Der Haushalt wurde noch nicht weitervermittelt.');

function antraege({ stellungnahmen, ergebnisse }: Inhalt): Html {
  if (stellungnahmen.length + ergebnisse.length === 0) return html`<p class="kern-body leerzustand">Es gibt noch keine Stellungnahme.</p>`;
  return html`${stellungnahmen.map((s) => angaben([
    ['Stand', s.antragAm ? `Antrag vom ${zeigeDatum(s.antragAm)} an ${s.weg === 'SGB12' ? 'die eigene Prüfung (§ 36 SGB XII)' : 'das Jobcenter'}` : 'Entwurf'], ['Beantragt', zeigeGeld(s.summeCent)], ['Stellungnahme', mehrzeilig(s.text)],
  ]))}${ergebnisse.length === 0 ? leer : tabelle('Ergebnisse', ['Eingang', 'Ergebnis', 'Art', 'Betrag'], ergebnisse.map((e) => [zeigeDatum(e.eingangAm), ERGEBNIS[e.ergebnis], e.leistungsart ? LEISTUNGSART[e.leistungsart] : null, e.summeCent === null ? null : zeigeGeld(e.summeCent)]), '')}`;
}

