import { createServer, connect, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erstellePool } from '../../src/db/pool.ts';
import { stillesProtokoll, type Felder, type Protokoll } from '../../src/protokoll.ts';
import { STATISCH } from '../../src/web/statisch.ts';
import { legeFallAn, mitteilung } from './faelle.ts';
import { angemeldet, API_SCHLUESSEL, type Besuch, starteTestWeb, type TestWeb } from './hilfe.ts';

/** The road to PostgreSQL, which can be closed: connections are cut and new ones are refused. */
class Strasse {
  #server: Server | undefined;
  #offen = new Set<Socket>();
  #ziel: URL;
  #port = 0;
  constructor(url: string) {
    this.#ziel = new URL(url);
  }

  async oeffne(): Promise<string> {
    this.#server = createServer((von) => {
      const nach = connect(Number(this.#ziel.port), this.#ziel.hostname);
      for (const [a, b] of [[von, nach], [nach, von]] as const) {
        this.#offen.add(a);
        a.on('error', () => b.destroy()).on('close', () => b.destroy()).pipe(b);
      }
    });
    await new Promise<void>((fertig) => this.#server?.listen(this.#port, '127.0.0.1', fertig));
    const adresse = this.#server.address();
    this.#port = typeof adresse === 'object' && adresse ? adresse.port : 0;
    const url = new URL(this.#ziel);
    url.port = String(this.#port);
    url.search = '';
    return url.href;
  }

  async schliesse(): Promise<void> {
    const zu = new Promise((fertig) => this.#server?.close(fertig));
    for (const socket of this.#offen) socket.destroy();
    this.#offen.clear();
    await zu;
  }
}

let strasse: Strasse;
let web: TestWeb;
let anna: Besuch;
let aktenzeichen: string;
const zeilen: { ereignis: string; felder: Felder }[] = [];
const merke = (ereignis: string, felder: Felder = {}): void => void zeilen.push({ ereignis, felder });
const protokoll: Protokoll = { info: merke, warn: merke, fehler: merke };

beforeAll(async () => {
  web = await starteTestWeb({
    protokoll,
    verbinde: async (url) => {
      strasse = new Strasse(url);
      return erstellePool(await strasse.oeffne(), stillesProtokoll);
    },
  });
  aktenzeichen = await legeFallAn(web, 1);
  anna = await angemeldet(web, 'anna');
});
afterAll(async () => {
  await web.close();
  await strasse.schliesse();
});

const mizi = (nummer: number): Promise<Response> => fetch(`${web.url}/api/mizi`, { method: 'POST', headers: { authorization: `Bearer ${API_SCHLUESSEL}`, 'content-type': 'application/json' }, body: JSON.stringify(mitteilung(nummer)) });

describe('while PostgreSQL is away', () => {
  it('answers 503 in German everywhere, keeps styles, and works again by itself with the same session', async () => {
    await anna.hole('/faelle');
    await strasse.schliesse();
    for (const antwort of [await anna.hole('/faelle'), await anna.hole('/anmelden'), await anna.sende('/faelle', { suche: 'Möller' })]) {
      expect(antwort.status).toBe(503);
      expect(antwort.text).toContain('Die Akte ist gerade nicht erreichbar');
      expect(antwort.text).not.toMatch(/ECONN|127\.0\.0\.1|postgres|at .*\.ts/i);
      expect(antwort.kopf.get('retry-after')).toBe('30');
    }
    expect((await anna.hole(`${STATISCH}/akte.css`)).status).toBe(200);
    const gesund = await anna.hole('/gesundheit');
    expect([gesund.status, gesund.text]).toEqual([503, '{"status":"gestört"}']);
    const abgelehnt = await mizi(2);
    expect(abgelehnt.status).toBe(503);
    expect(await abgelehnt.json()).toEqual({ fehler: [{ feld: null, text: expect.stringContaining('Die Datenbank antwortet nicht.') }] });
    await strasse.oeffne();
    expect((await anna.hole('/gesundheit')).status).toBe(200);
    expect((await anna.hole('/faelle')).text).toContain('1 Fall');
    expect((await mizi(2)).status).toBe(201);
  });

  it('answers 503 when the connection breaks between two requests, and 200 at the next', async () => {
    await anna.hole('/faelle');
    await strasse.schliesse();
    await strasse.oeffne();
    expect([200, 503]).toContain((await anna.hole('/faelle')).status);
    expect((await anna.hole('/faelle')).status).toBe(200);
  });
});

describe('an unexpected error', () => {
  it('shows nothing of the inside and logs no input', async () => {
    await web.datenbank.pool.query('ALTER TABLE haushalt RENAME TO weg');
    const antwort = await anna.sende('/faelle', { suche: 'Geheimname' });
    await web.datenbank.pool.query('ALTER TABLE weg RENAME TO haushalt');
    expect(antwort.status).toBe(500);
    expect(antwort.text).toContain('Da ist etwas schiefgegangen');
    expect(antwort.text).not.toMatch(/haushalt|relation|SELECT|\.ts/);
    expect(zeilen).toContainEqual({ ereignis: 'Anfrage gescheitert', felder: { code: 'error:42P01', status: 500 } });
  });
});

describe('the log', () => {
  it('has the pattern of the route, the Aktenzeichen and no other value', async () => {
    zeilen.length = 0;
    await anna.hole(`/akte/${aktenzeichen}`);
    await anna.sende('/faelle', { suche: 'Geheimname' });
    await anna.hole('/akte/Geheimname');
    await anna.hole('/Geheimname?name=Geheimname');
    await anna.hole('/fristen?zeitraum=Geheimname');
    expect(zeilen.map((z) => [z.ereignis, z.felder.weg, z.felder.status, z.felder.aktenzeichen])).toEqual([
      ['Anfrage', 'GET /akte/:aktenzeichen', 200, aktenzeichen],
      ['Anfrage', 'POST /faelle', 200, undefined],
      ['Anfrage', 'GET /akte/:aktenzeichen', 404, undefined],
      ['Anfrage', 'GET (ohne Seite)', 404, undefined],
      ['Anfrage', 'GET /fristen', 200, undefined],
    ]);
    expect(JSON.stringify(zeilen)).not.toMatch(/Geheimname|Möller/);
  });
});

describe('the headers of a page', () => {
  it('let nothing run or load from elsewhere and keep nothing', async () => {
    const { kopf, text } = await anna.hole('/faelle');
    expect(kopf.get('content-security-policy')).toBe("default-src 'none';script-src 'self';style-src 'self';font-src 'self';img-src 'self' data:;connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none';object-src 'none'");
    expect(Object.fromEntries(kopf)).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(kopf.get('x-powered-by')).toBeNull();
    // Scripts are files of our own, never text in the page.
    for (const skript of text.match(/<script[^>]*>[^<]*/g) ?? []) expect(skript).toMatch(/^<script type="module" src="\/statisch\/[\w/.-]+">$/);
    expect(text).not.toMatch(/style="|\son\w+="/);
  });
});
