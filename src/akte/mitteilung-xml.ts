import { XMLParser, XMLValidator } from 'fast-xml-parser';

const KODIERUNGEN: Record<string, string> = { 'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'utf-8', 'iso-8859-1': 'windows-1252', latin1: 'windows-1252', 'windows-1252': 'windows-1252' };
const TIEFE = 8;

/** @returns undefined when the bytes are not text in this encoding; a BOM is dropped */
export function leseText(bytes: Uint8Array, kodierung: string): string | undefined {
  try {
    return new TextDecoder(kodierung, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The encoding that the declaration names; the first bytes are ASCII in all encodings that are taken. */
const findKodierung = (bytes: Uint8Array): string =>
  /^(?:\xEF\xBB\xBF)?<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(String.fromCharCode(...bytes.subarray(0, 300)))?.[1]?.toLowerCase() ?? 'utf-8';

const ENTITAETEN: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML's own five entities and character references; anything else, also a lone "&", is an error (the library would keep it as text). @throws RangeError */
function dekodiere(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));|&/gi, (_, dezimal?: string, hex?: string, name?: string) => {
    if (dezimal !== undefined || hex !== undefined) return String.fromCodePoint(dezimal === undefined ? Number.parseInt(hex as string, 16) : Number(dezimal));
    const zeichen = name === undefined || !Object.hasOwn(ENTITAETEN, name) ? undefined : ENTITAETEN[name];
    if (zeichen === undefined) throw new RangeError('unknown entity');
    return zeichen;
  });
}

const nichts = (): void => undefined;
const parser = new XMLParser({
  entityDecoder: { decode: dekodiere, setExternalEntities: nichts, addInputEntities: nichts, reset: nichts, setXmlVersion: nichts },
  ignoreAttributes: false, // so that an attribute is refused by name, not silently lost
  attributeNamePrefix: '@',
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: true,
  maxNestedTags: TIEFE,
  isArray: (name) => name === 'mieter',
});

export type XmlErgebnis = { wert: unknown; text: string } | { fehler: string };

/** Reads `<mitteilung>` into the form of the JSON. DOCTYPE, and with it every declared entity, is refused. */
export function leseXml(bytes: Uint8Array): XmlErgebnis {
  const genannt = findKodierung(bytes);
  const kodierung = KODIERUNGEN[genannt];
  if (kodierung === undefined) return { fehler: 'Die XML-Datei nennt einen Zeichensatz, der nicht angenommen wird (möglich: UTF-8, ISO-8859-1, windows-1252).' };
  const text = leseText(bytes, kodierung);
  if (text === undefined) return { fehler: `Die XML-Datei ist nicht in ${genannt.toUpperCase()} kodiert.` };
  if (/(?![\t\n\r])\p{Cc}/u.test(text)) return { fehler: 'Die XML-Datei enthält Steuerzeichen.' };
  if (/<!(?!--)/.test(text.replaceAll(/<!\[CDATA\[/g, ''))) return { fehler: 'DOCTYPE und Entity-Deklarationen werden nicht angenommen.' };
  try {
    if (XMLValidator.validate(text) !== true) return { fehler: 'Die Datei ist kein gültiges XML.' };
    const baum = parser.parse(text) as Record<string, unknown>;
    const wurzeln = Object.keys(baum);
    if (wurzeln.length !== 1 || wurzeln[0] !== 'mitteilung') return { fehler: 'Das Wurzelelement muss <mitteilung> heißen.' };
    return { wert: baum['mitteilung'], text };
  } catch {
    return { fehler: `Die Datei ist kein gültiges XML, enthält unbekannte Entities oder ist tiefer als ${TIEFE} Ebenen verschachtelt.` };
  }
}
