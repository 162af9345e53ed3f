import { z } from 'zod';
import { schreibeBetrag } from '../../../akte/geld.ts';
import { findClearing, upsertClearing, type Clearing } from '../../../akte/wohnungssicherung/clearing.ts';
import { recordKontaktversuch, type Termin } from '../../../akte/wohnungssicherung/kontakt.ts';
import { findVorgang } from '../../../akte/wohnungssicherung/lauf.ts';
import { insertMassnahme, MASSNAHMEN, type MassnahmeArt } from '../../../akte/wohnungssicherung/massnahme.ts';
import { listStellungnahmen, upsertStellungnahme } from '../../../akte/wohnungssicherung/stellungnahme.ts';
import { insertWeitervermittlung, STELLEN, type Stelle } from '../../../akte/wohnungssicherung/weitervermittlung.ts';
import type { Db } from '../../../db/pool.ts';
import { FachlicherFehler } from '../../../fehler.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { betragFeld, registriereFormular, type AktenFormular } from '../../bausteine/aktenformular.ts';
import { formDatum, formText, optional, pflichtText } from '../../bausteine/pruefung.ts';
import type { Weg } from '../../rechte.ts';
import type { Handlung } from '../../wege.ts';
import { verfahrensstandFormular } from './verfahrensstand.ts';
import { alsWahl, EINSCHAETZUNG, KONTAKTART, KONTAKTERGEBNIS, MASSNAHME, schluessel, STELLE } from './worte.ts';

const { BRIEF: _brief, ...PERSOENLICH } = KONTAKTART;
const { BRIEF: _termin, ...AUSGANG } = KONTAKTERGEBNIS;

/** The run that is worked on. @throws FachlicherFehler KEINE_BERATUNG: it ended meanwhile */
async function laufVon(db: Db, aktenzeichen: string): Promise<{ aktenzeichen: string; vorgang: string }> {
  const lauf = await findVorgang(db, aktenzeichen);
  if (!lauf?.offen) throw new FachlicherFehler('KEINE_BERATUNG', 'Die Beratung dieses Haushalts ist beendet.');
  return { aktenzeichen, vorgang: lauf.vorgang };
}
/** The page exists while the counselling runs. */
const nurLaufend = async <T>(db: Db, aktenzeichen: string, werte: (vorgang: string) => T | Promise<T>): Promise<T | undefined> => {
  const lauf = await findVorgang(db, aktenzeichen);
  return lauf?.offen ? werte(lauf.vorgang) : undefined;
};

type KontaktWerte = { art: 'TELEFON' | 'HAUSBESUCH' | 'VORSPRACHE'; ergebnis: 'ERREICHT' | 'NICHT_ERREICHT' | 'ABGELEHNT'; am: string; vermerk: string };
const kontakt: AktenFormular<KontaktWerte> = {
  pfad: '/akte/:aktenzeichen/kontakt',
  titel: 'Kontakt eintragen',
  vorspann: 'Tragen Sie jeden Versuch ein, auch den vergeblichen. Ist der Haushalt erreicht, geht der Vorgang von selbst weiter; sonst schließen Sie danach die Aufgabe in Tasklist ab.',
  felder: [
    { art: 'wahl', name: 'art', label: 'Wie?', wahl: alsWahl(PERSOENLICH) }, { art: 'wahl', name: 'ergebnis', label: 'Mit welchem Ergebnis?', wahl: alsWahl(AUSGANG) },
    { art: 'text', name: 'am', label: 'Am', typ: 'date', breite: 'kurz' }, { art: 'mehrzeilig', name: 'vermerk', label: 'Vermerk', optional: true },
  ],
  schema: z.object({ art: z.enum(schluessel(PERSOENLICH), 'Bitte wählen.'), ergebnis: z.enum(schluessel(AUSGANG), 'Bitte wählen.'), am: formDatum('Bitte den Tag angeben.'), vermerk: formText(4000) }),
  lade: (db, aktenzeichen, jetzt) => nurLaufend(db, aktenzeichen, () => ({ art: '', ergebnis: '', am: lokalesDatum(jetzt), vermerk: '' })),
  speichere: async (db, aktenzeichen, k, uhr) => recordKontaktversuch(db, { ...(await laufVon(db, aktenzeichen)), ...k, vermerk: k.vermerk || null }, uhr),
  fehlerfeld: { KONTAKT_IN_ZUKUNFT: 'am' },
  fertig: { titel: 'Kontakt eingetragen' },
};

const einladung: AktenFormular<Omit<Termin, 'telefon'> & { telefon: string }> = {
  pfad: '/akte/:aktenzeichen/einladung',
  titel: 'Brief mit Termin schreiben',
  vorspann: 'Der Brief lädt den Haushalt zu einem Gespräch ein. Er wird geschrieben, sobald Sie die Aufgabe „Kontakt aufnehmen“ in Tasklist abgeschlossen haben, und liegt dann im Postausgang. Bis zum Tag nach dem Termin wird auf Antwort gewartet.',
  felder: [
    { art: 'text', name: 'terminAm', label: 'Tag', typ: 'date', breite: 'kurz' }, { art: 'text', name: 'uhrzeit', label: 'Uhrzeit', hinweis: 'Zum Beispiel 09:30', breite: 'kurz' },
    { art: 'text', name: 'ort', label: 'Ort' }, { art: 'text', name: 'telefon', label: 'Telefon für Rückfragen', typ: 'tel', inputmode: 'tel', optional: true, breite: 'mittel' },
  ],
  schema: z.object({ terminAm: formDatum('Bitte den Tag angeben.'), uhrzeit: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Bitte die Uhrzeit in der Form 09:30 angeben.'), ort: pflichtText(200, 'Bitte den Ort angeben.'), telefon: formText(60) }),
  lade: (db, aktenzeichen) => nurLaufend(db, aktenzeichen, () => ({ terminAm: '', uhrzeit: '', ort: '', telefon: '' })),
  speichere: async (db, aktenzeichen, { telefon, ...termin }, uhr) =>
    recordKontaktversuch(db, { ...(await laufVon(db, aktenzeichen)), art: 'BRIEF', ergebnis: 'BRIEF', am: lokalesDatum(uhr.jetzt()), termin: { ...termin, ...(telefon && { telefon }) } }, uhr),
  fehlerfeld: { TERMIN_UNGUELTIG: 'terminAm' },
  fertig: { titel: 'Termin gespeichert', text: 'Schließen Sie jetzt bitte die Aufgabe „Kontakt aufnehmen“ in Tasklist ab. Dann wird der Brief geschrieben.' },
};

const clearing: AktenFormular<Clearing> = {
  pfad: '/akte/:aktenzeichen/clearing',
  titel: 'Clearing',
  vorspann: 'Was hat das Gespräch mit dem Haushalt ergeben? Der Text bleibt in der Akte.',
  felder: [
    { art: 'mehrzeilig', name: 'ursache', label: 'Wie ist es zur Notlage gekommen?' },
    { art: 'mehrzeilig', name: 'bisher', label: 'Was wurde schon versucht?', optional: true },
    { art: 'mehrzeilig', name: 'ressourcen', label: 'Welche Mittel und Hilfen gibt es?', optional: true },
    { art: 'mehrzeilig', name: 'wuensche', label: 'Was möchte der Haushalt?', optional: true },
    { art: 'wahl', name: 'dauerhaft', label: 'Ist der Erhalt der Wohnung auf Dauer möglich?', wahl: alsWahl(EINSCHAETZUNG) },
    { art: 'wahl', name: 'sinnvoll', label: 'Ist er sozial und finanziell sinnvoll?', hinweis: 'Sind beide Fragen mit Ja beantwortet und ist wegen Mietschulden gekündigt oder geklagt, folgt die Stellungnahme.', wahl: alsWahl(EINSCHAETZUNG) },
  ],
  schema: z.object({ ursache: pflichtText(4000, 'Bitte die Ursache beschreiben.'), bisher: optional(formText(4000)), ressourcen: optional(formText(4000)), wuensche: optional(formText(4000)), dauerhaft: z.enum(schluessel(EINSCHAETZUNG), 'Bitte wählen.'), sinnvoll: z.enum(schluessel(EINSCHAETZUNG), 'Bitte wählen.') }),
  lade: (db, aktenzeichen) => nurLaufend(db, aktenzeichen, async (vorgang) => {
    const c = await findClearing(db, vorgang);
    return { ursache: c?.ursache ?? '', bisher: c?.bisher ?? '', ressourcen: c?.ressourcen ?? '', wuensche: c?.wuensche ?? '', dauerhaft: c?.dauerhaft ?? 'OFFEN', sinnvoll: c?.sinnvoll ?? 'OFFEN' };
  }),
  speichere: async (db, aktenzeichen, c, uhr) => upsertClearing(db, await laufVon(db, aktenzeichen), c, uhr),
  fertig: { titel: 'Clearing gespeichert', text: 'Ist die Aufgabe „Clearing: Notlage klären“ noch offen, schließen Sie sie bitte jetzt in Tasklist ab.' },
};

const massnahme: AktenFormular<{ art: MassnahmeArt; text: string; bis: string | null }> = {
  pfad: '/akte/:aktenzeichen/massnahme',
  titel: 'Maßnahme hinzufügen',
  vorspann: 'Was wird getan, um die Wohnung zu erhalten?',
  felder: [{ art: 'auswahl', name: 'art', label: 'Art', breite: 'mittel', wahl: alsWahl(MASSNAHME) }, { art: 'mehrzeilig', name: 'text', label: 'Was ist zu tun?' }, { art: 'text', name: 'bis', label: 'Bis', typ: 'date', breite: 'kurz', optional: true }],
  schema: z.object({ art: z.enum(MASSNAHMEN, 'Bitte wählen.'), text: pflichtText(2000, 'Bitte beschreiben, was zu tun ist.'), bis: optional(formDatum('Bitte ein Datum angeben, das es gibt.')) }),
  lade: (db, aktenzeichen) => nurLaufend(db, aktenzeichen, () => ({ art: 'RATENZAHLUNG', text: '', bis: '' })),
  speichere: async (db, aktenzeichen, m, uhr) => insertMassnahme(db, { ...(await laufVon(db, aktenzeichen)), ...m }, uhr),
  fertig: { titel: 'Maßnahme hinzugefügt' },
};

const weitervermittlung: AktenFormular<{ stelle: Stelle; anliegen: string }> = {
  pfad: '/akte/:aktenzeichen/weitervermittlung',
  titel: 'An eine andere Stelle weitervermitteln',
  vorspann: 'Die Stelle bekommt ein Schreiben mit Namen und Anschrift des Haushalts und Ihrem Anliegen. Klären Sie vorher mit dem Haushalt, dass er das möchte; eine Einwilligung gehört in die Akte.',
  felder: [{ art: 'auswahl', name: 'stelle', label: 'Stelle', breite: 'mittel', wahl: alsWahl(STELLE) }, { art: 'mehrzeilig', name: 'anliegen', label: 'Worum geht es?', hinweis: 'Steht so im Schreiben. Nur was die Stelle wissen muss.' }],
  schema: z.object({ stelle: z.enum(STELLEN, 'Bitte wählen.'), anliegen: pflichtText(2000, 'Bitte das Anliegen beschreiben.') }),
  lade: (db, aktenzeichen) => nurLaufend(db, aktenzeichen, () => ({ stelle: 'SCHULDNERBERATUNG', anliegen: '' })),
  speichere: async (db, aktenzeichen, w, uhr) => insertWeitervermittlung(db, { ...(await laufVon(db, aktenzeichen)), ...w }, uhr),
  fertig: { titel: 'Weitervermittlung eingetragen', text: 'Das Schreiben wird erstellt; auf die Rückmeldung wird drei Wochen gewartet.' },
};

const stellungnahme: AktenFormular<{ text: string; summe: number }> = {
  pfad: '/akte/:aktenzeichen/stellungnahme',
  titel: 'Stellungnahme',
  vorspann: 'Die Stellungnahme geht mit dem formlosen Antrag als Anlage 2 an das Jobcenter. Mit dem Abschluss der Aufgabe „Stellungnahme fertigen“ in Tasklist wird sie festgeschrieben.',
  felder: [
    { art: 'mehrzeilig', name: 'text', label: 'Stellungnahme', hinweis: 'Warum ist der Erhalt der Wohnung auf Dauer möglich, sozial und finanziell sinnvoll?' },
    { art: 'text', name: 'summe', label: 'Beantragte Übernahme in Euro', inputmode: 'decimal', breite: 'kurz' },
  ],
  schema: z.object({ text: pflichtText(4000, 'Bitte die Stellungnahme schreiben.'), summe: betragFeld.pipe(z.int().positive()) }),
  lade: (db, aktenzeichen) => nurLaufend(db, aktenzeichen, async (vorgang) => {
    const entwurf = (await listStellungnahmen(db, vorgang)).find((s) => s.antragAm === null);
    return { text: entwurf?.text ?? '', summe: entwurf ? schreibeBetrag(entwurf.summeCent) : '' };
  }),
  speichere: async (db, aktenzeichen, { text, summe }, uhr) => upsertStellungnahme(db, await laufVon(db, aktenzeichen), { text, summeCent: summe }, uhr),
  fertig: { titel: 'Stellungnahme gespeichert', text: 'Schließen Sie jetzt bitte die Aufgabe „Stellungnahme fertigen“ in Tasklist ab.' },
};

export function registriereBeratungsformulare(weg: (weg: Weg, tun: Handlung) => void): void {
  registriereFormular(weg, ['GET /akte/:aktenzeichen/kontakt', 'POST /akte/:aktenzeichen/kontakt'], kontakt);
  registriereFormular(weg, ['GET /akte/:aktenzeichen/einladung', 'POST /akte/:aktenzeichen/einladung'], einladung);
  registriereFormular(weg, ['GET /akte/:aktenzeichen/clearing', 'POST /akte/:aktenzeichen/clearing'], clearing);
  registriereFormular(weg, ['GET /akte/:aktenzeichen/verfahrensstand', 'POST /akte/:aktenzeichen/verfahrensstand'], verfahrensstandFormular);
  registriereFormular(weg, ['GET /akte/:aktenzeichen/massnahme', 'POST /akte/:aktenzeichen/massnahme'], massnahme);
  registriereFormular(weg, ['GET /akte/:aktenzeichen/weitervermittlung', 'POST /akte/:aktenzeichen/weitervermittlung'], weitervermittlung);
  registriereFormular(weg, ['GET /akte/:aktenzeichen/stellungnahme', 'POST /akte/:aktenzeichen/stellungnahme'], stellungnahme);
}
