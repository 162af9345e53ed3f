import { z } from 'zod';
import { searchFaelle, type FallListe } from '../../akte/fall.ts';
import { writeJournal } from '../../akte/journal.ts';
import { wahlfrei } from '../frage.ts';
import { rollenFuer } from '../rechte.ts';
import type { Anfrage } from '../wege.ts';

export const JE_SEITE = 50;

export const faelleFrage = z.strictObject({
  // PostgreSQL text cannot hold NUL; no name contains one.
  suche: z.string().max(200).overwrite((text) => text.replaceAll('\0', '')).default('').meta({ description: 'Worte in beliebiger Reihenfolge und Schreibweise, höchstens 200 Zeichen: Namen, Straße, Aktenzeichen, Geschäftszeichen; ohne Angabe alle Fälle, die neuesten zuerst' }),
  status: wahlfrei(z.enum(['NEU', 'LAUFEND', 'BEENDET'])).meta({ description: 'NEU, LAUFEND oder BEENDET' }),
  zustaendig: wahlfrei(z.enum(['meine', 'ohne'])).meta({ description: 'meine: die eigenen Fälle; ohne: offene, die niemand bearbeitet' }),
  seite: z.coerce.number().int().min(1).max(10_000).default(1).meta({ description: 'Seite ab 1, mit je 50 Zeilen' }),
});
export type FaelleFilter = z.output<typeof faelleFrage>;

/** Whoever may open a case may see to it. */
export const koennenUebernehmen = (a: Anfrage): string[] => rollenFuer('GET /akte/:aktenzeichen', a.kontext.vereinbarungen);

/** Cases of the authority. A search shows people without opening their files: the journal keeps whom, never the words. */
export async function ladeFaelle(a: Anfrage, { suche, status, zustaendig, seite }: FaelleFilter): Promise<FallListe> {
  return a.inDb(async (db) => {
    const gefunden = await searchFaelle(db, { suche, ...(status ? { status } : {}), ...(zustaendig ? { zustaendig, rollen: koennenUebernehmen(a) } : {}), grenze: JE_SEITE, ab: (seite - 1) * JE_SEITE });
    if (suche.trim()) await writeJournal(db, { aktenzeichen: null, art: 'SUCHE', angaben: { treffer: gefunden.gesamt, gezeigt: gefunden.zeilen.map((f) => f.aktenzeichen) } }, a.kontext.uhr);
    return gefunden;
  });
}
