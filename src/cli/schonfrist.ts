import type { Command } from 'commander';
import { alsZahl, LAND, STAPEL, VORFRIST } from './optionen.ts';

/** `kooperation schonfrist`: the Schonfrist of § 569 Abs. 3 Nr. 2 BGB, and whether it can heal this termination. */
export function registriereSchonfrist(programm: Command): void {
  programm
    .command('schonfrist')
    .usage('(--zustellungen <Datum …> | --klage-eingang-am <Datum>) --land <Land> [Optionen]')
    .description('berechnet die Schonfrist nach § 569 Abs. 3 Nr. 2 BGB als JSON')
    .option('--zustellungen <datum...>', 'Tage der Zustellung der Räumungsklage, einer je beklagter Person')
    .option('--klage-eingang-am <datum>', 'Tag, an dem die Klage bei Gericht einging, wenn keine Zustellung bekannt ist')
    .option(...LAND)
    .option('--kuendigung-am <datum>', 'Tag der jetzigen Kündigung')
    .option('--fruehere-heilung-kuendigung-am <datum>', 'Tag einer früheren Kündigung, die geheilt wurde')
    .option(...VORFRIST, alsZahl)
    .option(...STAPEL)
    .action(async (optionen: Record<string, unknown>) => {
      const { rechneAus } = await import('./rechnung.ts');
      const { rechneSchonfrist } = await import('./rechnung-schonfrist.ts');
      await rechneAus(rechneSchonfrist, optionen);
    });
}
