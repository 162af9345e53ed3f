import { z } from 'zod';
import { findMietschulden } from '../../../src/akte/mietschulden/vorgang.ts';
import { planZahlung } from '../../../src/akte/zahlung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { TechnischerFehler } from '../../../src/fehler.ts';
import { stelleVon } from './stelle.ts';

/** One payment for each run, due on the day of the decision: only payment heals the termination, and only in time. */
export const arbeiter = defineWorker({
  typ: 'hannover.mietschulden.zahlung-vorsehen',
  name: 'Zahlung vorsehen',
  beschreibung: 'Trägt die Zahlung an die Vermietung oder den Energieversorger in die Akte ein.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({ summeCent: z.int().meta({ title: 'Summe in Cent' }), zahlungFaelligAm: feld.datum.meta({ title: 'Zahlung fällig am' }) }),
  async handle(e, { db, uhr, auftrag }) {
    const stelle = stelleVon(e, auftrag);
    const m = await findMietschulden(db, stelle);
    if (m?.ergebnis !== 'UEBERNAHME' || !m.summeCent || !m.empfaenger || !m.ergebnisAm) throw new TechnischerFehler('KEINE_UEBERNAHME', 'Ohne Übernahme ist nichts zu zahlen.');
    const { schuldenart, empfaenger, summeCent, ergebnisAm } = m;
    await planZahlung(db, { ...stelle, zweck: schuldenart, empfaenger, summeCent, faelligAm: ergebnisAm }, uhr);
    return { summeCent, zahlungFaelligAm: ergebnisAm };
  },
});
