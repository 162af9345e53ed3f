import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findEingangFehler, insertEingangFehler, listEingangFehler, settleEingangFehler } from '../../src/akte/eingang-fehler.ts';
import { beendeFall, recordEnde } from '../../src/akte/fall-beenden.ts';
import { findFall } from '../../src/akte/fall.ts';
import { insertFrist, listFristen } from '../../src/akte/frist.ts';
import { withdrawEinwilligung } from '../../src/akte/einwilligung.ts';
import { listHinweise, settleHinweis } from '../../src/akte/hinweis.ts';
import { updatePerson } from '../../src/akte/person.ts';
import { assignPosteingang, findPosteingang, insertPosteingang, listPosteingang, settlePosteingang } from '../../src/akte/posteingang.ts';
import { listRueckmeldungen, recordRueckmeldung } from '../../src/akte/rueckmeldung.ts';
import type { Db } from '../../src/db/pool.ts';
import { berechneFrist } from '../../src/recht/frist.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { als, HEUTE, jc, lhh, nimmAuf, uhr } from './beispiel.ts';

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
const nachrichten = async (nachricht: string) => (await imAmt((db) => db.query('SELECT korrelation, variablen FROM ausgang WHERE aktenzeichen = $1 AND nachricht = $2 ORDER BY id', [akte, nachricht]))).rows;

describe('the answer of the Jobcenter', () => {
  const antworte = (leistungsbezug: 'JA' | 'NEIN', weiteres = {}) =>
    imAmt((db) => recordRueckmeldung(db, { aktenzeichen: akte, leistungsbezug, eingangAm: HEUTE, weg: 'POSTEINGANG', ...weiteres }, uhr));

  it('goes to the waiting process with its code only', async () => {
    expect(await antworte('JA', { bgNummer: '23702//0012345', bemerkung: 'Frau Muster\nZimmer 3' })).toMatchObject({ runde: 1, gilt: true, widerspricht: false });
    expect(await nachrichten('hannover.mizi.rueckmeldung')).toEqual([{ korrelation: akte, variablen: { leistungsbezug: 'JA', rueckmeldungRunde: 1 } }]);
    expect(await imAmt((db) => listRueckmeldungen(db, akte))).toMatchObject([{ leistungsbezug: 'JA', bgNummer: '23702//0012345', weg: 'POSTEINGANG', erfasstVon: 'anna.berg' }]);
  });

  it('counts once: a later one that says the same is kept quietly, a contradiction is kept and a person told', async () => {
    await antworte('JA');
    expect(await antworte('JA')).toMatchObject({ runde: 2, gilt: false, widerspricht: false });
    expect(await imAmt((db) => listHinweise(db, { aktenzeichen: akte }))).toEqual([]);
    expect(await antworte('NEIN')).toMatchObject({ runde: 3, gilt: false, widerspricht: true });
    expect(await imAmt((db) => listHinweise(db, { aktenzeichen: akte }))).toMatchObject([{ art: 'RUECKMELDUNG_WIDERSPRICHT' }]);
    expect(await nachrichten('hannover.mizi.rueckmeldung')).toHaveLength(1);
    expect(await imAmt((db) => listRueckmeldungen(db, akte))).toHaveLength(3);
  });

  it('of ten clerks at once is published once', async () => {
    const alle = await Promise.all(Array.from({ length: 10 }, (_, i) => antworte(i % 2 === 0 ? 'JA' : 'NEIN')));
    expect(alle.filter((a) => a.gilt)).toHaveLength(1);
    expect(alle.map((a) => a.runde).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await nachrichten('hannover.mizi.rueckmeldung')).toHaveLength(1);
  });

  it('after the end of the case is kept and a person told, but wakes nothing', async () => {
    await imAmt((db) => recordEnde(db, akte, 'ERLEDIGT', uhr));
    expect(await antworte('JA')).toMatchObject({ gilt: false });
    expect(await nachrichten('hannover.mizi.rueckmeldung')).toEqual([]);
    expect(await imAmt((db) => listHinweise(db, { aktenzeichen: akte }))).toMatchObject([{ art: 'RUECKMELDUNG_NACH_ENDE' }]);
  });

  it.each([{ bgNummer: '1' }, { kduDirektzahlung: false }, { eingangAm: 'heute' }, { bemerkung: 'A\0B' }])('"no" with %j is refused', async (weiteres) => {
    await expect(antworte('NEIN', weiteres)).rejects.toThrow(Error);
    expect(await imAmt((db) => listRueckmeldungen(db, akte))).toEqual([]);
  });

  it('cannot be entered into a foreign case', async () =>
    expect(imJobcenter((db) => recordRueckmeldung(db, { aktenzeichen: akte, leistungsbezug: 'JA', eingangAm: HEUTE, weg: 'INTERN' }, uhr))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' }));
});

describe('the Posteingang', () => {
  let nummer = 0;
  const leg = (aktenzeichen?: string) => imAmt((db) => insertPosteingang(db, { ...(aktenzeichen && { aktenzeichen }), art: 'FAX', eingangAm: HEUTE, angaben: { betreff: 'Müller' }, schluessel: `fax-${++nummer}` }, uhr));

  it('takes the same item once', async () => {
    const p = { art: 'FAX', eingangAm: HEUTE, schluessel: 'gleich' };
    const a = await imAmt((db) => insertPosteingang(db, p, uhr));
    expect(a.neu).toBe(true);
    expect(await imAmt((db) => insertPosteingang(db, p, uhr))).toEqual({ id: a.id, neu: false });
  });

  it('leads an item from the pile into a case and off the desk', async () => {
    const { id } = await leg();
    await expect(imAmt((db) => settlePosteingang(db, id, 'VERBUCHT', uhr))).rejects.toMatchObject({ code: 'POSTEINGANG_OHNE_AKTE' });
    expect((await imAmt((db) => findPosteingang(db, id)))?.status).toBe('OFFEN');
    await imAmt((db) => assignPosteingang(db, id, akte, uhr));
    await imAmt((db) => settlePosteingang(db, id, 'VERBUCHT', uhr));
    expect(await imAmt((db) => findPosteingang(db, id))).toMatchObject({ aktenzeichen: akte, status: 'VERBUCHT', verbuchtVon: 'anna.berg' });
    await expect(imAmt((db) => settlePosteingang(db, id, 'ERLEDIGT', uhr))).rejects.toMatchObject({ code: 'POSTEINGANG_ERLEDIGT' });
    await expect(imAmt((db) => assignPosteingang(db, id, akte, uhr))).rejects.toMatchObject({ code: 'POSTEINGANG_ERLEDIGT' });
  });

  it('lets one of two settle an item', async () => {
    const { id } = await leg(akte);
    const versuche = await Promise.allSettled([1, 2].map(() => imAmt((db) => settlePosteingang(db, id, 'ERLEDIGT', uhr))));
    expect(versuche.map((v) => v.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is each authority’s own', async () => {
    const { id } = await leg(akte);
    expect(await imJobcenter((db) => listPosteingang(db))).toEqual([]);
    expect(await imJobcenter((db) => findPosteingang(db, id))).toBeUndefined();
    await expect(imJobcenter((db) => settlePosteingang(db, id, 'ERLEDIGT', uhr))).rejects.toMatchObject({ code: 'POSTEINGANG_ERLEDIGT' });
    await expect(imJobcenter((db) => insertPosteingang(db, { aktenzeichen: akte, art: 'FAX', eingangAm: HEUTE, schluessel: 'x' }, uhr))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
    expect((await imAmt((db) => listPosteingang(db, { status: 'OFFEN', aktenzeichen: akte }))).map((p) => p.id)).toEqual([id]);
  });
});

describe('an id from outside that is no number', () => {
  it.each(['', 'abc', '1; DROP TABLE fall', '9'.repeat(30), '-1', '1.5', '٣'])('%j is no row, not an error', async (id) => {
    expect(await imAmt((db) => findPosteingang(db, id))).toBeUndefined();
    expect(await imAmt((db) => findEingangFehler(db, id, uhr))).toBeUndefined();
    expect(await imAmt((db) => settleEingangFehler(db, id, 'x', uhr))).toBe(false);
    expect(await imAmt((db) => settleHinweis(db, id, uhr))).toBe(false);
    await expect(imAmt((db) => settlePosteingang(db, id, 'ERLEDIGT', uhr))).rejects.toMatchObject({ code: 'POSTEINGANG_ERLEDIGT' });
    await expect(imAmt((db) => updatePerson(db, akte, id, { name: 'X' }, 'g', uhr))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
    await expect(imAmt((db) => withdrawEinwilligung(db, akte, id, HEUTE, uhr))).rejects.toMatchObject({ code: 'EINWILLIGUNG_NICHT_OFFEN' });
  });
});

describe('what could not be taken in', () => {
  it('is kept byte by byte, once, until a person has dealt with it', async () => {
    const e = { quelle: 'DATEI', inhalt: Buffer.from([0, 255, 13, 10]), fehler: [{ feld: '', text: 'kaputt' }], schluessel: 'k1' };
    expect([await imAmt((db) => insertEingangFehler(db, e, uhr)), await imAmt((db) => insertEingangFehler(db, e, uhr))]).toEqual([true, false]);
    const [zeile] = await imAmt((db) => listEingangFehler(db, { offen: true }));
    expect(zeile).toMatchObject({ groesse: 4, fehler: e.fehler });
    const id = zeile?.id ?? '';
    expect((await imAmt((db) => findEingangFehler(db, id, uhr)))?.inhalt).toEqual(e.inhalt);
    expect((await imAmt((db) => db.query("SELECT 1 FROM journal WHERE art = 'EINGANG_FEHLER_GELESEN'"))).rowCount).toBe(1);
    expect(await imJobcenter((db) => findEingangFehler(db, id, uhr))).toBeUndefined();
    expect(await imJobcenter((db) => settleEingangFehler(db, id, 'x', uhr))).toBe(false);
    expect([await imAmt((db) => settleEingangFehler(db, id, 'erfasst', uhr)), await imAmt((db) => settleEingangFehler(db, id, 'nochmal', uhr))]).toEqual([true, false]);
    expect(await imAmt((db) => listEingangFehler(db, { offen: true }))).toEqual([]);
    expect(await imAmt((db) => listEingangFehler(db))).toMatchObject([{ vermerk: 'erfasst', erledigtVon: 'anna.berg' }]);
  });
});

describe('the end of a case', () => {
  it('asked for by a person goes to the process once, with a code', async () => {
    expect([await imAmt((db) => beendeFall(db, akte, 'VERZOGEN', uhr)), await imAmt((db) => beendeFall(db, akte, 'IRRTUM', uhr))]).toEqual([true, false]);
    expect(await nachrichten('fall-beendet')).toEqual([{ korrelation: `${akte}:LHH`, variablen: { beendigungsgrund: 'VERZOGEN' } }]);
    await expect(imAmt((db) => beendeFall(db, akte, 'toString' as 'IRRTUM', uhr))).rejects.toMatchObject({ code: 'GRUND_UNBEKANNT' });
    await expect(imJobcenter((db) => beendeFall(db, akte, 'IRRTUM', uhr))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
  });

  it('comes at once where no procedure runs that would hear of it', async () => {
    await imAmt((db) => db.query("UPDATE lauf SET status = 'BEENDET' WHERE aktenzeichen = $1", [akte]));
    await imAmt((db) => beendeFall(db, akte, 'VERZOGEN', uhr));
    expect(await imAmt((db) => findFall(db, akte))).toMatchObject({ status: 'BEENDET', ergebnis: 'VERZOGEN' });
  });

  it('settles Fristen, withdraws what has not left, leaves alone what is under way, and happens once', async () => {
    const gerechnet = berechneFrist({ beginn: HEUTE, laenge: 2, einheit: 'WERKTAG', land: 'NI' });
    await imAmt((db) => insertFrist(db, { id: `${akte}:H-2.2:1`, aktenzeichen: akte, fristart: 'H-2.2', runde: 1, bezeichnung: 'x', klausel: null, beginn: HEUTE, laenge: 2, einheit: 'WERKTAG', modus: 'MO_SA', land: 'NI', ...gerechnet }, uhr));
    await imAmt(async (db) => {
      await db.query("INSERT INTO beteiligter (kuerzel, vereinbarung, name, funktion, kanal) VALUES ('JOBCENTER', 'hannover', 'JC', 'Postfach', 'DATEISPOOL') ON CONFLICT DO NOTHING");
      for (const status of ['BEREIT', 'UEBERGABE', 'GESENDET']) {
        const { rows } = await db.query("INSERT INTO dokument (behoerde, aktenzeichen, art, titel, inhalt, sha256, seiten, erzeugt_am, schluessel) VALUES ('LHH', $1, 'x', 'x', '', '', 1, now(), $2) RETURNING id", [akte, `${akte}:${status}`]);
        await db.query("INSERT INTO uebermittlung (behoerde, id, aktenzeichen, dokument_id, empfaenger, kanal, status, message_id, angelegt_am, naechster_versuch_am) VALUES ('LHH', $1, $2, $3, 'JOBCENTER', 'DATEISPOOL', $4, $1, now(), now())", [`${akte}:${status}:1`, akte, rows[0].id, status]);
      }
    });
    expect([await imAmt((db) => recordEnde(db, akte, 'UEBERGEBEN', uhr)), await imAmt((db) => recordEnde(db, akte, 'ANDERS', uhr))]).toEqual([true, false]);
    expect(await imAmt((db) => findFall(db, akte))).toMatchObject({ status: 'BEENDET', ergebnis: 'UEBERGEBEN', beendetAm: uhr.jetzt() });
    expect(await imAmt((db) => listFristen(db, akte))).toMatchObject([{ status: 'AUFGEHOBEN', erledigtAm: uhr.jetzt() }]);
    const { rows } = await imAmt((db) => db.query('SELECT status FROM uebermittlung WHERE aktenzeichen = $1 ORDER BY id', [akte]));
    expect(rows.map((r) => r.status).toSorted()).toEqual(['GESENDET', 'UEBERGABE', 'ZURUECKGEZOGEN']);
    await expect(imAmt((db) => beendeFall(db, akte, 'IRRTUM', uhr))).rejects.toMatchObject({ code: 'AKTE_BEENDET' });
    expect((await imAmt((db) => db.query("SELECT 1 FROM ausgang WHERE aktenzeichen = $1 AND art = 'START' AND erledigt_am IS NULL", [akte]))).rowCount).toBe(0);
  });
});
