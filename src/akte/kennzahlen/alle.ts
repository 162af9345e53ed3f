import type { Db } from '../../db/pool.ts';
import { kennzahlenVon } from '../../kennzahlen/laden.ts';
import type { Auswahl } from '../../kennzahlen/schema.ts';
import type { Zahlentabelle } from '../../kennzahlen/tabelle.ts';
import { worteVon } from '../../kennzahlen/worte.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import type { Zaehlung } from './zaehlen.ts';
import { zaehle } from './zaehlen.ts';

/** What a count needs beside the figure itself. */
export function zaehlungFuer(v: Vereinbarung, behoerde: string, auswahl: Auswahl, uhr: Uhr): Zaehlung {
  const worte = worteVon(v, behoerde);
  const jetzt = uhr.jetzt();
  return { auswahl, worte, umstand: { heute: lokalesDatum(jetzt), jetzt, rollen: worte.rollen(behoerde) } };
}

/** All figures of an authority: for its page, its report and, those that are for the partners, the agenda of the exchange. */
export async function zaehleAlle(db: Db, v: Vereinbarung, behoerde: string, auswahl: Auswahl, uhr: Uhr): Promise<Zahlentabelle[]> {
  const zaehlung = zaehlungFuer(v, behoerde, auswahl, uhr);
  const tabellen: Zahlentabelle[] = [];
  for (const k of kennzahlenVon(v, behoerde)) tabellen.push(await zaehle(db, k, zaehlung));
  return tabellen;
}
