import { mkdtemp, readdir, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaktion } from '../../src/db/pool.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { BerichtOrdner } from '../../src/uebermittlung/bericht-ordner.ts';
import { berichtSchema, markGesendet, pruefeBerichtSignatur, recordSendebericht, signiereBericht, type Bericht } from '../../src/uebermittlung/index.ts';
import type { Umfeld } from '../../src/uebermittlung/typen.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { DIENST, erstelleUmfeld, insertBeteiligte, insertFall, leseErgebnisse, leseStand, LHH, reiheLeichtesEin, stehendeUhr } from './fall.ts';

let datenbank: TestDatenbank;
let umfeld: Umfeld;
let spool: string;

beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = { ...(await erstelleUmfeld()), uhr: stehendeUhr('2026-04-02T10:00:00Z') };
  await insertBeteiligte(datenbank.pool);
  spool = await mkdtemp(join(tmpdir(), 'kooperation-bericht-'));
});
afterAll(async () => {
  await datenbank.close();
  await rm(spool, { recursive: true });
});

async function uebermittlung(status: string): Promise<{ id: string; messageId: string }> {
  const id = await reiheLeichtesEin(datenbank.pool, umfeld, await insertFall(datenbank.pool));
  await datenbank.pool.query("UPDATE uebermittlung SET status = $2, versuche = 1, uebergabe_am = '2026-04-02T09:00:00Z' WHERE id = $1", [id, status]);
  return { id, messageId: (await leseStand(datenbank.pool, id)).message_id };
}
const bericht = (messageId: string, weiteres: Partial<Bericht> = {}): Bericht => ({ kennung: 'b-1', messageId, ergebnis: 'GESENDET', gesendetAm: '2026-04-02T11:30:00+02:00', ...weiteres });
const nimm = (b: Bericht) => inTransaktion(datenbank.pool, DIENST, (db) => recordSendebericht(db, b, 'HTTP', umfeld));
const zaehleHinweise = async (id: string): Promise<number> => (await datenbank.pool.query("SELECT 1 FROM hinweis WHERE art = 'SENDEBERICHT_VERSPAETET' AND schluessel LIKE $1 || '%'", [id])).rowCount ?? 0;

describe('a send report', () => {
  it.each([
    ['UEBERGABE', 'GESENDET', 'UEBERNOMMEN', 'GESENDET'],
    ['ANGENOMMEN', 'GESENDET', 'UEBERNOMMEN', 'GESENDET'],
    ['ANGENOMMEN', 'FEHLGESCHLAGEN', 'UEBERNOMMEN', 'FEHLGESCHLAGEN'],
    ['UNKLAR', 'GESENDET', 'UEBERNOMMEN', 'GESENDET'],
    ['UNKLAR', 'FEHLGESCHLAGEN', 'UEBERNOMMEN', 'FEHLGESCHLAGEN'],
    ['BEREIT', 'GESENDET', 'UEBERNOMMEN', 'GESENDET'],
    ['BEREIT', 'FEHLGESCHLAGEN', 'NUR_VERMERKT', 'BEREIT'],
    ['GESENDET', 'FEHLGESCHLAGEN', 'NUR_VERMERKT', 'GESENDET'],
    ['GESENDET', 'GESENDET', 'NUR_VERMERKT', 'GESENDET'],
    ['FEHLGESCHLAGEN', 'GESENDET', 'NUR_VERMERKT', 'FEHLGESCHLAGEN'],
    ['BESTAETIGT', 'FEHLGESCHLAGEN', 'NUR_VERMERKT', 'BESTAETIGT'],
    ['ZURUECKGEZOGEN', 'GESENDET', 'NUR_VERMERKT', 'ZURUECKGEZOGEN'],
  ] as const)('in state %s that says %s is %s and leaves %s', async (vorher, ergebnis, aufnahme, nachher) => {
    const { id, messageId } = await uebermittlung(vorher);
    expect(await nimm(bericht(messageId, { ergebnis }))).toBe(aufnahme);
    expect((await leseStand(datenbank.pool, id)).status).toBe(nachher);
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(aufnahme === 'UEBERNOMMEN' ? [nachher] : []);
    expect(await zaehleHinweise(id)).toBe(aufnahme === 'UEBERNOMMEN' ? 0 : 1);
    const journal = await datenbank.pool.query("SELECT 1 FROM journal WHERE art = 'SENDEBERICHT' AND angaben ->> 'uebermittlung' = $1", [id]);
    expect(journal.rowCount).toBe(1);
  });

  it('that comes twice is one', async () => {
    const { id, messageId } = await uebermittlung('ANGENOMMEN');
    expect(await Promise.all([nimm(bericht(messageId)), nimm(bericht(messageId))])).toEqual(expect.arrayContaining(['UEBERNOMMEN', 'BEKANNT']));
    expect(await zaehleHinweise(id)).toBe(0);
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(['GESENDET']);
  });

  it('publishes one result, whatever reports come in whatever order', async () => {
    const folge = fc.array(fc.record({ kennung: fc.constantFrom('a', 'b', 'c'), ergebnis: fc.constantFrom('GESENDET' as const, 'FEHLGESCHLAGEN' as const) }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(folge, async (berichte) => {
        const { id, messageId } = await uebermittlung('ANGENOMMEN');
        for (const b of berichte) await nimm(bericht(messageId, b));
        expect(await leseErgebnisse(datenbank.pool, id)).toEqual([berichte[0]?.ergebnis]);
        expect((await leseStand(datenbank.pool, id)).status).toBe(berichte[0]?.ergebnis);
      }),
      { numRuns: 25 },
    );
  });

  it('tells the process the local day on which the fax went out', async () => {
    const { id, messageId } = await uebermittlung('ANGENOMMEN');
    await nimm(bericht(messageId, { gesendetAm: '2026-04-02T08:30:00Z' }));
    const { rows } = await datenbank.pool.query('SELECT variablen FROM ausgang WHERE korrelation = $1', [id]);
    expect(rows).toEqual([{ variablen: { uebermittlungStatus: 'GESENDET', gesendetAm: '2026-04-02' } }]);
    expect((await leseStand(datenbank.pool, id)).gesendet_am).toEqual(new Date('2026-04-02T08:30:00Z'));
  });

  it.each(['2026-04-02T11:00:01Z', '2026-04-02T07:59:59Z'])('with the incredible time %s is refused as a whole', async (gesendetAm) => {
    const { id, messageId } = await uebermittlung('ANGENOMMEN');
    await expect(nimm(bericht(messageId, { gesendetAm }))).rejects.toMatchObject({ code: 'ZEITPUNKT_UNGLAUBHAFT' });
    expect((await datenbank.pool.query('SELECT 1 FROM sendebericht WHERE uebermittlung_id = $1', [id])).rowCount).toBe(0);
  });

  it('for a transmission that does not exist is refused', async () => {
    await expect(nimm(bericht('7f0c7c52-52b5-4f6e-8a9c-1f6f7b0d2a11'))).rejects.toMatchObject({ code: 'UEBERMITTLUNG_UNBEKANNT' });
  });

  it('can be entered by a clerk who has the paper report', async () => {
    const { id } = await uebermittlung('ANGENOMMEN');
    expect(await inTransaktion(datenbank.pool, LHH, (db) => markGesendet(db, id, undefined, umfeld))).toBe('UEBERNOMMEN');
    const { rows } = await datenbank.pool.query("SELECT wer FROM journal WHERE art = 'UEBERMITTLUNG_GESENDET' AND angaben ->> 'uebermittlung' = $1", [id]);
    expect(rows).toEqual([{ wer: 'anna.berg' }]);
  });
});

describe('the folder for send reports', () => {
  const ordner = () => new BerichtOrdner(spool, { ...umfeld, pool: datenbank.pool, protokoll: stillesProtokoll });
  const lege = async (name: string, inhalt: unknown) => {
    await mkdir(join(spool, 'berichte'), { recursive: true });
    await writeFile(join(spool, 'berichte', name), typeof inhalt === 'string' ? inhalt : JSON.stringify(inhalt));
  };

  it('is read, and a read report moves aside', async () => {
    const { id, messageId } = await uebermittlung('ANGENOMMEN');
    await lege('gut.bericht.json', bericht(messageId));
    await lege('unfertig.tmp', 'not a report yet');
    expect(await ordner().lies()).toBe(1);
    expect((await leseStand(datenbank.pool, id)).status).toBe('GESENDET');
    expect(await readdir(join(spool, 'berichte', 'verarbeitet'))).toEqual(['gut.bericht.json']);
    expect(await readdir(join(spool, 'berichte'))).toContain('unfertig.tmp');
  });

  it.each([
    ['kein-json', '{"kennung":', 'UNLESERLICH'],
    ['fremdes-feld', { ...bericht('7f0c7c52-52b5-4f6e-8a9c-1f6f7b0d2a11'), name: 'Kanarienvogel' }, 'UNLESERLICH'],
    ['unbekannt', bericht('7f0c7c52-52b5-4f6e-8a9c-1f6f7b0d2a11'), 'UEBERMITTLUNG_UNBEKANNT'],
  ])('keeps a bad report with its reason: %s', async (name, inhalt, grund) => {
    await lege(`${name}.bericht.json`, inhalt);
    await ordner().lies();
    expect(await readFile(join(spool, 'berichte', 'fehler', `${name}.bericht.json.grund`), 'utf8')).toBe(`${grund}\n`);
    expect(await readFile(join(spool, 'berichte', 'fehler', `${name}.bericht.json`), 'utf8')).toBe(typeof inhalt === 'string' ? inhalt : JSON.stringify(inhalt));
  });

  it('keeps two bad reports of the same name', async () => {
    await lege('doppelt.bericht.json', 'erster');
    await ordner().lies();
    await lege('doppelt.bericht.json', 'zweiter');
    await ordner().lies();
    const fehler = (await readdir(join(spool, 'berichte', 'fehler'))).filter((n) => n.startsWith('doppelt') && !n.endsWith('.grund'));
    expect(await Promise.all(fehler.map((n) => readFile(join(spool, 'berichte', 'fehler', n), 'utf8')))).toEqual(expect.arrayContaining(['erster', 'zweiter']));
  });

  it('leaves a report where it is while the database is away', async () => {
    const { messageId } = await uebermittlung('ANGENOMMEN');
    await lege('spaeter.bericht.json', bericht(messageId));
    await datenbank.pool.query('ALTER TABLE sendebericht RENAME TO verschwunden');
    await expect(ordner().lies()).rejects.toThrow('sendebericht');
    await datenbank.pool.query('ALTER TABLE verschwunden RENAME TO sendebericht');
    expect(await readdir(join(spool, 'berichte'))).toContain('spaeter.bericht.json');
    expect(await ordner().lies()).toBe(1);
  });
});

describe('the format of a send report', () => {
  it.each([{ kennung: '' }, { kennung: 'a b' }, { messageId: 'Kanarienvogel' }, { ergebnis: 'OK' }, { gesendetAm: '2026-04-02' }, { gesendetAm: '2026-04-02T10:00:00' }, { seiten: -1 }, { fehlerCode: 'besetzt, Herr Meier' }])('refuses %o', (falsch) => {
    expect(berichtSchema.safeParse({ ...bericht('7f0c7c52-52b5-4f6e-8a9c-1f6f7b0d2a11'), ...falsch }).success).toBe(false);
  });
});

describe('the signature of a send report', () => {
  const geheimnis = 'ein-langes-geheimnis-mit-mehr-als-32-zeichen';
  const body = Buffer.from('{"kennung":"b-1"}');
  const sekunden = Math.floor(Date.parse('2026-04-02T10:00:00Z') / 1000);
  const pruefe = (header: string | undefined, was = body, mit = geheimnis) => pruefeBerichtSignatur(was, header, mit, umfeld.uhr);

  it.each([0, 299, -299, 300, -300])('is good %i seconds apart', (versatz) => {
    expect(pruefe(signiereBericht(body, sekunden + versatz, geheimnis))).toBe(true);
  });
  it.each([301, -301, 86_400])('is too old or too new %i seconds apart', (versatz) => {
    expect(pruefe(signiereBericht(body, sekunden + versatz, geheimnis))).toBe(false);
  });
  it('is bad for another body, another secret, another time or another form', () => {
    const gut = signiereBericht(body, sekunden, geheimnis);
    expect(pruefe(gut, Buffer.from('{"kennung":"b-2"}'))).toBe(false);
    expect(pruefe(gut, body, `${geheimnis}x`)).toBe(false);
    expect(pruefe(gut.replace(`t=${sekunden}`, `t=${sekunden + 1}`))).toBe(false);
    for (const header of [undefined, '', 'v1=', gut.slice(0, -1), `${gut}0`, gut.toUpperCase()]) expect(pruefe(header)).toBe(false);
  });
  it('is never good with a short or missing secret', () => {
    expect(pruefe(signiereBericht(body, sekunden, ''), body, '')).toBe(false);
  });
});
