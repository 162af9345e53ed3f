import type { z } from 'zod';
import { findFall } from '../../akte/fall.ts';
import { deutsch } from '../../akte/meldung.ts';
import { listRueckmeldungen, rueckmeldungSchema, type Rueckmeldung, type RueckmeldungAngaben } from '../../akte/rueckmeldung.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { writeEigeneRueckmeldung } from '../abfragen/eigene-rueckmeldung.ts';
import type { Eingabe } from '../bausteine/formular.ts';
import { fehlerJeFeld } from '../bausteine/pruefung.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import { eigeneRueckmeldungSeite } from '../seiten/rueckmeldung.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { aktenzeichenAus } from './akte.ts';

const FELDER = ['leistungsbezug', 'bgNummer', 'sachbearbeitung', 'telefon', 'kduDirektzahlung', 'bemerkung', 'eingangAm'] as const;

/** The fields of the Vordruck as typed. */
export const liesRueckmeldung = (a: Anfrage): Record<string, string> => Object.fromEntries(FELDER.map((name) => [name, a.feld(name)]));

/** Checks the typed fields with the schema of the Akte. */
export function pruefeRueckmeldung(werte: Record<string, string>): z.ZodSafeParseResult<RueckmeldungAngaben> {
  const { kduDirektzahlung, ...rest } = Object.fromEntries(FELDER.map((name) => [name, werte[name]]));
  return rueckmeldungSchema.safeParse({ ...rest, ...(kduDirektzahlung === 'ja' || kduDirektzahlung === 'nein' ? { kduDirektzahlung: kduDirektzahlung === 'ja' } : {}) }, { error: deutsch });
}

/** The Jobcenter writes the details of its answer into its own file, before it completes the task in Tasklist. */
export function registriereRueckmeldung(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /akte/:aktenzeichen/rueckmeldung', async (a) => {
    const aktenzeichen = await vorhandene(a);
    const [bisher] = await a.inDb((db) => listRueckmeldungen(db, aktenzeichen));
    await zeige(a, aktenzeichen, { werte: bisher ? alsWerte(bisher) : {}, fehler: {} });
  });
  weg('POST /akte/:aktenzeichen/rueckmeldung', async (a) => {
    const aktenzeichen = await vorhandene(a);
    const werte = { ...liesRueckmeldung(a), eingangAm: lokalesDatum(a.kontext.uhr.jetzt()) };
    const angaben = pruefeRueckmeldung(werte);
    if (!angaben.success) return zeige(a, aktenzeichen, { werte, fehler: fehlerJeFeld(angaben.error) });
    if (angaben.data.leistungsbezug === 'JA' && !angaben.data.bgNummer) return zeige(a, aktenzeichen, { werte, fehler: { bgNummer: 'Bei Leistungsbezug gehört die BG-Nummer zum Vordruck.' } });
    try {
      await a.inDb((db) => writeEigeneRueckmeldung(db, aktenzeichen, angaben.data, a.kontext.uhr));
    } catch (fehler) {
      if (!(fehler instanceof FachlicherFehler)) throw fehler;
      return zeige(a, aktenzeichen, { werte, fehler: { leistungsbezug: fehler.message } });
    }
    a.weiter(`/akte/${aktenzeichen}`, { art: 'success', titel: 'Rückmeldung gespeichert', text: 'Bitte schließen Sie jetzt die Aufgabe in Tasklist ab. Erst dann geht die Rückmeldung an die Fachstelle.' });
  });
}

async function vorhandene(a: Anfrage): Promise<string> {
  const aktenzeichen = aktenzeichenAus(a);
  if (!(await a.inDb((db) => findFall(db, aktenzeichen)))) throw nichtGefunden();
  return aktenzeichen;
}

const alsWerte = (r: Rueckmeldung): Record<string, string> => ({
  leistungsbezug: r.leistungsbezug ?? '',
  bgNummer: r.bgNummer ?? '',
  sachbearbeitung: r.sachbearbeitung ?? '',
  telefon: r.telefon ?? '',
  kduDirektzahlung: r.kduDirektzahlung === null ? '' : r.kduDirektzahlung ? 'ja' : 'nein',
  bemerkung: r.bemerkung ?? '',
});

async function zeige(a: Anfrage, aktenzeichen: string, eingabe: Eingabe): Promise<void> {
  const fehlerhaft = Object.keys(eingabe.fehler).length > 0;
  await a.zeige(fehlerhaft ? 'Fehler: Rückmeldung' : 'Rückmeldung', eigeneRueckmeldungSeite(aktenzeichen, a.csrf, eingabe), fehlerhaft ? 422 : 200);
}
