import { claimErstattung, findOffenenLauf, PROZESS_JOBCENTER, receiveErstattung } from '../../../akte/erstattung/beginn.ts';
import { findAnspruch, type AnspruchAngaben } from '../../../akte/erstattung/anspruch.ts';
import { findVorbelegung } from '../../../akte/erstattung/vorbelegung.ts';
import { PROZESS } from '../../../akte/erstattung/vorschlag.ts';
import { oeffneAkte } from '../../../akte/fall-anlegen.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { liesHaushalt, pruefeHaushalt } from '../../bausteine/haushalt-felder.ts';
import { alsFeldfehler } from '../../bausteine/pruefung.ts';
import { eigeneVereinbarung } from '../../eigene-vereinbarung.ts';
import type { Weg } from '../../rechte.ts';
import type { Anfrage, Handlung } from '../../wege.ts';
import type { VerfahrenSeiten } from '../verfahren.ts';
import { vorhandene } from './akte.ts';
import { erstattungAbschnitt } from './abschnitt.ts';
import { alsWerte, FELDER, pruefeAnspruch } from './eingabe.ts';
import { registriereEntscheidung } from './entscheidung.ts';
import { anspruchSeite, type AnspruchForm } from './seiten.ts';

export const erstattung: VerfahrenSeiten = {
  prozesse: { [PROZESS]: 'Erstattung an das Jobcenter', [PROZESS_JOBCENTER]: 'Erstattung geltend machen' },
  neu: { weg: 'GET /erstattung', titel: 'Erstattungsanspruch bei Haft', beschreibung: 'Das Jobcenter hat Miete während der Haft weitergezahlt und fordert sie von der Landeshauptstadt.' },
  abschnitt: erstattungAbschnitt,
  registriere: registriereErstattung,
};

function registriereErstattung(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /erstattung', (a) => zeige(a, { ziel: '/erstattung', zurueck: '/neu', offen: false, mieter: 1, eingabe: { werte: { ...alsWerte({ angemeldetAm: heute(a) }), 'wohnung.ort': 'Hannover' }, fehler: {} } }));
  weg('POST /erstattung', legeAn);
  weg('GET /akte/:aktenzeichen/erstattung', zeigeInAkte);
  weg('POST /akte/:aktenzeichen/erstattung', speichereInAkte);
  registriereEntscheidung(weg);
}

const heute = (a: Anfrage): string => lokalesDatum(a.kontext.uhr.jetzt());
const istFachstelle = (a: Anfrage): boolean => eigeneVereinbarung(a).behoerden[0]?.kuerzel === a.konto.behoerde;

const liesAnspruch = (a: Anfrage): Record<string, string> => ({ ...Object.fromEntries(FELDER.map((f) => [f, a.feld(f)])), ...(istFachstelle(a) ? {} : { angemeldetAm: heute(a), kenntnisAm: '' }) });

/** From `/neu`: household and claim on one page. */
async function legeAn(a: Anfrage): Promise<void> {
  const haushalt = liesHaushalt(a.feld);
  const werte = { ...haushalt.werte, ...liesAnspruch(a) };
  const form = { ziel: '/erstattung', zurueck: '/neu', offen: false, mieter: haushalt.mieter };
  if (haushalt.nurGeordnet) return zeige(a, { ...form, eingabe: { werte, fehler: {} } });
  const anspruch = pruefeAnspruch(werte, { heute: heute(a), vollstaendig: !istFachstelle(a) });
  const akte = pruefeHaushalt({ ...haushalt, werte: { ...haushalt.werte, eingangAm: werte.angemeldetAm ?? '' } });
  if (!anspruch.ok || !akte.ok) {
    const { eingangAm, ...fehler } = akte.ok ? ({} as Record<string, string>) : akte.fehler;
    return zeige(a, { ...form, eingabe: { werte, fehler: { ...(eingangAm ? { angemeldetAm: eingangAm } : {}), ...(anspruch.ok ? {} : anspruch.fehler), ...fehler } } });
  }
  try {
    const { aktenzeichen, neu } = await a.inDb(async (db) => {
      const gefunden = await oeffneAkte(db, akte.fall, { uhr: a.kontext.uhr, vereinbarung: eigeneVereinbarung(a) });
      return { aktenzeichen: gefunden.aktenzeichen, neu: await beginne(a)(db, { ...anspruch.angaben, aktenzeichen: gefunden.aktenzeichen }, a.kontext.uhr) };
    });
    fertig(a, aktenzeichen, neu.neu);
  } catch (fehler) {
    return zeige(a, { ...form, eingabe: { werte, fehler: alsFeldfehler(fehler, 'angemeldetAm') } });
  }
}

const beginne = (a: Anfrage): typeof receiveErstattung => (istFachstelle(a) ? receiveErstattung : claimErstattung);

function fertig(a: Anfrage, aktenzeichen: string, neu: boolean): void {
  a.weiter(`/akte/${aktenzeichen}`, { art: 'success', titel: neu ? `Anspruch aufgenommen: Aktenzeichen ${aktenzeichen}` : 'Angaben gespeichert', text: neu ? 'Der Vorgang ist gestartet.' : 'Läuft dazu eine Aufgabe in Tasklist, schließen Sie sie bitte dort ab.' });
}

async function zeigeInAkte(a: Anfrage): Promise<void> {
  const aktenzeichen = await vorhandene(a);
  const bekannt = await findBekanntes(a, aktenzeichen);
  await zeige(a, inAkte(aktenzeichen, alsWerte({ angemeldetAm: heute(a), ...bekannt.vorbelegung, ...bekannt.anspruch }), bekannt.anspruch !== undefined));
}

async function speichereInAkte(a: Anfrage): Promise<void> {
  const aktenzeichen = await vorhandene(a);
  const { anspruch } = await findBekanntes(a, aktenzeichen);
  const werte = { ...liesAnspruch(a), ...(anspruch && !istFachstelle(a) ? { angemeldetAm: anspruch.angemeldetAm } : {}) };
  const form = inAkte(aktenzeichen, werte, anspruch !== undefined);
  const gelesen = pruefeAnspruch(werte, { heute: heute(a), vollstaendig: !istFachstelle(a) });
  if (!gelesen.ok) return zeige(a, { ...form, eingabe: { werte, fehler: gelesen.fehler } });
  try {
    const { neu } = await a.inDb((db) => beginne(a)(db, { ...gelesen.angaben, aktenzeichen }, a.kontext.uhr));
    fertig(a, aktenzeichen, neu);
  } catch (fehler) {
    return zeige(a, { ...form, eingabe: { werte, fehler: alsFeldfehler(fehler, 'haftVon') } });
  }
}

const inAkte = (aktenzeichen: string, werte: Record<string, string>, offen: boolean): Omit<AnspruchForm, 'csrf' | 'fachstelle'> => ({ ziel: `/akte/${aktenzeichen}/erstattung`, zurueck: `/akte/${aktenzeichen}`, offen, eingabe: { werte, fehler: {} } });

/** The claim that is open, and what the own procedure about the detention says. */
function findBekanntes(a: Anfrage, aktenzeichen: string): Promise<{ anspruch: AnspruchAngaben | undefined; vorbelegung: Partial<AnspruchAngaben> }> {
  const prozess = istFachstelle(a) ? PROZESS : PROZESS_JOBCENTER;
  return a.inDb(async (db) => {
    const lauf = await findOffenenLauf(db, aktenzeichen, prozess);
    const anspruch = lauf && (await findAnspruch(db, lauf.vorgang));
    const vorbelegung: Partial<AnspruchAngaben> = (await findVorbelegung(db, aktenzeichen)) ?? {};
    const ergaenzt = anspruch && { ...anspruch, kenntnisAm: anspruch.kenntnisAm ?? vorbelegung.kenntnisAm ?? null };
    return { anspruch: ergaenzt, vorbelegung };
  });
}

async function zeige(a: Anfrage, form: Omit<AnspruchForm, 'csrf' | 'fachstelle'>): Promise<void> {
  const fehlerhaft = Object.keys(form.eingabe.fehler).length > 0;
  await a.zeige(fehlerhaft ? 'Fehler: Erstattungsanspruch' : 'Erstattungsanspruch', anspruchSeite({ csrf: a.csrf, fachstelle: istFachstelle(a), ...form }), fehlerhaft ? 422 : 200);
}
