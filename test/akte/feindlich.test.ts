import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leseMitteilung, parseMitteilungJson, parseMitteilungXml, type Gelesen } from '../../src/akte/mitteilung-lesen.ts';
import { findTextfehler } from '../../src/akte/text.ts';
import { eingabe, HEUTE, zufall } from './beispiel.ts';

const SAAT = 20_260_402;

const BOESE = ['', ' ', '\0', 'A\0', '\uD800', '\uDFFF', '\u202E', '\uFEFF', '\uFFFD', '__proto__', 'constructor', 'toString', "' OR 1=1 --", '<script>alert(1)</script>', '${7*7}', '{{x}}', '../../etc/passwd', '9007199254740993', '1e999', '-0', 'NaN', 'x'.repeat(5000), '🏠'.repeat(300), 'é'.repeat(300), '2026-02-30', '0000-00-00', '99999-01-01', '٢٠٢٦', 'null', '[object Object]', '1,2,3', '٣,٥٠'];
const WERTE: unknown[] = [...BOESE, null, undefined, true, 0, -1, 1.5, 2 ** 53 + 1, Number.NaN, Number.POSITIVE_INFINITY, [], {}, [[]], [null], { name: null }, { __proto__: null }, new Date(0), 10n, Symbol('x'), () => 1];

/** A result is an answer: read, or refused with at least one message, and never with anything invisible in it. */
function pruefe(g: Gelesen): void {
  if (g.ok) {
    for (const name of [g.mitteilung.gericht, ...g.mitteilung.mieter.map((p) => p.name)]) expect(findTextfehler(name)).toBeUndefined();
    return;
  }
  expect(g.fehler.length).toBeGreaterThan(0);
  for (const { feld, text } of g.fehler) {
    expect(text).not.toBe('');
    expect(findTextfehler(feld.replaceAll('.', ' ') + text)).toBeUndefined();
    expect(feld.length + text.length).toBeLessThan(500);
  }
}

describe('hostile input', () => {
  it('in any place of a notice is answered, 2,000 times', () => {
    const wuerfel = zufall(SAAT);
    const einer = <T>(liste: readonly T[]): T => liste[Math.floor(wuerfel() * liste.length)] as T;
    let angenommen = 0;
    for (let i = 0; i < 2000; i++) {
      const wert = structuredClone(eingabe()) as unknown as Record<string, unknown>;
      const ort = einer([wert, wert, wert['wohnung'], (wert['mieter'] as unknown[])[0], wert['vermieter']]) as Record<string, unknown>;
      const feld = wuerfel() < 0.15 ? einer(BOESE) : einer(Object.keys(ort));
      Object.defineProperty(ort, feld, { value: einer(WERTE), enumerable: true, configurable: true });
      const g = leseMitteilung(wert, HEUTE);
      pruefe(g);
      if (g.ok) angenommen++;
    }
    expect(angenommen).toBeGreaterThan(50);
    expect(angenommen).toBeLessThan(1000);
  });

  it('as bytes of a file is answered, 2,000 times: notices with broken, doubled and swapped bytes', () => {
    const json = Buffer.from(JSON.stringify(eingabe()));
    const xml = Buffer.from('<?xml version="1.0" encoding="UTF-8"?><mitteilung><gericht>AG &amp; &#65;</gericht><mieter><name>Müller</name></mieter><!-- x --><a b="c"/><![CDATA[x]]></mitteilung>');
    const wuerfel = zufall(SAAT + 1);
    for (let i = 0; i < 2000; i++) {
      const bytes = Buffer.from(i % 2 === 0 ? json : xml);
      for (let n = 0; n < 1 + wuerfel() * 6; n++) bytes[Math.floor(wuerfel() * bytes.length)] = Math.floor(wuerfel() * 256);
      const schnitt = wuerfel() < 0.2 ? bytes.subarray(0, Math.floor(wuerfel() * bytes.length)) : bytes;
      pruefe(parseMitteilungJson(schnitt, HEUTE));
      pruefe(parseMitteilungXml(schnitt, HEUTE));
    }
  });

  it('of any shape is answered, 1,000 times', () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true }), (wert) => pruefe(leseMitteilung(wert, HEUTE))), { seed: SAAT, numRuns: 500 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        pruefe(parseMitteilungJson(bytes, HEUTE));
        pruefe(parseMitteilungXml(bytes, HEUTE));
      }),
      { seed: SAAT, numRuns: 500 },
    );
  });

  it.each([
    ['character references of direction overrides', '<mitteilung><gericht>A&#x202E;B</gericht></mitteilung>'],
    ['a character reference to NUL', '<mitteilung><gericht>A&#0;B</gericht></mitteilung>'],
    ['an undeclared entity', '<mitteilung><gericht>&xxe;</gericht></mitteilung>'],
    ['names of the prototype', '<mitteilung><constructor>1</constructor><toString>2</toString></mitteilung>'],
    ['the prototype itself', '<mitteilung><__proto__><x>1</x></__proto__></mitteilung>'],
    ['a megabyte of one element', `<mitteilung><gericht>${'x'.repeat(1_000_000)}</gericht></mitteilung>`],
    ['a hundred thousand elements', `<mitteilung>${'<mieter><name>A</name></mieter>'.repeat(30_000)}</mitteilung>`],
    ['a hundred thousand unknown elements', `<mitteilung>${Array.from({ length: 60_000 }, (_, i) => `<a${i}/>`).join('')}</mitteilung>`],
  ])('refuses %s', (_, text) => {
    const g = parseMitteilungXml(Buffer.from(text), HEUTE);
    expect(g.ok).toBe(false);
    pruefe(g);
  });
});
