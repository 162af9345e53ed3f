import type { Db } from '../db/pool.ts';
import { TechnischerFehler } from '../fehler.ts';

/** Waits for `tun`, but not longer than `ms`. @throws what `zuSpaet` makes when the time is over */
export async function withZeitgrenze<T>(tun: Promise<T>, ms: number, zuSpaet: () => Error): Promise<T> {
  let wecker: NodeJS.Timeout | undefined;
  const vorbei = new Promise<never>((_, reject) => {
    wecker = setTimeout(() => reject(zuSpaet()), ms);
  });
  try {
    return await Promise.race([tun, vorbei]);
  } finally {
    clearTimeout(wecker);
  }
}

/**
 * Lends the transaction to `tun` for as long as it runs and no longer. A handler that was given up may go on behind our back,
 * while the connection already serves somebody else in another authority's name: then its queries are refused.
 */
export async function lendDb<T>(db: Db, ms: number, tun: (db: Db) => Promise<T>): Promise<T> {
  let offen = true;
  const geliehen = new Proxy(db, {
    get: (ziel, name) => {
      if (!offen) throw new TechnischerFehler('TRANSAKTION_BEENDET', 'Die Transaktion dieses Auftrags ist beendet.');
      const wert: unknown = Reflect.get(ziel, name);
      return typeof wert === 'function' ? wert.bind(ziel) : wert;
    },
  });
  try {
    return await withZeitgrenze(tun(geliehen), ms, () => new TechnischerFehler('ZEITUEBERSCHREITUNG', `Der Auftrag ist nach ${ms} ms nicht fertig.`));
  } finally {
    offen = false;
  }
}
