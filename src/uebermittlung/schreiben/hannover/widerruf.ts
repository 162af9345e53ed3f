import { zusammenhalten } from '../../typografie.ts';
import { angaben, anrede, briefkopf, schluss } from '../bausteine.ts';
import type { Schreiben } from '../schreiben.ts';

/** The household has withdrawn its consent after its contact data left (§ 67b SGB X). The letter repeats none of them: the Aktenzeichen is enough. */
export const widerruf: Schreiben = {
  kuerzel: 'hannover.widerruf',
  titel: 'Widerruf einer Einwilligung',
  seiten: 2,
  intern: { art: 'POSTEINGANG' },
  async verfasse(daten, { heute }) {
    return [
      ...briefkopf(daten, heute),
      { text: 'Widerruf einer Einwilligung', style: 'titel' },
      ...anrede('der Haushalt zu dem unten genannten Aktenzeichen hat seine Einwilligung in die Weitergabe seiner Kontaktdaten widerrufen.'),
      angaben([['Aktenzeichen', daten.aktenzeichen], ['Unser Schreiben', 'Kontaktdaten: potentieller Wohnungsnotfall']]),
      schluss(
        `Bitte nehmen Sie auf Grund unseres Schreibens keinen Kontakt mehr auf, vernichten Sie es und löschen Sie die daraus übernommenen Angaben (${zusammenhalten('§ 84 SGB X')}), soweit der Haushalt sich nicht selbst an Sie gewandt hat. Liegt Ihnen unser Schreiben nicht vor, ist nichts zu tun.`,
        daten.absender.name,
      ),
    ];
  },
};
