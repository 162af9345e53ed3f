import { z } from 'zod';
import { findEintrag } from '../../src/akte/bogen.ts';
import { writeJournal } from '../../src/akte/journal.ts';
import { findeBogen, variablenVon } from '../../src/bogen/bogen.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { grundfelder } from '../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../src/fehler.ts';
import { vereinbarungVon } from './frist.ts';

const KUERZEL = /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+$/;

/** Names and texts stay in the Akte: the procedure learns the codes, dates and sums that the sheet marks as variables. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.bogen-lesen',
  name: 'Bogen aus der Akte lesen',
  beschreibung: 'Prüft, ob ein Bogen in der Akte ausgefüllt ist, und liefert dem Verfahren seine Kürzel, Daten und Beträge.',
  eingabe: z.object({
    ...grundfelder,
    bogen: z.string().regex(KUERZEL).meta({ title: 'Bogen', description: 'Kennung aus der Datei .bogen.json, z. B. hannover.verzicht' }),
    seit: z.int().min(0).nullish().meta({ title: 'Schon gelesene Nummer', description: 'Nur ein neuerer Eintrag gilt; leer: der neueste' }),
    aufhebung: z.string().regex(KUERZEL).nullish().meta({ title: 'Aufgehoben durch', description: 'Kennung des Bogens, mit dem widerrufen wird: ein Eintrag von davor gilt nicht mehr' }),
  }),
  ausgabe: z.object({
    bogenAngaben: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).meta({ title: 'Angaben', description: 'Die Felder, die als Variable gekennzeichnet sind; leere Felder sind null' }),
    bogenNummer: z.int().min(1).meta({ title: 'Nummer des Eintrags' }),
  }),
  fehler: ['ANGABEN_FEHLEN'],
  async handle({ aktenzeichen, vereinbarung, bogen: kuerzel, seit, aufhebung }, kontext) {
    const { db, uhr, auftrag } = kontext;
    const bogen = findeBogen(vereinbarungVon(vereinbarung, kontext), kuerzel);
    const eintrag = await findEintrag(db, aktenzeichen, kuerzel);
    const aufgehoben = aufhebung ? await findEintrag(db, aktenzeichen, findeBogen(vereinbarungVon(vereinbarung, kontext), aufhebung).kuerzel) : undefined;
    if (eintrag && aufgehoben && eintrag.erfasstAm <= aufgehoben.erfasstAm) throw new FachlicherFehler('ANGABEN_FEHLEN', `Was im Bogen „${bogen.titel}“ steht, ist seither widerrufen.`);
    if (!eintrag || eintrag.nummer <= (seit ?? 0)) throw new FachlicherFehler('ANGABEN_FEHLEN', `In der Akte ist der Bogen „${bogen.titel}“ noch nicht ausgefüllt.`);
    const bogenAngaben = variablenVon(bogen, eintrag.werte);
    await writeJournal(db, { aktenzeichen, art: 'BOGEN_GELESEN', angaben: { prozess: eintrag.prozess, bogen: kuerzel, nummer: eintrag.nummer }, schluessel: `${eintrag.vorgang}:bogen-gelesen:${kuerzel}:${auftrag.schluessel}` }, uhr);
    return { bogenAngaben, bogenNummer: eintrag.nummer };
  },
});
