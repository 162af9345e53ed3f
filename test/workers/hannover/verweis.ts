import { willigeEin } from '../../uebermittlung/brief-daten.ts';
import type { Buehne } from '../buehne.ts';

/** For each job type of the referral: what was there before, and the variables of the job. @param neu a case of its own */
export function verweisAuftraege(b: () => Buehne, neu: () => Promise<string>): Record<string, () => Promise<Record<string, unknown>>> {
  const eingewilligt = async (): Promise<{ aktenzeichen: string }> => {
    const aktenzeichen = await neu();
    await b().als('LHH', (db) => willigeEin(db, aktenzeichen));
    return { aktenzeichen };
  };
  const kontaktdaten = { schreiben: 'hannover.kontaktdaten', empfaenger: 'JOBCENTER', schritt: 'verweis-kontaktdaten', runde: 1 };
  return {
    'hannover.verweis.vorsprache-aufnehmen': async () => ({ aktenzeichen: await neu(), anlass: 'ABMAHNUNG', eingangAm: '2026-05-04' }),
    'hannover.verweis.entscheidung-pruefen': async () => {
      const { aktenzeichen } = await eingewilligt();
      await b().als('LHH', (db) => db.query("UPDATE einwilligung SET widerrufen_am = '2026-05-01' WHERE aktenzeichen = $1", [aktenzeichen]));
      return { aktenzeichen, entscheidung: 'NICHT_EINGEWILLIGT' };
    },
    'hannover.verweis.uebermittlung-festhalten': eingewilligt,
    'hannover.verweis.widerruf-vollziehen': async () => {
      const { aktenzeichen } = await eingewilligt();
      await b().tue('gemeinsam.uebermittlung.einreihen', { aktenzeichen, ...kontaktdaten });
      return { aktenzeichen };
    },
    'hannover.verweis.flyer-bereitstellen': async () => ({ aktenzeichen: await neu() }),
    'hannover.verweis.angaben-loeschen': async () => ({ ...(await eingewilligt()), ausgang: 'NICHT_UEBERMITTELT' }),
    'hannover.verweis.verweis-aufnehmen': async () => ({ aktenzeichen: await neu() }),
    'hannover.verweis.zuordnen': async () => ({ aktenzeichen: await neu(), gehoertZu: await neu() }),
    'hannover.verweis.auf-beratung-hinweisen': async () => ({ aktenzeichen: await neu() }),
  };
}
