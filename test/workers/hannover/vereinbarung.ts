import { recordProtokoll } from '../../../src/akte/vereinbarung/austausch.ts';
import { austauschVon, beginneVereinbarung } from '../../../src/akte/vereinbarung/beginn.ts';
import { recordBeschluss } from '../../../src/akte/vereinbarung/beschluss.ts';
import { recordBesprechung, requestBesprechung } from '../../../src/akte/vereinbarung/besprechung.ts';
import { recordKuendigung, withdrawKuendigung } from '../../../src/akte/vereinbarung/kuendigung.ts';
import type { Vereinbarung } from '../../../src/vereinbarung.ts';
import type { Buehne } from '../buehne.ts';

type Auftrag = () => Promise<Record<string, unknown>>;

/** For each job type of the agreement: what was there before, and the variables of the job. There is one Akte of the agreement. */
export function vereinbarungAuftraege(buehne: () => Buehne, neu: () => Promise<string>): Record<string, Auftrag> {
  const leitung = () => ({ uhr: buehne().uhr, vereinbarung: buehne().vereinbarungen.get('hannover') as Vereinbarung });
  const begonnen = async (): Promise<string> => (await buehne().als('LHH', (db) => beginneVereinbarung(db, leitung()))).aktenzeichen;
  const tagesordnung = { eingangAm: '2026-05-04', fristEnde: '2026-05-20' };

  return {
    'hannover.vereinbarung.fassung-feststellen': async () => ({ aktenzeichen: await neu() }),
    'gemeinsam.termin-setzen': async () => ({ aktenzeichen: await begonnen(), fristart: 'AUSTAUSCH', abstandMonate: 6 }),
    'gemeinsam.austausch.tagesordnung-erstellen': async () => ({ aktenzeichen: await begonnen(), ...tagesordnung, austauschRunde: 1 }),
    'gemeinsam.austausch.verbuchen': async () => {
      const aktenzeichen = await begonnen();
      await buehne().tue('gemeinsam.austausch.tagesordnung-erstellen', { aktenzeichen, ...tagesordnung, austauschRunde: 2 });
      await buehne().als('LHH', (db) => recordProtokoll(db, { gehaltenAm: '2026-05-04', naechsterAm: '2026-11-02', schwierigkeiten: null }, leitung()));
      return { aktenzeichen, austauschRunde: 2 };
    },
    'gemeinsam.austausch.aufschub-melden': async () => ({ aktenzeichen: await begonnen(), austauschRunde: 3, gruppe: 'fachstelle-leitung' }),
    'gemeinsam.austausch.beschluss-erledigen': async () => {
      const aktenzeichen = await begonnen();
      await buehne().als('JC', (db) => recordBeschluss(db, { aufgabe: 'Vordruck überarbeiten', behoerde: 'JC', bisAm: '2026-06-30' }, leitung()));
      return { aktenzeichen, beschlussNummer: 1 };
    },
    'gemeinsam.austausch.besprechung-verbuchen': async () => {
      const aktenzeichen = await begonnen();
      const mitBesprechung = { ...leitung(), vereinbarung: { ...leitung().vereinbarung, austausch: { ...austauschVon(leitung().vereinbarung), besprechung: 'Besprechung' } } };
      await buehne().als('JC', (db) => requestBesprechung(db, 'JC', mitBesprechung));
      await buehne().als('LHH', (db) => recordBesprechung(db, { gehaltenAm: '2026-05-04', absprachen: null }, mitBesprechung));
      return { aktenzeichen, besprechungNummer: 1 };
    },
    'hannover.vereinbarung.kuendigung-vormerken': async () => {
      await buehne().als('JC', (db) => recordKuendigung(db, { erklaertVon: 'JC', zugangAm: '2026-05-04' }, leitung()));
      await buehne().als('LHH', (db) => withdrawKuendigung(db, leitung()));
      await buehne().als('LHH', (db) => recordKuendigung(db, { erklaertVon: 'LHH', zugangAm: '2026-05-04' }, leitung()));
      return { aktenzeichen: await begonnen(), kuendigungRunde: 2, fristEnde: '2026-08-04' };
    },
  };
}
