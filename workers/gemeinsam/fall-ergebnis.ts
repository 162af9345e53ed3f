import { z } from 'zod';
import { recordErgebnis } from '../../src/akte/lauf-ende.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { grundfelder } from '../../src/camunda/felder.ts';

export const ergebniscode = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/).meta({ title: 'Ergebnis', description: 'Kürzel des Ergebnisses, z. B. LEISTUNGSBEZUG' });

export const arbeiter = defineWorker({
  typ: 'gemeinsam.fall-ergebnis',
  name: 'Ergebnis eintragen',
  beschreibung: 'Trägt das Ergebnis des Verfahrens in die Akte ein; der Fall läuft weiter.',
  eingabe: z.object({ aktenzeichen: grundfelder.aktenzeichen, behoerde: grundfelder.behoerde, ergebnis: ergebniscode }),
  ausgabe: z.object({ ergebnis: ergebniscode }),
  async handle({ ergebnis }, { db, uhr, auftrag }) {
    await recordErgebnis(db, auftrag.prozessInstanz, ergebnis, uhr);
    return { ergebnis };
  },
});
