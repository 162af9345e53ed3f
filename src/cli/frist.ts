import type { Command } from 'commander';
import { alsZahl, LAND, STAPEL, VORFRIST } from './optionen.ts';

/** `kooperation frist`: the end of a period with its derivation. */
export function registriereFrist(programm: Command): void {
  programm
    .command('frist')
    .usage('--beginn <Datum> (--werktage | --tage | --monate) <n> --land <Land> [Optionen]')
    .description('berechnet das Ende einer Frist und seine Herleitung als JSON')
    .option('--beginn <datum>', 'Tag des Ereignisses (JJJJ-MM-TT) oder Zeitpunkt mit Offset; dieser Tag zählt nicht')
    .option('--werktage <n>', 'Länge in Werktagen', alsZahl)
    .option('--tage <n>', 'Länge in Kalendertagen', alsZahl)
    .option('--monate <n>', 'Länge in Monaten', alsZahl)
    .option(...LAND)
    .option('--modus <modus>', 'was als Werktag zählt: MO_SA (sonst) oder MO_FR')
    .option('--ohne-rollen', 'ein Ende an Samstag, Sonntag oder Feiertag bleibt, wo es ist')
    .option(...VORFRIST, alsZahl)
    .option(...STAPEL)
    .action(async ({ ohneRollen, ...optionen }: { ohneRollen?: boolean }) => {
      const { rechneAus } = await import('./rechnung.ts');
      const { rechneFrist } = await import('./rechnung-frist.ts');
      await rechneAus(rechneFrist, { ...optionen, ...(ohneRollen ? { rollen: false } : {}) });
    });
}
