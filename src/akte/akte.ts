import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { listAenderungen, type Aenderung } from './aenderung.ts';
import { EIGENE } from './akteur.ts';
import { listAufgaben, type AufgabeDerAkte } from './aufgabe.ts';
import { listEinwilligungen, type Einwilligung } from './einwilligung.ts';
import { findFall, type Fall } from './fall.ts';
import { listFristen, type GespeicherteFrist } from './frist.ts';
import { findHaushalt, type Haushalt } from './haushalt.ts';
import { listHinweise, type Hinweis } from './hinweis.ts';
import { listJournal, listVerlauf, writeJournal, type JournalEintrag } from './journal.ts';
import { listLaeufe, type Lauf } from './lauf.ts';
import { findMitteilung, type GespeicherteMitteilung } from './mitteilung.ts';
import { listPersonen, type Person } from './person.ts';
import { listPosteingang, type Posteingang } from './posteingang.ts';
import { listRueckmeldungen, type Rueckmeldung } from './rueckmeldung.ts';
import { listZugehoerige, type Zugehoerig } from './zielakte.ts';

export type DokumentZeile = { id: string; art: string; titel: string; mime: string; seiten: number; erzeugtAm: Date; schluessel: string };
export type UebermittlungZeile = {
  id: string; dokumentId: string; empfaenger: string; kanal: string; status: string; fehlerCode: string | null; versuche: number;
  angelegtAm: Date; uebergabeAm: Date | null; angenommenAm: Date | null; gesendetAm: Date | null; bestaetigtAm: Date | null;
};
export type Akte = {
  fall: Fall; laeufe: Lauf[]; haushalt: Haushalt | undefined; personen: Person[]; mitteilung: GespeicherteMitteilung | undefined; fristen: GespeicherteFrist[]; hinweise: Hinweis[]; aufgaben: AufgabeDerAkte[];
  dokumente: DokumentZeile[]; uebermittlungen: UebermittlungZeile[]; posteingang: Posteingang[]; rueckmeldungen: Rueckmeldung[]; einwilligungen: Einwilligung[];
  aenderungen: Aenderung[]; journal: JournalEintrag[]; verlauf: JournalEintrag[]; /** files that were joined to this one */ zugehoerige: Zugehoerig[];
};

/** The whole file for a person. Every reading is entered in the journal (§ 35 SGB I: need to know, also inside the body). */
export async function findAkte(db: Db, aktenzeichen: string, uhr: Uhr): Promise<Akte | undefined> {
  const fall = await findFall(db, aktenzeichen);
  if (!fall) return undefined;
  await writeJournal(db, { aktenzeichen, art: 'LESEN' }, uhr);
  return {
    fall,
    laeufe: await listLaeufe(db, aktenzeichen),
    haushalt: await findHaushalt(db, aktenzeichen),
    personen: await listPersonen(db, aktenzeichen),
    mitteilung: await findMitteilung(db, aktenzeichen),
    fristen: await listFristen(db, aktenzeichen),
    hinweise: await listHinweise(db, { aktenzeichen }),
    aufgaben: await listAufgaben(db, aktenzeichen),
    dokumente: await listDokumente(db, aktenzeichen),
    uebermittlungen: await listUebermittlungen(db, aktenzeichen),
    posteingang: await listPosteingang(db, { aktenzeichen }),
    rueckmeldungen: await listRueckmeldungen(db, aktenzeichen),
    einwilligungen: await listEinwilligungen(db, aktenzeichen),
    aenderungen: await listAenderungen(db, aktenzeichen),
    journal: await listJournal(db, aktenzeichen),
    verlauf: await listVerlauf(db, aktenzeichen),
    zugehoerige: await listZugehoerige(db, aktenzeichen),
  };
}

async function listDokumente(db: Db, aktenzeichen: string): Promise<DokumentZeile[]> {
  const { rows } = await db.query(
    `SELECT id, art, titel, mime, seiten, erzeugt_am AS "erzeugtAm", schluessel FROM dokument WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY erzeugt_am, id`,
    [aktenzeichen],
  );
  return rows as DokumentZeile[];
}

async function listUebermittlungen(db: Db, aktenzeichen: string): Promise<UebermittlungZeile[]> {
  const { rows } = await db.query(
    `SELECT id, dokument_id AS "dokumentId", empfaenger, kanal, status, fehler_code AS "fehlerCode", versuche, angelegt_am AS "angelegtAm", uebergabe_am AS "uebergabeAm",
       angenommen_am AS "angenommenAm", gesendet_am AS "gesendetAm", bestaetigt_am AS "bestaetigtAm"
     FROM uebermittlung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY angelegt_am, id`,
    [aktenzeichen],
  );
  return rows as UebermittlungZeile[];
}
