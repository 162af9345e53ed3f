import { z } from 'zod';
import { recordErgebnis } from '../../../src/akte/lauf-ende.ts';
import { recordErgebnisMietschulden } from '../../../src/akte/mietschulden/ergebnis.ts';
import { lockVorschlag } from '../../../src/akte/mietschulden/vorschlag.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';
import { LAUFERGEBNIS, stelleVon } from './stelle.ts';

/** Reads from the Akte what a person has written there: nothing that comes with a task or a message can decide. A grant is final now. */
export const arbeiter = defineWorker({
  typ: 'hannover.mietschulden.vorschlag-uebernehmen',
  name: 'Entscheidung oder Vorschlag übernehmen',
  beschreibung: 'Liest aus der Akte, ob die Schulden übernommen werden oder ob die Ablehnung vorgeschlagen ist.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({ vorschlag: z.enum(['UEBERNAHME', 'ABLEHNUNG']).meta({ title: 'Vorschlag' }) }),
  fehler: ['VORSCHLAG_FEHLT'],
  async handle(e, { db, uhr, auftrag }) {
    const stelle = stelleVon(e, auftrag);
    const v = await lockVorschlag(db, stelle);
    if (!v || v.entscheidung === 'ZURUECKGEGEBEN') throw new FachlicherFehler('VORSCHLAG_FEHLT', 'In der Akte steht noch kein neuer Vorschlag.');
    if (v.vorschlag === 'ABLEHNUNG') return { vorschlag: 'ABLEHNUNG' as const };
    await recordErgebnisMietschulden(db, stelle, 'UEBERNAHME', uhr);
    await recordErgebnis(db, auftrag.prozessInstanz, LAUFERGEBNIS.UEBERNAHME, uhr);
    return { vorschlag: 'UEBERNAHME' as const };
  },
});
