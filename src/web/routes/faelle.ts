import { z } from 'zod';
import { findFall, searchFaelle, type FallListe } from '../../akte/fall.ts';
import { writeJournal } from '../../akte/journal.ts';
import { alsAktenzeichen } from '../../akte/suche/zerlegen.ts';
import { countVerwaiste } from '../../akte/uebergabe.ts';
import type { Db } from '../../db/pool.ts';
import type { Weg } from '../rechte.ts';
import { faelleSeite } from '../seiten/faelle.ts';
import type { Anfrage, Handlung } from '../wege.ts';
import { koennenUebernehmen } from './uebergeben.ts';

const JE_SEITE = 50;
const suche = z.object({
  suche: z.string().max(200).catch(''),
  status: z.enum(['NEU', 'LAUFEND', 'BEENDET']).nullable().catch(null),
  zustaendig: z.enum(['meine', 'ohne']).nullable().catch(null),
  seite: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** The list of cases. A search is a POST: a name must not get into an address, a history or a log. */
export function registriereFaelle(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /faelle', (a) => zeigeFaelle(a, { suche: '', status: a.req.query['status'], zustaendig: a.req.query['zustaendig'], seite: a.req.query['seite'] }));
  weg('POST /faelle', (a) => zeigeFaelle(a, { suche: ohneNul(a.feld('suche')), status: a.feld('status') || null, zustaendig: a.feld('zustaendig') || null, seite: a.feld('seite') || 1 }));
}

/** PostgreSQL text cannot hold NUL; no name contains one. */
const ohneNul = (text: string): string => text.replaceAll('\0', '');

const leitet = (a: Anfrage): boolean => [...a.kontext.vereinbarungen.values()].some((v) => v.rollen.some((r) => r.art === 'LEITUNG' && a.konto.rollen.includes(r.kuerzel)));

async function zeigeFaelle(a: Anfrage, roh: Record<string, unknown>): Promise<void> {
  const filter = suche.parse(roh);
  const aktenzeichen = alsAktenzeichen(filter.suche);
  // The number of a file is its address: no list in between.
  if (aktenzeichen && (await a.inDb((db) => findFall(db, aktenzeichen)))) return a.weiter(`/akte/${aktenzeichen}`);
  const uebernehmende = koennenUebernehmen(a);
  const ab = (filter.seite - 1) * JE_SEITE;
  const [faelle, verwaist] = await a.inDb(async (db) => [
    await search(db, a, { suche: filter.suche, ...(filter.status ? { status: filter.status } : {}), ...(filter.zustaendig ? { zustaendig: filter.zustaendig, rollen: uebernehmende } : {}), grenze: JE_SEITE, ab }),
    leitet(a) ? await countVerwaiste(db, uebernehmende) : 0,
  ] as const);
  const titel = filter.suche ? 'Fälle: Suchergebnis' : 'Fälle';
  await a.zeige(titel, faelleSeite({ csrf: a.csrf, filter, ...faelle, jeSeite: JE_SEITE, verwaist, darfErfassen: a.darf('GET /mitteilung') }));
}

/** A search shows people without opening their files: the journal keeps whom, never the words. */
async function search(db: Db, a: Anfrage, filter: NonNullable<Parameters<typeof searchFaelle>[1]>): Promise<FallListe> {
  const gefunden = await searchFaelle(db, filter);
  if (filter.suche?.trim()) await writeJournal(db, { aktenzeichen: null, art: 'SUCHE', angaben: { treffer: gefunden.gesamt, gezeigt: gefunden.zeilen.map((f) => f.aktenzeichen) } }, a.kontext.uhr);
  return gefunden;
}
