import { PROZESS_FACHSTELLE, PROZESS_JOBCENTER } from '../../../akte/mietschulden/vorgang.ts';
import type { VerfahrenSeiten } from '../verfahren.ts';
import { mietschuldenAbschnitt } from './abschnitt.ts';
import { registriereAusfuehrung } from './ausfuehrung.ts';
import { registriereEntscheidung } from './entscheidung.ts';
import { registrierePruefung } from './pruefung.ts';
import { registriereVorsprache } from './vorsprache.ts';

/** Arrears: examination, decision of two people on a rejection, call, payment (H-3.2). */
export const mietschulden: VerfahrenSeiten = {
  prozesse: { [PROZESS_JOBCENTER]: 'Übernahme von Schulden prüfen', [PROZESS_FACHSTELLE]: 'Übernahme von Schulden nach § 36 SGB XII' },
  neu: { weg: 'GET /mietschulden', titel: 'Vorsprache wegen Miet- oder Energieschulden', beschreibung: 'Ein Haushalt kommt wegen Räumungsklage, Kündigung oder drohender Sperre direkt ins Jobcenter.' },
  abschnitt: mietschuldenAbschnitt,
  registriere(weg) {
    registriereVorsprache(weg);
    registrierePruefung(weg);
    registriereEntscheidung(weg);
    registriereAusfuehrung(weg);
  },
};
