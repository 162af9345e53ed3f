import { z } from 'zod';
import { writeJournal } from '../../../src/akte/journal.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';
import { unterbringungVon } from './unterbringung.ts';

/** K-HAN-UMZUG: what the table asks about the new flat, as codes; the address stays in the Akte. */
export const arbeiter = defineWorker({
  typ: 'hannover.unterbringung.angebot-lesen',
  name: 'Angebot aus der Akte lesen',
  beschreibung: 'Liefert zur angebotenen Wohnung, was die Entscheidungstabelle zu Umzug und Zusicherung wissen muss.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    stichtag: feld.datum,
    umzugsgrund: z.string(),
    mietergebnis: z.string().nullable(),
    wohnungZuKlein: z.boolean(),
    zugangshindernis: z.boolean(),
    sucheErfolglos: z.boolean(),
    ueberOrtsgrenze: z.boolean(),
    unter25: z.boolean(),
  }),
  fehler: ['ANGABEN_FEHLEN'],
  async handle(e, { db, uhr, auftrag }) {
    const u = await unterbringungVon(db, e);
    if (!u.angebotAm || !u.umzugsgrund) throw new FachlicherFehler('ANGABEN_FEHLEN', 'In der Akte steht noch kein Angebot.');
    await writeJournal(db, { aktenzeichen: e.aktenzeichen, art: 'ANGEBOT_GEPRUEFT', angaben: { angebotAm: u.angebotAm, umzugsgrund: u.umzugsgrund, mietergebnis: u.mietergebnis }, schluessel: `${u.vorgang}:angebot:${auftrag.schluessel}` }, uhr);
    const { umzugsgrund, mietergebnis, zugangshindernis, sucheErfolglos, ueberOrtsgrenze, unter25 } = u;
    // The table asks whether the flat is too small only for an addition to the family, which is no ground here.
    return { stichtag: lokalesDatum(uhr.jetzt()), umzugsgrund, mietergebnis, wohnungZuKlein: false, zugangshindernis, sucheErfolglos, ueberOrtsgrenze, unter25 };
  },
});
