import type pg from 'pg';
import { actFor } from '../../akte/akteur.ts';
import { enqueueNachricht, fallKorrelation } from '../../akte/ausgang.ts';
import { endeSchluessel } from '../../akte/fall-beenden.ts';
import { writeJournal } from '../../akte/journal.ts';
import { inTransaktion } from '../../db/pool.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { findeSchreiben } from '../schreiben/index.ts';
import type { Schreiben, Umfang } from '../schreiben/schreiben.ts';
import type { Ergebnis, Kanal, Sendung, Umfeld } from '../typen.ts';
import { copyAkte, copyDokument } from './intern-akte.ts';
import { copyKlient } from './intern-klient.ts';
import { bewirke, type Zustellung } from './intern-wirkung.ts';

const AKTEUR = { behoerde: '*', wer: 'dienst:uebermittlung' };

/** The recipient works in this system: the letter becomes part of its own file, in one transaction. */
export class Intern implements Kanal {
  readonly name = 'INTERN';
  readonly #pool: pg.Pool;
  readonly #umfeld: Umfeld;

  constructor(pool: pg.Pool, umfeld: Umfeld) {
    this.#pool = pool;
    this.#umfeld = umfeld;
  }

  uebergib(sendung: Sendung): Promise<Ergebnis> {
    const behoerde = sendung.empfaengerBehoerde;
    if (behoerde === null) return Promise.resolve({ art: 'FEHLGESCHLAGEN', code: 'EMPFAENGER_NICHT_IM_SYSTEM' });
    return inTransaktion(this.#pool, AKTEUR, (db) => stelleZu({ db, sendung, behoerde, uhr: this.#umfeld.uhr }, findeSchreiben(sendung.art, this.#umfeld.vereinbarungen).intern));
  }

  async frage(sendung: Sendung): Promise<'GESENDET' | 'NICHT_ANGEKOMMEN'> {
    const { rowCount } = await inTransaktion(this.#pool, AKTEUR, (db) => db.query('SELECT 1 FROM journal WHERE schluessel = $1', [eingangSchluessel(sendung)]));
    return rowCount === 1 ? 'GESENDET' : 'NICHT_ANGEKOMMEN';
  }
}

// The journal is what the recipient cannot delete together with the household's data.
const eingangSchluessel = (s: Sendung): string => `uebermittlung:${s.messageId}`;

async function stelleZu(z: Zustellung, intern: Schreiben['intern']): Promise<Ergebnis> {
  const { db, sendung, behoerde, uhr } = z;
  const umfang = await umfangVon(intern, z);
  const akte = umfang ? await copyAkte(db, sendung, behoerde, { uhr, ...umfang }) : 'VORHANDEN';
  if (akte === 'DOPPELT') return { art: 'FEHLGESCHLAGEN', code: 'BEIM_EMPFAENGER_DOPPELT' };
  if (intern.art === 'START') await copyKlient(db, sendung, behoerde, umfang);
  const angaben = { schreiben: sendung.art, absender: sendung.behoerde };
  const eintrag = { behoerde, aktenzeichen: sendung.aktenzeichen, art: 'SCHREIBEN_EINGEGANGEN', angaben, schluessel: eingangSchluessel(sendung) };
  if (!(await writeJournal(db, eintrag, uhr))) return { art: 'GESENDET' };
  await insertPosteingang(z, await bewirke(z, intern));
  if (intern.art === 'ENDE') await enqueueEnde(z);
  return { art: 'GESENDET' };
}

/** What the recipient's file is to hold because of the letter; undefined where it needs none. */
async function umfangVon(intern: Schreiben['intern'], { db, sendung }: Zustellung): Promise<Partial<Umfang> | undefined> {
  if (intern.art === 'START') return (await intern.umfang?.(db, sendung)) ?? {};
  return intern.art === 'POSTEINGANG' ? intern.akte?.(db, sendung) : undefined;
}

/** A letter that has had its effect in the recipient's procedure needs nobody to enter it; any other waits for a person. */
async function insertPosteingang(z: Zustellung, gewirkt: boolean): Promise<void> {
  const { db, sendung, behoerde, uhr } = z;
  const dokumentId = await copyDokument(db, sendung, behoerde, uhr);
  const jetzt = uhr.jetzt();
  await db.query(
    `INSERT INTO posteingang (behoerde, aktenzeichen, art, absender, eingang_am, angelegt_am, status, angaben, dokument_id, verbucht_von, verbucht_am, schluessel)
     SELECT $1, $2, $3, (SELECT b.kuerzel FROM beteiligter b WHERE b.behoerde = $4 AND b.vereinbarung = $5 ORDER BY b.kuerzel LIMIT 1), $6, $7, $8, $9, $10, $11, $12, $13`,
    [
      behoerde,
      dokumentId === null ? null : sendung.aktenzeichen,
      sendung.art,
      sendung.behoerde,
      sendung.vereinbarung,
      lokalesDatum(jetzt),
      jetzt,
      gewirkt ? 'VERBUCHT' : 'OFFEN',
      JSON.stringify({ aktenzeichen: sendung.aktenzeichen, uebermittlung: sendung.id }),
      dokumentId,
      gewirkt ? AKTEUR.wer : null,
      gewirkt ? jetzt : null,
      eingangSchluessel(sendung),
    ],
  );
}

/** The recipient's procedure, while it runs, has nothing left to answer. Why the matter is settled is not its business. */
async function enqueueEnde({ db, sendung, behoerde, uhr }: Zustellung): Promise<void> {
  const { aktenzeichen } = sendung;
  const { rowCount } = await db.query("SELECT 1 FROM fall WHERE behoerde = $1 AND aktenzeichen = $2 AND status <> 'BEENDET'", [behoerde, aktenzeichen]);
  if (rowCount !== 1) return;
  const nachricht = { nachricht: 'fall-beendet', korrelation: fallKorrelation(behoerde, aktenzeichen), variablen: { beendigungsgrund: 'ERLEDIGT' } };
  await actFor(db, behoerde, async () => enqueueNachricht(db, { aktenzeichen, ...nachricht, schluessel: await endeSchluessel(db, aktenzeichen) }, uhr));
}
