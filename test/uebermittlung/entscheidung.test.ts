import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { UebermittlungsDienst } from '../../src/uebermittlung/dienst.ts';
import { bestaetige, entscheideUnklar, zieheZurueck } from '../../src/uebermittlung/index.ts';
import type { Ergebnis, Umfeld } from '../../src/uebermittlung/typen.ts';
import type { StellbareUhr } from '../../src/uhr.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { Attrappe } from './attrappe.ts';
import { erstelleUmfeld, insertBeteiligte, insertFall, leseErgebnisse, leseStand, LHH, reiheLeichtesEin } from './fall.ts';

let datenbank: TestDatenbank;
let umfeld: Umfeld & { uhr: StellbareUhr };

beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = await erstelleUmfeld();
  await insertBeteiligte(datenbank.pool);
});
afterAll(() => datenbank.close());

/** One round of the service, over a channel that answers like this. */
async function runde(ergebnis: Ergebnis = { art: 'ANGENOMMEN' }): Promise<Attrappe> {
  const kanal = new Attrappe(() => ergebnis);
  const dienst = new UebermittlungsDienst({ ...umfeld, pool: datenbank.pool, protokoll: stillesProtokoll, kanaele: [kanal] });
  await dienst.einmal();
  await dienst.stop();
  return kanal;
}
const reiheEin = async (): Promise<string> => reiheLeichtesEin(datenbank.pool, umfeld, await insertFall(datenbank.pool));
const tu = <T>(was: (db: Db) => Promise<T>): Promise<T> => inTransaktion(datenbank.pool, LHH, was);
const setze = (id: string, status: string) => datenbank.pool.query("UPDATE uebermittlung SET status = $2, versuche = 1, uebergabe_am = '2026-04-02T08:00:00Z' WHERE id = $1", [id, status]);

describe('a person', () => {
  it('decides what is unclear, once; the process hears the decision after the doubt', async () => {
    const [gesendet, nicht] = [await reiheEin(), await reiheEin()];
    for (const id of [gesendet, nicht]) await setze(id, 'UEBERGABE');
    await runde();
    await tu((db) => entscheideUnklar(db, gesendet, 'GESENDET', umfeld));
    await tu((db) => entscheideUnklar(db, nicht, 'NICHT_GESENDET', umfeld));
    expect(await leseErgebnisse(datenbank.pool, gesendet)).toEqual(['UNKLAR', 'GESENDET']);
    expect(await leseErgebnisse(datenbank.pool, nicht)).toEqual(['UNKLAR', 'FEHLGESCHLAGEN']);
    expect(await leseStand(datenbank.pool, nicht)).toMatchObject({ fehler_code: 'NICHT_GESENDET' });
    await expect(tu((db) => entscheideUnklar(db, nicht, 'GESENDET', umfeld))).rejects.toMatchObject({ code: 'UEBERMITTLUNG_NICHT_UNKLAR' });
  });

  it('withdraws what has not left, and then it never leaves', async () => {
    const id = await reiheEin();
    await tu((db) => zieheZurueck(db, id, umfeld));
    await tu((db) => zieheZurueck(db, id, umfeld));
    expect((await runde()).uebergeben).toEqual([]);
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(['ZURUECKGEZOGEN']);
  });

  it('cannot withdraw what has left', async () => {
    const id = await reiheEin();
    await setze(id, 'ANGENOMMEN');
    await expect(tu((db) => zieheZurueck(db, id, umfeld))).rejects.toMatchObject({ code: 'UEBERMITTLUNG_UNTERWEGS' });
  });

  it('sees only the transmissions of the own authority', async () => {
    const id = await reiheEin();
    await expect(inTransaktion(datenbank.pool, { behoerde: 'JC', wer: 'jens.kurz' }, (db) => zieheZurueck(db, id, umfeld))).rejects.toMatchObject({ code: 'UEBERMITTLUNG_UNBEKANNT' });
    await setze(id, 'BESTAETIGT');
  });
});

describe('the answer of the recipient', () => {
  it.each([
    ['ANGENOMMEN', true, 'BESTAETIGT', ['GESENDET']],
    ['UNKLAR', true, 'BESTAETIGT', ['GESENDET']],
    ['BESTAETIGT', false, 'BESTAETIGT', []],
    ['BEREIT', false, 'BEREIT', []],
    ['ZURUECKGEZOGEN', false, 'ZURUECKGEZOGEN', []],
  ])('to a transmission in state %s', async (vorher, bestaetigt, nachher, veroeffentlicht) => {
    const id = await reiheEin();
    await setze(id, vorher);
    expect(await tu((db) => bestaetige(db, id, umfeld))).toBe(bestaetigt);
    expect((await leseStand(datenbank.pool, id)).status).toBe(nachher);
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(veroeffentlicht);
    await setze(id, 'BESTAETIGT');
  });

  it('says nothing of a round that failed, where another round got through', async () => {
    const aktenzeichen = await insertFall(datenbank.pool);
    const [erste, zweite] = [await reiheLeichtesEin(datenbank.pool, umfeld, aktenzeichen, 1), await reiheLeichtesEin(datenbank.pool, umfeld, aktenzeichen, 2)];
    await setze(erste, 'FEHLGESCHLAGEN');
    await setze(zweite, 'GESENDET');
    expect(await tu((db) => bestaetige(db, erste, umfeld))).toBe(false);
    expect(await tu((db) => bestaetige(db, zweite, umfeld))).toBe(true);
    expect((await leseStand(datenbank.pool, erste)).status).toBe('FEHLGESCHLAGEN');
  });

  it('after a failure confirms, warns, and publishes no second result', async () => {
    const id = await reiheEin();
    await runde({ art: 'FEHLGESCHLAGEN', code: 'SMTP_550' });
    await tu((db) => bestaetige(db, id, umfeld));
    expect((await leseStand(datenbank.pool, id)).status).toBe('BESTAETIGT');
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(['FEHLGESCHLAGEN']);
    const { rows } = await datenbank.pool.query('SELECT art, gruppe FROM hinweis WHERE schluessel = $1', [`${id}:bestaetigt`]);
    expect(rows).toEqual([{ art: 'UEBERMITTLUNG_DOCH_ANGEKOMMEN', gruppe: 'fachstelle-sachbearbeitung' }]);
  });
});
