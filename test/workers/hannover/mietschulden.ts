import { seedKonten } from '../../../src/akte/konto.ts';
import { writePruefung } from '../../../src/akte/mietschulden/pruefung.ts';
import { recordTelefonat } from '../../../src/akte/mietschulden/telefonat.ts';
import { insertMietschulden } from '../../../src/akte/mietschulden/vorgang.ts';
import { decideAblehnung, writeVorschlag } from '../../../src/akte/mietschulden/vorschlag.ts';
import { recordAnweisung } from '../../../src/akte/zahlung.ts';
import { inTransaktion, type Db } from '../../../src/db/pool.ts';
import { ABLEHNUNG, PRUEFUNG_SGB12, UEBERNAHME } from '../../support/mietschulden.ts';
import type { Buehne } from '../buehne.ts';

type Auftrag = () => Promise<Record<string, unknown>>;

/** For each job type of the procedure: what was there before, and the variables of the job. The stage calls every process by one name. */
export function mietschuldenAuftraege(buehne: () => Buehne, neu: () => Promise<string>): Record<string, Auftrag> {
  const als = <T>(wer: string, tun: (db: Db) => Promise<T>): Promise<T> => inTransaktion(buehne().datenbank.pool, { behoerde: 'LHH', wer }, tun);
  const stelle = (aktenzeichen: string) => ({ aktenzeichen, vorgang: aktenzeichen, prozess: 'hannover-mizi' });

  async function gepruefter(angaben: Record<string, unknown> = PRUEFUNG_SGB12, herkunft: 'SGB12' | 'VORSPRACHE' = 'SGB12'): Promise<string> {
    const aktenzeichen = await neu();
    await als('anna', async (db) => {
      await seedKonten(db, [{ anmeldename: 'anna', anzeigename: 'Anna', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung'] }, { anmeldename: 'lena', anzeigename: 'Lena', behoerde: 'LHH', rollen: ['fachstelle-leitung'] }], 'geheim-und-lang', buehne().uhr);
      await insertMietschulden(db, { ...stelle(aktenzeichen), herkunft, anlass: 'RAEUMUNGSKLAGE', schuldenart: 'MIETSCHULDEN' }, buehne().uhr);
      await writePruefung(db, stelle(aktenzeichen), angaben, buehne().uhr);
    });
    return aktenzeichen;
  }
  async function uebernommener(): Promise<string> {
    const aktenzeichen = await gepruefter();
    await als('anna', (db) => writeVorschlag(db, stelle(aktenzeichen), UEBERNAHME, buehne().uhr));
    await buehne().tue('hannover.mietschulden.vorschlag-uebernehmen', { aktenzeichen });
    return aktenzeichen;
  }

  return {
    'hannover.mietschulden.vorgang-aufnehmen': async () => ({ aktenzeichen: await neu() }),
    'hannover.mietschulden.pruefung-uebernehmen': async () => ({ aktenzeichen: await gepruefter({ sgb2: 'NEIN' }, 'VORSPRACHE') }),
    'hannover.mietschulden.pruefergebnis-festhalten': async () => ({ aktenzeichen: await gepruefter(), tabelle: { ergebnis: 'DARLEHEN', ermessen: 'SOLL', gruende: [], quelle: 'K-HAN-MIETSCHULDEN' }, mietobergrenze: null }),
    'hannover.mietschulden.vorschlag-uebernehmen': async () => {
      const aktenzeichen = await gepruefter();
      await als('anna', (db) => writeVorschlag(db, stelle(aktenzeichen), UEBERNAHME, buehne().uhr));
      return { aktenzeichen };
    },
    'hannover.mietschulden.entscheidung-uebernehmen': async () => {
      const aktenzeichen = await gepruefter();
      await als('anna', (db) => writeVorschlag(db, stelle(aktenzeichen), ABLEHNUNG, buehne().uhr));
      await als('lena', (db) => decideAblehnung(db, stelle(aktenzeichen), { runde: 1, entscheidung: 'ZUGESTIMMT', begruendung: '' }, buehne().uhr));
      return { aktenzeichen };
    },
    'hannover.mietschulden.telefonat-pruefen': async () => {
      const aktenzeichen = await gepruefter();
      await als('anna', (db) => recordTelefonat(db, stelle(aktenzeichen), { am: '2026-05-04', um: '08:30', mit: 'Frau Berg', inhalt: 'Abgelehnt.' }, buehne().uhr));
      return { aktenzeichen };
    },
    'hannover.mietschulden.ergebnis-uebergeben': async () => ({ aktenzeichen: await uebernommener() }),
    'hannover.mietschulden.zahlung-vorsehen': async () => ({ aktenzeichen: await uebernommener() }),
    'hannover.mietschulden.zahlung-pruefen': async () => {
      const aktenzeichen = await uebernommener();
      await buehne().tue('hannover.mietschulden.zahlung-vorsehen', { aktenzeichen });
      await als('anna', (db) => recordAnweisung(db, { ...stelle(aktenzeichen), zweck: 'MIETSCHULDEN', angewiesenAm: '2026-05-04' }, buehne().uhr));
      return { aktenzeichen };
    },
    'hannover.mietschulden.an-fachstelle-verweisen': async () => ({ aktenzeichen: await neu() }),
  };
}
