import { z } from 'zod';
import { insertAustausch, listProtokolle } from '../../../src/akte/vereinbarung/austausch.ts';
import { listBeschluesse } from '../../../src/akte/vereinbarung/beschluss.ts';
import { zaehleZahlen } from '../../../src/akte/vereinbarung/zahlen.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';
import { erstelleTagesordnung } from '../../../src/uebermittlung/index.ts';
import { vereinbarungVon } from '../frist.ts';

/** The figures since the last exchange, as a document that both partners may read. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.austausch.tagesordnung-erstellen',
  name: 'Tagesordnung aus den Zahlen vorbereiten',
  beschreibung: 'Zählt die Kennzahlen der Vereinbarung seit dem letzten Austausch und erstellt die Tagesordnung als PDF.',
  eingabe: z.object({
    ...grundfelder,
    eingangAm: feld.datum.meta({ title: 'Beginn des Verfahrens' }),
    austauschRunde: feld.runde.meta({ title: 'Austausch Nr.' }),
    fristEnde: feld.datum.meta({ title: 'Termin des Austauschs' }),
  }),
  ausgabe: z.object({ zahlenVon: feld.datum, zahlenBis: feld.datum }),
  async handle(e, kontext) {
    const { db, uhr, dienste } = kontext;
    const vorgang = e.vorgang ?? e.aktenzeichen;
    const vereinbarung = vereinbarungVon(e.vereinbarung, kontext);
    const protokolle = await listProtokolle(db, vorgang);
    const bis = lokalesDatum(uhr.jetzt());
    const von = protokolle.find((p) => p.gehaltenAm !== null)?.gehaltenAm ?? e.eingangAm;
    const zahlen = await zaehleZahlen(db, vereinbarung, { von, bis }, uhr);
    const schwierigkeiten = protokolle.filter((p) => p.runde < e.austauschRunde).flatMap((p) => p.schwierigkeiten ?? []);
    const beschluesse = (await listBeschluesse(db, e.vereinbarung)).filter((b) => b.erledigtAm === null).toReversed();
    const auftrag = { behoerde: e.behoerde, aktenzeichen: e.aktenzeichen, schluessel: `${vorgang}:tagesordnung:${e.austauschRunde}` };
    const dokumentId = await erstelleTagesordnung(db, auftrag, { vereinbarung, termin: e.fristEnde, von, bis, zahlen, schwierigkeiten: schwierigkeiten.slice(0, 1), beschluesse }, dienste.uhr);
    await insertAustausch(db, { vorgang, aktenzeichen: e.aktenzeichen, vereinbarung: e.vereinbarung, runde: e.austauschRunde, von, bis, zahlen, dokumentId }, uhr);
    await writeJournal(db, { aktenzeichen: e.aktenzeichen, art: 'TAGESORDNUNG', angaben: { runde: e.austauschRunde, von, bis }, schluessel: auftrag.schluessel }, uhr);
    return { zahlenVon: von, zahlenBis: bis };
  },
});
