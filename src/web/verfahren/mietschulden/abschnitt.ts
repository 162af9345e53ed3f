import type { Akte } from '../../../akte/akte.ts';
import { listTelefonate, type Telefonat } from '../../../akte/mietschulden/telefonat.ts';
import { findVorschlag } from '../../../akte/mietschulden/vorschlag.ts';
import { listMietschulden, PROZESS_JOBCENTER, type Mietschulden } from '../../../akte/mietschulden/vorgang.ts';
import type { Entscheidung } from '../../../akte/entscheidung.ts';
import { findZahlung, type Zahlung } from '../../../akte/zahlung.ts';
import { berechneAufrechnung } from '../../../recht/aufrechnung.ts';
import { abschnitt } from '../../bausteine/abschnitt.ts';
import { zeigeDatum, zeigeGeld, zeigeZeit } from '../../bausteine/format.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { angaben, type Zelle } from '../../bausteine/tabelle.ts';
import { wort } from '../../bausteine/worte.ts';
import type { Weg } from '../../rechte.ts';
import type { Anfrage } from '../../wege.ts';
import { pruefungUebersicht } from './uebersicht.ts';
import { ANLASS, EMPFAENGER, ERGEBNIS, HERKUNFT, LEISTUNGSART, SCHULDENART } from './woerter.ts';

type Vorgang = { m: Mietschulden; vorschlag: Entscheidung | undefined; zahlung: Zahlung | undefined; telefonate: Telefonat[] };

/** The part of the Akte about arrears: each examination, the newest first, and what is to be done next. */
export async function mietschuldenAbschnitt(a: Anfrage, akte: Akte): Promise<Html | null> {
  const { aktenzeichen } = akte.fall;
  const vorgaenge = await a.inDb(async (db) => {
    const telefonate = await listTelefonate(db, aktenzeichen);
    const alle: Vorgang[] = [];
    for (const m of await listMietschulden(db, aktenzeichen)) {
      const eigene = telefonate.filter((t) => t.prozess === m.prozess && t.vorgang === m.vorgang);
      alle.push({ m, vorschlag: await findVorschlag(db, m), zahlung: await findZahlung(db, { ...m, zweck: m.schuldenart }), telefonate: eigene });
    }
    return alle;
  });
  if (vorgaenge.length === 0) return null;
  return abschnitt('mietschulden', 'Übernahme von Schulden', html`${vorgaenge.map((v, i) => html`${zeigeVorgang(v)}${i === 0 ? schritte(a, v) : leer}`)}`);
}

function zeigeVorgang({ m, vorschlag, zahlung, telefonate }: Vorgang): Html {
  const paare: [string, Zelle][] = [
    ['Anlass', wort(ANLASS, m.anlass)], ['Beginn', wort(HERKUNFT, m.herkunft)], ['Schulden', wort(SCHULDENART, m.schuldenart)],
    ['Ergebnis', m.ergebnis ? `${wort(ERGEBNIS, m.ergebnis)} (${zeigeDatum(m.ergebnisAm)})` : 'Noch nicht entschieden'],
    ...(m.summeCent === null ? [] : [['Übernahme', `${zeigeGeld(m.summeCent)} als ${wort(LEISTUNGSART, m.leistungsart)} an: ${wort(EMPFAENGER, m.empfaenger)}`] as [string, Zelle]]),
    ...(vorschlag ? [['Vorschlag', vorschlagText(vorschlag)] as [string, Zelle]] : []),
    ...(zahlung ? [['Zahlung', zahlungText(m, zahlung)] as [string, Zelle]] : []),
    ...telefonate.map((t): [string, Zelle] => ['Anruf bei der Fachstelle', html`${zeigeDatum(t.am)}, ${t.um} Uhr, mit ${t.mit}<br /><span class="mehrzeilig">${t.inhalt}</span>`]),
  ];
  return html`${angaben(paare)}${m.pruefung ? pruefungUebersicht(m) : leer}`;
}

function vorschlagText(v: Entscheidung): Html {
  const was = v.vorschlag === 'ABLEHNUNG' ? 'Ablehnung' : 'Übernahme';
  const entschieden = v.entscheidung ? html`<br />${v.entscheidung === 'ZUGESTIMMT' ? 'Zugestimmt' : 'Zurückgegeben'} von ${v.entschiedenVon}, ${zeigeZeit(v.entschiedenAm)}${v.entscheidungBegruendung ? html`<br /><span class="mehrzeilig">${v.entscheidungBegruendung}</span>` : leer}` : leer;
  return html`${was}, ${v.vorgeschlagenVon}, ${zeigeZeit(v.vorgeschlagenAm)}<br /><span class="mehrzeilig">${v.vorschlagBegruendung}</span>${entschieden}`;
}

/** For a loan of the Jobcenter also how it is paid back: it is set off by law. */
function zahlungText(m: Mietschulden, z: Zahlung): Html {
  const aufrechnung = m.prozess === PROZESS_JOBCENTER && m.leistungsart === 'DARLEHEN' && z.angewiesenAm ? berechneAufrechnung(z.angewiesenAm) : undefined;
  return html`${zeigeGeld(z.summeCent)}, fällig ${zeigeDatum(z.faelligAm)}, ${z.angewiesenAm ? `angewiesen am ${zeigeDatum(z.angewiesenAm)} von ${z.angewiesenVon ?? ''}` : 'noch nicht angewiesen'}
    ${aufrechnung ? html`<br />Aufrechnung: ${aufrechnung.prozent} % des Regelbedarfs im Monat ab ${zeigeDatum(aufrechnung.ab)} (${aufrechnung.rechtsgrundlage})` : leer}`;
}

/** Links to what is open, for those who may do it. */
function schritte(a: Anfrage, { m, vorschlag, zahlung }: Vorgang): Html {
  const offen = m.ergebnis === null;
  const ablehnungOffen = vorschlag?.vorschlag === 'ABLEHNUNG' && vorschlag.entscheidung === null;
  const links: [Weg, string, boolean][] = [
    ['GET /akte/:aktenzeichen/mietschulden/pruefung', m.pruefung ? 'Prüfung ändern' : 'Prüfung schreiben', offen],
    ['GET /akte/:aktenzeichen/mietschulden/entscheidung', 'Übernehmen oder Ablehnung vorschlagen', offen && m.pruefung !== null],
    ['GET /akte/:aktenzeichen/mietschulden/ablehnung', 'Über die Ablehnung entscheiden', offen && ablehnungOffen],
    ['GET /akte/:aktenzeichen/mietschulden/anruf', 'Anruf bei der Fachstelle vermerken', m.ergebnis === 'ABLEHNUNG' && m.herkunft === 'ANTRAG'],
    ['GET /akte/:aktenzeichen/mietschulden/zahlung', 'Zahlung als angewiesen vermerken', zahlung !== undefined && zahlung.angewiesenAm === null && zahlung.aufgehobenAm === null],
  ];
  const erlaubt = links.filter(([weg, , gilt]) => gilt && a.darf(weg));
  if (erlaubt.length === 0) return leer;
  return html`<div class="knoepfe">${erlaubt.map(([weg, text]) => html`<a class="kern-btn kern-btn--secondary" href="${weg.slice('GET '.length).replace(':aktenzeichen', m.aktenzeichen)}"><span class="kern-label">${text}</span></a>`)}</div>`;
}
