import { afterEach, describe, expect, test } from 'vitest';
import { listErgebnisse } from '../../../../src/akte/wohnungssicherung/ergebnis.ts';
import { WohnungsWelt } from '../../../support/wohnungssicherung.ts';

let welt: WohnungsWelt;
afterEach(() => welt.close());

const KLAEREN = 'UserTask_AusbleibendesErgebnisKlaeren';

describe('Stellungnahme and application (H-3.1.6, H-3.1.7, H-3.2)', () => {
  test('after a termination: text first, then Anlage 2, a target of 14 days that can be moved, and a reminder; the result ends the wait', async () => {
    welt = await WohnungsWelt.open('2026-05-04T09:00:00+02:00');
    const fall = await welt.beginne('HAUSHALT');
    await fall.erledige('UserTask_ClearingFuehren', { entscheidung: 'HILFE' });
    expect((await fall.aufgabe('UserTask_ClearingFuehren')).variables).toMatchObject({ clearingFehler: 'CLEARING_FEHLT' });
    await fall.klaere({ stand: 'FRISTLOSE_KUENDIGUNG', grund: 'MIETSCHULDEN', rueckstandCent: 153_600 });
    const antrag = await fall.teil('antrag');
    await antrag.verschiebe('STELLUNGNAHME:1', '2026-05-08');
    await welt.uhr('2026-05-08T09:00:00+02:00');
    expect(await antrag.pfad()).not.toContain('EndEvent_StellungnahmeFertigenUeberfaellig');
    await welt.uhr('2026-05-09T09:00:00+02:00');
    await antrag.erledige('UserTask_StellungnahmeFertigen', { fertig: true });
    expect((await antrag.aufgabe('UserTask_StellungnahmeFertigen')).variables).toMatchObject({ stellungnahmeFehler: 'STELLUNGNAHME_FEHLT' });
    await fall.stellungnahme();
    await antrag.erledige('UserTask_StellungnahmeFertigen', { fertig: true });
    await fall.berichte('GESENDET');
    expect(await fall.uebermittlungen()).toEqual(['wohnungssicherung-anlage-2-1:1 GESENDET']);
    expect(await fall.frist('ERGEBNIS-KUENDIGUNG.1:1')).toMatchObject({ beginn: '2026-05-09', fristEnde: '2026-05-26', einheit: 'TAG', klausel: 'H-3.2.2.2' });

    await fall.verschiebeZuSpaet('ERGEBNIS-KUENDIGUNG.1:1', '2026-05-28', '2026-05-27T09:00:00+02:00');
    expect(await fall.frist('ERGEBNIS-KUENDIGUNG.1:1')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-05-29T09:00:00+02:00');
    expect(await antrag.pfad()).toContain('ServiceTask_ZielVerfehlt');
    expect(await antrag.pfad()).not.toContain('ServiceTask_ErgebnisUeberfaellig');
    expect(await fall.frist('ERGEBNIS-KUENDIGUNG.1:1')).toMatchObject({ status: 'ZIEL_VERFEHLT', ueberschrittenAm: null, erledigtAm: expect.any(Date) });
    expect(await fall.hinweise()).toContain('ZIEL_VERFEHLT fachstelle-sachbearbeitung');
    expect(await antrag.aufgabe(KLAEREN)).toMatchObject({ candidateGroups: ['fachstelle-sachbearbeitung'], priority: 80 });
    await antrag.erledige(KLAEREN, { entscheidung: 'ERINNERN' });
    await fall.berichte('GESENDET');
    expect(await fall.uebermittlungen()).toContain('wohnungssicherung-erinnerung-1.2:1 GESENDET');
    expect(await fall.frist('ERGEBNIS-KUENDIGUNG.1:2')).toMatchObject({ beginn: '2026-05-29', status: 'LAUFEND' });
    await fall.ergebnis('UEBERNAHME');
    expect(await antrag.pfad()).toEqual(expect.arrayContaining(['EndEvent_StellungnahmeFertigenUeberfaellig', 'ServiceTask_AntragStellen', 'CallActivity_Anlage2Uebermitteln', 'EndEvent_ErgebnisZurKuendigung']));
    await fall.erledige('UserTask_MassnahmenDurchfuehren', { entscheidung: 'ABGESCHLOSSEN' });
    expect((await fall.aufgabe('UserTask_ErgebnisFeststellen')).variables).toMatchObject({ antragErgebnis: 'UEBERNAHME' });
    await fall.ergebnis('ABLEHNUNG');
    expect(await fall.hinweise()).toContain('ERGEBNIS_OHNE_ANTRAG fachstelle-sachbearbeitung');
    expect(await welt.db((db) => listErgebnisse(db, fall.az))).toMatchObject([{ antragRunde: 1 }, { antragRunde: null }]);
  });

  test('after a suit: three Werktage, an overrun, and a result that comes while somebody asks for it', async () => {
    welt = await WohnungsWelt.open('2026-04-02T10:00:00+02:00');
    const fall = await welt.beginne('HAUSHALT');
    const antrag = await fall.beantrage({ stand: 'RAEUMUNGSKLAGE', leistungsbezug: 'SGB2' });
    await fall.berichte('GESENDET');
    expect(await fall.frist('ERGEBNIS-KLAGE.1:1')).toMatchObject({ fristEnde: '2026-04-08', klausel: 'H-3.2.1.3' });
    await fall.verschiebeZuSpaet('ERGEBNIS-KLAGE.1:1', '2026-04-09', '2026-04-09T09:00:00+02:00');
    expect(await fall.frist('ERGEBNIS-KLAGE.1:1')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-04-10T09:00:00+02:00');
    expect(await fall.frist('ERGEBNIS-KLAGE.1:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    await antrag.erledige(KLAEREN, { entscheidung: 'WEITER_WARTEN' });
    await welt.uhr('2026-04-15T09:00:00+02:00');
    await antrag.verschiebe('ERGEBNIS-NACHFRAGE.1:2', '2026-04-20');
    await welt.uhr('2026-04-20T09:00:00+02:00');
    expect(await antrag.pfad()).not.toContain('EndEvent_AusbleibendesErgebnisKlaerenUeberfaellig');
    await welt.uhr('2026-04-21T09:00:00+02:00');
    await fall.ergebnis('ABLEHNUNG');
    expect(await antrag.pfad()).toEqual(expect.arrayContaining(['EndEvent_AusbleibendesErgebnisKlaerenUeberfaellig', 'MessageEvent_ErgebnisDochDa', 'EndEvent_ErgebnisDoch']));

    const puenktlich = await welt.beginne('HAUSHALT');
    const rasch = await puenktlich.beantrage({ stand: 'RAEUMUNGSKLAGE' });
    await puenktlich.berichte('GESENDET');
    await puenktlich.ergebnis('UEBERNAHME');
    expect(await rasch.pfad()).toContain('EndEvent_ErgebnisZurKlage');
    expect(await puenktlich.frist('ERGEBNIS-KLAGE.1:1')).toMatchObject({ status: 'EINGEHALTEN' });

    await puenktlich.beende('VERZOGEN');
    expect(await puenktlich.fertig()).toMatchObject({ ergebnis: 'VERZOGEN' });
    expect(await puenktlich.pfad()).toContain('EndEvent_FallBeendet');
    expect(await puenktlich.uebermittlungen()).toEqual(['wohnungssicherung-anlage-2-1:1 GESENDET']);
  });

  test('an Anlage 2 that does not arrive is sent again by the lead or given up; without SGB II the Fachstelle examines by itself', async () => {
    welt = await WohnungsWelt.open('2026-05-04T09:00:00+02:00');
    const fall = await welt.beginne('HAUSHALT');
    const antrag = await fall.beantrage({ stand: 'KUENDIGUNG' });
    const scheitert = async (n: number): Promise<void> => {
      await fall.berichte('FEHLGESCHLAGEN');
      await fall.gibAuf(`wohnungssicherung-anlage-2-1:${n}`);
    };
    await scheitert(1);
    await antrag.verschiebe('ANTRAG-UNZUSTELLBAR.1:2', '2026-05-06');
    await welt.uhr('2026-05-06T09:00:00+02:00');
    expect(await antrag.hinweise()).not.toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    await welt.uhr('2026-05-07T09:00:00+02:00');
    expect(await antrag.hinweise()).toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
    await antrag.erledige('UserTask_NichtZustellbarEntscheiden', { entscheidung: 'ERNEUT_SENDEN' });
    await scheitert(2);
    await antrag.erledige('UserTask_NichtZustellbarEntscheiden', { entscheidung: 'OHNE_ANTRAG' });
    expect(await antrag.pfad()).toEqual(expect.arrayContaining(['EndEvent_NichtZustellbarEntscheidenUeberfaellig', 'EndEvent_AntragNichtZugestellt']));
    await fall.beende('IRRTUM');
    expect((await fall.uebermittlungen()).filter((u) => u.includes('erledigt'))).toEqual([]);

    const ohneSgb2 = await welt.beginne('HAUSHALT');
    const eigener = await ohneSgb2.beantrage({ stand: 'KUENDIGUNG', leistungsbezug: 'KEINER' });
    expect(await ohneSgb2.uebermittlungen()).toEqual([]);
    expect(await ohneSgb2.laeufe()).toContain('hannover-mietschulden NEU -');
    await welt.uhr('2026-05-22T09:00:00+02:00');
    await eigener.erledige(KLAEREN, { entscheidung: 'OHNE_ERGEBNIS' });
    expect(await eigener.pfad()).toContain('EndEvent_OhneErgebnis');
  });
});
