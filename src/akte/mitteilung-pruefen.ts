import { plusMonate, plusTage } from '../recht/datum.ts';
import type { Meldung } from './meldung.ts';
import type { Mitteilung } from './mitteilung-schema.ts';
import { leseGeschaeftszeichen, normalisiereName } from './normalisieren.ts';

type Regel = [verletzt: boolean, feld: string, text: string];
const verletzte = (regeln: Regel[]): Meldung[] => regeln.filter(([verletzt]) => verletzt).map(([, feld, text]) => ({ feld, text }));

const nach = (a: string | null, b: string): boolean => a !== null && a > b;
const vor = (a: string | null, b: string): boolean => a !== null && a < b;

/** What cannot be true. @param heute local date */
export function findeWidersprueche(m: Mitteilung, heute: string): Meldung[] {
  return verletzte([
    [m.eingangAm > heute, 'eingangAm', 'Der Eingang der Mitteilung liegt in der Zukunft.'],
    [m.eingangAm < plusMonate(heute, -24), 'eingangAm', 'Der Eingang der Mitteilung liegt mehr als zwei Jahre zurück.'],
    [m.klageEingangAm > m.eingangAm, 'klageEingangAm', 'Die Klage kann nicht nach der Mitteilung bei Gericht eingegangen sein.'],
    [m.klageEingangAm < plusMonate(heute, -120), 'klageEingangAm', 'Der Eingang der Klage liegt mehr als zehn Jahre zurück.'],
    [vor(m.zugestelltAm, m.klageEingangAm), 'zugestelltAm', 'Die Klage kann nicht vor ihrem Eingang bei Gericht zugestellt worden sein.'],
    [nach(m.zugestelltAm, heute), 'zugestelltAm', 'Die Zustellung der Klage liegt in der Zukunft.'],
    [vor(m.terminAm, m.klageEingangAm), 'terminAm', 'Der Termin kann nicht vor dem Eingang der Klage liegen.'],
    [nach(m.terminAm, plusMonate(heute, 60)), 'terminAm', 'Der Termin liegt mehr als fünf Jahre in der Zukunft.'],
    [m.rueckstandCent === 0 && m.nutzungsentschaedigungCent === 0, 'rueckstand', 'Eine Mitteilung wegen Zahlungsverzugs nennt einen Rückstand oder eine Nutzungsentschädigung.'],
  ]);
}

/** What is possible but unusual, so that a person looks at it again. */
export function findeAuffaelligkeiten(m: Mitteilung): Meldung[] {
  const gz = leseGeschaeftszeichen(m.geschaeftszeichen);
  const namen = m.mieter.map((p) => normalisiereName(p.name, p.vorname));
  const texte = [m.wohnung.strasse, m.wohnung.ort, m.vermieter.name, ...m.mieter.flatMap((p) => [p.name, p.vorname])];
  return verletzte([
    [nach(plusTage(m.eingangAm, -90), m.klageEingangAm), 'klageEingangAm', 'Zwischen Klage und Mitteilung liegen mehr als 90 Tage.'],
    [nach(m.zugestelltAm, m.eingangAm), 'zugestelltAm', 'Die Zustellung liegt nach dem Eingang der Mitteilung.'],
    [vor(m.terminAm, m.eingangAm), 'terminAm', 'Der Termin war schon, als die Mitteilung einging.'],
    [nach(m.terminAm, plusMonate(m.eingangAm, 24)), 'terminAm', 'Der Termin liegt mehr als zwei Jahre nach der Mitteilung.'],
    [m.terminAm !== null && m.zugestelltAm !== null && m.terminAm < m.zugestelltAm, 'terminAm', 'Der Termin liegt vor der Zustellung der Klage.'],
    [m.monatsmieteCent === 0, 'monatsmiete', 'Die Monatsmiete ist 0.'],
    [m.rueckstandCent === 0, 'rueckstand', 'Es ist kein Mietrückstand angegeben.'],
    [m.rueckstandCent > 0 && m.rueckstandCent < m.monatsmieteCent, 'rueckstand', 'Der Rückstand ist kleiner als eine Monatsmiete (§ 543 Abs. 2 Nr. 3 BGB).'],
    [m.monatsmieteCent > 0 && m.rueckstandCent > 36 * m.monatsmieteCent, 'rueckstand', 'Der Rückstand ist höher als 36 Monatsmieten.'],
    [gz !== undefined && !gz.register.endsWith('c'), 'geschaeftszeichen', 'Das Registerzeichen ist nicht „C“ (Zivilsachen der Amtsgerichte).'],
    [gz !== undefined && gz.jahr !== Number(m.klageEingangAm.slice(0, 4)), 'geschaeftszeichen', 'Das Jahr des Geschäftszeichens ist nicht das des Klageeingangs.'],
    [new Set(namen).size < namen.length, 'mieter', 'Eine Person ist mehrfach genannt.'],
    [texte.some((t) => /Ã[\u00A0-\u00BF]/.test(t)), '', 'Umlaute sehen entstellt aus: Bitte den Zeichensatz prüfen.'],
  ]);
}
