import { prozessVon, variablenVon, type Bogen, type Bogenangaben } from '../bogen/bogen.ts';
import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import { altersgruppeAm } from '../recht/alter.ts';
import type { Uhr } from '../uhr.ts';
import { enqueueNachricht } from './ausgang.ts';
import { findNummer, insertEintrag } from './bogen.ts';
import { lockFall } from './fall.ts';
import { beginneLauf, listLaeufe } from './lauf.ts';
import { listPersonen } from './person.ts';

export type Ausgefuellt = {
  aktenzeichen: string; bogen: Bogen; angaben: Bogenangaben;
  /** local date on which the matter came in: of a run that begins */
  eingangAm: string;
  /** the form that was sent: sent twice it has its effect once */
  schluessel: string;
};

/**
 * A person has filled a data sheet: it is kept, and the procedure begins or hears of it in the same transaction.
 * @returns `begonnen`: it began a run of its procedure
 * @throws FachlicherFehler AKTE_UNBEKANNT, VERFAHREN_NICHT_OFFEN: the procedure does not run and the sheet begins none; GEBURTSDATUM_FEHLT, VEREINBARUNG_BEENDET
 */
export async function recordBogen(db: Db, b: Ausgefuellt, uhr: Uhr): Promise<{ begonnen: boolean }> {
  const { aktenzeichen, bogen } = b;
  await lockFall(db, aktenzeichen);
  if ((await findNummer(db, aktenzeichen, b.schluessel)) !== undefined) return { begonnen: false };
  const prozess = prozessVon(bogen);
  const offen = (await listLaeufe(db, aktenzeichen)).find((l) => l.prozess === prozess && l.status !== 'BEENDET');
  const vorgang = offen?.vorgang ?? (await begin(db, b, uhr));
  const { nummer } = await insertEintrag(db, { aktenzeichen, prozess, vorgang, bogen: bogen.kuerzel, werte: b.angaben, schluessel: b.schluessel }, uhr);
  if (offen && bogen.nachricht) {
    const variablen = { ...variablenVon(bogen, b.angaben), ...(bogen.runde && { nummer }) };
    await enqueueNachricht(db, { aktenzeichen, nachricht: bogen.nachricht, korrelation: vorgang, variablen, schluessel: `${vorgang}:bogen:${bogen.kuerzel}:${nummer}` }, uhr);
  }
  return { begonnen: !offen };
}

async function begin(db: Db, { aktenzeichen, bogen, angaben, eingangAm, schluessel }: Ausgefuellt, uhr: Uhr): Promise<string> {
  if (!bogen.beginnt) throw new FachlicherFehler('VERFAHREN_NICHT_OFFEN', 'Das Verfahren, zu dem dieser Bogen gehört, läuft in dieser Akte nicht.');
  const { prozess, nachricht, akte } = bogen.beginnt;
  const variablen = { ...variablenVon(bogen, angaben), ...(akte === 'PERSON' && { altersgruppe: await findAltersgruppe(db, aktenzeichen, eingangAm) }) };
  const { vorgang } = await beginneLauf(db, { aktenzeichen, prozess, nachricht, eingangAm, anlass: `bogen:${schluessel}`, variablen }, uhr);
  return vorgang;
}

async function findAltersgruppe(db: Db, aktenzeichen: string, tag: string): Promise<string> {
  const geburtsdatum = (await listPersonen(db, aktenzeichen)).find((p) => p.rolle === 'KLIENT')?.geburtsdatum;
  if (!geburtsdatum) throw new FachlicherFehler('GEBURTSDATUM_FEHLT', 'In dieser Akte fehlt das Geburtsdatum. Bitte tragen Sie es zuerst bei der Person nach.');
  return altersgruppeAm(geburtsdatum, tag);
}
