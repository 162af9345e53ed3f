import { afterEach, describe, expect, test } from 'vitest';
import { JOBCENTER as ZUWEISUNG, PLAN, pruefe, TRAEGER as BESCHAEFTIGUNG } from '../../../support/beschaeftigung.ts';
import { BELEHRT, Hilfewelt, JOBCENTER, TRAEGER, type Hilfefall } from '../../../support/hilfeprozess.ts';

let welt: Hilfewelt;
afterEach(() => welt.close());

const beginne = async (...verfahren: string[]): Promise<void> => {
  welt = await Hilfewelt.open('2026-05-04T09:00:00+02:00', { verfahren: ['hilfeprozess', ...verfahren] });
};
const ende = (fall: Hilfefall, grund = 'PLANMAESSIG'): Promise<void> => fall.bogen('beendigung', { beendetAm: fall.welt.heute, beendigungsart: grund });
const beimJobcenter = async (az: string): Promise<number> => Number((await welt.db((db) => db.query("SELECT count(*) AS n FROM fall WHERE behoerde = 'JCD' AND aktenzeichen = $1", [az]), '*')).rows[0]?.n);
/** What is queued from now on stays in the house. */
const haltePostAn = (): Promise<unknown> =>
  welt.datenbank.pool.query(`CREATE FUNCTION spaeter() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.naechster_versuch_am := NEW.angelegt_am + interval '2 hours'; RETURN NEW; END $$;
    CREATE TRIGGER spaeter BEFORE INSERT ON uebermittlung FOR EACH ROW EXECUTE FUNCTION spaeter()`);

describe('nothing about a client leaves the house', () => {
  test('without consent, however long the help goes on; asked again later, it may end before the answer', async () => {
    await beginne();
    const fall = await welt.nimmAuf();
    expect(await fall.verlaengere('EINWILLIGUNG:1', '2026-05-12', 'UserTask_EinwilligungEinholen')).toBe('2026-05-12');
    await welt.uhr('2026-05-12T08:00:00+02:00');
    expect(await fall.hinweise()).toEqual([]);
    await welt.uhr('2026-05-13T08:00:00+02:00');
    expect(await fall.hinweise()).toEqual(['FRIST_UEBERSCHRITTEN caritas-leitung']);
    await fall.bogen('einwilligung', { erteilt: 'NEIN' });
    await fall.erledige('UserTask_EinwilligungEinholen', { eingetragen: true });
    await fall.aufgabe('UserTask_OhneAustauschHelfen');
    // Kept for later, it would stop an exchange to which the client consents anew.
    await fall.bogen('widerruf', { widerrufenAm: '2026-05-12', form: 'MUENDLICH' });
    expect(await fall.pfad()).toContain('EndEvent_WiderrufOhneAustausch');
    expect(await fall.verlaengere('OHNE-AUSTAUSCH:1', '2026-08-19', 'UserTask_OhneAustauschHelfen')).toBe('2026-08-19');
    await welt.uhr('2026-08-19T08:00:00+02:00');
    expect(await fall.frist('OHNE-AUSTAUSCH:1')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-08-20T08:00:00+02:00');
    expect(await fall.frist('OHNE-AUSTAUSCH:2')).toMatchObject({ fristEnde: '2026-11-20', status: 'LAUFEND' });
    expect(await fall.hinweise()).toContain('VORFRIST caritas-sachbearbeitung');
    expect(await fall.frist('OHNE-AUSTAUSCH:1')).toMatchObject({ status: 'EINGEHALTEN' });
    await fall.erledige('UserTask_OhneAustauschHelfen', { zusammenarbeit: true });
    await fall.erledige('UserTask_EinwilligungEinholen', { eingetragen: true });
    expect((await fall.aufgabe('UserTask_EinwilligungEinholen')).variables).toMatchObject({ einwilligungFehler: 'ANGABEN_FEHLEN' });
    await ende(fall);
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'BEENDET_OHNE_JOBCENTER' });
    expect(await fall.pfad()).toContain('EndEvent_VorherBeendet');
    expect(await fall.uebermittlungen()).toEqual([]);
    expect(await beimJobcenter(fall.az)).toBe(0);
  });

  test('where the scheme does not apply, or there is no claim to SGB II benefits', async () => {
    await beginne();
    const nacht = await welt.nimmAuf({ einrichtungsart: 'NOTSCHLAFSTELLE', laengereBeratung: 'NEIN' });
    expect(await nacht.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'AUSSERHALB' });
    const ohne = await welt.nimmAuf({ einrichtungsart: 'STATIONAER', sgb2AnspruchGeklaert: 'NEIN' }, { name: 'Birke' });
    await ende(ohne, 'VERSTORBEN');
    expect(await ohne.fertig()).toMatchObject({ ergebnis: 'BEENDET_OHNE_JOBCENTER' });
    expect(await ohne.pfad()).toEqual(expect.arrayContaining(['BusinessRuleTask_Geltung', 'UserTask_OhneAustauschHelfen', 'EndEvent_OhneBeendet']));
    for (const fall of [nacht, ohne]) expect(await fall.uebermittlungen()).toEqual([]);
  });

  test('once the consent is withdrawn or the help has ended, also what was ready to be sent', async () => {
    await beginne();
    await haltePostAn();
    const [widerrufen, beendet] = [await welt.nimmAuf(), await welt.nimmAuf({}, { name: 'Birke' })];
    for (const fall of [widerrufen, beendet]) await fall.willigeEin();
    expect(await widerrufen.uebermittlungen()).toEqual(['hilfeprozess-anzeige-1:1 BEREIT']);
    await widerrufen.bogen('widerruf', { widerrufenAm: '2026-05-04', form: 'SCHRIFTLICH' });
    await ende(beendet);
    await welt.uhr('2026-05-04T18:00:00+02:00');
    expect(await widerrufen.uebermittlungen()).toEqual(['hilfeprozess-anzeige-1:1 ZURUECKGEZOGEN']);
    expect(await widerrufen.frist('SENDEBERICHT.hilfeprozess-anzeige-1:1')).not.toMatchObject({ status: 'LAUFEND' });
    await widerrufen.aufgabe('UserTask_OhneAustauschHelfen');
    expect(await beendet.fertig()).toMatchObject({ ergebnis: 'HILFE_BEENDET' });
    expect(await beendet.pfad()).not.toContain('CallActivity_BeendigungMelden');
    for (const fall of [widerrufen, beendet]) expect(await beimJobcenter(fall.az)).toBe(0);
  });
});

describe('a client who withdraws while the consent is still asked for', () => {
  test('is asked anew, also where it is already entered; a Beschäftigungshilfe ends, and a consent that follows is not undone', async () => {
    await beginne('beschaeftigungshilfe');
    const fall = await welt.nimmAuf();
    const briefe = async (): Promise<string[]> => (await fall.uebermittlungen()).filter((u) => u.startsWith('hilfeprozess-'));
    await fall.bogen('beschaeftigung-vorschlag', { einwilligung: 'JA', ...PLAN });
    await fall.bogen('einwilligung', { erteilt: 'JA', ...BELEHRT, erteiltAm: '2026-05-04', 'zweck.AUFNAHME': 'ja', 'datenarten.PERSON': 'ja' });
    await welt.uhr('2026-05-04T10:00:00+02:00');
    await fall.bogen('widerruf', { widerrufenAm: '2026-05-04', form: 'MUENDLICH' });
    expect(await fall.pfad()).toContain('EndEvent_WiderrufVorher');
    expect(await fall.laeufe()).toEqual([`${TRAEGER} LAUFEND -`, `${BESCHAEFTIGUNG} BEENDET VORSCHLAG_ZURUECKGENOMMEN`]);
    await fall.erledige('UserTask_EinwilligungEinholen', { eingetragen: true });
    expect((await fall.aufgabe('UserTask_EinwilligungEinholen')).variables).toMatchObject({ einwilligungFehler: 'ANGABEN_FEHLEN' });
    expect(await briefe()).toEqual([]);
    await welt.uhr('2026-05-04T11:00:00+02:00');
    await fall.willigeEin();
    expect(await briefe()).toEqual(['hilfeprozess-anzeige-1:1 GESENDET']);
    expect(await fall.pfad()).not.toContain('MessageEvent_Widerrufen');
  });
});

describe('a client whom the Jobcenter knows already', () => {
  test('withdraws: the Jobcenter is told that, and nothing after it; a Beschäftigungshilfe ends too, and a person decides on the assignment', async () => {
    await beginne('beschaeftigungshilfe');
    const fall = await welt.nimmAuf();
    await fall.willigeEin();
    const jc = await fall.jobcenter();
    await jc.meldeZurueck();
    await fall.bogen('beschaeftigung-vorschlag', { einwilligung: 'JA', ...PLAN });
    const zuweisung = await welt.seite(ZUWEISUNG, fall.az, 'JCD');
    await pruefe(zuweisung);
    await fall.bogen('widerruf', { widerrufenAm: '2026-05-04', form: 'MUENDLICH' });
    expect(await fall.laeufe()).toEqual([`${TRAEGER} LAUFEND -`, `${BESCHAEFTIGUNG} BEENDET VORSCHLAG_ZURUECKGENOMMEN`]);
    expect(await zuweisung.verlaengere('BESCHAEFTIGUNG-RUECKNAHME:1', '2026-05-12', 'UserTask_ZuweisungEntscheiden')).toBe('2026-05-12');
    await welt.uhr('2026-05-12T09:00:00+02:00');
    expect(await zuweisung.frist('BESCHAEFTIGUNG-RUECKNAHME:1')).toMatchObject({ status: 'LAUFEND' });
    await welt.uhr('2026-05-13T09:00:00+02:00');
    expect(await zuweisung.frist('BESCHAEFTIGUNG-RUECKNAHME:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    await zuweisung.erledige('UserTask_ZuweisungEntscheiden', { entscheidung: 'AUFHEBEN' });
    expect(await zuweisung.laeufe()).toEqual([`${JOBCENTER} BEENDET WIDERRUFEN`, `${ZUWEISUNG} BEENDET AUFGEHOBEN`]);
    await jc.fertig();
    expect(await jc.pfad()).toEqual(expect.arrayContaining(['MessageEvent_JobcenterWiderrufen', 'ServiceTask_JobcenterStoppen']));
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['ServiceTask_WiderrufVollziehen', 'CallActivity_WiderrufMelden']));
    await fall.beende('VERSTORBEN');
    expect(await fall.fertig()).toMatchObject({ ergebnis: 'VERSTORBEN' });
    expect(await fall.pfad()).toContain('EndEvent_FallBeendet');
    expect((await fall.uebermittlungen()).toSorted()).toEqual(['beschaeftigung-ruecknahme:1', 'beschaeftigung-vorschlag:1', 'hilfeprozess-anzeige-1:1', 'hilfeprozess-widerruf-1:1'].map((u) => `${u} GESENDET`));
  });

  test('dies, or moves away: both files end; an error at the Jobcenter ends its own', async () => {
    await beginne();
    const [verstorben, irrtum] = [await welt.nimmAuf(), await welt.nimmAuf({}, { name: 'Birke' })];
    for (const fall of [verstorben, irrtum]) await fall.willigeEin();
    await verstorben.beende('VERSTORBEN');
    expect(await verstorben.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'VERSTORBEN' });
    expect(await verstorben.pfad()).toContain('EndEvent_FallEndeGemeldet');
    expect(await (await verstorben.jobcenter()).fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'HILFE_BEENDET' });
    const jc = await irrtum.jobcenter();
    await jc.beende('IRRTUM');
    expect(await jc.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'IRRTUM' });
    expect(await jc.pfad()).toContain('EndEvent_JobcenterFallBeendet');
    expect(await irrtum.fall()).toMatchObject({ status: 'LAUFEND' });
  });

  test('has no claim after all, or was never reached: the help goes on without the Jobcenter', async () => {
    await beginne();
    const fall = await welt.nimmAuf();
    await fall.willigeEin();
    await fall.bogen('einwilligung-hilfeplan', { erteilt: 'JA', ...BELEHRT, erteiltAm: '2026-05-04' });
    const jc = await fall.jobcenter();
    await jc.meldeZurueck('NEIN');
    expect(await jc.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'KEIN_ANSPRUCH' });
    expect(await fall.pfad()).toContain('MessageEvent_KeinAnspruch');
    await fall.erledige('UserTask_OhneAustauschHelfen', { zusammenarbeit: true });
    await welt.aufPapier('JOBCENTER_D');
    await fall.willigeEin();
    await fall.berichte('FEHLGESCHLAGEN');
    await fall.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
    expect(await fall.pfad()).toContain('EndEvent_NichtErreicht');
    await fall.aufgabe('UserTask_OhneAustauschHelfen');
    expect(await fall.uebermittlungen()).toEqual(['hilfeprozess-anzeige-1:1 GESENDET', 'hilfeprozess-anzeige-2:1 FEHLGESCHLAGEN']);
    await fall.erledige('UserTask_OhneAustauschHelfen', { zusammenarbeit: true });
    await fall.willigeEin();
    await fall.berichte('GESENDET');
    await welt.uhr('2026-11-05T09:00:00+01:00');
    // The earlier consent was given for another exchange.
    await fall.erledige('UserTask_HilfeplanVorbereiten', { entscheidung: 'UEBERMITTELN' });
    expect((await fall.aufgabe('UserTask_HilfeplanVorbereiten')).variables).toMatchObject({ planFehler: 'ANGABEN_FEHLEN' });
  });
});

describe('a client who comes back within six months', () => {
  test('has the same file and a new consent; a person decides which time counts', async () => {
    await beginne();
    const frueher = await welt.nimmAuf();
    await frueher.willigeEin();
    await ende(frueher, 'ABGEBROCHEN');
    await frueher.fertig();
    await welt.uhr('2026-07-06T09:00:00+02:00');
    const fall = await welt.nimmAuf();
    expect(fall.az).toBe(frueher.az);
    expect(await fall.verlaengere('WIEDERAUFNAHME:1', '2026-07-14', 'UserTask_WiederaufnahmePruefen', `${fall.az}.2`)).toBe('2026-07-14');
    await welt.uhr('2026-07-14T08:00:00+02:00');
    expect(await fall.hinweise()).toEqual([]);
    await welt.uhr('2026-07-15T08:00:00+02:00');
    expect(await fall.hinweise()).toContain('FRIST_UEBERSCHRITTEN caritas-leitung');
    await fall.erledige('UserTask_WiederaufnahmePruefen', { entscheidung: 'ZUSAMMENRECHNEN', fruehereAufnahmeAm: '2026-05-04' });
    await fall.erledige('UserTask_EinwilligungEinholen', { eingetragen: true });
    expect((await fall.aufgabe('UserTask_EinwilligungEinholen')).variables).toMatchObject({ einwilligungFehler: 'ANGABEN_FEHLEN' });
    await fall.willigeEin();
    expect((await welt.seite(TRAEGER, fall.az, 'CARITAS')).instanz).toBe(fall.instanz);
    const fristen = await welt.db((db) => db.query("SELECT frist_ende AS ende FROM frist WHERE id = $1", [`${fall.az}.2:D-2.1:1`]));
    expect(fristen.rows).toEqual([{ ende: '2026-11-04' }]);
    expect((await fall.jobcenter()).instanz).not.toBe(frueher.instanz);
  });
});
