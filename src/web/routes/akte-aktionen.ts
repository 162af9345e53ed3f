import { z } from 'zod';
import { recordAenderung } from '../../akte/aenderung.ts';
import { findFall, type Fall } from '../../akte/fall.ts';
import { beendeFall } from '../../akte/fall-beenden.ts';
import { findFrist, listFristen, type GespeicherteFrist } from '../../akte/frist.ts';
import { moveFrist } from '../../akte/frist-verschieben.ts';
import { schreibeBetrag } from '../../akte/geld.ts';
import { listLaeufe } from '../../akte/lauf.ts';
import { betrag } from '../../akte/mitteilung-schema.ts';
import { findMitteilung, updateMitteilung, type MitteilungNachtrag } from '../../akte/mitteilung.ts';
import { istPersonenakte, listPersonen } from '../../akte/person.ts';
import type { Db } from '../../db/pool.ts';
import { leerAlsFehlend } from '../../akte/text.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { listUebermittlungen } from '../abfragen/uebermittlungen.ts';
import { leereEingabe, type Eingabe } from '../bausteine/formular.ts';
import { fehlerJeFeld, formDatum, optional, pflichtText } from '../bausteine/pruefung.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import { beendenSeite, fristSeite, vermerkSeite, zustellungSeite, type Offenes } from '../seiten/akte-aktionen.ts';
import { fristIdAus } from '../seiten/akte-fristen.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { aktenzeichenAus } from './akte.ts';

const grund = pflichtText(1000, 'Bitte den Grund angeben. Er bleibt in der Akte.');
const beendenSchema = z.object({ grund: z.enum(['KLAGE_ZURUECKGENOMMEN', 'VERZOGEN', 'VERSTORBEN', 'NICHT_ZUSTAENDIG', 'IRRTUM'], 'Bitte einen Grund wählen.') });
const vermerkSchema = z.object({ vermerk: pflichtText(4000, 'Bitte den Vermerk schreiben.') });
const fristSchema = z.object({ neuesEnde: formDatum('Bitte das neue Ende der Frist angeben.'), grund });
const tag = optional(formDatum('Bitte ein Datum angeben, das es gibt.'));
const SUMMEN = { monatsmiete: 'monatsmieteCent', rueckstand: 'rueckstandCent', nutzungsentschaedigung: 'nutzungsentschaedigungCent' } as const;
/** A sum that is not in the form stays as it is. */
const summe = leerAlsFehlend(betrag);
const zustellungSchema = z.object({ zugestelltAm: tag, terminAm: tag, hilfsweiseOrdentlich: z.enum(['JA', 'NEIN', 'UNBEKANNT'], 'Bitte wählen.'), monatsmiete: summe, rueckstand: summe, nutzungsentschaedigung: summe, grund });

/** What people change in a running case: end it, move a Frist, add what the notice did not say. Each with a reason. */
export function registriereAkteAktionen(weg: (weg: Weg, tun: Handlung) => void): void {
  registriereVermerk(weg);
  weg('GET /akte/:aktenzeichen/beenden', (a) => zeigeBeenden(a, {}, {}));
  weg('POST /akte/:aktenzeichen/beenden', async (a) => {
    const werte = liesFelder(a, ['grund']);
    const neu = beendenSchema.safeParse(werte);
    if (!neu.success) return zeigeBeenden(a, werte, fehlerJeFeld(neu.error));
    const { aktenzeichen } = await ladeFall(a);
    await a.inDb((db) => beendeFall(db, aktenzeichen, neu.data.grund, a.kontext.uhr));
    a.weiter(`/akte/${aktenzeichen}`, { art: 'success', titel: 'Das Ende des Falls ist verlangt', text: 'Der Vorgang nimmt jetzt seinen Ausgang: Offene Aufgaben und Fristen werden aufgehoben, das dauert einen Augenblick.' });
  });
  weg('GET /akte/:aktenzeichen/frist/:fristart/:runde', async (a) => zeigeFrist(a, { neuesEnde: (await ladeFrist(a)).fristEnde }, {}));
  weg('POST /akte/:aktenzeichen/frist/:fristart/:runde', async (a) => {
    const werte = liesFelder(a, ['neuesEnde', 'grund']);
    const neu = fristSchema.safeParse(werte);
    if (!neu.success) return zeigeFrist(a, werte, fehlerJeFeld(neu.error));
    const frist = await ladeFrist(a);
    const fehler = await versuche(() => a.inDb((db) => moveFrist(db, { id: frist.id, ...neu.data }, a.kontext)), 'neuesEnde');
    if (fehler) return zeigeFrist(a, werte, fehler);
    a.weiter(`/akte/${frist.aktenzeichen}`, { art: 'success', titel: `${frist.bezeichnung}: Frist verschoben` });
  });
  weg('GET /akte/:aktenzeichen/zustellung', async (a) => zeigeZustellung(a, null, {}));
  weg('POST /akte/:aktenzeichen/zustellung', async (a) => {
    const werte = liesFelder(a, ['zugestelltAm', 'terminAm', 'hilfsweiseOrdentlich', ...Object.keys(SUMMEN), 'grund']);
    const neu = zustellungSchema.safeParse(werte);
    if (!neu.success) return zeigeZustellung(a, werte, fehlerJeFeld(neu.error));
    const { aktenzeichen } = await ladeFall(a);
    const { grund: warum, zugestelltAm, terminAm, hilfsweiseOrdentlich, ...summen } = neu.data;
    const angaben = { zugestelltAm, terminAm, hilfsweiseOrdentlich, ...alsCent(summen) };
    const fehler = await versuche(() => a.inDb((db) => updateMitteilung(db, aktenzeichen, angaben, warum, a.kontext.uhr)), 'zugestelltAm');
    if (fehler) return zeigeZustellung(a, werte, fehler);
    a.weiter(`/akte/${aktenzeichen}`, { art: 'success', titel: 'Gespeichert', text: 'Hat sich die Zustellung geändert, wird die Schonfrist neu gerechnet.' });
  });
}

/** The forms of the engine send people here with everything that must not stand there: names and free text. */
function registriereVermerk(weg: (weg: Weg, tun: Handlung) => void): void {
  const zeige = async (a: Anfrage, eingabe: Eingabe): Promise<void> => {
    const { aktenzeichen } = await ladeFall(a);
    await a.zeige(titelMit('Vermerk', eingabe), vermerkSeite(aktenzeichen, a.csrf, eingabe), statusVon(eingabe));
  };
  weg('GET /akte/:aktenzeichen/vermerk', (a) => zeige(a, leereEingabe));
  weg('POST /akte/:aktenzeichen/vermerk', async (a) => {
    const werte = liesFelder(a, ['vermerk']);
    const neu = vermerkSchema.safeParse(werte);
    if (!neu.success) return zeige(a, { werte, fehler: fehlerJeFeld(neu.error) });
    const { aktenzeichen } = await ladeFall(a);
    await a.inDb((db) => recordAenderung(db, { aktenzeichen, gegenstand: 'FALL', alt: {}, neu: {}, grund: neu.data.vermerk }, a.kontext.uhr));
    a.weiter(`/akte/${aktenzeichen}`, { art: 'success', titel: 'Vermerk gespeichert' });
  });
}

const alsCent = (summen: { [K in keyof typeof SUMMEN]?: number | undefined }) =>
  Object.fromEntries(Object.entries(SUMMEN).flatMap(([feld, name]) => (summen[feld as keyof typeof SUMMEN] === undefined ? [] : [[name, summen[feld as keyof typeof SUMMEN]]]))) as MitteilungNachtrag;

const liesFelder = (a: Anfrage, namen: readonly string[]): Record<string, string> => Object.fromEntries(namen.map((name) => [name, a.feld(name)]));

/** A refusal by a rule becomes a message beside the field; a case or Frist that is gone stays an error page. */
async function versuche(tun: () => Promise<unknown>, feld: string): Promise<Record<string, string> | null> {
  try {
    await tun();
    return null;
  } catch (fehler) {
    if (!(fehler instanceof FachlicherFehler)) throw fehler;
    return { [fehler.code === 'GRUND_FEHLT' ? 'grund' : fehler.code === 'TERMIN_UNGUELTIG' ? 'terminAm' : fehler.code === 'SUMMEN_UNGUELTIG' ? 'rueckstand' : feld]: fehler.message };
  }
}

async function ladeFall(a: Anfrage): Promise<Fall> {
  const fall = await a.inDb((db) => findFall(db, aktenzeichenAus(a)));
  if (!fall) throw nichtGefunden();
  return fall;
}

async function ladeFrist(a: Anfrage): Promise<GespeicherteFrist> {
  const aktenzeichen = aktenzeichenAus(a);
  const id = fristIdAus(aktenzeichen, a.pfad('fristart'), a.pfad('runde'));
  const frist = id ? await a.inDb((db) => findFrist(db, id)) : undefined;
  if (!frist) throw nichtGefunden();
  return frist;
}

const titelMit = (titel: string, eingabe: Eingabe): string => (Object.keys(eingabe.fehler).length > 0 ? `Fehler: ${titel}` : titel);
const statusVon = (eingabe: Eingabe): number => (Object.keys(eingabe.fehler).length > 0 ? 422 : 200);

async function findOffenes(db: Db, aktenzeichen: string): Promise<Offenes> {
  return {
    person: istPersonenakte(await listPersonen(db, aktenzeichen)),
    laeufe: (await listLaeufe(db, aktenzeichen)).filter((l) => l.status !== 'BEENDET'),
    fristen: (await listFristen(db, aktenzeichen)).filter((f) => f.erledigtAm === null),
    schreiben: await listUebermittlungen(db, { aktenzeichen, status: 'BEREIT' }),
  };
}

async function zeigeBeenden(a: Anfrage, werte: Record<string, string>, fehler: Record<string, string>): Promise<void> {
  const fall = await ladeFall(a);
  const eingabe = { werte, fehler };
  await a.zeige(titelMit('Fall beenden', eingabe), beendenSeite(fall, await a.inDb((db) => findOffenes(db, fall.aktenzeichen)), a.csrf, eingabe), statusVon(eingabe));
}

async function zeigeFrist(a: Anfrage, werte: Record<string, string>, fehler: Record<string, string>): Promise<void> {
  const eingabe = { werte, fehler };
  await a.zeige(titelMit('Frist verschieben', eingabe), fristSeite(await ladeFrist(a), a.csrf, eingabe), statusVon(eingabe));
}

async function zeigeZustellung(a: Anfrage, werte: Record<string, string> | null, fehler: Record<string, string>): Promise<void> {
  const { aktenzeichen } = await ladeFall(a);
  const m = await a.inDb((db) => findMitteilung(db, aktenzeichen));
  if (!m) throw nichtGefunden();
  const eingabe = { werte: werte ?? { zugestelltAm: m.zugestelltAm ?? '', terminAm: m.terminAm ?? '', hilfsweiseOrdentlich: m.hilfsweiseOrdentlich, ...Object.fromEntries(Object.entries(SUMMEN).map(([feld, name]) => [feld, schreibeBetrag(m[name])])) }, fehler };
  await a.zeige(titelMit('Angaben des Gerichts berichtigen', eingabe), zustellungSeite(aktenzeichen, m, a.csrf, eingabe), statusVon(eingabe));
}
