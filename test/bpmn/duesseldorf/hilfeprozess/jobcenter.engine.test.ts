import { afterEach, describe, expect, test } from 'vitest';
import { Hilfewelt, JOBCENTER, type Hilfefall } from '../../../support/hilfeprozess.ts';

let welt: Hilfewelt;
afterEach(() => welt.close());

const ANZEIGE = { absender: 'DIAKONIE', zeichenTraeger: 'DD 17/26', einrichtungsart: 'STATIONAER', aufgenommenAm: '2026-05-01', ansprechperson: 'Dora Klein', ansprechpersonTelefon: '0211 1', leitung: 'Dirk Sommer', leitungTelefon: '0211 2' };
const erledigt = { eingetragen: true };

describe('a Träger on paper', () => {
  test('is answered by letter, and every step of the Jobcenter has its day', async () => {
    welt = await Hilfewelt.open('2026-05-04T09:00:00+02:00');
    const jc = await aufPapier();
    const { az } = jc;
    expect(await jc.verlaengere('ANSPRUCH:1', '2026-05-12', 'UserTask_AnspruchKlaeren')).toBe('2026-05-12');
    await welt.uhr('2026-05-12T09:00:00+02:00');
    expect(await jc.hinweise()).toEqual([]);
    await welt.uhr('2026-05-13T09:00:00+02:00');
    expect(await jc.hinweise()).toEqual(['FRIST_UEBERSCHRITTEN jcd-leitung']);
    await jc.meldeZurueck();
    await jc.gesendet('hilfeprozess-jc-rueckmeldung');
    const { rows } = await welt.db((db) => db.query('SELECT empfaenger FROM uebermittlung WHERE aktenzeichen = $1', [az]), 'JCD');
    expect(rows).toEqual([{ empfaenger: 'TRAEGER_DIAKONIE' }]);
    await jc.bogen('zumutbarkeit', { geprueftAm: '2026-05-12', zumutbar: 'NEIN', pruefungInMonaten: '1', 'gruende.GESUNDHEIT': 'ja', begruendung: 'Erst die Wohnung.' });
    expect(await jc.verlaengere('ZUMUTBARKEIT:1', '2026-06-02', 'UserTask_ZumutbarkeitPruefen')).toBe('2026-06-02');
    await jc.erledige('UserTask_ZumutbarkeitPruefen', erledigt);
    expect(await jc.verlaengere('KOOPERATIONSPLAN:1', '2026-05-28', 'UserTask_PlanSchliessen')).toBe('2026-05-28');
    await welt.uhr('2026-05-28T09:00:00+02:00');
    expect(await jc.frist('KOOPERATIONSPLAN:1')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-05-29T09:00:00+02:00');
    await plan(jc);
    await jc.verschiebe('ZUMUTBARKEIT-PRUEFUNG:1', '2026-06-30');
    await welt.uhr('2026-07-01T09:00:00+02:00');
    expect(await jc.frist('ZUMUTBARKEIT-PRUEFUNG:1')).toMatchObject({ status: 'EINGEHALTEN', fristEnde: '2026-06-30' });
    await jc.erledige('UserTask_ZumutbarkeitPruefen', erledigt);
    expect((await jc.aufgabe('UserTask_ZumutbarkeitPruefen')).variables).toMatchObject({ zumutbarkeitFehler: 'ANGABEN_FEHLEN' });
    await zumutbar(jc);
    await plan(jc);
    expect(await jc.verlaengere('INTEGRATION:1', '2026-07-16', 'UserTask_IntegrationPlanen')).toBe('2026-07-16');
    await welt.uhr('2026-07-17T09:00:00+02:00');
    await integration(jc);
    expect(await jc.verlaengere('INTEGRATION-BEGLEITEN:1', '2027-01-19', 'UserTask_IntegrationBegleiten')).toBe('2027-01-19');
    await welt.uhr('2027-01-20T09:00:00+01:00');
    expect(await jc.hinweise()).toContain('VORFRIST jcd-sachbearbeitung');
    expect(await jc.frist('INTEGRATION-BEGLEITEN:2')).toMatchObject({ fristEnde: '2027-07-20' });
    await jc.bogen('hilfeplan-eingang', { eingegangenAm: '2027-01-18', seiten: '4' });
    await jc.erledige('UserTask_HilfeplanEinsehen', { nichtGespeichert: true });
    await jc.bogen('beendigung-eingang', { eingegangenAm: '2027-01-18', beendetAm: '2027-01-15' });
    expect(await jc.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'HILFE_BEENDET' });
    expect(await jc.pfad()).toEqual(expect.arrayContaining(['StartEvent_AufnahmeanzeigeErfasst', 'Timer_PlanSchliessenUeberfaellig', 'Timer_IntegrationPlanenUeberfaellig', 'Timer_NeuPruefen', 'Timer_BegleitenWiedervorlage']));
    const offen = await welt.db((db) => db.query('SELECT id FROM frist WHERE aktenzeichen = $1 AND erledigt_am IS NULL', [az]), 'JCD');
    expect(offen.rows).toEqual([]);
  });

  test('has its own reminder where the Jobcenter does not answer; the answer on paper is entered', async () => {
    welt = await Hilfewelt.open('2026-05-04T09:00:00+02:00');
    await welt.aufPapier('JOBCENTER_D');
    const fall = await welt.nimmAuf();
    await fall.willigeEin();
    await fall.berichte('GESENDET');
    await fall.verschiebe('RUECKMELDUNG.1:1', '2026-05-20');
    await welt.uhr('2026-05-21T09:00:00+02:00');
    expect(await fall.hinweise()).toEqual(['FRIST_UEBERSCHRITTEN caritas-leitung']);
    await fall.bogen('rueckmeldung-eingang', { eingegangenAm: '2026-05-21', ansprechperson: 'Jana Weiss', ansprechpersonTelefon: '1', leitung: 'Jonas Frei', leitungTelefon: '2' });
    expect(await fall.pfad()).toContain('EndEvent_Zurueckgemeldet');
    await fall.bogen('stoerung-eingang', { stoerungsart: 'MITWIRKUNG', eingegangenAm: '2026-05-21' });
    await fall.aufgabe('UserTask_StoerungKlaeren');
    await fall.bogen('kein-anspruch', { eingegangenAm: '2026-05-21', schreibenVom: '2026-05-20' });
    await fall.aufgabe('UserTask_OhneAustauschHelfen');
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['MessageEvent_RueckmeldungFristGeaendert', 'ServiceTask_RueckmeldungFehlt']));
  });
});

describe('work that can be expected', () => {
  test('is planned at once, anew when the Träger says so or the plan fails, and looked at again; it ends in work', async () => {
    welt = await Hilfewelt.open('2026-05-04T09:00:00+02:00');
    const jc = await aufPapier();
    await jc.meldeZurueck();
    await jc.gesendet('hilfeprozess-jc-rueckmeldung');
    await zumutbar(jc);
    await plan(jc);
    await jc.erledige('UserTask_IntegrationPlanen', erledigt);
    expect((await jc.aufgabe('UserTask_IntegrationPlanen')).variables).toMatchObject({ integrationFehler: 'ANGABEN_FEHLEN' });
    await integration(jc);
    await jc.bogen('stabilisierung-eingang', { eingegangenAm: '2026-05-04', stabilSeit: '2026-05-04' });
    expect(await jc.pfad()).toContain('MessageEvent_ErneutStabilisiert');
    await integration(jc);
    await jc.erledige('UserTask_IntegrationBegleiten', { entscheidung: 'NEU_PLANEN' });
    await integration(jc);
    await jc.erledige('UserTask_IntegrationBegleiten', { entscheidung: 'NEU_PRUEFEN' });
    await zumutbar(jc);
    await plan(jc);
    await integration(jc);
    await jc.erledige('UserTask_IntegrationBegleiten', { entscheidung: 'IN_ARBEIT' });
    expect(await jc.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'EINGEGLIEDERT' });
    expect(await jc.pfad()).not.toContain('ReceiveTask_HilfeprozessZuerst');
  });
});

/** Diakonie has announced somebody on paper; the team enters it. */
async function aufPapier(): Promise<Hilfefall> {
  await welt.aufPapier('TRAEGER_DIAKONIE');
  const az = await welt.oeffne('JCD');
  await welt.fuelle('JCD', az, 'aufnahmeanzeige-eingang', ANZEIGE);
  return welt.seite(JOBCENTER, az, 'JCD');
}

async function zumutbar(jc: Hilfefall): Promise<void> {
  await jc.bogen('zumutbarkeit', { geprueftAm: jc.welt.heute, zumutbar: 'JA', begruendung: 'Stabil genug für eine Maßnahme.' });
  await jc.erledige('UserTask_ZumutbarkeitPruefen', erledigt);
}

async function integration(jc: Hilfefall): Promise<void> {
  await jc.bogen('integration', { geplantAm: jc.welt.heute, weg: 'MASSNAHME', schritte: 'Einstieg im Juni.' });
  await jc.erledige('UserTask_IntegrationPlanen', erledigt);
}

async function plan(jc: Hilfefall): Promise<void> {
  await jc.bogen('kooperationsplan', { geschlossenAm: jc.welt.heute, mitwirkung: 'VEREINBART', schritte: 'Hilfe annehmen, Termine halten.' });
  await jc.erledige('UserTask_PlanSchliessen', erledigt);
}
