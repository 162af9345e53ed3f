import { z } from 'zod';
import { ursacheVon } from '../../stoerung/ursache.ts';
import { ladeStoerungen } from '../laden/stoerungen.ts';
import { aktenzeichen, anzahl, zeitpunkt } from './teile.ts';
import { leseweg } from './weg.ts';

const stoerung = z
  .object({
    schluessel: z.string(), behoerde: z.string().nullable(), aktenzeichen: aktenzeichen.nullable().meta({ description: 'nur für Leitungen der eigenen Behörde' }), prozess: z.string(), element: z.string().nullable(), instanz: z.string(),
    art: z.string(), code: z.string().nullable(), seit: zeitpunkt, titel: z.string(), wasTun: z.string(), wer: z.enum(['WARTEN', 'AKTE', 'IT']),
  })
  .meta({ id: 'Stoerung', description: 'Ein Vorgang, der stillsteht, und was zu tun ist' });
const antwort = z
  .object({
    stoerungen: z.array(stoerung),
    stand: z.object({ gelesenAm: zeitpunkt.nullable(), versuchtAm: zeitpunkt, fehler: z.string().nullable() }).nullable().meta({ description: 'wann Camunda zuletzt gefragt wurde; null: noch nie' }),
    still: z.object({ fehlgeschlagen: anzahl, unklar: anzahl, unlesbar: anzahl, abgelehnt: anzahl }).meta({ description: 'Übermittlungen, Eingänge und Nachrichten, die auf jemanden warten' }),
    berichte: z.object({ anzahl, aelteste: zeitpunkt.nullable() }).nullable().meta({ description: 'Sendeberichte, die nicht zu lesen waren; nur für die Verwaltung' }),
  })
  .meta({ id: 'Stoerungen', description: 'Was gerade nicht weiterläuft' });

export const stoerungenWeg = leseweg({
  weg: 'GET /api/stoerungen',
  titel: 'Störungen',
  beschreibung: 'Leitungen sehen die Akten ihrer Behörde, die Verwaltung alle Störungen ohne Aktenzeichen.',
  frage: z.strictObject({}),
  antwort,
  lade: async (a) => {
    const { stoerungen, stand, still, berichte } = await ladeStoerungen(a);
    return { stoerungen: stoerungen.map((s) => ({ ...s, ...ursacheVon(s.art, s.code) })), stand: stand ?? null, still, berichte };
  },
});
