import { z } from 'zod';
import { createDocument } from 'zod-openapi';
import { mitteilungSchema } from '../akte/mitteilung-schema.ts';
import { antwort, json } from './api/beschreibung.ts';
import { lesePfade } from './api/openapi.ts';
import { werkstattPfade } from './werkstatt/openapi.ts';
import { berichtSchema, SIGNATUR_HEADER } from '../uebermittlung/index.ts';

const aufgenommen = z.object({ aktenzeichen: z.string(), neu: z.boolean(), hinweise: z.array(z.object({ feld: z.string(), text: z.string() })) }).meta({ id: 'Aufgenommen' });

/** The description of /api, made from the schemas that check what comes in. @param webUrl address of this installation */
export function erstelleOpenApi(webUrl: string): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Kooperationsakte', version: '1.0.0', description: 'Mitteilungen des Gerichts (MiZi), Sendeberichte des Fax-Gateways und, unter der Sitzung einer Person, was ihre Arbeitsplätze zeigen.' },
    servers: [{ url: webUrl }],
    paths: {
      ...lesePfade,
      ...werkstattPfade,
      '/api/mizi': {
        post: {
          summary: 'Mitteilung über eine Räumungsklage aufnehmen (§ 22 Abs. 9 SGB II)',
          description: 'Dieselbe Mitteilung (Gericht und Geschäftszeichen) wird einmal aufgenommen, sooft sie auch kommt.',
          security: [{ schluessel: [] }],
          requestBody: { required: true, content: json(mitteilungSchema) },
          responses: {
            '200': antwort('War schon aufgenommen', aufgenommen),
            '201': antwort('Aufgenommen', aufgenommen),
            '400': antwort('Kein JSON'),
            '401': antwort('Schlüssel fehlt oder ist falsch'),
            '413': antwort('Größer als 1 MB'),
            '415': antwort('Nicht application/json'),
            '422': antwort('Angaben fehlen oder widersprechen sich; die Mitteilung liegt zur Durchsicht im Posteingang'),
            '429': antwort('Zu viele Anfragen'),
            '503': antwort('Datenbank nicht erreichbar; bitte später noch einmal'),
          },
        },
      },
      '/api/sendebericht': {
        post: {
          summary: 'Sendebericht des Fax-Gateways',
          requestParams: { header: z.object({ [SIGNATUR_HEADER]: z.string().describe('t=<Sekunden seit 1970>,v1=<hex HMAC-SHA256 von "<t>.<Inhalt>">, höchstens fünf Minuten alt') }) },
          requestBody: { required: true, content: json(berichtSchema) },
          responses: {
            '200': antwort('Übernommen, schon bekannt oder nur vermerkt', z.object({ aufnahme: z.enum(['UEBERNOMMEN', 'BEKANNT', 'NUR_VERMERKT']) })),
            '400': antwort('Kein JSON'),
            '401': antwort('Signatur fehlt oder ist falsch'),
            '404': antwort('Übermittlung unbekannt'),
            '413': antwort('Zu groß'),
            '422': antwort('Angaben nicht gültig'),
            '503': antwort('Datenbank nicht erreichbar; bitte später noch einmal'),
          },
        },
      },
    },
    components: { securitySchemes: { schluessel: { type: 'http', scheme: 'bearer' }, sitzung: { type: 'apiKey', in: 'cookie', name: 'kooperation' } } },
  });
}
