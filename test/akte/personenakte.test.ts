import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAehnlicheAkten } from '../../src/akte/aehnliche.ts';
import { findAkte } from '../../src/akte/akte.ts';
import { loescheAbgelaufene } from '../../src/akte/aufbewahrung.ts';
import { correctPerson, enterPerson, removePerson } from '../../src/akte/berichtigen.ts';
import { recordEnde } from '../../src/akte/fall-beenden.ts';
import { findFall, searchFaelle } from '../../src/akte/fall.ts';
import { listHinweise } from '../../src/akte/hinweis.ts';
import { beginneLauf, listLaeufe } from '../../src/akte/lauf.ts';
import { neuePersonSchema, oeffnePersonenakte } from '../../src/akte/personenakte.ts';
import { listPersonen } from '../../src/akte/person.ts';
import { pruefeMitteilung } from '../../src/akte/pruefung.ts';
import { legeZusammen } from '../../src/akte/zusammenlegen.ts';
import type { Db } from '../../src/db/pool.ts';
import { StellbareUhr } from '../../src/uhr.ts';
import type { Vereinbarung } from '../../src/vereinbarung.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { als, nimmAuf, vereinbarungen } from './beispiel.ts';

const duesseldorf = vereinbarungen.get('duesseldorf') as Vereinbarung;
const caritas = { behoerde: 'CARITAS', wer: 'clara.ott' };
const diakonie = { behoerde: 'DIAKONIE', wer: 'dora.klein' };
const uhr = new StellbareUhr(new Date('2026-04-02T10:00:00+02:00'));
const umfeld = { uhr, vereinbarungen };
let datenbank: TestDatenbank;
beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());
const beiCaritas = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, caritas)(tun);

const person = (name: string, abweichend: Record<string, unknown> = {}) => neuePersonSchema.parse({ eingangAm: '2026-04-02', name, vorname: 'Jürgen', geburtsdatum: '1990-05-17', anschrift: '', ...abweichend });
const oeffne = (name: string, abweichend: Record<string, unknown> = {}, wer = caritas) => als(datenbank.pool, wer)((db) => oeffnePersonenakte(db, person(name, abweichend), { uhr, vereinbarung: duesseldorf }));
const beginne = (aktenzeichen: string, anlass: string) => beiCaritas((db) => beginneLauf(db, { aktenzeichen, prozess: 'duesseldorf-hilfeprozess', nachricht: 'duesseldorf.hilfeprozess.aufgenommen', eingangAm: '2026-04-02', anlass }, uhr));

describe('the file of a person', () => {
  it('has an Aktenzeichen of the authority that opened it, the person with the birth date, and no household', async () => {
    const { aktenzeichen, neu, wieder } = await oeffne('Möller');
    expect([aktenzeichen, neu, wieder]).toEqual(['D67.C-2026-000001', true, false]);
    const akte = await beiCaritas((db) => findAkte(db, aktenzeichen, uhr));
    expect(akte).toMatchObject({ fall: { vereinbarung: 'duesseldorf', status: 'NEU' }, haushalt: undefined, personen: [{ rolle: 'KLIENT', name: 'Möller', geburtsdatum: '1990-05-17', anschrift: '' }] });
  });

  it('is joined by the same person in another spelling, also by many at once, and not by another birth date', async () => {
    const alle = await Promise.all(['Müller-Öztürk', 'MUELLER OEZTUERK', 'Müller-Öztürk', ' müller-öztürk '].map((name) => oeffne(name)));
    expect(new Set(alle.map((a) => a.aktenzeichen)).size).toBe(1);
    expect(alle.filter((a) => a.neu)).toHaveLength(1);
    expect(await oeffne('Müller-Öztürk', { geburtsdatum: '1990-05-18' })).toMatchObject({ neu: true });
  });

  it('is unknown to another Träger, who opens one of its own', async () => {
    const eigene = await oeffne('Geteilt');
    const andere = await oeffne('Geteilt', {}, diakonie);
    expect(andere).toMatchObject({ neu: true, aktenzeichen: expect.stringMatching(/^D67\.D-/) });
    expect(await als(datenbank.pool, diakonie)((db) => findFall(db, eigene.aktenzeichen))).toBeUndefined();
    expect(await als(datenbank.pool, diakonie)((db) => searchFaelle(db, { suche: 'geteilt' }))).toMatchObject({ gesamt: 1, zeilen: [{ aktenzeichen: andere.aktenzeichen }] });
  });

  it('is opened again by a return within six months, by the day, and not later', async () => {
    const { aktenzeichen } = await oeffne('Rückkehr');
    await beginne(aktenzeichen, 'eins');
    await beiCaritas((db) => recordEnde(db, aktenzeichen, 'BEENDET', uhr));
    uhr.stelle(new Date('2026-10-02T23:30:00+02:00'));
    expect(await oeffne('Rückkehr')).toEqual({ aktenzeichen, neu: false, wieder: true });
    expect(await beginne(aktenzeichen, 'zwei')).toEqual({ vorgang: `${aktenzeichen}.2`, neu: true });
    expect(await beiCaritas((db) => findFall(db, aktenzeichen))).toMatchObject({ status: 'LAUFEND', beendetAm: null });
    expect(await oeffne('Rückkehr')).toEqual({ aktenzeichen, neu: false, wieder: false });
    await beiCaritas((db) => recordEnde(db, aktenzeichen, 'BEENDET', uhr));
    uhr.stelle(new Date('2027-04-03T00:30:00+02:00'));
    expect(await oeffne('Rückkehr')).toMatchObject({ neu: true, aktenzeichen: expect.stringMatching(/^D67\.C-2027-/) });
    uhr.stelle(new Date('2026-04-02T10:00:00+02:00'));
  });

  it.each([
    ['an admission in the future', { eingangAm: '2026-04-03' }, 'EINGANG_IN_ZUKUNFT'],
    ['a birth on the day of admission', { geburtsdatum: '2026-04-02' }, 'GEBURT_NACH_EINGANG'],
  ])('is refused for %s', async (_, abweichend, code) => {
    await expect(oeffne('Falsch', abweichend)).rejects.toMatchObject({ code });
  });

  it('is refused to an authority that has no part in the agreement', async () => {
    await expect(oeffne('Falsch', {}, { behoerde: 'LHH', wer: 'anna.berg' })).rejects.toMatchObject({ code: 'BEHOERDE_NICHT_ZUSTAENDIG' });
  });
});

describe('in lists and corrections', () => {
  it('is found by name and Aktenzeichen and shows the person', async () => {
    const { aktenzeichen } = await oeffne('Gesuchte');
    for (const suche of ['gesuchte', aktenzeichen]) expect(await beiCaritas((db) => searchFaelle(db, { suche }))).toMatchObject({ zeilen: [{ aktenzeichen, mieter: 'Jürgen Gesuchte', adresse: '' }] });
  });

  it('keeps its one person and a birth date; another open file of the same name is pointed out', async () => {
    const [erste, zweite] = [await oeffne('Nahezu'), await oeffne('Namensgleich')];
    const [{ id } = { id: '' }] = await beiCaritas((db) => listPersonen(db, zweite.aktenzeichen));
    const aendere = (neu: object) => beiCaritas((db) => correctPerson(db, zweite.aktenzeichen, id, neu, 'Ausweis gesehen', umfeld));
    await expect(aendere({ rolle: 'MIETER' })).rejects.toMatchObject({ code: 'ROLLE_FEST' });
    await expect(aendere({ geburtsdatum: null })).rejects.toMatchObject({ code: 'GEBURTSDATUM_FEHLT' });
    await expect(beiCaritas((db) => removePerson(db, zweite.aktenzeichen, id, 'Irrtum', umfeld))).rejects.toMatchObject({ code: 'LETZTE_MIETPARTEI' });
    await expect(beiCaritas((db) => enterPerson(db, zweite.aktenzeichen, { rolle: 'KLIENT', name: 'X', vorname: '', geburtsdatum: '1999-01-01', anschrift: '' }, 'dazu', umfeld))).rejects.toMatchObject({ code: 'ROLLE_FEST' });
    expect(await aendere({ name: 'Nahezu', geburtsdatum: '1990-05-16' })).toBe(true);
    expect(await beiCaritas((db) => listHinweise(db, { aktenzeichen: zweite.aktenzeichen }))).toMatchObject([{ art: 'GLEICHE_PERSON', gruppe: 'caritas-sachbearbeitung' }]);
    expect(await beiCaritas((db) => listAehnlicheAkten(db, zweite.aktenzeichen, duesseldorf))).toEqual([{ aktenzeichen: erste.aktenzeichen, wohnung: false, name: true }]);
  });
});

describe('at its end', () => {
  it('is joined to another file of the same person, where its procedure begins anew', async () => {
    const [quelle, ziel] = [await oeffne('Zweimal'), await oeffne('Zweimal', { geburtsdatum: '1990-05-18' })];
    await beginne(quelle.aktenzeichen, 'eins');
    await beiCaritas((db) => legeZusammen(db, { quelle: quelle.aktenzeichen, ziel: ziel.aktenzeichen, grund: 'Zahlendreher' }, umfeld));
    expect(await beiCaritas((db) => listLaeufe(db, ziel.aktenzeichen))).toMatchObject([{ prozess: 'duesseldorf-hilfeprozess', anlass: `zusammengelegt:${quelle.aktenzeichen}` }]);
    expect(await oeffne('Zweimal')).toMatchObject({ neu: true });
  });

  it('is not joined to the file of a household', async () => {
    const { aktenzeichen } = await oeffne('Verschieden');
    await datenbank.pool.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) VALUES ('CARITAS', 'D67.C-2026-900000', 'duesseldorf', '2026-04-02', now())");
    await datenbank.pool.query("INSERT INTO haushalt (behoerde, aktenzeichen, strasse, hausnummer, plz, ort, adresse_norm) VALUES ('CARITAS', 'D67.C-2026-900000', 'A', '1', '40210', 'Düsseldorf', 'x')");
    const lege = beiCaritas((db) => legeZusammen(db, { quelle: aktenzeichen, ziel: 'D67.C-2026-900000', grund: 'x' }, umfeld));
    await expect(lege).rejects.toMatchObject({ code: 'AKTEN_VERSCHIEDEN' });
  });

  it('is deleted with its person when the years are over, and only by its authority', async () => {
    const { aktenzeichen } = await oeffne('Vergangen');
    await beiCaritas((db) => recordEnde(db, aktenzeichen, 'BEENDET', uhr));
    uhr.stelle(new Date('2036-04-03T10:00:00+02:00'));
    expect(await als(datenbank.pool, diakonie)((db) => loescheAbgelaufene(db, { uhr }))).not.toContain(aktenzeichen);
    expect(await beiCaritas((db) => loescheAbgelaufene(db, { uhr }))).toContain(aktenzeichen);
    expect((await datenbank.pool.query("SELECT 1 FROM person WHERE aktenzeichen = $1", [aktenzeichen])).rowCount).toBe(0);
    uhr.stelle(new Date('2026-04-02T10:00:00+02:00'));
  });
});

it('where the agreement names no area a flat is nowhere outside', async () => {
  const aktenzeichen = await nimmAuf(datenbank.pool, { wohnung: { strasse: 'Königsallee', hausnummer: '1', plz: '40212', ort: 'Düsseldorf' } });
  const pruefe = (stadtgebietPlz: string[]) => als(datenbank.pool, { behoerde: 'LHH', wer: 'anna.berg' })((db) => pruefeMitteilung(db, aktenzeichen, { stadtgebietPlz }));
  expect(await pruefe(['30159'])).toMatchObject({ ergebnis: 'AUSSERHALB' });
  expect(await pruefe([])).toMatchObject({ ergebnis: 'EINDEUTIG' });
});
