import { z } from 'zod';
import { bezugVon, cancelUeberholte, findHaftlage } from '../../../src/akte/haft/zahlung.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { plusTage } from '../../../src/recht/datum.ts';
import { naechsteZahlung, type NaechsteZahlung } from '../../../src/recht/haft.ts';
import { lokaleUhrzeit } from '../../../src/recht/zeit.ts';

const MORGEN = 8;

/** H-4.1, H-4.2. A plan that is not next any more is withdrawn; nothing is planned here: the wait may end by a change of what is known, and then this computes anew. */
export const arbeiter = defineWorker({
  typ: 'hannover.haft.naechste-zahlung',
  name: 'Nächste Zahlung bestimmen',
  beschreibung: 'Bestimmt aus Haft, Auskunft des Jobcenters, Bewilligung und bisherigen Zahlungen, was als Nächstes zu tun ist und wann.',
  eingabe: z.object({ ...grundfelder, vorlaufTage: z.int().min(0).max(31).meta({ title: 'Vorlauf in Tagen', description: 'So viele Tage vor dem Ersten wird die Miete angewiesen oder die Bewilligung überprüft' }) }),
  ausgabe: z.object({
    naechstes: z.enum(['ZAHLUNG', 'BEWILLIGUNG_ENDET', 'EINGESTELLT', 'ENTLASSEN']).meta({ title: 'Was ist zu tun?' }),
    anweisungAb: feld.zeitpunkt.meta({ title: 'Ab wann' }),
  }),
  async handle({ aktenzeichen, vorgang, vorlaufTage }, { db, uhr, auftrag }) {
    const lage = await findHaftlage(db, vorgang ?? aktenzeichen);
    const { stand, entscheidung, gezahlt } = lage;
    const naechste = naechsteZahlung(stand, gezahlt);
    const naechstes = entscheidung?.ergebnis === 'ABGELEHNT' ? ('EINGESTELLT' as const) : naechste.art;
    await cancelUeberholte(db, lage, naechstes === 'ZAHLUNG' && naechste.art === 'ZAHLUNG' ? bezugVon(naechste) : undefined, uhr);
    const anweisungAb = lokaleUhrzeit(plusTage(ersterTag(naechste, stand.haftVon), -vorlaufTage), MORGEN).toISOString();
    await writeJournal(db, { aktenzeichen, art: 'HAFT_NAECHSTES', angaben: { naechstes, ab: anweisungAb.slice(0, 10) }, schluessel: `${vorgang ?? aktenzeichen}:haft-naechstes:${auftrag.schluessel}` }, uhr);
    return { naechstes, anweisungAb };
  },
});

function ersterTag(n: NaechsteZahlung, sonst: string): string {
  if (n.art === 'ZAHLUNG') return `${n.monat}-01`;
  return n.art === 'BEWILLIGUNG_ENDET' ? n.ab : sonst;
}
