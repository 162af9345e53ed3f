import { recordAuskunft } from '../../../src/akte/haft/auskunft.ts';
import { recordHaftentscheidung } from '../../../src/akte/haft/entscheidung.ts';
import { findHaft } from '../../../src/akte/haft/haft.ts';
import { meldeHaft } from '../../../src/akte/haft/melden.ts';
import { zahlungsort } from '../../../src/akte/haft/zahlung.ts';
import { createKonto, findKonto } from '../../../src/akte/konto.ts';
import { recordAnweisung } from '../../../src/akte/zahlung.ts';
import { haftmeldung } from '../../support/haft.ts';
import type { Buehne } from '../buehne.ts';

type Auftraege = Record<string, () => Promise<Record<string, unknown>>>;

/** What was there before each job of rent in detention, and its variables. @param neu a case of its own, with a run that an instance can hold */
export function haftAuftraege(buehne: () => Buehne, neu: () => Promise<string>, instanz: () => string): Auftraege {
  const gemeldet = async (): Promise<string> => {
    const aktenzeichen = await neu();
    const b = buehne();
    await b.tue('hannover.mizi.mitteilung-aufnehmen', { aktenzeichen }, { prozessInstanz: instanz() });
    await b.als('LHH', (db) => meldeHaft(db, aktenzeichen, haftmeldung({ haftVon: '2026-05-01', kenntnisAm: '2026-05-01', eingangAm: '2026-05-04' }), b.uhr));
    return aktenzeichen;
  };
  const bewilligt = async (): Promise<string> => {
    const aktenzeichen = await gemeldet();
    await buehne().als('LHH', (db) => recordHaftentscheidung(db, aktenzeichen, { ergebnis: 'BEWILLIGT', bewilligtBis: '2026-12-31', prognose: 'Kurze Haft.' }, buehne().uhr));
    return aktenzeichen;
  };
  return {
    'hannover.haft.aufnehmen': async () => {
      const aktenzeichen = await neu();
      await buehne().als('LHH', (db) => meldeHaft(db, aktenzeichen, haftmeldung({ haftVon: '2026-05-01', kenntnisAm: '2026-05-01' }), buehne().uhr));
      return { aktenzeichen };
    },
    'hannover.haft.auskunft-verbuchen': async () => {
      const aktenzeichen = await gemeldet();
      await buehne().als('LHH', (db) => recordAuskunft(db, aktenzeichen, { auskunft: 'GEZAHLT', gezahltBis: '2026-05-31', eingangAm: '2026-05-04', weg: 'SCHREIBEN' }, buehne().uhr));
      return { aktenzeichen };
    },
    'hannover.haft.entscheidung-lesen': async () => ({ aktenzeichen: await bewilligt(), entscheidungRunde: 0 }),
    'hannover.haft.naechste-zahlung': async () => ({ aktenzeichen: await bewilligt(), vorlaufTage: 5 }),
    'hannover.haft.zahlung-planen': async () => ({ aktenzeichen: await bewilligt() }),
    'hannover.haft.zahlung-pruefen': async () => {
      const [b, aktenzeichen] = [buehne(), await bewilligt()];
      await b.tue('hannover.haft.zahlung-planen', { aktenzeichen });
      await b.als('LHH', async (db) => {
        if (!(await findKonto(db, 'test'))) await createKonto(db, { anmeldename: 'test', anzeigename: 'Test', behoerde: 'LHH', rollen: [] }, 'kooperation-lokal', b.uhr);
        const haft = await findHaft(db, aktenzeichen);
        if (haft) await recordAnweisung(db, { ...zahlungsort(haft, '2026-05'), angewiesenAm: '2026-05-04' }, b.uhr);
      });
      return { aktenzeichen, zahlungsmonat: '2026-05' };
    },
    'hannover.haft.ueberschneidung-pruefen': async () => ({ aktenzeichen: await gemeldet() }),
  };
}
