import type { VerfahrenSeiten } from './verfahren.ts';

/** The notice of the court. Its pages are older than this folder and stand beside the others in `src/web/routes`. */
export const mizi: VerfahrenSeiten = {
  prozesse: { 'hannover-mizi': 'Mitteilung in Zivilsachen (Räumungsklage)', 'hannover-mizi-jobcenter': 'Leistungsbezug prüfen und zurückmelden' },
  neu: { weg: 'GET /mitteilung', titel: 'Mitteilung des Amtsgerichts', beschreibung: 'Das Gericht hat eine Räumungsklage wegen Zahlungsverzugs mitgeteilt (MiZi).' },
};
