import { TextDecoder } from 'node:util';
import { FachlicherFehler } from '../fehler.ts';
import { artVon, HOECHSTENS_BYTES, type Befund } from './modell.ts';
import { XmlFehler, zerlegeXml } from './xml-lesen.ts';

const REGEL = 'sicher';
/** Markup in what people read on a sheet; a comparison in an expression has a space or a number behind its sign. */
const MARKUP = /<\s*[/!?]?\s*[a-z]/i;
const GEFAEHRLICH = /<\s*\/?\s*(?:script|iframe|img|image|svg|object|embed|style|link|meta|html|body|video|audio|foreignobject)\b|\b(?:java|vb)script\s*:|data\s*:\s*text\/html/i;
const FREMD = /^http:\/\/www\.w3\.org\/(?:1999\/xhtml|2000\/svg|1999\/xlink|1998\/Math\/MathML)$/;
const CAMUNDA_7 = 'http://camunda.org/schema/1.0/bpmn';
/** Components that bring foreign markup or pages into a form. */
const BAUSTEINE = new Set(['html', 'iframe', 'script', 'documentPreview', 'expression']);
const GROESSE = `Die Datei ist größer als ${HOECHSTENS_BYTES / 1024 / 1024} MB.`;

/** @returns the text of an uploaded file  @throws FachlicherFehler MODELL_UNZULAESSIG */
export function liesText(bytes: Buffer): string {
  if (bytes.length > HOECHSTENS_BYTES) throw new FachlicherFehler('MODELL_UNZULAESSIG', GROESSE);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FachlicherFehler('MODELL_UNZULAESSIG', 'Die Datei ist nicht in UTF-8 geschrieben.');
  }
}

/** What makes a text unfit to be kept, read or shown at all, whatever it models. Empty: it may be looked at further. */
export function pruefeSicherheit(name: string, text: string): Befund[] {
  const befund = (t: string, element?: string): Befund => ({ stufe: 'FEHLER', regel: REGEL, datei: name, text: t, ...(element ? { element } : {}) });
  if (Buffer.byteLength(text) > HOECHSTENS_BYTES) return [befund(GROESSE)];
  if (text.trim() === '') return [befund('Die Datei ist leer.')];
  if (!text.isWellFormed() || text.includes('\uFFFD') || hatSteuerzeichen(text)) return [befund('Die Datei enthält Zeichen, die in keinem Text stehen; bitte als UTF-8 speichern.')];
  try {
    return artVon(name) === 'form' ? pruefeFormular(text, befund) : pruefeXml(text, befund);
  } catch (fehler) {
    if (fehler instanceof XmlFehler) return [befund(fehler.message)];
    throw fehler;
  }
}

/** Tab and line breaks are the only ones in a text file. */
const hatSteuerzeichen = (text: string): boolean => /[^\P{Cc}\t\n\r]/u.test(text);

type Melder = (text: string, element?: string) => Befund;

function pruefeXml(text: string, befund: Melder): Befund[] {
  const kodierung = /^\uFEFF?\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)/.exec(text)?.[1];
  if (kodierung && !/^utf-?8$/i.test(kodierung)) return [befund('Die Datei nennt eine andere Kodierung als UTF-8.')];
  const befunde: Befund[] = [];
  const ids: (string | undefined)[] = [];
  for (const s of zerlegeXml(text)) {
    const dort = ids.findLast((id) => id !== undefined);
    if (s.art === 'ENDE') ids.pop();
    else if (s.art === 'TEXT') {
      if (GEFAEHRLICH.test(s.text)) befunde.push(befund('Ein Text enthält Programmcode oder HTML; das ist nicht erlaubt.', dort));
    } else {
      const id = s.attribute.find(([n]) => n === 'id')?.[1];
      befunde.push(...s.attribute.flatMap((a) => pruefeAttribut(...a)).map((t) => befund(t, id ?? dort)));
      if (!s.schliesst) ids.push(id);
    }
  }
  return befunde;
}

function pruefeAttribut(name: string, wert: string): string[] {
  if (name === 'xmlns' || name.startsWith('xmlns:')) {
    if (FREMD.test(wert)) return ['Die Datei enthält HTML, SVG oder Verweise nach außen; das ist nicht erlaubt.'];
    return wert === CAMUNDA_7 ? ['Die Datei ist für Camunda 7 gemacht. Bitte im Modeler als Diagramm für Camunda 8 anlegen.'] : [];
  }
  if (/^on[a-z]{3,}$/i.test(name)) return ['Ein Element enthält Programmcode; das ist nicht erlaubt.'];
  if (name === 'id' && !/^[\p{L}_][\p{L}\p{N}_.-]{0,199}$/u.test(wert)) return ['Eine Kennung enthält Zeichen, die dort nicht erlaubt sind.'];
  if (GEFAEHRLICH.test(wert) || (name === 'name' && MARKUP.test(wert))) return [`Die Angabe „${name}“ enthält Programmcode oder HTML; das ist nicht erlaubt.`];
  return [];
}

function pruefeFormular(text: string, befund: Melder): Befund[] {
  const wurzel = lies(text);
  if (typeof wurzel !== 'object' || wurzel === null || !Array.isArray(Reflect.get(wurzel, 'components')) || typeof Reflect.get(wurzel, 'id') !== 'string') return [befund('Die Datei ist kein Formular: Kennung und Bausteine fehlen.')];
  const befunde: Befund[] = [];
  const offen: { wert: unknown; tiefe: number; id?: string }[] = [{ wert: wurzel, tiefe: 0 }];
  for (let o = offen.pop(); o; o = offen.pop()) {
    const { wert, tiefe, id } = o;
    if (typeof wert === 'string' && (MARKUP.test(wert) || GEFAEHRLICH.test(wert))) befunde.push(befund('Ein Text enthält Programmcode oder HTML; das ist nicht erlaubt.', id));
    if (typeof wert !== 'object' || wert === null) continue;
    if (tiefe > 40) return [befund('Die Bausteine sind zu tief ineinander geschachtelt.')];
    if (Object.hasOwn(wert, '__proto__')) return [befund('Die Datei enthält eine Angabe, die nicht erlaubt ist (__proto__).')];
    const eigene = Reflect.get(wert, 'key') ?? Reflect.get(wert, 'id');
    const element = typeof eigene === 'string' && tiefe > 0 ? eigene : id;
    const art: unknown = Reflect.get(wert, 'type');
    if (typeof art === 'string' && BAUSTEINE.has(art)) befunde.push(befund(`Der Baustein „${art}“ ist nicht erlaubt.`, element));
    for (const inneres of Object.values(wert)) offen.push({ wert: inneres, tiefe: tiefe + 1, ...(element === undefined ? {} : { id: element }) });
  }
  return befunde;
}

function lies(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
