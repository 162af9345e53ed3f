import { z } from 'zod';
import { enqueueNachricht } from '../../src/akte/ausgang.ts';
import { findOffenenLaufImVerbund } from '../../src/akte/lauf-im-ziel.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { grundfelder } from '../../src/camunda/felder.ts';

/** From one procedure to another in the same Akte, once for each step and run. Where none is open, nobody has to know. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.verfahren-benachrichtigen',
  name: 'Anderes Verfahren benachrichtigen',
  beschreibung: 'Sendet einem laufenden anderen Verfahren derselben Akte eine Nachricht ohne Angaben; läuft keines, geschieht nichts.',
  eingabe: z.object({
    ...grundfelder,
    prozess: z.string().regex(/^[a-z][a-z0-9-]{2,59}$/).meta({ title: 'Prozess', description: 'Kennung des Prozesses, z. B. hannover-wohnungssicherung' }),
    nachricht: z.string().regex(/^[a-z][a-z0-9.-]{2,79}$/).meta({ title: 'Nachricht', description: 'Der Prozess wartet auf sie mit dem Schlüssel vorgang' }),
  }),
  ausgabe: z.object({ benachrichtigt: z.boolean().meta({ title: 'Benachrichtigt', description: 'Läuft ein solches Verfahren?' }) }),
  async handle({ aktenzeichen, vorgang, prozess, nachricht }, { db, uhr, auftrag }) {
    const lauf = await findOffenenLaufImVerbund(db, aktenzeichen, prozess);
    if (!lauf) return { benachrichtigt: false };
    const anlass = `${vorgang ?? aktenzeichen}:${auftrag.prozessId}:${auftrag.elementId}`;
    await enqueueNachricht(db, { aktenzeichen: lauf.aktenzeichen, nachricht, korrelation: lauf.vorgang, schluessel: `${anlass}:${prozess}:${lauf.vorgang}` }, uhr);
    return { benachrichtigt: true };
  },
});
