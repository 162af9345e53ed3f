import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAehnlicheAkten } from '../../src/akte/aehnliche.ts';
import { nimmMitteilungAuf } from '../../src/akte/aufnahme.ts';
import { seedBeteiligte } from '../../src/akte/beteiligter.ts';
import { oeffneAkte } from '../../src/akte/fall-anlegen.ts';
import { recordGehoertZu } from '../../src/akte/fall.ts';
import { listJournal } from '../../src/akte/journal.ts';
import { endLauf } from '../../src/akte/lauf-ende.ts';
import { listLaeufe, recordProzessInstanz } from '../../src/akte/lauf.ts';
import { oeffnePersonenakte } from '../../src/akte/personenakte.ts';
import { legeUebungsaktenAn, nimmUebungsmitteilungAuf } from '../../src/akte/uebung/anlegen.ts';
import { haushaltInBeratung, klient, neueKlage } from '../../src/akte/uebung/beispiele.ts';
import { listUebungsakten, requestEntfernung } from '../../src/akte/uebung/entfernen.ts';
import { istUebung } from '../../src/akte/uebung.ts';
import { planZusammenlegung } from '../../src/akte/zusammenlegen.ts';
import { erstelleUebungenDienst } from '../../src/dienste/uebungen-dienst.ts';
import { kennzahlenVon } from '../../src/kennzahlen/laden.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { zaehleKennzahl } from '../support/kennzahl.ts';
import { als, hannover, HEUTE, jc, lhh, nimmAuf, uhr } from './beispiel.ts';

let datenbank: TestDatenbank;
beforeAll(async () => {
  datenbank = await testDatenbank();
  await imAmt((db) => seedBeteiligte(db, hannover));
});
afterAll(() => datenbank.close());
const imAmt: ReturnType<typeof als> = (tun) => als(datenbank.pool, lhh)(tun);
const umfeld = { uhr, vereinbarung: hannover };
const jahr = HEUTE.slice(0, 4);

describe('a made-up file', () => {
  it('has numbers of its own, so that real ones have no gaps', async () => {
    expect(await nimmAuf(datenbank.pool)).toBe(`56.34-${jahr}-000001`);
    expect(await imAmt((db) => nimmUebungsmitteilungAuf(db, umfeld))).toEqual({ aktenzeichen: `UE.56.34-${jahr}-000001`, neu: true });
    expect(await imAmt((db) => legeUebungsaktenAn(db, umfeld))).toBe(3);
    expect(await nimmAuf(datenbank.pool)).toBe(`56.34-${jahr}-000002`);
  });

  it('is made once, however often it is asked for', async () => {
    expect(await imAmt((db) => nimmUebungsmitteilungAuf(db, umfeld))).toEqual({ aktenzeichen: `UE.56.34-${jahr}-000001`, neu: false });
    expect(await imAmt((db) => legeUebungsaktenAn(db, umfeld))).toBe(0);
    expect(await imAmt((db) => listUebungsakten(db))).toMatchObject([{ personen: 'Übung, Mara' }, { personen: 'Übung, Jonas' }, { personen: 'Übung, Pia' }, { personen: 'Übung, Selma' }]);
  });

  it('is never found for the same notice, household or person when they are real, nor joined with them', async () => {
    const [uebung] = await imAmt((db) => listUebungsakten(db));
    const echte = await imAmt((db) => nimmMitteilungAuf(db, neueKlage(HEUTE), { ...umfeld, quelle: 'API' }));
    expect(echte).toEqual({ aktenzeichen: `56.34-${jahr}-000003`, neu: true });
    const haushalt = await imAmt((db) => oeffneAkte(db, haushaltInBeratung(HEUTE), umfeld));
    const person = await imAmt((db) => oeffnePersonenakte(db, klient(HEUTE), umfeld));
    const geuebt = await imAmt((db) => oeffnePersonenakte(db, klient(HEUTE), { ...umfeld, uebung: true }));
    expect([haushalt, person, geuebt].map((a) => [a.neu, istUebung(a.aktenzeichen)])).toEqual([[true, false], [true, false], [true, true]]);
    for (const akte of [echte.aktenzeichen, haushalt.aktenzeichen, person.aktenzeichen]) {
      expect((await imAmt((db) => listAehnlicheAkten(db, akte, hannover))).filter((a) => istUebung(a.aktenzeichen))).toEqual([]);
    }
    expect((await imAmt((db) => listAehnlicheAkten(db, geuebt.aktenzeichen, hannover)))).toEqual([]);
    for (const paar of [[uebung?.aktenzeichen ?? '', echte.aktenzeichen], [echte.aktenzeichen, uebung?.aktenzeichen ?? '']] as const) {
      await expect(imAmt((db) => planZusammenlegung(db, ...paar))).rejects.toMatchObject({ code: 'UEBUNG_UND_ECHT' });
      await expect(imAmt((db) => recordGehoertZu(db, ...paar, uhr))).rejects.toMatchObject({ code: 'UEBUNG_UND_ECHT' });
    }
  });

  it('is counted in no figure', async () => {
    const vorher = await zaehleBestand();
    await imAmt((db) => oeffneAkte(db, { ...haushaltInBeratung(HEUTE), mieter: [{ name: 'Übung', vorname: 'Nora', anschrift: undefined }] }, { ...umfeld, uebung: true }));
    expect(await zaehleBestand()).toEqual(vorher);
    await imAmt((db) => oeffneAkte(db, { ...haushaltInBeratung(HEUTE), mieter: [{ name: 'Echt', vorname: 'Nora', anschrift: undefined }] }, umfeld));
    expect(await zaehleBestand()).not.toEqual(vorher);
  });
});

async function zaehleBestand(): Promise<unknown> {
  const zahlen: Record<string, unknown> = {};
  for (const k of kennzahlenVon(hannover, 'LHH')) zahlen[k.kuerzel] = await imAmt((db) => zaehleKennzahl(db, { behoerde: 'LHH', kennzahl: k.kuerzel, auswahl: { von: `${jahr}-01-01`, bis: `${jahr}-12-31` }, uhr }));
  return zahlen;
}

describe('the removal of made-up files', () => {
  const dienst = () => erstelleUebungenDienst({ pool: datenbank.pool, uhr, protokoll: stillesProtokoll });
  const zeilen = async (sql: string, werte: unknown[] = []): Promise<number> => (await datenbank.pool.query(sql, werte)).rowCount ?? 0;

  it('ends their procedures first, goes on after each interruption, and leaves one line of each', async () => {
    const akte = `UE.56.34-${jahr}-000001`;
    // The same file at the Jobcenter, with nothing under way there.
    await datenbank.pool.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) VALUES ('JC', $1, 'hannover', $2, now())", [akte, HEUTE]);
    const [lauf] = await imAmt((db) => listLaeufe(db, akte));
    await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: akte, prozess: lauf?.prozess ?? '' }, '4711', uhr));
    const vorher = await zeilen("SELECT 1 FROM fall WHERE NOT starts_with(aktenzeichen, 'UE.')");
    expect(await imAmt((db) => requestEntfernung(db, '56.34', uhr))).toBeGreaterThanOrEqual(4);
    expect(await imAmt((db) => requestEntfernung(db, '56.34', uhr))).toBe(0);
    for (let runde = 0; runde < 3; runde++) await dienst().einmal();
    // Its procedure was told to end, once, and has not yet.
    expect(await zeilen("SELECT 1 FROM ausgang WHERE aktenzeichen = $1 AND nachricht = 'fall-beendet'", [akte])).toBe(1);
    expect(await zeilen("SELECT 1 FROM fall WHERE behoerde = 'LHH' AND aktenzeichen = $1", [akte])).toBe(1);
    await imAmt((db) => endLauf(db, '4711', uhr));
    for (let runde = 0; runde < 3; runde++) await Promise.all([dienst().einmal(), dienst().einmal()]);
    expect(await zeilen("SELECT 1 FROM fall WHERE aktenzeichen = $1", [akte])).toBe(0);
    for (const tabelle of ['person', 'haushalt', 'mitteilung', 'frist', 'lauf', 'ausgang']) expect(await zeilen(`SELECT 1 FROM ${tabelle} WHERE aktenzeichen = $1`, [akte])).toBe(0);
    for (const wer of [lhh, jc]) expect((await als(datenbank.pool, wer)((db) => listJournal(db, akte))).filter((e) => e.art === 'UEBUNG_ENTFERNT')).toHaveLength(1);
    expect(await zeilen("SELECT 1 FROM fall WHERE NOT starts_with(aktenzeichen, 'UE.')")).toBe(vorher);
  });

  it('waits for what has not begun, and forgets what is gone', async () => {
    // Runs whose start is still in the outbox end with their message, as in any case.
    const { rows } = await datenbank.pool.query<{ aktenzeichen: string }>("SELECT DISTINCT aktenzeichen FROM lauf WHERE starts_with(aktenzeichen, 'UE.') AND status <> 'BEENDET'");
    for (const [i, { aktenzeichen }] of rows.entries()) {
      for (const [j, l] of (await imAmt((db) => listLaeufe(db, aktenzeichen))).entries()) {
        await imAmt((db) => recordProzessInstanz(db, { aktenzeichen, prozess: l.prozess }, `5${i}${j}`, uhr));
        await imAmt((db) => endLauf(db, `5${i}${j}`, uhr));
      }
    }
    await dienst().einmal();
    expect(await imAmt((db) => listUebungsakten(db))).toEqual([]);
    expect(await zeilen('SELECT 1 FROM uebung_entfernung')).toBe(0);
  });
});
