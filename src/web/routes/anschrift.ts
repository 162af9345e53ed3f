import { z } from 'zod';
import { findFall } from '../../akte/fall.ts';
import { listPersonen, updatePerson, type Person } from '../../akte/person.ts';
import { leereEingabe, type Eingabe } from '../bausteine/formular.ts';
import { alsFeldfehler, fehlerJeFeld, formText, pflichtText } from '../bausteine/pruefung.ts';
import { nichtGefunden } from '../fehler.ts';
import type { Weg } from '../rechte.ts';
import { anschriftSeite } from '../seiten/anschrift.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { aktenzeichenAus } from './akte.ts';

const schema = z.object({ anschrift: formText(300), grund: pflichtText(1000, 'Bitte den Grund angeben. Er bleibt in der Akte.') });

/** The address of a person of the case: letters by post wait for it. */
export function registriereAnschrift(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /akte/:aktenzeichen/anschrift/:id', (a) => zeige(a, leereEingabe));
  weg('POST /akte/:aktenzeichen/anschrift/:id', async (a) => {
    const werte = { anschrift: a.feld('anschrift'), grund: a.feld('grund') };
    const gelesen = schema.safeParse(werte);
    if (!gelesen.success) return zeige(a, { werte, fehler: fehlerJeFeld(gelesen.error) });
    const { aktenzeichen, person } = await lade(a);
    const { anschrift, grund } = gelesen.data;
    try {
      await a.inDb((db) => updatePerson(db, aktenzeichen, person.id, { anschrift }, grund, a.kontext.uhr));
    } catch (fehler) {
      return zeige(a, { werte, fehler: alsFeldfehler(fehler, 'anschrift') });
    }
    a.weiter(`/akte/${aktenzeichen}`, { art: 'success', titel: 'Anschrift gespeichert', text: 'Sie gilt für Schreiben, die ab jetzt entstehen.' });
  });
}

async function lade(a: Anfrage): Promise<{ aktenzeichen: string; person: Person }> {
  const aktenzeichen = aktenzeichenAus(a);
  const person = await a.inDb(async (db) => ((await findFall(db, aktenzeichen)) ? (await listPersonen(db, aktenzeichen)).find((p) => p.id === a.pfad('id')) : undefined));
  if (!person) throw nichtGefunden();
  return { aktenzeichen, person };
}

async function zeige(a: Anfrage, eingabe: Eingabe): Promise<void> {
  const { aktenzeichen, person } = await lade(a);
  const fehlerhaft = Object.keys(eingabe.fehler).length > 0;
  const mitWerten = { werte: { anschrift: person.anschrift, ...eingabe.werte }, fehler: eingabe.fehler };
  await a.zeige(`${fehlerhaft ? 'Fehler: ' : ''}Anschrift`, anschriftSeite(aktenzeichen, person, a.csrf, mitWerten), fehlerhaft ? 422 : 200);
}
