import type { Db } from '../../db/pool.ts';
import { oeffneAkte, type Anlegen, type NeuerFall } from '../fall-anlegen.ts';
import { beginneLauf } from '../lauf.ts';
import { recordKontaktversuch } from './kontakt.ts';
import { PROZESS } from './lauf.ts';

/**
 * H-3.1.1 a: the household comes by itself. Its Akte, the counselling in it and the contact that is there; call it in one transaction.
 * @returns `neu`: the Akte was made now
 * @throws FachlicherFehler BEHOERDE_NICHT_ZUSTAENDIG, EINGANG_IN_ZUKUNFT, VEREINBARUNG_BEENDET
 */
export async function meldeHaushalt(db: Db, fall: NeuerFall, umfeld: Anlegen): Promise<{ aktenzeichen: string; neu: boolean }> {
  const { uhr } = umfeld;
  const { eingangAm } = fall;
  const akte = await oeffneAkte(db, fall, umfeld);
  const lauf = { aktenzeichen: akte.aktenzeichen, prozess: PROZESS, nachricht: 'hannover.wohnungssicherung.begonnen', eingangAm, anlass: `haushalt:${eingangAm}`, variablen: { herkunft: 'HAUSHALT' } };
  const { vorgang } = await beginneLauf(db, lauf, uhr);
  await recordKontaktversuch(db, { aktenzeichen: akte.aktenzeichen, vorgang, art: 'VORSPRACHE', ergebnis: 'ERREICHT', am: eingangAm }, uhr);
  return akte;
}
