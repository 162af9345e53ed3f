import { liesNachsichtig } from '../frage.ts';
import { fristenFrage, ladeFristen } from '../laden/fristen.ts';
import type { Weg } from '../rechte.ts';
import { fristenSeite } from '../seiten/fristen.ts';
import type { Handlung } from '../wege.ts';

/** The Fristenbuch: what is overdue, due today, and next, over all cases of the authority. */
export function registriereFristen(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /fristen', async (a) => {
    const { zeilen, heute, filter } = await ladeFristen(a, liesNachsichtig(fristenFrage, a.req.query));
    const arten = new Map([...a.kontext.vereinbarungen.values()].flatMap((v) => v.fristarten.map((f) => [f.fristart, f.bezeichnung] as const)));
    await a.zeige('Fristenbuch', fristenSeite({ zeilen, heute, filter, arten }));
  });
}
