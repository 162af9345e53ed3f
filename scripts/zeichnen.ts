import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

/** What bpmn-js makes of a diagram. */
export type Zeichnung = {
  svg: string;
  /** what bpmn-js complains about: empty for a sound file */
  warnungen: string[];
  /** ids of everything that has a shape or an edge */
  gezeichnet: string[];
  breite: number;
  hoehe: number;
};

/** The part of bpmn-js that is used; it runs in the browser. */
type Viewer = {
  importXML(xml: string): Promise<{ warnings: { message: string }[] }>;
  saveSVG(): Promise<{ svg: string }>;
  get(dienst: 'elementRegistry'): { getAll(): { id: string; type: string }[] };
};

/** Draws a diagram as the modeler shows it. @throws Error when bpmn-js cannot read it at all */
export async function zeichne(browser: Browser, xml: string): Promise<Zeichnung> {
  const seite = await browser.newPage();
  try {
    await seite.setContent('<div id="flaeche" style="width:1600px;height:1000px"></div>');
    await seite.addScriptTag({ path: viewer });
    const zeichnung = await seite.evaluate(async (inhalt) => {
      const Bauplan = (globalThis as unknown as { BpmnJS: new (o: object) => Viewer }).BpmnJS;
      const bild = new Bauplan({ container: '#flaeche' });
      const { warnings } = await bild.importXML(inhalt);
      const { svg } = await bild.saveSVG();
      const [, breite, hoehe] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
      const gezeichnet = bild.get('elementRegistry').getAll().filter((e) => e.type !== 'label').map((e) => e.id);
      return { svg, warnungen: warnings.map((w) => w.message), gezeichnet, breite: Number(breite), hoehe: Number(hoehe) };
    }, xml);
    return { ...zeichnung, svg: nummeriereMarken(zeichnung.svg) };
  } finally {
    await seite.close();
  }
}

/** bpmn-js gives arrow heads random names: numbered, so that a picture only changes when its diagram does. */
function nummeriereMarken(svg: string): string {
  const namen = [...new Set(svg.match(/\bmarker-[a-z0-9]{10,}\b/g))];
  const nummern = new Map(namen.map((name, i) => [name, `marker-${i + 1}`]));
  return svg.replaceAll(/\bmarker-[a-z0-9]{10,}\b/g, (name) => nummern.get(name) ?? name);
}

/** Every diagram of the repository, as path relative to `ordner`, in a fixed order. */
export async function findeDiagramme(ordner: string): Promise<string[]> {
  return (await readdir(ordner, { recursive: true })).filter((d) => d.endsWith('.bpmn')).sort();
}

const KACHEL = { breite: 1500, hoehe: 1000, ueberlappung: 100 };

/** PNG of the whole drawing and, when it is too big to be read on a screen, of parts of it in its natural size. */
export async function fotografiere(browser: Browser, z: Zeichnung, name: string, ordner: string): Promise<string[]> {
  const seite = await browser.newPage({ viewport: { width: Math.ceil(z.breite), height: Math.ceil(z.hoehe) } });
  try {
    await seite.setContent(`<body style="margin:0;background:white">${z.svg.slice(z.svg.indexOf('<svg'))}</body>`);
    const bilder = [join(ordner, `${name}.png`)];
    await seite.screenshot({ path: bilder[0] as string });
    if (z.breite <= KACHEL.breite * 1.2 && z.hoehe <= KACHEL.hoehe * 1.2) return bilder;
    const schritt = { x: KACHEL.breite - KACHEL.ueberlappung, y: KACHEL.hoehe - KACHEL.ueberlappung };
    for (let y = 0; y < z.hoehe - KACHEL.ueberlappung; y += schritt.y) {
      for (let x = 0; x < z.breite - KACHEL.ueberlappung; x += schritt.x) {
        const path = join(ordner, `${name}-${y / schritt.y + 1}-${x / schritt.x + 1}.png`);
        await seite.screenshot({ path, clip: { x, y, width: Math.min(KACHEL.breite, z.breite - x), height: Math.min(KACHEL.hoehe, z.hoehe - y) } });
        bilder.push(path);
      }
    }
    return bilder;
  } finally {
    await seite.close();
  }
}

export const leseDiagramm = (ordner: string, datei: string): Promise<string> => readFile(join(ordner, datei), 'utf8');
