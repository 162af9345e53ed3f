import { afterAll, beforeAll, expect, test } from 'vitest';
import { erstelleCamunda, type Camunda } from '../../src/camunda/client.ts';
import { erstellePool, inTransaktion } from '../../src/db/pool.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { MODELLE } from '../../src/vereinbarung.ts';
import { stelleFassungenFest } from '../../src/werkstatt/auslieferung.ts';
import { Bestandsleser } from '../../src/werkstatt/bestand.ts';
import { alleArbeiter } from '../../workers/index.ts';
import { MiziWelt, type MiziFall } from '../support/mizi.ts';
import { HASH, starteTestWeb, type TestWeb } from '../web/hilfe.ts';
import { Leser } from '../web/leser.ts';
import { MIZI } from './buehne.ts';

let welt: MiziWelt;
let camunda: Camunda;
let web: TestWeb;
let leser: Leser;

/** The pages on the database and the engine in which cases run. */
beforeAll(async () => {
  welt = await MiziWelt.open('2026-05-04T09:00:00+02:00');
  camunda = erstelleCamunda({ grpc: welt.engine.grpc }, stillesProtokoll);
  const { pool, url } = welt.datenbank;
  const ausgeliefert = await new Bestandsleser(MODELLE).ausgeliefert();
  await inTransaktion(pool, { behoerde: '', wer: 'programm' }, async (db) => {
    await stelleFassungenFest(db, ausgeliefert, welt.engine.uhr);
    for (const name of ['petra.modell', 'paul.muster']) await db.query("INSERT INTO konto (anmeldename, anzeigename, behoerde, rollen, passwort_hash) VALUES ($1, $1, 'LHH', '{modellierung}', $2)", [name, HASH]);
  });
  web = await starteTestWeb({ jetzt: '2026-05-04T09:00:00+02:00', verbinde: async () => erstellePool(url, stillesProtokoll), werkstatt: { pool, camunda, arbeiter: async () => alleArbeiter } });
  leser = await Leser.open(web);
});
afterAll(async () => {
  await leser.close();
  await web.close();
  await camunda.close();
  await welt.close();
});

async function informiere(name: string, hausnummer: string): Promise<MiziFall> {
  const fall = await welt.nimmAuf({ mieter: [{ name }], geschaeftszeichen: `512 C ${hausnummer}/26`, wohnung: { strasse: 'Limmerstraße', hausnummer, plz: '30451', ort: 'Hannover' } });
  await fall.informiere();
  return fall;
}
const antwortBis = async (fall: MiziFall): Promise<string> => String((await fall.frist('H-2.3:1')).fristEnde);
const mitName = (pfad: string): string => `${pfad}?name=${encodeURIComponent(MIZI)}`;
let laufender: MiziFall;

test('a process owner sets the answer deadline to five Werktage, sees the new dates on the calendar, and puts it forward', async () => {
  laufender = await informiere('Albers', '20');
  expect(await antwortBis(laufender)).toBe('2026-05-07');

  await leser.melde('petra.modell');
  await leser.oeffne(mitName('/werkstatt/bearbeiten'));
  const { seite } = leser;
  await seite.locator('#werkstatt[data-bereit]').waitFor({ timeout: 50_000 });
  await seite.getByRole('tab', { name: 'Fristen im Kalender' }).click();
  const zeile = seite.locator('#kalender-tabelle tr').filter({ hasText: 'Rückmeldung des Jobcenters abwarten' }).first();
  const bisher = await zeile.locator('strong').textContent();
  await zeile.getByRole('button').first().click();
  await seite.getByLabel('Länge', { exact: true }).fill('5');
  await expect.poll(() => zeile.locator('strong').textContent(), { timeout: 20_000 }).not.toBe(bisher);
  await seite.getByRole('button', { name: 'Als Entwurf speichern' }).click();
  await seite.locator('#werkstatt-zustand[data-art=gut]').waitFor({ timeout: 20_000 });
  await leser.oeffne(mitName('/werkstatt/vorlegen'));
  await seite.getByLabel('Was ändert sich, und warum?').fill('Antwortfrist von drei auf fünf Werktage verlängert');
  await leser.druecke('Vorlegen');
  await seite.getByText('Eine zweite Person sieht sich die Änderung an').waitFor();
});

test('a second one approves it: the next notice uses it, the one that runs does not', async () => {
  await leser.melde('paul.muster');
  await leser.oeffne('/werkstatt');
  await leser.seite.getByRole('link', { name: 'Vorlage 1' }).click();
  await leser.druecke('Freigeben und ausrollen');
  await leser.seite.getByText('Freigegeben und ausgerollt').waitFor({ timeout: 20_000 });
  // Five Werktage end on a Saturday, so it is the Monday after it.
  expect(await antwortBis(await informiere('Brandt', '30'))).toBe('2026-05-11');
  expect(await antwortBis(laufender)).toBe('2026-05-07');
});
