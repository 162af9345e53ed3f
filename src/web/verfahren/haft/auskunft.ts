import { z } from 'zod';
import { answerAnfrage, listAnfragen } from '../../../akte/haft/anfrage.ts';
import { recordAuskunft, type AuskunftAngaben } from '../../../akte/haft/auskunft.ts';
import { findHaft } from '../../../akte/haft/haft.ts';
import { schreibeBetrag } from '../../../akte/geld.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { betragFeld, registriereFormular, type AktenFormular, type FormFeld } from '../../bausteine/aktenformular.ts';
import { HILFE } from '../../bausteine/hilfe.ts';
import { formDatum, optional } from '../../bausteine/pruefung.ts';
import type { Weg } from '../../rechte.ts';
import type { Handlung } from '../../wege.ts';

/** What the Vordruck asks, in the words of whoever fills it in. */
const felder = (gezahlt: string): FormFeld[] => [
  { art: 'wahl', name: 'auskunft', label: gezahlt, wahl: [{ wert: 'GEZAHLT', text: 'Ja' }, { wert: 'NICHT_GEZAHLT', text: 'Nein' }] },
  { art: 'text', name: 'gezahltBis', label: 'Gezahlt bis einschließlich', hinweis: 'Bei „Ja“ bitte angeben: der letzte Tag, für den das Jobcenter gezahlt hat.', hilfe: HILFE.letzterTag, typ: 'date', breite: 'kurz', optional: true },
  { art: 'text', name: 'monat', label: 'Betrag je Monat in Euro', hinweis: 'Für die inhaftierte Person.', inputmode: 'decimal', breite: 'kurz', optional: true },
  { art: 'auswahl', name: 'gezahltAn', label: 'Gezahlt an', breite: 'mittel', optional: true, wahl: [{ wert: '', text: 'Keine Angabe' }, { wert: 'VERMIETER', text: 'Vermieterseite' }, { wert: 'HAUSHALT', text: 'Haushalt' }] },
  { art: 'text', name: 'eingestelltAm', label: 'Zahlung eingestellt am', hinweis: 'Leer, wenn sie noch läuft.', typ: 'date', breite: 'kurz', optional: true },
];
const angaben = {
  auskunft: z.enum(['GEZAHLT', 'NICHT_GEZAHLT'], 'Bitte wählen.'),
  gezahltBis: optional(formDatum('Bitte den letzten gezahlten Tag angeben.')),
  monat: optional(betragFeld),
  gezahltAn: optional(z.enum(['VERMIETER', 'HAUSHALT'], 'Bitte wählen.')),
  eingestelltAm: optional(formDatum('Bitte den Tag angeben.')),
};
const EINZELN = ['gezahltBis', 'monat', 'gezahltAn', 'eingestelltAm'] as const;
type Eingabe = Pick<AuskunftAngaben, 'auskunft' | 'gezahltBis' | 'gezahltAn' | 'eingestelltAm'> & { monat: number | null };

/** Beside each field what does not go with the answer. */
function pruefe(e: Eingabe, ctx: z.RefinementCtx): void {
  if (e.auskunft === 'GEZAHLT' && e.gezahltBis === null) ctx.addIssue({ code: 'custom', path: ['gezahltBis'], message: 'Bitte den letzten gezahlten Tag angeben.' });
  if (e.auskunft === 'NICHT_GEZAHLT') for (const feld of EINZELN) if (e[feld] !== null) ctx.addIssue({ code: 'custom', path: [feld], message: 'Bitte leer lassen, wenn das Jobcenter nicht gezahlt hat.' });
}
const alsAngaben = ({ monat, ...rest }: Eingabe): AuskunftAngaben => ({ auskunft: rest.auskunft, gezahltBis: rest.gezahltBis, gezahltAn: rest.gezahltAn, eingestelltAm: rest.eingestelltAm, monatCent: monat });
const LEER = { auskunft: '', gezahltBis: '', monat: '', gezahltAn: '', eingestelltAm: '' };

/** The Fachstelle enters what came on paper, by telephone or as another proof. */
const vomJobcenter: AktenFormular<Eingabe & { eingangAm: string; weg: 'SCHREIBEN' | 'TELEFON' | 'NACHWEIS' }> = {
  pfad: '/akte/:aktenzeichen/haft/auskunft',
  titel: 'Bis wann hat das Jobcenter gezahlt?',
  vorspann: 'Die Fachstelle zahlt erst ab dem Tag nach der letzten Zahlung des Jobcenters. Eine spätere Auskunft ersetzt die frühere; die nächsten Zahlungen richten sich danach.',
  felder: [
    ...felder('Hat das Jobcenter die Miete gezahlt?'),
    { art: 'text', name: 'eingangAm', label: 'Auskunft vom', typ: 'date', breite: 'kurz' },
    { art: 'auswahl', name: 'weg', label: 'Woher', breite: 'mittel', wahl: [{ wert: 'SCHREIBEN', text: 'Schreiben des Jobcenters' }, { wert: 'TELEFON', text: 'Telefonisch vom Jobcenter' }, { wert: 'NACHWEIS', text: 'Anderer Nachweis, z. B. der Vermieterseite' }] },
  ],
  schema: z.object({ ...angaben, eingangAm: formDatum('Bitte den Tag der Auskunft angeben.'), weg: z.enum(['SCHREIBEN', 'TELEFON', 'NACHWEIS'], 'Bitte wählen.') }).superRefine(pruefe),
  lade: async (db, aktenzeichen, jetzt) => {
    const h = await findHaft(db, aktenzeichen);
    return h && {
      auskunft: h.jcAuskunft ?? '', gezahltBis: h.jcGezahltBis ?? '', monat: h.jcMonatCent === null ? '' : schreibeBetrag(h.jcMonatCent), gezahltAn: h.jcGezahltAn ?? '', eingestelltAm: h.jcEingestelltAm ?? '',
      eingangAm: lokalesDatum(jetzt), weg: h.jcAuskunftWeg === null || h.jcAuskunftWeg === 'INTERN' ? 'SCHREIBEN' : h.jcAuskunftWeg,
    };
  },
  speichere: (db, aktenzeichen, daten, uhr) => recordAuskunft(db, aktenzeichen, { ...alsAngaben(daten), eingangAm: daten.eingangAm, weg: daten.weg }, uhr),
  fehlerfeld: { AUSKUNFT_UNGLAUBHAFT: 'eingangAm' },
  fertig: { titel: 'Auskunft gespeichert', text: 'Der Vorgang geht gleich weiter.' },
};

/** The Jobcenter answers from its own file. */
const anDieFachstelle: AktenFormular<Eingabe> = {
  pfad: '/akte/:aktenzeichen/haft/rueckmeldung',
  titel: 'Bis wann haben Sie die Miete gezahlt?',
  vorspann: 'Wer in Haft ist und seit wann, steht in der Anfrage der Fachstelle unter „Dokumente“. Ihre Antwort geht sofort und nur einmal an die Fachstelle; sie zahlt ab dem Tag nach Ihrer letzten Zahlung weiter. Haben Sie für Tage der Haft gezahlt, melden Sie die Erstattung dort an (§ 103 SGB X); vom Haushalt wird nichts zurückgefordert.',
  felder: felder('Haben Sie die Miete für diese Person gezahlt?'),
  schema: z.object(angaben).superRefine(pruefe),
  lade: async (db, aktenzeichen) => ((await listAnfragen(db, aktenzeichen)).length > 0 ? LEER : undefined),
  speichere: (db, aktenzeichen, daten, uhr) => answerAnfrage(db, aktenzeichen, alsAngaben(daten), uhr),
  knopf: 'An die Fachstelle senden',
  fertig: { titel: 'Auskunft an die Fachstelle gegeben', text: 'Die Anfrage ist damit erledigt.' },
};

export function registriereAuskunft(weg: (weg: Weg, tun: Handlung) => void): void {
  registriereFormular(weg, ['GET /akte/:aktenzeichen/haft/auskunft', 'POST /akte/:aktenzeichen/haft/auskunft'], vomJobcenter);
  registriereFormular(weg, ['GET /akte/:aktenzeichen/haft/rueckmeldung', 'POST /akte/:aktenzeichen/haft/rueckmeldung'], anDieFachstelle);
}
