import type { VerfahrenSeiten } from '../verfahren.ts';
import { verweisAbschnitt } from './abschnitt.ts';
import { registriereEinwilligung } from './einwilligung.ts';
import { registriereFax } from './fax.ts';
import { registriereVorsprache } from './vorsprache.ts';

/** The referral as the Jobcenter works on it. */
export const verweisJobcenter: VerfahrenSeiten = {
  prozesse: { 'hannover-verweis-jobcenter': 'Verweis an die Fachstelle' },
  neu: { weg: 'GET /verweis/vorsprache', titel: 'Vorsprache wegen Wohnungsproblemen', beschreibung: 'Abmahnung, Kündigung oder Räumungsklage wegen mietwidrigen Verhaltens, oder Mietschulden, die nicht übernommen werden.' },
  abschnitt: verweisAbschnitt,
  registriere: (weg) => {
    registriereVorsprache(weg);
    registriereEinwilligung(weg);
  },
};

/** The referral as it reaches the Fachstelle. */
export const verweisFachstelle: VerfahrenSeiten = {
  prozesse: { 'hannover-verweis': 'Verweis des Jobcenters' },
  neu: { weg: 'GET /verweis/fax', titel: 'Kontaktdaten vom Jobcenter', beschreibung: 'Das Jobcenter hat per Fax einen Haushalt verwiesen (potentieller Wohnungsnotfall).' },
  registriere: registriereFax,
};
