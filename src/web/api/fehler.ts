import { z } from 'zod';

/** Body of every answer of /api that is no success. */
export const fehler = z.object({ fehler: z.array(z.object({ feld: z.string().nullable().describe('Pfad des Feldes, z. B. mieter.0.name; null: das Ganze'), text: z.string() })) }).meta({ id: 'Fehler' });
