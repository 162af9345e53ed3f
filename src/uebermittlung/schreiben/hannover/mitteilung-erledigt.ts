import type { Content } from 'pdfmake/interfaces.js';
import { isAntragOffen } from '../../../akte/wohnungssicherung/erledigung.ts';
import { findVorgang } from '../../../akte/wohnungssicherung/lauf.ts';
import type { Db } from '../../../db/pool.ts';
import { findNeuesAktenzeichen, findVersandtag, type BriefDaten } from '../../daten.ts';
import { formatDatum, zusammenhalten } from '../../typografie.ts';
import { angaben, anrede, briefkopf, schluss } from '../bausteine.ts';
import type { BriefAuftrag, Schreiben } from '../schreiben.ts';
import { anlage1 } from './anlage-1.ts';
import { anlage2 } from './anlage-2.ts';

/** `antragOffen`: an Anlage 2 without a result lies with the recipient. */
type Offenes = { antragOffen: boolean };

// A death is not told here: the Jobcenter needs to know that the matter is settled, not why.
const GRUENDE: Record<string, string> = {
  KLAGE_ZURUECKGENOMMEN: 'Die Klage wurde zurückgenommen.',
  VERZOGEN: 'Der Haushalt ist verzogen.',
  NICHT_ZUSTAENDIG: 'Die Zuständigkeit der Fachstelle ist nicht gegeben.',
  IRRTUM: 'Unser Schreiben beruhte auf einem Irrtum.',
};

/** Without a day that is known the recipient finds it by the Aktenzeichen. */
const unserSchreiben = (versandt: string | null): [string, Content] => (versandt ? ['Unser Schreiben vom', formatDatum(versandt)] : ['Unser Schreiben', 'unter diesem Aktenzeichen']);

/** The matter is not over, only its number: the old letter goes when the one under the new number is there. */
function zusammengelegt(daten: BriefDaten, heute: string, versandt: string | null, neues: string): Content[] {
  return [
    ...briefkopf(daten, heute),
    { text: 'Die Angelegenheit hat ein neues Aktenzeichen', style: 'titel' },
    ...anrede(`die Angelegenheit wird unter dem Aktenzeichen ${neues} weitergeführt. Bitte verwenden Sie ab jetzt nur noch dieses Aktenzeichen.`),
    angaben([
      ['Bisheriges Aktenzeichen', daten.aktenzeichen],
      ['Neues Aktenzeichen', { text: neues, bold: true }],
      unserSchreiben(versandt),
    ]),
    schluss(
      `Zum bisherigen Aktenzeichen ist keine Rückmeldung mehr nötig. Was dazu noch zu klären ist, erhalten Sie unter dem neuen Aktenzeichen, soweit es Ihnen nicht schon vorliegt. Bitte vernichten Sie dann unser früheres Schreiben und löschen Sie die daraus übernommenen Daten (${zusammenhalten('§ 84 SGB X')}), soweit Sie sie nicht für einen eigenen laufenden Vorgang benötigen.`,
      'Fachstelle Wohnungserhalt',
    ),
  ];
}

// What the household applied for by itself is its own matter.
const ANTRAG = 'Damit hat sich auch unser formloser Antrag auf Übernahme der Mietschulden erledigt. Einen Antrag, den der Haushalt selbst bei Ihnen gestellt hat, berührt das nicht. ';

async function lade(db: Db, { aktenzeichen }: BriefAuftrag): Promise<Offenes> {
  const beratung = await findVorgang(db, aktenzeichen);
  return { antragOffen: beratung !== undefined && (await isAntragOffen(db, beratung.vorgang)) };
}

/** The matter is settled before its end: the recipient is asked to destroy what it was sent (§ 84 SGB X). */
export const mitteilungErledigt: Schreiben<Offenes> = {
  kuerzel: 'hannover.mitteilung-erledigt',
  titel: 'Mitteilung: Angelegenheit erledigt',
  seiten: 2,
  intern: { art: 'ENDE' },
  lade,
  async verfasse(daten, { db, behoerde, heute, beendigungsgrund }, { antragOffen }) {
    const versandt = await findVersandtag(db, behoerde, daten.aktenzeichen, anlage1.kuerzel);
    const beantragt = antragOffen ? await findVersandtag(db, behoerde, daten.aktenzeichen, anlage2.kuerzel) : null;
    const code = beendigungsgrund ?? daten.ergebnis ?? '';
    const neues = code === 'ZUSAMMENGELEGT' ? await findNeuesAktenzeichen(db, behoerde, daten.aktenzeichen) : null;
    if (neues !== null) return zusammengelegt(daten, heute, versandt, neues);
    const grund = GRUENDE[code];
    return [
      ...briefkopf(daten, heute),
      { text: 'Die Angelegenheit hat sich erledigt', style: 'titel' },
      ...anrede(['die Angelegenheit zu dem unten genannten Aktenzeichen hat sich erledigt.', grund].filter(Boolean).join(' ')),
      angaben([
        ['Aktenzeichen', daten.aktenzeichen],
        ...(versandt || !beantragt ? [unserSchreiben(versandt)] : []),
        ...(beantragt ? [['Unser formloser Antrag vom', formatDatum(beantragt)] as [string, Content]] : []),
      ]),
      schluss(
        `${antragOffen ? ANTRAG : ''}Eine Rückmeldung ist nicht mehr nötig. Bitte vernichten Sie unser Schreiben und löschen Sie die daraus übernommenen Daten (${zusammenhalten('§ 84 SGB X')}), soweit Sie sie nicht für einen eigenen laufenden Vorgang benötigen.`,
        'Fachstelle Wohnungserhalt',
      ),
    ];
  },
};
