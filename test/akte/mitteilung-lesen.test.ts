import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leseMitteilung, parseMitteilungJson, parseMitteilungXml, type Gelesen } from '../../src/akte/mitteilung-lesen.ts';
import { eingabe, HEUTE } from './beispiel.ts';

const lies = (abweichend: Record<string, unknown>): Gelesen => leseMitteilung(eingabe(abweichend), HEUTE);
const fehler = (g: Gelesen): string[] => (g.ok ? [] : g.fehler.map((f) => `${f.feld}: ${f.text}`));
const hinweise = (g: Gelesen): string[] => (g.ok ? g.hinweise.map((h) => h.feld) : ['abgelehnt']);

describe('a notice', () => {
  it('is read with sums in Cent and every absence made explicit', () => {
    const g = lies({ zugestelltAm: '', vertreter: null });
    expect(g.ok && g.mitteilung).toMatchObject({ monatsmieteCent: 65_000, rueckstandCent: 195_000, nutzungsentschaedigungCent: 0, hilfsweiseOrdentlich: 'UNBEKANNT', zugestelltAm: null, vertreter: null, mieter: [{ name: 'Müller-Öztürk', vorname: 'Jürgen', anschrift: '' }] });
    expect(hinweise(g)).toEqual([]);
  });

  it('counts as received today where it does not say', () => {
    const g = lies({ eingangAm: undefined });
    expect(g.ok && g.mitteilung.eingangAm).toBe(HEUTE);
  });

  it.each(["D'Angelo", 'Müller-Lüdenscheidt', 'Nguyễn Thị Ánh', 'İnan', 'محمد', '<b>Fett</b>', 'x'.repeat(200), 'A', '李'])('takes the name %s as it is', (name) => {
    const g = lies({ mieter: [{ name }] });
    expect(g.ok && g.mitteilung.mieter[0]?.name).toBe(name);
  });

  it('trims, composes and evens out spaces', () => {
    const g = lies({ mieter: [{ name: '  Mu\u0308ller \u00A0 Groß ' }] });
    expect(g.ok && g.mitteilung.mieter[0]?.name).toBe('Müller Groß');
  });

  it.each([['NUL', 'A\0B'], ['a line break', 'A\nB'], ['half a character', 'A\uD800'], ['a direction override', 'A\u202Egnp'], ['an isolate', 'A\u2066B'], ['an invisible filler', 'A\u200BB'], ['the trace of a wrong encoding', 'M\uFFFDller'], ['a C1 control', 'A\u0085B']])(
    'refuses %s in a name',
    (_, name) => expect(fehler(lies({ mieter: [{ name }] }))[0]).toMatch(/^mieter\.0\.name: Der Text/),
  );

  it.each([
    [{ mieter: [] }, 'mieter: Mindestens eine Person ist anzugeben.'],
    [{ mieter: Array.from({ length: 11 }, () => ({ name: 'A' })) }, 'mieter: Höchstens zehn Personen.'],
    [{ mieter: [{ name: 'x'.repeat(201) }] }, 'mieter.0.name: Höchstens 200 Zeichen.'],
    [{ mieter: [{ vorname: 'A' }] }, 'mieter.0.name: Diese Angabe fehlt.'],
    [{ mieter: [{ name: '   ' }] }, 'mieter.0.name: Diese Angabe fehlt.'],
    [{ mieter: [{ name: 'A', geburtsdatum: '1970-01-01' }] }, 'mieter.0.geburtsdatum: Das Feld „geburtsdatum“ ist nicht vorgesehen.'],
    [{ haustier: 'Hund' }, 'haustier: Das Feld „haustier“ ist nicht vorgesehen.'],
    [{ wohnung: { strasse: 'A', hausnummer: '1', plz: '3015', ort: 'B' } }, 'wohnung.plz: Die Postleitzahl hat fünf Ziffern.'],
    [{ wohnung: { strasse: 'A', hausnummer: '1', plz: 30159, ort: 'B' } }, 'wohnung.plz: Hier wird ein Text erwartet.'],
    [{ wohnung: 'A 1' }, 'wohnung: Hier werden zusammengehörige Angaben erwartet.'],
    [{ vermieter: undefined }, 'vermieter: Diese Angabe fehlt.'],
    [{ gericht: 5 }, 'gericht: Hier wird ein Text erwartet.'],
    [{ geschaeftszeichen: 'morgen' }, 'geschaeftszeichen: Das ist kein gerichtliches Geschäftszeichen, z. B. „512 C 1234/26“.'],
    [{ klageEingangAm: '25.03.2026' }, 'klageEingangAm: Bitte ein Datum in der Form JJJJ-MM-TT angeben.'],
    [{ klageEingangAm: '2026-02-30' }, 'klageEingangAm: Bitte ein Datum in der Form JJJJ-MM-TT angeben.'],
    [{ klageEingangAm: undefined }, 'klageEingangAm: Diese Angabe fehlt.'],
    [{ monatsmiete: '-1' }, 'monatsmiete: Der Betrag darf nicht negativ sein.'],
    [{ monatsmiete: undefined }, 'monatsmiete: Diese Angabe fehlt.'],
    [{ hilfsweiseOrdentlich: 'VIELLEICHT' }, 'hilfsweiseOrdentlich: Erlaubt sind JA, NEIN und UNBEKANNT.'],
  ])('%j is refused with its field and reason', (abweichend, text) => expect(fehler(lies(abweichend))).toEqual([text]));

  it('names every wrong field at once', () => expect(fehler(lies({ gericht: '', monatsmiete: 'viel', mieter: [{ name: '' }] }))).toHaveLength(3));

  it.each([
    [{ eingangAm: '2026-04-03' }, 'eingangAm'],
    [{ eingangAm: '2024-04-01', klageEingangAm: '2024-03-01' }, 'eingangAm'],
    [{ klageEingangAm: '2026-04-03' }, 'klageEingangAm'],
    [{ klageEingangAm: '2016-04-01' }, 'klageEingangAm'],
    [{ zugestelltAm: '2026-03-24' }, 'zugestelltAm'],
    [{ zugestelltAm: '2026-04-03' }, 'zugestelltAm'],
    [{ terminAm: '2026-03-24' }, 'terminAm'],
    [{ terminAm: '2031-04-03' }, 'terminAm'],
    [{ rueckstand: '0' }, 'rueckstand'],
  ])('%j contradicts itself', (abweichend, feld) => expect(fehler(lies(abweichend))[0]).toMatch(new RegExp(`^${feld}: `)));

  it.each([
    [{ eingangAm: HEUTE }, []],
    [{ eingangAm: '2024-04-02', klageEingangAm: '2024-03-01', geschaeftszeichen: '1 C 1/24' }, []],
    [{ zugestelltAm: '2026-03-25' }, []],
    [{ klageEingangAm: '2026-01-01' }, ['klageEingangAm']],
    [{ eingangAm: '2026-03-26', zugestelltAm: '2026-03-27' }, ['zugestelltAm']],
    [{ terminAm: '2026-03-30' }, ['terminAm']],
    [{ terminAm: '2028-05-01' }, ['terminAm']],
    [{ terminAm: '2026-04-03', zugestelltAm: '2026-04-02' }, []],
    [{ monatsmiete: '0' }, ['monatsmiete']],
    [{ rueckstand: '0', nutzungsentschaedigung: '650' }, ['rueckstand']],
    [{ rueckstand: '649,99' }, ['rueckstand']],
    [{ rueckstand: '650' }, []],
    [{ rueckstand: '23.400,01' }, ['rueckstand']],
    [{ geschaeftszeichen: '512 O 1/26' }, ['geschaeftszeichen']],
    [{ geschaeftszeichen: '512 C 1/25' }, ['geschaeftszeichen']],
    [{ mieter: [{ name: 'Müller' }, { name: 'MUELLER' }] }, ['mieter']],
    [{ mieter: [{ name: 'MÃ¼ller' }] }, ['']],
    [{ wohnung: { strasse: 'A', hausnummer: '1', plz: '99999', ort: 'B' } }, []],
  ])('%j is taken with remarks on %j', (abweichend, felder) => expect(hinweise(lies(abweichend))).toEqual(felder));
});

describe('a notice as JSON', () => {
  const bytes = (text: string): Buffer => Buffer.from(text);
  it('may begin with a byte order mark', () => expect(parseMitteilungJson(bytes(`\uFEFF${JSON.stringify(eingabe())}`), HEUTE).ok).toBe(true));
  it('is refused in another encoding', () => expect(fehler(parseMitteilungJson(Buffer.from(JSON.stringify(eingabe()), 'latin1'), HEUTE))).toEqual([': Die Datei ist nicht in UTF-8 kodiert.']));
  it('is refused beyond one megabyte', () => expect(fehler(parseMitteilungJson(Buffer.alloc(1_048_577, 32), HEUTE))).toEqual([': Die Datei ist größer als 1 MB.']));
  it('is refused when cut off', () => expect(fehler(parseMitteilungJson(bytes('{"gericht": "A'), HEUTE))).toEqual([': Die Datei ist kein gültiges JSON.']));
  it('cannot reach the prototype', () => {
    const g = parseMitteilungJson(bytes(JSON.stringify(eingabe()).replace('{', '{"__proto__": {"boese": true}, ')), HEUTE);
    expect(g.ok && Object.getPrototypeOf(g.mitteilung)).not.toHaveProperty('boese');
    expect(({} as Record<string, unknown>)['boese']).toBeUndefined();
  });
  it('survives depth', () => expect(parseMitteilungJson(bytes('['.repeat(500_000)), HEUTE).ok).toBe(false));
});

describe('a notice as XML', () => {
  const xml = (rest = '', kopf = ''): string => `${kopf}<mitteilung><gericht>AG Hannover</gericht><geschaeftszeichen>512 C 1/26</geschaeftszeichen><klageEingangAm>2026-03-25</klageEingangAm>
    <monatsmiete>650,00</monatsmiete><rueckstand>1950.00</rueckstand><wohnung><strasse>Große Straße</strasse><hausnummer>1</hausnummer><plz>01067</plz><ort>Hannover</ort></wohnung>
    <mieter><name>Müller &amp; Söhne</name></mieter><vermieter><name>V</name></vermieter>${rest}</mitteilung>`;
  const lese = (text: string, kodierung: BufferEncoding = 'utf8'): Gelesen => parseMitteilungXml(Buffer.from(text, kodierung), HEUTE);

  it('is read like the JSON, values stay text', () => {
    const g = lese(xml('<mieter><name>Zweite</name><vorname/></mieter>'));
    expect(g.ok && g.mitteilung).toMatchObject({ wohnung: { plz: '01067' }, mieter: [{ name: 'Müller & Söhne' }, { name: 'Zweite', vorname: '' }], rueckstandCent: 195_000 });
  });
  it('resolves character references once, and leaves CDATA alone', () => {
    const g = lese(xml('<mieter><name>M&#252;ller &#xDF; &amp;#252;</name><vorname><![CDATA[&#252;]]></vorname></mieter>'));
    expect(g.ok && g.mitteilung.mieter[1]).toMatchObject({ name: 'Müller ß &#252;', vorname: '&#252;' });
  });
  it.each(['&auml;', '&xxe;', '&', '&#0;', '&#x110000;', '&#xD800;', '&constructor;'])('refuses the reference %s', (text) => expect(lese(xml(`<vertreter><name>A ${text}</name></vertreter>`)).ok).toBe(false));
  it.each<[string, string, BufferEncoding]>([
    ['UTF-8', '<?xml version="1.0" encoding="UTF-8"?>', 'utf8'],
    ['UTF-8 with a byte order mark', '\uFEFF<?xml version="1.0" encoding="utf-8"?>', 'utf8'],
    ['ISO-8859-1', '<?xml version="1.0" encoding="ISO-8859-1"?>', 'latin1'],
    ['windows-1252', "<?xml version='1.0' encoding='windows-1252' standalone='yes'?>", 'latin1'],
    ['nothing', '<?xml version="1.0"?>', 'utf8'],
  ])('declared as %s keeps its umlauts', (_, kopf, kodierung) => {
    const g = lese(xml('', kopf), kodierung);
    expect(g.ok && g.mitteilung.wohnung.strasse).toBe('Große Straße');
  });
  it('says so when the bytes are not what the declaration says', () => expect(fehler(lese(xml('', '<?xml version="1.0" encoding="UTF-8"?>'), 'latin1'))).toEqual([': Die XML-Datei ist nicht in UTF-8 kodiert.']));
  it('refuses an encoding it does not know', () => expect(fehler(lese(xml('', '<?xml version="1.0" encoding="UTF-7"?>')))[0]).toContain('Zeichensatz'));
  it.each([
    ['a DOCTYPE', xml('', '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>')],
    ['an entity bomb', xml('', '<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>')],
  ])('refuses %s', (_, text) => expect(fehler(lese(text))[0]).toContain('DOCTYPE'));
  it.each([
    ['an attribute', xml().replace('<gericht>', '<gericht art="AG">')],
    ['an element that is not foreseen', xml('<haustier>Hund</haustier>')],
    ['an element twice', xml('<gericht>LG</gericht>')],
    ['text between elements', xml('Hallo')],
    ['another root', '<miz/>'],
    ['two roots', `${xml()}<x/>`],
    ['nothing', ''],
    ['an open element', '<mitteilung><gericht>'],
    ['depth', '<mitteilung>'.repeat(50) + '</mitteilung>'.repeat(50)],
    ['a control character in a comment', xml('<!-- \0 -->')],
    ['text without elements', '<mitteilung>x</mitteilung>'],
  ])('refuses %s', (_, text) => expect(lese(text).ok).toBe(false));
  it('takes comments and CDATA', () => expect(lese(xml('<!-- vom Gericht --><vertreter><name><![CDATA[Kanzlei <A & B>]]></name></vertreter>')).ok).toBe(true));
});

describe('the example files', () => {
  const ordner = new URL('../../beispiele/', import.meta.url);
  const dateien = readdirSync(ordner).filter((n) => /^mitteilung.*\.(json|xml)$/.test(n));
  it('are there in both forms', () => expect(new Set(dateien.map((n) => n.split('.').at(-1)))).toEqual(new Set(['json', 'xml'])));
  it.each(dateien)('%s is taken without remarks', (name) => {
    const inhalt = readFileSync(new URL(name, ordner));
    const g = name.endsWith('.json') ? parseMitteilungJson(inhalt, HEUTE) : parseMitteilungXml(inhalt, HEUTE);
    expect(fehler(g)).toEqual([]);
    expect(hinweise(g)).toEqual([]);
  });
});
