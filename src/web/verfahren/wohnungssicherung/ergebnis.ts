import { z } from 'zod';
import { insertPosteingang, settlePosteingang } from '../../../akte/posteingang.ts';
import { recordErgebnisJobcenter } from '../../../akte/wohnungssicherung/ergebnis.ts';
import { findZielakte } from '../../../akte/zielakte.ts';
import { FachlicherFehler } from '../../../fehler.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { beschriftung, betragFeld, liesFelder, zeigeFeld, type FormFeld } from '../../bausteine/aktenformular.ts';
import { fehlerUebersicht, formular, knopf, type Eingabe } from '../../bausteine/formular.ts';
import { html } from '../../bausteine/html.ts';
import { AKTENZEICHEN, fehlerJeFeld, formDatum, optional } from '../../bausteine/pruefung.ts';
import { findVorgaben, nimmGrundlageZurAkte } from '../../routes/posteingang-datei.ts';
import type { Anfrage } from '../../wege.ts';
import { alsWahl, ERGEBNIS, LEISTUNGSART, schluessel } from './worte.ts';

const FELDER: readonly FormFeld[] = [
  { art: 'text', name: 'aktenzeichen', label: 'Aktenzeichen', hinweis: 'Steht auf dem Vordruck oben rechts, zum Beispiel 56.34-2026-000123', breite: 'mittel' },
  { art: 'text', name: 'eingangAm', label: 'Eingang', typ: 'date', breite: 'kurz' },
  { art: 'wahl', name: 'ergebnis', label: 'Was hat das Jobcenter entschieden?', wahl: alsWahl(ERGEBNIS) },
  { art: 'auswahl', name: 'leistungsart', label: 'Bei Übernahme: als', breite: 'kurz', wahl: [{ wert: '', text: 'Nicht angegeben' }, ...alsWahl(LEISTUNGSART)] },
  { art: 'text', name: 'summe', label: 'Bei Übernahme: Betrag in Euro', inputmode: 'decimal', breite: 'kurz', optional: true },
];
const schema = z
  .object({ aktenzeichen: z.string().regex(AKTENZEICHEN, 'Bitte das Aktenzeichen angeben. Es steht auf jedem Vordruck als Text und als QR-Code.'), eingangAm: formDatum('Bitte den Eingang angeben.'), ergebnis: z.enum(schluessel(ERGEBNIS), 'Bitte wählen.'), leistungsart: optional(z.enum(schluessel(LEISTUNGSART), 'Bitte wählen.')), summe: optional(betragFeld as z.ZodType<number>) })
  .superRefine((e, ctx) => {
    if (e.ergebnis !== 'ABLEHNUNG') return;
    for (const feld of ['leistungsart', 'summe'] as const) if (e[feld] !== null) ctx.addIssue({ code: 'custom', path: [feld], message: 'Bei einer Ablehnung darf hier nichts stehen.' });
  });

export const zeigeErgebnis = async (a: Anfrage): Promise<void> => zeige(a, { werte: { eingangAm: lokalesDatum(a.kontext.uhr.jetzt()), ...(await findVorgaben(a)) }, fehler: {} });

/** The result of the Jobcenter on paper (H-3.2.1.3, H-3.2.2.2): into the Posteingang, the case and its procedure, in one transaction. */
export async function erfasseErgebnis(a: Anfrage): Promise<void> {
  const werte = { ...liesFelder(a, FELDER), eingang: a.feld('eingang') };
  const gelesen = schema.safeParse(werte);
  if (!gelesen.success) return zeige(a, { werte, fehler: fehlerJeFeld(gelesen.error) });
  const { aktenzeichen: genannt, eingangAm, ergebnis, leistungsart, summe } = gelesen.data;
  const { uhr } = a.kontext;
  try {
    const erfasst = await a.inDb(async (db) => {
      const aktenzeichen = await findZielakte(db, genannt);
      if (!aktenzeichen) throw new FachlicherFehler('AKTE_UNBEKANNT', 'Zu diesem Aktenzeichen gibt es keine Akte.');
      await nimmGrundlageZurAkte(db, a, aktenzeichen, 'Entscheidung des Jobcenters zu den Mietschulden');
      const angaben = { ergebnis, ...(leistungsart && { leistungsart }), ...(summe && { summeCent: summe }), genannt };
      const { id, neu } = await insertPosteingang(db, { aktenzeichen, art: 'MIETSCHULDEN_ERGEBNIS', absender: 'JOBCENTER', eingangAm, angaben, schluessel: `ergebnis:${aktenzeichen}:${eingangAm}:${ergebnis}` }, uhr);
      if (!neu) return { aktenzeichen, gilt: null };
      await settlePosteingang(db, id, 'VERBUCHT', uhr);
      return { aktenzeichen, ...(await recordErgebnisJobcenter(db, { aktenzeichen, ergebnis, eingangAm, weg: 'POSTEINGANG', ...(leistungsart && { leistungsart }), ...(summe && { summeCent: summe }) }, uhr)) };
    });
    a.weiter(`/akte/${erfasst.aktenzeichen}`, meldungZu(erfasst.gilt));
  } catch (fehler) {
    if (!(fehler instanceof FachlicherFehler)) throw fehler;
    return zeige(a, { werte, fehler: { [fehler.code === 'EINGANG_IN_ZUKUNFT' ? 'eingangAm' : 'aktenzeichen']: fehler.message } });
  }
}

const meldungZu = (gilt: boolean | null): { art: 'success' | 'warning' | 'info'; titel: string; text?: string } => {
  if (gilt === null) return { art: 'info', titel: 'Dieses Ergebnis war schon erfasst' };
  return gilt ? { art: 'success', titel: 'Ergebnis verbucht', text: 'Der Vorgang geht damit weiter.' } : { art: 'warning', titel: 'Zu diesem Ergebnis ist kein Antrag offen', text: 'Es steht jetzt in der Akte; bitte klären Sie, worauf es sich bezieht.' };
};

async function zeige(a: Anfrage, eingabe: Eingabe): Promise<void> {
  const falsch = Object.keys(eingabe.fehler).length > 0;
  await a.zeige(falsch ? 'Fehler: Ergebnis zum Antrag erfassen' : 'Ergebnis zum Antrag erfassen', html`<h1 class="kern-heading-large">Ergebnis zum Antrag erfassen</h1>
    ${fehlerUebersicht(eingabe.fehler, beschriftung(FELDER))}
    <p class="kern-body vorspann">Was das Jobcenter auf Stellungnahme und Antrag (Anlage 2) geantwortet hat.</p>
    ${formular('/posteingang/ergebnis', a.csrf, html`<input type="hidden" name="eingang" value="${eingabe.werte['eingang'] ?? ''}" />${FELDER.map((f) => zeigeFeld(f, eingabe))}<div class="knoepfe">${knopf('Erfassen')}<a class="kern-link" href="/posteingang">Abbrechen</a></div>`)}`, falsch ? 422 : 200);
}
