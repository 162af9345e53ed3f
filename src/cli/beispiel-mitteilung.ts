import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';

const VORLAGE = new URL('../../beispiele/mitteilung.json', import.meta.url);
/** The suit came to the court this many days before today's notice. */
const TAGE_SEIT_KLAGE = 8;

/** `kooperation beispiel-mitteilung`: a made-up notice of the court with today's date, to try the API with. */
export function registriereBeispielMitteilung(programm: Command): void {
  programm
    .command('beispiel-mitteilung')
    .description('gibt eine erfundene Mitteilung des Gerichts mit heutigem Datum als JSON aus')
    .action(async () => {
      const [{ plusTage }, { lokalesDatum }, { systemUhr }] = await Promise.all([import('../recht/kalender.ts'), import('../recht/zeit.ts'), import('../uhr.ts')]);
      const heute = lokalesDatum(systemUhr.jetzt());
      const mitteilung = JSON.parse(await readFile(VORLAGE, 'utf8')) as object;
      process.stdout.write(`${JSON.stringify({ ...mitteilung, klageEingangAm: plusTage(heute, -TAGE_SEIT_KLAGE), eingangAm: heute }, null, 2)}\n`);
    });
}
