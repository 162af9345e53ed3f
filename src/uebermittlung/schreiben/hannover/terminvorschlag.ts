import { z } from 'zod';
import type { Content } from 'pdfmake/interfaces.js';
import { formatTag, glaette } from '../../typografie.ts';
import { angaben } from '../bausteine.ts';
import { leseBriefAngaben } from '../brief-angaben.ts';
import { brief } from '../brief.ts';
import type { Schreiben } from '../schreiben.ts';

const zeile = z.string().trim().min(1).max(200);

/** What the clerk enters for the letter. `telefon`: where the household can call to move the appointment. */
export const terminAngaben = z.object({ terminAm: z.iso.date(), uhrzeit: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), ort: zeile, telefon: zeile.optional() });
export type TerminAngaben = z.infer<typeof terminAngaben>;

/** The Fachstelle writes to the household and proposes a day for a personal talk (H-1.4, H-3.1.1, H-3.1.2). */
export const terminvorschlag: Schreiben<TerminAngaben> = {
  kuerzel: 'hannover.terminvorschlag',
  titel: 'Einladung zu einem persönlichen Gespräch',
  seiten: 2,
  intern: { art: 'POSTEINGANG' },
  lade: (db, auftrag) => leseBriefAngaben(db, auftrag, terminAngaben),
  async verfasse(daten, { heute }, termin) {
    return brief(daten, heute, {
      betreff: 'Einladung zu einem persönlichen Gespräch',
      einleitung: 'die Fachstelle Wohnungserhalt berät alle Haushalte im Stadtgebiet, deren Wohnung in Gefahr ist, ganz gleich, wie hoch das Einkommen ist. Wir möchten gern mit Ihnen sprechen und schlagen diesen Termin vor:',
      inhalt: [
        angaben(termine(termin)),
        { text: 'Bitte bringen Sie mit, was Sie dazu haben: Schreiben Ihrer Vermietung und des Gerichts, den Mietvertrag, Nachweise über Ihr Einkommen. Wenn etwas fehlt, kommen Sie bitte trotzdem.', margin: [0, 8, 0, 0] },
        { text: 'Ist es für Sie einfacher, mit uns zu telefonieren, oder sollen wir zu Ihnen kommen? Auch das ist möglich.', margin: [0, 8, 0, 0] },
      ],
      schluss: `Passt der Termin nicht, sagen Sie uns bitte bald Bescheid${termin.telefon ? `: Telefon ${glaette(termin.telefon)}` : ' und nennen Sie das Aktenzeichen'}. Warten Sie bitte nicht ab: Um eine Wohnung zu erhalten, bleibt oft nur wenig Zeit.`,
      unterzeichner: 'Fachstelle Wohnungserhalt',
    });
  },
};

function termine(t: TerminAngaben): [string, Content][] {
  return [['Tag', { text: formatTag(t.terminAm), bold: true }], ['Uhrzeit', { text: `${t.uhrzeit} Uhr`, bold: true }], ['Ort', glaette(t.ort)]];
}
