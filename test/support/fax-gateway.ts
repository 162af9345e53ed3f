import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as warte } from 'node:timers/promises';
import { z } from 'zod';
import type { Uhr } from '../../src/uhr.ts';

const beiblatt = z.object({ datei: z.string(), sha256: z.string(), uebermittlung: z.string(), messageId: z.uuid() });

/** A gateway as it may stand beside the spool: takes what lies there, sends it at once, reports. It sends what it is given, also twice. */
export class FaxGateway {
  readonly #spool: string;
  readonly #uhr: Uhr;
  readonly #gesendet: string[] = [];

  constructor(spool: string, uhr: Uhr) {
    [this.#spool, this.#uhr] = [spool, uhr];
  }

  /** How often a transmission has gone over the line. */
  anzahl(uebermittlung: string): number {
    return this.#gesendet.filter((id) => id === uebermittlung).length;
  }

  async laufe(halt: () => boolean): Promise<void> {
    while (!halt()) {
      await this.einmal();
      await warte(100);
    }
  }

  /** Sends what lies there now. */
  async einmal(): Promise<void> {
    await mkdir(join(this.#spool, 'berichte'), { recursive: true });
    const namen = await readdir(join(this.#spool, 'ausgang')).catch(() => []);
    for (const name of namen.filter((n) => n.endsWith('.json'))) await this.#sende(name);
  }

  /** @throws Error when the letter is not the one that the sidecar names */
  async #sende(name: string): Promise<void> {
    const pfad = join(this.#spool, 'ausgang', name);
    const { datei, sha256, uebermittlung, messageId } = beiblatt.parse(JSON.parse(await readFile(pfad, 'utf8')));
    const pdf = join(this.#spool, 'ausgang', datei);
    if (createHash('sha256').update(await readFile(pdf)).digest('hex') !== sha256) throw new Error(`${datei} is not the letter that was queued`);
    this.#gesendet.push(uebermittlung);
    await rm(pfad);
    await rm(pdf);
    const bericht = join(this.#spool, 'berichte', `${name.slice(0, -5)}.${this.#gesendet.length}`);
    await writeFile(bericht, JSON.stringify({ kennung: `gateway-${this.#gesendet.length}`, messageId, ergebnis: 'GESENDET', gesendetAm: this.#uhr.jetzt().toISOString(), seiten: 3 }));
    await rename(bericht, `${bericht}.bericht.json`);
  }
}
