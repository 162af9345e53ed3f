import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { cacheOrdner } from '../src/camunda/lokal/beschaffung.ts';

const fuehreAus = promisify(execFile);
const angaben = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

type Programm = { pfad: string; umgebung: Record<string, string> };

/**
 * A headless browser: CHROMIUM_PATH, else the one in the npm package @sparticuz/chromium (a headless shell: the same version
 * everywhere, and it needs a quarter less time than a whole browser), else /usr/bin/chromium where the package does not run.
 * @throws Error when the named program does not start
 */
export async function startBrowser(): Promise<Browser> {
  const genannt = process.env['CHROMIUM_PATH'];
  if (genannt) return starte({ pfad: genannt, umgebung: {} });
  const system = (): Promise<Browser> => starte({ pfad: '/usr/bin/chromium', umgebung: {} });
  if (process.platform !== 'linux' || process.arch !== 'x64') return system();
  const programm = await packeAus();
  return starte(programm).catch(async (fehler: unknown) => {
    if (await vorhanden('/usr/bin/chromium')) return system();
    throw fehler;
  });
}

function starte({ pfad, umgebung }: Programm): Promise<Browser> {
  return chromium.launch({ executablePath: pfad, args: angaben, env: { ...(process.env as Record<string, string>), ...umgebung } });
}

/**
 * Unpacks the package once into the cache; the folder appears whole or not at all. The package brings the libraries and fonts
 * that a bare server lacks (NSS above all), made for Amazon Linux: they are used only where the system has none.
 */
async function packeAus(): Promise<Programm> {
  const paket = fileURLToPath(new URL('../..', import.meta.resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(await readFile(join(paket, 'package.json'), 'utf8')) as { version: string };
  const ordner = join(cacheOrdner(process.env['KOOPERATION_CACHE'] || undefined), `chromium-${version}`);
  const pfad = join(ordner, 'chromium');
  if (!(await vorhanden(pfad))) {
    const halb = `${ordner}.${process.pid}`;
    await mkdir(halb, { recursive: true });
    await entpacke(join(paket, 'bin', 'chromium.br'), join(halb, 'chromium'));
    await chmod(join(halb, 'chromium'), 0o755);
    for (const archiv of ['al2023', 'fonts']) {
      const tar = join(halb, `${archiv}.tar`);
      await entpacke(join(paket, 'bin', `${archiv}.tar.br`), tar);
      await fuehreAus('tar', ['-xf', tar, '-C', halb]);
      await rm(tar);
    }
    await writeFile(join(halb, 'fonts.conf'), `<fontconfig><dir>/usr/share/fonts</dir><dir>${ordner}/fonts</dir><cachedir>${ordner}/fonts-cache</cachedir></fontconfig>`);
    // Another process may have been faster: its folder is as good as ours.
    await rename(halb, ordner).catch(() => rm(halb, { recursive: true, force: true }));
  }
  const { stdout } = await fuehreAus('ldd', [pfad]);
  return {
    pfad,
    umgebung: {
      ...(stdout.includes('not found') ? { LD_LIBRARY_PATH: join(ordner, 'lib') } : {}),
      ...((await vorhanden('/etc/fonts/fonts.conf')) ? {} : { FONTCONFIG_PATH: ordner }),
    },
  };
}

const entpacke = (von: string, nach: string): Promise<void> => pipeline(createReadStream(von), createBrotliDecompress(), createWriteStream(nach));

const vorhanden = (pfad: string): Promise<boolean> => access(pfad).then(() => true, () => false);
