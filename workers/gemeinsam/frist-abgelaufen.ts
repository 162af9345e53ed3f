import { defineWorker } from '../../src/camunda/define-worker.ts';
import { alsAusgabe, findeGesetzteFrist, fristausgabe, fristwahl, pruefeErreicht, vermerkeUeberschritten } from './frist.ts';

/** After a timer that ends its wait: a Frist that was moved meanwhile is no overrun, and the diagram goes back to the wait. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.frist-abgelaufen',
  name: 'Ablauf festhalten',
  beschreibung: 'Vermerkt eine Frist als überschritten und schreibt der Leitung einen Hinweis; für Zeitgeber, die das Warten beenden. Läuft sie noch, weil sie inzwischen verschoben wurde, geht es mit FRIST_LAEUFT zurück ins Warten.',
  eingabe: fristwahl,
  ausgabe: fristausgabe.pick({ fristEnde: true, faelligAm: true }),
  fehler: ['FRIST_LAEUFT'],
  async handle(e, kontext) {
    const gesetzt = await findeGesetzteFrist(e, kontext);
    pruefeErreicht(gesetzt.frist, kontext.uhr);
    await vermerkeUeberschritten(e.behoerde, gesetzt, kontext);
    const { fristEnde, faelligAm } = alsAusgabe(gesetzt.frist);
    return { fristEnde, faelligAm };
  },
});
