import { z } from 'zod';
import { removeDurchleitungen } from '../../src/akte/durchleitung/entfernen.ts';
import { hatSchrittVerlassen } from '../../src/akte/unterrichtung.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { grundfelder } from '../../src/camunda/felder.ts';
import { stopSchritte } from '../../src/uebermittlung/index.ts';

/** The ground for sending is gone: the consent is withdrawn, or what the letters were about has ended. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.schreiben-stoppen',
  name: 'Offene Schreiben stoppen',
  beschreibung: 'Stoppt Schreiben, die das Haus noch nicht verlassen haben, entfernt hinterlegte Dokumente und sagt, ob der Empfänger schon etwas erfahren hat.',
  eingabe: z.object({
    ...grundfelder,
    schritt: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/).meta({ title: 'Schritt', description: 'Anfang des Kürzels der Arbeitsschritte, deren Schreiben gestoppt werden, z. B. hilfeprozess-' }),
    anlass: z.enum(['WIDERRUFEN', 'VERFAHREN_BEENDET']).meta({ title: 'Anlass', auswahl: { WIDERRUFEN: 'Einwilligung widerrufen', VERFAHREN_BEENDET: 'Verfahren beendet' } }),
    empfaenger: z.string().regex(/^[A-Z0-9_]{2,40}$/).meta({ title: 'Empfänger', description: 'Kürzel des Beteiligten, nach dem gefragt wird' }),
  }),
  ausgabe: z.object({ unterrichtet: z.boolean().meta({ title: 'Empfänger unterrichtet', description: 'Hat eines dieser Schreiben das Haus verlassen, oder vielleicht?' }) }),
  async handle({ aktenzeichen, schritt, empfaenger, anlass, ...e }, { db, uhr }) {
    const schritte = { aktenzeichen, vorgang: e.vorgang ?? aktenzeichen, schritt };
    await stopSchritte(db, schritte, uhr);
    await removeDurchleitungen(db, aktenzeichen, anlass, uhr);
    return { unterrichtet: await hatSchrittVerlassen(db, { ...schritte, empfaenger }) };
  },
});
