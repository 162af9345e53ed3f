import type { Content } from 'pdfmake/interfaces.js';
import { lockFall } from '../../../akte/fall.ts';
import { findHaushalt } from '../../../akte/haushalt.ts';
import type { Anlass } from '../../../akte/verweis/verweis.ts';
import { findVerweis, isEingewilligt } from '../../../akte/verweis/verweis.ts';
import type { Datenart } from '../../../akte/verweis/einwilligungstext.ts';
import type { Db } from '../../../db/pool.ts';
import { TechnischerFehler } from '../../../fehler.ts';
import type { BriefDaten } from '../../daten.ts';
import { formatDatum, glaette, zusammenhalten } from '../../typografie.ts';
import { angaben, anrede, anschrift, briefkopf, personen, schluss } from '../bausteine.ts';
import type { BriefAuftrag, Schreiben } from '../schreiben.ts';

type Kontaktdaten = { datenarten: ReadonlySet<string>; erteiltAm: string; anlass: Anlass; telefon: string | null };

const ANLASS: Record<Anlass, string> = {
  ABMAHNUNG: 'Abmahnung wegen mietwidrigen Verhaltens',
  KUENDIGUNG: 'Kündigung wegen mietwidrigen Verhaltens',
  RAEUMUNGSKLAGE: 'Räumungsklage wegen mietwidrigen Verhaltens',
  MIETSCHULDEN: `Mietschulden, die das Jobcenter nicht nach ${zusammenhalten('§ 22 Abs. 8 SGB II')} übernimmt`,
};

/** The Jobcenter gives the contact data of a household that has consented to the Fachstelle (H-1.3): what it has consented to, and no more. */
export const kontaktdaten: Schreiben<Kontaktdaten> = {
  kuerzel: 'hannover.kontaktdaten',
  titel: 'Kontaktdaten: potentieller Wohnungsnotfall',
  seiten: 2,
  intern: { art: 'START', nachricht: 'hannover.verweis.eingegangen', prozess: 'hannover-verweis', umfang: async (db, s) => ({ telefon: (await erlaubt(db, s)).has('TELEFON'), vermieter: false }) },
  lade,
  async verfasse(daten, { heute }, k) {
    return [
      ...briefkopf(daten, heute),
      { text: 'Potentieller Wohnungsnotfall', style: 'titel' },
      { text: 'Weitergabe von Kontaktdaten nach Nummer 1 der Kooperationsvereinbarung', margin: [0, 0, 0, 8] },
      ...anrede('dieser Haushalt hat bei uns vorgesprochen. Er ist damit einverstanden, dass wir Ihnen seine Kontaktdaten geben:'),
      angaben(zeilen(daten, k)),
      schluss(
        'Bitte nehmen Sie zeitnah Kontakt mit dem Haushalt auf. Die Angaben dürfen Sie nur dafür verwenden. Widerruft der Haushalt seine Einwilligung, unterrichten wir Sie.',
        daten.absender.name,
      ),
    ];
  },
};

/** Locks the case, so that a withdrawal is either seen here or finds the letter queued and stops it. */
async function lade(db: Db, { aktenzeichen, vorgang, heute }: BriefAuftrag): Promise<Kontaktdaten> {
  await lockFall(db, aktenzeichen);
  const verweis = await findVerweis(db, vorgang ?? aktenzeichen);
  // Not for a person: the withdrawal is on its way to the procedure and ends this step.
  if (!verweis?.einwilligung || !isEingewilligt(verweis, heute)) throw new TechnischerFehler('EINWILLIGUNG_GILT_NICHT', 'Für diese Kontaktdaten gilt keine Einwilligung.');
  const haushalt = await findHaushalt(db, aktenzeichen);
  return { datenarten: new Set(verweis.einwilligung.datenarten), erteiltAm: verweis.einwilligung.erteiltAm, anlass: verweis.anlass, telefon: haushalt?.telefon ?? null };
}

function zeilen(daten: BriefDaten, k: Kontaktdaten): [string, Content][] {
  const je: Record<Datenart, [string, Content][]> = {
    NAMEN: [['Haushalt', personen(daten, 'MIETER')]],
    ANSCHRIFT: [['Anschrift der Wohnung', anschrift(daten.haushalt)]],
    TELEFON: [['Telefon', k.telefon ? glaette(k.telefon) : 'nicht bekannt']],
    ANLASS: [['Anlass', ANLASS[k.anlass]]],
  };
  const gewaehlt = Object.entries(je).flatMap(([art, z]) => (k.datenarten.has(art) ? z : []));
  return [...gewaehlt, ['Einwilligung des Haushalts', `vom ${formatDatum(k.erteiltAm)}`]];
}

/** What the consent of the sending run covers. @param s `id`: `<vorgang>:<schritt>:<runde>` */
async function erlaubt(db: Db, s: { behoerde: string; id: string }): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ datenarten: string[] }>('SELECT e.datenarten FROM verweis v JOIN einwilligung e ON e.id = v.einwilligung_id WHERE v.behoerde = $1 AND v.vorgang = $2', [s.behoerde, s.id.split(':')[0]]);
  return new Set(rows[0]?.datenarten);
}
