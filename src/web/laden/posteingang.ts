import { listEingangFehler } from '../../akte/eingang-fehler.ts';
import { listPosteingang } from '../../akte/posteingang.ts';
import { findFortfuehrungen } from '../../akte/zielakte.ts';
import type { Anfrage } from '../wege.ts';

/** What came in and waits for a person; what could not be read only for those who may settle it. */
export async function ladePosteingang(a: Anfrage) {
  const darfErfassen = a.darf('GET /posteingang/rueckmeldung');
  return a.inDb(async (db) => {
    const offen = await listPosteingang(db, { status: 'OFFEN' });
    const unlesbar = darfErfassen ? await listEingangFehler(db, { offen: true }) : [];
    return { offen, unlesbar, fortfuehrungen: await findFortfuehrungen(db, offen.flatMap((p) => p.aktenzeichen ?? [])), darfErfassen };
  });
}
