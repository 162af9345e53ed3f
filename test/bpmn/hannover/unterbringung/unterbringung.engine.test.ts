import { afterEach, describe, expect, test } from 'vitest';
import { UnterbringungWelt, type UnterbringungFall } from '../../../support/unterbringung.ts';

let welt: UnterbringungWelt;
afterEach(() => welt.close());
const haken = { bestaetigt: true };
const oeffne = async (): Promise<void> => {
  welt = await UnterbringungWelt.open('2026-05-04T09:00:00+02:00');
};

describe('the home is lost', () => {
  test('another flat is found after refusals, with the Zusicherung before the lease', async () => {
    await oeffne();
    const fall = await welt.beginne('2026-07-15');
    expect(await fall.frist('RAEUMUNGSTERMIN:1')).toMatchObject({ fristEnde: '2026-07-15', status: 'LAUFEND' });
    await fall.weg('VERMITTLUNG');
    await fall.berichte('GESENDET');
    await fall.erledige('UserTask_AngebotBearbeiten', { entscheidung: 'KEIN_ANGEBOT' });
    await fall.weg('VERMITTLUNG');
    await fall.berichte('GESENDET');
    expect(await fall.uebermittlungen()).toEqual(['unterbringung-wohnraum:1 GESENDET', 'unterbringung-wohnraum:2 GESENDET']);
    await fall.erledige('UserTask_AngebotBearbeiten', { entscheidung: 'ANGENOMMEN' });
    expect(await fall.pfad()).toContain('ErrorEvent_AngebotFehlt');
    await fall.angebot({ mietergebnis: 'UNANGEMESSEN' });
    await fall.erledige('UserTask_AngebotBearbeiten', { entscheidung: 'ANGENOMMEN' });
    expect(await fall.pfad()).toContain('Gateway_KeineZusicherung');
    for (const entscheidung of ['ABGELEHNT', 'ERTEILT']) {
      await fall.weg('VERMITTLUNG');
      await fall.berichte('GESENDET');
      await fall.angebot();
      await fall.erledige('UserTask_AngebotBearbeiten', { entscheidung: 'ANGENOMMEN' });
      await fall.erledige('UserTask_ZusicherungEinholen', { entscheidung });
    }
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'WOHNUNG_VERMITTELT' });
    expect(await fall.frist('RAEUMUNGSTERMIN:1')).toMatchObject({ status: 'EINGEHALTEN' });
  });

  test('without a known day it is asked for; the day moves the timers, the lead is warned, and the order holds until the household leaves', async () => {
    await oeffne();
    const fall = await welt.beginne();
    expect(await fall.frist('RAEUMUNGSTERMIN:1')).toMatchObject({ fristEnde: '2026-05-18' });
    await fall.termin('2026-06-15');
    expect(await fall.frist('RAEUMUNGSTERMIN:1')).toMatchObject({ fristEnde: '2026-06-15' });
    await welt.uhr('2026-06-03T09:00:00+02:00');
    expect(await fall.hinweise()).toEqual(['VORFRIST fachstelle-leitung']);
    await fall.erledige('UserTask_UnterkunftDraengen', haken);
    await welt.uhr('2026-06-16T00:30:00+02:00');
    await fall.erledige('UserTask_TerminVerstrichenKlaeren', { entscheidung: 'NEUER_TERMIN' });
    await welt.uhr('2026-06-16T09:00:00+02:00');
    await fall.termin('2026-06-30');
    await fall.erledige('UserTask_TerminVerstrichenKlaeren', { entscheidung: 'NEUER_TERMIN' });
    expect(await fall.frist('RAEUMUNGSTERMIN:1')).toMatchObject({ fristEnde: '2026-06-30', status: 'LAUFEND' });
    await fall.verschiebeZuSpaet('RAEUMUNGSTERMIN:1', '2026-07-01', '2026-07-01T00:30:00+02:00');
    expect(await fall.frist('RAEUMUNGSTERMIN:1')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-07-02T09:00:00+02:00');
    await fall.erledige('UserTask_TerminVerstrichenKlaeren', { entscheidung: 'KEIN_TERMIN' });
    await fall.weg('ORDNUNGSRECHTLICH');
    await fall.erledige('UserTask_UnterbringungAnordnen', haken);
    expect(await fall.pfad()).toContain('ErrorEvent_AnordnungFehlt');
    await fall.ordneAn('2026-07-01');
    await fall.erledige('UserTask_UnterbringungAnordnen', haken);
    await fall.verschiebe('UNTERBRINGUNG-PRUEFUNG:1', '2026-08-05');
    await welt.uhr('2026-08-05T09:00:00+02:00');
    await fall.verschiebe('UNTERBRINGUNG-PRUEFUNG:1', '2026-08-10');
    await welt.uhr('2026-08-06T09:00:00+02:00');
    expect(await fall.frist('UNTERBRINGUNG-PRUEFUNG:1')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-08-11T09:00:00+02:00');
    expect(await fall.frist('UNTERBRINGUNG-PRUEFUNG:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    await fall.erledige('UserTask_UnterbringungPruefen', { entscheidung: 'BLEIBT' });
    await welt.uhr('2026-09-11T09:00:00+02:00');
    await fall.ziehtAus('2026-09-01');
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'UNTERBRINGUNG_BEENDET' });
    expect(await fall.pfad()).toContain('MessageEvent_WaehrendPruefungAusgezogen');
  });

  test('the order is given, and the household leaves before the first review or at one', async () => {
    await oeffne();
    const ordne = async (): Promise<UnterbringungFall> => {
      const fall = await welt.beginne('2026-05-20');
      await fall.weg('ORDNUNGSRECHTLICH');
      await fall.ordneAn('2026-05-05');
      await fall.erledige('UserTask_UnterbringungAnordnen', haken);
      return fall;
    };
    const erste = await ordne();
    await welt.uhr('2026-05-06T09:00:00+02:00');
    await erste.ziehtAus('2026-05-06');
    await erste.fertig();
    expect(await erste.pfad()).toContain('EndEvent_Ausgezogen');
    const zweite = await ordne();
    await welt.uhr('2026-06-02T09:00:00+02:00');
    await zweite.erledige('UserTask_UnterbringungPruefen', { entscheidung: 'BEENDET' });
    await zweite.fertig();
    expect(await zweite.pfad()).toContain('EndEvent_UnterbringungBeendet');
  });

  test('the household finds something itself, wants no help, or the eviction is off', async () => {
    await oeffne();
    const selbst = await welt.beginne('2026-07-15');
    await selbst.weg('SELBST');
    await selbst.erledige('UserTask_SelbsthilfeBestaetigen', { entscheidung: 'NICHT_GELUNGEN' });
    await selbst.weg('SELBST');
    await selbst.erledige('UserTask_SelbsthilfeBestaetigen', { entscheidung: 'EINGEZOGEN' });
    expect(await selbst.fertig()).toMatchObject({ ergebnis: 'SELBST_GEFUNDEN' });
    const verzicht = await welt.beginne('2026-07-15');
    await verzicht.weg('VERZICHT');
    await verzicht.erledige('UserTask_VerzichtFesthalten', haken);
    expect(await verzicht.pfad()).toContain('ErrorEvent_VerzichtGrundFehlt');
    await verzicht.verzichtet();
    await verzicht.erledige('UserTask_VerzichtFesthalten', haken);
    expect(await verzicht.fertig()).toMatchObject({ ergebnis: 'HILFE_ABGELEHNT' });
    const aufgehoben = await welt.beginne('2026-07-15');
    await aufgehoben.weg('RAEUMUNG_AUFGEHOBEN');
    expect(await aufgehoben.fertig()).toMatchObject({ ergebnis: 'RAEUMUNG_AUFGEHOBEN' });
  });

  test('begun twice it is one procedure, and the end of the case ends it', async () => {
    await oeffne();
    const fall = await welt.beginne('2026-07-15');
    const variablen = { aktenzeichen: fall.az, behoerde: 'LHH', vereinbarung: 'hannover', vorgang: fall.az, eingangAm: '2026-05-04' };
    await welt.engine.client.publishMessage({ name: 'hannover.unterbringung.begonnen', correlationKey: fall.az, variables: variablen, timeToLive: 0 });
    await welt.ruhe();
    await fall.beende('VERZOGEN');
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'VERZOGEN' });
  });
});
