import { afterEach, describe, expect, test } from 'vitest';
import { findHaushalt } from '../../../../src/akte/haushalt.ts';
import { neuerFallSchema, oeffneAkte } from '../../../../src/akte/fall-anlegen.ts';
import { beginneLauf, listLaeufe, recordProzessInstanz } from '../../../../src/akte/lauf.ts';
import { listPersonen } from '../../../../src/akte/person.ts';
import type { Fall } from '../../../support/fall.ts';
import { haushalt, vorsprache } from '../../../support/verweis.ts';
import { Welt } from '../../../support/welt.ts';

let welt: Welt;
afterEach(() => welt.close());

const BERATUNG = { prozess: 'hannover-wohnungssicherung', nachricht: 'hannover.wohnungssicherung.begonnen' };

/** Monday, 2026-05-04: the Fachstelle takes referrals in its own pool. */
async function beginne(...verfahren: string[]): Promise<void> {
  welt = await Welt.open('2026-05-04T09:00:00+02:00', { verfahren: ['verweis', ...verfahren] });
}

async function oeffne(anders: Record<string, unknown> = {}): Promise<string> {
  const umfeld = { uhr: welt.engine.uhr, vereinbarung: welt.vereinbarung };
  return (await welt.db((db) => oeffneAkte(db, neuerFallSchema.parse(haushalt('2026-05-04', anders)), umfeld))).aktenzeichen;
}

/** A referral that came on paper, as a clerk enters it. */
async function perFax(aktenzeichen: string): Promise<Fall> {
  await welt.db((db) => beginneLauf(db, { aktenzeichen, prozess: 'hannover-verweis', nachricht: 'hannover.verweis.eingegangen', eingangAm: '2026-05-04', anlass: 'fax' }, welt.engine.uhr));
  return welt.lauf('hannover-verweis', aktenzeichen);
}

const start = (aktenzeichen: string): Promise<unknown> =>
  welt.db(async (db) => (await db.query("SELECT variablen->>'herkunft' AS herkunft, variablen->>'eingangAm' AS am FROM ausgang WHERE aktenzeichen = $1 AND nachricht = $2", [aktenzeichen, BERATUNG.nachricht])).rows);

describe('a referral inside the system', () => {
  test('brings what the household has consented to, nothing else, and begins the advice at once', async () => {
    await beginne('wohnungssicherung');
    const jobcenter = await vorsprache(welt, 'RAEUMUNGSKLAGE', { mieter: [{ name: 'Muster', vorname: 'Mia' }, { name: 'Muster', vorname: 'Max' }] });
    await jobcenter.willigeEin({ datenarten: ['NAMEN', 'ANSCHRIFT'] });
    await jobcenter.erledige('UserTask_EinwilligungKlaeren', { entscheidung: 'EINGEWILLIGT' });
    const fall = await welt.lauf('hannover-verweis', jobcenter.az);
    await fall.fertig();
    expect(await fall.pfad()).toEqual(expect.arrayContaining(['ServiceTask_VerweisAufnehmen', 'ServiceTask_BeratungBeginnen', 'EndEvent_AnBeratung']));
    expect(await fall.laeufe()).toEqual(['hannover-verweis BEENDET AN_BERATUNG', 'hannover-wohnungssicherung LAUFEND -']);
    expect(await start(fall.az)).toEqual([{ herkunft: 'JOBCENTER', am: '2026-05-04' }]);
    expect(await welt.db((db) => findHaushalt(db, fall.az))).toMatchObject({ strasse: 'Limmerstraße', telefon: null });
    expect((await welt.db((db) => listPersonen(db, fall.az))).map((p) => `${p.rolle} ${p.vorname}`)).toEqual(['MIETER Mia', 'MIETER Max']);
    const inDerEngine = await welt.engine.alleTexte();
    expect(inDerEngine).toContain(fall.az);
    for (const wort of ['Muster', 'Mia', 'Limmerstraße', '4711', 'Wohnbau Beispiel']) expect(inDerEngine).not.toContain(wort);
    const [zweiter = ''] = await welt.engine.publish({ name: 'hannover.verweis.eingegangen', korrelation: 'nochmal', variablen: { aktenzeichen: fall.az, behoerde: 'LHH', vereinbarung: 'hannover', vorgang: fall.az, eingangAm: '2026-05-04' } });
    await welt.engine.abgeschlossen(zweiter);
    expect(await welt.engine.pfad(zweiter)).toContain('EndEvent_VerweisBereits');
  });
});

describe('a referral on paper', () => {
  test('for a household that is advised already points the clerk to it', async () => {
    await beginne();
    const aktenzeichen = await oeffne();
    await welt.db(async (db) => {
      await beginneLauf(db, { aktenzeichen, ...BERATUNG, eingangAm: '2026-05-04', anlass: 'haushalt', variablen: { herkunft: 'HAUSHALT' } }, welt.engine.uhr);
      await recordProzessInstanz(db, { aktenzeichen, prozess: BERATUNG.prozess }, '77', welt.engine.uhr);
    });
    const fall = await perFax(aktenzeichen);
    expect(await fall.pfad()).toContain('EndEvent_BeratungHingewiesen');
    expect(await fall.hinweise()).toEqual(['VERWEIS_DES_JOBCENTERS fachstelle-sachbearbeitung']);
    expect(await start(aktenzeichen)).toEqual([{ herkunft: 'HAUSHALT', am: '2026-05-04' }]);
  });

  test('that may belong to another case is a task; there the advice begins, after an Aktenzeichen that does not exist', async () => {
    await beginne();
    const anderer = await oeffne({ mieter: [{ name: 'Muster', vorname: 'Moritz' }] });
    const fall = await perFax(await oeffne());
    const aufgabe = await fall.aufgabe('UserTask_ZuordnungKlaeren');
    expect(aufgabe).toMatchObject({ candidateGroups: ['fachstelle-sachbearbeitung'], formId: 'hannover-verweis-zuordnung-klaeren' });
    expect(aufgabe.variables).toMatchObject({ aehnliche: anderer, pruefung: 'ZWEIFELHAFT', fristEnde: '2026-05-05' });
    await fall.verschiebe('VERWEIS-ZUORDNUNG:1', '2026-05-06');
    await welt.uhr('2026-05-07T09:00:00+02:00');
    expect(await fall.hinweise()).toEqual(['FRIST_UEBERSCHRITTEN fachstelle-leitung']);
    await fall.erledige('UserTask_ZuordnungKlaeren', { entscheidung: 'GEHOERT_ZU', gehoertZu: '56.34-2026-999999' });
    expect((await fall.aufgabe('UserTask_ZuordnungKlaeren')).variables).toMatchObject({ zuordnungFehler: 'FALL_UNBEKANNT', fristEnde: '2026-05-08' });
    await fall.erledige('UserTask_ZuordnungKlaeren', { entscheidung: 'GEHOERT_ZU', gehoertZu: anderer });
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'ZUGEORDNET', gehoertZu: anderer });
    expect(await fall.pfad()).toContain('ServiceTask_ZuordnungEintragen');
    expect(await start(anderer)).toEqual([{ herkunft: 'JOBCENTER', am: '2026-05-04' }]);
    expect((await welt.db((db) => listLaeufe(db, anderer))).map((l) => l.prozess)).toEqual([BERATUNG.prozess]);
  });

  test('is a case of its own, or not the city\'s, as a person decides; the end of the case ends the question', async () => {
    await beginne();
    await oeffne({ mieter: [{ name: 'Muster', vorname: 'Moritz' }] });
    const eigener = await perFax(await oeffne());
    await eigener.erledige('UserTask_ZuordnungKlaeren', { entscheidung: 'NEUER_FALL' });
    expect(await eigener.pfad()).toContain('EndEvent_AnBeratung');
    const fremd = await perFax(await oeffne({ wohnung: { strasse: 'Marktstraße', hausnummer: '1', plz: '31134', ort: 'Hildesheim' } }));
    await fremd.erledige('UserTask_ZuordnungKlaeren', { entscheidung: 'NICHT_ZUSTAENDIG' });
    expect(await fremd.fertig()).toMatchObject({ ergebnis: 'NICHT_ZUSTAENDIG' });
    const beendet = await perFax(await oeffne({ wohnung: { strasse: 'Marktstraße', hausnummer: '2', plz: '31134', ort: 'Hildesheim' } }));
    await beendet.beende('VERZOGEN');
    expect(await beendet.fertig()).toMatchObject({ ergebnis: 'VERZOGEN' });
  });
});
