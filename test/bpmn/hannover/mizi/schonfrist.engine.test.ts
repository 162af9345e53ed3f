import { afterEach, describe, expect, test } from 'vitest';
import type { MiziFall } from '../../../support/mizi-fall.ts';
import { MiziWelt } from '../../../support/mizi.ts';

let welt: MiziWelt;
afterEach(() => welt.close());

/** The answer is there; only the Schonfrist keeps the procedure alive. The suit reached the court on 2026-04-27. */
async function beantwortet(zugestelltAm?: string): Promise<MiziFall> {
  welt = await MiziWelt.open('2026-05-04T09:00:00+02:00');
  const fall = await welt.nimmAuf({ klageEingangAm: '2026-04-27', ...(zugestelltAm && { zugestelltAm }) });
  await fall.informiere();
  await fall.rueckmeldung('NEIN');
  return fall;
}

describe('the Schonfrist (§ 569 (3) no. 2 BGB)', () => {
  test('without a date of service it warns by the earliest possible end, counted from the receipt of the suit', async () => {
    const fall = await beantwortet();
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ beginn: '2026-04-27', fristEnde: '2026-06-29', status: 'LAUFEND' });
    await welt.uhr('2026-06-15T07:59:00+02:00');
    expect(await fall.pfad()).not.toContain('UserTask_SchonfristAbwenden');
    await welt.uhr('2026-06-15T08:00:00+02:00');
    const aufgabe = await fall.aufgabe('UserTask_SchonfristAbwenden');
    expect(aufgabe).toMatchObject({ candidateGroups: ['fachstelle-sachbearbeitung'], priority: 90, formId: 'hannover-mizi-schonfrist' });
    expect(aufgabe.variables).toMatchObject({ grundlage: 'KLAGEEINGANG', fristEnde: '2026-06-29' });
    expect(new Date(aufgabe.dueDate)).toEqual(new Date('2026-06-29T21:59:00Z'));
    await fall.erledige('UserTask_SchonfristAbwenden', { entscheidung: 'GESICHERT' });
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'KEIN_LEISTUNGSBEZUG' });
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ status: 'EINGEHALTEN' });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['EndEvent_SchonfristErledigt', 'EndEvent_SchonfristUeberwacht']));
  });

  test('with a date of service it counts from there', async () => {
    const fall = await beantwortet('2026-04-30');
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ beginn: '2026-04-30', fristEnde: '2026-06-30' });
  });

  test('a date of service that becomes known while nobody is warned yet moves the watch', async () => {
    const fall = await beantwortet();
    await fall.zustellung('2026-05-04');
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ beginn: '2026-05-04', fristEnde: '2026-07-06' });
    await welt.uhr('2026-06-20T09:00:00+02:00');
    expect(await fall.pfad()).not.toContain('UserTask_SchonfristAbwenden');
    await welt.uhr('2026-06-22T08:00:00+02:00');
    expect((await fall.aufgabe('UserTask_SchonfristAbwenden')).variables).toMatchObject({ grundlage: 'ZUSTELLUNG', fristEnde: '2026-07-06' });
  });

  test('one that becomes known during the warning takes the task back until the real end is near', async () => {
    const fall = await beantwortet();
    await welt.uhr('2026-06-16T09:00:00+02:00');
    await fall.zustellung('2026-06-10');
    expect(await fall.pfad()).toContain('MessageEvent_SchonfristGeaendert');
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ fristEnde: '2026-08-10' });
    await welt.uhr('2026-07-27T08:00:00+02:00');
    await fall.erledige('UserTask_SchonfristAbwenden', { entscheidung: 'NICHT_GESICHERT' });
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET' });
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ status: 'AUFGEHOBEN' });
  });

  test('an end that a person has moved holds, whatever is computed', async () => {
    const fall = await beantwortet();
    await fall.verschiebe('SCHONFRIST:1', '2026-06-30');
    await fall.zustellung('2026-05-04');
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ fristEnde: '2026-06-30', geaendertGrund: 'verlängert' });
  });

  test('a warning that nobody deals with goes to the lead, and a date of service found even then starts the watch again', async () => {
    const fall = await beantwortet();
    await welt.uhr('2026-06-30T09:00:00+02:00');
    expect(await fall.aufgabe('UserTask_SchonfristAbgelaufenKlaeren')).toMatchObject({ candidateGroups: ['fachstelle-leitung'], priority: 95, formId: 'hannover-mizi-schonfrist-abgelaufen' });
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    expect(await fall.hinweise()).toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    await fall.zustellung('2026-05-15');
    expect(await fall.frist('SCHONFRIST:1')).toMatchObject({ status: 'LAUFEND', fristEnde: '2026-07-15' });
    expect(await fall.pfad()).toContain('MessageEvent_SchonfristDochGeaendert');
    await welt.uhr('2026-07-16T09:00:00+02:00');
    await fall.erledige('UserTask_SchonfristAbgelaufenKlaeren', { entscheidung: 'NICHT_GESICHERT' });
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET' });
    expect(await fall.pfad()).toContain('EndEvent_SchonfristAbgelaufen');
  });
});
