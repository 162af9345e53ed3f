import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordRueckmeldung } from '../../src/akte/rueckmeldung.ts';
import { erstelleCamunda } from '../../src/camunda/client.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { bis, ganz } from '../support/ganz.ts';
import { KANARIEN, kanarienMitteilung, kanarienRueckmeldung, sucheInDateien, sucheInOpenSearch } from '../support/kanarie.ts';
import { alsPerson, erledige, findAufgabe, reicheEin } from '../support/menschen.ts';
import { Programmlauf } from '../support/programm.ts';
import { Besuch } from '../web/hilfe.ts';

/** Runs last of all (see vitest.config.ts): what the other stories have left behind is searched as well. */
const suche = `http://127.0.0.1:${ganz().ports.suche}`;
const ordner = ['engine', 'suche', 'protokoll', 'programm/spool/berichte', 'programm/spool/.uebergabe'].map((name) => join(ganz().ordner, name));
let programm: Programmlauf;
let az: string;

async function beiblaetter(): Promise<string[]> {
  const ausgang = join(programm.spool, 'ausgang');
  return (await readdir(ausgang)).filter((name) => name.endsWith('.json')).map((name) => join(ausgang, name));
}

beforeAll(async () => {
  programm = await Programmlauf.beginne({ ...ganz() });
  const heute = lokalesDatum(programm.uhr.jetzt());
  az = await reicheEin(programm, kanarienMitteilung(900, heute));
  const anna = await alsPerson(ganz(), 'anna.berg');
  await erledige(anna, await bis(() => findAufgabe(anna, 'fachstelle-sachbearbeitung', 'UserTask_InformationBestaetigen', az)), 'anna.berg', { bestaetigt: true });
  await bis(async () => (await sucheInDateien(['Flötenkehlchen', az], [join(programm.spool, 'ausgang')])).some((datei) => datei.includes(az)));
  const besuch = new Besuch(programm.webUrl);
  await besuch.melde({ name: 'anna.berg', passwort: 'kooperation-lokal' });
  // As a person looks for somebody: the word goes into the request.
  await besuch.hole('/faelle');
  await besuch.sende('/faelle', { suche: 'Flötenkehlchen' });
  await besuch.hole(`/akte/${az}`);
  await besuch.hole('/faelle?suche=Fl%C3%B6tenkehlchen');
  await inTransaktion(programm.pool, { behoerde: 'LHH', wer: 'test' }, (db) => recordRueckmeldung(db, { ...kanarienRueckmeldung(heute), aktenzeichen: az, weg: 'POSTEINGANG' }, programm.uhr));
});
afterAll(() => programm.stop());

test('every word that is looked for stands in PostgreSQL', async () => {
  const { rows } = await programm.pool.query("SELECT concat(p.alle, h.alle, r.alle) AS alles FROM (SELECT string_agg(person::text, '') AS alle FROM person) p, (SELECT string_agg(haushalt::text, '') AS alle FROM haushalt) h, (SELECT string_agg(rueckmeldung::text, '') AS alle FROM rueckmeldung) r");
  const { alles } = rows[0] as { alles: string };
  expect(KANARIEN.filter((wort) => !alles.includes(wort))).toEqual([]);
});

test('no name, address or free text of a case is in the engine, in OpenSearch, in a log or beside a letter', async () => {
  expect(await sucheInDateien(KANARIEN, [...ordner, ...(await beiblaetter())])).toEqual([]);
  expect((await sucheInOpenSearch(KANARIEN, suche)).treffer).toEqual([]);
});

test('the search looks into the right places: it finds the Aktenzeichen in each', async () => {
  for (const ort of [join(ganz().ordner, 'engine'), join(ganz().ordner, 'protokoll'), ...(await beiblaetter()).filter((name) => name.includes(az))]) {
    expect(await sucheInDateien([az], [ort]), ort).not.toEqual([]);
  }
  expect((await bis(async () => { const s = await sucheInOpenSearch([az], suche); return s.treffer.length > 0 && s; })).treffer).not.toEqual([]);
});

test('a name that somebody lets into the engine is found', async () => {
  const wort = 'Verräterkuckückchen';
  const camunda = erstelleCamunda({ grpc: ganz().camundaGrpc }, stillesProtokoll);
  const zettel = join(programm.spool, 'berichte', 'zettel.txt');
  try {
    await camunda.publishNachricht({ name: 'probe.kanarie', korrelation: az, variablen: { mieter: wort }, messageId: 'probe-kanarie', ttlMs: 60_000 });
    await bis(async () => (await sucheInDateien([wort], [join(ganz().ordner, 'engine')])).length > 0);
    await bis(async () => (await sucheInOpenSearch([wort], suche)).treffer.some((t) => t.includes('message')));
    for (const form of [JSON.stringify(wort).replaceAll(/[^\p{ASCII}]/gu, (z) => `\\u${z.charCodeAt(0).toString(16).padStart(4, '0')}`), encodeURIComponent(wort), wort.normalize('NFD')]) {
      await writeFile(zettel, form);
      expect(await sucheInDateien([wort], ordner), form).toContain(zettel);
    }
  } finally {
    await rm(zettel, { force: true });
    await camunda.close();
  }
});
