import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erstelleCamunda, type Camunda } from '../../src/camunda/client.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { MODELLE } from '../../src/vereinbarung.ts';
import { saveEntwurf } from '../../src/werkstatt/entwurf.ts';
import { findEntwurf, findFassung, listFassungen } from '../../src/werkstatt/fassung.ts';
import { leiteUeber, planeUmzug } from '../../src/werkstatt/ueberleiten.ts';
import { gibFrei, legeVor, nimmZurueck } from '../../src/werkstatt/vorlage.ts';
import { Werkstatt } from '../../src/werkstatt/werkstatt.ts';
import { wirksameFassung } from '../../src/werkstatt/wirksam.ts';
import { alleArbeiter } from '../../workers/index.ts';
import { MiziWelt, type MiziFall } from '../support/mizi.ts';
import { ersetze, fuenfTage, MIZI } from './buehne.ts';

let welt: MiziWelt;
let camunda: Camunda;
let ordner: string;
let werkstatt: Werkstatt;
let zweiter: MiziFall;

/** The product with its models in a folder of the test: only this procedure, so that the engine has little to read. */
beforeAll(async () => {
  [welt, ordner] = [await MiziWelt.open('2026-05-04T09:00:00+02:00'), await mkdtemp(join(tmpdir(), 'werkstatt-'))];
  await cp(new URL('hannover/mizi/', MODELLE), join(ordner, 'hannover/mizi'), { recursive: true });
  camunda = erstelleCamunda({ grpc: welt.engine.grpc }, stillesProtokoll);
  werkstatt = neu();
  await werkstatt.starte();
});
afterAll(async () => {
  await camunda.close();
  await welt.close();
  await rm(ordner, { recursive: true, force: true });
});

const neu = (): Werkstatt => new Werkstatt({ pool: welt.datenbank.pool, ordner: pathToFileURL(`${ordner}/`), uhr: welt.engine.uhr, protokoll: stillesProtokoll, camunda, arbeiter: async () => alleArbeiter });
const als = <T>(wer: string, tun: (db: Db) => Promise<T>): Promise<T> => inTransaktion(welt.datenbank.pool, { behoerde: 'LHH', wer }, tun);
const laeuft = () => als('test', async (db) => wirksameFassung(await listFassungen(db, MIZI)));

const NAMEN = ['Albers', 'Brandt', 'Czerny', 'Dietrich', 'Engelke', 'Farkas'];
let gezaehlt = 0;

/** A notice of another household, of which the Jobcenter has just been told. */
async function informiere(): Promise<MiziFall> {
  const i = gezaehlt++;
  const fall = await welt.nimmAuf({ mieter: [{ name: NAMEN[i] ?? '' }], geschaeftszeichen: `512 C ${2000 + i}/26`, wohnung: { strasse: 'Limmerstraße', hausnummer: String(20 + 10 * i), plz: '30451', ort: 'Hannover' } });
  await fall.informiere();
  return fall;
}
const antwortBis = async (fall: MiziFall): Promise<string> => String((await fall.frist('H-2.3:1')).fristEnde);

/** Five Werktage end on a Saturday, so the deadline is over on the Monday after it. */
const NACH_FUENF_TAGEN = '2026-05-11';

/** A draft by one process owner, approved by another. @returns the proposal */
async function gibWeiter(inhalt: string): Promise<string> {
  const vorlage = await als('petra.modell', async (db) => {
    const offen = await findEntwurf(db, MIZI);
    const { stand } = await saveEntwurf(db, { name: MIZI, inhalt, basisNummer: wirksameFassung(await listFassungen(db, MIZI))?.nummer ?? 0, stand: offen?.stand ?? null }, welt.engine.uhr);
    return legeVor(db, { entwuerfe: [{ name: MIZI, stand }], grund: 'Antwortfrist', befunde: [], warnungenGrund: null }, welt.engine.uhr);
  });
  await als('paul.muster', (db) => gibFrei(db, vorlage.id, welt.engine.uhr));
  return vorlage.id;
}
const geliefert = async (): Promise<string> => (await als('test', (db) => findFassung(db, MIZI, 1)))?.inhalt ?? '';

describe('a longer answer deadline', () => {
  test('holds for the next notice, and not for the one that runs', async () => {
    const alter = await informiere();
    zweiter = await informiere();
    expect(await antwortBis(alter)).toBe('2026-05-07');
    await werkstatt.rolleAus(await gibWeiter(fuenfTage(await geliefert())), 'paul.muster');
    expect((await laeuft())?.nummer).toBe(2);
    expect(await antwortBis(await informiere())).toBe(NACH_FUENF_TAGEN);
    expect(await antwortBis(alter)).toBe('2026-05-07');
    await alter.rueckmeldung('NEIN');
    expect(await alter.pfad()).toContain('SubProcess_RueckmeldungAbwarten');
    expect((await alter.laeufe())[0]).toBe('hannover-mizi BEENDET KEIN_LEISTUNGSBEZUG');
  });

  test('is reached by a running case that people move, with the Frist that it has; one that does not fit stays', async () => {
    const fassung = async (nummer: number) => als('test', (db) => findFassung(db, MIZI, nummer));
    const [alt, neue] = [await fassung(1), await laeuft()];
    const plaene = await planeUmzug(MIZI, alt?.inhalt ?? '', (await fassung(2))?.inhalt ?? '', neue?.engine ?? []);
    expect(plaene.map((p) => [p.prozess, p.ohneZiel])).toEqual([['hannover-mizi', []], ['hannover-mizi-jobcenter', []]]);
    const umgebung = { pool: welt.datenbank.pool, camunda, uhr: welt.engine.uhr, wer: 'petra.modell' };
    expect((await leiteUeber(umgebung, { name: MIZI, nummer: 2 }, plaene)).umgezogen).toBeGreaterThan(0);
    const ohneWarten = plaene.map((p) => ({ ...p, zuordnung: p.zuordnung.filter(([von]) => von !== 'SubProcess_RueckmeldungAbwarten') }));
    expect(await leiteUeber(umgebung, { name: MIZI, nummer: 2 }, ohneWarten)).toMatchObject({ umgezogen: 0 });
    expect(await antwortBis(zweiter)).toBe('2026-05-07');
    await zweiter.rueckmeldung('NEIN');
    expect((await zweiter.laeufe())[0]).toBe('hannover-mizi BEENDET KEIN_LEISTUNGSBEZUG');
  });

  test('is there after a restart; one more makes no further version in the engine', async () => {
    await neu().starte();
    const einmal = await laeuft();
    expect(einmal).toMatchObject({ nummer: 2, engine: [{ id: 'hannover-mizi' }, { id: 'hannover-mizi-jobcenter' }] });
    await neu().starte();
    expect((await laeuft())?.engine).toEqual(einmal?.engine);
    expect(await antwortBis(await informiere())).toBe(NACH_FUENF_TAGEN);
  });

  test('is refused as a whole when the engine cannot read it; everything stays as it was', async () => {
    const kaputt = ersetze(fuenfTage(await geliefert()), '=ablauf</bpmn:timeDate>', '=ablauf +</bpmn:timeDate>');
    await expect(werkstatt.rolleAus(await gibWeiter(kaputt), 'paul.muster')).rejects.toMatchObject({ code: 'AUSROLLEN_ABGELEHNT' });
    expect(await als('test', (db) => findEntwurf(db, MIZI))).toMatchObject({ nummer: 3, status: 'ENTWURF', ausgerolltAm: null });
    expect(await antwortBis(await informiere())).toBe(NACH_FUENF_TAGEN);
    await als('test', (db) => db.query("UPDATE modellfassung SET status = 'VERWORFEN' WHERE status = 'ENTWURF'"));
  });

  test('is taken back by two people; an approval that was interrupted before the engine is finished by the next start', async () => {
    const vorlage = await als('petra.modell', (db) => nimmZurueck(db, { name: MIZI, nummer: 1, grund: 'Doch drei Werktage', befunde: [], warnungenGrund: null }, welt.engine.uhr));
    await als('paul.muster', (db) => gibFrei(db, vorlage.id, welt.engine.uhr));
    expect(await laeuft()).toMatchObject({ nummer: 2 });
    await neu().starte();
    expect(await laeuft()).toMatchObject({ herkunft: 'AUSGELIEFERT', nummer: 1 });
    expect(await antwortBis(await informiere())).toBe('2026-05-07');
  });
});
