import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { modellordner } from '../src/config.ts';
import { bildName } from '../src/modelle/bild-name.ts';
import { startBrowser } from './chromium.ts';
import { findeDiagramme, fotografiere, leseDiagramm, zeichne } from './zeichnen.ts';

/**
 * Draws the diagrams into docs/diagramme/*.svg, those of a folder of its own (KOOPERATION_MODELLE) into `diagramme/` there. `node scripts/diagramme.ts [--png DIR] [FILE.bpmn …]`
 * With --png also as PNG files to look at, big ones cut into parts of readable size.
 */
const modelle = fileURLToPath(modellordner());
const eigene = Boolean(process.env['KOOPERATION_MODELLE']);
const ziel = eigene ? join(modelle, 'diagramme') : join(import.meta.dirname, '..', 'docs', 'diagramme');
const { values, positionals } = parseArgs({ options: { png: { type: 'string' } }, allowPositionals: true });

const dateien = positionals.length > 0 ? positionals.map((p) => relative(modelle, resolve(p))) : await findeDiagramme(modelle);
await mkdir(ziel, { recursive: true });
if (values.png) await mkdir(values.png, { recursive: true });
const browser = await startBrowser();
try {
  for (const datei of dateien) {
    const zeichnung = await zeichne(browser, await leseDiagramm(modelle, datei));
    for (const warnung of zeichnung.warnungen) console.error(`${datei}: ${warnung}`);
    if (zeichnung.warnungen.length > 0) process.exitCode = 1;
    const svg = join(ziel, `${bildName(datei)}.svg`);
    await writeFile(svg, zeichnung.svg);
    console.log(relative('', svg));
    if (values.png) console.log((await fotografiere(browser, zeichnung, bildName(datei), values.png)).join('\n'));
  }
} finally {
  await browser.close();
}
