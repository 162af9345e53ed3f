import { afterEach, expect, test } from 'vitest';
import { MiziWelt } from '../../../support/mizi.ts';

let welt: MiziWelt;
afterEach(() => welt.close());

/** No part of a word that the program itself writes. */
const MARKEN = ['Kanarius', 'Kanaria', 'Zwitscherstraße', '77Z', 'Voliere', 'Gelbfeder', 'Hof links', 'Schnabelgericht', '987654', 'KANARIEN-BG', 'Gefieder'];

test('names, addresses and free text of a case never reach the engine', async () => {
  welt = await MiziWelt.open('2026-05-04T09:00:00+02:00', { jobcenterImSystem: true });
  const fall = await welt.nimmAuf({
    gericht: 'Schnabelgericht', geschaeftszeichen: '512 C 987654/26', klageEingangAm: '2026-04-27',
    wohnung: { strasse: 'Zwitscherstraße', hausnummer: '77Z', lage: 'Hof links', plz: '30451', ort: 'Hannover' },
    mieter: [{ name: 'Kanarius', vorname: 'Kanaria', anschrift: 'Voliere 3' }], vermieter: { name: 'Gelbfeder Wohnen', anschrift: 'Voliere 4' },
  });
  await fall.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
  const jobcenter = await fall.beimJobcenter();
  await jobcenter.rueckmeldung('JA', { bgNummer: 'KANARIEN-BG', bemerkung: 'Gefieder gesträubt' });
  await jobcenter.erledige('UserTask_LeistungsbezugPruefen', { leistungsbezug: 'JA' });
  await fall.zustellung('2026-05-04');
  await fall.beende('VERZOGEN');
  const gespeichert = await welt.db(async (db) => JSON.stringify([(await db.query('SELECT * FROM person')).rows, (await db.query('SELECT * FROM haushalt')).rows, (await db.query('SELECT * FROM mitteilung')).rows, (await db.query('SELECT * FROM rueckmeldung')).rows]));
  expect(MARKEN.filter((marke) => !gespeichert.includes(marke))).toEqual([]);
  const inDerEngine = await welt.engine.alleTexte();
  expect(inDerEngine).toContain(fall.az);
  expect(MARKEN.filter((marke) => inDerEngine.includes(marke))).toEqual([]);
});
