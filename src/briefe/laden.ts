import { readdir, readFile } from 'node:fs/promises';
import { FachlicherFehler } from '../fehler.ts';
import { pruefeBrief, type BriefZusammenhang } from './pruefen.ts';
import { briefSchema, type Brief } from './schema.ts';

export const BRIEF_ENDUNG = '.brief.json';

/**
 * Reads the letters of an agreement: every `*.brief.json` file below its folder.
 * @throws FachlicherFehler BRIEF_FEHLERHAFT naming the file: not as the schema wants it, a placeholder that does not exist, a name given twice
 */
export async function ladeBriefe(ordner: URL, zusammenhang: BriefZusammenhang): Promise<Brief[]> {
  const dateien = (await readdir(ordner, { recursive: true })).filter((d) => d.endsWith(BRIEF_ENDUNG)).toSorted();
  const briefe: Brief[] = [];
  for (const datei of dateien) {
    const brief = leseBrief(datei, await readFile(new URL(datei, ordner), 'utf8'));
    const [fehler] = [...(briefe.some((b) => b.kuerzel === brief.kuerzel) ? [`„${brief.kuerzel}“ gibt es zweimal.`] : []), ...pruefeBrief(brief, zusammenhang)];
    if (fehler) throw fehlerhaft(datei, fehler);
    briefe.push(brief);
  }
  return briefe;
}

/** @throws FachlicherFehler BRIEF_FEHLERHAFT */
export function leseBrief(datei: string, text: string): Brief {
  const gelesen = briefSchema.safeParse(alsJson(datei, text));
  if (gelesen.success) return gelesen.data;
  const [erster] = gelesen.error.issues;
  throw fehlerhaft(datei, `${erster?.path.join('.') ?? ''}: ${erster?.message ?? ''}`);
}

function alsJson(datei: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fehlerhaft(datei, 'Die Datei ist kein JSON.');
  }
}

const fehlerhaft = (datei: string, text: string): FachlicherFehler => new FachlicherFehler('BRIEF_FEHLERHAFT', `${datei}: ${text}`);
