import { z } from 'zod';

/** Body of every answer of /api that is no success. */
export const fehler = z.object({ fehler: z.array(z.object({ feld: z.string().nullable().describe('Pfad des Feldes, z. B. mieter.0.name; null: das Ganze'), text: z.string() })) }).meta({ id: 'Fehler' });

/** How the OpenAPI document describes a body, and an answer; without a schema it is an error. */
export const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
export const antwort = (description: string, schema: z.ZodType = fehler) => ({ description, content: json(schema) });
