import { findFall } from '../../../akte/fall.ts';
import { erteilungSchema, giveEinwilligung } from '../../../akte/verweis/einwilligung-erteilen.ts';
import { DATENARTEN, findeEinwilligungstext, type Einwilligungstext } from '../../../akte/verweis/einwilligungstext.ts';
import { isEingewilligt, listVerweise, type Verweis } from '../../../akte/verweis/verweis.ts';
import { findStand, withdrawVerweis } from '../../../akte/verweis/widerruf.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { stopUnterwegs } from '../../../uebermittlung/index.ts';
import type { Eingabe } from '../../bausteine/formular.ts';
import { alsFeldfehler, fehlerJeFeld } from '../../bausteine/pruefung.ts';
import { nichtGefunden } from '../../fehler.ts';
import type { Weg } from '../../rechte.ts';
import { aktenzeichenAus } from '../../aktenzeichen.ts';
import type { Anfrage, Handlung } from '../../wege.ts';
import { einwilligungSeite, widerrufSeite } from './seiten.ts';
import { WIDERRUF } from './worte.ts';

/** The household's consent and its withdrawal (H-1.3, § 67b SGB X). */
export function registriereEinwilligung(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /akte/:aktenzeichen/einwilligung', async (a) => zeige(a, await offener(a), { werte: { erteiltAm: heuteVon(a) }, fehler: {} }));
  weg('POST /akte/:aktenzeichen/einwilligung', async (a) => {
    const verweis = await offener(a);
    const werte = { form: a.feld('form'), erteiltAm: a.feld('erteiltAm'), ...Object.fromEntries(DATENARTEN.map((art) => [`art-${art}`, a.feld(`art-${art}`)])) };
    const gelesen = erteilungSchema.safeParse({ form: werte.form, erteiltAm: werte.erteiltAm, datenarten: DATENARTEN.filter((art) => a.feld(`art-${art}`) === 'ja') });
    if (!gelesen.success) return zeige(a, verweis, { werte, fehler: fehlerJeFeld(gelesen.error) });
    try {
      await a.inDb((db) => giveEinwilligung(db, verweis.vorgang, gelesen.data, a.kontext.uhr));
    } catch (fehler) {
      return zeige(a, verweis, { werte, fehler: alsFeldfehler(fehler, feldZu(fehler)) });
    }
    a.weiter(`/akte/${verweis.aktenzeichen}`, { art: 'success', titel: 'Einwilligung erfasst', text: 'Bitte schließen Sie jetzt die Aufgabe in Tasklist ab. Erst dann gehen die Kontaktdaten an die Fachstelle.' });
  });
  weg('GET /akte/:aktenzeichen/widerruf/:id', async (a) => {
    const { verweis, stand } = await widerruflicher(a);
    await a.zeige('Einwilligung widerrufen', widerrufSeite(verweis, stand, a.csrf));
  });
  weg('POST /akte/:aktenzeichen/widerruf/:id', async (a) => {
    const { verweis } = await widerruflicher(a);
    const { uhr } = a.kontext;
    const stand = await a.inDb((db) => withdrawVerweis(db, verweis.vorgang, { uhr, stoppe: (id) => stopUnterwegs(db, id, uhr) }));
    a.weiter(`/akte/${verweis.aktenzeichen}`, { art: stand === 'NICHT_HINAUS' ? 'success' : 'warning', titel: 'Einwilligung widerrufen', text: WIDERRUF[stand].nachher });
  });
}

const heuteVon = (a: Anfrage): string => lokalesDatum(a.kontext.uhr.jetzt());

const feldZu = (fehler: unknown): string => (fehler instanceof Error && Reflect.get(fehler, 'code') === 'EINWILLIGUNG_UNVOLLSTAENDIG' ? 'art-NAMEN' : 'erteiltAm');

/** The referral about which the household has still to decide. */
async function offener(a: Anfrage): Promise<Verweis> {
  const aktenzeichen = aktenzeichenAus(a);
  const verweise = await a.inDb((db) => listVerweise(db, aktenzeichen));
  const gefunden = verweise.find((v) => v.abgeschlossenAm === null && !isEingewilligt(v, heuteVon(a)));
  if (!gefunden) throw nichtGefunden();
  return gefunden;
}

async function widerruflicher(a: Anfrage) {
  const aktenzeichen = aktenzeichenAus(a);
  return a.inDb(async (db) => {
    const verweis = (await listVerweise(db, aktenzeichen)).find((v) => v.einwilligung?.id === a.pfad('id') && v.einwilligung.widerrufenAm === null);
    if (!verweis) throw nichtGefunden();
    return { verweis, stand: await findStand(db, verweis.vorgang) };
  });
}

async function zeige(a: Anfrage, verweis: Verweis, eingabe: Eingabe): Promise<void> {
  const text: Einwilligungstext = await findeEinwilligungstext(await vereinbarungVon(a, verweis.aktenzeichen), heuteVon(a));
  const falsch = Object.keys(eingabe.fehler).length > 0;
  await a.zeige(falsch ? 'Fehler: Einwilligung' : 'Einwilligung', einwilligungSeite(verweis, text, a.csrf, eingabe), falsch ? 422 : 200);
}

async function vereinbarungVon(a: Anfrage, aktenzeichen: string): Promise<string> {
  const fall = await a.inDb((db) => findFall(db, aktenzeichen));
  if (!fall) throw nichtGefunden();
  return fall.vereinbarung;
}
