import { z } from 'zod';
import { listFristenbuch } from '../../akte/fristenbuch.ts';
import { plusTage } from '../../recht/datum.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Weg } from '../rechte.ts';
import { fristenSeite, type Zeitraum } from '../seiten/fristen.ts';
import type { Handlung } from '../wege.ts';

const ansicht = z.object({ zeitraum: z.enum(['alle', 'ueberfaellig', 'heute', 'woche']).catch('alle'), fristart: z.string().regex(/^[A-Z0-9.-]{2,40}$/).nullable().catch(null) });

/** The Fristenbuch: what is overdue, due today, and next, over all cases of the authority. */
export function registriereFristen(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /fristen', async (a) => {
    const filter = ansicht.parse({ zeitraum: a.req.query['zeitraum'], fristart: a.req.query['fristart'] || null });
    const heute = lokalesDatum(a.kontext.uhr.jetzt());
    const bis = grenze(filter.zeitraum, heute);
    const alle = await a.inDb((db) => listFristenbuch(db, { grenze: 500, ...(filter.fristart ? { fristarten: [filter.fristart] } : {}), ...(bis ? { bis } : {}) }, a.kontext.uhr));
    const zeilen = filter.zeitraum === 'ueberfaellig' ? alle.filter((f) => f.ueberfaellig) : filter.zeitraum === 'heute' ? alle.filter((f) => f.fristEnde === heute) : alle;
    const arten = new Map([...a.kontext.vereinbarungen.values()].flatMap((v) => v.fristarten.map((f) => [f.fristart, f.bezeichnung] as const)));
    await a.zeige('Fristenbuch', fristenSeite({ zeilen, heute, filter, arten }));
  });
}

function grenze(zeitraum: Zeitraum, heute: string): string | null {
  if (zeitraum === 'woche') return plusTage(heute, 7);
  return zeitraum === 'alle' ? null : heute;
}
