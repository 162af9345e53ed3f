import { registriereAusschlussfrist } from './ausschlussfrist.ts';
import { registriereBeispielMitteilung } from './beispiel-mitteilung.ts';
import { registriereErstattung } from './erstattung.ts';
import { registriereFrist } from './frist.ts';
import { registriereKlauseln } from './klauseln.ts';
import { registriereKonto } from './konto.ts';
import { registriereMietobergrenze } from './mietobergrenze.ts';
import { registriereModelle } from './modelle.ts';
import { erstelleProgramm, fuehreAus } from './programm.ts';
import { registriereSchonfrist } from './schonfrist.ts';

// One entry per command. What a command computes with is imported when it runs, so that every command starts fast.
const befehle = [registriereFrist, registriereSchonfrist, registriereAusschlussfrist, registriereErstattung, registriereMietobergrenze, registriereModelle, registriereKlauseln, registriereKonto, registriereBeispielMitteilung];

/** Runs one command. @param argv as `process.argv`, with the two leading entries @returns the exit code */
export function kooperation(argv: readonly string[]): Promise<number> {
  const programm = erstelleProgramm();
  for (const registriere of befehle) registriere(programm);
  return fuehreAus(programm, argv);
}
