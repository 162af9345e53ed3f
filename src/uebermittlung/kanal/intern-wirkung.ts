import { actFor } from '../../akte/akteur.ts';
import { insertEintrag } from '../../akte/bogen.ts';
import { enqueueNachricht } from '../../akte/ausgang.ts';
import { beginneLauf, listLaeufe } from '../../akte/lauf.ts';
import { findZielakte } from '../../akte/zielakte.ts';
import type { Db } from '../../db/pool.ts';
import { altersgruppeAm } from '../../recht/alter.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import type { Mitgabe, Schreiben } from '../schreiben/schreiben.ts';
import type { Sendung } from '../typen.ts';

export type Zustellung = { db: Db; sendung: Sendung; behoerde: string; uhr: Uhr };
type Intern = Schreiben['intern'];

/**
 * What a letter sets going in the recipient's file: it begins a procedure or tells the open one something, and brings along what
 * it says. The same letter a second time, while its procedure runs, joins it.
 * @returns whether it had its effect; otherwise a person has to look at it
 */
export async function bewirke(z: Zustellung, intern: Intern): Promise<boolean> {
  if (intern.art !== 'START' && intern.art !== 'NACHRICHT') return false;
  const mitgabe = (await lade(z, intern)) ?? { variablen: {}, eintraege: [] };
  return actFor(z.db, z.behoerde, async () => {
    // The recipient may have joined this file to another one meanwhile: there its procedure begins, or waits.
    const aktenzeichen = (await findZielakte(z.db, z.sendung.aktenzeichen)) ?? z.sendung.aktenzeichen;
    const imZiel = { ...z, sendung: { ...z.sendung, aktenzeichen } };
    return intern.art === 'START' ? beginne(imZiel, intern, mitgabe) : melde(imZiel, intern, mitgabe);
  });
}

async function lade({ db, sendung, uhr }: Zustellung, intern: Extract<Intern, { nachricht: string }>): Promise<Mitgabe | undefined> {
  const { behoerde, aktenzeichen } = sendung;
  const { rows: dokumente } = await db.query<{ am: Date }>('SELECT erzeugt_am AS am FROM dokument WHERE id = $1', [sendung.dokumentId]);
  const { rows: klienten } = await db.query<{ geburtsdatum: string | null }>("SELECT geburtsdatum FROM person WHERE behoerde = $1 AND aktenzeichen = $2 AND rolle = 'KLIENT'", [behoerde, aktenzeichen]);
  const geburtsdatum = klienten[0]?.geburtsdatum;
  const altersgruppe = geburtsdatum ? altersgruppeAm(geburtsdatum, lokalesDatum(uhr.jetzt())) : null;
  return actFor(db, behoerde, async () => intern.mitgabe?.(db, { behoerde, aktenzeichen, altersgruppe, am: dokumente[0]?.am ?? uhr.jetzt() }));
}

async function beginne(z: Zustellung, { prozess, nachricht }: { prozess: string; nachricht: string }, mitgabe: Mitgabe): Promise<boolean> {
  const { db, sendung, uhr } = z;
  const lauf = { aktenzeichen: sendung.aktenzeichen, prozess, nachricht, eingangAm: lokalesDatum(uhr.jetzt()), anlass: sendung.id, variablen: mitgabe.variablen };
  const { vorgang, neu } = await beginneLauf(db, lauf, uhr);
  await insertEintraege(z, { prozess, vorgang }, mitgabe);
  return neu;
}

/** Where the procedure does not run, nobody waits for the message. */
async function melde(z: Zustellung, { prozess, nachricht }: { prozess: string; nachricht: string }, mitgabe: Mitgabe): Promise<boolean> {
  const { db, sendung, uhr } = z;
  const { aktenzeichen } = sendung;
  const lauf = (await listLaeufe(db, aktenzeichen)).find((l) => l.prozess === prozess && l.status !== 'BEENDET');
  if (!lauf) return false;
  await insertEintraege(z, lauf, mitgabe);
  return enqueueNachricht(db, { aktenzeichen, nachricht, korrelation: lauf.vorgang, variablen: mitgabe.variablen, schluessel: `uebermittlung:${sendung.messageId}` }, uhr);
}

async function insertEintraege({ db, sendung, uhr }: Zustellung, { prozess, vorgang }: { prozess: string; vorgang: string }, { eintraege }: Mitgabe): Promise<void> {
  for (const { bogen, werte } of eintraege) {
    await insertEintrag(db, { aktenzeichen: sendung.aktenzeichen, prozess, vorgang, bogen, werte, schluessel: `uebermittlung:${sendung.messageId}:${bogen}` }, uhr);
  }
}
