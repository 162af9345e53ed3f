import type { Akte } from '../../../akte/akte.ts';
import { findUnterbringung, RECHTSGRUNDLAGEN, UMZUGSGRUENDE, UNTERBRINGUNG_PROZESS, type Unterbringung } from '../../../akte/unterbringung/unterbringung.ts';
import { abschnitt } from '../../bausteine/abschnitt.ts';
import { zeigeDatum, zeigeDatumMitTag, zeigeGeld } from '../../bausteine/format.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { angaben, type Zelle } from '../../bausteine/tabelle.ts';
import type { Anfrage } from '../../wege.ts';
import type { VerfahrenSeiten } from '../verfahren.ts';
import { beginne, zeigeBeginn } from './beginnen.ts';
import { registriereUnterbringungsformulare } from './formulare.ts';

export const unterbringung: VerfahrenSeiten = {
  prozesse: { [UNTERBRINGUNG_PROZESS]: 'Unterbringung und Vermittlung von Wohnraum' },
  neu: { weg: 'GET /unterbringung', titel: 'Wohnung nicht zu halten', beschreibung: 'Die Räumung steht bevor: Vermittlung von Wohnraum oder ordnungsrechtliche Unterbringung.' },
  abschnitt: unterbringungAbschnitt,
  registriere: (weg) => {
    weg('GET /unterbringung', zeigeBeginn);
    weg('POST /unterbringung', beginne);
    registriereUnterbringungsformulare(weg);
  },
};

const MIETE: Record<string, string> = { ANGEMESSEN: 'Mietobergrenze eingehalten', IN_TOLERANZ: 'nur mit dem Toleranzbetrag eingehalten', UNANGEMESSEN: 'Mietobergrenze überschritten' };

async function unterbringungAbschnitt(a: Anfrage, { fall }: Akte): Promise<Html | null> {
  const u = await a.inDb((db) => findUnterbringung(db, fall.aktenzeichen));
  if (!u) return null;
  return abschnitt('unterbringung', 'Unterbringung', html`
    ${angaben([['Räumungstermin', u.raeumungAm ? zeigeDatumMitTag(u.raeumungAm) : 'Noch nicht bekannt'], ...angebot(u), ...anordnung(u)])}
    ${a.darf('GET /akte/:aktenzeichen/unterbringung/termin') && fall.status !== 'BEENDET' ? wege(fall.aktenzeichen, u) : leer}`);
}

function angebot(u: Unterbringung): [string, Zelle][] {
  if (!u.angebotAm) return [];
  return [['Wohnungsangebot', `${u.angebotAnschrift}, vom ${zeigeDatum(u.angebotAm)}`], ['Miete des Angebots', `${zeigeGeld(u.angebotMieteCent)}, ${u.mietergebnis ? MIETE[u.mietergebnis] : 'noch nicht geprüft'}`], ['Grund des Umzugs', u.umzugsgrund ? UMZUGSGRUENDE[u.umzugsgrund] : '']];
}

function anordnung(u: Unterbringung): [string, Zelle][] {
  if (!u.von || !u.rechtsgrundlage) return [];
  return [['Untergebracht', `seit ${zeigeDatum(u.von)}${u.bis ? ` bis ${zeigeDatum(u.bis)}` : ''}`], ['Platz', [u.platz, u.unterkunftAnschrift].filter(Boolean).join(', ')], ['Rechtsgrundlage', RECHTSGRUNDLAGEN[u.rechtsgrundlage]]];
}

function wege(aktenzeichen: string, u: Unterbringung): Html {
  const ziele: [string, string][] = [
    ['termin', 'Räumungstermin eintragen'], ['angebot', 'Wohnungsangebot erfassen'], ['anordnung', 'Unterbringung eintragen'],
    ...(u.von && !u.bis ? [['auszug', 'Auszug erfassen'] as [string, string]] : []),
  ];
  return html`<ul class="kern-list">${ziele.map(([pfad, text]) => html`<li><a class="kern-link" href="/akte/${aktenzeichen}/unterbringung/${pfad}">${text}</a></li>`)}</ul>`;
}
