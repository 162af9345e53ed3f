import { dateiFehlerhaft, ladeDatendateien, liesDatendatei } from '../datendatei.ts';
import { pruefeBrief, type BriefZusammenhang } from './pruefen.ts';
import { briefSchema, type Brief } from './schema.ts';

export const BRIEF_ENDUNG = '.brief.json';

/** Reads the letters of an agreement. @throws FachlicherFehler DATEI_FEHLERHAFT, also for a placeholder that does not exist */
export async function ladeBriefe(ordner: URL, zusammenhang: BriefZusammenhang): Promise<Brief[]> {
  const dateien = await ladeDatendateien(ordner, BRIEF_ENDUNG, briefSchema);
  for (const { name, inhalt } of dateien) {
    const [fehler] = pruefeBrief(inhalt, zusammenhang);
    if (fehler) throw dateiFehlerhaft(name, fehler);
  }
  return dateien.map((d) => d.inhalt);
}

/** @throws FachlicherFehler DATEI_FEHLERHAFT */
export const leseBrief = (name: string, text: string): Brief => liesDatendatei(name, text, briefSchema).inhalt;
