import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginneVorsprache } from '../../src/akte/mietschulden/beginn.ts';
import { writePruefung } from '../../src/akte/mietschulden/pruefung.ts';
import { findMietschulden, PROZESS_JOBCENTER } from '../../src/akte/mietschulden/vorgang.ts';
import { writeVorschlag } from '../../src/akte/mietschulden/vorschlag.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';
import { ABLEHNUNG, haushalt, PRUEFUNG } from '../support/mietschulden.ts';
import { angemeldet, API_SCHLUESSEL, KONTEN, starteTestWeb, type KontoName, type TestWeb } from './hilfe.ts';

let web: TestWeb;
let aktenzeichen: string;
beforeAll(async () => {
  web = await starteTestWeb();
  const vereinbarung = (await ladeVereinbarungen()).get('hannover');
  if (!vereinbarung) throw new Error('no agreement');
  ({ aktenzeichen } = await web.inDb('JC', (db) => beginneVorsprache(db, { anlass: 'RAEUMUNGSKLAGE', haushalt: haushalt('2026-04-02') }, { uhr: web.uhr, vereinbarung })));
  const stelle = { aktenzeichen, vorgang: aktenzeichen, prozess: PROZESS_JOBCENTER };
  await inTransaktion(web.datenbank.pool, { behoerde: 'JC', wer: KONTEN.jens.anmeldename }, async (db) => {
    await writePruefung(db, stelle, PRUEFUNG, web.uhr);
    await writeVorschlag(db, stelle, ABLEHNUNG, web.uhr);
  });
});
afterAll(() => web.close());

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('', '\0', '<script>alert(1)</script>', '2026-04-02', '9999-12-31', '0000-00-00', '-1', '1e999', '1.950,00', 'JA', 'NEIN', 'UEBERNAHME', 'DARLEHEN', 'ZURUECKGEGEBEN', '12:00', '\uD800', 'x'.repeat(6000)));
const felder: [KontoName, string, string[]][] = [
  ['jens', '/mietschulden', ['aktion', 'mieter', 'anlass', 'eingangAm', 'wohnung.plz', 'mieter.0.name', '__proto__']],
  ['jens', '/akte/AZ/mietschulden/pruefung', [...Object.keys(PRUEFUNG), 'vermerk', 'stellungnahme', 'ausnahme-UMGANG', 'constructor']],
  ['jens', '/akte/AZ/mietschulden/entscheidung', ['vorschlag', 'leistungsart', 'summe', 'begruendung']],
  ['tina', '/akte/AZ/mietschulden/ablehnung', ['entscheidung', 'begruendung', 'runde']],
  ['jens', '/akte/AZ/mietschulden/anruf', ['am', 'um', 'mit', 'inhalt']],
  ['jens', '/akte/AZ/mietschulden/zahlung', ['angewiesenAm']],
];

describe('hostile input about arrears', () => {
  it.each(felder)('never ends in a 5xx and decides nothing: 60 inputs of %s for %s', async (wer, muster, namen) => {
    const besuch = await angemeldet(web, wer);
    const eingaben = fc.sample(fc.dictionary(fc.constantFrom(...namen), fc.oneof(text, fc.array(text, { maxLength: 3 })), { maxKeys: namen.length }), { numRuns: 60, seed: 20_260_405 });
    for (const [i, eingabe] of eingaben.entries()) {
      const antwort = await besuch.sende(muster.replace('AZ', aktenzeichen), eingabe);
      expect(antwort.status, `input ${i}: ${JSON.stringify(eingabe).slice(0, 300)}`).toBeLessThan(500);
      expect(antwort.text).not.toContain('<script>alert(1)');
    }
    expect(await web.inDb('JC', (db) => findMietschulden(db, { prozess: PROZESS_JOBCENTER, vorgang: aktenzeichen }))).toMatchObject({ ergebnis: null });
  }, 60_000);
});

describe('the API', () => {
  it.each(['/api/mietschulden', '/api/entscheidung', '/api/akte/AZ/mietschulden/ablehnung'])('has no way to decide: %s', async (pfad) => {
    const antwort = await fetch(web.url + pfad.replace('AZ', aktenzeichen), { method: 'POST', headers: { authorization: `Bearer ${API_SCHLUESSEL}`, 'content-type': 'application/json' }, body: JSON.stringify({ aktenzeichen, entscheidung: 'ZUGESTIMMT', runde: 1 }) });
    expect(antwort.ok).toBe(false);
    expect(await web.inDb('JC', (db) => findMietschulden(db, { prozess: PROZESS_JOBCENTER, vorgang: aktenzeichen }))).toMatchObject({ ergebnis: null });
  });
});
