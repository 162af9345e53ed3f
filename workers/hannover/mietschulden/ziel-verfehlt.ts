import { insertHinweis } from '../../../src/akte/hinweis.ts';
import { liftZielfrist } from '../../../src/akte/mietschulden/zielfrist.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { alsAusgabe, findeGesetzteFrist, fristausgabe, fristwahl } from '../../gemeinsam/frist.ts';

/** H-3.2.2.2: "if possible, within 14 days". A target that is missed is said once and counts as no overrun. */
export const arbeiter = defineWorker({
  typ: 'hannover.mietschulden.ziel-verfehlt',
  name: 'Auf das verfehlte Ziel hinweisen',
  beschreibung: 'Hebt die Zielfrist auf und weist die Sachbearbeitung darauf hin; es ist keine Fristüberschreitung.',
  eingabe: fristwahl,
  ausgabe: fristausgabe.pick({ fristEnde: true }),
  async handle(e, kontext) {
    const { frist, art } = await findeGesetzteFrist(e, kontext);
    await liftZielfrist(kontext.db, frist.id, kontext.uhr);
    const hinweis = { aktenzeichen: e.aktenzeichen, art: 'ZIEL_VERFEHLT', gruppe: art.warnGruppe, fristId: frist.id, schluessel: `${frist.id}:ziel:${frist.fristEnde}` };
    await insertHinweis(kontext.db, hinweis, kontext.uhr);
    return { fristEnde: alsAusgabe(frist).fristEnde };
  },
});
