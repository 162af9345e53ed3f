import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findAkte } from '../../src/akte/akte.ts';
import { narrowTo } from '../../src/akte/akteur.ts';
import { listAenderungen } from '../../src/akte/aenderung.ts';
import { hasEinwilligung, insertEinwilligung, listEinwilligungen, withdrawEinwilligung } from '../../src/akte/einwilligung.ts';
import { findFall, recordGehoertZu, searchFaelle } from '../../src/akte/fall.ts';
import { listLaeufe, recordProzessInstanz } from '../../src/akte/lauf.ts';
import { findHaushalt, updateHaushalt } from '../../src/akte/haushalt.ts';
import { insertHinweis, listHinweise, settleHinweis } from '../../src/akte/hinweis.ts';
import { listJournal, writeJournal } from '../../src/akte/journal.ts';
import { findMitteilung, updateMitteilung } from '../../src/akte/mitteilung.ts';
import { addPerson, listPersonen, updatePerson } from '../../src/akte/person.ts';
import type { Db } from '../../src/db/pool.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { als, jc, lhh, nimmAuf, uhr } from './beispiel.ts';

let datenbank: TestDatenbank;
let akte: string;
beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());
beforeEach(async () => {
  akte = await nimmAuf(datenbank.pool);
});

const imAmt = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, lhh)(tun);
const imJobcenter = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, jc)(tun);
const arten = (aktenzeichen: string) => imAmt(async (db) => (await listJournal(db, aktenzeichen)).map((e) => e.art));
const nachrichten = (aktenzeichen: string) => imAmt(async (db) => (await db.query("SELECT nachricht, korrelation FROM ausgang WHERE aktenzeichen = $1 AND art = 'NACHRICHT' ORDER BY id", [aktenzeichen])).rows);

describe('reading a file', () => {
  it('is entered in the journal with the name of the reader', async () => {
    const gelesen = await imAmt((db) => findAkte(db, akte, uhr));
    expect(gelesen).toMatchObject({ fall: { aktenzeichen: akte, status: 'NEU' }, haushalt: { strasse: 'Georgstraße' }, personen: [{ rolle: 'MIETER' }, { rolle: 'VERMIETER' }], fristen: [], dokumente: [] });
    expect(gelesen?.journal[0]).toMatchObject({ art: 'LESEN', wer: 'anna.berg' });
  });

  it('shows the other authority nothing', async () => {
    expect(await imJobcenter((db) => findAkte(db, akte, uhr))).toBeUndefined();
    expect(await imJobcenter((db) => findHaushalt(db, akte))).toBeUndefined();
    expect(await imJobcenter((db) => listPersonen(db, akte))).toEqual([]);
    expect(await imJobcenter((db) => findMitteilung(db, akte))).toBeUndefined();
    expect(await imJobcenter((db) => listJournal(db, akte))).toEqual([]);
    expect((await imJobcenter((db) => searchFaelle(db))).zeilen).toEqual([]);
  });

  it('is kept apart by the queries alone, should row level security ever be off', async () => {
    const ohneSchutz = async <T>(tun: (db: Db) => Promise<T>): Promise<T> => {
      const client = await datenbank.pool.connect(); // the owner of the tables is a superuser here: no policy applies
      try {
        await client.query("BEGIN; SELECT set_config('kooperation.behoerde', 'JC', true), set_config('kooperation.wer', 'jens.kurz', true)");
        return await tun(client);
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    };
    expect(await ohneSchutz((db) => findAkte(db, akte, uhr))).toBeUndefined();
    expect((await ohneSchutz((db) => searchFaelle(db))).gesamt).toBe(0);
    expect(await ohneSchutz((db) => listPersonen(db, akte))).toEqual([]);
    await expect(ohneSchutz((db) => updateHaushalt(db, akte, { ort: 'X' }, 'g', uhr))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
  });

  it('as a service for all finds nothing before it has narrowed to an authority, and then cannot change it', async () => {
    await als(datenbank.pool, { behoerde: '*', wer: 'dienst' })(async (db) => {
      expect(await findFall(db, akte)).toBeUndefined();
      await narrowTo(db, 'LHH');
      expect(await findFall(db, akte)).toMatchObject({ aktenzeichen: akte });
      await narrowTo(db, 'LHH');
      await expect(narrowTo(db, 'JC')).rejects.toMatchObject({ code: 'BEHOERDE_FEST' });
    });
  });
});

describe('the search', () => {
  it('finds parts of number, name and street in any spelling; every word must be there', async () => {
    const a = await nimmAuf(datenbank.pool, { mieter: [{ name: 'Größenwahn', vorname: 'Zoë' }], wohnung: { strasse: 'Kröpckestraße', hausnummer: '5', plz: '30159', ort: 'Hannover' } });
    for (const suche of [a, a.slice(-6), 'GROESSENWAHN', 'größen zoe', 'kroepckestr.', 'Kröpckestraße', '30159 wahn']) {
      expect((await imAmt((db) => searchFaelle(db, { suche }))).zeilen.map((z) => z.aktenzeichen), suche).toContain(a);
    }
    for (const suche of ['groessenwahn limmer', '%wahn%x', '_']) expect((await imAmt((db) => searchFaelle(db, { suche }))).zeilen.map((z) => z.aktenzeichen), suche).not.toContain(suche === '_' ? '' : a);
  });

  it('gives pages and the whole number', async () => {
    const seite = await imAmt((db) => searchFaelle(db, { status: 'NEU', grenze: 1 }));
    expect(seite.zeilen).toHaveLength(1);
    expect(seite.gesamt).toBeGreaterThan(1);
  });
});

describe('a correction', () => {
  it('keeps the old address with the reason, away from the journal', async () => {
    expect(await imAmt((db) => updateHaushalt(db, akte, { strasse: 'Limmerstraße', telefon: '0511 1' }, ' Schreibfehler ', uhr))).toBe(true);
    expect(await imAmt((db) => findHaushalt(db, akte))).toMatchObject({ strasse: 'Limmerstraße', telefon: '0511 1', hausnummer: '12 a' });
    expect((await imAmt((db) => listAenderungen(db, akte)))[0]).toMatchObject({ gegenstand: 'HAUSHALT', alt: { strasse: 'Georgstraße', telefon: null }, grund: 'Schreibfehler', wer: 'anna.berg' });
    const eintrag = (await imAmt((db) => listJournal(db, akte)))[0];
    expect(eintrag).toMatchObject({ art: 'HAUSHALT_GEAENDERT', angaben: { felder: ['strasse', 'telefon'] } });
    expect(JSON.stringify(eintrag)).not.toContain('Limmer');
    expect((await imAmt((db) => searchFaelle(db, { suche: 'limmerstr' }))).zeilen.map((z) => z.aktenzeichen)).toContain(akte);
  });

  it('needs a reason, and without a difference does nothing', async () => {
    await expect(imAmt((db) => updateHaushalt(db, akte, { ort: 'Celle' }, '  ', uhr))).rejects.toMatchObject({ code: 'GRUND_FEHLT' });
    expect(await imAmt((db) => updateHaushalt(db, akte, { ort: 'Hannover' }, 'x', uhr))).toBe(false);
    expect((await imAmt((db) => findHaushalt(db, akte)))?.ort).toBe('Hannover');
  });

  it('of a person finds it by the new name, and never reaches into another case', async () => {
    const [person] = await imAmt((db) => listPersonen(db, akte));
    await imAmt((db) => updatePerson(db, akte, person?.id ?? '', { name: 'Neumann', geburtsdatum: '1980-02-29' }, 'Ausweis', uhr));
    expect((await imAmt((db) => listPersonen(db, akte)))[0]).toMatchObject({ name: 'Neumann', vorname: 'Jürgen', geburtsdatum: '1980-02-29' });
    expect((await imAmt((db) => searchFaelle(db, { suche: 'neumann' }))).zeilen).toHaveLength(1);
    const anderer = await nimmAuf(datenbank.pool);
    await expect(imAmt((db) => updatePerson(db, anderer, person?.id ?? '', { name: 'X' }, 'g', uhr))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
    await expect(imJobcenter((db) => updatePerson(db, akte, person?.id ?? '', { name: 'X' }, 'g', uhr))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
  });

  it('adds people', async () => {
    await imAmt((db) => addPerson(db, akte, { rolle: 'MITBEWOHNER', name: 'Kind' }, uhr));
    expect((await imAmt((db) => listPersonen(db, akte))).map((p) => p.rolle)).toEqual(['MIETER', 'MITBEWOHNER', 'VERMIETER']);
    expect(await arten(akte)).toContain('PERSON_ERFASST');
  });

  it('of the day of service tells the step that watches the Schonfrist, of the hearing the one that watches the day', async () => {
    await imAmt((db) => updateMitteilung(db, akte, { terminAm: '2026-06-01' }, 'Ladung', uhr));
    const termin = { nachricht: 'termin-geaendert', korrelation: `${akte}:LHH` };
    expect(await nachrichten(akte)).toEqual([termin]);
    await imAmt((db) => updateMitteilung(db, akte, { zugestelltAm: '2026-03-30' }, 'Anruf beim Gericht', uhr));
    expect(await nachrichten(akte)).toEqual([termin, { nachricht: 'schonfrist-geaendert', korrelation: `${akte}:LHH` }]);
    expect(await imAmt((db) => findMitteilung(db, akte))).toMatchObject({ zugestelltAm: '2026-03-30', terminAm: '2026-06-01' });
  });

  it.each([[{ zugestelltAm: '2026-03-24' }, 'ZUSTELLUNG_UNGUELTIG'], [{ zugestelltAm: '2026-04-03' }, 'ZUSTELLUNG_UNGUELTIG'], [{ terminAm: '2026-03-01' }, 'TERMIN_UNGUELTIG'], [{ zugestelltAm: '2026-02-30' }, 'DATUM_UNGUELTIG']])('%j is refused', async (neu, code) =>
    expect(imAmt((db) => updateMitteilung(db, akte, neu, 'g', uhr))).rejects.toMatchObject({ code }),
  );
});

describe('one instance works on a case', () => {
  it('the first is recorded and ends the repetition of the start; another is told that it is too late', async () => {
    expect(await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: akte, prozess: 'hannover-mizi' }, '2251799813685249', uhr))).toBe('NEU');
    expect(await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: akte, prozess: 'hannover-mizi' }, '2251799813685249', uhr))).toBe('BEKANNT');
    expect(await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: akte, prozess: 'hannover-mizi' }, '2251799813685250', uhr))).toBe('FREMD');
    expect(await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: '56.34-2026-999999', prozess: 'hannover-mizi' }, '1', uhr))).toBe('FREMD');
    expect(await imJobcenter((db) => recordProzessInstanz(db, { aktenzeichen: akte, prozess: 'hannover-mizi' }, '3', uhr))).toBe('FREMD');
    expect(await imAmt((db) => findFall(db, akte))).toMatchObject({ status: 'LAUFEND' });
    expect(await imAmt((db) => listLaeufe(db, akte))).toMatchObject([{ prozess: 'hannover-mizi', vorgang: akte, status: 'LAUFEND', prozessInstanz: '2251799813685249' }]);
    const { rowCount } = await imAmt((db) => db.query('SELECT 1 FROM ausgang WHERE aktenzeichen = $1 AND erledigt_am IS NULL', [akte]));
    expect(rowCount).toBe(0);
  });

  it('of ten at once exactly one', async () => {
    const antworten = await Promise.all(Array.from({ length: 10 }, (_, i) => imAmt((db) => recordProzessInstanz(db, { aktenzeichen: akte, prozess: 'hannover-mizi' }, `77${i}`, uhr))));
    expect(antworten.filter((a) => a === 'NEU')).toHaveLength(1);
    expect(antworten.filter((a) => a === 'FREMD')).toHaveLength(9);
  });
});

describe('a case that belongs to another', () => {
  it('points to it', async () => {
    const ziel = await nimmAuf(datenbank.pool);
    await imAmt((db) => recordGehoertZu(db, akte, ziel, uhr));
    expect((await imAmt((db) => findFall(db, akte)))?.gehoertZu).toBe(ziel);
    await expect(imAmt((db) => recordGehoertZu(db, akte, akte, uhr))).rejects.toMatchObject({ code: 'VERWEIS_AUF_SICH' });
    await expect(imJobcenter((db) => recordGehoertZu(db, akte, ziel, uhr))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
    await expect(imAmt((db) => recordGehoertZu(db, akte, '56.34-2026-999999', uhr))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
  });
});

describe('warnings, journal and consents', () => {
  it('a warning is raised once for its key and settled once', async () => {
    const h = { aktenzeichen: akte, art: 'VORFRIST', gruppe: 'fachstelle-sachbearbeitung', schluessel: `${akte}:x` };
    expect(await imAmt((db) => insertHinweis(db, h, uhr))).toBe(true);
    expect(await imAmt((db) => insertHinweis(db, h, uhr))).toBe(false);
    const [hinweis] = await imAmt((db) => listHinweise(db, { gruppen: ['fachstelle-sachbearbeitung'], aktenzeichen: akte }));
    expect(hinweis).toMatchObject({ art: 'VORFRIST' });
    expect(await imAmt((db) => listHinweise(db, { gruppen: ['fachstelle-leitung'], aktenzeichen: akte }))).toEqual([]);
    expect(await imJobcenter((db) => listHinweise(db))).toEqual([]);
    expect(await imJobcenter((db) => settleHinweis(db, hinweis?.id ?? '', uhr))).toBe(false);
    expect(await imAmt((db) => settleHinweis(db, hinweis?.id ?? '', uhr))).toBe(true);
    expect(await imAmt((db) => settleHinweis(db, hinweis?.id ?? '', uhr))).toBe(false);
    expect(await imAmt((db) => listHinweise(db, { aktenzeichen: akte }))).toEqual([]);
  });

  it('an entry with a key is made once', async () => {
    const e = { aktenzeichen: akte, art: 'X', schluessel: `${akte}:einmal` };
    expect([await imAmt((db) => writeJournal(db, e, uhr)), await imAmt((db) => writeJournal(db, e, uhr))]).toEqual([true, false]);
    expect((await arten(akte)).filter((a) => a === 'X')).toHaveLength(1);
  });

  it('a consent holds from its day until its withdrawal, for its purpose and recipient only', async () => {
    const e = { zweck: 'H-1.3', datenarten: ['Kontaktdaten'], sender: 'JOBCENTER', empfaenger: 'FACHSTELLE', textfassung: '2026-01', form: 'SCHRIFTLICH' as const, erteiltAm: '2026-04-01' };
    const id = await imAmt((db) => insertEinwilligung(db, akte, e, uhr));
    const gilt = (zweck: string, empfaenger: string, am: string) => imAmt((db) => hasEinwilligung(db, akte, zweck, empfaenger, am));
    expect(await gilt('H-1.3', 'FACHSTELLE', '2026-04-01')).toBe(true);
    expect(await gilt('H-1.3', 'FACHSTELLE', '2026-03-31')).toBe(false);
    expect(await gilt('D-2', 'FACHSTELLE', '2026-04-01')).toBe(false);
    expect(await gilt('H-1.3', 'TRAEGER', '2026-04-01')).toBe(false);
    await expect(imJobcenter((db) => withdrawEinwilligung(db, akte, id, '2026-04-05', uhr))).rejects.toMatchObject({ code: 'EINWILLIGUNG_NICHT_OFFEN' });
    await expect(imAmt((db) => withdrawEinwilligung(db, akte, id, '2026-03-31', uhr))).rejects.toMatchObject({ code: 'EINWILLIGUNG_NICHT_OFFEN' });
    await imAmt((db) => withdrawEinwilligung(db, akte, id, '2026-04-05', uhr));
    await expect(imAmt((db) => withdrawEinwilligung(db, akte, id, '2026-04-06', uhr))).rejects.toMatchObject({ code: 'EINWILLIGUNG_NICHT_OFFEN' });
    expect([await gilt('H-1.3', 'FACHSTELLE', '2026-04-04'), await gilt('H-1.3', 'FACHSTELLE', '2026-04-05')]).toEqual([true, false]);
    expect(await imAmt((db) => listEinwilligungen(db, akte))).toHaveLength(1);
    expect(await imJobcenter((db) => listEinwilligungen(db, akte))).toEqual([]);
  });
});
