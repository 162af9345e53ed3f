import { z } from 'zod';
import { findBriefAngaben } from '../../../src/akte/brief-angaben.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { briefSchritt, listKontaktversuche } from '../../../src/akte/wohnungssicherung/kontakt.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';

const termin = z.object({ terminAm: feld.datum }).catch({ terminAm: '' });

/** H-3.1.2: people record their attempts in the Akte; the procedure takes the newest one from there. */
export const arbeiter = defineWorker({
  typ: 'hannover.wohnungssicherung.kontakt-auswerten',
  name: 'Kontaktversuch auswerten',
  beschreibung: 'Übernimmt den letzten Kontaktversuch aus der Akte in das Verfahren.',
  eingabe: z.object({ ...grundfelder, versuche: z.int().min(0).meta({ title: 'Bisherige Versuche' }) }),
  ausgabe: z.object({
    versuchErgebnis: z.enum(['ERREICHT', 'NICHT_ERREICHT', 'ABGELEHNT', 'BRIEF']).meta({ title: 'Ergebnis des Versuchs' }),
    versuche: z.int().meta({ title: 'Versuche' }),
    terminAm: feld.datum.nullable().meta({ title: 'Vorgeschlagener Termin' }),
  }),
  fehler: ['KONTAKTVERSUCH_FEHLT'],
  async handle({ aktenzeichen, vorgang, behoerde, versuche }, { db, uhr }) {
    const alle = await listKontaktversuche(db, aktenzeichen, vorgang ?? aktenzeichen);
    const letzter = alle.at(-1);
    if (!letzter || alle.length <= versuche) throw new FachlicherFehler('KONTAKTVERSUCH_FEHLT', 'In der Akte steht noch kein neuer Kontaktversuch.');
    const brief = letzter.ergebnis === 'BRIEF' ? termin.parse(await findBriefAngaben(db, behoerde, { aktenzeichen, vorgang, schritt: briefSchritt(alle.length) })) : undefined;
    const angaben = { nummer: alle.length, ergebnis: letzter.ergebnis };
    await writeJournal(db, { aktenzeichen, art: 'KONTAKT_AUSGEWERTET', angaben, schluessel: `${vorgang ?? aktenzeichen}:kontakt:${alle.length}` }, uhr);
    return { versuchErgebnis: letzter.ergebnis, versuche: alle.length, terminAm: brief?.terminAm || null };
  },
});
