import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signiereBericht, SIGNATUR_HEADER } from '../../src/uebermittlung/index.ts';
import { legeFallAn, mitteilung, setzeInGang } from './faelle.ts';
import { angemeldet, API_SCHLUESSEL, BERICHT_GEHEIMNIS, starteTestWeb, type TestWeb } from './hilfe.ts';

let web: TestWeb;
beforeAll(async () => {
  web = await starteTestWeb();
});
afterAll(() => web.close());

type Antwort = { status: number; json: Record<string, unknown> & { fehler?: { feld: string | null; text: string }[] } };
async function sende(pfad: string, body: string | Uint8Array<ArrayBuffer>, kopf: Record<string, string>): Promise<Antwort> {
  const antwort = await fetch(web.url + pfad, { method: 'POST', headers: kopf, body });
  return { status: antwort.status, json: (await antwort.json()) as Antwort['json'] };
}
const schluessel = { authorization: `Bearer ${API_SCHLUESSEL}` };
const mizi = (body: unknown, kopf: Record<string, string> = {}): Promise<Antwort> =>
  sende('/api/mizi', typeof body === 'string' ? body : JSON.stringify(body), { ...schluessel, 'content-type': 'application/json', ...kopf });
const bericht = (body: string, kopf = signiereBericht(body, Math.floor(web.uhr.jetzt().getTime() / 1000), BERICHT_GEHEIMNIS)): Promise<Antwort> =>
  sende('/api/sendebericht', body, { 'content-type': 'application/json', [SIGNATUR_HEADER]: kopf });
const anzahl = async (tabelle: string): Promise<number> => (await web.datenbank.pool.query(`SELECT 1 FROM ${tabelle}`)).rowCount ?? 0;

describe('POST /api/mizi', () => {
  it('takes a notice in once, however often it comes at once', async () => {
    const antworten = await Promise.all(Array.from({ length: 20 }, () => mizi(mitteilung(1))));
    expect(antworten.filter((a) => a.status === 201)).toHaveLength(1);
    expect(antworten.filter((a) => a.status === 200)).toHaveLength(19);
    expect(new Set(antworten.map((a) => a.json['aktenzeichen'])).size).toBe(1);
  });

  it('answers 422 with a German sentence per field and keeps the notice for a person', async () => {
    const { status, json } = await mizi({ ...mitteilung(2), rueckstand: -1, wohnung: { plz: 'x' }, unbekannt: 1 });
    expect(status).toBe(422);
    expect(json.fehler).toEqual(expect.arrayContaining([{ feld: 'rueckstand', text: 'Der Betrag darf nicht negativ sein.' }, { feld: 'wohnung.strasse', text: 'Diese Angabe fehlt.' }, { feld: 'unbekannt', text: 'Das Feld „unbekannt“ ist nicht vorgesehen.' }]));
    await mizi({ ...mitteilung(2), rueckstand: -1, wohnung: { plz: 'x' }, unbekannt: 1 });
    expect(await anzahl('eingang_fehler')).toBe(1);
  });

  it('lets a person see and settle what could not be read', async () => {
    const anna = await angemeldet(web, 'anna');
    const liste = await anna.hole('/posteingang');
    const pfad = /href="(\/posteingang\/unlesbar\/\d+)"/.exec(liste.text)?.[1] ?? '';
    const seite = await anna.hole(pfad);
    expect(seite.text).toContain('Wohnbau Süd GmbH');
    expect((await anna.sende(pfad, { vermerk: '' })).text).toContain('Bitte kurz vermerken');
    expect((await anna.sende(pfad, { vermerk: 'Von Hand erfasst' })).ziel).toBe('/posteingang');
    expect((await anna.hole('/posteingang')).text).not.toContain(pfad);
  });

  it.each([
    ['no key', { authorization: '' }],
    ['a wrong key', { authorization: `Bearer ${API_SCHLUESSEL}x` }],
    ['another scheme', { authorization: `Basic ${API_SCHLUESSEL}` }],
  ])('answers 401 for %s', async (_, kopf) => {
    expect((await mizi(mitteilung(3), kopf)).status).toBe(401);
  });

  it('answers 400 for broken JSON and broken UTF-8, 415 for another type, 413 beyond 1 MB', async () => {
    expect((await mizi('{"gericht":')).status).toBe(400);
    expect((await sende('/api/mizi', new Uint8Array([0x22, 0xff, 0x22]), { ...schluessel, 'content-type': 'application/json' })).status).toBe(400);
    expect((await mizi(mitteilung(3), { 'content-type': 'text/xml' })).status).toBe(415);
    expect((await mizi(mitteilung(3), { 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await mizi({ ...mitteilung(3), gericht: 'x'.repeat(1_100_000) })).status).toBe(413);
    expect((await sende('/api/gibt-es-nicht', '{}', schluessel)).status).toBe(404);
  });

  it('takes up to 1 MB', async () => {
    expect((await mizi({ ...mitteilung(3), gericht: 'x'.repeat(1_000_000) })).status).toBe(422);
  });

  it('has no way around it for keys of the prototype', async () => {
    const { status } = await mizi(`{"__proto__":{"neu":true},"constructor":{"prototype":{"x":1}},${JSON.stringify(mitteilung(4)).slice(1)}`);
    expect(status).toBe(422);
    expect(Reflect.get({}, 'neu')).toBeUndefined();
  });
});

describe('POST /api/sendebericht', () => {
  it('marks a transmission as sent, once', async () => {
    const id = await setzeInGang(web, await legeFallAn(web, 30), { status: 'ANGENOMMEN' });
    const { message_id: messageId } = (await web.datenbank.pool.query('SELECT message_id FROM uebermittlung WHERE id = $1', [id])).rows[0];
    const body = JSON.stringify({ kennung: 'r1', messageId, ergebnis: 'GESENDET', gesendetAm: web.uhr.jetzt().toISOString(), seiten: 3 });
    expect(await bericht(body)).toEqual({ status: 200, json: { aufnahme: 'UEBERNOMMEN' } });
    expect(await bericht(body)).toEqual({ status: 200, json: { aufnahme: 'BEKANNT' } });
    expect((await web.datenbank.pool.query('SELECT status FROM uebermittlung WHERE id = $1', [id])).rows).toEqual([{ status: 'GESENDET' }]);
  });

  it('answers 401 without a signature, for another body, another secret and an old one', async () => {
    const jetzt = Math.floor(web.uhr.jetzt().getTime() / 1000);
    for (const kopf of ['', signiereBericht('{"a":1}', jetzt, BERICHT_GEHEIMNIS), signiereBericht('{}', jetzt, 'x'.repeat(40)), signiereBericht('{}', jetzt - 301, BERICHT_GEHEIMNIS)]) {
      expect((await bericht('{}', kopf)).status).toBe(401);
    }
  });

  it('answers 404 for an unknown transmission, 422 for wrong fields, 400 for broken JSON', async () => {
    expect((await bericht(JSON.stringify({ kennung: 'r', messageId: crypto.randomUUID(), ergebnis: 'GESENDET' }))).status).toBe(404);
    expect((await bericht('{"kennung":"r"}')).status).toBe(422);
    expect((await bericht('{')).status).toBe(400);
  });
});

describe('hostile input', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('\0', '\uD800', '__proto__', '9007199254740993', '<script>', "'; DROP TABLE fall --", '\u202E', 'ß'.repeat(3000)));
  const wert = fc.oneof(text, fc.double(), fc.bigInt().map(Number), fc.constantFrom(null, true, [], {}, 2 ** 53 + 1, -0, 1e308), fc.array(text, { maxLength: 12 }), fc.dictionary(text, text, { maxKeys: 4 }));
  const felder = Object.keys(mitteilung(1));
  const verdorben = fc.tuple(fc.dictionary(fc.oneof(fc.constantFrom(...felder), text), wert, { maxKeys: 6 }), fc.nat(1_000_000)).map(([d, n]) => JSON.stringify({ ...mitteilung(100_000 + n), ...d }));
  const eingaben = fc.oneof({ weight: 5, arbitrary: verdorben }, { weight: 2, arbitrary: fc.json() }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) });

  /** Twenty at a time: the machine is busy, the server is not the only one that waits. */
  async function statusJeEingabe(koerper: string[], rufe: (body: string) => Promise<Antwort>): Promise<Map<number, string>> {
    const gesehen = new Map<number, string>();
    for (let i = 0; i < koerper.length; i += 20) {
      const teil = koerper.slice(i, i + 20);
      for (const [k, { status }] of (await Promise.all(teil.map(rufe))).entries()) gesehen.set(status, `input ${i + k}: ${JSON.stringify(teil[k]).slice(0, 300)}`);
    }
    return gesehen;
  }

  it('is answered without a 5xx and without an end by /api/mizi: 500 inputs', async () => {
    const gesehen = await statusJeEingabe(fc.sample(eingaben, { numRuns: 500, seed: 20_260_402 }), (body) => mizi(body));
    expect([...gesehen].filter(([status]) => status >= 500)).toEqual([]);
    expect([...gesehen.keys()].toSorted((a, b) => a - b)).toEqual(expect.arrayContaining([201, 400, 422]));
    expect((await mizi(mitteilung(99))).status).toBe(201);
  }, 120_000);

  it('is answered without a 5xx and without an end by /api/sendebericht: 500 inputs', async () => {
    const felderBericht = fc.dictionary(fc.oneof(fc.constantFrom('kennung', 'messageId', 'ergebnis', 'gesendetAm', 'seiten', 'fehlerCode'), text), fc.oneof(wert, fc.uuid(), fc.constantFrom('GESENDET')), { maxKeys: 6 }).map((d) => JSON.stringify({ kennung: 'r', messageId: '00000000-0000-4000-8000-000000000000', ergebnis: 'GESENDET', ...d }));
    const koerper = fc.sample(fc.oneof({ weight: 3, arbitrary: felderBericht }, { weight: 1, arbitrary: fc.json() }), { numRuns: 500, seed: 20_260_403 });
    const gesehen = await statusJeEingabe(koerper, (body) => bericht(body));
    expect([...gesehen].filter(([status]) => ![400, 404, 422].includes(status))).toEqual([]);
  }, 120_000);
});

describe('GET /api/openapi.json', () => {
  it('describes both ways in as OpenAPI 3.1 with every field of a notice', async () => {
    const dokument = await (await fetch(`${web.url}/api/openapi.json`)).json();
    expect(dokument).toMatchObject({ openapi: '3.1.0', paths: { '/api/mizi': { post: {} }, '/api/sendebericht': { post: {} } } });
    expect(Object.keys(dokument.paths['/api/mizi'].post.requestBody.content['application/json'].schema.properties)).toEqual(expect.arrayContaining(felderDerMitteilung));
  });
  const felderDerMitteilung = Object.keys(mitteilung(1));
});
