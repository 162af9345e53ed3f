import { z } from 'zod';
import { planHaftzahlung, vortagDesMonats } from '../../../src/akte/haft/zahlung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';

/** H-4.2: one payment for each month, planned by what is known at this moment. */
export const arbeiter = defineWorker({
  typ: 'hannover.haft.zahlung-planen',
  name: 'Zahlung vorsehen',
  beschreibung: 'Berechnet den Anteil an der Miete für den nächsten Monat und sieht die Zahlung an die Vermieterseite in der Akte vor, je Monat einmal.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    zahlungsmonat: z.string().regex(/^\d{4}-\d{2}(-\d{1,3})?$/).nullable().meta({ title: 'Zahlungsmonat', description: 'leer: nichts zu zahlen' }),
    zahlungCent: z.int().nullable().meta({ title: 'Betrag in Cent' }),
    zahlungFristBeginn: feld.datum.nullable().meta({ title: 'Beginn der Zahlungsfrist' }),
  }),
  async handle({ aktenzeichen, vorgang }, { db, uhr }) {
    const geplant = await planHaftzahlung(db, vorgang ?? aktenzeichen, uhr);
    if (!geplant) return { zahlungsmonat: null, zahlungCent: null, zahlungFristBeginn: null };
    const heute = lokalesDatum(uhr.jetzt());
    const vortag = vortagDesMonats(geplant.monat);
    return { zahlungsmonat: geplant.bezug, zahlungCent: geplant.cent, zahlungFristBeginn: vortag > heute ? vortag : heute };
  },
});
