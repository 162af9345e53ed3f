import { lokalesDatum } from '../../../../src/recht/zeit.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { recordAbgeschickt } from '../../../../src/uebermittlung/index.ts';
import { Hilfewelt, type Hilfefall } from '../../../support/hilfeprozess.ts';

let welt: Hilfewelt;
afterEach(() => welt.close());

const post = (fall: Hilfefall): Promise<void> =>
  fall.tue((db) => recordAbgeschickt(db, `${fall.az}:hilfeprozess-jugendhilfe-1:1`, fall.welt.heute, fall.welt.umfeld));
const stimmeAb = async (fall: Hilfefall): Promise<void> => {
  await fall.bogen('u25-abstimmung', { abgestimmtAm: fall.welt.heute, schwerpunkt: 'AUSBILDUNG', vereinbart: 'Gemeinsamer Termin im U25-Team.' });
  await fall.erledige('UserTask_U25Abstimmen', { eingetragen: true });
};

/** From 21 on the Jugendhilfe is not asked; nobody waits any longer for the answer, which is kept when it comes. */
async function keineFrageMehr(gefragt: Hilfefall, ungefragt: Hilfefall): Promise<void> {
  expect(await gefragt.pfad()).toEqual(expect.arrayContaining(['Timer_EinundzwanzigGeworden', 'ServiceTask_EinundzwanzigGeworden']));
  const frist = await gefragt.frist('JUGENDHILFE.1:1');
  expect([frist?.status, lokalesDatum(frist?.erledigtAm ?? new Date(0))]).toEqual(['EINGEHALTEN', '2026-06-01']);
  expect((await gefragt.aufgabe('UserTask_U25Abstimmen')).variables).toMatchObject({ jugendhilfeEntfallen: true });
  await gefragt.bogen('jugendhilfe-antwort', { eingegangenAm: '2026-06-09', jugendhilfeAntwort: 'KEIN_BEDARF' });
  expect(await gefragt.eintraege('jugendhilfe-antwort')).toHaveLength(1);
  await stimmeAb(gefragt);
  expect(await gefragt.pfad()).toContain('EndEvent_U25Abgestimmt');
  await ungefragt.willigeEin('JA');
  expect((await ungefragt.aufgabe('UserTask_U25Abstimmen')).variables).toMatchObject({ jugendhilfeEntfallen: false });
  expect(await ungefragt.pfad()).not.toContain('CallActivity_JugendhilfeFragen');
}

describe('a client under 25', () => {
  test('has an extra step with the U25 team; below 21 the Jugendhilfe is asked, if the client agrees', async () => {
    welt = await Hilfewelt.open('2026-05-04T09:00:00+02:00');
    await welt.db((db) => db.query("UPDATE beteiligter SET anschrift = 'Willi-Becker-Allee 7, 40227 Düsseldorf' WHERE kuerzel = 'JUGENDHILFE'"));
    const jung = await welt.nimmAuf({}, { name: 'Adler', geburtsdatum: '2006-05-05' });
    const ueber21 = await welt.nimmAuf({}, { name: 'Birke', geburtsdatum: '2004-01-31' });
    const stumm = await welt.nimmAuf({}, { name: 'Cranz', geburtsdatum: '2007-02-01' });
    const verloren = await welt.nimmAuf({}, { name: 'Dorn', geburtsdatum: '2007-02-01' });
    const bald25 = await welt.nimmAuf({}, { name: 'Ernst', geburtsdatum: '2001-05-07' });
    const bald21 = await welt.nimmAuf({}, { name: 'Falk', geburtsdatum: '2005-05-20' });
    const spaeter21 = await welt.nimmAuf({}, { name: 'Greif', geburtsdatum: '2005-05-20' });
    for (const fall of [jung, stumm, verloren, bald25, bald21]) await fall.willigeEin('JA');
    const jcBald25 = await bald25.jobcenter();
    await jcBald25.meldeZurueck();
    await jcBald25.aufgabe('UserTask_U25Beraten');
    await ueber21.willigeEin('JA');
    await post(jung);
    await post(bald21);
    for (const fall of [jung, bald21]) await fall.verschiebe('JUGENDHILFE.1:1', '2026-06-15');
    await jung.bogen('jugendhilfe-antwort', { eingegangenAm: '2026-05-04', jugendhilfeAntwort: 'HILFE_GEPRUEFT', kontakt: 'Jugendamt, Team 4' });
    await jung.erledige('UserTask_U25Abstimmen', { eingetragen: true });
    expect((await jung.aufgabe('UserTask_U25Abstimmen')).variables).toMatchObject({ u25Fehler: 'ANGABEN_FEHLEN' });
    expect(await jung.verlaengere('U25-ABSTIMMUNG.1:1', '2026-05-20', 'UserTask_U25Abstimmen')).toBe('2026-05-20');
    await stimmeAb(jung);
    expect(await jung.pfad()).toEqual(expect.arrayContaining(['BusinessRuleTask_Alter', 'CallActivity_JugendhilfeFragen', 'EndEvent_U25Abgestimmt']));
    await stimmeAb(ueber21);
    expect(await ueber21.pfad()).not.toContain('CallActivity_JugendhilfeFragen');
    await post(stumm);
    await welt.uhr('2026-05-06T09:00:00+02:00');
    await verloren.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
    await verloren.aufgabe('UserTask_U25Abstimmen');
    await stumm.verschiebeZuSpaet('JUGENDHILFE.1:1', '2026-05-26', '2026-05-25T09:00:00+02:00');
    expect(await stumm.pfad()).toContain('ErrorEvent_JugendhilfeFehltLaeuftNoch');
    await welt.uhr('2026-05-27T09:00:00+02:00');
    expect(await stumm.frist('JUGENDHILFE.1:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    expect(await verloren.hinweise()).toContain('FRIST_UEBERSCHRITTEN caritas-leitung');
    await stimmeAb(stumm);
    // The birthdays are over, but the engine knows only the first of the month after them.
    expect(await bald21.frist('JUGENDHILFE.1:1')).toMatchObject({ status: 'LAUFEND' });
    for (const fall of [bald25, jcBald25]) expect(await fall.pfad()).not.toContain('Timer_FuenfundzwanzigGeworden');
    const jc = await jung.jobcenter();
    await jc.meldeZurueck();
    expect((await jc.aufgabe('UserTask_U25Beraten')).candidateGroups).toEqual(['jcd-u25']);
    expect(await jc.verlaengere('U25:1', '2026-06-10', 'UserTask_U25Beraten')).toBe('2026-06-10');
    await welt.uhr('2026-06-10T09:00:00+02:00');
    // The team for young people has nothing more to do, the general one goes on.
    expect(await bald25.pfad()).toContain('EndEvent_FuenfundzwanzigGeworden');
    expect((await jcBald25.aufgabe('UserTask_ZumutbarkeitPruefen')).candidateGroups).toEqual(['jcd-sachbearbeitung']);
    for (const frist of [await bald25.frist('U25-ABSTIMMUNG.1:1'), await jcBald25.frist('U25:1')]) expect(lokalesDatum(frist?.erledigtAm ?? new Date(0))).toBe('2026-06-01');
    expect(await jc.frist('U25:1')).toMatchObject({ status: 'LAUFEND' });
    await keineFrageMehr(bald21, spaeter21);
    await welt.uhr('2026-06-11T09:00:00+02:00');
    expect(await jc.frist('U25:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    await jc.erledige('UserTask_U25Beraten', { eingetragen: true });
    await jc.bogen('u25', { beratenAm: '2026-06-09', schwerpunkt: 'AUSBILDUNG', ergebnis: 'Einstiegsqualifizierung ab September.' });
    await jc.erledige('UserTask_U25Beraten', { eingetragen: true });
    await jc.aufgabe('UserTask_ZumutbarkeitPruefen');
  });
});
