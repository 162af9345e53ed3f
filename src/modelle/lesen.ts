import { readdir, readFile } from 'node:fs/promises';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { Bogen } from '../bogen/bogen.ts';
import { BOGEN_ENDUNG, leseBogen } from '../bogen/laden.ts';
import { BRIEF_ENDUNG, leseBrief } from '../briefe/laden.ts';
import type { Brief } from '../briefe/schema.ts';
import { readModelle } from '../camunda/deploy.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Befund } from './befund.ts';
import { leseEntscheidungen, type Entscheidungsbild } from './entscheidungen.ts';
import type { Knoten } from './moddle.ts';

export type Prozess = { datei: string; knoten: Knoten };
export type Formular = { datei: string; id: string; felder: FormularFeld[]; /** what it says besides its fields */ texte: string[] };
export type FormularFeld = { schluessel: string; typ: string; nurLesen: boolean; muster: boolean };
export type Vereinbarungsdaten = { ordner: string; datei: string; fristarten: { fristart: string; klausel?: string | null; bezeichnung?: string }[]; klauselnVollstaendig: string[]; behoerden: { kuerzel: string }[]; rollen: { kuerzel: string }[]; /** start message of its regular exchange */ austausch?: { beginn: string } };
export type BogenDatei = { ordner: string; datei: string; bogen: Bogen };
export type BriefDatei = { ordner: string; datei: string; brief: Brief };
export type Modelle = {
  prozesse: Prozess[];
  formulare: Formular[];
  entscheidungen: Entscheidungsbild[];
  vereinbarungen: Vereinbarungsdaten[];
  boegen: BogenDatei[];
  briefe: BriefDatei[];
  /** What could not be read. */
  befunde: Befund[];
};

const keine = (): Modelle => ({ prozesse: [], formulare: [], entscheidungen: [], vereinbarungen: [], boegen: [], briefe: [], befunde: [] });
const unlesbar = (datei: string, text: string): Befund => ({ datei, element: '', regel: 'lesbar', schwere: 'FEHLER', text });

/** Reads all models below `ordner`. A file that cannot be read is a finding, not an error. */
export async function leseModelle(ordner: URL): Promise<Modelle> {
  const modelle = keine();
  for (const { name, inhalt } of await readModelle(ordner)) {
    const { prozesse, formulare, entscheidungen, befunde } = await leseEntwurf(name, inhalt.toString('utf8'));
    modelle.prozesse.push(...prozesse);
    modelle.formulare.push(...formulare);
    modelle.entscheidungen.push(...entscheidungen);
    modelle.befunde.push(...befunde);
  }
  for (const kuerzel of new Set(modelle.prozesse.map((p) => p.datei.split('/')[0] ?? ''))) {
    await leseVereinbarung(modelle, ordner, kuerzel);
    await leseDaten(modelle, ordner, kuerzel, BOGEN_ENDUNG, (d, text) => modelle.boegen.push({ ...d, bogen: leseBogen(d.datei, text) }));
    await leseDaten(modelle, ordner, kuerzel, BRIEF_ENDUNG, (d, text) => modelle.briefe.push({ ...d, brief: leseBrief(d.datei, text) }));
  }
  return modelle;
}

/** Per file the last texts: every check and every page about models asks for all of them, and they seldom change. */
const gelesen = new Map<string, { text: string; modelle: Promise<Modelle> }[]>();
const BEHALTENE_TEXTE = 2;

/** One model from its text, as it would be read from its file. Others get the same objects: they are not written to. */
export function leseEntwurf(datei: string, text: string): Promise<Modelle> {
  const bisher = gelesen.get(datei) ?? [];
  const bekannt = bisher.find((g) => g.text === text);
  if (bekannt) return bekannt.modelle;
  const modelle = keine();
  const neu = { text, modelle: leseModell(modelle, datei, text).then(() => modelle) };
  gelesen.set(datei, [neu, ...bisher].slice(0, BEHALTENE_TEXTE));
  return neu.modelle;
}

async function leseModell(modelle: Modelle, datei: string, text: string): Promise<void> {
  // A document type can pull in other files; no diagram needs one.
  if (/<!DOCTYPE/i.test(text)) modelle.befunde.push(unlesbar(datei, 'Die Datei enthält eine Dokumenttyp-Angabe (DOCTYPE); das ist nicht erlaubt.'));
  else await versteheModell(modelle, datei, text).catch((fehler: unknown) => modelle.befunde.push(unlesbar(datei, fehler instanceof FachlicherFehler ? fehler.message : 'Die Datei lässt sich nicht lesen.')));
}

async function versteheModell(modelle: Modelle, datei: string, text: string): Promise<void> {
  if (datei.endsWith('.form')) modelle.formulare.push(leseFormular(datei, text));
  else if (datei.endsWith('.dmn')) modelle.entscheidungen.push(...(await leseEntscheidungen([{ datei, xml: text }])));
  else modelle.prozesse.push(...(await leseDiagramm(datei, text)));
}

/** The executable processes of a diagram. @throws Error when it is no BPMN */
export async function leseDiagramm(datei: string, xml: string): Promise<Prozess[]> {
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml);
  const prozesse = (rootElement.rootElements ?? []).filter((k) => k.$type === 'bpmn:Process' && k.isExecutable);
  return prozesse.map((knoten) => ({ datei, knoten }));
}

type RohFeld = { key?: string; path?: string; type: string; text?: string; disabled?: boolean; readonly?: boolean | string; validate?: { pattern?: string }; components?: RohFeld[] };

function leseFormular(datei: string, text: string): Formular {
  const { id, components } = JSON.parse(text) as { id: string; components: RohFeld[] };
  const alle = (felder: RohFeld[]): RohFeld[] => felder.flatMap((f) => [f, ...alle(f.components ?? [])]);
  const bausteine = alle(components);
  const felder = bausteine.flatMap((f) => {
    const schluessel = f.key ?? f.path;
    return schluessel ? [{ schluessel, typ: f.type, nurLesen: f.disabled === true || f.readonly === true, muster: Boolean(f.validate?.pattern) }] : [];
  });
  return { datei, id, felder, texte: bausteine.flatMap((f) => f.text ?? []) };
}

async function leseVereinbarung(modelle: Modelle, ordner: URL, kuerzel: string): Promise<void> {
  const datei = `${kuerzel}/vereinbarung.json`;
  const text = await readFile(new URL(datei, ordner), 'utf8').catch(() => null);
  if (text === null) return;
  const daten = JSON.parse(text) as Partial<Omit<Vereinbarungsdaten, 'ordner' | 'datei'>>;
  modelle.vereinbarungen.push({ ordner: kuerzel, datei, fristarten: daten.fristarten ?? [], klauselnVollstaendig: daten.klauselnVollstaendig ?? [], behoerden: daten.behoerden ?? [], rollen: daten.rollen ?? [], ...(daten.austausch && { austausch: daten.austausch }) });
}

/** The data sheets of an agreement, or its letters. */
async function leseDaten(modelle: Modelle, ordner: URL, kuerzel: string, endung: string, lies: (datei: { ordner: string; datei: string }, text: string) => void): Promise<void> {
  const namen = await readdir(new URL(`${kuerzel}/`, ordner), { recursive: true }).catch(() => []);
  for (const name of namen.filter((n) => n.endsWith(endung)).toSorted()) {
    const datei = `${kuerzel}/${name}`;
    const text = await readFile(new URL(datei, ordner), 'utf8');
    try {
      lies({ ordner: kuerzel, datei }, text);
    } catch (fehler) {
      modelle.befunde.push(unlesbar(datei, fehler instanceof Error ? fehler.message : 'Die Datei lässt sich nicht lesen.'));
    }
  }
}
