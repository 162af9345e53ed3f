import { afterEach, expect, test } from 'vitest';
import { listPosteingang } from '../../../../src/akte/posteingang.ts';
import { Fall } from '../../../support/fall.ts';
import { nimmMiziAuf } from '../../../support/mizi.ts';
import { WohnungsFall, WohnungsWelt } from '../../../support/wohnungssicherung.ts';

let welt: WohnungsWelt;
afterEach(() => welt.close());

/** `prozess STATUS ERGEBNIS` of each run at the Jobcenter. */
const beimJobcenter = (az: string): Promise<string[]> => new Fall(welt, az, '', 'JC').laeufe();
const post = async (az: string): Promise<string[]> => (await welt.db((db) => listPosteingang(db, { aktenzeichen: az }), 'JC')).map((p) => p.art);

test('an early end with an Anlage 2 under way: the Jobcenter hears once that the matter is settled, and its decision ends', async () => {
  welt = await WohnungsWelt.open('2026-05-04T09:00:00+02:00', { verfahren: ['mizi', 'wohnungssicherung', 'mietschulden'], jobcenterImSystem: true });
  const haushalt = await welt.beginne('HAUSHALT');
  await haushalt.beantrage({ stand: 'KUENDIGUNG' });
  expect(await beimJobcenter(haushalt.az)).toEqual(['hannover-mietschulden-jobcenter LAUFEND -']);
  await haushalt.beende('VERZOGEN');
  expect(await haushalt.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'VERZOGEN' });
  expect(await haushalt.pfad()).toEqual(expect.arrayContaining(['ServiceTask_ErledigungPruefen', 'EndEvent_JobcenterUnterrichtet']));
  expect(await haushalt.uebermittlungen()).toEqual(['wohnungssicherung-anlage-2-1:1 GESENDET', 'wohnungssicherung-erledigt:1 GESENDET']);
  expect(await post(haushalt.az)).toEqual(['hannover.anlage-2', 'hannover.mitteilung-erledigt']);
  expect(await beimJobcenter(haushalt.az)).toEqual(['hannover-mietschulden-jobcenter BEENDET ERLEDIGT']);

  const mizi = await nimmMiziAuf(welt, { klageEingangAm: '2026-04-27', wohnung: { strasse: 'Georgstraße', hausnummer: '1', plz: '30159', ort: 'Hannover' }, mieter: [{ name: 'Ander', vorname: 'Eva' }] });
  await mizi.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
  const beratung = new WohnungsFall(welt, mizi.az, await welt.engine.instanz('hannover-wohnungssicherung', mizi.az), 'LHH');
  await beratung.kontakt('VORSPRACHE', 'ERREICHT');
  await beratung.beantrage({});
  await beratung.beende('KLAGE_ZURUECKGENOMMEN');
  for (const lauf of [mizi, beratung]) expect(await lauf.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'KLAGE_ZURUECKGENOMMEN' });
  expect(await beratung.pfad()).toContain('EndEvent_FallBeendet');
  expect(await mizi.uebermittlungen()).toEqual(['anlage-1:1 GESENDET', 'wohnungssicherung-anlage-2-1:1 GESENDET', 'erledigt:1 GESENDET']);
  expect(await beimJobcenter(mizi.az)).toEqual(['hannover-mizi-jobcenter BEENDET ERLEDIGT', 'hannover-mietschulden-jobcenter BEENDET ERLEDIGT']);
});
