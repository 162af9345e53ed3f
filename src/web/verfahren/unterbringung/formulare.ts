import { z } from 'zod';
import { schreibeBetrag } from '../../../akte/geld.ts';
import { recordAngebot, recordAnordnung, recordAuszug } from '../../../akte/unterbringung/eintragen.ts';
import { updateRaeumungstermin } from '../../../akte/unterbringung/termin.ts';
import { findUnterbringung, RECHTSGRUNDLAGEN, UMZUGSGRUENDE, type Angebot, type Anordnung, type Rechtsgrundlage, type Umzugsgrund } from '../../../akte/unterbringung/unterbringung.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { angekreuzt, betragFeld, registriereFormular, type AktenFormular } from '../../bausteine/aktenformular.ts';
import { formDatum, formText, pflichtText } from '../../bausteine/pruefung.ts';
import type { Weg } from '../../rechte.ts';
import type { Handlung } from '../../wege.ts';

const datum = (was: string): z.ZodType<string> => formDatum(`Bitte ${was} angeben.`);
const alsWahl = (texte: Readonly<Record<string, string>>): { wert: string; text: string }[] => Object.entries(texte).map(([wert, text]) => ({ wert, text }));
const ja = (wert: boolean | undefined): string => (wert ? 'ja' : '');

const termin: AktenFormular<{ raeumungAm: string; grund: string }> = {
  pfad: '/akte/:aktenzeichen/unterbringung/termin',
  titel: 'Räumungstermin eintragen',
  vorspann: 'Bis zu diesem Tag muss der Haushalt eine Unterkunft haben. Die Leitung wird zehn Werktage vorher gewarnt. Ein verschobener Termin verschiebt auch die laufenden Fristen.',
  felder: [{ art: 'text', name: 'raeumungAm', label: 'Räumungstermin', typ: 'date', breite: 'kurz' }, { art: 'mehrzeilig', name: 'grund', label: 'Grund', hinweis: 'Woher die Angabe kommt, zum Beispiel: Schreiben des Gerichtsvollziehers vom 3. Mai.' }],
  schema: z.object({ raeumungAm: datum('den Räumungstermin'), grund: pflichtText(1000, 'Bitte angeben, woher Sie den Termin kennen.') }),
  lade: async (db, aktenzeichen) => {
    const u = await findUnterbringung(db, aktenzeichen);
    return u && { raeumungAm: u.raeumungAm ?? '', grund: '' };
  },
  speichere: (db, aktenzeichen, { raeumungAm, grund }, uhr) => updateRaeumungstermin(db, aktenzeichen, raeumungAm, grund, uhr),
  fertig: { titel: 'Räumungstermin gespeichert', text: 'Die Fristen werden gleich angepasst.' },
};

type AngebotWerte = { angebotAm: string; anschrift: string; miete: number; umzugsgrund: Umzugsgrund; mietergebnis: 'ANGEMESSEN' | 'IN_TOLERANZ' | 'UNANGEMESSEN' | 'OFFEN'; zugangshindernis: boolean; sucheErfolglos: boolean; ueberOrtsgrenze: boolean; unter25: boolean };
const alsAngebot = ({ anschrift, miete, mietergebnis, ...rest }: AngebotWerte): Angebot => ({ ...rest, angebotAnschrift: anschrift, angebotMieteCent: miete, mietergebnis: mietergebnis === 'OFFEN' ? null : mietergebnis });

const angebot: AktenFormular<AngebotWerte> = {
  pfad: '/akte/:aktenzeichen/unterbringung/angebot',
  titel: 'Wohnungsangebot erfassen',
  vorspann: 'Aus diesen Angaben ergibt sich, ob der Umzug als notwendig gilt und ob das Jobcenter die Zusicherung zu erteilen hat (Merkblatt Nr. 13 bis 17). Ein neues Angebot ersetzt das bisherige.',
  felder: [
    { art: 'text', name: 'angebotAm', label: 'Angebot vom', typ: 'date', breite: 'kurz' },
    { art: 'text', name: 'anschrift', label: 'Anschrift der angebotenen Wohnung' },
    { art: 'text', name: 'miete', label: 'Miete mit Nebenkosten ohne Heizung in Euro je Monat', inputmode: 'decimal', breite: 'kurz' },
    { art: 'wahl', name: 'mietergebnis', label: 'Hält die Miete die Mietobergrenze ein?', wahl: [{ wert: 'ANGEMESSEN', text: 'Ja' }, { wert: 'IN_TOLERANZ', text: 'Nur mit dem Toleranzbetrag' }, { wert: 'UNANGEMESSEN', text: 'Nein' }, { wert: 'OFFEN', text: 'Noch nicht geprüft' }] },
    { art: 'auswahl', name: 'umzugsgrund', label: 'Grund des Umzugs', breite: 'mittel', wahl: alsWahl(UMZUGSGRUENDE) },
    { art: 'ankreuzen', name: 'zugangshindernis', label: 'Der Haushalt hat es auf dem Wohnungsmarkt besonders schwer' },
    { art: 'ankreuzen', name: 'sucheErfolglos', label: 'Erfolglose Suche ist nachgewiesen' },
    { art: 'ankreuzen', name: 'ueberOrtsgrenze', label: 'Die Wohnung liegt in einem anderen Ort' },
    { art: 'ankreuzen', name: 'unter25', label: 'Jemand unter 25 Jahren zieht erstmals aus' },
  ],
  schema: z.object({
    angebotAm: datum('den Tag des Angebots'), anschrift: pflichtText(300, 'Bitte die Anschrift angeben.'), miete: betragFeld, umzugsgrund: z.enum(Object.keys(UMZUGSGRUENDE) as [Umzugsgrund, ...Umzugsgrund[]], 'Bitte wählen.'),
    mietergebnis: z.enum(['ANGEMESSEN', 'IN_TOLERANZ', 'UNANGEMESSEN', 'OFFEN'], 'Bitte wählen.'), zugangshindernis: angekreuzt, sucheErfolglos: angekreuzt, ueberOrtsgrenze: angekreuzt, unter25: angekreuzt,
  }),
  lade: async (db, aktenzeichen, jetzt) => {
    const u = await findUnterbringung(db, aktenzeichen);
    return u && {
      angebotAm: u.angebotAm ?? lokalesDatum(jetzt), anschrift: u.angebotAnschrift, miete: u.angebotMieteCent === null ? '' : schreibeBetrag(u.angebotMieteCent), mietergebnis: u.mietergebnis ?? 'OFFEN', umzugsgrund: u.umzugsgrund ?? 'KUENDIGUNG_VERMIETER',
      zugangshindernis: ja(u.zugangshindernis), sucheErfolglos: ja(u.sucheErfolglos), ueberOrtsgrenze: ja(u.ueberOrtsgrenze), unter25: ja(u.unter25),
    };
  },
  speichere: (db, aktenzeichen, daten, uhr) => recordAngebot(db, aktenzeichen, alsAngebot(daten), uhr),
  fehlerfeld: { DATUM_UNGLAUBHAFT: 'angebotAm' },
  fertig: { titel: 'Angebot gespeichert', text: 'Läuft dazu eine Aufgabe in Tasklist, schließen Sie sie bitte dort ab.' },
};

const anordnung: AktenFormular<Anordnung> = {
  pfad: '/akte/:aktenzeichen/unterbringung/anordnung',
  titel: 'Unterbringung eintragen',
  vorspann: 'Tragen Sie ein, wo der Haushalt auf welcher Grundlage untergebracht ist. Die Anschrift bleibt in der Akte.',
  felder: [
    { art: 'auswahl', name: 'rechtsgrundlage', label: 'Rechtsgrundlage', breite: 'mittel', wahl: alsWahl(RECHTSGRUNDLAGEN) },
    { art: 'text', name: 'platz', label: 'Kennung des Platzes', hinweis: 'Wie im Verzeichnis der Unterkünfte, zum Beispiel UK-07-12.', breite: 'kurz' },
    { art: 'text', name: 'unterkunftAnschrift', label: 'Anschrift der Unterkunft', optional: true },
    { art: 'text', name: 'von', label: 'Erster Tag', typ: 'date', breite: 'kurz' },
  ],
  schema: z.object({ rechtsgrundlage: z.enum(Object.keys(RECHTSGRUNDLAGEN) as [Rechtsgrundlage, ...Rechtsgrundlage[]], 'Bitte wählen.'), platz: z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,19}$/, 'Die Kennung besteht aus Großbuchstaben, Ziffern und Bindestrichen.'), unterkunftAnschrift: formText(300), von: datum('den ersten Tag') }),
  lade: async (db, aktenzeichen) => {
    const u = await findUnterbringung(db, aktenzeichen);
    return u && { rechtsgrundlage: u.rechtsgrundlage ?? 'NPOG_11', platz: u.platz ?? '', unterkunftAnschrift: u.unterkunftAnschrift, von: u.von ?? '' };
  },
  speichere: (db, aktenzeichen, daten, uhr) => recordAnordnung(db, aktenzeichen, daten, uhr),
  fertig: { titel: 'Unterbringung gespeichert', text: 'Läuft dazu eine Aufgabe in Tasklist, schließen Sie sie bitte dort ab.' },
};

const auszug: AktenFormular<{ bis: string }> = {
  pfad: '/akte/:aktenzeichen/unterbringung/auszug',
  titel: 'Auszug aus der Unterkunft erfassen',
  vorspann: 'Mit dem Auszug endet die Unterbringung und ihre regelmäßige Überprüfung.',
  felder: [{ art: 'text', name: 'bis', label: 'Letzter Tag in der Unterkunft', typ: 'date', breite: 'kurz' }],
  schema: z.object({ bis: datum('den letzten Tag') }),
  lade: async (db, aktenzeichen, jetzt) => {
    const u = await findUnterbringung(db, aktenzeichen);
    return u?.von ? { bis: u.bis ?? lokalesDatum(jetzt) } : undefined;
  },
  speichere: (db, aktenzeichen, { bis }, uhr) => recordAuszug(db, aktenzeichen, bis, uhr),
  fertig: { titel: 'Auszug gespeichert' },
};

export function registriereUnterbringungsformulare(weg: (weg: Weg, tun: Handlung) => void): void {
  registriereFormular(weg, ['GET /akte/:aktenzeichen/unterbringung/termin', 'POST /akte/:aktenzeichen/unterbringung/termin'], termin);
  registriereFormular(weg, ['GET /akte/:aktenzeichen/unterbringung/angebot', 'POST /akte/:aktenzeichen/unterbringung/angebot'], angebot);
  registriereFormular(weg, ['GET /akte/:aktenzeichen/unterbringung/anordnung', 'POST /akte/:aktenzeichen/unterbringung/anordnung'], anordnung);
  registriereFormular(weg, ['GET /akte/:aktenzeichen/unterbringung/auszug', 'POST /akte/:aktenzeichen/unterbringung/auszug'], auszug);
}
