import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loescheAbgelaufene } from '../../src/akte/aufbewahrung.ts';
import { findBeteiligter, listBeteiligte, seedBeteiligte, updateBeteiligter } from '../../src/akte/beteiligter.ts';
import { updateHaushalt } from '../../src/akte/haushalt.ts';
import { findFall } from '../../src/akte/fall.ts';
import { recordEnde } from '../../src/akte/fall-beenden.ts';
import { findHaushalt } from '../../src/akte/haushalt.ts';
import { deleteHaushaltsdaten, HAUSHALTSDATEN } from '../../src/akte/haushaltsdaten-loeschen.ts';
import { endLauf } from '../../src/akte/lauf-ende.ts';
import { beginneLauf, recordProzessInstanz } from '../../src/akte/lauf.ts';
import { listJournal } from '../../src/akte/journal.ts';
import { createKonto, findKonto, listKonten, pruefeAnmeldung, seedKonten, updateKonto } from '../../src/akte/konto.ts';
import { insertPosteingang } from '../../src/akte/posteingang.ts';
import type { Db } from '../../src/db/pool.ts';
import type { Uhr } from '../../src/uhr.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { zaehleKennzahl } from '../support/kennzahl.ts';
import { als, hannover, HEUTE, jc, lhh, nimmAuf, uhr } from './beispiel.ts';

let datenbank: TestDatenbank;
beforeAll(async () => {
  datenbank = await testDatenbank();
  await imAmt((db) => seedBeteiligte(db, hannover));
});
afterAll(() => datenbank.close());
const imAmt = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, lhh)(tun);
const imJobcenter = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, jc)(tun);

/** A letter of the case with its transmission. */
const legeSchreibenAb = (akte: string, status: string): Promise<unknown> =>
  imAmt(async (db) => {
    const { rows } = await db.query("INSERT INTO dokument (behoerde, aktenzeichen, art, titel, inhalt, sha256, seiten, erzeugt_am, schluessel) VALUES ('LHH', $1, 'x', 'x', 'x', '', 1, now(), $1 || $2) RETURNING id", [akte, status]);
    await db.query("INSERT INTO uebermittlung (behoerde, id, aktenzeichen, dokument_id, empfaenger, kanal, status, message_id, angelegt_am, naechster_versuch_am) VALUES ('LHH', $1 || $3, $1, $2, 'JOBCENTER', 'DATEISPOOL', $3, $1 || $3, now(), now())", [akte, rows[0].id, status]);
    await db.query("INSERT INTO sendebericht (behoerde, uebermittlung_id, kennung, ergebnis, weg, eingang_am) VALUES ('LHH', $1, 'k', 'GESENDET', 'DATEI', now())", [akte + status]);
    await insertPosteingang(db, { aktenzeichen: akte, art: 'FAX', eingangAm: HEUTE, dokumentId: rows[0].id, schluessel: akte + status }, uhr);
  });

describe('the partners of the agreement', () => {
  it('are entered once, and what people have changed stays', async () => {
    await imAmt((db) => updateBeteiligter(db, 'JOBCENTER', { kanal: 'SMTP_FAX', faxnummer: '0511 1234-5' }, uhr));
    expect(await imAmt((db) => seedBeteiligte(db, hannover))).toBe(0);
    expect(await imAmt((db) => findBeteiligter(db, 'JOBCENTER'))).toMatchObject({ kanal: 'SMTP_FAX', faxnummer: '0511 1234-5', arbeitetImSystem: false, vereinbarung: 'hannover' });
    expect((await imAmt((db) => listBeteiligte(db))).map((b) => b.kuerzel)).toEqual(hannover.beteiligte.map((b) => b.kuerzel).toSorted());
    expect((await imAmt((db) => db.query("SELECT angaben FROM journal WHERE art = 'BETEILIGTER_GEAENDERT'"))).rows[0].angaben).toMatchObject({ kuerzel: 'JOBCENTER', felder: ['kanal', 'faxnummer'] });
  });

  it.each([
    ['NIEMAND', {}, 'BETEILIGTER_UNBEKANNT'],
    ['FACHSTELLE', { faxnummer: 'anrufen!' }, 'FAXNUMMER_UNGUELTIG'],
    ['FACHSTELLE', { kanal: 'SMTP_FAX' }, 'FAXNUMMER_FEHLT'],
    ['JOBCENTER', { kanal: 'INTERN' }, 'KANAL_WIDERSPRUECHLICH'],
    ['HAUSHALT', { kanal: 'DATEISPOOL' }, 'KANAL_WIDERSPRUECHLICH'],
    ['VERMIETER', { arbeitetImSystem: true }, 'KANAL_WIDERSPRUECHLICH'],
  ] as const)('%s %j is refused', (kuerzel, neu, code) => expect(imAmt((db) => updateBeteiligter(db, kuerzel, neu, uhr))).rejects.toMatchObject({ code }));
});

describe('accounts', () => {
  const anna = { anmeldename: 'anna.berg', anzeigename: 'Anna Berg', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung'] };

  it('are made once and let their owner in', async () => {
    expect(await imAmt((db) => seedKonten(db, [anna], 'kooperation-lokal', uhr))).toEqual(['anna.berg']);
    expect(await imAmt((db) => seedKonten(db, [anna], 'anderes-passwort', uhr))).toEqual([]);
    expect(await imAmt((db) => pruefeAnmeldung(db, 'anna.berg', 'kooperation-lokal'))).toEqual({ ...anna, gesperrt: false });
    await expect(imAmt((db) => createKonto(db, anna, 'kooperation-lokal', uhr))).rejects.toMatchObject({ code: 'KONTO_VORHANDEN' });
    expect(await imAmt((db) => listKonten(db))).toHaveLength(1);
  });

  it.each([['anna.berg', 'falsch'], ['anna.berg', ''], ['niemand', 'kooperation-lokal'], ['niemand', 'niemand'], ['anna.berg\0', 'kooperation-lokal'], ['', ''], ["' OR 1=1 --", 'x'], ['anna.berg', 'kooperation-lokal\0']])('%j with %j stays outside', async (name, passwort) =>
    expect(await imAmt((db) => pruefeAnmeldung(db, name, passwort))).toBeUndefined(),
  );

  it('never shortens a long password silently', async () => {
    const lang = 'ä'.repeat(36);
    await imAmt((db) => createKonto(db, { ...anna, anmeldename: 'lang' }, lang, uhr));
    expect(await imAmt((db) => pruefeAnmeldung(db, 'lang', lang))).toBeDefined();
    expect(await imAmt((db) => pruefeAnmeldung(db, 'lang', `${lang}x`))).toBeUndefined();
    await expect(imAmt((db) => updateKonto(db, 'lang', { passwort: `${lang}x` }, uhr))).rejects.toMatchObject({ code: 'PASSWORT_UNGUELTIG' });
  });

  it.each([['Anna', 'kooperation-lokal', 'KONTO_UNGUELTIG'], ['a b', 'kooperation-lokal', 'KONTO_UNGUELTIG'], ['neu', 'kurz', 'PASSWORT_UNGUELTIG']])('%s with %s is not made', (anmeldename, passwort, code) =>
    expect(imAmt((db) => createKonto(db, { ...anna, anmeldename }, passwort, uhr))).rejects.toMatchObject({ code }),
  );

  it('can be locked, get other groups and a new password', async () => {
    await imAmt((db) => updateKonto(db, 'lang', { passwort: 'neues-passwort', rollen: ['auswertung'] }, uhr));
    expect(await imAmt((db) => pruefeAnmeldung(db, 'lang', 'neues-passwort'))).toMatchObject({ rollen: ['auswertung'] });
    await imAmt((db) => updateKonto(db, 'lang', { gesperrt: true }, uhr));
    expect(await imAmt((db) => pruefeAnmeldung(db, 'lang', 'neues-passwort'))).toBeUndefined();
    expect(await imAmt((db) => findKonto(db, 'lang'))).toMatchObject({ gesperrt: true });
    await expect(imAmt((db) => updateKonto(db, 'niemand', { gesperrt: true }, uhr))).rejects.toMatchObject({ code: 'KONTO_UNBEKANNT' });
  });
});

describe('retention', () => {
  const um = (datum: string): Uhr => ({ jetzt: () => new Date(`${datum}T10:00:00Z`) });

  it('deletes a case ten years after its end with all that hangs on it, and keeps a protocol without names', async () => {
    const akte = await nimmAuf(datenbank.pool, { mieter: [{ name: 'Vergessen' }] });
    const offen = await nimmAuf(datenbank.pool);
    await legeSchreibenAb(akte, 'GESENDET');
    await imAmt((db) => updateHaushalt(db, akte, { telefon: '1' }, 'Anruf von Frau Vergessen', uhr));
    await imAmt((db) => recordEnde(db, akte, 'ERLEDIGT', uhr));
    expect(await imAmt((db) => loescheAbgelaufene(db, { uhr: um('2036-04-02') }))).toEqual([]);
    expect(await imJobcenter((db) => loescheAbgelaufene(db, { uhr: um('2036-04-03') }))).toEqual([]);
    expect(await imAmt((db) => loescheAbgelaufene(db, { uhr: um('2036-04-03') }))).toEqual([akte]);
    expect(await imAmt((db) => findFall(db, akte))).toBeUndefined();
    expect(await imAmt((db) => findFall(db, offen))).toBeDefined();
    for (const tabelle of ['person', 'haushalt', 'mitteilung', 'dokument', 'uebermittlung', 'posteingang', 'aenderung', 'ausgang', 'frist']) {
      expect((await imAmt((db) => db.query(`SELECT 1 FROM ${tabelle} WHERE aktenzeichen = $1`, [akte]))).rowCount, tabelle).toBe(0);
    }
    const journal = await imAmt((db) => listJournal(db, akte));
    expect(journal[0]).toMatchObject({ art: 'AKTE_GELOESCHT', angaben: { ergebnis: 'ERLEDIGT', beendetAm: '2026-04-02', personen: 2, dokumente: 1, jahre: 10 } });
    expect(JSON.stringify(journal)).not.toContain('Vergessen');
  });
});

it('whatever a migration adds to a case goes with it, and is either the household’s or proof without a name', async () => {
  const { rows } = await datenbank.pool.query(`SELECT c.table_name AS tabelle, EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.table_name::regclass AND k.confrelid = 'fall'::regclass AND k.confdeltype = 'c') AS faellt
    FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.column_name = 'aktenzeichen' AND c.table_name NOT IN ('fall', 'journal') ORDER BY 1`);
  expect(rows.filter((r) => !r.faellt)).toEqual([]);
  // Codes, dates and sums of procedures; a file that has any of another procedure keeps the household, too. The index of the
  // search follows the household by a trigger (suche.test.ts).
  const nachweise = rows.map((r) => r.tabelle).filter((t) => !(HAUSHALTSDATEN as readonly string[]).includes(t) && t !== 'suchindex');
  expect(nachweise).toEqual([
    'aufgabe', 'ausgang', 'clearing', 'erstattung_anspruch', 'erstattung_antwort', 'erstattung_berechnung', 'erstattung_vorschlag', 'frist', 'haft', 'haft_entscheidung', 'haft_zeitraum', 'hinweis', 'kontaktversuch', 'lauf', 'massnahme',
    'mietschulden', 'mietschulden_ergebnis', 'mietschulden_telefonat', 'nachsorge', 'stellungnahme', 'stoerung', 'unterbringung', 'vereinbarung_akte', 'vereinbarung_austausch', 'vereinbarung_beschluss', 'vereinbarung_besprechung', 'vereinbarung_kuendigung', 'vereinbarung_protokoll', 'verfahrensstand', 'weitervermittlung', 'zahlung',
  ]);
});

describe('after the answer "no"', () => {
  it('the household stays where another procedure of the authority needs it, open or over', async () => {
    const akte = await nimmAuf(datenbank.pool);
    await imAmt((db) => beginneLauf(db, { aktenzeichen: akte, prozess: 'hannover-mietschulden', nachricht: 'hannover.mietschulden.sgb12', eingangAm: HEUTE, anlass: 'x' }, uhr));
    await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: akte, prozess: 'hannover-mietschulden' }, 'm-1', uhr));
    await imAmt((db) => deleteHaushaltsdaten(db, akte, uhr));
    await imAmt((db) => endLauf(db, 'm-1', uhr));
    await imAmt((db) => deleteHaushaltsdaten(db, akte, uhr));
    expect(await imAmt((db) => findHaushalt(db, akte))).toBeDefined();
    expect((await imAmt((db) => listJournal(db, akte))).filter((e) => e.art === 'HAUSHALTSDATEN_BEHALTEN')).toHaveLength(1);
  });

  it('nothing about the household is left, but the number and the journal', async () => {
    const akte = await nimmAuf(datenbank.pool);
    await legeSchreibenAb(akte, 'GESENDET');
    await imAmt((db) => deleteHaushaltsdaten(db, akte, uhr));
    await imAmt((db) => deleteHaushaltsdaten(db, akte, uhr));
    expect(await imAmt((db) => findHaushalt(db, akte))).toBeUndefined();
    expect(await imAmt((db) => findFall(db, akte))).toBeDefined();
    expect((await imAmt((db) => listJournal(db, akte))).filter((e) => e.art === 'HAUSHALTSDATEN_GELOESCHT')).toHaveLength(1);
  });

  it('waits for a letter that is still on its way, and never touches a foreign file', async () => {
    const akte = await nimmAuf(datenbank.pool);
    await legeSchreibenAb(akte, 'UEBERGABE');
    await expect(imAmt((db) => deleteHaushaltsdaten(db, akte, uhr))).rejects.toMatchObject({ code: 'UEBERMITTLUNG_OFFEN' });
    await expect(imJobcenter((db) => deleteHaushaltsdaten(db, akte, uhr))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
    expect(await imAmt((db) => findHaushalt(db, akte))).toBeDefined();
  });
});

describe('the figures', () => {
  it('count an authority’s own cases of a period', async () => {
    const zahlen = (db: Db, kennzahl: string, von = HEUTE, bis = HEUTE) => zaehleKennzahl(db, { behoerde: 'LHH', kennzahl, auswahl: { von, bis }, uhr });
    expect((await imAmt((db) => zahlen(db, 'faelle')))['NEU']?.['ANZAHL']).toBeGreaterThan(1);
    expect(await imAmt((db) => zahlen(db, 'uebermittlungen', HEUTE, '2099-12-31'))).toMatchObject({ DATEISPOOL: { UEBERGABE: 1 } });
    for (const kennzahl of ['faelle', 'verfahren', 'fristen']) expect(await imAmt((db) => zahlen(db, kennzahl, '2026-04-03', '2026-04-30'))).toEqual({});
    expect(await imJobcenter((db) => zahlen(db, 'faelle'))).toEqual({});
  });
});
