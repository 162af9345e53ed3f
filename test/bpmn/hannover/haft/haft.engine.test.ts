import { afterEach, describe, expect, test } from 'vitest';
import { meldeHaft } from '../../../../src/akte/haft/melden.ts';
import { HaftWelt, haftmeldung } from '../../../support/haft.ts';

let welt: HaftWelt;
afterEach(() => welt.close());
const haken = { bestaetigt: true };

describe('rent in detention', () => {
  test('the Jobcenter answers, the rent is paid month by month until the release, and the Jobcenter hears of it', async () => {
    welt = await HaftWelt.open('2026-03-11T10:00:00+01:00');
    const fall = await welt.melde();
    expect(await fall.uebermittlungen()).toEqual(['miete-anfrage:1 ANGENOMMEN']);
    await fall.berichte('GESENDET');
    await fall.verschiebe('HAFT-AUSKUNFT:1', '2026-03-20');
    await fall.auskunft({ gezahltBis: '2026-04-30' });
    expect(await fall.uebermittlungen()).toEqual(['miete-anfrage:1 BESTAETIGT']);
    expect(await fall.hinweise()).toContain('JOBCENTER_ZAHLTE_IN_HAFT fachstelle-sachbearbeitung');
    await fall.erledige('UserTask_Weiterzahlung', haken);
    await fall.verschiebe('HAFT-ENTSCHEIDUNG:1', '2026-03-25');
    await fall.entscheide('BEWILLIGT', '2026-06-30');
    await fall.erledige('UserTask_Weiterzahlung', haken);
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['ErrorEvent_EntscheidungFehlt', 'MessageEvent_WeiterzahlungFristGeaendert', 'MessageEvent_AuskunftFristGeaendert', 'SubProcess_MieteZahlen']));
    expect(await fall.zahlungen()).toEqual([]);
    await welt.uhr('2026-04-26T08:30:00+02:00');
    expect(await fall.zahlungen()).toEqual(['2026-05 45000']);
    expect(await fall.frist('HAFT-ZAHLUNG.2026-05:1')).toMatchObject({ fristEnde: '2026-05-06' });
    await fall.erledige('UserTask_MieteAnweisen', haken);
    await fall.verschiebe('HAFT-ZAHLUNG.2026-05:1', '2026-05-07');
    await fall.weiseAn('2026-05');
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['ErrorEvent_AnweisungFehlt', 'MessageEvent_MieteAnweisenFristGeaendert']));
    await welt.uhr('2026-05-27T08:30:00+02:00');
    await fall.aendere({ entlassungAm: '2026-06-11' });
    await welt.uhr('2026-05-27T08:35:00+02:00');
    expect(await fall.pfad()).toContain('MessageEvent_WaehrendZahlungGeaendert');
    expect(await fall.zahlungen()).toEqual(['2026-05 45000!', '2026-06 15000']);
    await fall.weiseAn('2026-06');
    await fall.berichte('GESENDET');
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'HAFT_ENTLASSEN' });
    expect(await fall.uebermittlungen()).toEqual(['miete-anfrage:1 BESTAETIGT', 'miete-ende:1 GESENDET']);
    expect(await fall.pfad()).toContain('EndEvent_HaftBeendet');
  });

  test('without an answer the lead is asked, the request goes out again, and the answer ends the waiting', async () => {
    welt = await HaftWelt.open('2026-03-11T10:00:00+01:00');
    const fall = await welt.melde({ sgb2Bezug: 'UNBEKANNT' });
    await fall.berichte('GESENDET');
    await welt.uhr('2026-03-18T09:00:00+01:00');
    expect(await fall.hinweise()).toEqual(['FRIST_UEBERSCHRITTEN fachstelle-leitung']);
    await fall.erledige('UserTask_AusbleibendeAuskunftKlaeren', { entscheidung: 'ERNEUT_ANFRAGEN' });
    expect(await fall.uebermittlungen()).toEqual(['miete-anfrage:1 GESENDET', 'miete-anfrage:2 ANGENOMMEN']);
    await fall.berichte('GESENDET');
    await welt.uhr('2026-03-26T09:00:00+01:00');
    await fall.erledige('UserTask_AusbleibendeAuskunftKlaeren', { entscheidung: 'WEITER_WARTEN' });
    await welt.uhr('2026-04-02T09:00:00+02:00');
    await fall.auskunft({ auskunft: 'NICHT_GEZAHLT', weg: 'NACHWEIS' });
    expect(await fall.pfad()).toContain('MessageEvent_AuskunftKommtDoch');
    expect(await fall.uebermittlungen()).toEqual(['miete-anfrage:1 GESENDET', 'miete-anfrage:2 GESENDET']);
    await welt.uhr('2026-04-12T09:00:00+02:00');
    expect(await fall.pfad()).toContain('EndEvent_WeiterzahlungHingewiesen');
    await fall.entscheide('ABGELEHNT');
    await fall.erledige('UserTask_Weiterzahlung', haken);
    await fall.fertig();
    expect(await fall.pfad()).toContain('EndEvent_WeiterzahlungAbgelehnt');
    expect(await fall.laeufe()).toEqual(['hannover-haft BEENDET HAFT_MIETE_ABGELEHNT', 'hannover-wohnungssicherung NEU -']);
  });

  test('without SGB II nobody is asked; the approval ends, is renewed, a month is paid too much and settled between the bodies', async () => {
    welt = await HaftWelt.open('2026-03-11T10:00:00+01:00');
    const fall = await welt.melde({ sgb2Bezug: 'NEIN', anteil: '1/2' });
    expect(await fall.uebermittlungen()).toEqual([]);
    await fall.entscheide('BEWILLIGT', '2026-03-31');
    await fall.erledige('UserTask_Weiterzahlung', haken);
    await welt.uhr('2026-03-11T10:05:00+01:00');
    expect(await fall.zahlungen()).toEqual(['2026-03 15000']);
    await welt.uhr('2026-03-17T09:00:00+01:00');
    expect(await fall.hinweise()).toEqual(['FRIST_UEBERSCHRITTEN fachstelle-leitung']);
    await fall.weiseAn('2026-03');
    expect(await fall.frist('HAFT-ZAHLUNG.2026-03:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    await welt.uhr('2026-03-27T09:00:00+01:00');
    expect(await fall.pfad()).toContain('EndEvent_BewilligungEndet');
    await fall.entscheide('BEWILLIGT', '2026-05-31');
    await fall.erledige('UserTask_Weiterzahlung', haken);
    await welt.uhr('2026-03-27T09:05:00+01:00');
    await fall.weiseAn('2026-04');
    await fall.aendere({ entlassungAm: '2026-04-16', kduMonatCent: 48_000 });
    expect(await fall.hinweise()).toContain('DOPPELT_GEZAHLT fachstelle-sachbearbeitung');
    expect(await fall.zahlungen()).toEqual(['2026-03 15000!', '2026-04 22500!']);
    await fall.verschiebe('HAFT-AUSGLEICH:1', '2026-04-20');
    await welt.uhr('2026-04-21T09:00:00+02:00');
    expect(await fall.pfad()).toContain('EndEvent_AusgleichHingewiesen');
    await fall.erledige('UserTask_Ausgleich', { entscheidung: 'BEI_DER_STADT' });
    await fall.fertig();
    expect(await fall.pfad()).toContain('EndEvent_AusgleichGeklaert');
    expect(await fall.uebermittlungen()).toEqual([]);
  });

  test('a changed rent counts from the next payment on, and a withdrawn approval ends the paying', async () => {
    welt = await HaftWelt.open('2026-03-11T10:00:00+01:00');
    const fall = await welt.melde();
    await fall.berichte('GESENDET');
    await fall.auskunft({ gezahltBis: '2026-03-31' });
    await fall.entscheide('BEWILLIGT', '2026-12-31');
    await fall.erledige('UserTask_Weiterzahlung', haken);
    // Known in the Akte before the procedure hears of it: the sum is computed when the payment is planned.
    await fall.tue((db) => db.query("UPDATE haft SET kenntnis_am = '2026-12-31' WHERE aktenzeichen = $1", [fall.az]));
    await welt.uhr('2026-03-27T08:30:00+01:00');
    expect(await fall.zahlungen()).toEqual([]);
    await fall.aendere({ kenntnisAm: '2026-03-11' });
    await welt.uhr('2026-03-27T08:35:00+01:00');
    await fall.weiseAn('2026-04');
    await fall.aendere({ kduMonatCent: 50_000 });
    await welt.uhr('2026-04-26T09:00:00+02:00');
    expect(await fall.zahlungen()).toEqual(['2026-04 45000!', '2026-05 50000']);
    await fall.entscheide('ABGELEHNT');
    await fall.fertig();
    expect(await fall.zahlungen()).toEqual(['2026-04 45000!']);
    expect(await fall.pfad()).toContain('EndEvent_WeiterzahlungEingestellt');
  });

  test('the same detention notified twice is one procedure, and the end of the case ends it', async () => {
    welt = await HaftWelt.open('2026-03-11T10:00:00+01:00');
    const fall = await welt.melde();
    await fall.tue(async (db) => expect(await meldeHaft(db, fall.az, haftmeldung({ haftVon: '2026-03-10' }), welt.engine.uhr)).toEqual({ vorgang: fall.az, neu: false }));
    const variablen = { aktenzeichen: fall.az, behoerde: 'LHH', vereinbarung: 'hannover', vorgang: fall.az, eingangAm: '2026-03-11' };
    await welt.engine.client.publishMessage({ name: 'hannover.haft.gemeldet', correlationKey: fall.az, variables: variablen, timeToLive: 0 });
    await welt.ruhe();
    await fall.beende('VERSTORBEN');
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'VERSTORBEN' });
  });
});
