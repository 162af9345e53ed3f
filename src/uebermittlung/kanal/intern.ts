import type pg from 'pg';
import { enqueueNachricht, fallKorrelation } from '../../akte/ausgang.ts';
import { writeJournal } from '../../akte/journal.ts';
import { inTransaktion, type Db } from '../../db/pool.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { findeSchreiben } from '../schreiben/index.ts';
import type { Ergebnis, Kanal, Sendung } from '../typen.ts';
import { copyAkte, copyDokument } from './intern-akte.ts';

const AKTEUR = { behoerde: '*', wer: 'dienst:uebermittlung' };
type Zustellung = { db: Db; sendung: Sendung; behoerde: string; uhr: Uhr };

/** The recipient works in this system: the letter becomes part of its own file, in one transaction. */
export class Intern implements Kanal {
  readonly name = 'INTERN';
  readonly #pool: pg.Pool;
  readonly #uhr: Uhr;

  constructor(pool: pg.Pool, uhr: Uhr) {
    this.#pool = pool;
    this.#uhr = uhr;
  }

  uebergib(sendung: Sendung): Promise<Ergebnis> {
    const behoerde = sendung.empfaengerBehoerde;
    if (behoerde === null) return Promise.resolve({ art: 'FEHLGESCHLAGEN', code: 'EMPFAENGER_NICHT_IM_SYSTEM' });
    return inTransaktion(this.#pool, AKTEUR, (db) => stelleZu({ db, sendung, behoerde, uhr: this.#uhr }));
  }

  async frage(sendung: Sendung): Promise<'GESENDET' | 'NICHT_ANGEKOMMEN'> {
    const { rowCount } = await inTransaktion(this.#pool, AKTEUR, (db) => db.query('SELECT 1 FROM posteingang WHERE schluessel = $1', [posteingangSchluessel(sendung)]));
    return rowCount === 1 ? 'GESENDET' : 'NICHT_ANGEKOMMEN';
  }
}

const posteingangSchluessel = (s: Sendung): string => `uebermittlung:${s.messageId}`;

async function stelleZu(z: Zustellung): Promise<Ergebnis> {
  const { intern } = findeSchreiben(z.sendung.art);
  const neueAkte = intern.art === 'START' ? await copyAkte(z.db, z.sendung, z.behoerde, z.uhr) : 'VORHANDEN';
  if (neueAkte === 'DOPPELT') return { art: 'FEHLGESCHLAGEN', code: 'BEIM_EMPFAENGER_DOPPELT' };
  const gestartet = intern.art === 'START' && neueAkte === 'NEU';
  if (!(await insertPosteingang(z, gestartet))) return { art: 'GESENDET' };
  if (gestartet) await enqueueStart(z, intern.nachricht);
  return { art: 'GESENDET' };
}

/** A letter that starts the recipient's procedure needs nobody to enter it; any other waits for a person. */
async function insertPosteingang(z: Zustellung, gestartet: boolean): Promise<boolean> {
  const { db, sendung, behoerde, uhr } = z;
  const dokumentId = await copyDokument(db, sendung, behoerde, uhr);
  const jetzt = uhr.jetzt();
  const { rowCount } = await db.query(
    `INSERT INTO posteingang (behoerde, aktenzeichen, art, absender, eingang_am, angelegt_am, status, angaben, dokument_id, verbucht_von, verbucht_am, schluessel)
     SELECT $1, $2, $3, (SELECT b.kuerzel FROM beteiligter b WHERE b.behoerde = $4 AND b.vereinbarung = $5 ORDER BY b.kuerzel LIMIT 1), $6, $7, $8, $9, $10, $11, $12, $13
     ON CONFLICT (behoerde, schluessel) DO NOTHING`,
    [
      behoerde,
      dokumentId === null ? null : sendung.aktenzeichen,
      sendung.art,
      sendung.behoerde,
      sendung.vereinbarung,
      lokalesDatum(jetzt),
      jetzt,
      gestartet ? 'VERBUCHT' : 'OFFEN',
      JSON.stringify({ aktenzeichen: sendung.aktenzeichen, uebermittlung: sendung.id }),
      dokumentId,
      gestartet ? AKTEUR.wer : null,
      gestartet ? jetzt : null,
      posteingangSchluessel(sendung),
    ],
  );
  if (rowCount !== 1) return false;
  const aktenzeichen = sendung.aktenzeichen;
  await writeJournal(db, { behoerde, aktenzeichen, art: 'POSTEINGANG_INTERN', angaben: { schreiben: sendung.art, absender: sendung.behoerde } }, uhr);
  return true;
}

async function enqueueStart({ db, sendung, behoerde, uhr }: Zustellung, nachricht: string): Promise<void> {
  const { aktenzeichen, vereinbarung } = sendung;
  const variablen = { aktenzeichen, behoerde, vereinbarung, eingangAm: lokalesDatum(uhr.jetzt()) };
  const korrelation = fallKorrelation(behoerde, aktenzeichen);
  await enqueueNachricht(db, { behoerde, aktenzeichen, art: 'START', nachricht, korrelation, variablen, schluessel: `${nachricht}:${korrelation}` }, uhr);
}
