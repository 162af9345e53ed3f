import type { Command } from 'commander';
import { LAND, STAPEL } from './optionen.ts';

/** `kooperation ausschlussfrist`: until when a reimbursement must be claimed, § 111 SGB X. */
export function registriereAusschlussfrist(programm: Command): void {
  programm
    .command('ausschlussfrist')
    .usage('--letzter-leistungstag <Datum> --land <Land> [Optionen]')
    .description('berechnet die Ausschlussfrist der Erstattung nach § 111 SGB X und die Verjährung nach § 113 SGB X als JSON')
    .option('--letzter-leistungstag <datum>', 'letzter Tag, für den die Leistung erbracht wurde (JJJJ-MM-TT)')
    .option('--kenntnis-entscheidung <datum>', 'Tag, an dem die Entscheidung der anderen Behörde bekannt wurde')
    .option(...LAND)
    .option(...STAPEL)
    .action(async (optionen: Record<string, unknown>) => {
      const { rechneAus } = await import('./rechnung.ts');
      const { rechneAusschlussfrist } = await import('./rechnung-ausschlussfrist.ts');
      await rechneAus(rechneAusschlussfrist, optionen);
    });
}
