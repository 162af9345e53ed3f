import { oeffneAkte } from '../../src/akte/fall-anlegen.ts';
import { createKonto } from '../../src/akte/konto.ts';
import { listLaeufe } from '../../src/akte/lauf.ts';
import { legeZusammen } from '../../src/akte/zusammenlegen.ts';
import type { Db } from '../../src/db/pool.ts';
import { testDatenbank } from '../support/datenbank.ts';
import { als, hannover, HEUTE, jc, lhh, uhr, vereinbarungen } from './beispiel.ts';

/** Two files of the Fachstelle that may become one, and what one looks at afterwards. */
export type Zusammenlegung = Awaited<ReturnType<typeof baueZusammenlegung>>;

/** A detention as somebody reports it. */
export const haft = { gemeldetVon: 'HAUSHALT', eingangAm: HEUTE, haftVon: '2026-03-01', inhaftiert: 'Doppelt', anstalt: '', sgb2Bezug: 'JA', kduMonatCent: 60_000, anteil: '1/2', kenntnisAm: HEUTE } as const;

export async function baueZusammenlegung() {
  const datenbank = await testDatenbank();
  const imAmt = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, lhh)(tun);
  const imJobcenter = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, jc)(tun);
  await imAmt((db) => createKonto(db, { anmeldename: 'anna.berg', anzeigename: 'Anna Berg', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung'] }, 'kooperation-lokal', uhr));
  let hausnummer = 100;
  /** A file that began otherwise than by the court. */
  const oeffne = async (): Promise<string> => {
    const fall = { eingangAm: HEUTE, telefon: undefined, wohnung: { strasse: 'Georgstraße', hausnummer: String(hausnummer++), lage: undefined, plz: '30159', ort: 'Hannover' }, mieter: [{ name: 'Doppelt', vorname: undefined, anschrift: undefined }], vermieter: undefined };
    return (await imAmt((db) => oeffneAkte(db, fall, { uhr, vereinbarung: hannover }))).aktenzeichen;
  };
  const lege = (quelle: string, ziel: string, grund = 'Derselbe Haushalt.') => imAmt((db) => legeZusammen(db, { quelle, ziel, grund }, { uhr, vereinbarungen }));
  const laeufe = async (akte: string) => (await imAmt((db) => listLaeufe(db, akte))).map((l) => [l.prozess, l.status]);
  const ausgang = async (akte: string) => (await datenbank.pool.query('SELECT art, nachricht, variablen FROM ausgang WHERE aktenzeichen = $1 ORDER BY id', [akte])).rows;
  return { datenbank, imAmt, imJobcenter, oeffne, lege, laeufe, ausgang };
}
