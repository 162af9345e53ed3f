import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAenderungen } from '../../src/akte/aenderung.ts';
import { correctHaushalt, correctPerson, enterPerson, removePerson } from '../../src/akte/berichtigen.ts';
import { recordEnde } from '../../src/akte/fall-beenden.ts';
import { findHaushalt } from '../../src/akte/haushalt.ts';
import { listHinweise } from '../../src/akte/hinweis.ts';
import { listJournal } from '../../src/akte/journal.ts';
import { findMitteilung, updateMitteilung } from '../../src/akte/mitteilung.ts';
import { listPersonen } from '../../src/akte/person.ts';
import type { Db } from '../../src/db/pool.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { als, jc, lhh, nimmAuf, uhr, vereinbarungen } from './beispiel.ts';

let datenbank: TestDatenbank;
beforeAll(async () => void (datenbank = await testDatenbank()));
afterAll(() => datenbank.close());
const imAmt = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, lhh)(tun);
const umfeld = { uhr, vereinbarungen };
const hinweise = async (akte: string): Promise<string[]> => (await imAmt((db) => listHinweise(db, { aktenzeichen: akte }))).map((h) => h.art);
const neuePerson = { rolle: 'MITBEWOHNER', name: 'Klein', vorname: 'Mia', geburtsdatum: '2019-05-05', anschrift: '' } as const;

describe('a corrected household', () => {
  it('is what letters read from now on; leaving the Stadtgebiet is pointed out once', async () => {
    const akte = await nimmAuf(datenbank.pool);
    expect(await imAmt((db) => correctHaushalt(db, akte, { telefon: '0511 1' }, 'Anruf', umfeld))).toBe(true);
    expect(await hinweise(akte)).toEqual([]);
    expect(await imAmt((db) => correctHaushalt(db, akte, { strasse: 'Ostring', plz: '31275', ort: 'Lehrte' }, 'Schreibfehler des Gerichts', umfeld))).toBe(true);
    expect(await imAmt((db) => correctHaushalt(db, akte, { plz: '31275' }, 'noch einmal', umfeld))).toBe(false);
    await imAmt((db) => correctHaushalt(db, akte, { hausnummer: '9' }, 'Hausnummer', umfeld));
    expect(await imAmt((db) => findHaushalt(db, akte))).toMatchObject({ strasse: 'Ostring', hausnummer: '9', plz: '31275', telefon: '0511 1' });
    expect(await hinweise(akte)).toEqual(['AUSSERHALB_STADTGEBIET']);
    expect((await imAmt((db) => listAenderungen(db, akte))).map((a) => a.grund)).toEqual(['Hausnummer', 'Schreibfehler des Gerichts', 'Anruf']);
    expect(JSON.stringify(await imAmt((db) => listJournal(db, akte)))).not.toMatch(/Ostring|Schreibfehler/);
  });

  it('that now is the household of another open file is pointed out, in a closed file not', async () => {
    const ort = { strasse: 'Bergweg', hausnummer: '3', plz: '30159', ort: 'Hannover' };
    const eine = await nimmAuf(datenbank.pool, { wohnung: ort, mieter: [{ name: 'Gleich' }] });
    const andere = await nimmAuf(datenbank.pool, { wohnung: { ...ort, hausnummer: '4' }, mieter: [{ name: 'Gleich' }] });
    const zu = await nimmAuf(datenbank.pool, { wohnung: { ...ort, hausnummer: '5' }, mieter: [{ name: 'Gleich' }] });
    await imAmt((db) => recordEnde(db, zu, 'VERZOGEN', uhr));
    for (const akte of [andere, zu]) await imAmt((db) => correctHaushalt(db, akte, { hausnummer: '3' }, 'Hausnummer berichtigt', umfeld));
    expect(await hinweise(andere)).toEqual(['GLEICHER_HAUSHALT']);
    expect(await hinweise(zu)).toEqual([]);
    expect(await hinweise(eine)).toEqual([]);
    expect(await imAmt((db) => findHaushalt(db, zu))).toMatchObject({ hausnummer: '3' });
  });

  it('needs a reason, and a file of the own authority', async () => {
    const akte = await nimmAuf(datenbank.pool);
    await expect(imAmt((db) => correctHaushalt(db, akte, { telefon: '2' }, ' ', umfeld))).rejects.toMatchObject({ code: 'GRUND_FEHLT' });
    await expect(als(datenbank.pool, jc)((db) => correctHaushalt(db, akte, { telefon: '2' }, 'x', umfeld))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
    expect(await imAmt((db) => findHaushalt(db, akte))).toMatchObject({ telefon: null });
  });
});

describe('the people of a file', () => {
  it('can be added, corrected also in their role, and removed; what was stays with the reason', async () => {
    const akte = await nimmAuf(datenbank.pool);
    const id = await imAmt((db) => enterPerson(db, akte, neuePerson, 'Meldebescheinigung', umfeld));
    expect(await imAmt((db) => correctPerson(db, akte, id, { rolle: 'MIETER', name: 'Groß' }, 'Steht im Vertrag', umfeld))).toBe(true);
    expect(await imAmt((db) => correctPerson(db, akte, id, { name: 'Groß' }, 'x', umfeld))).toBe(false);
    expect((await imAmt((db) => listPersonen(db, akte))).filter((p) => p.rolle === 'MIETER').map((p) => p.name)).toEqual(['Müller-Öztürk', 'Groß']);
    await imAmt((db) => removePerson(db, akte, id, 'Ausgezogen', umfeld));
    expect((await imAmt((db) => listPersonen(db, akte))).map((p) => p.rolle)).toEqual(['MIETER', 'VERMIETER']);
    expect(await imAmt((db) => listAenderungen(db, akte))).toMatchObject([
      { grund: 'Ausgezogen', alt: { person: 'MIETER, Mia Groß, 2019-05-05' }, neu: { person: null } },
      { grund: 'Steht im Vertrag', alt: { rolle: 'MITBEWOHNER', name: 'Klein' } },
      { grund: 'Meldebescheinigung', neu: { person: 'MITBEWOHNER, Mia Klein, 2019-05-05' } },
    ]);
    expect(JSON.stringify(await imAmt((db) => listJournal(db, akte)))).not.toMatch(/Mia|Klein|Groß/);
  });

  it('keep one tenant, whoever asks at the same time', async () => {
    const akte = await nimmAuf(datenbank.pool, { mieter: [{ name: 'Eins' }, { name: 'Zwei' }] });
    const [eins, zwei] = (await imAmt((db) => listPersonen(db, akte))).map((p) => p.id);
    const ergebnisse = await Promise.allSettled([imAmt((db) => removePerson(db, akte, eins ?? '', 'x', umfeld)), imAmt((db) => correctPerson(db, akte, zwei ?? '', { rolle: 'MITBEWOHNER' }, 'x', umfeld))]);
    expect(ergebnisse.map((e) => e.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(ergebnisse.find((e) => e.status === 'rejected')).toMatchObject({ reason: { code: 'LETZTE_MIETPARTEI' } });
    expect((await imAmt((db) => listPersonen(db, akte))).filter((p) => p.rolle === 'MIETER')).toHaveLength(1);
  });

  it('are those of this file only', async () => {
    const [akte, andere] = [await nimmAuf(datenbank.pool), await nimmAuf(datenbank.pool)];
    const [fremd] = await imAmt((db) => listPersonen(db, andere));
    await expect(imAmt((db) => removePerson(db, akte, fremd?.id ?? '', 'x', umfeld))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
    await expect(als(datenbank.pool, jc)((db) => enterPerson(db, akte, neuePerson, 'x', umfeld))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
  });
});

it('the sums of the notice can be corrected, but not to nothing', async () => {
  const akte = await nimmAuf(datenbank.pool);
  expect(await imAmt((db) => updateMitteilung(db, akte, { monatsmieteCent: 70_000, rueckstandCent: 210_000 }, 'Schreibfehler', uhr))).toBe(true);
  expect(await imAmt((db) => findMitteilung(db, akte))).toMatchObject({ monatsmieteCent: 70_000, rueckstandCent: 210_000, nutzungsentschaedigungCent: 0 });
  await expect(imAmt((db) => updateMitteilung(db, akte, { rueckstandCent: 0 }, 'x', uhr))).rejects.toMatchObject({ code: 'SUMMEN_UNGUELTIG' });
});
