import { z } from 'zod';
import { decideEntscheidung } from '../../../akte/entscheidung.ts';
import { recordAntwort } from '../../../akte/erstattung/antwort.ts';
import { findOffenenLauf, PROZESS_JOBCENTER } from '../../../akte/erstattung/beginn.ts';
import { findBerechnung, type Berechnung } from '../../../akte/erstattung/berechnung.ts';
import { erstattungsort, findVorschlag, proposeErstattung, PROZESS, type Vorschlag } from '../../../akte/erstattung/vorschlag.ts';
import { zahlungsort } from '../../../akte/erstattung/zahlung.ts';
import { schreibeBetrag } from '../../../akte/geld.ts';
import { findZahlung, recordAnweisung } from '../../../akte/zahlung.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import type { Html } from '../../bausteine/html.ts';
import { alsFeldfehler, fehlerJeFeld, formDatum, pflichtText } from '../../bausteine/pruefung.ts';
import { nichtGefunden } from '../../fehler.ts';
import type { Weg } from '../../rechte.ts';
import type { Anfrage, Handlung } from '../../wege.ts';
import { betragFeld } from './eingabe.ts';
import { vorhandene } from './akte.ts';
import { antwortSeite, entscheidungSeite, freigabeSeite, zahlungSeite } from './seiten.ts';

type Werte = Record<string, string>;
type Stand = { aktenzeichen: string; vorgang: string; berechnung: Berechnung | undefined; vorschlag: Vorschlag | undefined };

/** What people decide about a claim, in the name under which they are logged in. */
export function registriereEntscheidung(weg: (weg: Weg, tun: Handlung) => void): void {
  const paar = (pfad: 'entscheidung' | 'freigabe' | 'zahlung' | 'antwort', zeigt: Handlung, tut: Handlung): void => {
    weg(`GET /akte/:aktenzeichen/erstattung/${pfad}`, zeigt);
    weg(`POST /akte/:aktenzeichen/erstattung/${pfad}`, tut);
  };
  paar('entscheidung', async (a) => { const s = await stand(a); await zeigeEntscheidung(a, s, { betrag: s.berechnung ? schreibeBetrag(s.berechnung.erstattungCent) : '0,00', begruendung: '' }); }, entscheide);
  paar('freigabe', async (a) => zeigeFreigabe(a, await stand(a), {}), gibFrei);
  paar('zahlung', async (a) => zeigeZahlung(a, await stand(a), { angewiesenAm: heute(a) }), trageZahlungEin);
  paar('antwort', async (a) => { const az = await vorhandene(a); await zeigeAntwort(a, az, { eingangAm: heute(a) }); }, erfasseAntwort);
}

const heute = (a: Anfrage): string => lokalesDatum(a.kontext.uhr.jetzt());

/** The open claim at the Fachstelle. @throws WebFehler 404 where there is none */
async function stand(a: Anfrage): Promise<Stand> {
  const aktenzeichen = await vorhandene(a);
  return a.inDb(async (db) => {
    const lauf = await findOffenenLauf(db, aktenzeichen, PROZESS);
    if (!lauf) throw nichtGefunden();
    const { vorgang } = lauf;
    return { aktenzeichen, vorgang, berechnung: await findBerechnung(db, vorgang), vorschlag: await findVorschlag(db, aktenzeichen, vorgang) };
  });
}

const entscheidungForm = z.object({ betrag: betragFeld, begruendung: pflichtText(4000, 'Bitte begründen Sie die Entscheidung.') });

async function entscheide(a: Anfrage): Promise<void> {
  const s = await stand(a);
  const werte = { betrag: a.feld('betrag'), begruendung: a.feld('begruendung') };
  const form = entscheidungForm.safeParse(werte);
  if (!form.success) return zeigeEntscheidung(a, s, werte, fehlerJeFeld(form.error));
  const neu = { aktenzeichen: s.aktenzeichen, vorgang: s.vorgang, betragCent: form.data.betrag, begruendung: form.data.begruendung };
  await tue(a, s.aktenzeichen, 'Entscheidung gespeichert', (db) => proposeErstattung(db, neu, a.kontext.uhr), (fehler) => zeigeEntscheidung(a, s, werte, fehler), 'betrag');
}

const freigabeForm = z.object({ entscheidung: z.enum(['ZUGESTIMMT', 'ZURUECKGEGEBEN'], 'Bitte wählen.'), runde: z.coerce.number().int().min(1), begruendung: z.string() });

async function gibFrei(a: Anfrage): Promise<void> {
  const s = await stand(a);
  const werte = { entscheidung: a.feld('entscheidung'), runde: a.feld('runde'), begruendung: a.feld('begruendung') };
  const form = freigabeForm.safeParse(werte);
  if (!form.success) return zeigeFreigabe(a, s, werte, fehlerJeFeld(form.error));
  const wahl = { ...erstattungsort(s.aktenzeichen, s.vorgang), ...form.data };
  await tue(a, s.aktenzeichen, 'Entscheidung gespeichert', (db) => decideEntscheidung(db, wahl, a.kontext.uhr), (fehler) => zeigeFreigabe(a, s, werte, fehler), 'entscheidung');
}

async function trageZahlungEin(a: Anfrage): Promise<void> {
  const s = await stand(a);
  const werte = { angewiesenAm: a.feld('angewiesenAm') };
  const form = z.object({ angewiesenAm: formDatum('Bitte ein Datum angeben.').refine((d) => d <= heute(a), 'Der Tag kann nicht in der Zukunft liegen.') }).safeParse(werte);
  if (!form.success) return zeigeZahlung(a, s, werte, fehlerJeFeld(form.error));
  await tue(a, s.aktenzeichen, 'Zahlung eingetragen', (db) => recordAnweisung(db, { ...zahlungsort(s.aktenzeichen, s.vorgang), ...form.data }, a.kontext.uhr), (fehler) => zeigeZahlung(a, s, werte, fehler), 'angewiesenAm');
}

const antwortForm = z.object({ ergebnis: z.enum(['ANERKANNT', 'TEILWEISE', 'ABGELEHNT'], 'Bitte wählen.'), betrag: betragFeld, eingangAm: formDatum('Bitte ein Datum angeben.') });

async function erfasseAntwort(a: Anfrage): Promise<void> {
  const aktenzeichen = await vorhandene(a);
  const werte = { ergebnis: a.feld('ergebnis'), betrag: a.feld('betrag'), eingangAm: a.feld('eingangAm') };
  const form = antwortForm.refine((f) => f.eingangAm <= heute(a), { path: ['eingangAm'], error: 'Der Eingang kann nicht in der Zukunft liegen.' }).safeParse({ ...werte, betrag: werte.betrag || '0' });
  if (!form.success) return zeigeAntwort(a, aktenzeichen, werte, fehlerJeFeld(form.error));
  const { ergebnis, betrag, eingangAm } = form.data;
  await tue(a, aktenzeichen, 'Antwort gespeichert', async (db) => {
    const lauf = await findOffenenLauf(db, aktenzeichen, PROZESS_JOBCENTER);
    if (!lauf) throw nichtGefunden();
    return recordAntwort(db, { aktenzeichen, vorgang: lauf.vorgang, ergebnis, betragCent: betrag, eingangAm, weg: 'POSTEINGANG' }, a.kontext.uhr);
  }, (fehler) => zeigeAntwort(a, aktenzeichen, werte, fehler), 'betrag');
}

/** Does it and goes back to the Akte; a domain refusal comes back beside its field. */
async function tue(a: Anfrage, aktenzeichen: string, titel: string, tun: Parameters<Anfrage['inDb']>[0], zeigeFehler: (fehler: Werte) => Promise<void>, feld: string): Promise<void> {
  try {
    await a.inDb(tun);
  } catch (fehler) {
    return zeigeFehler(alsFeldfehler(fehler, feld));
  }
  a.weiter(`/akte/${aktenzeichen}`, { art: 'success', titel, text: 'Bitte schließen Sie die Aufgabe dazu in Tasklist ab.' });
}

const seite = (a: Anfrage, titel: string, fehler: Werte, inhalt: Html): Promise<void> => {
  const fehlerhaft = Object.keys(fehler).length > 0;
  return a.zeige(fehlerhaft ? `Fehler: ${titel}` : titel, inhalt, fehlerhaft ? 422 : 200);
};

const zeigeEntscheidung = (a: Anfrage, s: Stand, werte: Werte, fehler: Werte = {}): Promise<void> =>
  seite(a, 'Über die Erstattung entscheiden', fehler, entscheidungSeite({ ...s, csrf: a.csrf, eingabe: { werte, fehler } }));

async function zeigeFreigabe(a: Anfrage, s: Stand, werte: Werte, fehler: Werte = {}): Promise<void> {
  if (!s.vorschlag) throw nichtGefunden();
  await seite(a, 'Erstattung freigeben', fehler, freigabeSeite({ ...s, vorschlag: s.vorschlag, csrf: a.csrf, eingabe: { werte, fehler } }));
}

async function zeigeZahlung(a: Anfrage, s: Stand, werte: Werte, fehler: Werte = {}): Promise<void> {
  const zahlung = await a.inDb((db) => findZahlung(db, zahlungsort(s.aktenzeichen, s.vorgang)));
  if (!zahlung) throw nichtGefunden();
  await seite(a, 'Zahlung eintragen', fehler, zahlungSeite(s.aktenzeichen, a.csrf, { werte, fehler }, zahlung.summeCent));
}

async function zeigeAntwort(a: Anfrage, aktenzeichen: string, werte: Werte, fehler: Werte = {}): Promise<void> {
  if (!(await a.inDb((db) => findOffenenLauf(db, aktenzeichen, PROZESS_JOBCENTER)))) throw nichtGefunden();
  await seite(a, 'Antwort der Fachstelle', fehler, antwortSeite(aktenzeichen, a.csrf, { werte, fehler }));
}
