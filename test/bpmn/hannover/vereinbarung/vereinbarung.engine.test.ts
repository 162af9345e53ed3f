import { afterEach, describe, expect, test } from 'vitest';
import { beginneLauf } from '../../../../src/akte/lauf.ts';
import { oeffneAkte } from '../../../../src/akte/fall-anlegen.ts';
import { listAustausche } from '../../../../src/akte/vereinbarung/austausch.ts';
import { beginneVereinbarung } from '../../../../src/akte/vereinbarung/beginn.ts';
import { listBeschluesse } from '../../../../src/akte/vereinbarung/beschluss.ts';
import { findVereinbarungsende } from '../../../../src/akte/vereinbarung/ende.ts';
import { haushalt } from '../../../support/erstattung.ts';
import { VereinbarungsWelt } from '../../../support/vereinbarung.ts';

let welt: VereinbarungsWelt;
afterEach(() => welt.close());
const MONTAG = '2026-05-04T09:00:00+02:00';
const UNBEKANNT = { gehaltenAm: null, schwierigkeiten: null };

describe('the regular exchange', () => {
  test('begins once; the agenda is prepared from the figures, the leads write down that it was held, the next one follows', async () => {
    welt = await VereinbarungsWelt.open(MONTAG);
    const fall = await welt.beginne();
    expect(await welt.db((db) => beginneVereinbarung(db, welt.leitung), 'JC')).toMatchObject({ aktenzeichen: fall.az, neu: false });
    const variablen = { aktenzeichen: fall.az, behoerde: 'LHH', vereinbarung: 'hannover', vorgang: fall.az, eingangAm: '2026-05-04' };
    const [zweite = ''] = await welt.engine.publish({ name: 'hannover.vereinbarung.begonnen', korrelation: 'nochmal', variablen });
    await welt.engine.abgeschlossen(zweite);
    expect(await welt.engine.pfad(zweite)).toContain('EndEvent_BereitsInBearbeitung');
    expect(await fall.frist('AUSTAUSCH:1')).toMatchObject({ fristEnde: '2026-11-04', klausel: 'H-5.2' });
    await fall.verschiebe('AUSTAUSCH:1', '2026-07-01');
    await welt.db((db) => oeffneAkte(db, haushalt, { uhr: welt.engine.uhr, vereinbarung: welt.vereinbarung }));
    await welt.uhr('2026-06-22T09:00:00+02:00');
    const [austausch] = await welt.db((db) => listAustausche(db, 'hannover'), 'JC');
    expect(austausch).toMatchObject({ runde: 1, von: '2026-05-04', bis: '2026-06-17' });
    expect(austausch?.zahlen.map((z) => z.behoerde)).toEqual(['LHH', 'JC']);
    expect(await fall.aufgabe('UserTask_AustauschFuehren')).toMatchObject({ candidateGroups: ['fachstelle-leitung', 'jobcenter-teamleitung'] });
    await fall.erledige('UserTask_AustauschFuehren', { erledigt: true });
    expect((await fall.aufgabe('UserTask_AustauschFuehren')).variables).toMatchObject({ protokollFehler: 'PROTOKOLL_FEHLT', fristEnde: '2026-07-01' });
    await expect(welt.protokolliere({ gehaltenAm: '2026-06-22', naechsterAm: '2026-10-31', schwierigkeiten: null })).rejects.toMatchObject({ code: 'KEIN_ARBEITSTAG' });
    await welt.protokolliere({ gehaltenAm: '2026-06-22', naechsterAm: '2026-12-01', schwierigkeiten: 'Rückmeldungen kommen oft am dritten Tag.' }, 'JC');
    await fall.erledige('UserTask_AustauschFuehren', { erledigt: true });
    expect(await fall.frist('AUSTAUSCH:1')).toMatchObject({ status: 'EINGEHALTEN' });
    expect(await fall.frist('AUSTAUSCH:2')).toMatchObject({ fristEnde: '2026-12-01', schritte: ['Vereinbarter Tag'] });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['ServiceTask_FassungFeststellen', 'EndEvent_AustauschGehalten']));
  });

  test('what was decided becomes a task of the partner who has to do it, until it is done', async () => {
    welt = await VereinbarungsWelt.open(MONTAG);
    const fall = await welt.beginne();
    await expect(welt.beschliesse({ aufgabe: 'Zu spät', behoerde: 'JC', bisAm: '2026-05-04' })).rejects.toMatchObject({ code: 'NAECHSTER_VORBEI' });
    await expect(welt.beschliesse({ aufgabe: 'Sonntag', behoerde: 'JC', bisAm: '2026-05-10' })).rejects.toMatchObject({ code: 'KEIN_ARBEITSTAG' });
    await welt.beschliesse({ aufgabe: 'Vordruck überarbeiten', behoerde: 'JC', bisAm: '2026-06-01' }, 'JC');
    expect(await fall.aufgabe('UserTask_Beschluss')).toMatchObject({ candidateGroups: ['jobcenter-teamleitung'] });
    await fall.verschiebe('BESCHLUSS:1', '2026-06-08');
    await welt.uhr('2026-06-09T09:00:00+02:00');
    expect(await fall.frist('BESCHLUSS:1')).toMatchObject({ fristEnde: '2026-06-08', status: 'UEBERSCHRITTEN' });
    expect(await fall.pfad()).toContain('EndEvent_BeschlussHingewiesen');
    expect(await welt.db((db) => listBeschluesse(db, 'hannover'), 'JC')).toMatchObject([{ nummer: 1, behoerde: 'JC', erledigtAm: null }]);
    await fall.erledige('UserTask_Beschluss', { bestaetigt: true });
    expect(await welt.db((db) => listBeschluesse(db, 'hannover'), 'JC')).toMatchObject([{ nummer: 1, erledigtAm: '2026-06-09' }]);
    await welt.beschliesse({ aufgabe: 'Termine abstimmen', behoerde: 'LHH', bisAm: '2026-06-30' });
    expect(await fall.aufgabe('UserTask_Beschluss')).toMatchObject({ candidateGroups: ['fachstelle-leitung'] });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['ReceiveTask_TerminAbwarten', 'EndEvent_BeschlussUmgesetzt']));
  });

  test('not held: overrun, cleared by both leads, who are told again; postponed once more, the lead is told', async () => {
    welt = await VereinbarungsWelt.open(MONTAG);
    const fall = await welt.beginne();
    await welt.uhr('2026-10-28T09:00:00+01:00');
    await fall.verschiebeZuSpaet('AUSTAUSCH:1', '2026-11-06', '2026-11-05T09:00:00+01:00');
    expect(await fall.aufgabe('UserTask_AustauschFuehren')).toMatchObject({ variables: { fristEnde: '2026-11-06' } });
    expect(await fall.hinweise()).not.toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    await welt.uhr('2026-11-07T09:00:00+01:00');
    expect(await fall.hinweise()).toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    await fall.verschiebe('AUSTAUSCH-KLAERUNG:1', '2026-11-24');
    await welt.uhr('2026-11-21T09:00:00+01:00');
    expect(await fall.pfad()).not.toContain('EndEvent_KlaerungGemeldet');
    await welt.uhr('2026-11-25T09:00:00+01:00');
    expect(await fall.pfad()).toContain('EndEvent_KlaerungGemeldet');
    await welt.protokolliere({ ...UNBEKANNT, naechsterAm: '2026-12-10' });
    await fall.erledige('UserTask_AusgebliebenKlaeren', { erledigt: true });
    expect(await fall.pfad()).toContain('EndEvent_AustauschVerschoben');
    await expect(welt.protokolliere({ ...UNBEKANNT, naechsterAm: '2027-01-20' })).rejects.toMatchObject({ code: 'KEIN_AUSTAUSCH_OFFEN' });
    await welt.uhr('2026-11-27T09:00:00+01:00');
    await expect(welt.protokolliere({ ...UNBEKANNT, naechsterAm: '2026-11-27' })).rejects.toMatchObject({ code: 'NAECHSTER_VORBEI' });
    await welt.protokolliere({ ...UNBEKANNT, naechsterAm: '2027-01-20' });
    await fall.erledige('UserTask_AustauschFuehren', { erledigt: true });
    expect(await fall.pfad()).toContain('EndEvent_AufschubGemeldet');
    expect((await fall.frist('AUSTAUSCH:3')).fristEnde).toBe('2027-01-20');
    expect(await fall.hinweise()).toContain('AUSTAUSCH_VERSCHOBEN fachstelle-leitung');
  });
});

describe('the termination', () => {
  test('three months that do not roll; withdrawn, declared again, its end ends the agreement: no new case, running ones go on', async () => {
    welt = await VereinbarungsWelt.open(MONTAG);
    await welt.kuendige('JC', '2026-05-04', 'JC');
    const fall = await welt.beginne();
    expect(await fall.frist('KUENDIGUNG:1')).toMatchObject({ beginn: '2026-05-04', fristEnde: '2026-08-04' });
    await expect(welt.kuendige('LHH', '2026-05-04')).rejects.toMatchObject({ code: 'SCHON_GEKUENDIGT' });
    await welt.nimmZurueck();
    expect(await welt.db((db) => findVereinbarungsende(db, 'hannover'))).toBeNull();
    expect(await fall.frist('KUENDIGUNG:1')).toMatchObject({ status: 'AUFGEHOBEN' });
    await welt.uhr('2026-05-15T09:00:00+02:00');
    await welt.kuendige('LHH', '2026-05-15');
    expect(await fall.frist('KUENDIGUNG:2')).toMatchObject({ fristEnde: '2026-08-15' });
    await fall.verschiebe('KUENDIGUNG:2', '2026-08-16');
    expect(await welt.db((db) => findVereinbarungsende(db, 'hannover'), 'JC')).toBe('2026-08-16');
    await welt.uhr('2026-08-16T20:00:00+02:00');
    const umfeld = { uhr: welt.engine.uhr, vereinbarung: welt.vereinbarung };
    const vorher = await welt.db((db) => oeffneAkte(db, haushalt, umfeld));
    expect(await fall.hinweise()).toContain('VORFRIST fachstelle-leitung');
    await welt.uhr('2026-08-17T09:00:00+02:00');
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'VEREINBARUNG_BEENDET' });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['MessageEvent_Gekuendigt', 'ReceiveTask_EndeAbwarten', 'ServiceTask_VereinbarungBeendet']));
    const anderer = { ...haushalt, wohnung: { ...haushalt.wohnung, hausnummer: '99' } };
    await expect(welt.db((db) => oeffneAkte(db, anderer, umfeld), 'JC')).rejects.toMatchObject({ code: 'VEREINBARUNG_BEENDET', message: expect.stringContaining('16.08.2026') });
    const lauf = { prozess: 'hannover-haft', nachricht: 'hannover.haft.gemeldet', eingangAm: '2026-08-17', anlass: 'test' };
    expect(await welt.db((db) => beginneLauf(db, { ...lauf, aktenzeichen: vorher.aktenzeichen }, welt.engine.uhr))).toMatchObject({ neu: true });
    await expect(welt.db((db) => beginneLauf(db, { ...lauf, aktenzeichen: fall.az }, welt.engine.uhr))).rejects.toMatchObject({ code: 'VEREINBARUNG_BEENDET' });
    await expect(welt.nimmZurueck()).rejects.toMatchObject({ code: 'VEREINBARUNG_BEENDET' });
  });

  test('the Akte of the agreement closed before its time ends the exchange', async () => {
    welt = await VereinbarungsWelt.open(MONTAG);
    const fall = await welt.beginne();
    await fall.beende('IRRTUM');
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'IRRTUM' });
    expect(await fall.pfad()).toContain('EndEvent_FallBeendet');
  });
});
