import { Command, CommanderError } from 'commander';
import { FachlicherFehler } from '../fehler.ts';

const TITEL: Record<string, string> = { 'Usage:': 'Aufruf:', 'Arguments:': 'Angaben:', 'Options:': 'Optionen:', 'Global Options:': 'Allgemeine Optionen:', 'Commands:': 'Befehle:' };

/** What commander reports in English, by its stable code; `{}` stands for the option or command it names. */
const MELDUNGEN: Record<string, string> = {
  'commander.unknownOption': 'unbekannte Option {}',
  'commander.unknownCommand': 'unbekannter Befehl {}',
  'commander.optionMissingArgument': 'der Option {} fehlt ihr Wert',
  'commander.missingArgument': 'die Angabe {} fehlt',
  'commander.missingMandatoryOptionValue': 'die Option {} fehlt',
  'commander.excessArguments': 'zu viele Angaben für {}',
  'commander.invalidArgument': 'ungültiger Wert für {}',
};

/** The program without commands; each `src/cli/<befehl>.ts` adds its own. Nothing but results goes to standard output. */
export function erstelleProgramm(): Command {
  return new Command('kooperation')
    .description('Werkzeuge der Kooperationsvereinbarung')
    .usage('<Befehl> [Optionen]')
    .helpOption('-h, --help', 'diese Hilfe anzeigen')
    .helpCommand('help [befehl]', 'Hilfe zu einem Befehl anzeigen')
    .configureHelp({ styleTitle: (titel) => TITEL[titel] ?? titel, subcommandTerm: (befehl) => befehl.name() })
    .configureOutput({ outputError: () => {} })
    .showSuggestionAfterError(false)
    .exitOverride();
}

function meldung(fehler: unknown): string {
  if (fehler instanceof CommanderError) {
    const genannt = /'([^']*)'/.exec(fehler.message)?.[1] ?? '';
    const text = MELDUNGEN[fehler.code] ?? fehler.message;
    return `${text.replace('{}', () => `„${genannt}“`)} (Hilfe: kooperation --help)`;
  }
  if (fehler instanceof FachlicherFehler) return `${fehler.message} (${fehler.code})`;
  return `unerwarteter Fehler: ${fehler instanceof Error ? fehler.message : String(fehler)}`;
}

/**
 * Runs the program once. Errors become one German line on standard error.
 * @param argv as `process.argv`, with the two leading entries
 * @returns the exit code: 0, or 1 after any error
 */
export async function fuehreAus(programm: Command, argv: readonly string[]): Promise<number> {
  // A reader that closes the pipe early (`| head`) has what it wanted.
  process.stdout.on('error', (fehler: NodeJS.ErrnoException) => {
    if (fehler.code !== 'EPIPE') throw fehler;
  });
  try {
    await programm.parseAsync(argv);
    return Number(process.exitCode ?? 0);
  } catch (fehler) {
    const hilfe = fehler instanceof CommanderError && (fehler.exitCode === 0 || fehler.code.startsWith('commander.help'));
    if (hilfe) return fehler.exitCode;
    process.stderr.write(`kooperation: ${meldung(fehler)}\n`);
    return 1;
  }
}
