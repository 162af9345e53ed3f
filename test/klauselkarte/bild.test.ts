import { describe, expect, it } from 'vitest';
import { ausschnitte, blatt, zeichneMarken } from '../../src/klauselkarte/bild.ts';

const SVG = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "x" "y">\n<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="500" viewBox="100 50 1000 500" version="1.1"><g><rect class="djs-visual" style="marker-end: url(\'#marker-1\')"/><rect class="djs-hit djs-hit-all" x="0"/></g></svg>';
const marke = { x: 200, y: 100, width: 100, height: 80 };

describe('the picture of a clause', () => {
  it('is the picture of the diagram with a frame around each element, without document type and surfaces for the mouse', () => {
    const bild = zeichneMarken(SVG, [marke]);
    expect(bild).toMatch(/^<svg /);
    expect(bild).toContain('<g><rect x="195" y="95" width="110" height="90" rx="12"');
    expect(bild).not.toContain('djs-hit');
    expect(bild).toContain('viewBox="100 50 1000 500"');
  });

  it('is cut to the parts in which the marks are: near ones together, never more than there is', () => {
    const ganz = blatt(SVG);
    expect(ausschnitte([marke], ganz)).toEqual([{ x: 140, y: 50, width: 220, height: 190 }]);
    const fern = { ...marke, x: 1050 };
    const innen = { x: 210, y: 110, width: 20, height: 20 };
    expect(ausschnitte([fern, marke, innen], ganz)).toEqual([{ x: 140, y: 50, width: 220, height: 190 }, { x: 990, y: 50, width: 110, height: 190 }]);
    // The one in the middle joins the two at the sides.
    expect(ausschnitte([marke, { ...marke, x: 520 }, { ...marke, x: 360 }], ganz)).toHaveLength(1);
    expect(ausschnitte([], ganz)).toEqual([]);
    expect(zeichneMarken(SVG, [marke], ausschnitte([marke], ganz)[0])).toContain(' width="220" height="190" viewBox="140 50 220 190"');
  });

  it.each(['<script>alert(1)</script>', '<foreignObject/>', '<a href="https://example.org">x</a>', '<g onload="x()"/>', '<path xlink:href="x"/>', '<g style="fill: url(https://example.org/x)"/>', '<!-- <g> -->'])('is refused with %s in it', (fremd) => {
    expect(() => zeichneMarken(SVG.replace('</svg>', `${fremd}</svg>`), [])).toThrow(/^The picture/);
  });
});
