import { afterAll, describe, expect, it } from 'vitest';
import { proposeEntscheidung } from '../../src/akte/entscheidung.ts';
import { beendeFall, recordEnde } from '../../src/akte/fall-beenden.ts';
import { findFall, recordGehoertZu } from '../../src/akte/fall.ts';
import { meldeHaft } from '../../src/akte/haft/melden.ts';
import { endLauf } from '../../src/akte/lauf-ende.ts';
import { beginneLauf, recordProzessInstanz } from '../../src/akte/lauf.ts';
import { planZahlung } from '../../src/akte/zahlung.ts';
import { legeZusammen, planZusammenlegung } from '../../src/akte/zusammenlegen.ts';
import { HEUTE, nimmAuf, uhr, vereinbarungen } from './beispiel.ts';
import { baueZusammenlegung, haft } from './zusammenlegen-buehne.ts';

const { datenbank, imAmt, imJobcenter, oeffne, lege, ausgang } = await baueZusammenlegung();
afterAll(() => datenbank.close());

describe('joining is refused', () => {
  const versuch = (quelle: string, ziel: string): Promise<string> => lege(quelle, ziel).then(() => 'OK', (f: { code: string }) => f.code);

  it('for the file itself, one that is not there or of another authority, an ended or a joined one, and without a reason', async () => {
    const [a, b, zu, beendet] = [await oeffne(), await oeffne(), await oeffne(), await oeffne()];
    await lege(zu, b);
    await imAmt((db) => recordEnde(db, beendet, 'VERZOGEN', uhr));
    expect(await versuch(a, a)).toBe('VERWEIS_AUF_SICH');
    for (const fremd of ['56.34-2026-999999', 'x']) expect(await versuch(a, fremd)).toBe('AKTE_UNBEKANNT');
    await expect(imJobcenter((db) => legeZusammen(db, { quelle: a, ziel: b, grund: 'x' }, { uhr, vereinbarungen }))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
    for (const [quelle, ziel] of [[a, beendet], [beendet, a]] as const) expect(await versuch(quelle, ziel)).toBe('AKTE_BEENDET');
    for (const [quelle, ziel] of [[a, zu], [zu, a]] as const) expect(await versuch(quelle, ziel)).toBe('BEREITS_ZUSAMMENGELEGT');
    await expect(lege(a, b, ' ')).rejects.toMatchObject({ code: 'GRUND_FEHLT' });
    expect(await imAmt((db) => findFall(db, a))).toMatchObject({ gehoertZu: null, status: 'NEU' });
  });

  it('for a file without a household', async () => {
    const [a, leer] = [await oeffne(), await oeffne()];
    await datenbank.pool.query('DELETE FROM haushalt WHERE aktenzeichen = $1', [leer]);
    for (const [quelle, ziel] of [[a, leer], [leer, a]] as const) expect(await versuch(quelle, ziel)).toBe('HAUSHALT_FEHLT');
  });

  it('once the end of one is asked for, but not because of an end before it was opened again', async () => {
    const [a, b] = [await nimmAuf(datenbank.pool), await oeffne()];
    await imAmt((db) => beendeFall(db, a, 'VERZOGEN', uhr));
    expect(await versuch(a, b)).toBe('ENDE_VERLANGT');
    await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: a, prozess: 'hannover-mizi' }, `i-${a}`, uhr));
    await imAmt((db) => recordEnde(db, a, 'VERZOGEN', uhr));
    await imAmt((db) => endLauf(db, `i-${a}`, uhr));
    await imAmt((db) => meldeHaft(db, a, haft, { jetzt: () => new Date('2026-05-01T08:00:00Z') }));
    expect(await versuch(a, b)).toBe('OK');
    expect((await ausgang(a)).filter((n) => n.nachricht === 'fall-beendet')).toMatchObject([{ variablen: { beendigungsgrund: 'VERZOGEN' } }, { variablen: { beendigungsgrund: 'ZUSAMMENGELEGT' } }]);
  });

  it('where a running procedure has decided or planned a payment: begun anew it would do so twice', async () => {
    const [entschieden, gezahlt, frei] = [await nimmAuf(datenbank.pool), await oeffne(), await oeffne()];
    const vorschlag = { aktenzeichen: entschieden, prozess: 'hannover-mizi', vorgang: entschieden, gegenstand: 'PROBE', vorschlag: 'ABLEHNUNG', begruendung: 'Weil es so ist.', zustaendig: 'fachstelle-leitung' };
    await imAmt((db) => proposeEntscheidung(db, vorschlag, uhr));
    await imAmt((db) => meldeHaft(db, gezahlt, haft, uhr));
    await imAmt((db) => planZahlung(db, { aktenzeichen: gezahlt, prozess: 'hannover-haft', vorgang: gezahlt, zweck: 'MIETE', bezug: '2026-03', empfaenger: 'VERMIETER', summeCent: 1, faelligAm: HEUTE }, uhr));
    for (const akte of [entschieden, gezahlt]) {
      expect(await versuch(akte, frei)).toBe('VERFAHREN_ZU_WEIT');
      expect(await imAmt((db) => planZusammenlegung(db, frei, akte))).toMatchObject({ beginnen: [] });
    }
  });

  it('where the notice in work would meet another one that is done with', async () => {
    const [inArbeit, fertig] = [await nimmAuf(datenbank.pool), await nimmAuf(datenbank.pool)];
    await imAmt((db) => meldeHaft(db, fertig, haft, uhr));
    await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: fertig, prozess: 'hannover-mizi' }, `i-${fertig}`, uhr));
    await imAmt((db) => endLauf(db, `i-${fertig}`, uhr));
    expect(await versuch(inArbeit, fertig)).toBe('MITTEILUNG_IN_BEIDEN');
    expect(await versuch(fertig, inArbeit)).toBe('OK');
  });

  it('where a claim is examined in both: one of them would be lost', async () => {
    const [a, b] = [await oeffne(), await oeffne()];
    const anspruch = { prozess: 'hannover-erstattung', nachricht: 'hannover.erstattung.eingegangen', eingangAm: HEUTE, anlass: 'anspruch' };
    for (const aktenzeichen of [a, b]) await imAmt((db) => beginneLauf(db, { aktenzeichen, ...anspruch }, uhr));
    expect(await versuch(a, b)).toBe('ANSPRUCH_IN_BEIDEN');
  });

  it('by the pointer of a procedure that would close a circle', async () => {
    const [a, b] = [await oeffne(), await oeffne()];
    await imAmt((db) => recordGehoertZu(db, a, b, uhr));
    await expect(imAmt((db) => recordGehoertZu(db, b, a, uhr))).rejects.toMatchObject({ code: 'VERWEIS_IM_KREIS' });
  });
});
