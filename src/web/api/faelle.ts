import { z } from 'zod';
import { faelleFrage, JE_SEITE, ladeFaelle } from '../laden/faelle.ts';
import { aktenzeichen, anzahl, fallStatus, tag, zeitpunkt } from './teile.ts';
import { leseweg } from './weg.ts';

const zeile = z
  .object({
    aktenzeichen, vereinbarung: z.string(), status: fallStatus, ergebnis: z.string().nullable(), gehoertZu: aktenzeichen.nullable(), eingangAm: tag, angelegtAm: zeitpunkt, beendetAm: zeitpunkt.nullable(),
    mieter: z.string().meta({ description: 'um wen es geht' }), adresse: z.string(), zustaendigName: z.string().nullable(), zustaendigGesperrt: z.boolean(),
    gruende: z.array(z.object({ art: z.enum(['NAME', 'ANDERE', 'ANSCHRIFT', 'ZEICHEN']), aehnlich: z.boolean() })).meta({ description: 'worin die Suche gefunden hat, und ob nur Ähnliches' }),
  })
  .meta({ id: 'Fallzeile' });
const antwort = z
  .object({ gesamt: anzahl, seite: z.int(), jeSeite: z.int(), unvollstaendig: z.boolean().meta({ description: 'Es gibt mehr Treffer, als verglichen wurden' }), zeilen: z.array(zeile) })
  .meta({ id: 'Faelle', description: 'Fälle der eigenen Behörde, die besten Treffer zuerst' });

export const faelleWeg = leseweg({
  weg: 'POST /api/faelle/suche',
  titel: 'Fälle suchen',
  beschreibung: 'Ein POST, weil ein Name nie in einer Adresse stehen darf. Im Journal steht, wer gefunden wurde, nicht wonach gesucht wurde.',
  frage: faelleFrage,
  antwort,
  lade: async (a, frage) => ({ ...(await ladeFaelle(a, frage)), seite: frage.seite, jeSeite: JE_SEITE }),
});
