import type { Content } from 'pdfmake/interfaces.js';
import type { Haft } from '../../../akte/haft/haft.ts';
import { formatDatum, zusammenhalten } from '../../typografie.ts';
import { angaben, anrede, anschrift, briefkopf, kaestchen, schluss, schreiblinie } from '../bausteine.ts';
import { haftUmfang, ladeHaft } from '../haft-daten.ts';
import type { Schreiben } from '../schreiben.ts';
import type { BriefDaten } from '../../daten.ts';

type Anfrage = { haft: Haft; runde: number };

/** The Fachstelle asks the Jobcenter until when it has paid the rent (H-4.2), from the second round on as a reminder. */
export const haftAnfrage: Schreiben<Anfrage> = {
  kuerzel: 'hannover.haft-anfrage',
  titel: 'Anfrage zur Mietzahlung',
  seiten: 3,
  intern: { art: 'POSTEINGANG', akte: haftUmfang },
  lade: async (db, auftrag) => ({ haft: (await ladeHaft(db, auftrag)).haft, runde: auftrag.runde }),
  async verfasse(daten, { heute }, { haft, runde }) {
    const erinnerung = runde > 1 ? 'Erinnerung: ' : '';
    return [
      ...briefkopf(daten, heute),
      { text: `${erinnerung}Bis wann haben Sie die Miete gezahlt?`, style: 'titel' },
      { text: 'Anfrage nach Nummer 4 der Kooperationsvereinbarung', margin: [0, 0, 0, 8] },
      ...anrede(`uns wurde mitgeteilt, dass diese Person inhaftiert ist. Vom ersten Tag der Haft an besteht kein Anspruch auf SGB-II-Leistungen (${zusammenhalten('§ 7 Abs. 4 SGB II')}); zur Sicherung der Wohnung ist dann die Fachstelle zuständig (${zusammenhalten('§§ 67 ff. SGB XII')}).`),
      angaben([...fall(daten, haft), ['Uns bekannt seit', formatDatum(haft.kenntnisAm)]]),
      schluss(
        [
          { text: 'Die Fachstelle zahlt erst ab dem Tag, an dem Sie die Mietzahlung eingestellt haben. Bitte teilen Sie uns deshalb auf dem beigefügten Vordruck mit, bis zu welchem Tag Sie gezahlt haben, und stellen Sie die Zahlung für diese Person ein, falls sie noch läuft.', margin: [0, 0, 0, 8] },
          { text: `Haben Sie für Tage der Haft gezahlt, richten Sie Ihren Erstattungsanspruch bitte an uns (${zusammenhalten('§ 103 SGB X')}). Vom Haushalt wird nach der Vereinbarung nichts zurückgefordert.` },
        ],
        'Fachstelle Wohnungserhalt',
      ),
      ...vordruck(daten, haft),
    ];
  },
};

function fall(daten: BriefDaten, haft: Haft): [string, Content][] {
  return [
    ['Inhaftierte Person', { text: haft.inhaftiert, bold: true }],
    ['Anschrift der Wohnung', anschrift(daten.haushalt)],
    ['In Haft seit', formatDatum(haft.haftVon)],
  ];
}

/** The answer section: a page of its own, so that it can be sent back alone. */
function vordruck(daten: BriefDaten, haft: Haft): Content[] {
  return [
    { text: 'Auskunft des Jobcenters', style: 'titel', pageBreak: 'before' },
    { text: `An: ${[daten.absender.name, daten.absender.funktion].join(', ')}`, margin: [0, 0, 0, 8] },
    angaben(fall(daten, haft)),
    { text: 'Haben Sie die Miete für diese Person gezahlt?', style: 'abschnitt' },
    { columns: [kaestchen('ja, bis einschließlich', 140), { width: 150, ...(schreiblinie() as object), text: '_________________________' }, kaestchen('nein', 60)] },
    { text: 'Falls ja', style: 'abschnitt' },
    angaben([['Betrag je Monat', schreiblinie()], ['Gezahlt an', { columns: [kaestchen('Vermieterseite', 110), kaestchen('Haushalt', 90)] }], ['Zahlung eingestellt am', schreiblinie()]]),
    { unbreakable: true, stack: [{ text: ' ', fontSize: 20 }, angaben([['Datum, Unterschrift', schreiblinie()]])] },
  ];
}
