import { z } from 'zod';
import { findFall, type Fall } from '../../akte/fall.ts';
import { handOverFall, listUebernehmende } from '../../akte/uebergabe.ts';
import { leereEingabe, type Eingabe } from '../bausteine/formular.ts';
import { alsFeldfehler, fehlerJeFeld, formText, pflichtText } from '../bausteine/pruefung.ts';
import { nichtGefunden } from '../fehler.ts';
import { koennenUebernehmen } from '../laden/faelle.ts';
import type { Weg } from '../rechte.ts';
import { GRUPPE, uebergebenSeite } from '../seiten/uebergeben.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { aktenzeichenAus } from '../aktenzeichen.ts';

const schema = z.object({ an: pflichtText(64, 'Bitte wählen, wer den Fall übernimmt.'), notiz: formText(2000) });

/** A case goes to a colleague, or back to the group. */
export function registriereUebergeben(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /akte/:aktenzeichen/uebergeben', (a) => zeige(a, leereEingabe));
  weg('POST /akte/:aktenzeichen/uebergeben', async (a) => {
    const { aktenzeichen } = await ladeFall(a);
    const werte = { an: a.feld('an'), notiz: a.feld('notiz') };
    const gelesen = schema.safeParse(werte);
    if (!gelesen.success) return zeige(a, { werte, fehler: fehlerJeFeld(gelesen.error) });
    const { an, notiz } = gelesen.data;
    const { uhr } = a.kontext;
    try {
      await a.inDb((db) => handOverFall(db, { aktenzeichen, an: an === GRUPPE ? null : an, notiz }, { uhr, rollen: koennenUebernehmen(a) }));
    } catch (fehler) {
      return zeige(a, { werte, fehler: alsFeldfehler(fehler, 'an') });
    }
    a.weiter(`/akte/${aktenzeichen}`, { art: 'success', titel: an === GRUPPE ? 'Der Fall ist wieder bei der Gruppe' : 'Der Fall ist übergeben' });
  });
}

async function ladeFall(a: Anfrage): Promise<Fall> {
  const fall = await a.inDb((db) => findFall(db, aktenzeichenAus(a)));
  if (!fall) throw nichtGefunden();
  return fall;
}

async function zeige(a: Anfrage, eingabe: Eingabe): Promise<void> {
  const fall = await ladeFall(a);
  const personen = await a.inDb((db) => listUebernehmende(db, a.konto.behoerde, koennenUebernehmen(a)));
  const fehlerhaft = Object.keys(eingabe.fehler).length > 0;
  await a.zeige(`${fehlerhaft ? 'Fehler: ' : ''}Fall übergeben`, uebergebenSeite(fall, personen, a.csrf, eingabe), fehlerhaft ? 422 : 200);
}
