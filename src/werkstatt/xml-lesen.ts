/** A tag with its attributes, or the text between two tags; `tiefe` of the tag itself, 0 for the outermost one. */
export type Stueck = { art: 'ELEMENT'; name: string; attribute: readonly (readonly [name: string, wert: string])[]; tiefe: number; schliesst: boolean } | { art: 'ENDE' } | { art: 'TEXT'; text: string };

/** What stops the reading: the text is no XML that a model may be. German. */
export class XmlFehler extends Error {}

const TAG = /<([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)/y;
const ATTRIBUT = /\s+([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const SCHLUSS = /\s*(\/?)>/y;
const ENDE = /<\/[A-Za-z_][\w.:-]*\s*>/y;
const ENTITAETEN: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const HOECHSTE_TIEFE = 100;

/**
 * Goes through an XML text from the left to the right, in time that grows with its length only. It does not hold tags against
 * each other: whoever builds something from the text does. Comments are left out.
 * @throws XmlFehler for what no model needs: document types, processing instructions, entities of its own, endless nesting
 */
export function* zerlegeXml(text: string): Generator<Stueck> {
  let stelle = /^\uFEFF?\s*(?:<\?xml[^?<>]*\?>)?/.exec(text)?.[0].length ?? 0;
  let tiefe = 0;
  while (stelle < text.length) {
    if (text[stelle] !== '<') {
      const bis = ab(text.indexOf('<', stelle), text.length);
      yield { art: 'TEXT', text: entschluessele(text.slice(stelle, bis)) };
      stelle = bis;
    } else if (text.startsWith('<!--', stelle)) stelle = hinter(text, '-->', stelle + 4);
    else if (text.startsWith('<![CDATA[', stelle)) {
      const bis = hinter(text, ']]>', stelle + 9);
      yield { art: 'TEXT', text: text.slice(stelle + 9, bis - 3) };
      stelle = bis;
    } else if (text.startsWith('</', stelle)) {
      stelle = muss(ENDE, text, stelle).bis;
      tiefe -= 1;
      yield { art: 'ENDE' };
    } else {
      const { element, bis } = leseTag(text, stelle, tiefe);
      stelle = bis;
      yield element;
      if (!element.schliesst && ++tiefe > HOECHSTE_TIEFE) throw new XmlFehler('Die Elemente sind zu tief ineinander geschachtelt.');
    }
  }
}

function leseTag(text: string, ab_: number, tiefe: number): { element: Stueck & { art: 'ELEMENT' }; bis: number } {
  if (/^<!DOCTYPE/i.test(text.slice(ab_, ab_ + 9))) throw new XmlFehler('Die Datei enthält eine Dokumenttyp-Angabe (DOCTYPE); das ist nicht erlaubt.');
  if (text[ab_ + 1] === '!' || text[ab_ + 1] === '?') throw new XmlFehler('Die Datei enthält eine Verarbeitungsanweisung; das ist nicht erlaubt.');
  const { treffer, bis } = muss(TAG, text, ab_);
  const attribute: [string, string][] = [];
  let stelle = bis;
  for (let a = suche(ATTRIBUT, text, stelle); a; a = suche(ATTRIBUT, text, stelle)) {
    attribute.push([a.treffer[1] ?? '', entschluessele(a.treffer[2] ?? a.treffer[3] ?? '')]);
    stelle = a.bis;
  }
  const schluss = muss(SCHLUSS, text, stelle);
  return { element: { art: 'ELEMENT', name: treffer[1] ?? '', attribute, tiefe, schliesst: schluss.treffer[1] === '/' }, bis: schluss.bis };
}

function suche(muster: RegExp, text: string, stelle: number): { treffer: RegExpExecArray; bis: number } | null {
  muster.lastIndex = stelle;
  const treffer = muster.exec(text);
  return treffer && { treffer, bis: muster.lastIndex };
}

function muss(muster: RegExp, text: string, stelle: number): { treffer: RegExpExecArray; bis: number } {
  const gefunden = suche(muster, text, stelle);
  if (!gefunden) throw new XmlFehler(`Die Datei ist kein lesbares XML (Zeile ${text.slice(0, stelle).split('\n').length}).`);
  return gefunden;
}

const ab = (stelle: number, sonst: number): number => (stelle < 0 ? sonst : stelle);

function hinter(text: string, zeichen: string, stelle: number): number {
  const ende = text.indexOf(zeichen, stelle);
  if (ende < 0) throw new XmlFehler('Die Datei ist kein lesbares XML: Sie bricht mitten in einem Abschnitt ab.');
  return ende + zeichen.length;
}

function entschluessele(roh: string): string {
  return roh.replaceAll(/&(?:(\w+)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));?/g, (_, name?: string, dezimal?: string, hex?: string) => {
    if (name !== undefined && !Object.hasOwn(ENTITAETEN, name)) throw new XmlFehler('Die Datei enthält eine eigene Abkürzung (Entität); das ist nicht erlaubt.');
    const nummer = dezimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(dezimal);
    if (name === undefined && !(nummer <= 0x10_ff_ff)) throw new XmlFehler('Die Datei enthält ein Zeichen, das es nicht gibt.');
    return name === undefined ? String.fromCodePoint(nummer) : (ENTITAETEN[name] ?? '');
  });
}
