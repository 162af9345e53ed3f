import { fehlendeAngaben, type Anspruch } from '../../../akte/erstattung/anspruch.ts';
import { findFristEnde } from '../../daten.ts';
import { formatTag } from '../../typografie.ts';
import { angaben } from '../bausteine.ts';
import { brief } from '../brief.ts';
import type { Schreiben } from '../schreiben.ts';
import { anspruchZeilen, ladeAnspruch } from './erstattung-daten.ts';

const FEHLT: Record<string, string> = {
  haftVon: 'Beginn der Haft',
  jcGezahltBis: 'letzter Tag, für den Sie Miete gezahlt haben',
  kduMonatCent: 'monatlicher Anteil der inhaftierten Person an der Miete',
  betragCent: 'geforderter Betrag',
};

/** The claim is incomplete or contradicts itself: the Jobcenter is asked, with the Frist that the diagram has set. */
export const erstattungNachforderung: Schreiben<Anspruch> = {
  kuerzel: 'hannover.erstattung-nachforderung',
  titel: 'Rückfrage zum Erstattungsanspruch',
  seiten: 2,
  intern: { art: 'POSTEINGANG' },
  lade: ladeAnspruch,
  async verfasse(daten, { db, behoerde, heute }, anspruch) {
    const bis = await findFristEnde(db, behoerde, daten.aktenzeichen, 'ERSTATTUNG-ANGABEN');
    const fehlt = fehlendeAngaben(anspruch).map((f) => FEHLT[f] ?? f);
    return brief(daten, heute, {
      betreff: 'Rückfrage zu Ihrem Erstattungsanspruch',
      einleitung: fehlt.length > 0 ? 'um über Ihren Anspruch entscheiden zu können, brauchen wir noch diese Angaben:' : 'die Angaben zu Ihrem Anspruch passen nicht zusammen. Bitte prüfen Sie sie und berichtigen Sie, was nicht stimmt:',
      inhalt: [...(fehlt.length > 0 ? [{ ul: fehlt, margin: [0, 0, 0, 10] as [number, number, number, number] }, { text: 'Bisher liegt uns vor:', margin: [0, 0, 0, 4] as [number, number, number, number] }] : []), angaben(anspruchZeilen(daten, anspruch))],
      schluss: `Wir bitten um Ihre Antwort ${bis ? `bis ${formatTag(bis)}` : 'bald'}. Geht bis dahin nichts ein, entscheiden wir nach dem, was uns vorliegt.`,
      unterzeichner: 'Fachstelle Wohnungserhalt',
    });
  },
};
