import { defineWorker } from '../../src/camunda/define-worker.ts';
import { alsAusgabe, findeGesetzteFrist, fristausgabe, fristwahl, istErreicht, vermerkeUeberschritten } from './frist.ts';

/** Beside work that goes on: a Frist that was moved meanwhile is alarmed by the timer of its new end, and nothing happens here. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.frist-ueberschritten',
  name: 'Überschreitung festhalten',
  beschreibung: 'Vermerkt eine Frist als überschritten und schreibt der Leitung einen Hinweis; für Zeitgeber, die die Arbeit nicht unterbrechen. Eine Frist, die inzwischen verschoben wurde, bleibt unberührt.',
  eingabe: fristwahl,
  ausgabe: fristausgabe.pick({ fristEnde: true, faelligAm: true }),
  async handle(e, kontext) {
    const gesetzt = await findeGesetzteFrist(e, kontext);
    if (istErreicht(gesetzt.frist.ablauf, kontext.uhr)) await vermerkeUeberschritten(e.behoerde, gesetzt, kontext);
    const { fristEnde, faelligAm } = alsAusgabe(gesetzt.frist);
    return { fristEnde, faelligAm };
  },
});
