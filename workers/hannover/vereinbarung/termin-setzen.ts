import { z } from 'zod';
import { insertFrist } from '../../../src/akte/frist.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld } from '../../../src/camunda/felder.ts';
import { ablaufVon, berechneFrist, vorfristVon } from '../../../src/recht/frist.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';
import { findeFristart } from '../../../src/vereinbarung.ts';
import { alsAusgabe, fristausgabe, fristfelder, fristIdVon, vereinbarungVon } from '../../gemeinsam/frist.ts';

/** Start listener: the day of the exchange. What the leads agreed on comes first, else the interval of the diagram. */
export const arbeiter = defineWorker({
  typ: 'hannover.vereinbarung.termin-setzen',
  name: 'Termin des Austauschs setzen',
  beschreibung: 'Trägt den Termin des Austauschs ins Fristenbuch ein: den vereinbarten, sonst nach dem Abstand, der im Diagramm steht.',
  eingabe: z.object({
    ...fristfelder,
    abstandMonate: z.int().min(1).max(60).meta({ title: 'Abstand in Monaten' }),
    naechsterAm: feld.datum.nullish().meta({ title: 'Vereinbarter Termin', description: 'Leer: nach dem Abstand' }),
  }),
  ausgabe: fristausgabe,
  async handle(e, kontext) {
    const { db, uhr, auftrag } = kontext;
    const vereinbarung = vereinbarungVon(e.vereinbarung, kontext);
    const { land } = vereinbarung;
    const beginn = lokalesDatum(uhr.jetzt());
    const { modus, rollt, vorfristWerktage, bezeichnung, klausel } = findeFristart(vereinbarung, e.fristart, beginn);
    const gerechnet = e.naechsterAm
      ? { fristEnde: e.naechsterAm, ablauf: ablaufVon(e.naechsterAm), vorfrist: vorfristVon(e.naechsterAm, land, vorfristWerktage), schritte: ['Von den Leitungen vereinbarter Termin'] }
      : berechneFrist({ beginn, laenge: e.abstandMonate, einheit: 'MONAT', land, modus, rollt, vorfristWerktage });
    const neu = { id: fristIdVon(e), aktenzeichen: e.aktenzeichen, fristart: e.fristart, runde: e.fristRunde, bezeichnung, klausel, beginn, laenge: e.abstandMonate, einheit: 'MONAT' as const, modus, land, prozess: auftrag.prozessId, ...gerechnet };
    return alsAusgabe(await insertFrist(db, neu, uhr));
  },
});
