import { findAkte, type Akte } from '../../akte/akte.ts';
import { listAehnlicheAkten } from '../../akte/aehnliche.ts';
import { findKonto } from '../../akte/konto.ts';
import type { Aehnlich } from '../../akte/pruefung.ts';
import { verlaufDesRueckstands } from '../../akte/rueckstand.ts';
import { listZahlungen } from '../../akte/zahlung.ts';
import type { Db } from '../../db/pool.ts';
import { listUebermittlungen } from '../abfragen/uebermittlungen.ts';
import type { Anfrage } from '../wege.ts';

/** The whole case file, entered in the journal as read. @returns undefined when the authority has no such file */
export async function ladeAkte(a: Anfrage, aktenzeichen: string) {
  return a.inDb(async (db) => {
    const akte = await findAkte(db, aktenzeichen, a.kontext.uhr);
    if (!akte) return undefined;
    const konto = akte.fall.zustaendig ? await findKonto(db, akte.fall.zustaendig) : undefined;
    return {
      akte,
      uebermittlungen: await listUebermittlungen(db, { aktenzeichen }),
      aehnliche: await listAehnliche(db, a, akte),
      rueckstand: verlaufDesRueckstands({ ...akte, zahlungen: await listZahlungen(db, aktenzeichen) }),
      zustaendigName: konto ? `${konto.anzeigename}${konto.gesperrt ? ' (Konto gesperrt)' : ''}` : null,
    };
  });
}

async function listAehnliche(db: Db, a: Anfrage, akte: Akte): Promise<Aehnlich[]> {
  const vereinbarung = a.kontext.vereinbarungen.get(akte.fall.vereinbarung);
  if (!vereinbarung || akte.fall.status === 'BEENDET') return [];
  return listAehnlicheAkten(db, akte.fall.aktenzeichen, vereinbarung);
}
