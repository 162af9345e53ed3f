import { afterEach, expect, test } from 'vitest';
import { neuerFallSchema, oeffneAkte } from '../../../../src/akte/fall-anlegen.ts';
import { findFall } from '../../../../src/akte/fall.ts';
import { legeZusammen } from '../../../../src/akte/zusammenlegen.ts';
import { MiziFall } from '../../../support/mizi-fall.ts';
import { MiziWelt } from '../../../support/mizi.ts';

let welt: MiziWelt;
afterEach(() => welt.close());

const lege = (fall: MiziFall, ziel: string): Promise<void> => fall.tue((db) => legeZusammen(db, { quelle: fall.az, ziel, grund: 'Derselbe Haushalt.' }, welt.umfeld));

/** A file of the same household that began at the counter. */
async function oeffne(): Promise<string> {
  const haushalt = neuerFallSchema.parse({ eingangAm: '2026-05-04', wohnung: { strasse: 'Limmerstr.', hausnummer: '12', plz: '30451', ort: 'Hannover' }, mieter: [{ name: 'Muster', vorname: 'Mia-Sophie' }] });
  return (await welt.db((db) => oeffneAkte(db, haushalt, { uhr: welt.engine.uhr, vereinbarung: welt.vereinbarung }))).aktenzeichen;
}

test('the file that ends tells the Jobcenter the new number; the notice begins again where it went, and asks nobody about it', async () => {
  welt = await MiziWelt.open('2026-05-04T09:00:00+02:00');
  const fall = await welt.nimmAuf({ klageEingangAm: '2026-04-27' });
  await fall.informiere();
  const ziel = await oeffne();
  await lege(fall, ziel);
  await fall.berichte('GESENDET');
  expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'ZUSAMMENGELEGT', gehoertZu: ziel });
  expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 GESENDET', 'erledigt:1 GESENDET']);
  expect(await fall.pfad()).toContain('EndEvent_JobcenterUnterrichtet');
  const neuer = new MiziFall(welt, ziel, await welt.engine.instanz('hannover-mizi', ziel), 'LHH');
  await neuer.informiere();
  expect(await neuer.frist('H-2.2:1')).toMatchObject({ beginn: '2026-05-04', status: 'EINGEHALTEN' });
  await neuer.rueckmeldung('NEIN');
  expect(await neuer.laeufe()).toContain('hannover-mizi BEENDET KEIN_LEISTUNGSBEZUG');
});

test('a Jobcenter in the system keeps one notice: its old file ends and points to the new one', async () => {
  welt = await MiziWelt.open('2026-05-04T09:00:00+02:00', { jobcenterImSystem: true });
  const fall = await welt.nimmAuf({ klageEingangAm: '2026-04-27' });
  await fall.informiere();
  const beimJobcenter = await fall.beimJobcenter();
  const ziel = await oeffne();
  await lege(fall, ziel);
  await welt.ruhe();
  expect(await beimJobcenter.fertig()).toMatchObject({ status: 'BEENDET' });
  const neuer = new MiziFall(welt, ziel, await welt.engine.instanz('hannover-mizi', ziel), 'LHH');
  await neuer.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
  await welt.ruhe();
  expect(await neuer.uebermittlungen()).toEqual(['anlage-1:1 GESENDET']);
  expect(await welt.db((db) => findFall(db, fall.az), 'JC')).toMatchObject({ gehoertZu: ziel });
  const { rows } = await welt.db((db) => db.query("SELECT aktenzeichen FROM mitteilung WHERE behoerde = 'JC'"), 'JC');
  expect(rows).toEqual([{ aktenzeichen: ziel }]);
  expect(await (await neuer.beimJobcenter()).laeufe()).toEqual(['hannover-mizi-jobcenter LAUFEND -']);
});

test('of the same suit taken in twice one procedure goes on, the other ends without a word to a Jobcenter that knows nothing', async () => {
  welt = await MiziWelt.open('2026-05-04T09:00:00+02:00');
  const [fall, doppelt] = [await welt.nimmAuf({ klageEingangAm: '2026-04-27' }), await welt.nimmAuf({ klageEingangAm: '2026-04-27', geschaeftszeichen: '512 C 1243/26', mieter: [{ name: 'Muster', vorname: 'Maja' }] })];
  await lege(doppelt, fall.az);
  expect(await doppelt.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'ZUSAMMENGELEGT' });
  expect(await doppelt.uebermittlungen()).toEqual([]);
  expect(await doppelt.pfad()).toContain('EndEvent_FallBeendet');
  expect((await fall.laeufe()).filter((l) => l.startsWith('hannover-mizi '))).toEqual(['hannover-mizi LAUFEND -']);
  await fall.informiere();
  expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 GESENDET']);
});
