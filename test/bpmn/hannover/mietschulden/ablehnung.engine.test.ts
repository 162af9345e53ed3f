import { afterEach, describe, expect, test } from 'vitest';
import { listErgebnisse } from '../../../../src/akte/wohnungssicherung/ergebnis.ts';
import { ABLEHNUNG, PRUEFUNG, SchuldenWelt, UEBERNAHME, type SchuldenFall } from '../../../support/mietschulden.ts';

let welt: SchuldenWelt;
afterEach(() => welt.close());

const STELLUNGNAHME = 'Die Fachstelle hält die Wohnung für erhaltenswert; das haben wir gegen die wiederholten Rückstände abgewogen.';
/** Up to the task of the Teamleitung. */
async function bisZurTeamleitung(fall: SchuldenFall, anders: Record<string, unknown> = {}): Promise<void> {
  await fall.pruefe({ ...PRUEFUNG, ...anders });
  await fall.schliesse('UserTask_VoraussetzungenPruefen');
  await fall.schlageVor(ABLEHNUNG);
  await fall.schliesse('UserTask_EntscheidungVorbereiten');
}
const aufgaben = { anruf: 'UserTask_FachstelleAnrufen', teamleitung: 'UserTask_AblehnungEntscheiden' };

describe('a rejection', () => {
  test('after a suit is decided by the Teamleitung, told at once by telephone, then in writing, within three Werktage', async () => {
    welt = await SchuldenWelt.open('2026-04-02T10:00:00+02:00');
    const jc = await welt.antrag('KLAGE', '2026-03-30');
    const pruefen = await jc.aufgabe('UserTask_VoraussetzungenPruefen');
    expect(pruefen).toMatchObject({ candidateGroups: ['jobcenter-sachbearbeitung'], priority: 90 });
    expect(pruefen.variables).toMatchObject({ herkunft: 'ANTRAG', anlass: 'RAEUMUNGSKLAGE', schuldenart: 'MIETSCHULDEN', schonfristEnde: '2026-06-01' });
    expect(await jc.frist('H-3.2.1.3:1')).toMatchObject({ fristEnde: '2026-04-08', status: 'LAUFEND' });

    await jc.schliesse('UserTask_VoraussetzungenPruefen');
    expect((await jc.aufgabe('UserTask_VoraussetzungenPruefen')).variables).toMatchObject({ pruefungFehler: 'PRUEFUNG_FEHLT' });
    await expect(jc.pruefe(PRUEFUNG)).rejects.toMatchObject({ issues: [{ path: ['stellungnahme'] }] });
    await jc.pruefe({ ...PRUEFUNG, wiederholt: 'JA', stellungnahme: STELLUNGNAHME });
    await jc.schliesse('UserTask_VoraussetzungenPruefen');
    expect((await jc.stand()).pruefergebnis).toEqual({ tabellenErgebnis: 'IN_DER_REGEL_ABLEHNUNG', ermessen: 'KANN', gruende: ['WIEDERHOLT'], mietErgebnis: 'ANGEMESSEN', hoechstbetragCent: 41_100, quelle: 'K-HAN-MIETSCHULDEN, K-HAN-MOG' });

    await jc.schliesse('UserTask_EntscheidungVorbereiten');
    expect((await jc.aufgabe('UserTask_EntscheidungVorbereiten')).variables).toMatchObject({ vorschlagFehler: 'VORSCHLAG_FEHLT', tabellenErgebnis: 'IN_DER_REGEL_ABLEHNUNG' });
    await jc.schlageVor(ABLEHNUNG);
    await jc.schliesse('UserTask_EntscheidungVorbereiten');
    expect(await jc.aufgabe(aufgaben.teamleitung)).toMatchObject({ candidateGroups: ['jobcenter-teamleitung'], priority: 95 });
    await jc.entscheide('ZURUECKGEGEBEN');
    await jc.schliesse(aufgaben.teamleitung);
    await jc.schlageVor(ABLEHNUNG);
    await jc.schliesse('UserTask_EntscheidungVorbereiten');
    await jc.entscheide('ZUGESTIMMT', 2);
    await jc.schliesse(aufgaben.teamleitung);

    expect(await jc.aufgabe(aufgaben.anruf)).toMatchObject({ candidateGroups: ['jobcenter-sachbearbeitung'], priority: 99 });
    expect(await jc.uebermittlungen()).toEqual([]);
    await jc.schliesse(aufgaben.anruf);
    expect((await jc.aufgabe(aufgaben.anruf)).variables).toMatchObject({ anrufFehler: 'TELEFONAT_FEHLT' });
    await jc.rufeAn();
    await jc.schliesse(aufgaben.anruf);
    expect(await jc.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'MIETSCHULDEN_ABGELEHNT' });
    expect(await jc.pfad()).toContain('EndEvent_FachstelleInformiert');
    expect(await jc.frist('H-3.2.1.3:1')).toMatchObject({ status: 'EINGEHALTEN' });
    expect(await jc.uebermittlungen()).toEqual(['mietschulden-ergebnis:1 GESENDET']);
    expect(await welt.db((db) => listErgebnisse(db, jc.az))).toMatchObject([{ ergebnis: 'ABLEHNUNG', weg: 'INTERN', antragRunde: 1, eingangAm: '2026-04-02' }]);
    const { rows } = await welt.db((db) => db.query("SELECT status FROM posteingang WHERE art = 'hannover.ergebnis-mietschulden'"));
    expect(rows).toEqual([{ status: 'VERBUCHT' }]);
    // Nothing of what people wrote or who it is about has reached the engine.
    expect(JSON.stringify(welt.engine.saetze)).not.toMatch(/Muster|Limmer|Wohnbau|Berg|erhaltenswert|nicht zu halten/);
  });

  test('never comes out of a task, a message or the wrong person', async () => {
    welt = await SchuldenWelt.open('2026-04-02T10:00:00+02:00');
    const jc = await welt.vorsprache('RAEUMUNGSKLAGE');
    await bisZurTeamleitung(jc, {});
    // Tasklist: whoever completes the task may send any variables along.
    await jc.erledige(aufgaben.teamleitung, { bestaetigt: true, leitungsentscheidung: 'ZUGESTIMMT', entscheidung: 'ZUGESTIMMT', mietschuldenErgebnis: 'ABLEHNUNG', vorschlag: 'ABLEHNUNG' });
    expect((await jc.aufgabe(aufgaben.teamleitung)).variables).toMatchObject({ entscheidungFehler: 'ENTSCHEIDUNG_FEHLT' });
    // A crafted message: nothing waits for one.
    for (const name of ['hannover.mietschulden.entscheidung', 'hannover.mietschulden.antrag', 'frist-geaendert']) await welt.engine.publish({ name, korrelation: jc.az, variablen: { aktenzeichen: jc.az, behoerde: 'JC', vereinbarung: 'hannover', vorgang: jc.az, eingangAm: '2026-04-02', leitungsentscheidung: 'ZUGESTIMMT' } });
    await welt.ruhe();
    expect((await jc.stand()).ergebnis).toBeNull();
    // The Akte: not its author, not without the role, not the other authority; the database refuses as well.
    await expect(jc.entscheide('ZUGESTIMMT', 1, 'jens')).rejects.toMatchObject({ code: 'VIER_AUGEN' });
    await expect(jc.entscheide('ZUGESTIMMT', 1, 'anna')).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
    await expect(jc.als('theo', (db) => db.query("UPDATE mietschulden SET ergebnis = 'ABLEHNUNG', ergebnis_am = '2026-04-02'"))).rejects.toMatchObject({ constraint: 'mietschulden_vier_augen' });
    await jc.schlageVor(ABLEHNUNG, 'tina');
    await expect(jc.entscheide('ZUGESTIMMT', 2, 'tina')).rejects.toMatchObject({ code: 'VIER_AUGEN' });
    // A race of the author, of two leaders and of a late change of mind: one decision, by another person than its author.
    const zugleich = await Promise.allSettled([jc.entscheide('ZUGESTIMMT', 2, 'tina'), jc.entscheide('ZUGESTIMMT', 2, 'theo'), jc.entscheide('ZURUECKGEGEBEN', 2, 'theo'), jc.schlageVor(UEBERNAHME)]);
    expect(zugleich[0]?.status).toBe('rejected');
    const { rows } = await jc.als('theo', (db) => db.query('SELECT count(*)::int AS n FROM entscheidung WHERE entschieden_von = vorgeschlagen_von'));
    expect(rows).toEqual([{ n: 0 }]);
  });

  test('that becomes a grant while the Teamleitung has the task needs no decision, and a grant is final', async () => {
    welt = await SchuldenWelt.open('2026-04-02T10:00:00+02:00');
    const jc = await welt.vorsprache('RAEUMUNGSKLAGE');
    await bisZurTeamleitung(jc, { gebiet: 'HAMBURG', stichtag: '2017-11-02', bruttokalt: '500' });
    expect((await jc.stand()).pruefergebnis).toMatchObject({ tabellenErgebnis: 'KEINE_TABELLE', mietErgebnis: 'UNANGEMESSEN', hoechstbetragCent: 46_350, quelle: 'K-HH-KDU' });
    await jc.schlageVor(UEBERNAHME);
    await expect(jc.entscheide('ZUGESTIMMT', 2)).rejects.toMatchObject({ code: 'NUR_ABLEHNUNG' });
    await jc.schliesse(aufgaben.teamleitung, 'UserTask_EntscheidungVorbereiten');
    expect(await jc.stand()).toMatchObject({ ergebnis: 'UEBERNAHME', summeCent: 195_000 });
    await expect(jc.schlageVor(ABLEHNUNG)).rejects.toMatchObject({ code: 'BEREITS_ENTSCHIEDEN' });
    await expect(jc.als('theo', (db) => db.query("UPDATE mietschulden SET ergebnis = 'KEIN_SGB2'"))).rejects.toMatchObject({ constraint: 'mietschulden_endgueltig' });
  });

  test('of a household that came by itself leads to the referral, without a call to the Fachstelle', async () => {
    welt = await SchuldenWelt.open('2026-04-02T10:00:00+02:00');
    const jc = await welt.vorsprache('KUENDIGUNG');
    expect(await jc.frist('H-3.2.2.2:1')).toMatchObject({ fristEnde: '2026-04-16' });
    await bisZurTeamleitung(jc, { bruttokalt: '450', ratenzahlungMoeglich: 'JA' });
    expect((await jc.stand()).pruefergebnis).toMatchObject({ tabellenErgebnis: 'ABLEHNUNG', gruende: ['RATENZAHLUNG_MOEGLICH', 'WOHNUNG_UNANGEMESSEN'] });
    await jc.entscheide('ZUGESTIMMT');
    await jc.schliesse(aufgaben.teamleitung);
    expect(await jc.pfad()).toEqual(expect.arrayContaining(['EndEvent_OhneRueckmeldung', 'EndEvent_AnFachstelleVerwiesen']));
    expect(await jc.pfad()).not.toContain(aufgaben.anruf);
    expect(await jc.laeufe()).toEqual(['hannover-mietschulden-jobcenter BEENDET MIETSCHULDEN_ABGELEHNT', 'hannover-verweis-jobcenter NEU -']);
  });
});
