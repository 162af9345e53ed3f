import { describe, expect, it } from 'vitest';
import { zeichneMarken } from '../../src/klauselkarte/bild.ts';
import { ladeKartenwerk } from '../../src/klauselkarte/zum-lesen.ts';

const werk = await ladeKartenwerk();

/** Where the picture has each element: `id x y`. */
const orte = (svg: string): Set<string> => new Set([...svg.matchAll(/data-element-id="([^"]+)" transform="matrix\(1 0 0 1 (-?[\d.]+) (-?[\d.]+)\)"/g)].map(([, id, x, y]) => `${id} ${x} ${y}`));

describe.each(werk.diagramme)('the committed picture of $name', ({ name, prozesse, kaesten }) => {
  it('shows every shape where the diagram has it: run `npm run diagramme` after a change', async () => {
    const gezeichnet = orte((await werk.bild(name)) ?? '');
    // A process has no shape: it is where its pool is.
    const fehlend = [...kaesten].filter(([id, { x, y }]) => !prozesse.includes(id) && !gezeichnet.has(`${id} ${x} ${y}`));
    expect(fehlend.map(([id]) => id)).toEqual([]);
  });

  it('is fit to be shown', async () => {
    expect(zeichneMarken((await werk.bild(name)) ?? '', [])).toMatch(/^<svg /);
  });
});
