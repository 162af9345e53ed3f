import { z } from 'zod';
import { insertFrist } from '../../src/akte/frist.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { feld } from '../../src/camunda/felder.ts';
import { TechnischerFehler } from '../../src/fehler.ts';
import { ablaufVon, berechneFrist, vorfristVon } from '../../src/recht/frist.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { findeFristart } from '../../src/vereinbarung.ts';
import { alsAusgabe, fristausgabe, fristfelder, fristIdVon, vereinbarungVon } from './frist.ts';

/** Start listener: a day that people have entered comes first and does not roll (§ 26 Abs. 5 SGB X), else the interval of the diagram. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.termin-setzen',
  name: 'Termin setzen',
  beschreibung: 'Trägt einen Termin ins Fristenbuch ein: den vereinbarten Tag, sonst nach dem Abstand, der im Diagramm steht.',
  eingabe: z.object({
    ...fristfelder,
    terminAm: feld.datum.nullish().meta({ title: 'Vereinbarter Tag', description: 'Leer: nach dem Abstand' }),
    abstandMonate: z.int().min(1).max(60).nullish().meta({ title: 'Abstand in Monaten', description: 'Gilt, solange kein Tag vereinbart ist' }),
  }),
  ausgabe: fristausgabe,
  async handle(e, kontext) {
    const { db, uhr, auftrag } = kontext;
    const vereinbarung = vereinbarungVon(e.vereinbarung, kontext);
    const { land } = vereinbarung;
    const beginn = lokalesDatum(uhr.jetzt());
    const { modus, rollt, vorfristWerktage, bezeichnung, klausel } = findeFristart(vereinbarung, e.fristart, beginn);
    const tag = (fristEnde: string) => ({ laenge: 1, einheit: 'TAG' as const, fristEnde, ablauf: ablaufVon(fristEnde), vorfrist: vorfristVon(fristEnde, land, vorfristWerktage), schritte: ['Vereinbarter Tag'] });
    const abstand = (laenge: number) => ({ laenge, einheit: 'MONAT' as const, ...berechneFrist({ beginn, laenge, einheit: 'MONAT', land, modus, rollt, vorfristWerktage }) });
    const gerechnet = e.terminAm ? tag(e.terminAm) : e.abstandMonate ? abstand(e.abstandMonate) : undefined;
    if (!gerechnet) throw new TechnischerFehler('TERMIN_FEHLT', 'Das Diagramm nennt weder einen Tag noch einen Abstand.');
    const neu = { id: fristIdVon(e), aktenzeichen: e.aktenzeichen, fristart: e.fristart, runde: e.fristRunde, bezeichnung, klausel, beginn, modus, land, prozess: auftrag.prozessId, ...gerechnet };
    return alsAusgabe(await insertFrist(db, neu, uhr));
  },
});
