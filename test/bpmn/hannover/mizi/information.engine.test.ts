import { afterEach, describe, expect, test } from 'vitest';
import { MiziWelt } from '../../../support/mizi.ts';

let welt: MiziWelt;
afterEach(() => welt.close());
const open = async (beginn = '2026-04-02T10:00:00+02:00'): Promise<MiziWelt> => (welt = await MiziWelt.open(beginn));

describe('the Jobcenter is informed (H-2.2)', () => {
  test('a clear notice goes to the Jobcenter after a clerk has confirmed it, and its answer leads to the counselling', async () => {
    const fall = await (await open()).nimmAuf();
    const aufgabe = await fall.aufgabe('UserTask_InformationBestaetigen');
    expect(aufgabe).toMatchObject({ formId: 'hannover-mizi-information-bestaetigen', candidateGroups: ['fachstelle-sachbearbeitung'], priority: 60 });
    expect(new Date(aufgabe.dueDate)).toEqual(new Date('2026-04-07T21:59:00Z'));
    expect(aufgabe.variables).toMatchObject({ aktenzeichen: fall.az, akteLink: `https://akte.test/akte/${fall.az}`, fristEnde: '2026-04-07', ablauf: '2026-04-07T22:00:00.000Z' });
    await fall.informiere();
    expect(await fall.frist('H-2.2:1')).toMatchObject({ status: 'EINGEHALTEN', fristEnde: '2026-04-07' });
    expect(await fall.frist('H-2.3:1')).toMatchObject({ status: 'LAUFEND', beginn: '2026-04-02', fristEnde: '2026-04-08' });
    await fall.rueckmeldung('JA', { bgNummer: '12345//0001234' });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['StartEvent_MitteilungEingegangen', 'ServiceTask_MitteilungAufnehmen', 'EndEvent_BeratungMitLeistungsbezug']));
    expect(await fall.fall()).toMatchObject({ status: 'LAUFEND', ergebnis: 'LEISTUNGSBEZUG' });
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 BESTAETIGT']);
    expect(await fall.frist('H-2.3:1')).toMatchObject({ status: 'EINGEHALTEN' });
    expect(await fall.frist('SENDEBERICHT.anlage-1:1')).toMatchObject({ status: 'EINGEHALTEN' });
  });

  test('before Easter the two Werktage end on Tuesday at midnight: first the warning, then the lead', async () => {
    const fall = await (await open()).nimmAuf();
    await welt.uhr('2026-04-07T05:59:00Z');
    expect(await fall.hinweise()).toEqual([]);
    await welt.uhr('2026-04-07T06:00:00Z');
    expect(await fall.hinweise()).toEqual(['VORFRIST fachstelle-sachbearbeitung']);
    await welt.uhr('2026-04-07T21:59:00Z');
    expect(await fall.pfad()).not.toContain('Timer_FristInformationAbgelaufen');
    await welt.uhr('2026-04-07T22:00:00Z');
    expect(await fall.frist('H-2.2:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    expect(await fall.hinweise()).toEqual(['VORFRIST fachstelle-sachbearbeitung', 'FRIST_UEBERSCHRITTEN fachstelle-leitung']);
    expect(await fall.aufgabe('UserTask_FristInformationUeberschrittenKlaeren')).toMatchObject({ candidateGroups: ['fachstelle-leitung'], priority: 80, formId: 'hannover-mizi-frist-ueberschritten' });
    await fall.erledige('UserTask_FristInformationUeberschrittenKlaeren', { entscheidung: 'KEINE_NEUE_FRIST' });
    expect(await fall.pfad()).toContain('EndEvent_FristInformationUeberschreitungGeklaert');
    await fall.informiere();
    expect(await fall.frist('H-2.2:1')).toMatchObject({ status: 'UEBERSCHRITTEN', erledigtAm: expect.any(Date) });
  });

  test('with the Reformationstag in between, Thursday plus two Werktage is Monday, and a new Frist of the lead is watched again', async () => {
    const fall = await (await open('2025-10-30T09:00:00+01:00')).nimmAuf({ klageEingangAm: '2025-10-28' });
    expect((await fall.aufgabe('UserTask_InformationBestaetigen')).variables).toMatchObject({ fristEnde: '2025-11-03', ablauf: '2025-11-03T23:00:00.000Z' });
    await welt.uhr('2025-11-04T09:00:00+01:00');
    await fall.erledige('UserTask_FristInformationUeberschrittenKlaeren', { entscheidung: 'NEUE_FRIST' });
    expect(await fall.frist('H-2.2:2')).toMatchObject({ status: 'LAUFEND', beginn: '2025-11-04', fristEnde: '2025-11-06' });
    await welt.uhr('2025-11-07T09:00:00+01:00');
    expect(await fall.frist('H-2.2:2')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    await fall.informiere();
    expect(await fall.pfad()).toContain('EndEvent_JobcenterInformiert');
    expect(await fall.frist('H-2.2:1')).toMatchObject({ status: 'UEBERSCHRITTEN', erledigtAm: expect.any(Date) });
  });

  test('a Frist that a person moves is watched with its new end, even when its old timer fires before the engine hears of it', async () => {
    const fall = await (await open()).nimmAuf();
    await fall.verschiebeZuSpaet('H-2.2:1', '2026-04-10', '2026-04-07T22:00:00Z');
    await welt.uhr('2026-04-10T21:59:00Z');
    expect(await fall.frist('H-2.2:1')).toMatchObject({ status: 'LAUFEND' });
    expect(await fall.pfad()).not.toContain('UserTask_FristInformationUeberschrittenKlaeren');
    await welt.uhr('2026-04-10T22:00:00Z');
    expect(await fall.frist('H-2.2:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    expect(await fall.pfad()).toContain('UserTask_FristInformationUeberschrittenKlaeren');
  });
});

describe('a notice that lay in the mail', () => {
  test('is overrun as soon as it is entered, and the lead knows at once', async () => {
    const fall = await (await open('2026-04-14T09:00:00+02:00')).nimmAuf({ eingangAm: '2026-04-08' });
    await welt.uhr('2026-04-14T09:01:00+02:00');
    expect(await fall.frist('H-2.2:1')).toMatchObject({ beginn: '2026-04-08', fristEnde: '2026-04-10', status: 'UEBERSCHRITTEN' });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['UserTask_FristInformationUeberschrittenKlaeren', 'UserTask_InformationBestaetigen']));
  });
});

describe('a notice that is not clear', () => {
  test('a similar open case goes to a clerk, who makes it a case of its own', async () => {
    const erster = await (await open()).nimmAuf();
    const fall = await welt.nimmAuf({ geschaeftszeichen: '512 C 99/26' });
    const aufgabe = await fall.aufgabe('UserTask_ZweifelKlaeren');
    expect(aufgabe).toMatchObject({ formId: 'hannover-mizi-zweifel-klaeren', candidateGroups: ['fachstelle-sachbearbeitung'] });
    expect(aufgabe.variables).toMatchObject({ pruefung: 'ZWEIFELHAFT', aehnliche: erster.az });
    await fall.erledige('UserTask_ZweifelKlaeren', { entscheidung: 'NEUER_FALL' });
    expect(await fall.aufgabe('UserTask_InformationBestaetigen')).toBeDefined();
  });

  test('it belongs to another case: an unknown Aktenzeichen is refused, a known one ends this procedure and tells the other case', async () => {
    const erster = await (await open()).nimmAuf();
    const fall = await welt.nimmAuf({ geschaeftszeichen: '512 C 99/26' });
    await fall.erledige('UserTask_ZweifelKlaeren', { entscheidung: 'GEHOERT_ZU', gehoertZu: '56.34-2026-999999' });
    expect((await fall.aufgabe('UserTask_ZweifelKlaeren')).variables).toMatchObject({ zuordnungFehler: 'FALL_UNBEKANNT' });
    await fall.erledige('UserTask_ZweifelKlaeren', { entscheidung: 'GEHOERT_ZU', gehoertZu: erster.az });
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'ZUGEORDNET', gehoertZu: erster.az });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['EndEvent_Zugeordnet', 'EndEvent_FallAbgeschlossen']));
    expect(await erster.hinweise()).toEqual(['WEITERE_MITTEILUNG fachstelle-sachbearbeitung']);
    expect(await fall.laeufe()).toEqual(['hannover-mizi BEENDET ZUGEORDNET']);
  });

  test('a flat outside of the city: the clerk declares the Fachstelle not competent, and everything ends', async () => {
    const fall = await (await open()).nimmAuf({ wohnung: { strasse: 'Marktplatz', hausnummer: '1', plz: '30823', ort: 'Garbsen' } });
    expect((await fall.aufgabe('UserTask_ZweifelKlaeren')).variables).toMatchObject({ pruefung: 'AUSSERHALB' });
    await fall.erledige('UserTask_ZweifelKlaeren', { entscheidung: 'NICHT_ZUSTAENDIG' });
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'NICHT_ZUSTAENDIG' });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['EndEvent_NichtZustaendig', 'EndEvent_FallAbgeschlossen']));
  });

  test('a second instance for the same case ends quietly and leaves the first alone', async () => {
    const fall = await (await open()).nimmAuf();
    const zweite = await welt.engine.publish({ name: 'hannover.mizi.eingegangen', korrelation: `${fall.az}-nochmal`, variablen: { aktenzeichen: fall.az, behoerde: 'LHH', vereinbarung: 'hannover', eingangAm: '2026-04-02' } });
    await welt.engine.abgeschlossen(zweite[0] ?? '');
    expect(await welt.engine.pfad(zweite[0] ?? '')).toContain('EndEvent_BereitsInBearbeitung');
    expect(await fall.fall()).toMatchObject({ status: 'LAUFEND' });
    expect(await fall.aktuelleInstanz('hannover-mizi')).toBe(fall.instanz);
  });
});

describe('Anlage 1 cannot be delivered', () => {
  test('the lead has it sent again, in a new round', async () => {
    const fall = await (await open()).nimmAuf();
    await fall.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
    await fall.berichte('FEHLGESCHLAGEN');
    await fall.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
    expect(await fall.aufgabe('UserTask_NichtZustellbarEntscheiden')).toMatchObject({ candidateGroups: ['fachstelle-leitung'], priority: 80, formId: 'hannover-mizi-nicht-zustellbar' });
    await fall.erledige('UserTask_NichtZustellbarEntscheiden', { entscheidung: 'ERNEUT_SENDEN' });
    await fall.berichte('GESENDET');
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 FEHLGESCHLAGEN', 'anlage-1:2 GESENDET']);
    expect(await fall.pfad()).toContain('ReceiveTask_RueckmeldungAbwarten');
  });

  test('the lead goes on without: the counselling begins, and a later answer still counts', async () => {
    const fall = await (await open()).nimmAuf();
    await fall.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
    await fall.berichte('FEHLGESCHLAGEN');
    await fall.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
    await fall.erledige('UserTask_NichtZustellbarEntscheiden', { entscheidung: 'OHNE_INFORMATION' });
    expect(await fall.pfad()).toContain('EndEvent_OhneInformation');
    expect(await fall.fall()).toMatchObject({ status: 'LAUFEND', ergebnis: 'OHNE_RUECKMELDUNG' });
    expect(await fall.frist('H-2.2:1')).toMatchObject({ status: 'AUFGEHOBEN' });
    await fall.rueckmeldung('NEIN');
    expect(await fall.pfad()).toContain('EndEvent_BeratungOhneLeistungsbezug');
    expect(await fall.fall()).toMatchObject({ ergebnis: 'KEIN_LEISTUNGSBEZUG' });
  });
});
