import { afterEach, describe, expect, test } from 'vitest';
import { WohnungsWelt } from '../../../support/wohnungssicherung.ts';

let welt: WohnungsWelt;
afterEach(() => welt.close());

const ABWENDEN = 'UserTask_SchonfristAbwenden';
const ABGELAUFEN = 'UserTask_SchonfristAbgelaufenKlaeren';

describe('the Schonfrist (§ 569 (3) no. 2 BGB)', () => {
  test('begins when a suit becomes known, follows the day of service, and goes to the lead when nobody deals with it', async () => {
    welt = await WohnungsWelt.open('2026-05-04T09:00:00+02:00');
    const fall = await welt.beginne('HAUSHALT');
    expect(await fall.pfad()).not.toContain('ReceiveTask_SchonfristUeberwachen');
    await fall.stand({ stand: 'RAEUMUNGSKLAGE', klageEingangAm: '2026-04-27' });
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ beginn: '2026-04-27', fristEnde: '2026-06-29', status: 'LAUFEND' });
    await fall.stand({ zugestelltAm: '2026-05-04' });
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ beginn: '2026-05-04', fristEnde: '2026-07-06' });
    await welt.uhr('2026-06-20T09:00:00+02:00');
    expect(await fall.pfad()).not.toContain('Timer_SchonfristVorfrist');
    await welt.uhr('2026-06-22T08:00:00+02:00');
    const aufgabe = await fall.aufgabe(ABWENDEN);
    expect(aufgabe).toMatchObject({ candidateGroups: ['fachstelle-sachbearbeitung'], priority: 90, formId: 'hannover-wohnungssicherung-schonfrist' });
    expect(aufgabe.variables).toMatchObject({ grundlage: 'ZUSTELLUNG', fristEnde: '2026-07-06' });
    expect(new Date(aufgabe.dueDate)).toEqual(new Date('2026-07-06T21:59:00Z'));

    await fall.stand({ zugestelltAm: '2026-05-11' });
    expect(await fall.pfad()).toContain('MessageEvent_SchonfristGeaendert');
    await welt.uhr('2026-07-14T09:00:00+02:00');
    expect(await fall.aufgabe(ABGELAUFEN)).toMatchObject({ candidateGroups: ['fachstelle-leitung'], priority: 95 });
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    await fall.stand({ zugestelltAm: '2026-06-10' });
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ status: 'LAUFEND', fristEnde: '2026-08-10' });
    await welt.uhr('2026-08-11T09:00:00+02:00');
    await fall.erledige(ABGELAUFEN, { entscheidung: 'NICHT_GESICHERT' });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['MessageEvent_SchonfristDochGeaendert', 'EndEvent_SchonfristAbgelaufen', 'EndEvent_SchonfristUeberwacht']));
  });

  test('is averted in time; an end that a person moved holds; after a healing within two years there is none', async () => {
    welt = await WohnungsWelt.open('2026-05-04T09:00:00+02:00');
    const fall = await welt.beginne('MIZI');
    await fall.stand({ stand: 'RAEUMUNGSKLAGE', klageEingangAm: '2026-04-27' });
    await fall.verschiebe('SCHONFRIST:1', '2026-06-30');
    await fall.stand({ zugestelltAm: '2026-05-04' });
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ fristEnde: '2026-06-30', geaendertGrund: 'verlängert' });
    await fall.stand({ kuendigungAm: '2026-03-10', geheilteKuendigungAm: '2024-06-01' });
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ status: 'AUFGEHOBEN' });
    await fall.stand({ geheilteKuendigungAm: '2023-06-01' });
    expect(await fall.frist('SCHONFRIST:2')).toMatchObject({ status: 'LAUFEND', fristEnde: '2026-07-06' });
    await welt.uhr('2026-06-22T08:00:00+02:00');
    await fall.verschiebeZuSpaet('SCHONFRIST:2', '2026-07-08', '2026-07-07T09:00:00+02:00');
    expect(await fall.pfad()).toContain('ErrorEvent_SchonfristUeberschrittenLaeuftNoch');
    await fall.erledige(ABWENDEN, { entscheidung: 'GESICHERT' });
    expect(await fall.frist('SCHONFRIST:2')).toMatchObject({ status: 'EINGEHALTEN' });
    expect(await fall.pfad()).toContain('EndEvent_SchonfristErledigt');
  });
});

describe('hearing and eviction', () => {
  test('are warned of, follow a new day, and end with the eviction', async () => {
    welt = await WohnungsWelt.open('2026-05-04T09:00:00+02:00');
    const fall = await welt.beginne('HAUSHALT');
    await fall.stand({ stand: 'RAEUMUNGSKLAGE', terminAm: '2026-05-20' });
    await fall.stand({ terminAm: '2026-05-27' });
    expect(await fall.frist('TERMIN-VERHANDLUNG.2026-05-20:1')).toMatchObject({ status: 'AUFGEHOBEN' });
    expect(await fall.frist('TERMIN-VERHANDLUNG.2026-05-27:1')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-05-20T09:00:00+02:00');
    expect(await fall.hinweise()).toContain('VORFRIST fachstelle-sachbearbeitung');
    await welt.uhr('2026-05-28T09:00:00+02:00');
    expect(await fall.frist('TERMIN-VERHANDLUNG.2026-05-27:1')).toMatchObject({ status: 'EINGEHALTEN' });
    expect((await fall.aufgabe('UserTask_TerminAusgangFesthalten')).variables).toMatchObject({ termin: 'VERHANDLUNG' });
    await fall.verschiebe('TERMIN-AUSGANG.2026-05-27:1', '2026-06-02');
    await welt.uhr('2026-06-02T09:00:00+02:00');
    expect(await fall.frist('TERMIN-AUSGANG.2026-05-27:1')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-06-03T09:00:00+02:00');
    expect(await fall.frist('TERMIN-AUSGANG.2026-05-27:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    await fall.stand({ terminAm: '2026-06-10' });
    expect(await fall.pfad()).toContain('MessageEvent_NeuerTermin');
    await welt.uhr('2026-06-11T09:00:00+02:00');
    await fall.erledige('UserTask_TerminAusgangFesthalten', { entscheidung: 'RAEUMUNGSURTEIL' });
    await fall.stand({ stand: 'RAEUMUNGSURTEIL', raeumungAm: '2026-08-03' });
    expect(await fall.frist('TERMIN-RAEUMUNG.2026-08-03:1')).toMatchObject({ status: 'LAUFEND', bezeichnung: 'Räumungstermin' });
    await fall.verschiebe('TERMIN-RAEUMUNG.2026-08-03:1', '2026-08-05');
    await welt.uhr('2026-08-04T09:00:00+02:00');
    expect(await fall.frist('TERMIN-RAEUMUNG.2026-08-03:1')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-08-06T09:00:00+02:00');
    await fall.erledige('UserTask_TerminAusgangFesthalten', { entscheidung: 'GERAEUMT' });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['ReceiveTask_TerminAbwarten', 'EndEvent_TerminGewarnt', 'EndEvent_TerminAusgangFesthaltenUeberfaellig', 'EndEvent_TermineUeberwacht']));
  });
});
