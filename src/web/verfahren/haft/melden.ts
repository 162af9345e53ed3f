import { z } from 'zod';
import { findFallDesHaushalts, oeffneAkte } from '../../../akte/fall-anlegen.ts';
import { findHaftakte, meldeHaft } from '../../../akte/haft/melden.ts';
import { FachlicherFehler } from '../../../fehler.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { beschriftung, betragFeld, liesFelder, zeigeFeld, type FormFeld } from '../../bausteine/aktenformular.ts';
import { fehlerUebersicht, formular, knopf, type Eingabe } from '../../bausteine/formular.ts';
import { beschrifteHaushalt, eingangFeld, haushaltFelder, liesHaushalt, pruefeHaushalt } from '../../bausteine/haushalt-felder.ts';
import { html } from '../../bausteine/html.ts';
import { fehlerJeFeld, formDatum, formText, pflichtText } from '../../bausteine/pruefung.ts';
import { vereinbarungDerFachstelle } from '../../eigene-vereinbarung.ts';
import type { Anfrage } from '../../wege.ts';
import { ANTEIL, FEHLERFELD, HAFTFELDER, SGB2 } from './felder.ts';

const FELDER: readonly FormFeld[] = [
  { art: 'auswahl', name: 'gemeldetVon', label: 'Gemeldet von', breite: 'mittel', wahl: [{ wert: 'HAUSHALT', text: 'Haushalt oder Angehörige' }, { wert: 'JVA_SOZIALDIENST', text: 'Sozialdienst der Justizvollzugsanstalt' }, { wert: 'JOBCENTER', text: 'Jobcenter' }, { wert: 'ANDERE', text: 'Andere' }] },
  ...HAFTFELDER,
];
/** Asked only where the household's Akte cannot take the detention. */
const AKTE: FormFeld = { art: 'auswahl', name: 'akte', label: 'Akte', breite: 'mittel', wahl: [{ wert: 'HAUSHALT', text: 'Akte des Haushalts' }, { wert: 'EIGENE', text: 'Eigene Akte für diese Haft' }] };
const schema = z.object({
  gemeldetVon: z.enum(['HAUSHALT', 'JVA_SOZIALDIENST', 'JOBCENTER', 'ANDERE'], 'Bitte wählen.'),
  inhaftiert: pflichtText(200, 'Bitte den Namen angeben.'), haftVon: formDatum('Bitte den Beginn der Haft angeben.'), anstalt: formText(200), kenntnisAm: formDatum('Bitte den Tag angeben.'),
  sgb2Bezug: SGB2, kduMonat: betragFeld, anteil: ANTEIL, akte: z.enum(['', 'HAUSHALT', 'EIGENE'], 'Bitte wählen.'),
});

/** GET: an empty form. */
export function zeigeMeldung(a: Anfrage): Promise<void> {
  const heute = lokalesDatum(a.kontext.uhr.jetzt());
  return zeige(a, { werte: { eingangAm: heute, kenntnisAm: heute, 'wohnung.ort': 'Hannover', anteil: '1/1', sgb2Bezug: '', gemeldetVon: 'HAUSHALT' }, fehler: {} }, 1);
}

/** POST: the household's Akte, the detention in it, and the start of the procedure, in one transaction. */
export async function nimmMeldungAuf(a: Anfrage): Promise<void> {
  const haushalt = liesHaushalt(a.feld);
  const werte = { ...haushalt.werte, ...liesFelder(a, [...FELDER, AKTE]) };
  if (haushalt.nurGeordnet) return zeige(a, { werte, fehler: {} }, haushalt.mieter);
  const vereinbarung = vereinbarungDerFachstelle(a);
  const akte = pruefeHaushalt(haushalt);
  const haft = schema.safeParse(werte);
  if (!akte.ok || !haft.success) return zeige(a, { werte, fehler: { ...(akte.ok ? {} : akte.fehler), ...(haft.success ? {} : fehlerJeFeld(haft.error)) } }, haushalt.mieter);
  const { kduMonat, akte: eigeneAkte, ...angaben } = haft.data;
  try {
    const { aktenzeichen, neu } = await a.inDb(async (db) => {
      const wohnung = { ...akte.fall.wohnung, lage: akte.fall.wohnung.lage ?? '' };
      const suche = async () => (await findHaftakte(db, wohnung, angaben)) ?? (eigeneAkte === 'EIGENE' ? undefined : findFallDesHaushalts(db, wohnung, akte.fall.mieter));
      const offen = await oeffneAkte(db, akte.fall, { uhr: a.kontext.uhr, vereinbarung, suche });
      return { aktenzeichen: offen.aktenzeichen, neu: (await meldeHaft(db, offen.aktenzeichen, { ...angaben, kduMonatCent: kduMonat, eingangAm: akte.fall.eingangAm }, a.kontext.uhr)).neu };
    });
    a.weiter(`/akte/${aktenzeichen}`, neu
      ? { art: 'success', titel: `Haft aufgenommen: Aktenzeichen ${aktenzeichen}`, text: 'Der Vorgang ist gestartet.' }
      : { art: 'warning', titel: 'In dieser Akte läuft schon ein Vorgang zur Haft', text: 'Es wurde nichts überschrieben. Neue Angaben tragen Sie bitte unter „Haft“ nach.' });
  } catch (fehler) {
    if (!(fehler instanceof FachlicherFehler)) throw fehler;
    return zeige(a, { werte, fehler: { [FEHLERFELD[fehler.code] ?? 'haftVon']: fehler.message } }, haushalt.mieter);
  }
}

async function zeige(a: Anfrage, eingabe: Eingabe, mieter: number): Promise<void> {
  const falsch = Object.keys(eingabe.fehler).length > 0;
  const name = beschriftung([...FELDER, AKTE]);
  const felder = eingabe.fehler[AKTE.name] || eingabe.werte[AKTE.name] ? [AKTE, ...FELDER] : FELDER;
  await a.zeige(falsch ? 'Fehler: Haft melden' : 'Haft melden', html`<h1 class="kern-heading-large">Haft gemeldet</h1>
    ${fehlerUebersicht(eingabe.fehler, (feld) => name(feld) || beschrifteHaushalt(feld))}
    <p class="kern-body vorspann">Vom ersten Tag der Haft an gibt es keine SGB-II-Leistungen (§ 7 Abs. 4 SGB II); zur Sicherung der Wohnung zahlt die Fachstelle die Miete weiter. Hat der Haushalt für diese Wohnung schon eine offene Akte, wird er dort weitergeführt.</p>
    ${formular('/haft', a.csrf, html`${haushaltFelder(eingabe, mieter)}
      <fieldset class="gruppe"><legend class="kern-heading-medium">Haft und Miete</legend>${eingangFeld(eingabe, 'Eingang der Meldung')}${felder.map((f) => zeigeFeld(f, eingabe))}</fieldset>
      <div class="knoepfe">${knopf('Haft aufnehmen')}<a class="kern-link" href="/neu">Abbrechen</a></div>`)}`, falsch ? 422 : 200);
}
