import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { angemeldet, starteTestWeb, type Besuch, type TestWeb } from './hilfe.ts';

let web: TestWeb;
let petra: Besuch;
beforeAll(async () => {
  web = await starteTestWeb();
  petra = await angemeldet(web, 'petra');
});
afterAll(() => web.close());

describe('the agreement in the Akte', () => {
  it('leads from each clause to the diagrams that carry it out, and back', async () => {
    const { text } = await petra.hole('/klauseln');
    expect(text).toContain('<h3 class="kern-heading-small">2 Information des Amtsgerichtes über Räumungsklagen bei Zahlungsverzug (MiZi)</h3>');
    expect(text).toContain('href="/klauseln/H-2.2"');
    expect(text).toContain('href="/klauseln/D-6.2"');
    const klausel = await petra.hole('/klauseln/H-2.2');
    expect(klausel.text).toContain('<code>CallActivity_Anlage1Uebermitteln</code>');
    expect(klausel.text).toContain('href="/diagramme/hannover-mizi"');
    const diagramm = await petra.hole('/diagramme/hannover-mizi');
    expect(diagramm.text).toMatch(/href="\/klauseln\/H-2\.2">[\s\S]*Anlage 1 an das Jobcenter übermitteln/);
  });

  it('shows the rules of a decision table', async () => {
    const { text } = await petra.hole('/klauseln/K-HAN-UMZUG');
    expect(text).toContain('Wird die Zusicherung erteilt?');
    expect(text).toContain('Es gilt die erste Zeile, die zutrifft.');
    expect(text).toMatch(/<td class="kern-table__cell [^"]*" role="cell">/);
  });

  it('marks the elements of a clause in the picture, which can run nothing', async () => {
    const marken = (svg: string): number => svg.split('stroke="#b34700"').length - 1;
    const [ganz, teil, ohne] = await Promise.all(['/klauseln/H-2.2/bild/hannover-mizi', '/klauseln/H-2.2/bild/hannover-mizi?ausschnitt=1', '/diagramme/hannover-mizi/bild'].map((pfad) => petra.hole(pfad)));
    expect(ganz?.kopf.get('content-type')).toMatch(/^image\/svg\+xml/);
    expect(ganz?.kopf.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    expect([marken(ganz?.text ?? ''), marken(teil?.text ?? ''), marken(ohne?.text ?? '')]).toEqual([6, 6, 0]);
    const breite = (svg = ''): number => Number(/ width="([\d.]+)"/.exec(svg)?.[1]);
    expect(breite(teil?.text)).toBeLessThan(breite(ganz?.text));
  });

  it.each(['/klauseln/H-99', '/klauseln/__proto__', '/diagramme/..%2f..%2fREADME', '/diagramme/hannover-mizi.svg', '/klauseln/H-2.2/bild/nichts', '/klauseln/H-99/bild/hannover-mizi'])('does not know %s', async (pfad) => {
    expect((await petra.hole(pfad)).status).toBe(404);
  });
});
