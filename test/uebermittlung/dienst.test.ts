import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { UebermittlungsDienst, type DienstOptionen } from '../../src/uebermittlung/dienst.ts';
import type { Ergebnis, Kanal, Umfeld } from '../../src/uebermittlung/typen.ts';
import type { StellbareUhr } from '../../src/uhr.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { Attrappe } from './attrappe.ts';
import { erstelleUmfeld, insertBeteiligte, insertFall, leseErgebnisse, leseStand, reiheLeichtesEin } from './fall.ts';

let datenbank: TestDatenbank;
let umfeld: Umfeld & { uhr: StellbareUhr };
const dienste: UebermittlungsDienst[] = [];

beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = await erstelleUmfeld();
  await insertBeteiligte(datenbank.pool);
});
afterEach(async () => {
  await Promise.all(dienste.splice(0).map((d) => d.stop()));
});
afterAll(() => datenbank.close());

const erstelle = (kanal: Kanal, weiteres: Partial<DienstOptionen> = {}): UebermittlungsDienst => {
  const dienst = new UebermittlungsDienst({ ...umfeld, pool: datenbank.pool, protokoll: stillesProtokoll, kanaele: [kanal], ...weiteres });
  dienste.push(dienst);
  return dienst;
};
const reiheEin = async (): Promise<string> => reiheLeichtesEin(datenbank.pool, umfeld, await insertFall(datenbank.pool));
const setze = (id: string, status: string) => datenbank.pool.query("UPDATE uebermittlung SET status = $2, versuche = 1, uebergabe_am = '2026-04-02T08:00:00Z' WHERE id = $1", [id, status]);

describe('a hand-over', () => {
  it.each([
    [{ art: 'ANGENOMMEN' }, 'ANGENOMMEN', []],
    [{ art: 'GESENDET' }, 'GESENDET', ['GESENDET']],
    [{ art: 'FEHLGESCHLAGEN', code: 'SMTP_550' }, 'FEHLGESCHLAGEN', ['FEHLGESCHLAGEN']],
    [{ art: 'UNKLAR', code: 'SMTP_ABGEBROCHEN' }, 'UNKLAR', ['UNKLAR']],
    [{ art: 'SPAETER', code: 'SMTP_450' }, 'BEREIT', []],
  ] as [Ergebnis, string, string[]][])('that ends with %o leaves the state %s', async (ergebnis, status, veroeffentlicht) => {
    const id = await reiheEin();
    const kanal = new Attrappe(() => ergebnis);
    const dienst = erstelle(kanal);
    await dienst.einmal();
    await dienst.einmal();
    expect(kanal.uebergeben).toEqual([id]);
    expect(await leseStand(datenbank.pool, id)).toMatchObject({ status, versuche: 1, fehler_code: 'code' in ergebnis ? ergebnis.code : null });
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(veroeffentlicht);
    await setze(id, 'BESTAETIGT');
  });

  it('finds UEBERGABE committed when it begins', async () => {
    const id = await reiheEin();
    const gesehen: string[] = [];
    const kanal = new Attrappe(async () => {
      gesehen.push((await leseStand(datenbank.pool, id)).status);
      return { art: 'ANGENOMMEN' };
    });
    await erstelle(kanal).einmal();
    expect(gesehen).toEqual(['UEBERGABE']);
  });

  it('that throws is UNKLAR: nobody knows what happened', async () => {
    const id = await reiheEin();
    await erstelle(new Attrappe(() => Promise.reject(new Error('Kanarienvogel')))).einmal();
    expect(await leseStand(datenbank.pool, id)).toMatchObject({ status: 'UNKLAR', fehler_code: 'KANAL_FEHLER' });
  });

  it('that throws is asked for, where the channel can be asked', async () => {
    const id = await reiheEin();
    await erstelle(new Attrappe(() => Promise.reject(new Error('connection lost after commit')), () => Promise.resolve('GESENDET'))).einmal();
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(['GESENDET']);
  });

  it('of a case that is deleted on the way leaves nothing behind and holds nothing up', async () => {
    const id = await reiheEin();
    const dienst = erstelle(new Attrappe(async () => {
      await datenbank.pool.query('DELETE FROM uebermittlung WHERE id = $1', [id]);
      return { art: 'ANGENOMMEN' };
    }));
    expect(await dienst.einmal()).toBe(1);
    expect(await dienst.einmal()).toBe(0);
  });

  it('through a channel that is not set up fails with a code', async () => {
    const id = await reiheEin();
    await erstelle({ name: 'INTERN', uebergib: () => Promise.reject(new Error('never asked')) }).einmal();
    expect(await leseStand(datenbank.pool, id)).toMatchObject({ status: 'FEHLGESCHLAGEN', fehler_code: 'KANAL_NICHT_EINGERICHTET' });
  });

  it('refused for the moment is tried again, each time later, and fails after eight times', async () => {
    const id = await reiheEin();
    const dienst = erstelle(new Attrappe(() => ({ art: 'SPAETER', code: 'SMTP_450' })));
    const abstaende: number[] = [];
    for (let i = 0; i < 8; i++) {
      await dienst.einmal();
      const { rows } = await datenbank.pool.query<{ status: string; am: Date; uebergabe: Date }>('SELECT status, naechster_versuch_am AS am, uebergabe_am AS uebergabe FROM uebermittlung WHERE id = $1', [id]);
      if (rows[0]?.status !== 'BEREIT') break;
      abstaende.push(Math.round((rows[0].am.getTime() - rows[0].uebergabe.getTime()) / 60_000));
      umfeld.uhr.stelle(rows[0].am);
    }
    expect(abstaende).toEqual([1, 2, 4, 8, 16, 32, 32]);
    expect(await leseStand(datenbank.pool, id)).toMatchObject({ status: 'FEHLGESCHLAGEN', versuche: 8, fehler_code: 'SMTP_450' });
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(['FEHLGESCHLAGEN']);
  });

  it('happens once when two services run at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, reiheEin));
    const kanal = new Attrappe(() => ({ art: 'ANGENOMMEN' }));
    const [a, b] = [erstelle(kanal), erstelle(kanal)];
    await Promise.all([a.einmal(), b.einmal(), a.einmal(), b.einmal(), a.einmal(), b.einmal(), a.einmal(), b.einmal()]);
    while ((await a.einmal()) + (await b.einmal()) > 0);
    expect(kanal.uebergeben.toSorted()).toEqual(ids.toSorted());
  });

  it('is taken over by the service that stood by when the first one stops', async () => {
    const kanal = new Attrappe(() => ({ art: 'ANGENOMMEN' }));
    const [a, b] = [erstelle(kanal), erstelle(kanal)];
    await a.einmal();
    const id = await reiheEin();
    expect(await b.einmal()).toBe(0);
    await a.stop();
    expect(await b.einmal()).toBe(1);
    expect(kanal.uebergeben).toEqual([id]);
  });

  it('is done by the running service itself', async () => {
    const id = await reiheEin();
    const fertig = Promise.withResolvers<void>();
    const dienst = erstelle(new Attrappe(() => (fertig.resolve(), { art: 'ANGENOMMEN' })), { pauseMs: 5 });
    dienst.start();
    await fertig.promise;
    await dienst.stop();
    expect((await leseStand(datenbank.pool, id)).status).toBe('ANGENOMMEN');
  });

  it('whose result could not be stored is stored later, without a second hand-over', async () => {
    const id = await reiheEin();
    const kanal = new Attrappe(async () => {
      await datenbank.pool.query('ALTER TABLE uebermittlung RENAME TO verschwunden');
      return { art: 'ANGENOMMEN' };
    });
    const dienst = erstelle(kanal);
    await expect(dienst.einmal()).rejects.toThrow('uebermittlung');
    await datenbank.pool.query('ALTER TABLE verschwunden RENAME TO uebermittlung');
    await dienst.einmal();
    expect((await leseStand(datenbank.pool, id)).status).toBe('ANGENOMMEN');
    expect(kanal.uebergeben).toEqual([id]);
  });
});

describe('a hand-over that was left open by a crash', () => {
  it.each([
    ['is UNKLAR where the channel cannot be asked', undefined, 'UNKLAR', ['UNKLAR']],
    ['is ANGENOMMEN where the channel has it', 'ANGENOMMEN', 'ANGENOMMEN', []],
    ['is GESENDET where it has arrived', 'GESENDET', 'GESENDET', ['GESENDET']],
    ['is BEREIT again where the channel never got it', 'NICHT_ANGEKOMMEN', 'BEREIT', []],
  ] as const)('%s', async (_, antwort, status, veroeffentlicht) => {
    const id = await reiheEin();
    await setze(id, 'UEBERGABE');
    const kanal = new Attrappe(() => ({ art: 'ANGENOMMEN' }), antwort && (() => Promise.resolve(antwort)));
    await erstelle(kanal).einmal();
    expect(await leseStand(datenbank.pool, id)).toMatchObject({ status });
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(veroeffentlicht);
    expect(kanal.uebergeben).toEqual([]);
    await setze(id, 'BESTAETIGT');
  });

  it('stays open while the channel cannot answer, and holds nothing up', async () => {
    const alt = await reiheEin();
    await setze(alt, 'UEBERGABE');
    const neu = await reiheEin();
    await erstelle(new Attrappe(() => ({ art: 'ANGENOMMEN' }), () => Promise.reject(new Error('disk away')))).einmal();
    expect((await leseStand(datenbank.pool, alt)).status).toBe('UEBERGABE');
    expect((await leseStand(datenbank.pool, neu)).status).toBe('ANGENOMMEN');
    await setze(alt, 'BESTAETIGT');
  });
});
