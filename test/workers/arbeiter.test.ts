import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFall } from '../../src/akte/fall.ts';
import { findFrist } from '../../src/akte/frist.ts';
import { listHinweise } from '../../src/akte/hinweis.ts';
import { Buehne } from './buehne.ts';

let b: Buehne;
let aktenzeichen: string;
beforeAll(async () => {
  b = await Buehne.open();
  aktenzeichen = await b.fall();
});
afterAll(() => b.datenbank.close());

describe('gemeinsam.frist-setzen', () => {
  test('answers what a timer and a form need, from the day of the event', async () => {
    const ausgabe = await b.tue('gemeinsam.frist-setzen', { aktenzeichen, fristart: 'H-2.2', fristLaenge: 2, fristEinheit: 'WERKTAG', fristBeginn: '2026-05-04' });
    expect(ausgabe).toEqual({
      fristId: `${aktenzeichen}:H-2.2:1`, fristEnde: '2026-05-06', letzterTag: '2026-05-05T22:00:00.000Z', ablauf: '2026-05-06T22:00:00.000Z', vorfrist: '2026-05-06T06:00:00.000Z', faelligAm: '2026-05-06T21:59:00.000Z',
    });
  });

  test('without a day it begins today, in Germany', async () => {
    const ausgabe = await b.tue('gemeinsam.frist-setzen', { aktenzeichen, fristart: 'H-2.2', fristRunde: 2, fristLaenge: 2, fristEinheit: 'WERKTAG', fristBeginn: null });
    expect(ausgabe).toMatchObject({ fristId: `${aktenzeichen}:H-2.2:2`, fristEnde: '2026-05-06' });
  });

  test('answers an end that a person has moved, whatever it would compute', async () => {
    await b.als('LHH', (db) => db.query("UPDATE frist SET frist_ende = '2026-05-20', geaendert_von = 'lena.vogt' WHERE id = $1", [`${aktenzeichen}:H-2.2:2`]));
    const ausgabe = await b.tue('gemeinsam.frist-setzen', { aktenzeichen, fristart: 'H-2.2', fristRunde: 2, fristLaenge: 2, fristEinheit: 'WERKTAG', fristBeginn: null });
    expect(ausgabe).toMatchObject({ fristEnde: '2026-05-20' });
  });

  test('refuses a Fristart that the agreement does not have', async () => {
    await expect(b.tue('gemeinsam.frist-setzen', { aktenzeichen, fristart: 'H-9.9', fristLaenge: 2, fristEinheit: 'WERKTAG' })).rejects.toMatchObject({ code: 'FRISTART_UNBEKANNT' });
  });
});

describe('gemeinsam.frist-erledigen', () => {
  test('a day after the end is an overrun, also when it was never marked', async () => {
    await b.tue('gemeinsam.frist-setzen', { aktenzeichen, fristart: 'H-2.3', fristLaenge: 3, fristEinheit: 'WERKTAG', fristBeginn: '2026-04-20' });
    await b.tue('gemeinsam.frist-erledigen', { aktenzeichen, fristart: 'H-2.3', fristErgebnis: 'EINGEHALTEN', fristErledigtAm: '2026-05-04' });
    expect(await b.als('LHH', (db) => findFrist(db, `${aktenzeichen}:H-2.3:1`))).toMatchObject({ status: 'UEBERSCHRITTEN', erledigtAm: expect.any(Date) });
  });
});

describe('gemeinsam.vorfrist-warnen and gemeinsam.frist-ueberschritten', () => {
  test('a Frist that was never set is a fault of the diagram', async () => {
    await expect(b.tue('gemeinsam.vorfrist-warnen', { aktenzeichen, fristart: 'H-2.2', fristRunde: 9 })).rejects.toMatchObject({ code: 'FRIST_UNBEKANNT' });
  });

  test('a Frist that is settled is not marked as overrun any more, and nobody is alarmed', async () => {
    await b.tue('gemeinsam.frist-erledigen', { aktenzeichen, fristart: 'H-2.2', fristErgebnis: 'EINGEHALTEN' });
    await b.tue('gemeinsam.frist-ueberschritten', { aktenzeichen, fristart: 'H-2.2' });
    expect(await b.als('LHH', (db) => listHinweise(db, { aktenzeichen }))).toEqual([]);
  });

  test.each([
    ['LHH', ['fachstelle-sachbearbeitung', 'fachstelle-leitung']],
    ['JC', ['jobcenter-sachbearbeitung', 'jobcenter-teamleitung']],
  ])('a Frist of a shared procedure alarms the groups of %s, whose Frist it is', async (behoerde, gruppen) => {
    const az = await b.fall({ geschaeftszeichen: behoerde === 'JC' ? '512 C 91/26' : '512 C 92/26' });
    if (behoerde === 'JC') await b.als('*', (db) => db.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) SELECT 'JC', aktenzeichen, vereinbarung, eingang_am, angelegt_am FROM fall WHERE aktenzeichen = $1", [az]));
    const frist = { behoerde, aktenzeichen: az, fristart: 'SENDEBERICHT', fristBezug: 'brief' };
    await b.tue('gemeinsam.frist-setzen', { ...frist, fristLaenge: 1, fristEinheit: 'WERKTAG', fristBeginn: '2026-04-28' });
    await b.tue('gemeinsam.vorfrist-warnen', frist);
    await b.tue('gemeinsam.frist-ueberschritten', frist);
    expect((await b.als(behoerde, (db) => listHinweise(db, { aktenzeichen: az }))).map((h) => h.gruppe)).toEqual(gruppen);
  });
});

describe('a Frist that was moved while its old timer fires', () => {
  const alarme = ['gemeinsam.vorfrist-warnen', 'gemeinsam.frist-ueberschritten', 'gemeinsam.frist-abgelaufen', 'gemeinsam.ziel-verfehlt'];
  let faelle = 200;
  /** Ends on the given day; the clock stands on Monday, 2026-05-04, 09:00. */
  async function mitEnde(fristart: string, fristEnde: string): Promise<Record<string, unknown>> {
    const az = await b.fall({ geschaeftszeichen: `512 C ${++faelle}/26` });
    await b.tue('gemeinsam.frist-setzen', { aktenzeichen: az, fristart, fristLaenge: 2, fristEinheit: 'TAG', fristBeginn: '2026-04-27' });
    await b.als('LHH', (db) => db.query("UPDATE frist SET frist_ende = $2::date, ablauf = $2::date + interval '1 day', vorfrist = $2::date + interval '8 hours' WHERE aktenzeichen = $1", [az, fristEnde]));
    return { aktenzeichen: az, fristart };
  }
  const bestand = async ({ aktenzeichen: az }: Record<string, unknown>): Promise<unknown[]> => {
    const frist = await b.als('LHH', (db) => db.query('SELECT status FROM frist WHERE aktenzeichen = $1', [az]));
    return [frist.rows[0].status, (await b.als('LHH', (db) => listHinweise(db, { aktenzeichen: String(az) }))).length];
  };

  test.each(alarme)('%s does nothing', async (typ) => {
    const frist = await mitEnde(typ === 'gemeinsam.ziel-verfehlt' ? 'ERGEBNIS-KUENDIGUNG' : 'H-2.2', '2026-05-06');
    const getan = b.tue(typ, frist);
    if (typ === 'gemeinsam.frist-abgelaufen' || typ === 'gemeinsam.ziel-verfehlt') await expect(getan).rejects.toMatchObject({ code: 'FRIST_LAEUFT' });
    else await getan;
    expect(await bestand(frist)).toEqual(['LAUFEND', 0]);
  });

  test.each(alarme)('%s trusts the engine whose clock is some hours ahead', async (typ) => {
    b.uhr.stelle(new Date('2026-05-03T23:00:00+02:00'));
    const frist = await mitEnde(typ === 'gemeinsam.ziel-verfehlt' ? 'ERGEBNIS-KUENDIGUNG' : 'H-2.2', typ === 'gemeinsam.vorfrist-warnen' ? '2026-05-04' : '2026-05-03');
    await b.tue(typ, frist);
    expect((await bestand(frist))[1]).toBe(1);
    b.uhr.stelle(new Date('2026-05-04T09:00:00+02:00'));
  });
});

describe('gemeinsam.verfahren-abschliessen', () => {
  test('an instance that does not hold the case leaves it alone', async () => {
    await b.tue('hannover.mizi.mitteilung-aufnehmen', { aktenzeichen }, { prozessInstanz: '1' });
    await b.tue('gemeinsam.verfahren-abschliessen', { aktenzeichen }, { prozessInstanz: '2' });
    expect(await b.als('LHH', (db) => findFall(db, aktenzeichen))).toMatchObject({ status: 'LAUFEND' });
  });
});

describe('refusals that have a path in the diagram', () => {
  test.each([
    ['hannover.mizi.zuordnen', { gehoertZu: '56.34-2026-999999' }, 'FALL_UNBEKANNT'],
    ['hannover.mizi.zuordnen', { gehoertZu: null }, 'FALL_UNBEKANNT'],
    ['hannover.mizi.rueckmeldung-verbuchen', {}, 'RUECKMELDUNG_FEHLT'],
    ['gemeinsam.uebermittlung.anders-zugestellt', { uebermittlungId: 'x', zugestelltAm: '2026-05-05' }, 'DATUM_UNPLAUSIBEL'],
    ['gemeinsam.uebermittlung.anders-zugestellt', { uebermittlungId: 'x', zugestelltAm: '2026-05-03' }, 'DATUM_UNPLAUSIBEL'],
    ['gemeinsam.uebermittlung.anders-zugestellt', { uebermittlungId: 'x' }, 'DATUM_UNPLAUSIBEL'],
  ])('%s with %o: %s', async (typ, variablen, code) => {
    await expect(b.tue(typ, { aktenzeichen, ...variablen })).rejects.toMatchObject({ name: 'FachlicherFehler', code });
  });

  test('a case cannot belong to itself', async () => {
    await expect(b.tue('hannover.mizi.zuordnen', { aktenzeichen, gehoertZu: aktenzeichen })).rejects.toMatchObject({ code: 'FALL_UNBEKANNT' });
  });
});

test('the Jobcenter cannot hand over "SGB II" without a file of its own that says so', async () => {
  await b.als('*', (db) => db.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) SELECT 'JC', aktenzeichen, vereinbarung, eingang_am, angelegt_am FROM fall WHERE aktenzeichen = $1", [aktenzeichen]));
  await expect(b.tue('hannover.mizi.rueckmeldung-erteilen', { aktenzeichen, behoerde: 'JC', leistungsbezug: 'JA' })).rejects.toMatchObject({ code: 'ANGABEN_FEHLEN' });
});
