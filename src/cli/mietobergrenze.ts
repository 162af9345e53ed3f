import type { Command } from 'commander';
import { alsDezimalzahl, alsZahl, STAPEL } from './optionen.ts';

/** `kooperation mietobergrenze`: the rent limit of an area, from the DMN table that the procedures use. */
export function registriereMietobergrenze(programm: Command): void {
  programm
    .command('mietobergrenze')
    .usage('--gebiet (hannover | hamburg) --stichtag <Datum> --personen <n> [Optionen]')
    .description('liest die Mietobergrenze aus der Tabelle des Gebiets und vergleicht die Miete mit ihr, als JSON')
    .option('--gebiet <gebiet>', 'hannover oder hamburg')
    .option('--stichtag <datum>', 'Tag, dessen Beträge gelten (JJJJ-MM-TT)')
    .option('--personen <n>', 'Personen im Haushalt', alsZahl)
    .option('--bruttokalt <euro>', 'Grundmiete und kalte Nebenkosten je Monat, z. B. 420.50')
    .option('--energiebedarf <kwh>', 'Hannover: kWh je m² und Jahr laut Energiebedarfsausweis des Gebäudes, z. B. 89.5', alsDezimalzahl)
    .option('--bestandsschutz', 'Hannover: Einzug vor dem 01.05.2011 und seitdem Leistungen ohne Unterbrechung von mehr als 6 Monaten')
    .option('--ausnahmen <code...>', 'Hamburg: STADTTEIL, WOHNUNGSNOTFALL, SUCHE_SECHS_MONATE, BESONDERER_BEDARF, UMGANG')
    .option('--wasser-nicht-ausgewiesen', 'Hamburg: in den Nebenkosten steckt Wasser, das der Mietvertrag nicht gesondert nennt')
    .option(...STAPEL)
    .action(async (optionen: Record<string, unknown>) => {
      const { rechneAus } = await import('./rechnung.ts');
      const { bereiteMietobergrenzeVor } = await import('./rechnung-mietobergrenze.ts');
      await rechneAus(await bereiteMietobergrenzeVor(), optionen);
    });
}
