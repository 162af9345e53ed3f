import { afterEach, describe, expect, test } from 'vitest';
import type { MiziFall } from '../../support/mizi-fall.ts';
import { MiziWelt } from '../../support/mizi.ts';

let welt: MiziWelt;
afterEach(() => welt.close());

/** Anlage 1 was handed to the channel on Monday morning; its report is awaited until Tuesday's end. */
async function uebergeben(): Promise<MiziFall> {
  welt = await MiziWelt.open('2026-05-04T09:00:00+02:00');
  const fall = await welt.nimmAuf({ klageEingangAm: '2026-04-27' });
  await fall.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
  return fall;
}

describe('a letter is transmitted', () => {
  test('a report "sent" ends it with the day from which the recipient has time', async () => {
    const fall = await uebergeben();
    await welt.uhr('2026-05-05T10:00:00+02:00');
    await fall.berichte('GESENDET', '2026-05-04T16:30:00+02:00');
    expect(await fall.pfad()).toContain('EndEvent_Zugestellt');
    expect(await fall.frist('H-2.3:1')).toMatchObject({ beginn: '2026-05-04' });
  });

  test('a letter that left in time keeps the Frist, although its report comes after the end', async () => {
    const fall = await uebergeben();
    await welt.uhr('2026-05-07T09:00:00+02:00');
    expect(await fall.frist('H-2.2:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    await fall.berichte('GESENDET', '2026-05-04T16:30:00+02:00');
    expect(await fall.frist('H-2.2:1')).toMatchObject({ status: 'EINGEHALTEN', ueberschrittenAm: null });
  });

  test('a failed one is a task; sent again it is a new transmission, never the same twice', async () => {
    const fall = await uebergeben();
    await fall.berichte('FEHLGESCHLAGEN');
    const aufgabe = await fall.aufgabe('UserTask_UebermittlungKlaeren');
    expect(aufgabe).toMatchObject({ candidateGroups: ['fachstelle-sachbearbeitung'], priority: 70, formId: 'gemeinsam-uebermittlung-klaeren' });
    expect(aufgabe.variables).toMatchObject({ uebermittlungStatus: 'FEHLGESCHLAGEN', fristEnde: '2026-05-05', akteLink: `https://akte.test/akte/${fall.az}` });
    await fall.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'ERNEUT_SENDEN' });
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 FEHLGESCHLAGEN', 'anlage-1:2 ANGENOMMEN']);
    await fall.berichte('GESENDET');
    expect(await fall.pfad()).toContain('EndEvent_JobcenterInformiert');
  });

  test('without a report a person clears it; when that takes too long the lead is told, and a report that comes after all ends the task', async () => {
    const fall = await uebergeben();
    await welt.uhr('2026-05-05T21:59:00Z');
    expect(await fall.pfad()).not.toContain('Timer_SendeberichtFehlt');
    await welt.uhr('2026-05-05T22:00:00Z');
    expect((await fall.aufgabe('UserTask_UebermittlungKlaeren')).variables).toMatchObject({ uebermittlungStatus: 'KEIN_BERICHT', fristEnde: '2026-05-07' });
    await fall.verschiebe('KLAERUNG.anlage-1:1', '2026-05-11');
    const aufgabe = await fall.aufgabe('UserTask_UebermittlungKlaeren');
    expect(aufgabe.variables).toMatchObject({ uebermittlungStatus: 'KEIN_BERICHT', fristEnde: '2026-05-11' });
    expect(new Date(aufgabe.dueDate)).toEqual(new Date('2026-05-11T21:59:00Z'));
    await welt.uhr('2026-05-11T21:59:00Z');
    expect(await fall.pfad(), 'nothing happens at the old end').not.toContain('Timer_KlaerungUeberfaellig');
    await welt.uhr('2026-05-11T22:00:00Z');
    expect(await fall.pfad()).toContain('EndEvent_LeitungHingewiesen');
    expect(await fall.frist('KLAERUNG.anlage-1:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    await fall.berichte('GESENDET');
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['MessageEvent_SpaeterSendebericht', 'EndEvent_Zugestellt']));
    expect(await fall.frist('KLAERUNG.anlage-1:1')).toMatchObject({ erledigtAm: expect.any(Date) });
  });

  test('the time for the report can be moved, even while its timer fires', async () => {
    const fall = await uebergeben();
    await fall.verschiebeZuSpaet('SENDEBERICHT.anlage-1:1', '2026-05-06', '2026-05-05T22:00:00Z');
    await welt.uhr('2026-05-06T21:59:00Z');
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['ErrorEvent_SendeberichtUeberfaelligLaeuftNoch', 'MessageEvent_SendeberichtFristGeaendert']));
    expect(await fall.pfad()).not.toContain('UserTask_UebermittlungKlaeren');
    await welt.uhr('2026-05-06T22:00:00Z');
    expect(await fall.pfad()).toContain('UserTask_UebermittlungKlaeren');
  });

  test('brought over otherwise: the day must be plausible, then it counts for the Frist', async () => {
    const fall = await uebergeben();
    await fall.berichte('FEHLGESCHLAGEN');
    await welt.uhr('2026-05-05T09:00:00+02:00');
    await fall.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'ANDERS_ZUGESTELLT', zugestelltAm: '2026-05-06' });
    expect((await fall.aufgabe('UserTask_UebermittlungKlaeren')).variables).toMatchObject({ datumFehler: 'DATUM_UNPLAUSIBEL' });
    await fall.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'ANDERS_ZUGESTELLT', zugestelltAm: '2026-05-05' });
    expect(await fall.pfad()).toContain('EndEvent_AndersZugestellt');
    expect(await fall.frist('H-2.3:1')).toMatchObject({ beginn: '2026-05-05' });
    await fall.beende('IRRTUM');
    expect(await fall.pfad()).toContain('CallActivity_ErledigungMitteilen');
  });

  test('stopped before it left: the lead decides', async () => {
    welt = await MiziWelt.open('2026-05-04T09:00:00+02:00');
    const fall = await welt.nimmAuf({ klageEingangAm: '2026-04-27' });
    await welt.engine.completeUserTask((await fall.aufgabe('UserTask_InformationBestaetigen')).key, { bestaetigt: true });
    await welt.engine.ruhe();
    await fall.ziehe('anlage-1:1');
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 ZURUECKGEZOGEN']);
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['EndEvent_Zurueckgezogen', 'UserTask_NichtZustellbarEntscheiden']));
  });

  test('given up: nothing is delivered, and what has not left never leaves', async () => {
    const fall = await uebergeben();
    await fall.berichte('FEHLGESCHLAGEN');
    await fall.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['EndEvent_NichtZugestellt', 'UserTask_NichtZustellbarEntscheiden']));
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 FEHLGESCHLAGEN']);
  });
});
