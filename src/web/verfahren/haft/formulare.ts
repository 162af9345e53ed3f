import { z } from 'zod';
import { updateHaft } from '../../../akte/haft/aendern.ts';
import { recordHaftentscheidung } from '../../../akte/haft/entscheidung.ts';
import { findHaft } from '../../../akte/haft/haft.ts';
import { findHaftlage, zahlungsort } from '../../../akte/haft/zahlung.ts';
import { schreibeBetrag } from '../../../akte/geld.ts';
import { recordAnweisung } from '../../../akte/zahlung.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { betragFeld, registriereFormular, type AktenFormular } from '../../bausteine/aktenformular.ts';
import { formDatum, formText, optional, pflichtText } from '../../bausteine/pruefung.ts';
import type { Weg } from '../../rechte.ts';
import type { Handlung } from '../../wege.ts';
import { ANTEIL, FEHLERFELD, GRUND, HAFTFELDER, SGB2 } from './felder.ts';

const datum = (was: string): z.ZodType<string> => formDatum(`Bitte ${was} angeben.`);
const grund = pflichtText(1000, 'Bitte angeben, woher Sie das wissen. Es bleibt in der Akte.');

const entscheidung: AktenFormular<{ ergebnis: 'BEWILLIGT' | 'ABGELEHNT'; bewilligtBis: string | null; prognose: string }> = {
  pfad: '/akte/:aktenzeichen/haft/entscheidung',
  titel: 'Weiterzahlung der Miete entscheiden',
  vorspann: 'Für Inhaftierte zahlt die Fachstelle zur Sicherung der Wohnung die Miete weiter (§§ 67, 68 SGB XII). Eine neue Entscheidung ersetzt die bisherige ab der nächsten Zahlung. Schließen Sie danach die Aufgabe in Tasklist ab.',
  felder: [
    { art: 'wahl', name: 'ergebnis', label: 'Wird die Miete weitergezahlt?', wahl: [{ wert: 'BEWILLIGT', text: 'Ja' }, { wert: 'ABGELEHNT', text: 'Nein' }] },
    { art: 'text', name: 'bewilligtBis', label: 'Bewilligt bis einschließlich', hinweis: 'Vor diesem Tag wird die Prognose erneut geprüft. Mit der Entlassung endet die Zahlung auch vorher.', typ: 'date', breite: 'kurz', optional: true },
    { art: 'mehrzeilig', name: 'prognose', label: 'Prognose und Gründe', hinweis: 'Zum Beispiel: voraussichtliche Dauer der Haft, Aussicht nach der Entlassung, Lage auf dem Wohnungsmarkt.' },
  ],
  schema: z.object({ ergebnis: z.enum(['BEWILLIGT', 'ABGELEHNT'], 'Bitte wählen.'), bewilligtBis: optional(datum('das Ende der Bewilligung')), prognose: pflichtText(4000, 'Bitte begründen Sie die Prognose.') }),
  lade: async (db, aktenzeichen) => ((await findHaft(db, aktenzeichen)) ? { ergebnis: '', bewilligtBis: '', prognose: '' } : undefined),
  speichere: (db, aktenzeichen, daten, uhr) => recordHaftentscheidung(db, aktenzeichen, daten, uhr),
  fehlerfeld: { PROGNOSE_FEHLT: 'prognose', BEWILLIGUNG_UNGLAUBHAFT: 'bewilligtBis' },
  fertig: { titel: 'Entscheidung gespeichert', text: 'Läuft dazu eine Aufgabe in Tasklist, schließen Sie sie bitte dort ab.' },
};

const entlassung: AktenFormular<{ entlassungAm: string; grund: string }> = {
  pfad: '/akte/:aktenzeichen/haft/entlassung',
  titel: 'Entlassung erfassen',
  vorspann: 'Der Tag der Entlassung zählt nicht mehr zur Haft: Von da an ist das Jobcenter wieder zuständig. Es wird unterrichtet, sobald die Tage davor gezahlt sind.',
  felder: [{ art: 'text', name: 'entlassungAm', label: 'Tag der Entlassung', hinweis: 'Auch ein feststehender künftiger Tag.', typ: 'date', breite: 'kurz' }, GRUND],
  schema: z.object({ entlassungAm: datum('den Tag der Entlassung'), grund }),
  lade: async (db, aktenzeichen) => {
    const h = await findHaft(db, aktenzeichen);
    return h && { entlassungAm: h.entlassungAm ?? '', grund: '' };
  },
  speichere: (db, aktenzeichen, { entlassungAm, grund: warum }, uhr) => updateHaft(db, aktenzeichen, { entlassungAm }, warum, uhr),
  fertig: { titel: 'Entlassung gespeichert', text: 'Die letzte Zahlung wird gleich neu berechnet.' },
};

const angaben: AktenFormular<{ haftVon: string; kenntnisAm: string; inhaftiert: string; anstalt: string; sgb2Bezug: 'JA' | 'NEIN' | 'UNBEKANNT'; kduMonat: number; anteil: string; grund: string }> = {
  pfad: '/akte/:aktenzeichen/haft/angaben',
  titel: 'Haft und Miete berichtigen',
  vorspann: 'Eine geänderte Miete oder ein anderer Anteil gilt ab der nächsten Zahlung. Was schon angewiesen ist, bleibt.',
  felder: [...HAFTFELDER, GRUND],
  schema: z.object({ haftVon: datum('den Beginn der Haft'), kenntnisAm: datum('den Tag'), inhaftiert: pflichtText(200, 'Bitte den Namen angeben.'), anstalt: formText(200), sgb2Bezug: SGB2, kduMonat: betragFeld, anteil: ANTEIL, grund }),
  lade: async (db, aktenzeichen) => {
    const h = await findHaft(db, aktenzeichen);
    return h && { haftVon: h.haftVon, kenntnisAm: h.kenntnisAm, inhaftiert: h.inhaftiert, anstalt: h.anstalt, sgb2Bezug: h.sgb2Bezug, kduMonat: schreibeBetrag(h.kduMonatCent), anteil: h.anteil, grund: '' };
  },
  speichere: (db, aktenzeichen, { grund: warum, kduMonat, ...neu }, uhr) => updateHaft(db, aktenzeichen, { ...neu, kduMonatCent: kduMonat }, warum, uhr),
  fehlerfeld: FEHLERFELD,
  fertig: { titel: 'Angaben gespeichert', text: 'Die nächste Zahlung wird gleich neu berechnet.' },
};

const zahlung: AktenFormular<{ bezug: string; angewiesenAm: string }> = {
  pfad: '/akte/:aktenzeichen/haft/zahlung',
  titel: 'Zahlung als angewiesen vermerken',
  vorspann: 'Vermerken Sie hier, dass Sie die Miete im Kassenverfahren angewiesen haben. Das lässt sich nicht zurücknehmen. Schließen Sie danach die Aufgabe in Tasklist ab.',
  felder: [
    { art: 'text', name: 'bezug', label: 'Monat', hinweis: 'Wie in der Akte, zum Beispiel 2026-05.', breite: 'kurz' },
    { art: 'text', name: 'angewiesenAm', label: 'Angewiesen am', typ: 'date', breite: 'kurz' },
  ],
  schema: z.object({ bezug: z.string().regex(/^\d{4}-\d{2}(-\d{1,3})?$/, 'Bitte den Monat in der Form JJJJ-MM angeben.'), angewiesenAm: datum('den Tag der Anweisung') }),
  lade: async (db, aktenzeichen, jetzt) => {
    const h = await findHaft(db, aktenzeichen);
    if (!h) return undefined;
    const offen = (await findHaftlage(db, h.vorgang)).zahlungen.find((m) => !m.zahlung.angewiesenAm);
    return { bezug: offen?.bezug ?? '', angewiesenAm: lokalesDatum(jetzt) };
  },
  speichere: async (db, aktenzeichen, { bezug, angewiesenAm }, uhr) => {
    const h = await findHaft(db, aktenzeichen);
    if (h) await recordAnweisung(db, { ...zahlungsort(h, bezug), angewiesenAm }, uhr);
  },
  knopf: 'Als angewiesen vermerken',
  fertig: { titel: 'Zahlung vermerkt', text: 'Schließen Sie jetzt bitte die Aufgabe in Tasklist ab.' },
};

export function registriereHaftformulare(weg: (weg: Weg, tun: Handlung) => void): void {
  registriereFormular(weg, ['GET /akte/:aktenzeichen/haft/entscheidung', 'POST /akte/:aktenzeichen/haft/entscheidung'], entscheidung);
  registriereFormular(weg, ['GET /akte/:aktenzeichen/haft/entlassung', 'POST /akte/:aktenzeichen/haft/entlassung'], entlassung);
  registriereFormular(weg, ['GET /akte/:aktenzeichen/haft/angaben', 'POST /akte/:aktenzeichen/haft/angaben'], angaben);
  registriereFormular(weg, ['GET /akte/:aktenzeichen/haft/zahlung', 'POST /akte/:aktenzeichen/haft/zahlung'], zahlung);
}
