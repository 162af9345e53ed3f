import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { modellordner } from '../config.ts';
import type { Befund } from '../modelle/befund.ts';

const ORDNER = modellordner();

/** `kooperation modelle pruefen | vorlagen`: what process owners and the pipeline run before diagrams are deployed. */
export function registriereModelle(programm: Command): void {
  const modelle = programm.command('modelle').description('prüft die Diagramme und erzeugt die Vorlagen des Modelers');
  modelle
    .command('pruefen')
    .description('hält Diagramme, Formulare und Arbeiter gegeneinander; Rückgabewert 1 bei Fehlern')
    .argument('[ordner]', 'Ordner der Modelle, sonst KOOPERATION_MODELLE oder bpmn/')
    .option('--json', 'Befunde als JSON ausgeben')
    .action(async (ordner: string | undefined, { json }: { json?: boolean }) => {
      const befunde = await sammleBefunde(ordner === undefined ? ORDNER : pathToFileURL(`${resolve(ordner)}/`));
      process.stdout.write(json ? `${JSON.stringify(befunde, null, 2)}\n` : alsText(befunde));
      if (befunde.some((b) => b.schwere === 'FEHLER')) process.exitCode = 1;
    });
  modelle
    .command('vorlagen')
    .description('schreibt element-templates/ neben den Modellen aus den Schemata der Arbeiter')
    .action(async () => {
      const { schreibeVorlagen } = await import('../modelle/vorlagen.ts');
      const { alleArbeiter } = await import('../../workers/index.ts');
      const geaendert = await schreibeVorlagen(ORDNER, alleArbeiter);
      process.stdout.write(geaendert.length === 0 ? 'Die Vorlagen sind aktuell.\n' : geaendert.map((name) => `geschrieben: ${name}\n`).join(''));
    });
}

async function sammleBefunde(ordner: URL): Promise<Befund[]> {
  const { pruefeModelle } = await import('../modelle/pruefen.ts');
  const { pruefeArbeiterDateien } = await import('../modelle/arbeiter-dateien.ts');
  const { alleArbeiter } = await import('../../workers/index.ts');
  return [...(await pruefeModelle(ordner, alleArbeiter)), ...(await pruefeArbeiterDateien(new URL('../../workers/', import.meta.url), alleArbeiter))];
}

function alsText(befunde: Befund[]): string {
  if (befunde.length === 0) return 'Keine Befunde.\n';
  const zeilen = befunde.map((b) => `${b.schwere} ${[b.datei, b.element].filter(Boolean).join(' › ') || '(alle Dateien)'}: ${b.text} [${b.regel}]`);
  return `${zeilen.join('\n')}\n${befunde.length} ${befunde.length === 1 ? 'Befund' : 'Befunde'}.\n`;
}
