import type { Db } from '../../db/pool.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { nimmMitteilungAuf } from '../aufnahme.ts';
import { oeffnePersonenakte } from '../personenakte.ts';
import { meldeHaushalt } from '../wohnungssicherung/beginn.ts';
import { haushaltInBeratung, klient, neueKlage, weitereKlagen } from './beispiele.ts';

type Umfeld = { uhr: Uhr; vereinbarung: Vereinbarung };

/**
 * Takes in the made-up notice of the tour: its procedure begins as that of any other. Asked again, it is the same Akte.
 * @throws FachlicherFehler BEHOERDE_NICHT_ZUSTAENDIG, VEREINBARUNG_BEENDET
 */
export const nimmUebungsmitteilungAuf = (db: Db, { uhr, vereinbarung }: Umfeld): Promise<{ aktenzeichen: string; neu: boolean }> =>
  nimmMitteilungAuf(db, neueKlage(lokalesDatum(uhr.jetzt())), { uhr, vereinbarung, quelle: 'FORMULAR', uebung: true });

/**
 * More made-up files: a suit whose Frist has passed, one that was served, a household in counselling. Asked again, none is made twice.
 * @returns how many are new
 * @throws FachlicherFehler BEHOERDE_NICHT_ZUSTAENDIG, VEREINBARUNG_BEENDET
 */
export async function legeUebungsaktenAn(db: Db, { uhr, vereinbarung }: Umfeld): Promise<number> {
  const heute = lokalesDatum(uhr.jetzt());
  const umfeld = { uhr, vereinbarung, uebung: true };
  let neue = 0;
  for (const m of weitereKlagen(heute)) neue += Number((await nimmMitteilungAuf(db, m, { ...umfeld, quelle: 'FORMULAR' })).neu);
  return neue + Number((await meldeHaushalt(db, haushaltInBeratung(heute), umfeld)).neu);
}

/** The Akte of a made-up person who asks for help. @throws FachlicherFehler VEREINBARUNG_BEENDET */
export const oeffneUebungsklient = (db: Db, { uhr, vereinbarung }: Umfeld): Promise<{ aktenzeichen: string; neu: boolean }> =>
  oeffnePersonenakte(db, klient(lokalesDatum(uhr.jetzt())), { uhr, vereinbarung, uebung: true });
