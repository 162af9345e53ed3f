import { z } from 'zod';
import { recordGehoertZu } from '../../../src/akte/fall.ts';
import { insertHinweis } from '../../../src/akte/hinweis.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';

/** The other case is told: the notice may hold a new hearing or another suit. */
export const arbeiter = defineWorker({
  typ: 'hannover.mizi.zuordnen',
  name: 'Anderem Fall zuordnen',
  beschreibung: 'Trägt ein, zu welchem Fall eine Mitteilung gehört, und weist dort darauf hin.',
  eingabe: z.object({ aktenzeichen: grundfelder.aktenzeichen, behoerde: grundfelder.behoerde, gehoertZu: z.string().nullish().meta({ title: 'Gehört zu', description: 'Aktenzeichen des anderen Falles' }) }),
  ausgabe: z.object({}),
  fehler: ['FALL_UNBEKANNT'],
  async handle({ aktenzeichen, gehoertZu }, { db, uhr }) {
    const ziel = gehoertZu?.trim() ?? '';
    try {
      await recordGehoertZu(db, aktenzeichen, ziel, uhr);
    } catch (fehler) {
      if (!(fehler instanceof FachlicherFehler)) throw fehler;
      throw new FachlicherFehler('FALL_UNBEKANNT', 'Unter diesem Aktenzeichen gibt es keinen anderen Fall.');
    }
    await insertHinweis(db, { aktenzeichen: ziel, art: 'WEITERE_MITTEILUNG', gruppe: 'fachstelle-sachbearbeitung', schluessel: `${aktenzeichen}:zugeordnet:${ziel}` }, uhr);
    return {};
  },
});
