import { z } from 'zod';
import type { createDocument } from 'zod-openapi';
import { antwort, json } from './beschreibung.ts';
import { lesewege } from './index.ts';
import type { Leseweg } from './weg.ts';

type Pfade = NonNullable<Parameters<typeof createDocument>[0]['paths']>;

const csrfKopf = z.object({ 'x-csrf-token': z.string().meta({ description: 'steht im Feld _csrf jedes Formulars der Seiten und gilt für die Sitzung' }) });

function beschreibe(l: Leseweg): Pfade[string] {
  const [methode, pfad = ''] = l.weg.split(' ');
  const namen = [...pfad.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const post = methode === 'POST';
  const stelle = {
    tags: ['Lesen'],
    summary: l.titel,
    ...(l.beschreibung ? { description: l.beschreibung } : {}),
    security: [{ sitzung: [] }],
    requestParams: { ...(namen.length > 0 ? { path: z.object(Object.fromEntries(namen.map((n) => [n, z.string()]))) } : {}), ...(post ? { header: csrfKopf } : { query: l.frage }) },
    ...(post ? { requestBody: { required: true, content: json(l.frage) } } : {}),
    responses: {
      '200': antwort('In Ordnung', l.antwort),
      '401': antwort('Nicht angemeldet'),
      '403': antwort(`Ohne eine Rolle, die das darf${post ? ', oder das x-csrf-token fehlt' : ''}`),
      ...(namen.length > 0 ? { '404': antwort('Gibt es nicht, oder gehört einer anderen Behörde') } : {}),
      '422': antwort('Angaben nicht gültig'),
      '429': antwort('Zu viele Anfragen'),
      '503': antwort('Datenbank nicht erreichbar; bitte später noch einmal'),
    },
  };
  return post ? { post: stelle } : { get: stelle };
}

/** The reading ways under the session of a person. */
export const lesePfade: Pfade = Object.fromEntries(lesewege.map((l) => [l.weg.split(' ')[1]?.replaceAll(/:(\w+)/g, '{$1}'), beschreibe(l)]));
