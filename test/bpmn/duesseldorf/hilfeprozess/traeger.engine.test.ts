import { afterEach, describe, expect, test } from 'vitest';
import { pruefeKeineDurchleitung } from '../../../../src/akte/durchleitung/sperre.ts';
import { BELEHRT, Hilfewelt, type Hilfefall } from '../../../support/hilfeprozess.ts';

let welt: Hilfewelt;
afterEach(() => welt.close());

const HEUTE = '2026-05-04';
const HILFEPLAN = '%PDF-1.7 Ziele, Schritte, Federweissgaessle';
/** The letters of this side, without those of the transmission's own rounds. */
const briefe = async (fall: Hilfefall): Promise<string[]> => (await fall.uebermittlungen()).map((u) => u.replace(/:\d+ /, ' '));

describe('a client who consents, with both sides in the system', () => {
  test('is announced and stabilised; the Jobcenter hears what it must, and of the end', async () => {
    welt = await Hilfewelt.open(`${HEUTE}T09:00:00+02:00`);
    const fall = await welt.nimmAuf();
    const zweiter = await welt.engine.publish({ name: 'duesseldorf.hilfeprozess.aufgenommen', korrelation: 'nochmal', variablen: { ...(await fall.variablen()), vorgang: fall.az } });
    await welt.engine.abgeschlossen(zweiter[0] ?? '');
    expect(await welt.engine.pfad(zweiter[0] ?? '')).toContain('EndEvent_Bereits');
    expect((await fall.aufgabe('UserTask_EinwilligungEinholen')).candidateGroups).toEqual(['caritas-sachbearbeitung']);
    await fall.erledige('UserTask_EinwilligungEinholen', { eingetragen: true });
    expect((await fall.aufgabe('UserTask_EinwilligungEinholen')).variables).toMatchObject({ einwilligungFehler: 'ANGABEN_FEHLEN', fristEnde: '2026-05-11' });
    expect(await fall.uebermittlungen()).toEqual([]);
    await fall.willigeEin();
    expect(await fall.frist('EINWILLIGUNG:1')).toMatchObject({ status: 'EINGEHALTEN' });
    const jc = await fall.jobcenter();
    expect((await jc.eintraege('aufnahme'))[0]?.werte).toMatchObject({ einrichtungsart: 'BETREUTES_WOHNEN', ansprechperson: 'Clara Ott', leitung: 'Carl Busch' });
    const doppelt = await welt.engine.publish({ name: 'duesseldorf.hilfeprozess-jobcenter.aufnahmeanzeige', korrelation: 'nochmal', variablen: { ...(await jc.variablen()), absender: 'CARITAS' } });
    await welt.engine.abgeschlossen(doppelt[0] ?? '');
    expect(await welt.engine.pfad(doppelt[0] ?? '')).toContain('EndEvent_JobcenterBereits');
    await jc.erledige('UserTask_AnspruchKlaeren', { eingetragen: true });
    expect((await jc.aufgabe('UserTask_AnspruchKlaeren')).variables).toMatchObject({ rueckmeldungFehler: 'ANGABEN_FEHLEN', einrichtungsart: 'BETREUTES_WOHNEN' });
    await jc.meldeZurueck();
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['CallActivity_AufnahmeAnzeigen', 'ReceiveTask_RueckmeldungAbwarten', 'EndEvent_Zurueckgemeldet', 'EndEvent_Ab25']));
    expect((await fall.eintraege('rueckmeldung'))[0]?.werte).toMatchObject({ ansprechperson: 'Jana Weiss', leitungTelefon: '0211 471299' });
    await jc.erledige('UserTask_ZumutbarkeitPruefen', { eingetragen: true });
    await jc.bogen('zumutbarkeit', { geprueftAm: HEUTE, zumutbar: 'NEIN', begruendung: 'Erst die Wohnung.', pruefungInMonaten: '3', 'gruende.WOHNEN': 'ja' });
    await jc.erledige('UserTask_ZumutbarkeitPruefen', { eingetragen: true });
    expect((await jc.aufgabe('UserTask_PlanSchliessen')).variables).toMatchObject({ planArt: 'KOOPERATIONSPLAN' });
    await jc.erledige('UserTask_PlanSchliessen', { eingetragen: true });
    await jc.bogen('kooperationsplan', { geschlossenAm: HEUTE, mitwirkung: 'VEREINBART', schritte: 'Termine beim Träger.' });
    await jc.erledige('UserTask_PlanSchliessen', { eingetragen: true });
    expect(await jc.frist('ZUMUTBARKEIT-PRUEFUNG:1')).toMatchObject({ fristEnde: '2026-08-04', status: 'LAUFEND' });
    await fall.erledige('UserTask_Stabilisieren', { entscheidung: 'WEITER' });
    await fall.erledige('UserTask_Stabilisieren', { entscheidung: 'STABIL' });
    expect((await fall.aufgabe('UserTask_Stabilisieren')).variables).toMatchObject({ stabilFehler: 'ANGABEN_FEHLEN' });
    await fall.bogen('stabilisierung', { stabilSeit: HEUTE, 'sinnvoll.MASSNAHME': 'ja', wohnung: 'JA' });
    await fall.erledige('UserTask_Stabilisieren', { entscheidung: 'STABIL' });
    await jc.aufgabe('UserTask_IntegrationPlanen');
    expect((await jc.eintraege('stabilisierung'))[0]?.werte).toMatchObject({ stabilSeit: HEUTE, wohnung: true });
    expect(await jc.pfad()).toEqual(expect.arrayContaining(['ReceiveTask_HilfeprozessZuerst', 'BusinessRuleTask_Plan', 'CallActivity_RueckmeldungGeben', 'CallActivity_Eingliedern']));
    await fall.bogen('beendigung', { beendetAm: HEUTE, beendigungsart: 'EIGENE_WOHNUNG' });
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'HILFE_BEENDET' });
    expect(await jc.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'HILFE_BEENDET' });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['CallActivity_StabilMelden', 'MessageEvent_Beendet', 'CallActivity_BeendigungMelden', 'EndEvent_HilfeBeendet']));
    expect(await briefe(fall)).toEqual(['hilfeprozess-anzeige-1 GESENDET', 'hilfeprozess-stabilisierung-1-4 GESENDET', 'hilfeprozess-beendigung GESENDET']);
    const inDerEngine = await welt.engine.alleTexte();
    for (const wort of ['Muster', 'Mia', 'Clara', '1980-05-17', '0211 47']) expect(inDerEngine).not.toContain(wort);
  });
});

describe('from six months on', () => {
  test('the Hilfeplan goes out with its own consent, without stopping anywhere, and is only looked at', async () => {
    welt = await Hilfewelt.open('2025-09-01T09:00:00+02:00');
    const fall = await welt.nimmAuf({ aufnahmeAm: '2025-08-31' });
    await fall.willigeEin();
    const jc = await fall.jobcenter();
    await jc.meldeZurueck();
    expect(await fall.frist('D-2.1:1')).toMatchObject({ fristEnde: '2026-02-28', status: 'LAUFEND' });
    await welt.uhr('2026-02-27T23:00:00+01:00');
    expect(await fall.pfad()).not.toContain('UserTask_HilfeplanVorbereiten');
    await welt.uhr('2026-02-28T00:01:00+01:00');
    expect(await fall.pfad()).toContain('UserTask_HilfeplanVorbereiten');
    await welt.uhr('2026-03-01T08:00:00+01:00');
    expect(await fall.hinweise()).toContain('VORFRIST caritas-sachbearbeitung');
    await fall.erledige('UserTask_HilfeplanVorbereiten', { entscheidung: 'UEBERMITTELN' });
    expect((await fall.aufgabe('UserTask_HilfeplanVorbereiten')).variables).toMatchObject({ planFehler: 'ANGABEN_FEHLEN' });
    await fall.bogen('einwilligung-hilfeplan', { erteilt: 'JA', ...BELEHRT, erteiltAm: '2026-03-01' });
    await fall.erledige('UserTask_HilfeplanVorbereiten', { entscheidung: 'UEBERMITTELN' });
    expect((await fall.aufgabe('UserTask_UebermittlungKlaeren')).variables).toMatchObject({ uebermittlungStatus: 'ANGABEN_FEHLEN' });
    await fall.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
    expect((await fall.aufgabe('UserTask_HilfeplanVorbereiten')).variables).toMatchObject({ planFehler: 'NICHT_ZUGESTELLT' });
    await welt.uhr('2026-03-16T08:00:00+01:00');
    expect(await fall.hinweise()).toContain('FRIST_UEBERSCHRITTEN caritas-leitung');
    await fall.hinterlege(HILFEPLAN);
    await fall.erledige('UserTask_HilfeplanVorbereiten', { entscheidung: 'UEBERMITTELN' });
    await fall.gesendet('hilfeprozess-hilfeplan-1-2');
    expect(await fall.pfad()).toContain('EndEvent_PlanZugestellt');
    expect(await welt.ablage.liste()).toEqual([]);
    const inhalt = await welt.db((db) => db.query("SELECT count(*)::int AS n FROM dokument WHERE position('Federweissgaessle'::bytea IN inhalt) > 0"), '*');
    expect(inhalt.rows).toEqual([{ n: 0 }]);
    expect(await welt.engine.alleTexte()).not.toContain('Federweissgaessle');
    await expect(welt.db((db) => pruefeKeineDurchleitung(db, Buffer.from(HILFEPLAN)), 'JCD')).rejects.toThrow('darf in keiner Akte gespeichert werden (D-3)');
    expect((await jc.aufgabe('UserTask_HilfeplanEinsehen')).candidateGroups).toEqual(['jcd-sachbearbeitung']);
    await welt.uhr('2026-04-01T08:00:00+02:00');
    expect(await jc.hinweise()).toContain('FRIST_UEBERSCHRITTEN jcd-leitung');
    await jc.erledige('UserTask_HilfeplanEinsehen', { nichtGespeichert: true });
    expect(await jc.pfad()).toEqual(expect.arrayContaining(['EndEvent_HilfeplanEingesehen', 'Timer_ZumutbarkeitPruefenUeberfaellig']));
    await fall.bogen('beendigung', { beendetAm: '2026-04-01', beendigungsart: 'PLANMAESSIG' });
    expect(await jc.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'HILFE_BEENDET' });
    expect(await jc.pfad()).toContain('MessageEvent_JobcenterBeendet');
  });

  test('it may be later, not needed, refused or withdrawn', async () => {
    welt = await Hilfewelt.open('2025-09-01T09:00:00+02:00');
    const aufnahme = async (name: string): Promise<Hilfefall> => {
      const fall = await welt.nimmAuf({ aufnahmeAm: '2025-08-31' }, { name });
      await fall.willigeEin();
      return fall;
    };
    const [spaeter, verweigert, widerrufen] = [await aufnahme('Adler'), await aufnahme('Birke'), await aufnahme('Cranz')];
    await spaeter.verschiebe('D-2.1:1', '2026-03-10');
    await widerrufen.bogen('widerruf-hilfeplan', { widerrufenAm: '2025-09-01', form: 'MUENDLICH' });
    expect(await widerrufen.pfad()).toEqual(expect.arrayContaining(['ServiceTask_HilfeplanStoppen', 'EndEvent_HilfeplanWiderrufen']));
    await welt.uhr('2026-03-02T08:00:00+01:00');
    expect(await spaeter.pfad()).not.toContain('UserTask_HilfeplanVorbereiten');
    await verweigert.bogen('einwilligung-hilfeplan', { erteilt: 'NEIN' });
    await verweigert.erledige('UserTask_HilfeplanVorbereiten', { entscheidung: 'UEBERMITTELN' });
    expect(await verweigert.pfad()).toContain('EndEvent_PlanNichtErlaubt');
    await welt.uhr('2026-03-11T08:00:00+01:00');
    await spaeter.erledige('UserTask_HilfeplanVorbereiten', { entscheidung: 'VERZICHTEN' });
    expect(await spaeter.pfad()).toContain('EndEvent_Verzichtet');
    for (const fall of [spaeter, verweigert, widerrufen]) expect(await briefe(fall)).toEqual(['hilfeprozess-anzeige-1 GESENDET']);
  });
});
