import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedBeteiligte } from '../../src/akte/beteiligter.ts';
import { insertEintrag } from '../../src/akte/bogen.ts';
import { beginneLauf } from '../../src/akte/lauf.ts';
import { oeffnePersonenakte } from '../../src/akte/personenakte.ts';
import type { Bogenangaben } from '../../src/bogen/bogen.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { UebermittlungsDienst } from '../../src/uebermittlung/dienst.ts';
import { enqueueUebermittlung, erstelleDokument } from '../../src/uebermittlung/index.ts';
import { Intern } from '../../src/uebermittlung/kanal/intern.ts';
import type { Umfeld } from '../../src/uebermittlung/typen.ts';
import { StellbareUhr } from '../../src/uhr.ts';
import { ladeProbe } from '../briefe/probe.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';

const HILFE = { behoerde: 'HILFE', wer: 'clara.ott' };
const ALLES: Bogenangaben = { hilfeart: 'STATIONAER', aufnahmeAm: '2026-03-30', kostenCent: 123_450, erreichbar: false, bemerkung: 'Kommt mit Hund.\nBraucht ein Zimmer im Erdgeschoss.' };

let datenbank: TestDatenbank;
let umfeld: Umfeld & { uhr: StellbareUhr };
let dienst: UebermittlungsDienst;

beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = { uhr: new StellbareUhr(new Date('2026-04-02T08:00:00Z')), vereinbarungen: await ladeProbe() };
  await inTransaktion(datenbank.pool, { behoerde: '*', wer: 'test' }, async (db) => {
    for (const v of umfeld.vereinbarungen.values()) await seedBeteiligte(db, v);
  });
  dienst = new UebermittlungsDienst({ ...umfeld, pool: datenbank.pool, protokoll: stillesProtokoll, kanaele: [new Intern(datenbank.pool, umfeld)] });
});
afterAll(async () => {
  await dienst.stop();
  await datenbank.close();
});

const alsHilfe = <T>(tun: (db: Db) => Promise<T>): Promise<T> => inTransaktion(datenbank.pool, HILFE, tun);
const imAmt = async (sql: string, az: string) => (await inTransaktion(datenbank.pool, { behoerde: 'AMT', wer: 'jana.weiss' }, (db) => db.query(sql, [az]))).rows;

let personen = 0;
/** The file of a person without a flat, with its sheet filled. */
async function nimmAuf(angaben: Bogenangaben, anschrift?: string): Promise<string> {
  const vereinbarung = umfeld.vereinbarungen.get('probe');
  if (!vereinbarung) throw new Error('no agreement');
  const person = { eingangAm: '2026-03-30', name: `Ohneland${'x'.repeat(++personen)}`, vorname: 'Toni', geburtsdatum: '2003-05-01', ...(anschrift && { anschrift }) };
  return alsHilfe(async (db) => {
    const { aktenzeichen } = await oeffnePersonenakte(db, person, { uhr: umfeld.uhr, vereinbarung });
    const { vorgang } = await beginneLauf(db, { aktenzeichen, prozess: 'probe-hilfe', nachricht: 'probe.hilfe.begonnen', eingangAm: '2026-03-30', anlass: 'test' }, umfeld.uhr);
    await fuelle(db, aktenzeichen, vorgang, angaben, 'erste');
    return aktenzeichen;
  });
}

const fuelle = (db: Db, aktenzeichen: string, vorgang: string, werte: Bogenangaben, schluessel: string) => insertEintrag(db, { aktenzeichen, prozess: 'probe-hilfe', vorgang, bogen: 'probe.aufnahme', werte, schluessel }, umfeld.uhr);

async function schreibe(aktenzeichen: string, schreiben: string, empfaenger = 'AMTLICHE', runde = 1): Promise<{ id: string; seiten: string[] }> {
  const schritt = { aktenzeichen, behoerde: 'HILFE', empfaenger, schritt: schreiben.split('.')[1] ?? '', runde };
  return alsHilfe(async (db) => {
    const { id: dokumentId } = await erstelleDokument(db, { ...schritt, schreiben }, umfeld);
    const { uebermittlungId: id } = await enqueueUebermittlung(db, { ...schritt, dokumentId }, umfeld);
    const { rows } = await db.query<{ inhalt: Buffer }>('SELECT inhalt FROM dokument WHERE id = $1', [dokumentId]);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(rows[0]?.inhalt ?? [])), { mergePages: false });
    return { id, seiten: text.map((t) => t.normalize('NFC').replaceAll(/\s+/g, ' ')) };
  });
}

describe('a letter that is data', () => {
  it('prints values in words, only the parts that apply, and the form for the answer', async () => {
    const { seiten } = await schreibe(await nimmAuf(ALLES), 'probe.anzeige');
    for (const teil of ['Aufnahme am 30. März 2026', 'wir haben Toni Ohneland', '(§ 67 SGB XII)', 'Geboren am 1. Mai 2003', 'Hilfe Stationäre Hilfe', 'Seit Montag, 30. März 2026', 'Kosten 1.234,50 €', 'Kommt mit Hund. Braucht ein Zimmer', 'lebt in der Einrichtung']) expect(seiten[1]).toContain(teil);
    expect(seiten[1]).not.toMatch(/Anschrift|zur Beratung/);
    for (const teil of ['Antwort', 'Besteht ein Anspruch? ja nein', 'Ansprechperson', 'Datum, Unterschrift']) expect(seiten[2]).toContain(teil);
    expect(seiten[0]).not.toMatch(/Toni|Ohneland|Einrichtung|€/);
  });

  it('leaves out what is optional and missing, or says its substitute', async () => {
    const { seiten } = await schreibe(await nimmAuf({ hilfeart: 'AMBULANT', aufnahmeAm: '2026-03-30' }), 'probe.anzeige');
    expect(seiten[1]).toContain('Kosten noch nicht bekannt');
    expect(seiten[1]).toContain('kommt zur Beratung');
    expect(seiten[1]).not.toContain('Bemerkung');
  });

  it('is for a person to complete while a value is missing that must be there', async () => {
    await expect(schreibe(await nimmAuf({ hilfeart: 'AMBULANT' }), 'probe.anzeige')).rejects.toMatchObject({ code: 'ANGABEN_FEHLEN' });
  });

  it('goes to the person by post, where an address is known', async () => {
    const { seiten } = await schreibe(await nimmAuf(ALLES, 'c/o Tagestreff, Ring 5, 40210 Düsseldorf'), 'probe.einladung', 'PERSON');
    expect(seiten[0]).toMatch(/Toni Ohnelandx+ c\/o Tagestreff Ring 5 40210 Düsseldorf/);
    await expect(schreibe(await nimmAuf(ALLES), 'probe.einladung', 'PERSON')).rejects.toMatchObject({ code: 'ANSCHRIFT_FEHLT' });
  });
});

describe('its arrival at an authority in the system', () => {
  it('opens a file with the person and what the letter says, and begins the procedure with the codes', async () => {
    const az = await nimmAuf(ALLES, 'Ring 5, 40210 Düsseldorf');
    await schreibe(az, 'probe.anzeige');
    // Entered after the letter: not in it, so not in the recipient's file.
    umfeld.uhr.stelle(new Date('2026-04-02T09:00:00Z'));
    await alsHilfe((db) => fuelle(db, az, az, { ...ALLES, hilfeart: 'AMBULANT' }, 'spaeter'));
    await dienst.einmal();
    expect(await imAmt('SELECT rolle, vorname, geburtsdatum, anschrift FROM person WHERE aktenzeichen = $1', az)).toEqual([{ rolle: 'KLIENT', vorname: 'Toni', geburtsdatum: '2003-05-01', anschrift: 'Ring 5, 40210 Düsseldorf' }]);
    const { erreichbar: _ungezeigt, ...gezeigt } = ALLES;
    expect(await imAmt('SELECT prozess, vorgang, bogen, werte FROM bogen WHERE aktenzeichen = $1', az)).toEqual([{ prozess: 'probe-amt', vorgang: az, bogen: 'probe.aufnahme', werte: gezeigt }]);
    expect(await imAmt('SELECT nachricht, variablen FROM ausgang WHERE aktenzeichen = $1', az)).toEqual([
      { nachricht: 'probe.amt.anzeige', variablen: { aktenzeichen: az, behoerde: 'AMT', vereinbarung: 'probe', vorgang: az, eingangAm: '2026-04-02', absender: 'HILFE', hilfeart: 'STATIONAER', aufnahmeAm: '2026-03-30', kostenCent: 123_450, altersgruppe: 'UNTER_25' } },
    ]);
    expect(await imAmt('SELECT art, absender, status FROM posteingang WHERE aktenzeichen = $1', az)).toEqual([{ art: 'probe.anzeige', absender: 'HELFENDE', status: 'VERBUCHT' }]);
  });

  it('tells the open procedure something, once however often it is handed over', async () => {
    const az = await nimmAuf(ALLES);
    await schreibe(az, 'probe.anzeige');
    await dienst.einmal();
    const { id } = await schreibe(az, 'probe.stoerung');
    await dienst.einmal();
    await datenbank.pool.query("UPDATE uebermittlung SET status = 'BEREIT' WHERE id = $1", [id]);
    await dienst.einmal();
    expect(await imAmt("SELECT nachricht, korrelation, variablen FROM ausgang WHERE art = 'NACHRICHT' AND aktenzeichen = $1", az)).toEqual([{ nachricht: 'probe.amt.stoerung', korrelation: az, variablen: { absender: 'HILFE', erreichbar: false } }]);
    expect(await imAmt('SELECT nummer, werte FROM bogen WHERE aktenzeichen = $1 ORDER BY nummer', az)).toMatchObject([{ nummer: 1 }, { nummer: 2, werte: { erreichbar: false } }]);
    expect(await imAmt("SELECT status FROM posteingang WHERE art = 'probe.stoerung' AND aktenzeichen = $1", az)).toEqual([{ status: 'VERBUCHT' }]);
  });

  it('waits for a person where the procedure does not run', async () => {
    const az = await nimmAuf(ALLES);
    await schreibe(az, 'probe.stoerung');
    await dienst.einmal();
    expect(await imAmt("SELECT status, aktenzeichen FROM posteingang WHERE angaben ->> 'aktenzeichen' = $1", az)).toEqual([{ status: 'OFFEN', aktenzeichen: null }]);
    expect(await imAmt('SELECT 1 FROM person WHERE aktenzeichen = $1', az)).toEqual([]);
  });
});
