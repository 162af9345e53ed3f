import { setTimeout as warte } from 'node:timers/promises';
import { beendeFall } from '../../../src/akte/fall-beenden.ts';
import { recordRueckmeldung } from '../../../src/akte/rueckmeldung.ts';
import { aktenzeichenVon, sucheAufgaben, type Anmeldung } from '../../../src/beispiel/tasklist.ts';
import { inTransaktion, type Db } from '../../../src/db/pool.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';
import { kanarienRueckmeldung } from '../kanarie.ts';
import { alsPerson, erledige } from '../menschen.ts';
import type { Programmlauf } from '../programm.ts';
import { PAUSE_MS } from './beharrlich.ts';

const WER = { behoerde: 'LHH', wer: 'anna.berg' };

/** Anna works through what Tasklist shows her. */
export async function klicke(programm: Programmlauf, halt: () => boolean): Promise<void> {
  let anna: Anmeldung | undefined;
  while (!halt()) {
    try {
      anna ??= await alsPerson(programm.installation, 'anna.berg');
      const person = anna;
      const aufgaben = (await sucheAufgaben(person, 'fachstelle-sachbearbeitung')).filter((a) => a.taskDefinitionId === 'UserTask_InformationBestaetigen');
      await Promise.allSettled(aufgaben.slice(0, 8).map(async (a) => (await aktenzeichenVon(person, a.id)) && erledige(person, a, 'anna.berg', { bestaetigt: true })));
    } catch {
      anna = undefined;
    }
    await warte(PAUSE_MS);
  }
}

/** What she does in the Akte: enters the answer once the Frist for it runs, ends the case once it has its result. */
export async function entscheide({ pool, uhr }: Programmlauf, halt: () => boolean): Promise<void> {
  while (!halt()) {
    await inTransaktion(pool, WER, async (db) => {
      for (const az of await warteAuf(db, "ergebnis IS NULL AND EXISTS (SELECT 1 FROM frist r WHERE r.behoerde = f.behoerde AND r.aktenzeichen = f.aktenzeichen AND r.fristart = 'H-2.3') AND NOT EXISTS (SELECT 1 FROM rueckmeldung m WHERE m.behoerde = f.behoerde AND m.aktenzeichen = f.aktenzeichen)")) {
        await recordRueckmeldung(db, { ...kanarienRueckmeldung(lokalesDatum(uhr.jetzt())), aktenzeichen: az, weg: 'POSTEINGANG' }, uhr);
      }
      // Not before the notice is dealt with and the counselling has set its Fristen: a person is never that fast, and the case would end another way.
      for (const az of await warteAuf(db, "ergebnis = 'LEISTUNGSBEZUG' AND EXISTS (SELECT 1 FROM frist r WHERE r.behoerde = f.behoerde AND r.aktenzeichen = f.aktenzeichen AND r.fristart = 'SCHONFRIST') AND EXISTS (SELECT 1 FROM frist r WHERE r.behoerde = f.behoerde AND r.aktenzeichen = f.aktenzeichen AND r.fristart = 'KONTAKT') AND EXISTS (SELECT 1 FROM lauf l WHERE l.behoerde = f.behoerde AND l.aktenzeichen = f.aktenzeichen AND l.prozess = 'hannover-mizi' AND l.status = 'BEENDET') AND NOT EXISTS (SELECT 1 FROM ausgang a WHERE a.behoerde = f.behoerde AND a.schluessel = f.aktenzeichen || ':fall-beendet')")) {
        await beendeFall(db, az, 'KLAGE_ZURUECKGENOMMEN', uhr);
      }
    }).catch(() => undefined);
    await warte(PAUSE_MS);
  }
}

async function warteAuf(db: Db, bedingung: string): Promise<string[]> {
  const { rows } = await db.query(`SELECT aktenzeichen FROM fall f WHERE behoerde = 'LHH' AND status = 'LAUFEND' AND ${bedingung} LIMIT 20`);
  return (rows as { aktenzeichen: string }[]).map((r) => r.aktenzeichen);
}
