import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { einstellungen } from '../src/config.ts';

const ANFANG = '<!-- Anfang: node scripts/einstellungen.ts -->';
const ENDE = '<!-- Ende: node scripts/einstellungen.ts -->';
export const DATEI = fileURLToPath(new URL('../docs/betrieb.md', import.meta.url));

/** The table of all settings, as src/config.ts knows them. */
export function einstellungenTabelle(): string {
  const zeilen = Object.entries(einstellungen).map(([name, feld]) => `| \`${name}\` | ${feld.description ?? ''} | ${vorgabe(feld)} |`);
  return ['| Name | Bedeutung | Vorgabe |', '|---|---|---|', ...zeilen].join('\n');
}

function vorgabe(feld: z.ZodType): string {
  const ergebnis = feld.safeParse(undefined);
  return ergebnis.success && ergebnis.data !== undefined ? `\`${String(ergebnis.data)}\`` : '';
}

/** @throws Error if the marks are missing */
export function insertTabelle(text: string): string {
  const [anfang, ende] = [text.indexOf(ANFANG), text.indexOf(ENDE)];
  if (anfang < 0 || ende < anfang) throw new Error(`docs/betrieb.md needs the marks ${ANFANG} and ${ENDE}`);
  return `${text.slice(0, anfang + ANFANG.length)}\n${einstellungenTabelle()}\n${text.slice(ende)}`;
}

if (import.meta.main) await writeFile(DATEI, insertTabelle(await readFile(DATEI, 'utf8')));
