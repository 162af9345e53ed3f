import type { Command } from 'commander';
import { LAND, STAPEL } from './optionen.ts';

/** `kooperation erstattung`: what the Fachstelle reimburses for rent that the Jobcenter paid during detention. */
export function registriereErstattung(programm: Command): void {
  programm
    .command('erstattung')
    .usage('--kdu-monat <Euro> --haft-von <Datum> --jc-gezahlt-bis <Datum> --kenntnis-fachstelle <Datum> --land <Land> [Optionen]')
    .description('berechnet die Erstattung der in der Haft gezahlten Miete nach §§ 103, 105 SGB X als JSON')
    .option('--kdu-monat <euro>', 'Kosten der Unterkunft der inhaftierten Person je Monat, z. B. 450.00')
    .option('--haft-von <datum>', 'erster Tag der Haft (JJJJ-MM-TT)')
    .option('--entlassung-am <datum>', 'Tag der Entlassung, wenn sie schon war')
    .option('--jc-gezahlt-bis <datum>', 'letzter Tag, für den das Jobcenter gezahlt hat')
    .option('--kenntnis-fachstelle <datum>', 'Tag, an dem die Fachstelle von ihrer Leistungspflicht erfuhr')
    .option('--anmeldung-am <datum>', 'Tag, an dem das Jobcenter die Erstattung angemeldet hat')
    .option(...LAND)
    .option('--anspruchsgrundlage <paragraph>', 'Paragraph des SGB X: 103 (sonst) oder 105')
    .option(...STAPEL)
    .action(async (optionen: Record<string, unknown>) => {
      const { rechneAus } = await import('./rechnung.ts');
      const { rechneErstattung } = await import('./rechnung-erstattung.ts');
      await rechneAus(rechneErstattung, optionen);
    });
}
