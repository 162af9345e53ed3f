import { z } from 'zod';
import { findMitteilung } from '../../../src/akte/mitteilung.ts';
import { upsertSchonfrist } from '../../../src/akte/schonfrist.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { TechnischerFehler } from '../../../src/fehler.ts';
import { berechneSchonfrist } from '../../../src/recht/schonfrist.ts';
import { findeFristart } from '../../../src/vereinbarung.ts';
import { alsAusgabe, fristausgabe, fristIdVon, vereinbarungVon } from '../../gemeinsam/frist.ts';

const FRISTART = 'SCHONFRIST';

/** Start listener. Computes anew each time it is entered: the day of service becomes known later. An end that a person has moved stays. */
export const arbeiter = defineWorker({
  typ: 'hannover.mizi.schonfrist-setzen',
  name: 'Schonfrist setzen',
  beschreibung: 'Berechnet das Ende der Schonfrist (§ 569 Abs. 3 Nr. 2 BGB) aus Zustellung oder Klageeingang und trägt es ins Fristenbuch ein.',
  eingabe: z.object(grundfelder),
  ausgabe: fristausgabe.extend({ grundlage: z.enum(['ZUSTELLUNG', 'KLAGEEINGANG']).meta({ title: 'Grundlage' }) }),
  async handle({ aktenzeichen, vereinbarung: kuerzel }, kontext) {
    const vereinbarung = vereinbarungVon(kuerzel, kontext);
    const mitteilung = await findMitteilung(kontext.db, aktenzeichen);
    if (!mitteilung) throw new TechnischerFehler('MITTEILUNG_FEHLT', 'Zur Akte gibt es keine Mitteilung des Gerichts.');
    const { klageEingangAm, zugestelltAm } = mitteilung;
    const beginn = zugestelltAm ?? klageEingangAm;
    const { bezeichnung, klausel, modus, vorfristWerktage } = findeFristart(vereinbarung, FRISTART, beginn);
    const { land } = vereinbarung;
    const s = berechneSchonfrist({ zustellungen: zugestelltAm ? [zugestelltAm] : [], klageEingangAm, land, vorfristWerktage });
    const id = fristIdVon({ aktenzeichen, fristart: FRISTART, fristRunde: 1 });
    const neu = { id, aktenzeichen, fristart: FRISTART, runde: 1, bezeichnung, klausel, beginn, laenge: 2, einheit: 'MONAT' as const, modus, land, fristEnde: s.ende, ablauf: s.ablauf, vorfrist: s.vorfrist, schritte: s.schritte };
    return { ...alsAusgabe(await upsertSchonfrist(kontext.db, neu, kontext.uhr)), grundlage: s.grundlage };
  },
});
