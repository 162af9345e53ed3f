import { afterEach, describe, expect, test } from 'vitest';
import { MiziWelt } from '../../../support/mizi.ts';

let welt: MiziWelt;
afterEach(() => welt.close());

describe('the Jobcenter is informed (H-2.2)', () => {
  test('a clear notice goes to the Jobcenter after a clerk has confirmed it, and the answer leads to the counselling', async () => {
    welt = await MiziWelt.open('2026-04-02T10:00:00+02:00');
    const fall = await welt.nimmAuf();
    const aufgabe = await fall.aufgabe('UserTask_InformationBestaetigen');
    expect(aufgabe).toMatchObject({ formId: 'hannover-mizi-information-bestaetigen', candidateGroups: ['fachstelle-sachbearbeitung'], priority: 60 });
    expect(new Date(aufgabe.dueDate)).toEqual(new Date('2026-04-07T21:59:00Z'));
    expect(aufgabe.variables).toMatchObject({ aktenzeichen: fall.az, akteLink: `https://akte.test/akte/${fall.az}`, fristEnde: '2026-04-07', ablauf: '2026-04-07T22:00:00.000Z' });
    await fall.informiere();
    expect(await fall.frist('H-2.2:1')).toMatchObject({ status: 'EINGEHALTEN', fristEnde: '2026-04-07' });
    expect(await fall.frist('H-2.3:1')).toMatchObject({ status: 'LAUFEND', beginn: '2026-04-02', fristEnde: '2026-04-08' });
    await fall.rueckmeldung('JA', { bgNummer: '12345//0001234' });
    expect(await fall.pfad()).toContain('EndEvent_BeratungMitLeistungsbezug');
    expect(await fall.fall()).toMatchObject({ status: 'LAUFEND', ergebnis: 'LEISTUNGSBEZUG' });
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 BESTAETIGT']);
    expect(await fall.frist('H-2.3:1')).toMatchObject({ status: 'EINGEHALTEN' });
  });
});
