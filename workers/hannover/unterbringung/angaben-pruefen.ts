import { z } from 'zod';
import { writeJournal } from '../../../src/akte/journal.ts';
import type { Unterbringung } from '../../../src/akte/unterbringung/unterbringung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';
import { unterbringungVon } from './unterbringung.ts';

const fehlt: Record<'ANORDNUNG' | 'VERZICHT', (u: Unterbringung) => boolean> = {
  ANORDNUNG: (u) => u.von === null || u.bis !== null,
  VERZICHT: (u) => u.verzichtGrund === '',
};

/** What was decided in Tasklist needs addresses or reasons, and these stand in the Akte alone. */
export const arbeiter = defineWorker({
  typ: 'hannover.unterbringung.angaben-pruefen',
  name: 'Angaben in der Akte prüfen',
  beschreibung: 'Prüft, ob in der Akte steht, was zur Entscheidung gehört: die Anordnung mit Platz und Rechtsgrundlage oder der Grund des Verzichts.',
  eingabe: z.object({ ...grundfelder, erwartet: z.enum(['ANORDNUNG', 'VERZICHT']).meta({ title: 'Was muss in der Akte stehen?', auswahl: { ANORDNUNG: 'Anordnung der Unterbringung', VERZICHT: 'Grund des Verzichts' } }) }),
  ausgabe: z.object({}),
  fehler: ['ANGABEN_FEHLEN'],
  async handle({ erwartet, ...e }, { db, uhr, auftrag }) {
    const u = await unterbringungVon(db, e);
    if (fehlt[erwartet](u)) throw new FachlicherFehler('ANGABEN_FEHLEN', 'In der Akte fehlt, was zu dieser Entscheidung gehört.');
    const angaben = { erwartet, ...(erwartet === 'ANORDNUNG' ? { platz: u.platz, rechtsgrundlage: u.rechtsgrundlage, von: u.von } : {}) };
    await writeJournal(db, { aktenzeichen: e.aktenzeichen, art: 'ANGABEN_GEPRUEFT', angaben, schluessel: `${u.vorgang}:angaben:${auftrag.schluessel}` }, uhr);
    return {};
  },
});
