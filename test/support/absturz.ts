import { setTimeout as warte } from 'node:timers/promises';
import { beendeFall } from '../../src/akte/fall-beenden.ts';
import { recordRueckmeldung } from '../../src/akte/rueckmeldung.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { FaxGateway } from './fax-gateway.ts';
import { kanarienMitteilung, kanarienRueckmeldung } from './kanarie.ts';
import { alsPerson, erledige, reicheEin } from './menschen.ts';
import { aktenzeichenVon, sucheAufgaben, type Anmeldung } from '../../src/beispiel/tasklist.ts';
import { zustand } from './operate.ts';
import type { Programmlauf } from './programm.ts';

export type Ziel = 'programm' | 'camunda' | 'postgres';
export type Stoerung = { ziel: Ziel; /** share of the effects of the run after which it comes, 0 to 1 */ nach: number; /** and so many ms later */ spaeterMs: number };
export type Bilanz = { angenommen: string[]; verloren: string[]; doppelt: string[]; unklar: string[]; abweichend: string[]; erholungMs: number[]; /** kills that came when all cases were over */ zuSpaet: number };

/** The same seed gives the same plan. (mulberry32) */
export function zufall(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Kills in the order in which they come, none so late that there is nothing left to disturb. */
export function planeStoerungen(seed: number, anzahl: Record<Ziel, number>): Stoerung[] {
  const wuerfel = zufall(seed);
  const ziele = (Object.entries(anzahl) as [Ziel, number][]).flatMap(([ziel, n]) => Array.from({ length: n }, () => ziel));
  return ziele.map((ziel) => ({ ziel, nach: 0.02 + 0.83 * wuerfel(), spaeterMs: Math.floor(150 * wuerfel()) })).toSorted((a, b) => a.nach - b.nach);
}

const WER = { behoerde: 'LHH', wer: 'anna.berg' };
const PAUSE_MS = 150;
const STILLSTAND_MS = 6000;

/**
 * Many cases from the notice to their end, each with two letters, while programs are killed. People and machines around it
 * behave as real ones do: they try again until somebody has answered.
 */
export class Absturzlauf {
  readonly #programm: Programmlauf;
  /** Kills a program of the installation and returns when another process is in its place. */
  readonly #toete: (ziel: Exclude<Ziel, 'programm'>) => Promise<void>;
  readonly #fax: FaxGateway;
  readonly #vorstellenMs: number;
  #halt = false;
  /** All cases are over: then no effect comes any more that one could wait for. */
  #zuEnde = false;

  /** @param vorstellenMs how far the clocks are moved when everything stands still: past the time for which a dead program holds its jobs, or not at all */
  constructor(programm: Programmlauf, toete: (ziel: Exclude<Ziel, 'programm'>) => Promise<void>, vorstellenMs = 0) {
    [this.#programm, this.#toete, this.#vorstellenMs] = [programm, toete, vorstellenMs];
    this.#fax = new FaxGateway(programm.spool, programm.uhr);
  }

  /** First one case in peace, then the others with the faults. @param ab number of the first notice, none of them used before */
  async spiele(ab: number, faelle: number, stoerungen: readonly Stoerung[]): Promise<Bilanz> {
    this.#halt = false;
    const arbeit = Promise.all([this.#klicke(), this.#entscheide(), this.#warteAb(), this.#fax.laufe(() => this.#halt)]);
    try {
      const leer = await this.#wirkungen();
      const [vorbild = ''] = await this.#bearbeite([ab]);
      const soll = await this.#spur(vorbild);
      const vorher = await this.#wirkungen();
      const alle = Array.from({ length: faelle }, (_, i) => ab + 1 + i);
      this.#zuEnde = false;
      const bearbeitet = this.#bearbeite(alle).finally(() => (this.#zuEnde = true));
      const [verlauf, angenommen] = await Promise.all([this.#stoere(stoerungen, vorher, (vorher - leer) * faelle), bearbeitet]);
      return { ...(await beharrlich(() => this.#bilanz(angenommen, soll))), ...verlauf };
    } finally {
      this.#halt = true;
      await arbeit;
    }
  }

  /** @returns the Aktenzeichen, once all are over */
  async #bearbeite(nummern: number[]): Promise<string[]> {
    const heute = lokalesDatum(this.#programm.uhr.jetzt());
    const aktenzeichen = await Promise.all(nummern.map((nr) => beharrlich(() => reicheEin(this.#programm, kanarienMitteilung(nr, heute)))));
    const offen = async (): Promise<number> => (await this.#lies("SELECT 1 FROM fall WHERE aktenzeichen = ANY($1) AND status <> 'BEENDET'", [aktenzeichen])).length;
    await beharrlich(async () => (await offen()) === 0 || Promise.reject(new Error('still open')));
    const instanzen = await beharrlich(() => this.#lies('SELECT prozess_instanz AS wert FROM lauf WHERE aktenzeichen = ANY($1)', [aktenzeichen]));
    // The letter about the end is sent after the case is closed; only Operate knows when no token is left.
    await beharrlich(async () => {
      const anna = await alsPerson(this.#programm.installation, 'anna.berg');
      for (const instanz of instanzen) if ((await zustand(anna, instanz)) !== 'COMPLETED') throw new Error('still running');
    });
    return aktenzeichen;
  }

  /** Anna works through what Tasklist shows her. */
  async #klicke(): Promise<void> {
    let anna: Anmeldung | undefined;
    while (!this.#halt) {
      try {
        anna ??= await alsPerson(this.#programm.installation, 'anna.berg');
        const person = anna;
        const aufgaben = (await sucheAufgaben(person, 'fachstelle-sachbearbeitung')).filter((a) => a.taskDefinitionId === 'UserTask_InformationBestaetigen');
        await Promise.allSettled(aufgaben.slice(0, 8).map(async (a) => (await aktenzeichenVon(person, a.id)) && erledige(person, a, 'anna.berg', { bestaetigt: true })));
      } catch {
        anna = undefined;
      }
      await warte(PAUSE_MS);
    }
  }

  /** What she does in the Akte: enters the answer once the Frist for it runs, ends the case once it has its result. */
  async #entscheide(): Promise<void> {
    const { pool, uhr } = this.#programm;
    while (!this.#halt) {
      await inTransaktion(pool, WER, async (db) => {
        for (const az of await warteAuf(db, "ergebnis IS NULL AND EXISTS (SELECT 1 FROM frist r WHERE r.behoerde = f.behoerde AND r.aktenzeichen = f.aktenzeichen AND r.fristart = 'H-2.3') AND NOT EXISTS (SELECT 1 FROM rueckmeldung m WHERE m.behoerde = f.behoerde AND m.aktenzeichen = f.aktenzeichen)")) {
          await recordRueckmeldung(db, { ...kanarienRueckmeldung(lokalesDatum(uhr.jetzt())), aktenzeichen: az, weg: 'POSTEINGANG' }, uhr);
        }
        // Not before the notice is dealt with and the counselling has set its Fristen: a person is never that fast, and the case would end another way.
        for (const az of await warteAuf(db, "ergebnis = 'LEISTUNGSBEZUG' AND EXISTS (SELECT 1 FROM frist r WHERE r.behoerde = f.behoerde AND r.aktenzeichen = f.aktenzeichen AND r.fristart = 'SCHONFRIST') AND EXISTS (SELECT 1 FROM frist r WHERE r.behoerde = f.behoerde AND r.aktenzeichen = f.aktenzeichen AND r.fristart = 'KONTAKT') AND EXISTS (SELECT 1 FROM lauf l WHERE l.behoerde = f.behoerde AND l.aktenzeichen = f.aktenzeichen AND l.prozess = 'hannover-mizi' AND l.status = 'BEENDET') AND NOT EXISTS (SELECT 1 FROM ausgang a WHERE a.behoerde = f.behoerde AND a.schluessel = f.aktenzeichen || ':fall-beendet')")) {
          await beendeFall(db, az, 'KLAGE_ZURUECKGENOMMEN', uhr);
        }
      }).catch(() => undefined);
      await warte(PAUSE_MS);
    }
  }

  /**
   * Spares the run the wait for the jobs of a dead program. Only when all stand still: an engine of 8.6.0 whose clock leaps while a
   * message is on its way bans the instance.
   */
  async #warteAb(): Promise<void> {
    let [stand, seit] = [await this.#wirkungen(), performance.now()];
    while (this.#vorstellenMs > 0 && !this.#halt) {
      await warte(500);
      const jetzt = await this.#wirkungen();
      if (jetzt === stand && performance.now() - seit < STILLSTAND_MS) continue;
      if (jetzt === stand) await this.#stelleVor().catch(() => undefined);
      [stand, seit] = [jetzt, performance.now()];
    }
  }

  /** @throws when the engine is away: then no clock is moved */
  async #stelleVor(): Promise<void> {
    await this.#programm.stelleEngine();
    await this.#programm.stelleUhr(new Date(this.#programm.uhr.jetzt().getTime() + this.#vorstellenMs));
  }

  /** @returns for each kill the time from it to the first effect that was committed afterwards, where there was still one to come */
  async #stoere(stoerungen: readonly Stoerung[], vorher: number, erwartet: number): Promise<Pick<Bilanz, 'erholungMs' | 'zuSpaet'>> {
    const erholungMs: number[] = [];
    let zuSpaet = 0;
    for (const { ziel, nach, spaeterMs } of stoerungen) {
      while (!this.#zuEnde && (await this.#wirkungen()) < vorher + erwartet * nach) await warte(20);
      await warte(spaeterMs);
      if (this.#zuEnde) zuSpaet += 1;
      const beginn = performance.now();
      const stand = await this.#wirkungen();
      if (ziel === 'programm') await this.#programm.toete();
      else await this.#toete(ziel);
      if (ziel === 'programm') await beharrlich(() => this.#programm.starte());
      while (!this.#zuEnde && (await this.#wirkungen()) <= stand) await warte(20);
      if (!this.#zuEnde) erholungMs.push(Math.round(performance.now() - beginn));
    }
    return { erholungMs, zuSpaet };
  }

  async #bilanz(angenommen: string[], soll: string[]): Promise<Omit<Bilanz, 'erholungMs' | 'zuSpaet'>> {
    const abweichend: string[] = [];
    for (const az of angenommen) {
      const ist = await this.#spur(az);
      const [fehlt, zuviel] = [ohne(soll, ist), ohne(ist, soll)];
      if (fehlt.length + zuviel.length > 0) abweichend.push(`${az}: missing ${JSON.stringify(fehlt)}, too much ${JSON.stringify(zuviel)}`);
    }
    const unklar = await this.#lies("SELECT id AS wert FROM uebermittlung WHERE aktenzeichen = ANY($1) AND status = 'UNKLAR'", [angenommen]);
    const beendet = new Set(await this.#lies("SELECT aktenzeichen AS wert FROM fall WHERE aktenzeichen = ANY($1) AND status = 'BEENDET'", [angenommen]));
    const gesendet = await this.#lies('SELECT id AS wert FROM uebermittlung WHERE aktenzeichen = ANY($1)', [angenommen]);
    const verloren = [...angenommen.filter((az) => !beendet.has(az)), ...gesendet.filter((id) => this.#fax.anzahl(id) === 0)];
    const doppelt = [...gesendet.filter((id) => this.#fax.anzahl(id) > 1), ...angenommen.filter((az, i) => angenommen.indexOf(az) !== i)];
    return { angenommen, verloren, doppelt, unklar, abweichend };
  }

  /**
   * What a case has left behind, one line per effect: its end, Fristen, letters and journal. Left out is what only says that
   * something was tried: a notice that was sent again, a hand-over that was begun again.
   */
  async #spur(az: string): Promise<string[]> {
    const zeilen = await this.#lies(
      `SELECT 'Fall ' || status || ' ' || coalesce(ergebnis, '') AS wert FROM fall WHERE aktenzeichen = $1
       UNION ALL SELECT 'Frist ' || fristart || ' ' || runde || ' ' || status FROM frist WHERE aktenzeichen = $1
       UNION ALL SELECT 'Brief ' || id || ' ' || status FROM uebermittlung WHERE aktenzeichen = $1
       UNION ALL SELECT 'Dokument ' || schluessel FROM dokument WHERE aktenzeichen = $1
       UNION ALL SELECT 'Hinweis ' || art FROM hinweis WHERE aktenzeichen = $1
       UNION ALL SELECT 'Journal ' || art || ' ' || coalesce(schluessel, angaben->>'uebermittlung', '') FROM journal
         WHERE aktenzeichen = $1 AND art NOT IN ('MITTEILUNG_ERNEUT', 'UEBERMITTLUNG_UEBERGABE', 'UEBERMITTLUNG_BEREIT')`,
      [az],
    );
    return zeilen.map((z) => z.replaceAll(az, 'AZ').replaceAll(/\d{16,}/g, 'KEY')).toSorted();
  }

  /** Grows with every effect in the Akten; while the database is away it stands. */
  #letzte = 0;
  async #wirkungen(): Promise<number> {
    const [zahl] = await this.#lies('SELECT count(*)::text AS wert FROM journal', []).catch(() => []);
    return (this.#letzte = Math.max(this.#letzte, Number(zahl ?? 0)));
  }

  async #lies(sql: string, werte: unknown[]): Promise<string[]> {
    return inTransaktion(this.#programm.pool, { behoerde: '*', wer: 'test' }, async (db) => ((await db.query(sql, werte)).rows as { wert: string }[]).map((r) => r.wert));
  }
}

async function warteAuf(db: Db, bedingung: string): Promise<string[]> {
  const { rows } = await db.query(`SELECT aktenzeichen FROM fall f WHERE behoerde = 'LHH' AND status = 'LAUFEND' AND ${bedingung} LIMIT 20`);
  return (rows as { aktenzeichen: string }[]).map((r) => r.aktenzeichen);
}

/** Elements of `a` that `b` does not have, with their number. */
function ohne(a: readonly string[], b: readonly string[]): string[] {
  const rest = [...b];
  return a.filter((z) => (rest.includes(z) ? (rest.splice(rest.indexOf(z), 1), false) : true));
}

/** Tries until it works; only the time limit of the test or of the person ends it. */
async function beharrlich<T>(tun: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await tun();
    } catch {
      await warte(PAUSE_MS);
    }
  }
}
