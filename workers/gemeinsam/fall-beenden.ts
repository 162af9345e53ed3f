import { z } from 'zod';
import { recordEnde } from '../../src/akte/fall-beenden.ts';
import { recordErgebnis } from '../../src/akte/lauf-ende.ts';
import { hatUnterrichtet } from '../../src/akte/unterrichtung.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { grundfelder } from '../../src/camunda/felder.ts';
import { ergebniscode } from './fall-ergebnis.ts';

export const arbeiter = defineWorker({
  typ: 'gemeinsam.fall-beenden',
  name: 'Fall beenden',
  beschreibung: 'Beendet den Fall in der Akte, hebt laufende Fristen auf und zieht Schreiben zurück, die das Haus noch nicht verlassen haben.',
  eingabe: z.object({ aktenzeichen: grundfelder.aktenzeichen, behoerde: grundfelder.behoerde, ergebnis: ergebniscode }),
  ausgabe: z.object({ ergebnis: ergebniscode, unterrichtet: z.boolean().meta({ title: 'Empfänger unterrichtet', description: 'Hat ein Schreiben in diesem Fall das Haus verlassen?' }) }),
  async handle({ aktenzeichen, ergebnis }, { db, uhr, auftrag }) {
    await recordErgebnis(db, auftrag.prozessInstanz, ergebnis, uhr);
    await recordEnde(db, aktenzeichen, ergebnis, uhr);
    return { ergebnis, unterrichtet: await hatUnterrichtet(db, aktenzeichen) };
  },
});
