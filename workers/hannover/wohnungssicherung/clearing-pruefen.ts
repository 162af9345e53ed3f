import { z } from 'zod';
import { writeJournal } from '../../../src/akte/journal.ts';
import { findClearing } from '../../../src/akte/wohnungssicherung/clearing.ts';
import { findVerfahrensstand, LEISTUNGEN, STAENDE } from '../../../src/akte/wohnungssicherung/verfahrensstand.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';

const einschaetzung = z.enum(['JA', 'NEIN', 'OFFEN']);

/** H-3.1.3: what people have found out, as codes for the decisions that follow. The texts stay in the Akte. */
export const arbeiter = defineWorker({
  typ: 'hannover.wohnungssicherung.clearing-pruefen',
  name: 'Angaben des Clearings übernehmen',
  beschreibung: 'Prüft, ob Ursache, Stand des Verfahrens und Rückstand in der Akte stehen, und übernimmt sie als Kürzel in das Verfahren.',
  eingabe: z.object({ ...grundfelder, fallRunde: feld.runde.meta({ title: 'Runde der Beratung' }) }),
  ausgabe: z.object({
    stand: z.enum(STAENDE).meta({ title: 'Stand des Verfahrens' }),
    rueckstandCent: z.int().min(0).meta({ title: 'Mietrückstand in Cent' }),
    leistungsbezug: z.enum(LEISTUNGEN).meta({ title: 'Leistungsbezug' }),
    dauerhaft: einschaetzung.meta({ title: 'Erhalt auf Dauer möglich' }),
    sinnvoll: einschaetzung.meta({ title: 'Sozial und finanziell sinnvoll' }),
  }),
  fehler: ['CLEARING_FEHLT'],
  async handle({ aktenzeichen, vorgang, fallRunde }, { db, uhr }) {
    const clearing = await findClearing(db, vorgang ?? aktenzeichen);
    const { stand, grund, leistungsbezug, rueckstandCent } = await findVerfahrensstand(db, aktenzeichen);
    const ohneRueckstand = grund !== 'MIETSCHULDEN' && rueckstandCent === null;
    if (!clearing || stand === 'UNBEKANNT' || (rueckstandCent === null && !ohneRueckstand)) throw new FachlicherFehler('CLEARING_FEHLT', 'In der Akte fehlen die Ursache der Notlage, der Stand des Verfahrens oder der Mietrückstand.');
    const uebernommen = { stand, rueckstandCent: rueckstandCent ?? 0, leistungsbezug, dauerhaft: clearing.dauerhaft, sinnvoll: clearing.sinnvoll };
    await writeJournal(db, { aktenzeichen, art: 'CLEARING_UEBERNOMMEN', angaben: uebernommen, schluessel: `${vorgang ?? aktenzeichen}:clearing:${fallRunde}` }, uhr);
    return uebernommen;
  },
});
