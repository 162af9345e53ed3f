import { z } from 'zod';
import { endAbwesenheit, findAbwesenheit, insertAbwesenheit, listAbwesenheiten } from '../../akte/abwesenheit.ts';
import { listUebernehmende } from '../../akte/uebergabe.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { leereEingabe, type Eingabe } from '../bausteine/formular.ts';
import { fehlerJeFeld, formDatum, pflichtText } from '../bausteine/pruefung.ts';
import { keinZugang, nichtGefunden } from '../fehler.ts';
import { koennenUebernehmen } from '../laden/faelle.ts';
import { leitet } from '../laden/heute.ts';
import type { Weg } from '../rechte.ts';
import { abwesenheitenSeite } from '../seiten/abwesenheiten.ts';
import type { Anfrage, Handlung } from '../wege.ts';

const schema = z.object({ konto: pflichtText(64, 'Bitte wählen, wer abwesend ist.'), vertretung: pflichtText(64, 'Bitte wählen, wer vertritt.'), von: formDatum('Bitte den ersten Tag angeben.'), bis: formDatum('Bitte den letzten Tag angeben.') });
const FELD: Record<string, string> = { KONTO_UNGEEIGNET: 'konto', ZEITRAUM_UNGUELTIG: 'bis', ABWESENHEIT_VERGANGEN: 'bis', ABWESENHEIT_VORHANDEN: 'von' };

/** Absences and substitutes: everybody enters their own, who leads those of all colleagues of the authority. */
export function registriereAbwesenheiten(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /abwesenheiten', (a) => zeige(a, leereEingabe));
  weg('POST /abwesenheiten', trageEin);
  weg('POST /abwesenheiten/:id/beenden', async (a) => {
    const id = a.pfad('id');
    const gefunden = /^\d{1,18}$/.test(id) ? await a.inDb((db) => findAbwesenheit(db, id)) : undefined;
    if (!gefunden) throw nichtGefunden();
    if (!leitet(a) && gefunden.konto !== a.konto.anmeldename) throw keinZugang();
    const beendet = await a.inDb((db) => endAbwesenheit(db, id, a.kontext.uhr));
    a.weiter('/abwesenheiten', beendet ? { art: 'success', titel: 'Die Abwesenheit ist beendet' } : { art: 'info', titel: 'Die Abwesenheit war schon vorbei' });
  });
}

async function trageEin(a: Anfrage): Promise<void> {
  // Who does not lead enters nobody else: the field is not even asked for.
  const werte = { konto: leitet(a) ? a.feld('konto') : a.konto.anmeldename, vertretung: a.feld('vertretung'), von: a.feld('von'), bis: a.feld('bis') };
  const gelesen = schema.safeParse(werte);
  if (!gelesen.success) return zeige(a, { werte, fehler: fehlerJeFeld(gelesen.error) });
  try {
    await a.inDb((db) => insertAbwesenheit(db, gelesen.data, { uhr: a.kontext.uhr, rollen: koennenUebernehmen(a), behoerde: a.konto.behoerde }));
  } catch (fehler) {
    if (!(fehler instanceof FachlicherFehler)) throw fehler;
    return zeige(a, { werte, fehler: { [FELD[fehler.code] ?? 'vertretung']: fehler.message } });
  }
  a.weiter('/abwesenheiten', { art: 'success', titel: 'Die Abwesenheit ist eingetragen' });
}

async function zeige(a: Anfrage, eingabe: Eingabe): Promise<void> {
  const heute = lokalesDatum(a.kontext.uhr.jetzt());
  const [alle, kollegen] = await a.inDb(async (db) => [await listAbwesenheiten(db, heute), await listUebernehmende(db, a.konto.behoerde, koennenUebernehmen(a))] as const);
  const fehlerhaft = Object.keys(eingabe.fehler).length > 0;
  await a.zeige(`${fehlerhaft ? 'Fehler: ' : ''}Abwesenheiten`, abwesenheitenSeite({ alle, kollegen, eingabe, heute, csrf: a.csrf, ich: a.konto.anmeldename, leitet: leitet(a) }), fehlerhaft ? 422 : 200);
}
