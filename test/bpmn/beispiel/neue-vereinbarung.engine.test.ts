import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordBogen } from '../../../src/akte/bogen-aufnehmen.ts';
import { findEintrag } from '../../../src/akte/bogen.ts';
import { listPersonen } from '../../../src/akte/person.ts';
import { neuePersonSchema, oeffnePersonenakte } from '../../../src/akte/personenakte.ts';
import { findeBogen, type Bogenangaben } from '../../../src/bogen/bogen.ts';
import { ladeLokaleKonten } from '../../../src/camunda/lokal/konten.ts';
import { pruefeModelle } from '../../../src/modelle/pruefen.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';
import { alleArbeiter } from '../../../workers/index.ts';
import { Welt } from '../../support/welt.ts';
import type { Fall } from '../../support/fall.ts';

/** An agreement that nobody of us knows: in a folder of its own, beside the shared procedures and no other agreement. */
let wurzel: string;
let modelle: URL;
let welt: Welt;

beforeAll(async () => {
  wurzel = await mkdtemp(join(tmpdir(), 'neue-vereinbarung-'));
  modelle = pathToFileURL(`${wurzel}/`);
  await cp(new URL('../../../beispiele/vereinbarung/musterstadt/', import.meta.url), join(wurzel, 'musterstadt'), { recursive: true });
  await cp(new URL('../../../bpmn/gemeinsam/', import.meta.url), join(wurzel, 'gemeinsam'), { recursive: true });
  welt = await Welt.open('2026-04-02T10:00:00+02:00', { vereinbarung: 'musterstadt', modelle });
});
afterAll(async () => {
  await welt.close();
  await rm(wurzel, { recursive: true, force: true });
});

const fuelle = (fall: { az: string; behoerde: string }, kuerzel: string, angaben: Bogenangaben): Promise<unknown> => {
  const { uhr } = welt.engine;
  return welt.db((db) => recordBogen(db, { aktenzeichen: fall.az, bogen: findeBogen(welt.vereinbarung, kuerzel), angaben, eingangAm: lokalesDatum(uhr.jetzt()), schluessel: `${fall.az}:${kuerzel}` }, uhr), fall.behoerde);
};

/** A person asks the Beratung for help, as the page takes it in. */
async function bitte(name: string): Promise<Fall> {
  const { uhr } = welt.engine;
  const person = neuePersonSchema.parse({ eingangAm: lokalesDatum(uhr.jetzt()), name, vorname: 'Kim', geburtsdatum: '1990-05-17', anschrift: '' });
  const { aktenzeichen } = await welt.db((db) => oeffnePersonenakte(db, person, { uhr, vereinbarung: welt.vereinbarung }));
  await fuelle({ az: aktenzeichen, behoerde: 'BERATUNG' }, 'musterstadt.anfrage', { bedarf: 'WOHNUNGSSUCHE', eilig: true, anmerkung: 'Sucht barrierefrei.' });
  return welt.lauf('musterstadt-unterstuetzung', aktenzeichen);
}

describe('a made-up agreement, as data alone', () => {
  it('passes the check of the models and has accounts for everybody', async () => {
    const ihre = (await pruefeModelle(modelle, alleArbeiter)).filter((b) => b.datei !== '');
    expect(ihre).toEqual([]);
    expect((await ladeLokaleKonten(modelle)).map((k) => k.rollen[0]).toSorted()).toEqual(welt.vereinbarung.rollen.map((r) => r.kuerzel).toSorted());
  });

  it('carries a case from the request to the answer of the other authority', async () => {
    const beratung = await bitte('Kanarienvogel');
    expect(beratung.az).toBe('M.B-2026-000001');
    const amt = await welt.lauf('musterstadt-unterstuetzung-amt', beratung.az, 'AMT');
    expect(await welt.db((db) => listPersonen(db, amt.az), 'AMT')).toMatchObject([{ rolle: 'KLIENT', name: 'Kanarienvogel', geburtsdatum: '1990-05-17' }]);
    expect((await welt.db((db) => findEintrag(db, amt.az, 'musterstadt.anfrage'), 'AMT'))?.werte).toMatchObject({ bedarf: 'WOHNUNGSSUCHE' });
    expect(await amt.frist('ENTSCHEIDUNG:1')).toMatchObject({ fristEnde: '2026-04-10', land: 'NI' });
    await amt.erledige('UserTask_Entscheiden', { bestaetigt: true });
    expect(await amt.aufgabe('UserTask_Entscheiden')).toMatchObject({ elementId: 'UserTask_Entscheiden' });
    await fuelle(amt, 'musterstadt.entscheidung', { ergebnis: 'ZUGESAGT', begruendung: 'Es gibt einen freien Platz.' });
    await amt.erledige('UserTask_Entscheiden', { bestaetigt: true });
    expect(await amt.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'ZUGESAGT' });
    expect(await beratung.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'ZUGESAGT', vereinbarung: 'musterstadt' });
    expect(await amt.pfad()).toContain('ErrorEvent_EntscheidungLesenFehlt');
    expect(JSON.stringify(welt.engine.saetze)).not.toContain('Kanarienvogel');
  });

  it('warns the groups of the authority whose Frist it is and ends without an answer', async () => {
    const beratung = await bitte('Zweite');
    await welt.uhr('2026-04-21T09:00:00+02:00');
    expect(await beratung.frist('ANTWORT:1')).toMatchObject({ status: 'UEBERSCHRITTEN' });
    expect(await beratung.hinweise()).toContain('FRIST_UEBERSCHRITTEN beratung-leitung');
    await beratung.erledige('UserTask_AntwortKlaeren', { entscheidung: 'ABSCHLIESSEN' });
    expect(await beratung.fertig()).toMatchObject({ ergebnis: 'OHNE_ANTWORT' });
  });
});
