import { z } from 'zod';
import { insertHinweis } from '../../src/akte/hinweis.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { gruppenVon } from '../../src/vereinbarung.ts';
import { findeGesetzteFrist, fristwahl, istErreicht } from './frist.ts';

/** One warning for each end a Frist has had: a moved Frist warns again, and not before its new Vorfrist. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.vorfrist-warnen',
  name: 'Vor Fristablauf warnen',
  beschreibung: 'Schreibt der zuständigen Gruppe einen Hinweis, dass eine Frist bald abläuft.',
  eingabe: fristwahl,
  ausgabe: z.object({}),
  async handle(e, kontext) {
    const { frist, art } = await findeGesetzteFrist(e, kontext);
    if (!istErreicht(frist.vorfrist, kontext.uhr)) return {};
    const hinweis = { aktenzeichen: e.aktenzeichen, art: 'VORFRIST', gruppe: gruppenVon(art, e.behoerde).warnGruppe, fristId: frist.id, schluessel: `${frist.id}:vorfrist:${frist.fristEnde}` };
    await insertHinweis(kontext.db, hinweis, kontext.uhr);
    return {};
  },
});
