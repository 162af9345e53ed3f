import { insertHinweis } from '../../src/akte/hinweis.ts';
import { closeZiel } from '../../src/akte/zielfrist.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { gruppenVon } from '../../src/vereinbarung.ts';
import { alsAusgabe, findeGesetzteFrist, fristausgabe, fristwahl, pruefeErreicht } from './frist.ts';

/** H-3.2.2.2: "if possible, within 14 days". A target that is missed is said once and counts as no overrun. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.ziel-verfehlt',
  name: 'Verfehltes Ziel festhalten',
  beschreibung: 'Vermerkt eine Frist, die nur ein Ziel ist, als nicht erreicht und weist die Sachbearbeitung darauf hin; es ist keine Fristüberschreitung. Läuft sie noch, weil sie inzwischen verschoben wurde, geht es mit FRIST_LAEUFT zurück ins Warten.',
  eingabe: fristwahl,
  ausgabe: fristausgabe.pick({ fristEnde: true, faelligAm: true }),
  fehler: ['FRIST_LAEUFT'],
  async handle(e, kontext) {
    const { frist, art } = await findeGesetzteFrist(e, kontext);
    pruefeErreicht(frist, kontext.uhr);
    if (await closeZiel(kontext.db, frist.id, kontext.uhr)) {
      const hinweis = { aktenzeichen: e.aktenzeichen, art: 'ZIEL_VERFEHLT', gruppe: gruppenVon(art, e.behoerde).warnGruppe, fristId: frist.id, schluessel: `${frist.id}:ziel:${frist.fristEnde}` };
      await insertHinweis(kontext.db, hinweis, kontext.uhr);
    }
    const { fristEnde, faelligAm } = alsAusgabe(frist);
    return { fristEnde, faelligAm };
  },
});
