import { afterEach, describe, expect, test } from 'vitest';
import { listNachsorge } from '../../../../src/akte/wohnungssicherung/nachsorge.ts';
import { insertWeitervermittlung, recordStelleAntwort, type Stelle } from '../../../../src/akte/wohnungssicherung/weitervermittlung.ts';
import { zaehleKennzahl } from '../../../support/kennzahl.ts';
import { WohnungsWelt, type WohnungsFall } from '../../../support/wohnungssicherung.ts';

let welt: WohnungsWelt;
afterEach(() => welt.close());

const MASSNAHMEN = 'UserTask_MassnahmenDurchfuehren';
const ERGEBNIS = 'UserTask_ErgebnisFeststellen';
/** Nothing is owed: no Stellungnahme, only measures. */
const OHNE_RUECKSTAND = { stand: 'ABMAHNUNG', grund: 'VERHALTEN' } as const;

async function bisErgebnis(fall: WohnungsFall): Promise<void> {
  await fall.klaere(OHNE_RUECKSTAND, 'OFFEN');
  await fall.erledige(MASSNAHMEN, { entscheidung: 'ABGESCHLOSSEN' });
}

describe('keeping the home', () => {
  test('measures come up again every 14 days, the situation is cleared anew where it changes, and the home is kept', async () => {
    welt = await WohnungsWelt.open('2026-05-04T09:00:00+02:00');
    const fall = await welt.beginne('HAUSHALT');
    expect(await welt.engine.publish({ name: 'hannover.wohnungssicherung.begonnen', korrelation: `${fall.az}:zweite`, variablen: { aktenzeichen: fall.az, behoerde: 'LHH', vereinbarung: 'hannover', vorgang: fall.az, eingangAm: '2026-05-04', herkunft: 'HAUSHALT' } })).toHaveLength(1);
    await welt.ruhe();
    await fall.klaere(OHNE_RUECKSTAND, 'OFFEN');
    await fall.verschiebeZuSpaet('MASSNAHMEN.1:1', '2026-05-20', '2026-05-19T09:00:00+02:00');
    await welt.uhr('2026-05-20T09:00:00+02:00');
    expect(await fall.hinweise()).not.toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    await welt.uhr('2026-05-21T09:00:00+02:00');
    expect(await fall.hinweise()).toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    await fall.erledige(MASSNAHMEN, { entscheidung: 'ABGESCHLOSSEN' });
    await fall.verschiebe('ERGEBNIS-FESTSTELLEN:1', '2026-06-02');
    await welt.uhr('2026-06-01T09:00:00+02:00');
    expect(await fall.pfad()).not.toContain('EndEvent_ErgebnisFeststellenUeberfaellig');
    await welt.uhr('2026-06-03T09:00:00+02:00');
    await fall.erledige(ERGEBNIS, { entscheidung: 'WEITER' });
    await fall.klaere({ stand: 'KUENDIGUNG', grund: 'MIETSCHULDEN', rueckstandCent: 90_000 });
    await fall.erledige(MASSNAHMEN, { entscheidung: 'LAGE_GEAENDERT' });
    await fall.erledige(ERGEBNIS, { entscheidung: 'WOHNUNG_ERHALTEN' });
    expect(await fall.fertig()).toMatchObject({ status: 'LAUFEND', ergebnis: 'WOHNUNG_ERHALTEN' });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['MessageEvent_WiedervorlageGeaendert', 'EndEvent_ErgebnisFeststellenUeberfaellig', 'EndEvent_LageGeaendert', 'EndEvent_WohnungErhalten']));
  });

  test('a home that was kept is asked about after 3, 6 and 12 months, and the answers are counted', async () => {
    welt = await WohnungsWelt.open('2026-06-01T09:00:00+02:00');
    const fall = await welt.beginne('HAUSHALT');
    await bisErgebnis(fall);
    await fall.erledige(ERGEBNIS, { entscheidung: 'WOHNUNG_ERHALTEN' });
    const danach = await fall.teil('nachsorge');
    expect(await welt.engine.publish({ name: 'hannover.wohnungssicherung.nachsorge', korrelation: `${fall.az}:zweite`, variablen: { aktenzeichen: fall.az, behoerde: 'LHH', vereinbarung: 'hannover', vorgang: fall.az, eingangAm: '2026-06-01' } })).toHaveLength(1);
    await welt.ruhe();
    expect(await danach.frist('NACHSORGE:1')).toMatchObject({ beginn: '2026-06-01', fristEnde: '2026-09-01' });
    await danach.verschiebe('NACHSORGE:1', '2026-09-10');
    await welt.uhr('2026-09-10T09:00:00+02:00');
    expect(await danach.pfad()).not.toContain('Timer_NachsorgeFaellig');
    await welt.uhr('2026-09-11T09:00:00+02:00');
    await danach.verschiebe('NACHSORGE-FRAGE:1', '2026-09-29');
    await welt.uhr('2026-09-29T09:00:00+02:00');
    expect(await danach.hinweise()).not.toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    await welt.uhr('2026-09-30T09:00:00+02:00');
    expect(await danach.hinweise()).toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    await danach.erledige('UserTask_Nachfragen', { entscheidung: 'WOHNT_DORT' });
    expect(await danach.frist('NACHSORGE:1'), 'a day that was waited for is no overrun').toMatchObject({ status: 'EINGEHALTEN' });
    expect(await danach.frist('NACHSORGE:2')).toMatchObject({ beginn: '2026-06-01', fristEnde: '2026-12-01' });
    await welt.uhr('2026-12-02T09:00:00+01:00');
    await danach.erledige('UserTask_Nachfragen', { entscheidung: 'UNBEKANNT' });
    await welt.uhr('2027-06-02T09:00:00+02:00');
    await danach.erledige('UserTask_Nachfragen', { entscheidung: 'WOHNT_DORT' });
    expect(await danach.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'WOHNT_DORT' });
    expect(await welt.db((db) => listNachsorge(db, fall.az))).toMatchObject([{ antwort: 'WOHNT_DORT' }, { antwort: 'UNBEKANNT' }, { antwort: 'WOHNT_DORT' }]);
    const nachsorge = await welt.db((db) => zaehleKennzahl(db, { behoerde: 'LHH', kennzahl: 'nachsorge', auswahl: { von: '2026-08-01', bis: '2027-06-02' }, uhr: welt.engine.uhr }));
    expect(nachsorge).toEqual({ 1: { WOHNT_DORT: 1, SUMME: 1 }, 2: { UNBEKANNT: 1, SUMME: 1 }, 3: { WOHNT_DORT: 1, SUMME: 1 } });
    expect((await fall.laeufe()).toSorted()).toEqual(['hannover-nachsorge BEENDET WOHNT_DORT', 'hannover-wohnungssicherung BEENDET WOHNUNG_ERHALTEN']);
  });

  test('a home that is lost goes over to the accommodation; another flat and a broken contact end it; the end of a case ends all', async () => {
    welt = await WohnungsWelt.open('2026-05-04T09:00:00+02:00');
    const verloren = await welt.beginne('HAUSHALT');
    await bisErgebnis(verloren);
    await verloren.erledige(ERGEBNIS, { entscheidung: 'WOHNUNG_VERLOREN' });
    expect(await verloren.fertig()).toMatchObject({ status: 'LAUFEND', ergebnis: 'WOHNUNG_VERLOREN' });
    expect(await verloren.laeufe()).toContain('hannover-unterbringung NEU -');
    const umgezogen = await welt.beginne('HAUSHALT');
    await bisErgebnis(umgezogen);
    await umgezogen.erledige(ERGEBNIS, { entscheidung: 'ANDERE_WOHNUNG' });
    expect(await umgezogen.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'ANDERE_WOHNUNG' });
    const fort = await welt.beginne('HAUSHALT');
    await bisErgebnis(fort);
    await fort.erledige(ERGEBNIS, { entscheidung: 'KONTAKT_ABGEBROCHEN' });
    expect(await fort.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'KONTAKT_ABGEBROCHEN' });
    expect(await fort.pfad()).toContain('EndEvent_Abgebrochen');
    const beendet = await welt.beginne('MIZI');
    await beendet.beende('VERZOGEN');
    expect(await beendet.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'VERZOGEN' });
    expect(await beendet.frist('KONTAKT:1')).toMatchObject({ status: 'AUFGEHOBEN' });
  });

  test('the follow-up sees that somebody has moved out, begins a new counselling, and ends with its case', async () => {
    welt = await WohnungsWelt.open('2026-05-04T09:00:00+02:00');
    const faelle: WohnungsFall[] = [];
    for (let i = 0; i < 3; i++) {
      const fall = await welt.beginne('HAUSHALT');
      await bisErgebnis(fall);
      await fall.erledige(ERGEBNIS, { entscheidung: 'WOHNUNG_ERHALTEN' });
      faelle.push(await fall.teil('nachsorge'));
    }
    const [ausgezogen, wieder, beendet] = faelle as [WohnungsFall, WohnungsFall, WohnungsFall];
    await beendet.beende('VERZOGEN');
    expect(await beendet.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'VERZOGEN' });
    await welt.uhr('2026-08-05T09:00:00+02:00');
    await ausgezogen.erledige('UserTask_Nachfragen', { entscheidung: 'AUSGEZOGEN' });
    expect(await ausgezogen.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'AUSGEZOGEN' });
    await wieder.erledige('UserTask_Nachfragen', { entscheidung: 'NEUE_NOTLAGE' });
    expect(await wieder.fertig()).toMatchObject({ status: 'LAUFEND' });
    expect((await wieder.laeufe()).at(-1)).toBe('hannover-wohnungssicherung LAUFEND -');
  });

  test('referrals go to other services beside it: feedback, none, and a letter that does not arrive', async () => {
    welt = await WohnungsWelt.open('2026-05-04T09:00:00+02:00');
    const fall = await welt.beginne('HAUSHALT');
    const vermittle = (stelle: Stelle): Promise<void> => fall.tue((db) => insertWeitervermittlung(db, { aktenzeichen: fall.az, vorgang: fall.az, stelle, anliegen: 'Bitte um Beratung.' }, welt.engine.uhr));
    await vermittle('WOHNRAUMVERSORGUNG');
    await fall.berichte('GESENDET');
    expect(await fall.frist('RUECKMELDUNG-STELLE.1:1')).toMatchObject({ fristEnde: '2026-05-26', klausel: 'H-3.1.5' });
    await vermittle('WOHNRAUMVERSORGUNG');
    await fall.berichte('GESENDET');
    await vermittle('WOHNRAUMVERSORGUNG');
    await fall.berichte('FEHLGESCHLAGEN');
    await fall.gibAuf('wohnungssicherung-weitervermittlung-3:1');
    await fall.tue((db) => recordStelleAntwort(db, { aktenzeichen: fall.az, nummer: 1, rueckmeldung: 'ANGENOMMEN', am: '2026-05-04' }, welt.engine.uhr));
    expect(await fall.frist('RUECKMELDUNG-STELLE.1:1')).toMatchObject({ status: 'EINGEHALTEN' });
    await fall.verschiebeZuSpaet('RUECKMELDUNG-STELLE.2:1', '2026-05-28', '2026-05-27T09:00:00+02:00');
    expect(await fall.pfad()).not.toContain('UserTask_StelleNachfragen');
    await welt.uhr('2026-05-29T09:00:00+02:00');
    expect((await fall.aufgabe('UserTask_StelleNachfragen')).variables).toMatchObject({ nummer: 2 });
    await fall.erledige('UserTask_StelleNachfragen', { nachgefragt: true });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['EndEvent_StelleHatGeantwortet', 'EndEvent_StelleNichtErreicht', 'MessageEvent_StelleFristGeaendert', 'EndEvent_StelleNachgefragt']));
  });
});
