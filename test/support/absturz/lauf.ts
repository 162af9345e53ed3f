import { setTimeout as warte } from 'node:timers/promises';
import { lokalesDatum } from '../../../src/recht/zeit.ts';
import { FaxGateway } from '../fax-gateway.ts';
import { kanarienMitteilung } from '../kanarie.ts';
import { alsPerson, reicheEin } from '../menschen.ts';
import { zustand } from '../operate.ts';
import type { Programmlauf } from '../programm.ts';
import { beharrlich } from './beharrlich.ts';
import { leseSpur, zieheBilanz, type Bilanz } from './bilanz.ts';
import { Einblick } from './einblick.ts';
import { entscheide, klicke } from './menschen.ts';
import type { Stoerung, Ziel } from './plan.ts';
import { warteAb } from './zeit.ts';

/**
 * Many cases from the notice to their end, each with two letters, while programs are killed. People and machines around it
 * behave as real ones do: they try again until somebody has answered.
 */
export class Absturzlauf {
  readonly #programm: Programmlauf;
  /** Kills a program of the installation and returns when another process is in its place. */
  readonly #toete: (ziel: Exclude<Ziel, 'programm'>) => Promise<void>;
  readonly #fax: FaxGateway;
  readonly #einblick: Einblick;
  readonly #vorstellenMs: number;
  #halt = false;
  /** All cases are over: then no effect comes any more that one could wait for. */
  #zuEnde = false;

  /** @param vorstellenMs how far the clocks are moved when everything stands still: past the time for which a dead program holds its jobs, or not at all */
  constructor(programm: Programmlauf, toete: (ziel: Exclude<Ziel, 'programm'>) => Promise<void>, vorstellenMs = 0) {
    [this.#programm, this.#toete, this.#vorstellenMs] = [programm, toete, vorstellenMs];
    this.#fax = new FaxGateway(programm.spool, programm.uhr);
    this.#einblick = new Einblick(programm);
  }

  /** First one case in peace, then the others with the faults. @param ab number of the first notice, none of them used before */
  async spiele(ab: number, faelle: number, stoerungen: readonly Stoerung[]): Promise<Bilanz> {
    this.#halt = false;
    const halt = (): boolean => this.#halt;
    const arbeit = Promise.all([klicke(this.#programm, halt), entscheide(this.#programm, halt), warteAb(this.#programm, this.#einblick, this.#vorstellenMs, halt), this.#fax.laufe(halt)]);
    try {
      const leer = await this.#einblick.wirkungen();
      const [vorbild = ''] = await this.#bearbeite([ab]);
      const soll = await leseSpur(this.#einblick, vorbild);
      const vorher = await this.#einblick.wirkungen();
      const alle = Array.from({ length: faelle }, (_, i) => ab + 1 + i);
      this.#zuEnde = false;
      const bearbeitet = this.#bearbeite(alle).finally(() => (this.#zuEnde = true));
      const [verlauf, angenommen] = await Promise.all([this.#stoere(stoerungen, vorher, (vorher - leer) * faelle), bearbeitet]);
      return { ...(await beharrlich(() => zieheBilanz(this.#einblick, this.#fax, angenommen, soll))), ...verlauf };
    } finally {
      this.#halt = true;
      await arbeit;
    }
  }

  /** @returns the Aktenzeichen, once all are over */
  async #bearbeite(nummern: number[]): Promise<string[]> {
    const heute = lokalesDatum(this.#programm.uhr.jetzt());
    const aktenzeichen = await Promise.all(nummern.map((nr) => beharrlich(() => reicheEin(this.#programm, kanarienMitteilung(nr, heute)))));
    const offen = async (): Promise<number> => (await this.#einblick.lies("SELECT 1 FROM fall WHERE aktenzeichen = ANY($1) AND status <> 'BEENDET'", [aktenzeichen])).length;
    await beharrlich(async () => (await offen()) === 0 || Promise.reject(new Error('still open')));
    const instanzen = await beharrlich(() => this.#einblick.lies('SELECT prozess_instanz AS wert FROM lauf WHERE aktenzeichen = ANY($1)', [aktenzeichen]));
    // The letter about the end is sent after the case is closed; only Operate knows when no token is left.
    await beharrlich(async () => {
      const anna = await alsPerson(this.#programm.installation, 'anna.berg');
      for (const instanz of instanzen) if ((await zustand(anna, instanz)) !== 'COMPLETED') throw new Error('still running');
    });
    return aktenzeichen;
  }

  /** @returns for each kill the time from it to the first effect that was committed afterwards, where there was still one to come */
  async #stoere(stoerungen: readonly Stoerung[], vorher: number, erwartet: number): Promise<Pick<Bilanz, 'erholungMs' | 'zuSpaet'>> {
    const erholungMs: number[] = [];
    let zuSpaet = 0;
    for (const { ziel, nach, spaeterMs } of stoerungen) {
      while (!this.#zuEnde && (await this.#einblick.wirkungen()) < vorher + erwartet * nach) await warte(20);
      await warte(spaeterMs);
      if (this.#zuEnde) zuSpaet += 1;
      const beginn = performance.now();
      const stand = await this.#einblick.wirkungen();
      if (ziel === 'programm') await this.#programm.toete();
      else await this.#toete(ziel);
      if (ziel === 'programm') await beharrlich(() => this.#programm.starte());
      while (!this.#zuEnde && (await this.#einblick.wirkungen()) <= stand) await warte(20);
      if (!this.#zuEnde) erholungMs.push(Math.round(performance.now() - beginn));
    }
    return { erholungMs, zuSpaet };
  }
}
