import { afterEach, expect, test } from 'vitest';
import { insertFrist } from '../../../../src/akte/frist.ts';
import { oeffnePersonenakte } from '../../../../src/akte/personenakte.ts';
import { listAustausche } from '../../../../src/akte/vereinbarung/austausch.ts';
import { beginneVereinbarung } from '../../../../src/akte/vereinbarung/beginn.ts';
import { listBeschluesse } from '../../../../src/akte/vereinbarung/beschluss.ts';
import { VereinbarungsWelt } from '../../../support/vereinbarung.ts';

let welt: VereinbarungsWelt;
afterEach(() => welt.close());
const LEITUNGEN = ['caritas-leitung', 'diakonie-leitung', 'franzfreunde-leitung', 'skm-leitung', 'jcd-leitung'];
const oeffne = (beginn: string): Promise<VereinbarungsWelt> => VereinbarungsWelt.open(beginn, { vereinbarung: 'duesseldorf', verfahren: ['austausch'] });

/** A disturbance in a case of Diakonie on which nobody has decided. */
const stoerung = (): Promise<void> =>
  welt.db(async (db) => {
    const person = { eingangAm: '2027-05-01', name: 'Muster', vorname: 'Mia', geburtsdatum: '1980-05-17' };
    const { aktenzeichen } = await oeffnePersonenakte(db, person, welt.leitung);
    const frist = { id: `${aktenzeichen}:STOERUNG.traeger-1:1`, aktenzeichen, fristart: 'STOERUNG', runde: 1, bezeichnung: 'Störung klären', klausel: 'D-4.5', beginn: '2027-05-01', laenge: 5, einheit: 'WERKTAG' as const, modus: 'MO_SA' as const, land: 'NW' as const, prozess: 'duesseldorf-hilfeprozess' };
    await insertFrist(db, { ...frist, fristEnde: '2027-05-07', ablauf: '2027-05-07T22:00:00.000Z', vorfrist: '2027-05-07T06:00:00.000Z', schritte: [] }, welt.engine.uhr);
  }, 'DIAKONIE');

test('every half year, on a working day in Nordrhein-Westfalen: agenda from open disturbances and figures, held, decisions become tasks, the next one follows', async () => {
  welt = await oeffne('2027-05-01T09:00:00+02:00');
  const fall = await welt.beginne();
  expect(await welt.db((db) => beginneVereinbarung(db, welt.leitung), 'JCD')).toMatchObject({ aktenzeichen: fall.az, neu: false });
  const variablen = { aktenzeichen: fall.az, behoerde: 'CARITAS', vereinbarung: 'duesseldorf', vorgang: fall.az, eingangAm: '2027-05-01' };
  const [zweite = ''] = await welt.engine.publish({ name: 'duesseldorf.austausch.begonnen', korrelation: 'nochmal', variablen });
  await welt.engine.abgeschlossen(zweite);
  expect(await welt.engine.pfad(zweite)).toContain('EndEvent_BereitsInBearbeitung');
  expect(await fall.frist('AUSTAUSCH:1')).toMatchObject({ fristEnde: '2027-11-02', klausel: 'D-7.1' });
  await stoerung();
  await fall.verschiebe('AUSTAUSCH:1', '2027-06-30');
  await welt.uhr('2027-06-28T09:00:00+02:00');
  const [austausch] = await welt.db((db) => listAustausche(db, 'duesseldorf'), 'SKM');
  const offen = austausch?.zahlen.map((z) => [z.behoerde, z.tabellen.find((t) => t.kuerzel === 'offene-punkte')?.zeilen.map((zeile) => [...zeile.codes, zeile.zellen[0]?.art])]);
  expect(offen).toEqual([['CARITAS', []], ['DIAKONIE', [['STOERUNG', 'KLEIN']]], ['FRANZFREUNDE', []], ['SKM', []], ['JCD', []]]);
  expect((await fall.aufgabe('UserTask_AustauschFuehren')).candidateGroups).toEqual(LEITUNGEN);
  await fall.erledige('UserTask_AustauschFuehren', { erledigt: true });
  expect((await fall.aufgabe('UserTask_AustauschFuehren')).variables).toMatchObject({ protokollFehler: 'PROTOKOLL_FEHLT' });
  await expect(welt.protokolliere({ gehaltenAm: '2027-06-28', naechsterAm: '2027-11-01', schwierigkeiten: null }, 'JCD')).rejects.toMatchObject({ code: 'KEIN_ARBEITSTAG' });
  await welt.protokolliere({ gehaltenAm: '2027-06-28', naechsterAm: '2027-12-06', schwierigkeiten: 'Rückmeldungen dauern.' }, 'JCD');
  await welt.beschliesse({ aufgabe: 'Liste der Ansprechpersonen erneuern', behoerde: 'SKM', bisAm: '2027-07-15' }, 'DIAKONIE');
  await fall.erledige('UserTask_AustauschFuehren', { erledigt: true });
  expect(await fall.frist('AUSTAUSCH:2')).toMatchObject({ fristEnde: '2027-12-06' });
  expect((await fall.aufgabe('UserTask_Beschluss')).candidateGroups).toEqual(['skm-leitung']);
  await fall.verschiebe('BESCHLUSS:1', '2027-07-30');
  await welt.uhr('2027-08-02T09:00:00+02:00');
  expect(await fall.hinweise()).toContain('FRIST_UEBERSCHRITTEN caritas-leitung');
  await fall.erledige('UserTask_Beschluss', { bestaetigt: true });
  expect(await welt.db((db) => listBeschluesse(db, 'duesseldorf'), 'JCD')).toMatchObject([{ nummer: 1, behoerde: 'SKM', erledigtAm: '2027-08-02' }]);
  expect(await fall.pfad()).toEqual(expect.arrayContaining(['ReceiveTask_TerminAbwarten', 'ServiceTask_TagesordnungErstellen', 'EndEvent_AustauschGehalten', 'EndEvent_BeschlussUmgesetzt']));
});

test('a partner asks for a meeting of the managements: once at a time, reminded of, done when its result is there', async () => {
  welt = await oeffne('2027-05-03T09:00:00+02:00');
  const fall = await welt.beginne();
  await welt.frageBesprechungAn('SKM');
  await expect(welt.frageBesprechungAn('JCD')).rejects.toMatchObject({ code: 'SCHON_ANGEFRAGT' });
  expect((await fall.aufgabe('UserTask_Besprechung')).candidateGroups).toEqual(LEITUNGEN);
  expect(await fall.frist('BESPRECHUNG:1')).toMatchObject({ fristEnde: '2027-05-31', klausel: 'D-7.2' });
  await fall.verschiebe('BESPRECHUNG:1', '2027-06-10');
  await fall.erledige('UserTask_Besprechung', { bestaetigt: true });
  expect((await fall.aufgabe('UserTask_Besprechung')).variables).toMatchObject({ protokollFehler: 'PROTOKOLL_FEHLT' });
  await welt.uhr('2027-06-11T09:00:00+02:00');
  expect(await fall.frist('BESPRECHUNG:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
  await expect(welt.haltBesprechungFest('2027-06-12', 'DIAKONIE')).rejects.toMatchObject({ code: 'GEHALTEN_IN_ZUKUNFT' });
  await welt.haltBesprechungFest('2027-06-11', 'DIAKONIE');
  await expect(welt.haltBesprechungFest('2027-06-11', 'JCD')).rejects.toMatchObject({ code: 'KEINE_BESPRECHUNG' });
  await fall.erledige('UserTask_Besprechung', { bestaetigt: true });
  expect(await fall.pfad()).toEqual(expect.arrayContaining(['StartEvent_BesprechungAngefragt', 'EndEvent_BesprechungHingewiesen', 'ServiceTask_BesprechungVerbuchen', 'EndEvent_BesprechungGehalten']));
  await welt.frageBesprechungAn('JCD');
  expect((await fall.frist('BESPRECHUNG:2')).runde).toBe(2);
});

test('not held and postponed twice: the leads clear it, one of them is told; the file closed before its time ends the exchange', async () => {
  welt = await oeffne('2027-05-03T09:00:00+02:00');
  const fall = await welt.beginne();
  await welt.uhr('2027-11-02T09:00:00+01:00');
  await fall.aufgabe('UserTask_AustauschFuehren');
  await fall.verschiebe('AUSTAUSCH:1', '2027-11-10');
  await welt.uhr('2027-11-10T09:00:00+01:00');
  expect(await fall.pfad()).not.toContain('Timer_AustauschUeberfaellig');
  await fall.verschiebeZuSpaet('AUSTAUSCH:1', '2027-11-17', '2027-11-11T09:00:00+01:00');
  expect(await fall.pfad()).toContain('ErrorEvent_AustauschUeberfaelligLaeuftNoch');
  await welt.uhr('2027-11-18T09:00:00+01:00');
  expect((await fall.aufgabe('UserTask_AusgebliebenKlaeren')).candidateGroups).toEqual(LEITUNGEN);
  expect(await fall.frist('AUSTAUSCH-KLAERUNG:1')).toMatchObject({ fristEnde: '2027-11-30' });
  await fall.verschiebe('AUSTAUSCH-KLAERUNG:1', '2027-12-02');
  await welt.uhr('2027-12-02T09:00:00+01:00');
  expect(await fall.pfad()).not.toContain('Timer_KlaerungUeberfaellig');
  await welt.uhr('2027-12-03T09:00:00+01:00');
  expect(await fall.pfad()).toContain('EndEvent_KlaerungGemeldet');
  await welt.protokolliere({ gehaltenAm: null, naechsterAm: '2027-12-13', schwierigkeiten: null }, 'FRANZFREUNDE');
  await fall.erledige('UserTask_AusgebliebenKlaeren', { erledigt: true });
  await welt.uhr('2027-12-06T09:00:00+01:00');
  await welt.protokolliere({ gehaltenAm: null, naechsterAm: '2028-01-20', schwierigkeiten: null });
  await fall.erledige('UserTask_AustauschFuehren', { erledigt: true });
  expect(await fall.pfad()).toEqual(expect.arrayContaining(['EndEvent_AustauschVerschoben', 'EndEvent_AufschubGemeldet']));
  expect(await fall.hinweise()).toContain('AUSTAUSCH_VERSCHOBEN caritas-leitung');
  await fall.beende('IRRTUM');
  expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'IRRTUM' });
});
