import { z } from 'zod';
import { oeffneAkte } from '../../../akte/fall-anlegen.ts';
import { beginneUnterbringung } from '../../../akte/unterbringung/beginnen.ts';
import { FachlicherFehler } from '../../../fehler.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { zeigeFeld, type FormFeld } from '../../bausteine/aktenformular.ts';
import { fehlerUebersicht, formular, knopf, type Eingabe } from '../../bausteine/formular.ts';
import { beschrifteHaushalt, eingangFeld, haushaltFelder, liesHaushalt, pruefeHaushalt } from '../../bausteine/haushalt-felder.ts';
import { html } from '../../bausteine/html.ts';
import { fehlerJeFeld, formDatum, optional } from '../../bausteine/pruefung.ts';
import { vereinbarungDerFachstelle } from '../../eigene-vereinbarung.ts';
import type { Anfrage } from '../../wege.ts';

const TERMIN: FormFeld = { art: 'text', name: 'raeumungAm', label: 'Räumungstermin', hinweis: 'Wenn er schon feststeht.', typ: 'date', breite: 'kurz', optional: true };
const schema = z.object({ raeumungAm: optional(formDatum('Bitte ein Datum angeben, das es gibt.')) });

export const zeigeBeginn = (a: Anfrage): Promise<void> => zeige(a, { werte: { eingangAm: lokalesDatum(a.kontext.uhr.jetzt()), 'wohnung.ort': 'Hannover', raeumungAm: '' }, fehler: {} }, 1);

/** The household's Akte and the start of the procedure in it, in one transaction. */
export async function beginne(a: Anfrage): Promise<void> {
  const haushalt = liesHaushalt(a.feld);
  const werte = { ...haushalt.werte, raeumungAm: a.feld('raeumungAm') };
  if (haushalt.nurGeordnet) return zeige(a, { werte, fehler: {} }, haushalt.mieter);
  const vereinbarung = vereinbarungDerFachstelle(a);
  const akte = pruefeHaushalt(haushalt);
  const termin = schema.safeParse(werte);
  if (!akte.ok || !termin.success) return zeige(a, { werte, fehler: { ...(akte.ok ? {} : akte.fehler), ...(termin.success ? {} : fehlerJeFeld(termin.error)) } }, haushalt.mieter);
  try {
    const aktenzeichen = await a.inDb(async (db) => {
      const offen = await oeffneAkte(db, akte.fall, { uhr: a.kontext.uhr, vereinbarung });
      await beginneUnterbringung(db, offen.aktenzeichen, { eingangAm: akte.fall.eingangAm, raeumungAm: termin.data.raeumungAm }, a.kontext.uhr);
      return offen.aktenzeichen;
    });
    a.weiter(`/akte/${aktenzeichen}`, { art: 'success', titel: `Aufgenommen: Aktenzeichen ${aktenzeichen}`, text: 'Der Vorgang ist gestartet oder läuft schon.' });
  } catch (fehler) {
    if (!(fehler instanceof FachlicherFehler)) throw fehler;
    return zeige(a, { werte, fehler: { [fehler.code === 'EINGANG_IN_ZUKUNFT' ? 'eingangAm' : 'raeumungAm']: fehler.message } }, haushalt.mieter);
  }
}

async function zeige(a: Anfrage, eingabe: Eingabe, mieter: number): Promise<void> {
  const falsch = Object.keys(eingabe.fehler).length > 0;
  await a.zeige(falsch ? 'Fehler: Wohnung nicht zu halten' : 'Wohnung nicht zu halten', html`<h1 class="kern-heading-large">Wohnung nicht zu halten</h1>
    ${fehlerUebersicht(eingabe.fehler, (feld) => (feld === TERMIN.name ? TERMIN.label : beschrifteHaushalt(feld)))}
    <p class="kern-body vorspann">Die Stadt vermittelt anderen Wohnraum oder bringt den Haushalt unter, bevor geräumt wird. Hat der Haushalt für diese Wohnung schon eine offene Akte, wird er dort weitergeführt.</p>
    ${formular('/unterbringung', a.csrf, html`${haushaltFelder(eingabe, mieter)}
      <fieldset class="gruppe"><legend class="kern-heading-medium">Räumung</legend>${eingangFeld(eingabe)}${zeigeFeld(TERMIN, eingabe)}</fieldset>
      <div class="knoepfe">${knopf('Vorgang beginnen')}<a class="kern-link" href="/neu">Abbrechen</a></div>`)}`, falsch ? 422 : 200);
}
