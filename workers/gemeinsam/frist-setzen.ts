import { z } from 'zod';
import { insertFrist } from '../../src/akte/frist.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { feld } from '../../src/camunda/felder.ts';
import { berechneFrist } from '../../src/recht/frist.ts';
import { lokalesDatum, tagesbeginn } from '../../src/recht/zeit.ts';
import { findeFristart } from '../../src/vereinbarung.ts';
import { alsAusgabe, fristausgabe, fristfelder, fristIdVon, vereinbarungVon } from './frist.ts';

/** Start listener of a step with a deadline. A Frist that is there already, perhaps moved by a person, is answered as stored. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.frist-setzen',
  name: 'Frist setzen',
  beschreibung: 'Berechnet eine Frist nach Werktagen, Tagen oder Monaten, trägt sie mit Herleitung ins Fristenbuch ein und liefert Vorfrist und Ablauf.',
  eingabe: z.object({
    ...fristfelder,
    fristLaenge: z.int().min(1).max(1000).meta({ title: 'Länge der Frist' }),
    fristEinheit: z.enum(['WERKTAG', 'TAG', 'MONAT']).meta({ title: 'Einheit der Frist', auswahl: { WERKTAG: 'Werktage', TAG: 'Kalendertage', MONAT: 'Monate' } }),
    fristBeginn: feld.datum.nullish().meta({ title: 'Beginn der Frist', description: 'Tag des Ereignisses; leer: der Tag, an dem die Frist gesetzt wird' }),
  }),
  ausgabe: fristausgabe.extend({ letzterTag: feld.zeitpunkt.meta({ title: 'Beginn des letzten Tages', description: 'Für eine Schwelle: der Tag, an dem sie erreicht ist' }) }),
  async handle(e, kontext) {
    const vereinbarung = vereinbarungVon(e.vereinbarung, kontext);
    const beginn = e.fristBeginn ?? lokalesDatum(kontext.uhr.jetzt());
    const { modus, rollt, vorfristWerktage, bezeichnung, klausel, ziel } = findeFristart(vereinbarung, e.fristart, beginn);
    const { land } = vereinbarung;
    const gerechnet = berechneFrist({ beginn, laenge: e.fristLaenge, einheit: e.fristEinheit, land, modus, rollt, vorfristWerktage });
    const neu = { id: fristIdVon(e), aktenzeichen: e.aktenzeichen, fristart: e.fristart, runde: e.fristRunde, bezeichnung, klausel, beginn, laenge: e.fristLaenge, einheit: e.fristEinheit, modus, land, prozess: kontext.auftrag.prozessId, ziel, ...gerechnet };
    const frist = await insertFrist(kontext.db, neu, kontext.uhr);
    return { ...alsAusgabe(frist), letzterTag: tagesbeginn(frist.fristEnde).toISOString() };
  },
});
