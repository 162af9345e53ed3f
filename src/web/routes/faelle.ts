import { findFall } from '../../akte/fall.ts';
import { alsAktenzeichen } from '../../akte/suche/zerlegen.ts';
import { countVerwaiste } from '../../akte/uebergabe.ts';
import { liesNachsichtig } from '../frage.ts';
import { faelleFrage, JE_SEITE, koennenUebernehmen, ladeFaelle } from '../laden/faelle.ts';
import type { Weg } from '../rechte.ts';
import { faelleSeite } from '../seiten/faelle.ts';
import type { Anfrage, Handlung } from '../wege.ts';

/** The list of cases. A search is a POST: a name must not get into an address, a history or a log. */
export function registriereFaelle(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /faelle', (a) => zeigeFaelle(a, { status: a.req.query['status'], zustaendig: a.req.query['zustaendig'], seite: a.req.query['seite'] }));
  weg('POST /faelle', (a) => zeigeFaelle(a, { suche: a.feld('suche'), status: a.feld('status'), zustaendig: a.feld('zustaendig'), seite: a.feld('seite') }));
}

const leitet = (a: Anfrage): boolean => [...a.kontext.vereinbarungen.values()].some((v) => v.rollen.some((r) => r.art === 'LEITUNG' && a.konto.rollen.includes(r.kuerzel)));

async function zeigeFaelle(a: Anfrage, roh: Record<string, unknown>): Promise<void> {
  const filter = liesNachsichtig(faelleFrage, roh);
  const aktenzeichen = alsAktenzeichen(filter.suche);
  // The number of a file is its address: no list in between.
  if (aktenzeichen && (await a.inDb((db) => findFall(db, aktenzeichen)))) return a.weiter(`/akte/${aktenzeichen}`);
  const faelle = await ladeFaelle(a, filter);
  const verwaist = leitet(a) ? await a.inDb((db) => countVerwaiste(db, koennenUebernehmen(a))) : 0;
  const titel = filter.suche ? 'Fälle: Suchergebnis' : 'Fälle';
  await a.zeige(titel, faelleSeite({ csrf: a.csrf, filter, ...faelle, jeSeite: JE_SEITE, verwaist, darfErfassen: a.darf('GET /mitteilung') }));
}
