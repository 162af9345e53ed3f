import { decideEntscheidung } from '../../../src/akte/entscheidung.ts';
import { recordAntwort } from '../../../src/akte/erstattung/antwort.ts';
import { claimErstattung, receiveErstattung } from '../../../src/akte/erstattung/beginn.ts';
import { erstattungsort, proposeErstattung } from '../../../src/akte/erstattung/vorschlag.ts';
import { zahlungsort } from '../../../src/akte/erstattung/zahlung.ts';
import { seedKonten } from '../../../src/akte/konto.ts';
import { recordAnweisung } from '../../../src/akte/zahlung.ts';
import { inTransaktion, type Db } from '../../../src/db/pool.ts';
import { anspruch } from '../../support/erstattung.ts';
import type { Buehne } from '../buehne.ts';

type Auftrag = () => Promise<Record<string, unknown>>;

/** For each job type of the reimbursement: what was there before, and the variables of the job. */
export function erstattungAuftraege(buehne: () => Buehne, neu: () => Promise<string>): Record<string, Auftrag> {
  const als = <T>(wer: string, tun: (db: Db) => Promise<T>, behoerde = 'LHH'): Promise<T> => inTransaktion(buehne().datenbank.pool, { behoerde, wer }, tun);
  const jetzt = () => buehne().uhr;

  async function erfasst(): Promise<string> {
    const aktenzeichen = await neu();
    await als('anna', (db) => receiveErstattung(db, { ...anspruch(), aktenzeichen }, jetzt()));
    return aktenzeichen;
  }
  async function vorgeschlagen(): Promise<string> {
    const aktenzeichen = await erfasst();
    await buehne().tue('hannover.erstattung.berechnen', { aktenzeichen });
    await als('anna', async (db) => {
      await seedKonten(db, [{ anmeldename: 'anna', anzeigename: 'Anna', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung'] }, { anmeldename: 'lena', anzeigename: 'Lena', behoerde: 'LHH', rollen: ['fachstelle-leitung'] }], 'geheim-und-lang', jetzt());
      await proposeErstattung(db, { aktenzeichen, vorgang: aktenzeichen, betragCent: 75000, begruendung: 'Wie berechnet.' }, jetzt());
    });
    return aktenzeichen;
  }
  /** The same Akte at the Jobcenter, which has claimed in its own procedure. */
  async function beimJobcenter(aktenzeichen: string): Promise<string> {
    await als('test', (db) => db.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) SELECT 'JC', aktenzeichen, vereinbarung, eingang_am, angelegt_am FROM fall WHERE aktenzeichen = $1", [aktenzeichen]), '*');
    await als('jens', (db) => claimErstattung(db, { ...anspruch({ entlassungAm: '2026-04-21' }), aktenzeichen }, jetzt()), 'JC');
    return aktenzeichen;
  }
  const geplant = async (): Promise<string> => {
    const aktenzeichen = await vorgeschlagen();
    await buehne().tue('hannover.erstattung.auszahlung-planen', { aktenzeichen, betragCent: 75000, fristEnde: '2026-06-04' });
    return aktenzeichen;
  };

  return {
    'hannover.erstattung.anspruch-aufnehmen': async () => ({ aktenzeichen: await neu() }),
    'hannover.erstattung.vollstaendigkeit-pruefen': async () => ({ aktenzeichen: await erfasst() }),
    'hannover.erstattung.berechnen': async () => ({ aktenzeichen: await erfasst() }),
    'hannover.erstattung.vorschlag-lesen': async () => ({ aktenzeichen: await vorgeschlagen() }),
    'hannover.erstattung.freigabe-lesen': async () => {
      const aktenzeichen = await vorgeschlagen();
      await als('lena', (db) => decideEntscheidung(db, { ...erstattungsort(aktenzeichen, aktenzeichen), runde: 1, entscheidung: 'ZUGESTIMMT' }, jetzt()));
      return { aktenzeichen };
    },
    'hannover.erstattung.auszahlung-planen': async () => ({ aktenzeichen: await vorgeschlagen(), betragCent: 75000, fristEnde: '2026-06-04' }),
    'hannover.erstattung.auszahlung-lesen': async () => {
      const aktenzeichen = await geplant();
      await als('anna', (db) => recordAnweisung(db, { ...zahlungsort(aktenzeichen, aktenzeichen), angewiesenAm: '2026-05-04' }, jetzt()));
      return { aktenzeichen };
    },
    'hannover.erstattung.nachforderung-melden': async () => ({ aktenzeichen: await beimJobcenter(await erfasst()), nachforderungRunde: 1 }),
    'hannover.erstattung.antwort-uebergeben': async () => ({ aktenzeichen: await beimJobcenter(await vorgeschlagen()), ergebnis: 'ANERKANNT' }),
    'hannover.erstattung.ergaenzung-uebergeben': async () => ({ aktenzeichen: await beimJobcenter(await erfasst()), behoerde: 'JC' }),
    'hannover.erstattung.antwort-verbuchen': async () => {
      const aktenzeichen = await beimJobcenter(await erfasst());
      await als('jens', (db) => recordAntwort(db, { aktenzeichen, vorgang: aktenzeichen, ergebnis: 'TEILWEISE', betragCent: 16500, eingangAm: '2026-05-04', weg: 'POSTEINGANG' }, jetzt()), 'JC');
      return { aktenzeichen, behoerde: 'JC' };
    },
  };
}
