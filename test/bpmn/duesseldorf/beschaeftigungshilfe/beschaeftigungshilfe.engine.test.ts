import { afterEach, expect, test } from 'vitest';
import { beende, Beschaeftigungswelt, JOBCENTER, pruefe, TRAEGER } from '../../../support/beschaeftigung.ts';
import type { Hilfefall } from '../../../support/hilfeprozess.ts';

let welt: Beschaeftigungswelt;
afterEach(() => welt.close());
const MONTAG = '2026-05-04T09:00:00+02:00';

/** A start message that came twice finds the run taken. */
async function beginntNurEinmal(fall: Hilfefall, name: string): Promise<void> {
  const plan = { massnahme: 'AGH', gewerk: 'MALWERK', beginnAm: '2026-06-01', endeAm: '2026-11-30' };
  const variablen = { aktenzeichen: fall.az, behoerde: fall.behoerde, vereinbarung: 'duesseldorf', vorgang: fall.az, eingangAm: '2026-05-04', absender: 'CARITAS', einwilligung: true, ...plan };
  const [zweite = ''] = await fall.welt.engine.publish({ name, korrelation: `nochmal-${name}`, variablen });
  await fall.welt.engine.abgeschlossen(zweite);
  expect((await fall.welt.engine.pfad(zweite)).join()).toContain('EndEvent_BereitsInBearbeitung');
}

test('a Träger proposes, with teilstationäre Hilfe: checked by § 16d, more than 24 months only with the lead, assigned, absence and change of trade reported, revoked by a person, ended on both sides', async () => {
  welt = await Beschaeftigungswelt.open(MONTAG);
  const t = await welt.schlageVor({ massnahme: 'AGH_TEILSTATIONAER' });
  const j = await welt.jobcenter(t);
  await beginntNurEinmal(t, 'duesseldorf.beschaeftigungshilfe.vorgeschlagen');
  await beginntNurEinmal(j, 'duesseldorf.beschaeftigungshilfe-jobcenter.vorgeschlagen');
  expect(await j.aufgabe('UserTask_Pruefung')).toMatchObject({ candidateGroups: ['jcd-sachbearbeitung'] });
  await j.erledige('UserTask_Pruefung', { bestaetigt: true });
  expect((await j.aufgabe('UserTask_Pruefung')).variables).toMatchObject({ angabenFehler: 'ANGABEN_FEHLEN' });
  await pruefe(j, { endeAm: '2026-05-31' });
  expect((await j.aufgabe('UserTask_Pruefung')).variables).toMatchObject({ pruefHinweis: 'ZEITRAUM_UNGUELTIG' });
  const frueher = { massnahme: 'AGH_TEILSTATIONAER', fruehereAnzahl: 'ZWEI', frueher1Von: '2022-06-01', frueher1Bis: '2023-11-30', frueher2Von: '2024-06-01', frueher2Bis: '2025-05-31' };
  await pruefe(j, { ...frueher, endeAm: '2027-02-28' });
  expect((await j.aufgabe('UserTask_Pruefung')).variables).toMatchObject({ pruefHinweis: 'AUSGESCHOEPFT', tageFrei: 180 });
  await pruefe(j, frueher);
  expect(await j.aufgabe('UserTask_Verlaengerung')).toMatchObject({ candidateGroups: ['jcd-leitung'] });
  await j.erledige('UserTask_Verlaengerung', { entscheidung: 'ABGELEHNT' });
  expect((await j.aufgabe('UserTask_Pruefung')).variables).toMatchObject({ pruefHinweis: 'VERLAENGERUNG_ABGELEHNT' });
  await j.verschiebe('BESCHAEFTIGUNG-PRUEFUNG:1', '2026-05-20');
  await welt.uhr('2026-05-21T09:00:00+02:00');
  expect(await j.hinweise()).toContain('FRIST_UEBERSCHRITTEN jcd-leitung');
  await pruefe(j, frueher);
  await j.verschiebe('BESCHAEFTIGUNG-VERLAENGERUNG:4', '2026-05-26');
  await welt.uhr('2026-05-28T09:00:00+02:00');
  await j.erledige('UserTask_Verlaengerung', { entscheidung: 'ZUGESTIMMT' });
  expect(await j.uebermittlungen()).toEqual(['beschaeftigung-zuweisung:1 GESENDET']);
  expect(await t.eintraege('beschaeftigung-pruefung')).toMatchObject([{ werte: { zuweisung: 'ZUGEWIESEN', massnahme: 'AGH_TEILSTATIONAER', gewerk: 'MALWERK', beginnAm: '2026-06-01', endeAm: '2026-11-30' } }]);
  expect(JSON.stringify(await t.eintraege('beschaeftigung-pruefung'))).not.toContain('frueher');

  await t.verschiebe('BESCHAEFTIGUNG-TEILSTATIONAER:1', '2026-05-29');
  await welt.uhr('2026-06-01T09:00:00+02:00');
  await t.erledige('UserTask_TeilstationaereHilfe', { bestaetigt: true });
  await t.verschiebe('BESCHAEFTIGUNG-ANTRITT:1', '2026-06-08');
  await welt.uhr('2026-06-09T09:00:00+02:00');
  await t.erledige('UserTask_Antritt', { entscheidung: 'ANGETRETEN' });
  await t.verschiebe('BESCHAEFTIGUNG-ENDE:1', '2026-12-04');
  await t.bogen('beschaeftigung-gewerkwechsel', { neuesGewerk: 'GARTENARBEITEN', wechselAm: '2026-06-15' });
  await t.bogen('beschaeftigung-fehlzeit', { fehltVon: '2026-06-08', fehlgrund: 'ARBEITSUNFAEHIG' });
  expect(await t.pfad()).toContain('EndEvent_FehlzeitVermerkt');
  await t.bogen('beschaeftigung-fehlzeit', { fehltVon: '2026-06-09', fehlgrund: 'UNENTSCHULDIGT' });
  // Two reports lie open: each has a Frist of its own, and only the first one is extended.
  await j.verschiebe('BESCHAEFTIGUNG-MELDUNG:1', '2026-06-19');
  await welt.uhr('2026-06-19T09:00:00+02:00');
  expect([await j.frist('BESCHAEFTIGUNG-MELDUNG:1'), await j.frist('BESCHAEFTIGUNG-MELDUNG:2')]).toMatchObject([{ status: 'LAUFEND' }, { status: 'UEBERSCHRITTEN' }]);
  await welt.uhr('2026-06-22T09:00:00+02:00');
  expect(await j.frist('BESCHAEFTIGUNG-MELDUNG:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
  await j.erledige('UserTask_Meldung', { entscheidung: 'FORTSETZEN' });
  await j.erledige('UserTask_Meldung', { entscheidung: 'AUFHEBEN' });
  expect(await t.aufgabe('UserTask_Ergebnis')).toMatchObject({ candidateGroups: ['caritas-sachbearbeitung'] });
  await t.erledige('UserTask_Ergebnis', { bestaetigt: true });
  expect((await t.aufgabe('UserTask_Ergebnis')).variables).toMatchObject({ angabenFehler: 'ANGABEN_FEHLEN' });
  await t.verschiebe('BESCHAEFTIGUNG-ERGEBNIS:1', '2026-06-30');
  await welt.uhr('2026-07-01T09:00:00+02:00');
  await beende(t, 'AUFGEHOBEN', '2026-06-22');
  await t.erledige('UserTask_Ergebnis', { bestaetigt: true });
  expect(await t.laeufe()).toEqual([`${TRAEGER} BEENDET AUFGEHOBEN`]);
  expect(await j.laeufe()).toEqual([`${JOBCENTER} BEENDET AUFGEHOBEN`]);
  expect(await j.pfad()).toEqual(expect.arrayContaining(['ServiceTask_DauerPruefen', 'EndEvent_Aufgehoben', 'EndEvent_MeldungGewuerdigt', 'ReceiveTask_EndeAbwarten']));
});

test('the Jobcenter places: the file opens at the Träger; not begun; begun and run out, reminded before; ended early by the Träger', async () => {
  welt = await Beschaeftigungswelt.open(MONTAG);
  const beim = async (vorname: string): Promise<[Hilfefall, Hilfefall]> => {
    const j = await welt.vermittle('DIAKONIE', vorname);
    await pruefe(j);
    return [j, await welt.seite(TRAEGER, j.az, 'DIAKONIE')];
  };
  const [[j1, t1], [j2, t2], [j3, t3]] = [await beim('Ada'), await beim('Ben'), await beim('Cem')];
  await t1.erledige('UserTask_Antritt', { entscheidung: 'NICHT_ANGETRETEN' });
  await beende(t1, 'NICHT_ANGETRETEN');
  await t1.erledige('UserTask_Ergebnis', { bestaetigt: true });
  expect([await t1.laeufe(), await j1.laeufe()]).toEqual([[`${TRAEGER} BEENDET NICHT_ANGETRETEN`], [`${JOBCENTER} BEENDET NICHT_ANGETRETEN`]]);
  for (const t of [t2, t3]) await t.erledige('UserTask_Antritt', { entscheidung: 'ANGETRETEN' });
  await beende(t3, 'ARBEIT');
  expect([await t3.laeufe(), await j3.laeufe()]).toEqual([[`${TRAEGER} BEENDET ARBEIT`], [`${JOBCENTER} BEENDET ARBEIT`]]);
  await welt.uhr('2026-11-20T09:00:00+01:00');
  expect(await t2.hinweise()).toContain('VORFRIST diakonie-sachbearbeitung');
  await welt.uhr('2026-12-01T09:00:00+01:00');
  await beende(t2, 'WEITERE_MASSNAHME', '2026-11-30');
  await t2.erledige('UserTask_Ergebnis', { bestaetigt: true });
  expect(await t2.frist('BESCHAEFTIGUNG-ENDE:1')).toMatchObject({ fristEnde: '2026-11-30', status: 'EINGEHALTEN' });
  expect(await j2.laeufe()).toEqual([`${JOBCENTER} BEENDET WEITERE_MASSNAHME`]);
  expect(await t2.pfad()).toEqual(expect.arrayContaining(['ReceiveTask_BeschaeftigungLaeuft', 'Timer_ZuweisungEndet', 'EndEvent_EndeVorgewarnt']));
});

test('no consent: nothing leaves; rejected; taken back: the Träger learns it; the Jobcenter that finds no ground tells nobody', async () => {
  welt = await Beschaeftigungswelt.open(MONTAG);
  const ohne = await welt.schlageVor({ einwilligung: 'NEIN' }, 'Ada');
  expect(await ohne.uebermittlungen()).toEqual([]);
  expect(await ohne.laeufe()).toEqual([`${TRAEGER} BEENDET OHNE_EINWILLIGUNG`]);
  const t = await welt.schlageVor({}, 'Ben');
  const j = await welt.jobcenter(t);
  await pruefe(j, { zuweisung: 'ABGELEHNT', ablehnungsgrund: 'ANDERE_LEISTUNG' });
  expect([await t.laeufe(), await j.laeufe()]).toEqual([[`${TRAEGER} BEENDET ABGELEHNT`], [`${JOBCENTER} BEENDET ABGELEHNT`]]);
  const zurueck = await welt.schlageVor({}, 'Dora');
  const pruefung = await welt.jobcenter(zurueck);
  await zurueck.bogen('beschaeftigung-ruecknahme', { ruecknahmegrund: 'ANDERER_WEG' });
  expect([await zurueck.laeufe(), await pruefung.laeufe()]).toEqual([[`${TRAEGER} BEENDET VORSCHLAG_ZURUECKGENOMMEN`], [`${JOBCENTER} BEENDET VORSCHLAG_ZURUECKGENOMMEN`]]);
  expect(await pruefung.frist('BESCHAEFTIGUNG-PRUEFUNG:1')).toMatchObject({ status: 'AUFGEHOBEN' });
  const eigene = await welt.vermittle('SKM', 'Cem');
  await pruefe(eigene, { zuweisung: 'ABGELEHNT', ablehnungsgrund: 'HOECHSTDAUER' });
  expect(await eigene.uebermittlungen()).toEqual([]);
  expect(await eigene.pfad()).toEqual(expect.arrayContaining(['ServiceTask_NichtZugewiesen', 'EndEvent_NichtZugewiesen']));
});

test('the Jobcenter works on paper: no answer, cleared by the lead, it comes after all; taken back before and after the proposal left; the file closed before its time', async () => {
  welt = await Beschaeftigungswelt.open(MONTAG);
  await welt.aufPapier('JOBCENTER_D');
  const t = await welt.schlageVor({}, 'Ada');
  await t.gesendet('beschaeftigung-vorschlag');
  const zurueck = await welt.schlageVor({}, 'Ben');
  await zurueck.gesendet('beschaeftigung-vorschlag');
  const widerrufen = await welt.schlageVor({}, 'Cem');
  await widerrufen.berichte('FEHLGESCHLAGEN');
  await widerrufen.bogen('beschaeftigung-ruecknahme', { ruecknahmegrund: 'EINWILLIGUNG_WIDERRUFEN' });
  expect((await widerrufen.uebermittlungen()).join()).not.toContain('ruecknahme');
  expect(await widerrufen.laeufe()).toEqual([`${TRAEGER} BEENDET VORSCHLAG_ZURUECKGENOMMEN`]);
  await t.verschiebe('BESCHAEFTIGUNG-ANTWORT:1', '2026-05-29');
  await t.verschiebeZuSpaet('BESCHAEFTIGUNG-ANTWORT:1', '2026-06-02', '2026-05-30T09:00:00+02:00');
  expect(await t.frist('BESCHAEFTIGUNG-ANTWORT:1')).toMatchObject({ status: 'LAUFEND' });
  await welt.uhr('2026-06-03T09:00:00+02:00');
  await t.verschiebe('BESCHAEFTIGUNG-KLAERUNG:1', '2026-06-17');
  await welt.uhr('2026-06-18T09:00:00+02:00');
  expect(await t.hinweise()).toEqual(expect.arrayContaining(['FRIST_UEBERSCHRITTEN caritas-leitung', 'FRIST_UEBERSCHRITTEN caritas-leitung']));
  await t.erledige('UserTask_AntwortKlaeren', { bestaetigt: true });
  await zurueck.bogen('beschaeftigung-ruecknahme', { ruecknahmegrund: 'ANDERER_WEG' });
  await zurueck.gesendet('beschaeftigung-ruecknahme');
  expect(await zurueck.laeufe()).toEqual([`${TRAEGER} BEENDET VORSCHLAG_ZURUECKGENOMMEN`]);
  await welt.uhr('2026-07-10T09:00:00+02:00');
  await t.bogen('beschaeftigung-bescheid', { zuweisung: 'ZUGEWIESEN', massnahme: 'AGH', gewerk: 'MOEBELUP', beginnAm: '2026-07-13', endeAm: '2026-12-31' });
  expect((await t.aufgabe('UserTask_Antritt')).variables).toMatchObject({ gewerk: 'MOEBELUP' });
  await t.beende('IRRTUM');
  expect(await t.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'IRRTUM' });
  expect(await t.pfad()).toEqual(expect.arrayContaining(['MessageEvent_AntwortKommtDoch', 'EndEvent_FallBeendet']));
});

test('the Träger works on paper: its reports are entered, its result is asked for, comes late or never; the file closed before its time', async () => {
  welt = await Beschaeftigungswelt.open(MONTAG);
  await welt.aufPapier('TRAEGER_SKM');
  const zugewiesen = async (vorname: string): Promise<Hilfefall> => {
    const j = await welt.vermittle('SKM', vorname);
    await pruefe(j, { endeAm: '2026-06-30' });
    await j.gesendet('beschaeftigung-zuweisung');
    return j;
  };
  const [spaet, nie, irrtum] = [await zugewiesen('Ada'), await zugewiesen('Ben'), await zugewiesen('Cem')];
  await irrtum.beende('IRRTUM');
  expect(await irrtum.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'IRRTUM' });
  await spaet.bogen('beschaeftigung-traegermeldung', { meldung: 'FEHLZEIT', meldungAm: '2026-05-04' });
  await spaet.erledige('UserTask_Meldung', { entscheidung: 'FORTSETZEN' });
  expect(await spaet.frist('BESCHAEFTIGUNG-ENDE-MELDUNG:1')).toMatchObject({ beginn: '2026-06-30', fristEnde: '2026-07-13' });
  await spaet.verschiebe('BESCHAEFTIGUNG-ENDE-MELDUNG:1', '2026-07-17');
  await spaet.verschiebeZuSpaet('BESCHAEFTIGUNG-ENDE-MELDUNG:1', '2026-07-21', '2026-07-20T09:00:00+02:00');
  expect(await spaet.frist('BESCHAEFTIGUNG-ENDE-MELDUNG:1')).toMatchObject({ status: 'LAUFEND' });
  await welt.uhr('2026-07-22T09:00:00+02:00');
  await spaet.verschiebe('BESCHAEFTIGUNG-KLAERUNG:1', '2026-07-31');
  await welt.uhr('2026-08-03T09:00:00+02:00');
  await spaet.erledige('UserTask_EndeKlaeren', { entscheidung: 'WEITER_WARTEN' });
  expect(await spaet.frist('BESCHAEFTIGUNG-ENDE-MELDUNG:2')).toMatchObject({ beginn: '2026-08-03', fristEnde: '2026-08-14' });
  await nie.erledige('UserTask_EndeKlaeren', { entscheidung: 'OHNE_MELDUNG' });
  expect(await nie.laeufe()).toEqual([`${JOBCENTER} BEENDET OHNE_MELDUNG`]);
  await welt.uhr('2026-08-20T09:00:00+02:00');
  await spaet.bogen('beschaeftigung-traegerende', { beendetAm: '2026-06-30', ausgang: 'AUSGELAUFEN' });
  expect(await spaet.laeufe()).toEqual([`${JOBCENTER} BEENDET AUSGELAUFEN`]);
  expect(await spaet.pfad()).toContain('MessageEvent_EndeKommtDoch');
});
