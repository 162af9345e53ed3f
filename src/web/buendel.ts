import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Application, Request, Response } from 'express';
import { build } from 'esbuild';
import { html, type Html } from './bausteine/html.ts';
import { STATISCH } from './statisch.ts';

type Datei = { inhalt: Buffer; gepackt: Buffer; marke: string; art: string };
type Buendel = ReadonlyMap<string, Datei>;

const ORDNER = new URL('browser/', import.meta.url);
const PFAD = `${STATISCH}/browser`;
const NAME = /^[a-z0-9-]+$/;
const ARTEN: Record<string, string> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', woff2: 'font/woff2', woff: 'font/woff', ttf: 'font/ttf', svg: 'image/svg+xml', wasm: 'application/wasm' };
/** Fonts and pictures of libraries become files of their own: the policy of our pages takes fonts from our address only. */
const BEIGABEN = { '.woff2': 'file', '.woff': 'file', '.ttf': 'file', '.eot': 'empty', '.svg': 'file', '.wasm': 'file' } as const;

const buendel = new Map<string, Promise<Buendel>>();

/**
 * The files of one entry point `browser/<name>.ts`: `<name>.js`, `<name>.css` if it imports styles, and what they load.
 * Built at the first call in this process and kept; nothing is written to the disk.
 */
export function baueBuendel(name: string): Promise<Buendel> {
  let fertig = buendel.get(name);
  if (!fertig) {
    fertig = baue(name);
    buendel.set(name, fertig);
    fertig.catch(() => buendel.delete(name));
  }
  return fertig;
}

async function baue(name: string): Promise<Buendel> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, ORDNER))],
    outdir: '/',
    publicPath: PFAD,
    assetNames: `${name}~[name]-[hash]`,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    sourcemap: false,
    logLevel: 'silent',
    loader: BEIGABEN,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return new Map(await Promise.all(outputFiles.map(async (d) => [basename(d.path), await verpacke(basename(d.path), Buffer.from(d.contents))] as const)));
}

async function verpacke(name: string, inhalt: Buffer): Promise<Datei> {
  return { inhalt, gepackt: await promisify(gzip)(inhalt), marke: `"${createHash('sha256').update(inhalt).digest('base64url').slice(0, 22)}"`, art: ARTEN[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream' };
}

/** Serves the bundles. Browsers ask each time whether one has changed (304 when not): no number to bump when a script changes. */
export function liefereBuendel(app: Application): void {
  app.get(`${PFAD}/:datei`, async (req: Request, res: Response, next) => {
    const gesucht = String(req.params['datei']);
    const name = gesucht.split(/[.~]/, 1)[0] ?? '';
    const datei = NAME.test(name) && existsSync(new URL(`${name}.ts`, ORDNER)) ? (await baueBuendel(name)).get(gesucht) : undefined;
    if (!datei) {
      next();
      return;
    }
    res.set({ 'Content-Type': datei.art, 'Cache-Control': 'public, no-cache', ETag: datei.marke, Vary: 'Accept-Encoding' });
    if (req.fresh) res.status(304).end();
    else if (req.acceptsEncodings('gzip')) res.set('Content-Encoding', 'gzip').end(datei.gepackt);
    else res.end(datei.inhalt);
  });
}

/** Loads an entry point into a page. @param stile whether it has a stylesheet, too */
export const browserSkript = (name: string, { stile = false } = {}): Html => html`${stile ? html`<link rel="stylesheet" href="${PFAD}/${name}.css" />` : null}<script type="module" src="${PFAD}/${name}.js"></script>`;

/**
 * What a script is given by the page, read there with `leseDaten(id)`. An attribute, because every value in it is escaped
 * like any other one; the content of a script element would have to be marked as safe by hand.
 */
export const skriptDaten = (id: string, wert: unknown): Html => html`<data id="${id}" value="${JSON.stringify(wert)}" hidden></data>`;
