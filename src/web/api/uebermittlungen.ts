import { z } from 'zod';
import { ladeUebermittlungen, uebermittlungenFrage } from '../laden/uebermittlungen.ts';
import { uebermittlung } from './teile.ts';
import { leseweg } from './weg.ts';

const antwort = z
  .object({ zeilen: z.array(uebermittlung).meta({ description: 'die neuesten 200, zu klärende zuerst' }), briefe: z.array(uebermittlung).meta({ description: 'Briefe, die jemand drucken und abschicken muss, die ältesten zuerst' }) })
  .meta({ id: 'Uebermittlungen', description: 'Was das Haus verlässt' });

export const uebermittlungenWeg = leseweg({ weg: 'GET /api/uebermittlungen', titel: 'Übermittlungen und Postausgang', frage: uebermittlungenFrage, antwort, lade: ladeUebermittlungen });
