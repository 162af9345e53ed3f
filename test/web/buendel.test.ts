import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../../src/web/bausteine/html.ts';
import { browserSkript, liefereBuendel, skriptDaten } from '../../src/web/buendel.ts';
import { starteWeb, type Webserver } from '../../src/web/start.ts';
import { STATISCH } from '../../src/web/statisch.ts';

let server: Webserver;
const hole = (datei: string, kopf: Record<string, string> = {}): Promise<Response> => fetch(`http://127.0.0.1:${server.port}${STATISCH}/browser/${datei}`, { headers: kopf });

beforeAll(async () => {
  const app = express();
  liefereBuendel(app);
  server = await starteWeb(app, '127.0.0.1', 0);
});
afterAll(() => server.stop());

describe('the script of a page', () => {
  it('is one file of plain JavaScript, packed, and asked for again only when it changed', async () => {
    const antwort = await hole('tasten.js');
    expect(antwort.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(antwort.headers.get('content-encoding')).toBe('gzip');
    const text = await antwort.text();
    expect(text).not.toMatch(/^\s*import\s|: string/m);
    expect(await (await hole('tasten.js', { 'accept-encoding': 'identity' })).text()).toBe(text);
    const marke = antwort.headers.get('etag') ?? '';
    expect((await hole('tasten.js', { 'if-none-match': marke, 'cache-control': 'max-age=0' })).status).toBe(304);
  });

  it.each(['gibt-es-nicht.js', 'module.d.ts', 'teile.js', '..%2fapp.js', 'tasten.ts', 'tasten.js.map'])('is nothing else: %s', async (datei) => {
    expect((await hole(datei)).status).toBe(404);
  });

  it('gets what the page holds for it as an attribute, in which nothing can end the element', () => {
    const text = String(skriptDaten('x', { name: '"></data><script>alert(1)</script>' }));
    expect(text).not.toContain('<script>');
    expect(text).toMatch(/^<data id="x" value="\{&quot;name&quot;:[^"<>]*" hidden><\/data>$/);
  });

  it('is loaded as a module from our own address', () => {
    expect(String(html`${browserSkript('tasten')}`)).toBe(`<script type="module" src="${STATISCH}/browser/tasten.js"></script>`);
  });
});
