import { afterEach, describe, expect, test } from 'vitest';
import { Hilfewelt, type Hilfefall } from '../../../support/hilfeprozess.ts';

let welt: Hilfewelt;
afterEach(() => welt.close());

const gespraech = (fall: Hilfefall, entscheidung: string): Promise<void> =>
  fall.bogen(fall.behoerde === 'JCD' ? 'gespraech-jobcenter' : 'gespraech', { gespraech: 'JA', gefuehrtAm: fall.welt.heute, entscheidung, vereinbart: 'Wöchentlicher Termin.' });

async function beginne(): Promise<{ fall: Hilfefall; jc: Hilfefall }> {
  welt = await Hilfewelt.open('2026-05-04T09:00:00+02:00');
  const fall = await welt.nimmAuf();
  await fall.willigeEin();
  const jc = await fall.jobcenter();
  await jc.meldeZurueck();
  return { fall, jc };
}

describe('a disturbance', () => {
  test('that one side reports is known to the other; both decide, any number of times', async () => {
    const { fall, jc } = await beginne();
    await fall.bogen('stoerung', { stoerungsart: 'TERMIN', bemerktAm: '2026-05-04', gespraechAm: '2026-05-11', notiz: 'Nur für uns.' });
    expect((await jc.aufgabe('UserTask_JobcenterStoerungKlaeren')).variables).toMatchObject({ gemeldetVon: 'ANDERE' });
    expect(await fall.frist('STOERUNG.1-1:1')).toMatchObject({ status: 'LAUFEND' });
    expect(await jc.frist('STOERUNG.JC-1:1')).toMatchObject({ status: 'LAUFEND' });
    await jc.erledige('UserTask_JobcenterStoerungKlaeren', { eingetragen: true });
    await fall.erledige('UserTask_StoerungKlaeren', { eingetragen: true });
    expect((await fall.aufgabe('UserTask_StoerungKlaeren')).variables).toMatchObject({ gespraechFehler: 'ANGABEN_FEHLEN', gemeldetVon: 'SELBST' });
    expect(await fall.frist('STOERUNG.1-1:1')).toMatchObject({ status: 'LAUFEND' });
    expect(await fall.verlaengere('STOERUNG.1-1:1', '2026-05-20', 'UserTask_StoerungKlaeren')).toBe('2026-05-20');
    expect(await jc.verlaengere('STOERUNG.JC-1:1', '2026-05-20', 'UserTask_JobcenterStoerungKlaeren')).toBe('2026-05-20');
    await welt.uhr('2026-05-20T09:00:00+02:00');
    expect([await fall.frist('STOERUNG.1-1:1'), await jc.frist('STOERUNG.JC-1:1')]).toMatchObject([{ status: 'LAUFEND' }, { status: 'LAUFEND' }]);
    await welt.uhr('2026-05-21T09:00:00+02:00');
    expect(await fall.hinweise()).toContain('FRIST_UEBERSCHRITTEN caritas-leitung');
    expect(await jc.frist('STOERUNG.JC-1:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    await gespraech(fall, 'ANPASSEN');
    await fall.erledige('UserTask_StoerungKlaeren', { eingetragen: true });
    await gespraech(jc, 'HILFE_ZUERST');
    await jc.erledige('UserTask_JobcenterStoerungKlaeren', { eingetragen: true });
    expect(await fall.pfad()).toContain('EndEvent_StoerungEntschieden');
    await jc.bogen('stoerung-jobcenter', { stoerungsart: 'MASSNAHME', bemerktAm: '2026-05-19' });
    await jc.bogen('stoerung-jobcenter', { stoerungsart: 'KONFLIKT', bemerktAm: '2026-05-19' });
    expect((await jc.uebermittlungen()).slice(-2)).toEqual(['hilfeprozess-jc-stoerung-jc-2:1 GESENDET', 'hilfeprozess-jc-stoerung-jc-3:1 GESENDET']);
    expect(await fall.frist('STOERUNG.1-2:1')).toMatchObject({ status: 'LAUFEND' });
    expect(await fall.frist('STOERUNG.1-3:1')).toMatchObject({ status: 'LAUFEND' });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['EndEvent_StoerungBekannt', 'EndEvent_StoerungMitgeteilt']));
    // What was decided before does not count; one talk may settle what is open at the time.
    await fall.erledige('UserTask_StoerungKlaeren', { eingetragen: true });
    expect(await fall.frist('STOERUNG.1-2:1')).toMatchObject({ status: 'LAUFEND' });
    await gespraech(fall, 'WIE_GEPLANT');
    for (let i = 0; i < 2; i++) await fall.erledige('UserTask_StoerungKlaeren', { eingetragen: true });
    expect(await fall.frist('STOERUNG.1-3:1')).toMatchObject({ status: 'EINGEHALTEN' });
    await gespraech(jc, 'WIE_GEPLANT');
    for (let i = 0; i < 2; i++) await jc.erledige('UserTask_JobcenterStoerungKlaeren', { eingetragen: true });
    expect(await jc.pfad()).toContain('EndEvent_JobcenterStoerungEntschieden');
    expect(await welt.engine.alleTexte()).not.toContain('Nur für uns');
  });
});

describe('a change of the setting', () => {
  test('is told to the Jobcenter, which looks at the claim again; without it the exchange ends', async () => {
    const { fall, jc } = await beginne();
    await fall.bogen('aenderung', { neueEinrichtungsart: 'BESCHAEFTIGUNGSHILFE', gewechseltAm: '2026-05-04' });
    await fall.bogen('aenderung', { neueEinrichtungsart: 'STATIONAER', gewechseltAm: '2026-05-04' });
    // Both lie open: each has a Frist of its own, and only the first one is extended.
    await jc.verschiebe('WECHSEL.1:1', '2026-05-13');
    await welt.uhr('2026-05-12T09:00:00+02:00');
    expect([await jc.frist('WECHSEL.1:1'), await jc.frist('WECHSEL.2:1')]).toMatchObject([{ status: 'LAUFEND' }, { status: 'UEBERSCHRITTEN' }]);
    await welt.uhr('2026-05-14T09:00:00+02:00');
    expect(await jc.frist('WECHSEL.1:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    await jc.erledige('UserTask_WechselPruefen', { entscheidung: 'BESTEHT' });
    expect(await jc.pfad()).toContain('EndEvent_AnspruchBleibt');
    expect(await jc.hinweise()).toContain('FRIST_UEBERSCHRITTEN jcd-leitung');
    await jc.erledige('UserTask_WechselPruefen', { entscheidung: 'ENTFAELLT' });
    expect(await jc.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'KEIN_ANSPRUCH' });
    expect(await jc.pfad()).toContain('CallActivity_KeinAnspruchMelden');
    await fall.aufgabe('UserTask_OhneAustauschHelfen');
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['CallActivity_WechselMelden', 'MessageEvent_KeinAnspruch']));
  });
});
