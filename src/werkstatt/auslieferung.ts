import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { insertFassung, listFassungen, pruefsummeVon } from './fassung.ts';
import { writeModelljournal } from './journal.ts';
import type { Fassung } from './modell.ts';

/**
 * Records what the program brings: a file that differs from the one delivered last becomes a version of its own. What owners
 * have made stays what it is, and which version runs does not change by this.
 * @returns the names of the models with a new delivered version
 */
export async function stelleFassungenFest(db: Db, dateien: ReadonlyMap<string, string>, uhr: Uhr): Promise<string[]> {
  const letzte = new Map<string, Fassung>();
  for (const f of await listFassungen(db)) if (f.herkunft === 'AUSGELIEFERT') letzte.set(f.name, f);
  const neue = [...dateien].filter(([name, inhalt]) => letzte.get(name)?.pruefsumme !== pruefsummeVon(inhalt));
  for (const [name, inhalt] of neue) {
    const f = await insertFassung(db, { name, herkunft: 'AUSGELIEFERT', inhalt, basisNummer: letzte.get(name)?.nummer ?? null, status: 'FREIGEGEBEN', autoren: [], grund: null }, uhr.jetzt());
    if (f) await writeModelljournal(db, { art: 'AUSGELIEFERT', name, nummer: f.nummer }, uhr.jetzt());
  }
  return neue.map(([name]) => name);
}
