import { insertEintrag } from '../../../src/akte/bogen.ts';
import { beginneLauf } from '../../../src/akte/lauf.ts';
import { beginneUnterbringung } from '../../../src/akte/unterbringung/beginnen.ts';
import { recordAngebot, recordAnordnung } from '../../../src/akte/unterbringung/eintragen.ts';
import type { Buehne } from '../buehne.ts';

/** What was there before each job of the accommodation, and its variables. */
export function unterbringungAuftraege(buehne: () => Buehne, neu: () => Promise<string>): Record<string, () => Promise<Record<string, unknown>>> {
  const begonnen = async (): Promise<string> => {
    const aktenzeichen = await neu();
    await buehne().als('LHH', (db) => beginneUnterbringung(db, aktenzeichen, { eingangAm: '2026-05-04', raeumungAm: '2026-06-15' }, buehne().uhr));
    return aktenzeichen;
  };
  return {
    // Begun by another procedure: there is the run, nothing else.
    'hannover.unterbringung.aufnehmen': async () => {
      const aktenzeichen = await neu();
      const lauf = { aktenzeichen, prozess: 'hannover-unterbringung', nachricht: 'hannover.unterbringung.begonnen', eingangAm: '2026-05-04', anlass: 'wohnungssicherung' };
      await buehne().als('LHH', (db) => beginneLauf(db, lauf, buehne().uhr));
      return { aktenzeichen };
    },
    'gemeinsam.bogen-lesen': async () => {
      const aktenzeichen = await begonnen();
      await buehne().als('LHH', (db) => insertEintrag(db, { aktenzeichen, prozess: 'hannover-unterbringung', vorgang: aktenzeichen, bogen: 'hannover.verzicht', werte: { grund: 'Zieht zu Verwandten.' }, schluessel: 'x' }, buehne().uhr));
      return { aktenzeichen, bogen: 'hannover.verzicht' };
    },
    'hannover.unterbringung.termin-setzen': async () => ({ aktenzeichen: await begonnen(), eingangAm: '2026-05-04', rueckfrageTage: 14 }),
    'hannover.unterbringung.angaben-pruefen': async () => {
      const aktenzeichen = await begonnen();
      await buehne().als('LHH', (db) => recordAnordnung(db, aktenzeichen, { rechtsgrundlage: 'NPOG_11', platz: 'UK-07-12', unterkunftAnschrift: '', von: '2026-05-04' }, buehne().uhr));
      return { aktenzeichen };
    },
    'hannover.unterbringung.angebot-lesen': async () => {
      const aktenzeichen = await begonnen();
      const angebot = { angebotAm: '2026-05-04', angebotAnschrift: 'Nordstraße 5', angebotMieteCent: 52_000, umzugsgrund: 'KUENDIGUNG_VERMIETER' as const, mietergebnis: 'ANGEMESSEN' as const, zugangshindernis: false, sucheErfolglos: false, ueberOrtsgrenze: false, unter25: false };
      await buehne().als('LHH', (db) => recordAngebot(db, aktenzeichen, angebot, buehne().uhr));
      return { aktenzeichen };
    },
  };
}
