#!/bin/sh
':' //; exec "$(dirname "$(readlink -f "$0")")/../node_modules/.bin/node" "$0" "$@"
// The line above is a no-op for Node and, for a shell, starts the Node of this package: the machine's may be too old.
import { registriereAusschlussfrist } from './cli/ausschlussfrist.ts';
import { registriereBeispielMitteilung } from './cli/beispiel-mitteilung.ts';
import { registriereErstattung } from './cli/erstattung.ts';
import { registriereFrist } from './cli/frist.ts';
import { registriereKlauseln } from './cli/klauseln.ts';
import { registriereKonto } from './cli/konto.ts';
import { registriereMietobergrenze } from './cli/mietobergrenze.ts';
import { registriereModelle } from './cli/modelle.ts';
import { erstelleProgramm, fuehreAus } from './cli/programm.ts';
import { registriereSchonfrist } from './cli/schonfrist.ts';

// One entry per command. What a command computes with is imported when it runs, so that every command starts fast.
const befehle = [registriereFrist, registriereSchonfrist, registriereAusschlussfrist, registriereErstattung, registriereMietobergrenze, registriereModelle, registriereKlauseln, registriereKonto, registriereBeispielMitteilung];

const programm = erstelleProgramm();
for (const registriere of befehle) registriere(programm);
process.exitCode = await fuehreAus(programm, process.argv);
