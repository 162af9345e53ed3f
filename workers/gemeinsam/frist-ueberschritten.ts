import { markUeberschritten } from '../../src/akte/frist.ts';
import { insertHinweis } from '../../src/akte/hinweis.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { gruppenVon } from '../../src/vereinbarung.ts';
import { alsAusgabe, findeGesetzteFrist, fristausgabe, fristwahl } from './frist.ts';

export const arbeiter = defineWorker({
  typ: 'gemeinsam.frist-ueberschritten',
  name: 'Überschreitung festhalten',
  beschreibung: 'Vermerkt eine Frist als überschritten und schreibt der Leitung einen Hinweis.',
  eingabe: fristwahl,
  ausgabe: fristausgabe.pick({ fristEnde: true, faelligAm: true }),
  async handle(e, kontext) {
    const { frist, art } = await findeGesetzteFrist(e, kontext);
    if (await markUeberschritten(kontext.db, frist.id, kontext.uhr)) {
      const hinweis = { aktenzeichen: e.aktenzeichen, art: 'FRIST_UEBERSCHRITTEN', gruppe: gruppenVon(art, e.behoerde).eskalationsGruppe, fristId: frist.id, schluessel: `${frist.id}:ueberschritten:${frist.fristEnde}` };
      await insertHinweis(kontext.db, hinweis, kontext.uhr);
    }
    const { fristEnde, faelligAm } = alsAusgabe(frist);
    return { fristEnde, faelligAm };
  },
});
