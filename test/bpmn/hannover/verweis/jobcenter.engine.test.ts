import { afterEach, describe, expect, test } from 'vitest';
import { findHaushalt } from '../../../../src/akte/haushalt.ts';
import { listPosteingang } from '../../../../src/akte/posteingang.ts';
import { zaehleKennzahl } from '../../../support/kennzahl.ts';
import { vorsprache, type Verweisfall } from '../../../support/verweis.ts';
import { Welt } from '../../../support/welt.ts';

let welt: Welt;
afterEach(() => welt.close());

/** Monday, 2026-05-04, 9 o'clock. By fax: the Fachstelle's own files play no part. */
async function beginne(perFax = true): Promise<void> {
  welt = await Welt.open('2026-05-04T09:00:00+02:00', { verfahren: ['verweis'] });
  if (perFax) await welt.db((db) => db.query("UPDATE beteiligter SET arbeitet_im_system = false, kanal = 'DATEISPOOL' WHERE kuerzel = 'FACHSTELLE'"));
}

const PERSONENBEZUG = ['haushalt', 'person', 'dokument', 'uebermittlung', 'einwilligung', 'verweis'];
const zeilenBeim = (fall: Verweisfall): Promise<Record<string, number>> =>
  welt.db(async (db) => {
    const zeilen: Record<string, number> = {};
    for (const tabelle of PERSONENBEZUG) zeilen[tabelle] = Number((await db.query(`SELECT count(*) AS n FROM ${tabelle} WHERE behoerde = 'JC' AND aktenzeichen = $1`, [fall.az])).rows[0]?.n);
    return zeilen;
  }, 'JC');
const zahlen = (): Promise<unknown> => welt.db((db) => zaehleKennzahl(db, { behoerde: 'JC', kennzahl: 'verweise', auswahl: { von: '2026-01-01', bis: '2026-12-31' }, uhr: welt.engine.uhr }), 'JC');
/** What is queued from now on is due in two hours. */
const haltePostAn = (): Promise<unknown> =>
  welt.datenbank.pool.query(`CREATE FUNCTION spaeter() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.naechster_versuch_am := NEW.angelegt_am + interval '2 hours'; RETURN NEW; END $$;
    CREATE TRIGGER spaeter BEFORE INSERT ON uebermittlung FOR EACH ROW EXECUTE FUNCTION spaeter()`);
const NICHTS = { haushalt: 0, person: 0, dokument: 0, uebermittlung: 0, einwilligung: 0, verweis: 0 };

describe('a household that consents', () => {
  test('its contact data leave once the consent stands in the Akte, and not before; undeliverable ones are decided by the Teamleitung', async () => {
    await beginne();
    const fall = await vorsprache(welt, 'KUENDIGUNG');
    const aufgabe = await fall.aufgabe('UserTask_EinwilligungKlaeren');
    expect(aufgabe).toMatchObject({ candidateGroups: ['jobcenter-sachbearbeitung'], formId: 'hannover-verweis-einwilligung-klaeren' });
    expect(aufgabe.variables).toMatchObject({ fristEnde: '2026-05-07', anlass: 'KUENDIGUNG' });
    await fall.erledige('UserTask_EinwilligungKlaeren', { entscheidung: 'EINGEWILLIGT' });
    expect((await fall.aufgabe('UserTask_EinwilligungKlaeren')).variables).toMatchObject({ einwilligungFehler: 'EINWILLIGUNG_WIDERSPRICHT' });
    expect(await fall.uebermittlungen()).toEqual([]);
    await fall.willigeEin();
    await fall.erledige('UserTask_EinwilligungKlaeren', { entscheidung: 'NICHT_EINGEWILLIGT' });
    await fall.erledige('UserTask_EinwilligungKlaeren', { entscheidung: 'EINGEWILLIGT' });
    expect(await fall.frist('VERWEIS-EINWILLIGUNG:1')).toMatchObject({ status: 'EINGEHALTEN' });
    await fall.berichte('FEHLGESCHLAGEN');
    await fall.erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
    await welt.uhr('2026-05-06T09:00:00+02:00');
    expect(await fall.hinweise()).toContain('FRIST_UEBERSCHRITTEN jobcenter-teamleitung');
    await fall.erledige('UserTask_UnzustellbarKlaeren', { entscheidung: 'ERNEUT_SENDEN' });
    await fall.berichte('GESENDET');
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'UEBERMITTELT' });
    expect(await fall.pfad()).toContain('EndEvent_Verwiesen');
    expect(await fall.uebermittlungen()).toEqual(['verweis-kontaktdaten:1 FEHLGESCHLAGEN', 'verweis-kontaktdaten:2 GESENDET']);
    expect(await zeilenBeim(fall)).toMatchObject({ haushalt: 1, einwilligung: 1 });
    expect(await zahlen()).toEqual({ '2026-05 UEBERMITTELT': { ANZAHL: 1 } });
  });

  test('given up after moving the date: nothing left, so the flyer is handed over and nothing stays', async () => {
    await beginne();
    const fall = await vorsprache(welt);
    await fall.willigeEin();
    await haltePostAn();
    await fall.erledige('UserTask_EinwilligungKlaeren', { entscheidung: 'EINGEWILLIGT' });
    await fall.ziehe('verweis-kontaktdaten:1');
    await fall.verschiebe('VERWEIS-UNZUSTELLBAR:2', '2026-05-20');
    expect((await fall.aufgabe('UserTask_UnzustellbarKlaeren')).variables).toMatchObject({ fristEnde: '2026-05-20' });
    await fall.erledige('UserTask_UnzustellbarKlaeren', { entscheidung: 'OHNE_UEBERMITTLUNG' });
    await fall.erledige('UserTask_FlyerAushaendigen', { entscheidung: 'AUSGEHAENDIGT' });
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'NICHT_UEBERMITTELT' });
    expect(await zeilenBeim(fall)).toEqual(NICHTS);
  });
});

describe('a household that does not consent', () => {
  test('nothing leaves; the flyer is there to print, overdue steps reach the Teamleitung, and only a count stays', async () => {
    await beginne();
    const fall = await vorsprache(welt, 'MIETSCHULDEN');
    await fall.verschiebe('VERWEIS-EINWILLIGUNG:1', '2026-05-08');
    expect((await fall.aufgabe('UserTask_EinwilligungKlaeren')).variables).toMatchObject({ fristEnde: '2026-05-08' });
    await welt.uhr('2026-05-11T09:00:00+02:00');
    expect(await fall.hinweise()).toEqual(['FRIST_UEBERSCHRITTEN jobcenter-teamleitung']);
    await fall.erledige('UserTask_EinwilligungKlaeren', { entscheidung: 'NICHT_EINGEWILLIGT' });
    await expect(fall.willigeEin()).rejects.toMatchObject({ code: 'VERWEIS_ABGESCHLOSSEN' });
    expect(await fall.aufgabe('UserTask_FlyerAushaendigen')).toMatchObject({ formId: 'hannover-verweis-flyer-aushaendigen', candidateGroups: ['jobcenter-sachbearbeitung'] });
    const dokumente = await welt.db((db) => db.query('SELECT art FROM dokument WHERE aktenzeichen = $1 ORDER BY art', [fall.az]), 'JC');
    expect(dokumente.rows).toEqual([{ art: 'hannover.einwilligung' }, { art: 'hannover.flyer' }]);
    await fall.verschiebe('VERWEIS-FLYER:1', '2026-05-15');
    await welt.uhr('2026-05-18T09:00:00+02:00');
    expect(await fall.hinweise()).toHaveLength(2);
    await fall.erledige('UserTask_FlyerAushaendigen', { entscheidung: 'AUSGEHAENDIGT' });
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'OHNE_EINWILLIGUNG' });
    expect(await fall.pfad()).toContain('EndEvent_NichtsUebermittelt');
    expect(await zeilenBeim(fall)).toEqual(NICHTS);
    expect(await zahlen()).toEqual({ '2026-05 OHNE_EINWILLIGUNG': { ANZAHL: 1 } });
    const journal = await welt.db((db) => db.query('SELECT angaben::text FROM journal'), 'JC');
    expect(JSON.stringify(journal.rows)).not.toMatch(/Muster|Limmer|4711/);
  });

  test('comes back and consents: a new referral of its own; a second start for the first one ends quietly', async () => {
    await beginne();
    const fall = await vorsprache(welt);
    const [zweiter = ''] = await welt.engine.publish({ name: 'hannover.verweis.vorsprache', korrelation: 'nochmal', variablen: { aktenzeichen: fall.az, behoerde: 'JC', vereinbarung: 'hannover', vorgang: fall.az, eingangAm: '2026-05-04', anlass: 'ABMAHNUNG' } });
    await welt.engine.abgeschlossen(zweiter);
    expect(await welt.engine.pfad(zweiter)).toContain('EndEvent_BereitsInBearbeitung');
    await fall.erledige('UserTask_EinwilligungKlaeren', { entscheidung: 'NICHT_EINGEWILLIGT' });
    await fall.erledige('UserTask_FlyerAushaendigen', { entscheidung: 'NICHT_ERREICHT' });
    await fall.fertig();
    await welt.uhr('2026-05-12T09:00:00+02:00');
    const neu = await vorsprache(welt);
    expect(neu.az).not.toBe(fall.az);
    await neu.willigeEin();
    await neu.erledige('UserTask_EinwilligungKlaeren', { entscheidung: 'EINGEWILLIGT' });
    await neu.berichte('GESENDET');
    expect(await neu.fertig()).toMatchObject({ ergebnis: 'UEBERMITTELT' });
  });
});

describe('a consent that is withdrawn', () => {
  test('while the letter is queued: it never leaves, and nothing stays', async () => {
    await beginne();
    const fall = await vorsprache(welt);
    await fall.willigeEin();
    await haltePostAn();
    await fall.erledige('UserTask_EinwilligungKlaeren', { entscheidung: 'EINGEWILLIGT' });
    expect(await fall.uebermittlungen()).toEqual(['verweis-kontaktdaten:1 BEREIT']);
    expect(await fall.widerrufe()).toBe('NICHT_HINAUS');
    await welt.uhr('2026-05-04T12:00:00+02:00');
    expect(await fall.uebermittlungen()).toEqual(['verweis-kontaktdaten:1 ZURUECKGEZOGEN']);
    await fall.erledige('UserTask_FlyerAushaendigen', { entscheidung: 'AUSGEHAENDIGT' });
    expect(await fall.fertig()).toMatchObject({ ergebnis: 'WIDERRUFEN' });
    expect(await zeilenBeim(fall)).toEqual(NICHTS);
    expect(await zahlen()).toEqual({ '2026-05 WIDERRUFEN': { ANZAHL: 1 } });
  });

  test('after the channel has taken the letter: the Fachstelle is told, without a word about the household', async () => {
    await beginne();
    const fall = await vorsprache(welt);
    await fall.willigeEin();
    await fall.erledige('UserTask_EinwilligungKlaeren', { entscheidung: 'EINGEWILLIGT' });
    expect(await fall.widerrufe()).toBe('UNTERWEGS');
    await fall.berichte('GESENDET');
    expect(await fall.fertig()).toMatchObject({ ergebnis: 'WIDERRUFEN' });
    expect(await fall.pfad()).toContain('EndEvent_FachstelleUnterrichtet');
    expect(await fall.uebermittlungen()).toEqual(['verweis-kontaktdaten:1 ANGENOMMEN', 'verweis-widerruf:1 GESENDET']);
  });

  test('after the end: a run of its own tells the Fachstelle, in its Posteingang', async () => {
    await beginne(false);
    const fall = await vorsprache(welt);
    await fall.willigeEin();
    await fall.erledige('UserTask_EinwilligungKlaeren', { entscheidung: 'EINGEWILLIGT' });
    await fall.fertig();
    // It has let its telephone number go as well.
    expect(await welt.db((db) => findHaushalt(db, fall.az))).toMatchObject({ telefon: '0511 4711' });
    expect(await fall.widerrufe()).toBe('HINAUS');
    const nachEnde = (await fall.aktuelleInstanz('hannover-verweis-jobcenter')) ?? '';
    await welt.engine.abgeschlossen(nachEnde);
    expect(await welt.engine.pfad(nachEnde)).toEqual(expect.arrayContaining(['ServiceTask_WiderrufAufnehmen', 'EndEvent_FachstelleUnterrichtet']));
    expect(await fall.laeufe()).toEqual(['hannover-verweis-jobcenter BEENDET UEBERMITTELT', 'hannover-verweis-jobcenter BEENDET WIDERRUFEN']);
    expect((await welt.db((db) => listPosteingang(db, { aktenzeichen: fall.az }))).map((p) => `${p.art} ${p.status}`)).toEqual(['hannover.kontaktdaten VERBUCHT', 'hannover.widerruf OFFEN']);
    const [zweiter = ''] = await welt.engine.publish({ name: 'hannover.verweis.widerruf-nach-ende', korrelation: 'nochmal', variablen: { aktenzeichen: fall.az, behoerde: 'JC', vereinbarung: 'hannover', vorgang: `${fall.az}.2`, eingangAm: '2026-05-04' } });
    await welt.engine.abgeschlossen(zweiter);
    expect(await welt.engine.pfad(zweiter)).toContain('EndEvent_WiderrufBereits');
    expect(await zahlen()).toEqual({ '2026-05 UEBERMITTELT': { ANZAHL: 1 } });
  });

  test('on the last metres, when the report comes first: the Fachstelle is told all the same', async () => {
    await beginne();
    const fall = await vorsprache(welt);
    await fall.willigeEin();
    await fall.erledige('UserTask_EinwilligungKlaeren', { entscheidung: 'EINGEWILLIGT' });
    await welt.db((db) => db.query("UPDATE einwilligung SET widerrufen_am = '2026-05-04' WHERE aktenzeichen = $1", [fall.az]), 'JC');
    await fall.berichte('GESENDET');
    await fall.berichte('GESENDET');
    expect(await fall.fertig()).toMatchObject({ ergebnis: 'WIDERRUFEN' });
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['ServiceTask_UebermittlungFesthalten', 'ServiceTask_WiderrufVollziehen', 'EndEvent_FachstelleUnterrichtet']));
  });
});

test('the end of the case: before anything has left nothing stays, afterwards the Akte does', async () => {
  await beginne();
  const frueh = await vorsprache(welt);
  await frueh.beende('IRRTUM');
  expect(await frueh.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'IRRTUM' });
  expect(await zeilenBeim(frueh)).toEqual(NICHTS);
  const spaet = await vorsprache(welt);
  await spaet.willigeEin();
  await spaet.erledige('UserTask_EinwilligungKlaeren', { entscheidung: 'EINGEWILLIGT' });
  await spaet.beende('VERZOGEN');
  expect(await spaet.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'VERZOGEN' });
  expect(await spaet.pfad()).toContain('EndEvent_FallBeendet');
  expect(await zeilenBeim(spaet)).toMatchObject({ haushalt: 1, einwilligung: 1, uebermittlung: 1 });
});
