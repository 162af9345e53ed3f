import { afterEach, describe, expect, test } from 'vitest';
import type { MiziFall } from '../../../support/mizi-fall.ts';
import { MiziWelt } from '../../../support/mizi.ts';

let welt: MiziWelt;
afterEach(() => welt.close());

/** Anlage 1 went out on Monday, 2026-05-04: the three Werktage end on Thursday, 2026-05-07. */
async function informiert(): Promise<MiziFall> {
  welt = await MiziWelt.open('2026-05-04T09:00:00+02:00');
  const fall = await welt.nimmAuf({ klageEingangAm: '2026-04-27' });
  await fall.informiere();
  return fall;
}
const UEBERFAELLIG = '2026-05-08T09:00:00+02:00';

describe('the answer of the Jobcenter (H-2.3, H-2.4)', () => {
  test('"no SGB II" leads to the counselling without it', async () => {
    const fall = await informiert();
    await fall.rueckmeldung('NEIN');
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['EndEvent_RueckmeldungLiegtVor', 'EndEvent_BeratungOhneLeistungsbezug']));
    expect(await fall.fall()).toMatchObject({ ergebnis: 'KEIN_LEISTUNGSBEZUG' });
    expect(await fall.hinweise()).toEqual([]);
  });

  test('"SGB II" without the details of the Vordruck goes on, and a clerk is told to ask for them', async () => {
    const fall = await informiert();
    await fall.rueckmeldung('JA');
    expect(await fall.pfad()).toContain('EndEvent_BeratungMitLeistungsbezug');
    expect(await fall.hinweise()).toEqual(['ANGABEN_UNVOLLSTAENDIG fachstelle-sachbearbeitung']);
  });

  test('an answer that is entered while Anlage 1 is still unproven is not lost', async () => {
    welt = await MiziWelt.open('2026-05-04T09:00:00+02:00');
    const fall = await welt.nimmAuf({ klageEingangAm: '2026-04-27' });
    await fall.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
    await fall.rueckmeldung('NEIN');
    await fall.berichte('GESENDET');
    expect(await fall.pfad()).toContain('EndEvent_BeratungOhneLeistungsbezug');
  });

  test('when it is late, the Jobcenter is reminded and the lead asked; the late answer is accepted and ends both', async () => {
    const fall = await informiert();
    await welt.uhr('2026-05-07T06:00:00Z');
    expect(await fall.hinweise()).toEqual(['VORFRIST fachstelle-sachbearbeitung']);
    await welt.uhr('2026-05-07T21:59:00Z');
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 GESENDET']);
    await welt.uhr('2026-05-07T22:00:00Z');
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 GESENDET', 'erinnerung-1:1 ANGENOMMEN']);
    expect(await fall.aufgabe('UserTask_AusbleibendeRueckmeldungKlaeren')).toMatchObject({ candidateGroups: ['fachstelle-leitung'], priority: 80, formId: 'hannover-mizi-rueckmeldung-ueberfaellig' });
    await welt.uhr(UEBERFAELLIG);
    await fall.rueckmeldung('NEIN');
    expect(await fall.pfad()).toContain('EndEvent_BeratungOhneLeistungsbezug');
    expect(await fall.frist('H-2.3:1')).toMatchObject({ status: 'UEBERSCHRITTEN', erledigtAm: expect.any(Date) });
    expect(await fall.frist('SENDEBERICHT.erinnerung-1:1')).toMatchObject({ erledigtAm: expect.any(Date) });
  });

  test('the lead waits on, twice: each round is a Frist of its own with a reminder of its own', async () => {
    const fall = await informiert();
    await welt.uhr(UEBERFAELLIG);
    await fall.berichte('GESENDET');
    expect(await fall.pfad()).toContain('EndEvent_JobcenterErinnert');
    await fall.erledige('UserTask_AusbleibendeRueckmeldungKlaeren', { entscheidung: 'WEITER_WARTEN' });
    expect(await fall.frist('H-2.3:2')).toMatchObject({ beginn: '2026-05-08', fristEnde: '2026-05-12', status: 'LAUFEND' });
    await welt.uhr('2026-05-13T09:00:00+02:00');
    await fall.erledige('UserTask_AusbleibendeRueckmeldungKlaeren', { entscheidung: 'WEITER_WARTEN' });
    expect(await fall.frist('H-2.3:3')).toMatchObject({ beginn: '2026-05-13', fristEnde: '2026-05-18' });
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 GESENDET', 'erinnerung-1:1 GESENDET', 'erinnerung-2:1 ANGENOMMEN']);
    await fall.rueckmeldung('JA', { bgNummer: '12345//0001234' });
    expect(await fall.frist('H-2.3:3')).toMatchObject({ status: 'EINGEHALTEN' });
    expect(await fall.frist('H-2.3:2')).toMatchObject({ status: 'UEBERSCHRITTEN', erledigtAm: expect.any(Date) });
  });

  test('a moved Frist waits for its new end', async () => {
    const fall = await informiert();
    await fall.verschiebeZuSpaet('H-2.3:1', '2026-05-11', '2026-05-07T22:00:00Z');
    await welt.uhr('2026-05-11T21:59:00Z');
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 GESENDET']);
    await welt.uhr('2026-05-11T22:00:00Z');
    expect(await fall.pfad()).toContain('UserTask_AusbleibendeRueckmeldungKlaeren');
  });

  test('by telephone: the answer must stand in the Akte before the procedure goes on', async () => {
    const fall = await informiert();
    await welt.uhr(UEBERFAELLIG);
    await fall.erledige('UserTask_AusbleibendeRueckmeldungKlaeren', { entscheidung: 'TELEFONISCH' });
    expect((await fall.aufgabe('UserTask_AusbleibendeRueckmeldungKlaeren')).variables).toMatchObject({ rueckmeldungFehler: 'RUECKMELDUNG_FEHLT' });
    await fall.rueckmeldung('JA', { bgNummer: '12345//0001234' });
    expect(await fall.pfad()).toContain('EndEvent_BeratungMitLeistungsbezug');
  });
});

describe('the counselling begins without an answer', () => {
  async function ohne(): Promise<MiziFall> {
    const fall = await informiert();
    await welt.uhr(UEBERFAELLIG);
    await fall.erledige('UserTask_AusbleibendeRueckmeldungKlaeren', { entscheidung: 'OHNE_RUECKMELDUNG' });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['EndEvent_OhneRueckmeldung', 'ReceiveTask_SpaetereRueckmeldungAbwarten']));
    expect(await fall.fall()).toMatchObject({ ergebnis: 'OHNE_RUECKMELDUNG' });
    return fall;
  }

  test('a later answer is passed on to the counselling; one that is not in the Akte is waited for', async () => {
    const fall = await ohne();
    await welt.engine.publish({ name: 'hannover.mizi.rueckmeldung', korrelation: fall.az, variablen: { leistungsbezug: 'JA', rueckmeldungRunde: 1 } });
    expect(await fall.pfad()).toContain('ErrorEvent_SpaetereRueckmeldungFehlt');
    await fall.rueckmeldung('JA', { bgNummer: '12345//0001234' });
    expect(await fall.pfad()).toContain('EndEvent_BeratungMitLeistungsbezug');
    expect(await fall.fall()).toMatchObject({ ergebnis: 'LEISTUNGSBEZUG' });
  });

  test('two months after the notice, or when a person says so, nobody waits for it any more', async () => {
    const fall = await ohne();
    expect(await fall.frist('SPAETE-RUECKMELDUNG:1')).toMatchObject({ beginn: '2026-05-04', fristEnde: '2026-07-06' });
    await fall.verschiebe('SPAETE-RUECKMELDUNG:1', '2026-07-20');
    await welt.uhr('2026-07-07T09:00:00+02:00');
    expect(await fall.pfad()).not.toContain('EndEvent_BeratungOhneRueckmeldung');
    await welt.uhr('2026-07-21T09:00:00+02:00');
    await fall.fertig();
    expect(await fall.laeufe()).toContain('hannover-mizi BEENDET OHNE_RUECKMELDUNG');
    expect(await fall.pfad()).toContain('EndEvent_BeratungOhneRueckmeldung');
  });
});
