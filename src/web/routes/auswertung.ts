import { z } from 'zod';
import { zaehlungFuer } from '../../akte/kennzahlen/alle.ts';
import { listAktenZu, type Stelle } from '../../akte/kennzahlen/liste.ts';
import { findStand } from '../../akte/kennzahlen/stand.ts';
import { alsCsv } from '../../kennzahlen/csv.ts';
import { kennzahlenVon } from '../../kennzahlen/laden.ts';
import { maskiere } from '../../kennzahlen/maske.ts';
import { tageVon, type Quartal } from '../../kennzahlen/quartal.ts';
import type { Kennzahl } from '../../kennzahlen/schema.ts';
import { SUMME } from '../../kennzahlen/tabelle.ts';
import { worteVon } from '../../kennzahlen/worte.ts';
import { erstelleBericht } from '../../uebermittlung/index.ts';
import { zeigeDatum } from '../bausteine/format.ts';
import { ladeModellnamen } from '../bausteine/modellnamen.ts';
import { eigeneVereinbarung } from '../eigene-vereinbarung.ts';
import { nichtGefunden } from '../fehler.ts';
import { ladeAuswertung, leseLage, nameVon } from '../laden/auswertung.ts';
import type { Weg } from '../rechte.ts';
import { auswahlAlsSuche, auswertungSeite } from '../seiten/auswertung.ts';
import { auswertungListe } from '../seiten/auswertung-liste.ts';
import type { Anfrage, Handlung } from '../wege.ts';

/** Figures for those who lead an authority and for the exchange between the partners (H-5.2, D-7.1). */
export function registriereAuswertung(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /auswertung', zeigeAuswertung);
  weg('GET /auswertung/liste', zeigeListe);
  weg('GET /auswertung/csv', sendeCsv);
  weg('GET /auswertung/bericht', sendeBericht);
}

async function zeigeAuswertung(a: Anfrage): Promise<void> {
  const lage = leseLage(a, a.req.query);
  const { stadtgebietPlz: plz } = eigeneVereinbarung(a);
  await a.zeige('Auswertung', auswertungSeite({ ...(await ladeAuswertung(a, lage)), plz, operateUrl: a.kontext.links.operateUrl, stoerungen: a.darf('GET /stoerungen') }));
}

function findeKennzahl(a: Anfrage): Kennzahl {
  const gefunden = kennzahlenVon(eigeneVereinbarung(a), a.konto.behoerde).find((k) => k.kuerzel === a.req.query['kennzahl']);
  if (!gefunden) throw nichtGefunden();
  return gefunden;
}

/** The Akten behind a number, for those who may open them anyway. */
async function zeigeListe(a: Anfrage): Promise<void> {
  const k = findeKennzahl(a);
  const { auswahl, heute } = leseLage(a, a.req.query);
  const v = eigeneVereinbarung(a);
  const { behoerde } = a.konto;
  const stelle = leseStelle(a, k);
  const { zeilen, weitere } = await a.inDb((db) => listAktenZu(db, k, stelle, zaehlungFuer(v, behoerde, auswahl, a.kontext.uhr), a.kontext.uhr));
  const worte = worteVon(v, behoerde);
  const { fristen } = await ladeModellnamen();
  const teile = [...(stelle.zeile ? worte.texte(k, stelle.zeile) : ['Alle']), ...(k.spalten && stelle.spalte !== undefined && stelle.spalte !== SUMME ? [worte.code(k, k.spalten, stelle.spalte)] : [])];
  await a.zeige(k.titel, auswertungListe({
    titel: k.titel, stelle: `${teile.join(' · ')}${k.zeitpunkt ? ` · ${zeigeDatum(auswahl.von)} bis ${zeigeDatum(auswahl.bis)}` : ''}${auswahl.plz ? ` · Postleitzahl ${auswahl.plz}` : ''}`,
    zurueck: `/auswertung?${auswahlAlsSuche(auswahl)}#${k.kuerzel}`, heute, zeilen, weitere,
    grund: (f) => ({ auf: worte.wartetAuf(f.fristart, behoerde), schritt: fristen.get(`${f.prozess}|${f.fristart}`) ?? null }),
  }));
}

/** Codes are values of a query, never parts of one; what is no code finds nothing. */
function leseStelle(a: Anfrage, k: Kennzahl): Stelle {
  const code = (name: string): string | null | undefined => {
    const wert = a.req.query[name];
    return typeof wert !== 'string' || wert.length > 80 || wert.includes('\0') ? undefined : wert === '-' ? null : wert;
  };
  const zeile = k.zeilen.map((_, i) => code(`z${i + 1}`));
  const spalte = code('s');
  return { ...(zeile.every((c) => c !== undefined) ? { zeile: zeile.map((c) => c ?? null) } : {}), ...(spalte === undefined ? {} : { spalte }) };
}

/** A table for a spreadsheet. It leaves the house, so small numbers are hidden for everybody. */
async function sendeCsv(a: Anfrage): Promise<void> {
  const { kuerzel } = findeKennzahl(a);
  const { auswahl, verdeckt } = leseLage(a, a.req.query);
  const vereinbarung = eigeneVereinbarung(a);
  const { tabellen } = await a.inDb((db) => findStand(db, { vereinbarung, behoerde: a.konto.behoerde, auswahl }, a.kontext.uhr));
  const tabelle = maskiere(tabellen, { auchInterne: !verdeckt }).find((t) => t.kuerzel === kuerzel);
  if (!tabelle) throw nichtGefunden();
  const kopf = [
    ['Kennzahl', tabelle.titel], ['Stelle', nameVon(a)], ['Zeitraum', tabelle.stichtag ? 'Stand von heute' : `${zeigeDatum(auswahl.von)} bis ${zeigeDatum(auswahl.bis)}`], ...(auswahl.plz ? [['Postleitzahl', auswahl.plz]] : []),
    ['Gezählt', tabelle.gezaehlt], ['Maßgeblich', tabelle.ab],
    ['Zeichen', tabelle.zurueckgehalten ? 'Nicht gezeigt: Mit der Summe dieser Tabelle ließe sich eine kleine Anzahl in einer anderen errechnen.' : '<3: ein oder zwei; ·: nicht gezeigt; mind.: mit nicht gezeigten Anzahlen mindestens'],
  ] as [string, string][];
  a.res.attachment(`auswertung-${kuerzel}-${auswahl.von}-${auswahl.bis}.csv`).type('text/csv; charset=utf-8').send(alsCsv(tabelle, kopf));
}

const quartalSchema = z.object({ jahr: z.coerce.number().int().min(2000).max(2099), quartal: z.coerce.number().int().min(1).max(4) });

/** The report of a quarter for the exchange; small numbers are hidden. */
async function sendeBericht(a: Anfrage): Promise<void> {
  const gelesen = quartalSchema.safeParse(a.req.query);
  if (!gelesen.success) throw nichtGefunden();
  const quartal = gelesen.data as Quartal;
  const vereinbarung = eigeneVereinbarung(a);
  const { tabellen, gezaehltAm } = await a.inDb((db) => findStand(db, { vereinbarung, behoerde: a.konto.behoerde, auswahl: tageVon(quartal) }, a.kontext.uhr));
  const { inhalt } = await erstelleBericht({ vereinbarung, behoerde: nameVon(a), quartal, tabellen: maskiere(tabellen), gezaehltAm, erzeugtAm: a.kontext.uhr.jetzt() });
  a.res.attachment(`bericht-${a.konto.behoerde.toLowerCase()}-${quartal.jahr}-${quartal.quartal}.pdf`).type('application/pdf').send(inhalt);
}
