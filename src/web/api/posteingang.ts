import { z } from 'zod';
import { ladePosteingang } from '../laden/posteingang.ts';
import { aktenzeichen, tag, zeitpunkt } from './teile.ts';
import { leseweg } from './weg.ts';

const eingang = z
  .object({
    id: z.string(), art: z.string(), absender: z.string().nullable(), eingangAm: tag, angelegtAm: zeitpunkt,
    aktenzeichen: aktenzeichen.nullable().meta({ description: 'null: noch keiner Akte zugeordnet' }),
    genannt: z.string().nullable().meta({ description: 'Aktenzeichen, das auf dem Schreiben steht' }),
    gehoertZu: aktenzeichen.nullable().meta({ description: 'Akte, in der es weitergeht: dort verbuchen' }),
  })
  .meta({ id: 'Eingang', description: 'Etwas, das eingegangen ist; der Inhalt steht auf seiner Seite' });
const unlesbar = z
  .object({ id: z.string(), quelle: z.string(), eingangAm: zeitpunkt, groesse: z.int().meta({ description: 'Bytes' }), fehler: z.array(z.object({ feld: z.string(), text: z.string() })) })
  .meta({ id: 'Unlesbar', description: 'Eine Mitteilung, die nicht zu lesen war' });
const antwort = z
  .object({ offen: z.array(eingang), unlesbar: z.array(unlesbar).meta({ description: 'leer für alle, die keine Mitteilungen erfassen' }) })
  .meta({ id: 'Posteingang', description: 'Was eingegangen ist und auf jemanden wartet, das Älteste zuerst' });

export const posteingangWeg = leseweg({
  weg: 'GET /api/posteingang',
  titel: 'Der Posteingang',
  frage: z.strictObject({}),
  antwort,
  lade: async (a) => {
    const { offen, unlesbar: ungelesen, fortfuehrungen } = await ladePosteingang(a);
    const genannt = (wert: unknown): string | null => (typeof wert === 'string' ? wert : null);
    return { offen: offen.map((p) => ({ ...p, genannt: genannt(p.angaben['genannt']), gehoertZu: (p.aktenzeichen && fortfuehrungen.get(p.aktenzeichen)) || null })), unlesbar: ungelesen };
  },
});
