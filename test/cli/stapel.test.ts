import { Readable, Writable } from 'node:stream';
import { setImmediate as naechsteRunde } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rechneFrist } from '../../src/cli/rechnung-frist.ts';
import { rechneSchonfrist } from '../../src/cli/rechnung-schonfrist.ts';
import type { Rechnung } from '../../src/cli/rechnung.ts';
import { fuehreStapelAus } from '../../src/cli/stapel.ts';
import { HOECHSTE_ZEILE } from '../../src/cli/zeilen.ts';

type Antwort = { id: unknown; fristEnde?: string; ende?: string; fehler?: { code: string; text: string } };

async function stapel(stuecke: (string | Uint8Array)[], rechnung: Rechnung = rechneFrist): Promise<{ gut: boolean; antworten: Antwort[]; roh: string }> {
  let roh = '';
  const ausgabe = new Writable({ write: (stueck, _, fertig) => ((roh += String(stueck)), fertig()) });
  const gut = await fuehreStapelAus(rechnung, Readable.from(stuecke.map((s) => Buffer.from(s as string))), ausgabe);
  expect(roh === '' || roh.endsWith('\n')).toBe(true);
  return { gut, roh, antworten: roh.split('\n').slice(0, -1).map((zeile) => JSON.parse(zeile) as Antwort) };
}

const zeile = (weiter: object = {}): string => JSON.stringify({ id: 'a', beginn: '2026-04-02', werktage: 2, land: 'NI', ...weiter });

describe('a batch', () => {
  test('answers each line in order, with the id of the line first', async () => {
    const { gut, antworten, roh } = await stapel([[zeile(), zeile({ id: 7, modus: 'MO_FR' }), zeile({ id: '', werktage: undefined, tage: 14, rollen: false, vorfrist: 1 })].join('\n')]);
    expect(gut).toBe(true);
    expect(antworten.map((a) => [a.id, a.fristEnde])).toEqual([['a', '2026-04-07'], [7, '2026-04-08'], ['', '2026-04-16']]);
    expect(roh.split('\n')[0]).toMatch(/^\{"id":"a","fristEnde":"2026-04-07","ablauf":"2026-04-07T22:00:00\.000Z","vorfrist":"2026-04-07T06:00:00\.000Z","schritte":\["Do 02\.04\.2026 /);
  });

  test('an error takes the place of its answer, the lines around it are computed', async () => {
    const { gut, antworten } = await stapel([`${zeile()}\n${zeile({ id: 'b', beginn: '2026-02-30' })}\n${zeile({ id: 'c' })}\n`]);
    expect(gut).toBe(false);
    expect(antworten.map((a) => a.id)).toEqual(['a', 'b', 'c']);
    expect(antworten[1]).toEqual({ id: 'b', fehler: { code: 'DATUM_UNGUELTIG', text: '„2026-02-30“ ist kein gültiges Datum (erwartet JJJJ-MM-TT).' } });
    expect(antworten[2]?.fristEnde).toBe('2026-04-07');
  });

  test('blank lines are skipped but counted; CRLF, a byte order mark and a last line without line feed are read', async () => {
    const { gut, antworten } = await stapel([`\uFEFF${zeile()}\r\n\r\n  \t \n`, 'kaputt\n', zeile({ id: 'z' })]);
    expect(gut).toBe(false);
    expect(antworten.map((a) => a.id)).toEqual(['a', null, 'z']);
    expect(antworten[1]?.fehler).toEqual({ code: 'JSON_UNGUELTIG', text: 'Zeile 4: kein gültiges JSON' });
  });

  test('nothing in, nothing out', async () => {
    expect(await stapel([])).toMatchObject({ gut: true, roh: '' });
    expect(await stapel(['\n\n'])).toMatchObject({ gut: true, roh: '' });
  });

  test('the answers do not depend on how the bytes arrive', async () => {
    const bytes = Buffer.from(`${zeile({ id: 'äöü€' })}\n\n${zeile({ id: '😀' })}\nx\n${zeile()}`);
    const ganz = (await stapel([bytes])).roh;
    const einzeln = (await stapel([...bytes].map((b) => Uint8Array.of(b)))).roh;
    expect(einzeln).toBe(ganz);
    expect(ganz).toContain('"id":"äöü€"');
  });

  test('schonfrist answers in the same way', async () => {
    const zeilen = [
      { id: 1, zustellungen: ['2026-03-02', '2026-03-10'], land: 'NI', fruehereHeilungKuendigungAm: '2025-01-10', kuendigungAm: '2026-01-10' },
      { id: 2, zustellungen: [], klageEingangAm: '2026-03-02', land: 'NW' },
      { id: 3, zustellungen: [], land: 'NW' },
      { id: 4, zustellungen: '2026-03-02', land: 'NW' },
    ];
    const { gut, antworten } = await stapel([zeilen.map((z) => JSON.stringify(z)).join('\n')], rechneSchonfrist);
    expect(gut).toBe(false);
    expect(antworten[0]).toMatchObject({ id: 1, ende: '2026-05-11', heilungMoeglich: false });
    expect(antworten[1]).toMatchObject({ id: 2, ende: '2026-05-04', heilungMoeglich: true, grundlage: 'KLAGEEINGANG' });
    expect(antworten[2]).toMatchObject({ id: 3, fehler: { code: 'SCHONFRIST_OHNE_BEGINN' } });
    expect(antworten[3]).toEqual({ id: 4, fehler: { code: 'EINGABE_UNGUELTIG', text: 'zustellungen: muss eine Liste von Tagen sein' } });
  });
});

describe('a wrong line is answered, whatever it is', () => {
  test.each<[string, string | Uint8Array, unknown, string, RegExp]>([
    ['no JSON', '{"id":"a"', null, 'JSON_UNGUELTIG', /^Zeile 1: /],
    ['a list', '[]', null, 'EINGABE_UNGUELTIG', /^Zeile 1: muss ein JSON-Objekt sein$/],
    ['null', 'null', null, 'EINGABE_UNGUELTIG', /^Zeile 1: /],
    ['deep nesting', '['.repeat(30_000) + ']'.repeat(30_000), null, 'EINGABE_UNGUELTIG', /^Zeile 1: /],
    ['invalid UTF-8', Buffer.from([...Buffer.from('{"id":"a'), 0xff, 0x22, 0x7d]), null, 'UTF8_UNGUELTIG', /^Zeile 1: /],
    ['a line too long', `{"id":"${'a'.repeat(HOECHSTE_ZEILE)}"}`, null, 'ZEILE_ZU_LANG', /^Zeile 1: länger als 65536 Bytes$/],
    ['no id', '{"beginn":"2026-04-02","werktage":2,"land":"NI"}', null, 'ID_UNGUELTIG', /^Zeile 1: id: /],
    ['an id beyond 2^53', '{"id":9007199254740993}', null, 'ID_UNGUELTIG', /^Zeile 1: id: /],
    ['an id that is a list', zeile({ id: ['a'] }), null, 'ID_UNGUELTIG', /^Zeile 1: id: /],
    ['an id too long', zeile({ id: 'x'.repeat(201) }), null, 'ID_UNGUELTIG', /^Zeile 1: id: /],
    ['__proto__', '{"id":"a","__proto__":{"werktage":2},"beginn":"2026-04-02","land":"NI"}', 'a', 'EINGABE_UNGUELTIG', /unbekanntes Feld „__proto__“/],
    ['an unknown field', zeile({ tge: 3 }), 'a', 'EINGABE_UNGUELTIG', /^unbekanntes Feld „tge“$/],
    ['missing fields', '{"id":"a","werktage":2}', 'a', 'EINGABE_UNGUELTIG', /^beginn: fehlt; land: fehlt$/],
    ['a number as text', zeile({ werktage: '2' }), 'a', 'EINGABE_UNGUELTIG', /^werktage: muss eine Zahl sein$/],
    ['null for a field', zeile({ modus: null }), 'a', 'EINGABE_UNGUELTIG', /^modus: muss ein Text sein$/],
    ['an infinite number', '{"id":"a","beginn":"2026-04-02","werktage":1e999,"land":"NI"}', 'a', 'EINGABE_UNGUELTIG', /^werktage: /],
    ['a length beyond 2^53', '{"id":"a","beginn":"2026-04-02","werktage":9007199254740993,"land":"NI"}', 'a', 'LAENGE_UNGUELTIG', /von 1 bis 1000/],
    ['a length of zero', zeile({ werktage: 0 }), 'a', 'LAENGE_UNGUELTIG', /„0“/],
    ['half a day', zeile({ werktage: 0.5 }), 'a', 'LAENGE_UNGUELTIG', /„0\.5“/],
    ['two lengths', zeile({ monate: 1 }), 'a', 'LAENGE_UNEINDEUTIG', /genau einmal/],
    ['no length', zeile({ werktage: undefined }), 'a', 'LAENGE_UNEINDEUTIG', /genau einmal/],
    ['another Land', zeile({ land: 'BY' }), 'a', 'LAND_UNBEKANNT', /NI, NW/],
    ['another mode', zeile({ modus: 'mo_sa' }), 'a', 'MODUS_UNBEKANNT', /MO_SA, MO_FR/],
    ['an instant without offset', zeile({ beginn: '2026-04-02T10:00:00' }), 'a', 'ZEITPUNKT_OHNE_OFFSET', /Offset/],
    ['a year without calendar', zeile({ beginn: '2041-04-02' }), 'a', 'AUSSERHALB_KALENDER', /2040-12-31/],
  ])('%s', async (_, eingabe, id, code, text) => {
    const { gut, antworten } = await stapel([eingabe, '\n', zeile({ id: 'danach' })]);
    expect(gut).toBe(false);
    expect(antworten).toHaveLength(2);
    expect(antworten[0]).toEqual({ id, fehler: { code, text: expect.stringMatching(text) } });
    expect(antworten[1]).toMatchObject({ id: 'danach', fristEnde: '2026-04-07' });
  });

  test('any JSON value and any bytes get exactly one answer', async () => {
    const objekt = fc.record({ id: fc.jsonValue(), beginn: fc.jsonValue(), werktage: fc.jsonValue(), land: fc.constantFrom('NI', 'NW', 'xx', null) }, { requiredKeys: [] });
    const zeilen = fc.array(fc.oneof(fc.json(), objekt.map((o) => JSON.stringify(o)), fc.string({ unit: 'binary' }).map((s) => `#${s.replaceAll('\n', '')}`)), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(zeilen, async (alle) => {
        const { antworten } = await stapel([alle.join('\n')]);
        expect(antworten).toHaveLength(alle.length);
        for (const a of antworten) expect('fristEnde' in a || typeof a.fehler?.code === 'string').toBe(true);
      }),
      { seed: 563_403, numRuns: 200 },
    );
  });
});

describe('streams', () => {
  test('input is read only as fast as output is taken', async () => {
    let gelesen = 0;
    const eingabe = Readable.from(
      (function* () {
        for (; gelesen < 5000; gelesen++) yield Buffer.from(`${zeile()}\n`);
      })(),
    );
    const stockend = new Writable({ highWaterMark: 1, write: () => {} });
    const lauf = fuehreStapelAus(rechneFrist, eingabe, stockend);
    for (let i = 0; i < 2000; i++) await naechsteRunde();
    expect(gelesen).toBeGreaterThan(0);
    expect(gelesen).toBeLessThan(200);
    stockend.destroy(Object.assign(new Error('zu'), { code: 'EPIPE' }));
    expect(await lauf).toBe(true);
  });

  test('an overlong line of 128 MB is answered once, and the lines after it are computed', async () => {
    let stuecke = 0;
    const eingabe = Readable.from(
      (function* () {
        for (; stuecke < 2000; stuecke++) yield Buffer.alloc(65_536, 'a');
        yield Buffer.from(`\n${zeile()}\n`);
      })(),
    );
    const antworten: string[] = [];
    const ausgabe = new Writable({ write: (stueck, _, fertig) => (antworten.push(String(stueck)), fertig()) });
    expect(await fuehreStapelAus(rechneFrist, eingabe, ausgabe)).toBe(false);
    expect(antworten.join('')).toMatch(/^\{"id":null,"fehler":\{"code":"ZEILE_ZU_LANG".*\n\{"id":"a","fristEnde":"2026-04-07"/);
  });

  test('a broken input and a defect of a calculation are not swallowed', async () => {
    const ausgabe = (): Writable => new Writable({ write: (_s, _e, fertig) => fertig() });
    const kaputt = new Readable({ read: () => kaputt.destroy(new Error('Platte weg')) });
    await expect(fuehreStapelAus(rechneFrist, kaputt, ausgabe())).rejects.toThrow('Platte weg');
    const defekt: Rechnung = () => {
      throw new TypeError('Defekt');
    };
    await expect(fuehreStapelAus(defekt, Readable.from([Buffer.from(zeile())]), ausgabe())).rejects.toThrow('Defekt');
  });
});
