import { beginneLauf, recordProzessInstanz } from '../../../src/akte/lauf.ts';
import { upsertClearing } from '../../../src/akte/wohnungssicherung/clearing.ts';
import { recordKontaktversuch } from '../../../src/akte/wohnungssicherung/kontakt.ts';
import { upsertStellungnahme } from '../../../src/akte/wohnungssicherung/stellungnahme.ts';
import type { Buehne } from '../buehne.ts';

/** For each job type of the counselling: what was there before, and the variables of the job. @param neu a case of its own */
export function wohnungssicherungAuftraege(b: () => Buehne, neu: () => Promise<string>): Record<string, () => Promise<Record<string, unknown>>> {
  const stelle = async (): Promise<{ aktenzeichen: string; vorgang: string }> => {
    const aktenzeichen = await neu();
    return { aktenzeichen, vorgang: aktenzeichen };
  };
  return {
    'hannover.wohnungssicherung.schonfrist-setzen': async () => ({ aktenzeichen: await neu() }),
    'hannover.wohnungssicherung.termin-setzen': async () => {
      const { aktenzeichen } = await stelle();
      await b().als('LHH', (db) => db.query("UPDATE mitteilung SET termin_am = '2026-06-10' WHERE aktenzeichen = $1", [aktenzeichen]));
      return { aktenzeichen };
    },
    'hannover.wohnungssicherung.kontakt-auswerten': async () => {
      const s = await stelle();
      await b().als('LHH', (db) => recordKontaktversuch(db, { ...s, art: 'BRIEF', ergebnis: 'BRIEF', am: '2026-05-04', termin: { terminAm: '2026-05-11', uhrzeit: '10:30', ort: 'Zimmer 7' } }, b().uhr));
      return { aktenzeichen: s.aktenzeichen, versuche: 0 };
    },
    'hannover.wohnungssicherung.clearing-pruefen': async () => {
      const s = await stelle();
      await b().als('LHH', (db) => upsertClearing(db, s, { ursache: 'Krankheit', bisher: null, ressourcen: null, wuensche: null, dauerhaft: 'JA', sinnvoll: 'JA' }, b().uhr));
      return { aktenzeichen: s.aktenzeichen, fallRunde: 1 };
    },
    'hannover.wohnungssicherung.antrag-stellen': async () => {
      const s = await stelle();
      await b().als('LHH', (db) => upsertStellungnahme(db, s, { text: 'Die Wohnung ist zu halten.', summeCent: 100_000 }, b().uhr));
      return { aktenzeichen: s.aktenzeichen, fallRunde: 1, stand: 'RAEUMUNGSKLAGE', leistungsbezug: 'UNBEKANNT' };
    },
    'hannover.wohnungssicherung.erledigung-pruefen': async () => ({ aktenzeichen: await neu(), ergebnis: 'VERZOGEN' }),
    'hannover.wohnungssicherung.nachsorge-verbuchen': async () => {
      const s = await stelle();
      const prozess = 'hannover-nachsorge';
      await b().als('LHH', (db) => beginneLauf(db, { ...s, prozess, nachricht: 'hannover.wohnungssicherung.nachsorge', eingangAm: '2026-05-04', anlass: 'test' }, b().uhr));
      await b().als('LHH', (db) => recordProzessInstanz(db, { ...s, prozess }, `nachsorge-${s.aktenzeichen}`, b().uhr));
      return { aktenzeichen: s.aktenzeichen, nachsorgeRunde: 1, antwort: 'WOHNT_DORT' };
    },
  };
}
