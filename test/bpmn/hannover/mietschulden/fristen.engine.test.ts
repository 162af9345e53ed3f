import { afterEach, describe, expect, test } from 'vitest';
import { ABLEHNUNG, PRUEFUNG_SGB12, SchuldenWelt, UEBERNAHME } from '../../../support/mietschulden.ts';

let welt: SchuldenWelt;
afterEach(() => welt.close());

describe('the Frist for the result', () => {
  test('after a suit warns, then goes to the Teamleitung, who may set a new one; a moved one is watched anew', async () => {
    welt = await SchuldenWelt.open('2026-04-09T10:00:00+02:00');
    const jc = await welt.antrag('KLAGE');
    expect(await jc.frist('H-3.2.1.3:1')).toMatchObject({ fristEnde: '2026-04-13' });
    await jc.verschiebeZuSpaet('H-3.2.1.3:1', '2026-04-14', '2026-04-14T09:00:00+02:00');
    expect(await jc.hinweise()).toEqual(['VORFRIST jobcenter-sachbearbeitung']);
    await welt.uhr('2026-04-15T09:00:00+02:00');
    expect(await jc.hinweise()).toEqual(['VORFRIST jobcenter-sachbearbeitung', 'FRIST_UEBERSCHRITTEN jobcenter-teamleitung']);
    expect(await jc.aufgabe('UserTask_FristPruefungUeberschrittenKlaeren')).toMatchObject({ candidateGroups: ['jobcenter-teamleitung'] });
    await jc.erledige('UserTask_FristPruefungUeberschrittenKlaeren', { entscheidung: 'NEUE_FRIST' });
    expect(await jc.frist('H-3.2.1.3:2')).toMatchObject({ fristEnde: '2026-04-20' });
    await welt.uhr('2026-04-21T09:00:00+02:00');
    await jc.erledige('UserTask_FristPruefungUeberschrittenKlaeren', { entscheidung: 'KEINE_NEUE_FRIST' });
    expect(await jc.pfad()).toContain('EndEvent_FristPruefungGeklaert');
    await jc.beende('VERZOGEN');
    expect(await jc.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'VERZOGEN' });
    expect(await jc.pfad()).toContain('EndEvent_FallBeendet');
  });

  test('after a termination is a target: missed it is a hint, not an overrun', async () => {
    welt = await SchuldenWelt.open('2026-05-04T10:00:00+02:00');
    const jc = await welt.antrag('KUENDIGUNG');
    expect(await jc.aufgabe('UserTask_VoraussetzungenPruefen')).toMatchObject({ priority: 60 });
    expect(await jc.frist('H-3.2.2.2:1')).toMatchObject({ fristEnde: '2026-05-18' });
    await jc.verschiebeZuSpaet('H-3.2.2.2:1', '2026-05-19', '2026-05-19T09:00:00+02:00');
    expect(await jc.frist('H-3.2.2.2:1')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-05-20T09:00:00+02:00');
    expect(await jc.hinweise()).toEqual(['VORFRIST jobcenter-sachbearbeitung', 'ZIEL_VERFEHLT jobcenter-sachbearbeitung']);
    await jc.pruefe({ sgb2: 'NEIN' });
    await jc.schliesse('UserTask_VoraussetzungenPruefen');
    expect(await jc.fertig()).toMatchObject({ ergebnis: 'KEIN_LEISTUNGSBEZUG' });
    expect(await jc.frist('H-3.2.2.2:1')).toMatchObject({ status: 'ZIEL_VERFEHLT', ueberschrittenAm: null });
    const lhh = await welt.schulden(jc.az, 'LHH');
    expect(await lhh.aufgabe('UserTask_Sgb12Pruefen')).toMatchObject({ candidateGroups: ['fachstelle-sachbearbeitung'] });
  });

  test('a second start for the same Akte ends quietly; the first goes on, and ends with the case', async () => {
    welt = await SchuldenWelt.open('2026-05-04T10:00:00+02:00');
    const [jc, lhh] = [await welt.vorsprache('RAEUMUNGSKLAGE'), await welt.sgb12()];
    for (const [fall, nachricht, ende] of [[jc, 'vorsprache', 'EndEvent_BereitsInBearbeitung'], [lhh, 'sgb12', 'EndEvent_Sgb12BereitsInBearbeitung']] as const) {
      const variablen = { aktenzeichen: fall.az, behoerde: fall.behoerde, vereinbarung: 'hannover', vorgang: fall.az, eingangAm: '2026-05-04' };
      const [zweite = ''] = await welt.engine.publish({ name: `hannover.mietschulden.${nachricht}`, korrelation: 'nochmal', variablen });
      await welt.engine.abgeschlossen(zweite);
      expect(await welt.engine.pfad(zweite)).toContain(ende);
    }
    await lhh.pruefe(PRUEFUNG_SGB12);
    await lhh.schlageVor(UEBERNAHME);
    await lhh.schliesse('UserTask_Sgb12Pruefen');
    await lhh.poste();
    expect(await lhh.uebermittlungen()).toEqual(['mietschulden-uebernahme:1 GESENDET']);
    await lhh.beende('VERSTORBEN');
    expect(await lhh.fertig()).toMatchObject({ ergebnis: 'VERSTORBEN' });
    expect(await lhh.pfad()).toContain('EndEvent_Sgb12FallBeendet');
  });
});

describe('§ 36 SGB XII at the Fachstelle', () => {
  test('a rejection is decided by the Leitung; its Frist warns, escalates and can move', async () => {
    welt = await SchuldenWelt.open('2026-05-04T10:00:00+02:00');
    const lhh = await welt.sgb12();
    await lhh.schliesse('UserTask_Sgb12Pruefen');
    expect((await lhh.aufgabe('UserTask_Sgb12Pruefen')).variables).toMatchObject({ vorschlagFehler: 'VORSCHLAG_FEHLT' });
    await expect(lhh.schlageVor(ABLEHNUNG)).rejects.toMatchObject({ code: 'PRUEFUNG_FEHLT' });
    await lhh.verschiebeZuSpaet('MIETSCHULDEN-SGB12:1', '2026-05-19', '2026-05-19T09:00:00+02:00');
    expect(await lhh.hinweise()).toEqual(['VORFRIST fachstelle-sachbearbeitung']);
    await welt.uhr('2026-05-20T09:00:00+02:00');
    expect(await lhh.hinweise()).toEqual(['VORFRIST fachstelle-sachbearbeitung', 'FRIST_UEBERSCHRITTEN fachstelle-leitung']);
    await lhh.erledige('UserTask_FristSgb12UeberschrittenKlaeren', { entscheidung: 'NEUE_FRIST' });
    await welt.uhr('2026-06-08T09:00:00+02:00');
    await lhh.erledige('UserTask_FristSgb12UeberschrittenKlaeren', { entscheidung: 'KEINE_NEUE_FRIST' });
    await lhh.pruefe(PRUEFUNG_SGB12);
    for (const [runde, entscheidung] of [[1, 'ZURUECKGEGEBEN'], [2, 'ZUGESTIMMT']] as const) {
      await lhh.schlageVor(ABLEHNUNG);
      await lhh.schliesse('UserTask_Sgb12Pruefen', 'UserTask_Sgb12AblehnungEntscheiden');
      expect((await lhh.aufgabe('UserTask_Sgb12AblehnungEntscheiden')).variables).toMatchObject({ entscheidungFehler: 'ENTSCHEIDUNG_FEHLT' });
      await expect(lhh.entscheide(entscheidung, runde, 'anna')).rejects.toMatchObject({ code: 'VIER_AUGEN' });
      await lhh.entscheide(entscheidung, runde);
      await lhh.schliesse('UserTask_Sgb12AblehnungEntscheiden');
    }
    expect(await lhh.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'MIETSCHULDEN_ABGELEHNT' });
    expect(await lhh.pfad()).toContain('EndEvent_Sgb12Abgelehnt');
  });

  test('a takeover is declared and paid; late, unposted and settled otherwise', async () => {
    welt = await SchuldenWelt.open('2026-05-04T10:00:00+02:00');
    const lhh = await welt.sgb12();
    await lhh.pruefe(PRUEFUNG_SGB12);
    await lhh.schlageVor({ ...UEBERNAHME, leistungsart: 'ZUSCHUSS' } as typeof UEBERNAHME);
    await lhh.schliesse('UserTask_Sgb12Pruefen');
    await lhh.schliesse('UserTask_Sgb12ZahlungAnweisen');
    expect((await lhh.aufgabe('UserTask_Sgb12ZahlungAnweisen')).variables).toMatchObject({ zahlungFehler: 'ZAHLUNG_OFFEN' });
    for (const [runde, entscheidung] of [[1, 'ERNEUT_SENDEN'], [2, 'ANDERS_ERKLAERT']] as const) {
      await lhh.poste(runde, false);
      await lhh.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
      await lhh.erledige('UserTask_Sgb12ErklaerungKlaeren', { entscheidung });
    }
    const zahlung = await lhh.aufgabe('UserTask_Sgb12ZahlungAnweisen');
    await lhh.verschiebeZuSpaet('MIETSCHULDEN-AUSFUEHRUNG:1', '2026-05-11', '2026-05-08T09:00:00+02:00');
    expect(await lhh.frist('MIETSCHULDEN-AUSFUEHRUNG:1')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-05-12T09:00:00+02:00');
    expect(await lhh.frist('MIETSCHULDEN-AUSFUEHRUNG:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    expect(await lhh.aufgabe('UserTask_Sgb12ZahlungAnweisen'), 'the work goes on beside it').toMatchObject({ key: zahlung.key });
    await lhh.weiseAn();
    await lhh.schliesse('UserTask_Sgb12ZahlungAnweisen');
    expect(await lhh.fertig()).toMatchObject({ ergebnis: 'MIETSCHULDEN_UEBERNOMMEN' });
    expect(await lhh.pfad()).toEqual(expect.arrayContaining(['EndEvent_Sgb12AusfuehrungHingewiesen', 'EndEvent_Sgb12UebernahmeAusgefuehrt']));
  });

  test('of arrears with the energy supplier is declared to nobody', async () => {
    welt = await SchuldenWelt.open('2026-05-04T10:00:00+02:00');
    const lhh = await welt.sgb12('ENERGIESCHULDEN');
    await lhh.pruefe(PRUEFUNG_SGB12);
    await lhh.schlageVor(UEBERNAHME);
    await lhh.schliesse('UserTask_Sgb12Pruefen');
    await lhh.weiseAn('ENERGIESCHULDEN');
    await lhh.schliesse('UserTask_Sgb12ZahlungAnweisen');
    await lhh.fertig();
    expect(await lhh.uebermittlungen()).toEqual([]);
  });
});
