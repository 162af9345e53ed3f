import { akteWeg } from './akte.ts';
import { auswertungWeg } from './auswertung.ts';
import { faelleWeg } from './faelle.ts';
import { fristenWeg } from './fristen.ts';
import { heuteWeg } from './heute.ts';
import { posteingangWeg } from './posteingang.ts';
import { stoerungenWeg } from './stoerungen.ts';
import { uebermittlungenWeg } from './uebermittlungen.ts';
import type { Leseweg } from './weg.ts';

/** What the workplaces show, for programs of the person. */
export const lesewege: readonly Leseweg[] = [heuteWeg, faelleWeg, akteWeg, fristenWeg, posteingangWeg, uebermittlungenWeg, auswertungWeg, stoerungenWeg];
