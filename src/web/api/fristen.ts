import { z } from 'zod';
import { fristenFrage, HOECHSTENS, ladeFristen } from '../laden/fristen.ts';
import { fristImBuch, tag } from './teile.ts';
import { leseweg } from './weg.ts';

const antwort = z
  .object({ heute: tag, vollstaendig: z.boolean().meta({ description: `false: Es gibt mehr als die ${HOECHSTENS} dringendsten; bitte enger fragen` }), zeilen: z.array(fristImBuch) })
  .meta({ id: 'Fristenbuch', description: 'Die offenen Fristen aller Akten der eigenen Behörde, die überfälligen zuerst' });

export const fristenWeg = leseweg({ weg: 'GET /api/fristen', titel: 'Das Fristenbuch', frage: fristenFrage, antwort, lade: ladeFristen });
