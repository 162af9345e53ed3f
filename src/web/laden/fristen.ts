import { z } from 'zod';
import { listFristenbuch } from '../../akte/fristenbuch.ts';
import { plusTage } from '../../recht/datum.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { wahlfrei } from '../frage.ts';
import type { Anfrage } from '../wege.ts';

export const ZEITRAEUME = ['alle', 'ueberfaellig', 'heute', 'woche'] as const;
export const HOECHSTENS = 500;

export const fristenFrage = z.strictObject({
  zeitraum: z.enum(ZEITRAEUME).default('alle').meta({ description: 'alle, ueberfaellig, heute oder woche (die nächsten sieben Tage)' }),
  fristart: wahlfrei(z.string().regex(/^[A-Z0-9.-]{2,40}$/)).meta({ description: 'Fristart, z. B. H-2.2' }),
});
export type FristenFilter = z.output<typeof fristenFrage>;

/** The Fristenbuch: what is overdue, due today, and next, over all cases of the authority. */
export async function ladeFristen(a: Anfrage, filter: FristenFilter) {
  const heute = lokalesDatum(a.kontext.uhr.jetzt());
  const bis = grenze(filter.zeitraum, heute);
  const alle = await a.inDb((db) => listFristenbuch(db, { grenze: HOECHSTENS, ...(filter.fristart ? { fristarten: [filter.fristart] } : {}), ...(bis ? { bis } : {}) }, a.kontext.uhr));
  const zeilen = filter.zeitraum === 'ueberfaellig' ? alle.filter((f) => f.ueberfaellig) : filter.zeitraum === 'heute' ? alle.filter((f) => f.fristEnde === heute) : alle;
  return { zeilen, heute, filter, vollstaendig: alle.length < HOECHSTENS };
}

function grenze(zeitraum: FristenFilter['zeitraum'], heute: string): string | null {
  if (zeitraum === 'woche') return plusTage(heute, 7);
  return zeitraum === 'alle' ? null : heute;
}
