import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ladeVereinbarungen, type Vereinbarung } from '../../src/vereinbarung.ts';

const stelle = (kuerzel: string, behoerde: string | null, mehr: object = {}) =>
  ({ kuerzel, behoerde, name: `Stelle ${kuerzel}`, funktion: 'Probe', anschrift: 'Weg 1, 40210 Düsseldorf', faxnummer: null, kanal: 'DATEISPOOL', arbeitetImSystem: behoerde !== null, ...mehr });

const frist = (fristart: string) =>
  ({ fristart, klausel: null, bezeichnung: 'Antwort', modus: 'MO_FR', rollt: true, vorfristWerktage: 0, warnGruppe: 'hilfe-sachbearbeitung', eskalationsGruppe: 'hilfe-leitung', konvention: true, gueltigAb: '2020-01-01', gueltigBis: null });

export const vereinbarung = {
  kuerzel: 'probe', name: 'Probe', akteName: 'Akte Probe', land: 'NW', gueltigAb: '2020-01-01', gueltigBis: null,
  behoerden: [{ kuerzel: 'HILFE', name: 'Hilfe', gruppe: 'hilfe-sachbearbeitung', aktenzeichenPraefix: 'P.H' }, { kuerzel: 'AMT', name: 'Amt', gruppe: 'amt-sachbearbeitung', aktenzeichenPraefix: 'P.A' }],
  rollen: ['HILFE', 'AMT'].flatMap((behoerde) => (['SACHBEARBEITUNG', 'LEITUNG'] as const).map((art) => ({ kuerzel: `${behoerde}-${art}`.toLowerCase(), name: 'Probe', behoerde, art }))),
  beteiligte: [stelle('HELFENDE', 'HILFE'), stelle('AMTLICHE', 'AMT'), stelle('PERSON', null, { anschrift: '', kanal: 'POST', anschriftAus: 'KLIENT' })],
  fristarten: [frist('ANTWORT')],
};

export const bogen = {
  kuerzel: 'probe.aufnahme', titel: 'Aufnahme', prozess: 'probe-hilfe',
  felder: [
    { name: 'hilfeart', titel: 'Art der Hilfe', art: 'AUSWAHL', auswahl: { STATIONAER: 'Stationäre Hilfe', AMBULANT: 'Ambulante Hilfe' }, variable: true },
    { name: 'aufnahmeAm', titel: 'Aufgenommen am', art: 'DATUM', variable: true },
    { name: 'kostenCent', titel: 'Kosten', art: 'BETRAG', variable: true },
    { name: 'erreichbar', titel: 'Erreichbar', art: 'JA_NEIN', variable: true },
    { name: 'bemerkung', titel: 'Bemerkung', art: 'TEXT' },
  ],
};

/** Begins the recipient's procedure. */
export const anzeige = {
  kuerzel: 'probe.anzeige', titel: 'Aufnahmeanzeige', betreff: 'Aufnahme am {{bogen:probe.aufnahme.aufnahmeAm}}',
  intern: { art: 'START', nachricht: 'probe.amt.anzeige', prozess: 'probe-amt', variablen: { altersgruppe: 'altersgruppe' } },
  uebernimmt: ['probe.aufnahme'],
  absaetze: [
    'wir haben {{klient.name}} aufgenommen (§ 67 SGB XII).',
    { titel: 'Bemerkung', text: '{{?bogen:probe.aufnahme.bemerkung}}' },
    { text: 'Die Person lebt in der Einrichtung.', wenn: { wert: 'bogen:probe.aufnahme.hilfeart', ist: ['STATIONAER'] } },
    { text: 'Die Person kommt zur Beratung.', wenn: { wert: 'bogen:probe.aufnahme.hilfeart', ist: ['AMBULANT'] } },
    'Bitte antworten Sie.',
  ],
  angaben: [
    ['Geboren am', '{{klient.geburtsdatum}}'], ['Anschrift', '{{?klient.anschrift}}'], ['Hilfe', '{{bogen:probe.aufnahme.hilfeart}}'], ['Seit', '{{tag:bogen:probe.aufnahme.aufnahmeAm}}'],
    ['Kosten', '{{?bogen:probe.aufnahme.kostenCent|noch nicht bekannt}}'],
  ],
  vordruck: { titel: 'Antwort', zeilen: ['Ansprechperson'], kaestchen: [['Besteht ein Anspruch?', ['ja', 'nein']]] },
};
/** Tells the recipient's open procedure something. */
export const stoerung = { kuerzel: 'probe.stoerung', titel: 'Störung', betreff: 'Störung', intern: { art: 'NACHRICHT', nachricht: 'probe.amt.stoerung', prozess: 'probe-amt' }, uebernimmt: ['probe.aufnahme'], absaetze: ['erreichbar: {{bogen:probe.aufnahme.erreichbar}}'] };
export const einladung = { kuerzel: 'probe.einladung', titel: 'Einladung', betreff: 'Einladung', intern: { art: 'POSTEINGANG' }, absaetze: ['kommen Sie bitte.', 'Danke.'] };

/** The agreement from files of a folder of its own, as the program reads it. */
export async function ladeProbe(briefe: readonly object[] = [anzeige, stoerung, einladung]): Promise<ReadonlyMap<string, Vereinbarung>> {
  const ordner = await mkdtemp(join(tmpdir(), 'kooperation-briefe-'));
  try {
    await mkdir(join(ordner, 'probe/hilfe'), { recursive: true });
    await writeFile(join(ordner, 'probe/vereinbarung.json'), JSON.stringify(vereinbarung));
    await writeFile(join(ordner, 'probe/hilfe/aufnahme.bogen.json'), JSON.stringify(bogen));
    for (const [i, brief] of briefe.entries()) await writeFile(join(ordner, `probe/hilfe/${i}.brief.json`), JSON.stringify(brief));
    return await ladeVereinbarungen(pathToFileURL(`${ordner}/`));
  } finally {
    await rm(ordner, { recursive: true });
  }
}
