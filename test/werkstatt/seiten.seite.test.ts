import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaktion } from '../../src/db/pool.ts';
import { findFassung, recordAusgerollt } from '../../src/werkstatt/fassung.ts';
import { Leser } from '../web/leser.ts';
import { fuenfTage, MIZI, sendeJson, starteWerkstatt } from './buehne.ts';

let w: Awaited<ReturnType<typeof starteWerkstatt>>;
let leser: Leser;
beforeAll(async () => {
  w = await starteWerkstatt();
  leser = await Leser.open(w.web);
});
afterAll(async () => {
  await leser.close();
  await w.web.close();
});

const mitName = (pfad: string): string => `${pfad}?name=${encodeURIComponent(MIZI)}`;

let vorlage: URL;

test('the pages of a model can be read and used by everybody', async () => {
  const inhalt = (await inTransaktion(w.web.datenbank.pool, { behoerde: '', wer: 'test' }, (db) => findFassung(db, MIZI, 1)))?.inhalt ?? '';
  await w.petra.hole(mitName('/werkstatt/modell'));
  expect(await sendeJson(w.web, w.petra, '/api/werkstatt/entwurf', { name: MIZI, inhalt: fuenfTage(inhalt).replace('name="eigener Fall"', 'name=""'), basisNummer: 1, stand: null })).toMatchObject({ status: 200 });

  await leser.melde('petra');
  await leser.oeffne('/werkstatt');
  await leser.pruefe('werkstatt');
  await leser.seite.getByRole('main').getByRole('link', { name: /Räumungsklage|Mitteilung/ }).first().click();
  await leser.pruefe('werkstatt-modell');
  await leser.seite.getByRole('link', { name: 'Mit der laufenden Fassung vergleichen' }).click();
  await expect.poll(() => leser.seite.locator('img').evaluateAll((bilder) => bilder.every((b) => (b as HTMLImageElement).naturalWidth > 0)), { timeout: 40_000 }).toBe(true);
  await leser.pruefe('werkstatt-vergleich');
});

test('so are those on which a change is proposed with its reasons', async () => {
  await leser.oeffne(mitName('/werkstatt/vorlegen'));
  await leser.druecke('Vorlegen');
  await leser.pruefe('werkstatt-vorlegen-fehler');
  await leser.seite.getByLabel('Was ändert sich, und warum?').fill('Antwortfrist auf fünf Werktage verlängert');
  await leser.seite.getByLabel('Warum werden die Warnungen hingenommen?').fill('Der Weg erklärt sich durch die Frage davor');
  await leser.druecke('Vorlegen');
  await leser.pruefe('werkstatt-vorlage');
  vorlage = new URL(leser.seite.url());
});

test('and those on which a second person decides', async () => {
  await leser.melde('paul.muster');
  await leser.oeffne(vorlage.pathname + vorlage.search);
  await leser.druecke('Freigeben und ausrollen');
  await leser.pruefe('werkstatt-ausgerollt');
  await leser.oeffne(`${mitName('/werkstatt/zurueck')}&nummer=1`);
  await leser.pruefe('werkstatt-zurueck');
  await inTransaktion(w.web.datenbank.pool, { behoerde: '', wer: 'programm' }, (db) => recordAusgerollt(db, MIZI, 1, [], w.web.uhr.jetzt()));
  await leser.oeffne(`${mitName('/werkstatt/ueberleiten')}&von=1`);
  await leser.pruefe('werkstatt-ueberleiten');
  await leser.oeffne('/diagramme/hannover-mizi');
  await leser.pruefe('diagramm-eigene-fassung');
});
