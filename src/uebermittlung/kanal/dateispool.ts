import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { bildeDateiname } from '../kennung.ts';
import type { Ergebnis, Kanal, Sendung } from '../typen.ts';

/**
 * File spool: a gateway takes `<spool>/ausgang/<name>.json` with its PDF beside it. Moving the JSON there is the hand-over.
 *
 * Each attempt first prepares the JSON in `.uebergabe/`, then creates a marker, then moves the JSON. So after a crash:
 * no marker, or JSON not moved = not handed over (and the question itself blocks the way, should the attempt wake up
 * again); JSON moved = handed over, also when the gateway has taken it away since.
 */
export class Dateispool implements Kanal {
  readonly name = 'DATEISPOOL';
  readonly #ausgang: string;
  readonly #uebergabe: string;

  constructor(spool: string) {
    this.#ausgang = join(spool, 'ausgang');
    this.#uebergabe = join(spool, '.uebergabe');
  }

  async uebergib(sendung: Sendung): Promise<Ergebnis> {
    const ort = this.#orte(sendung);
    try {
      await this.#bereiteVor(sendung, ort);
      if (await liegtFremdes(ort.beiblatt, sendung.messageId)) return { art: 'FEHLGESCHLAGEN', code: 'SPOOL_NAME_BELEGT' };
      await rename(ort.pdfVorbereitet, ort.pdf);
      await schreibe(ort.marke, '', 'wx');
    } catch {
      return { art: 'SPAETER', code: 'SPOOL_NICHT_BESCHREIBBAR' };
    }
    const verschoben = await rename(ort.vorbereitet, ort.beiblatt).then(() => true, () => false);
    if (!verschoben) return (await this.frage(sendung)) === 'ANGENOMMEN' ? { art: 'ANGENOMMEN' } : { art: 'SPAETER', code: 'SPOOL_NICHT_BESCHREIBBAR' };
    return (await sichere(this.#ausgang)) ? { art: 'ANGENOMMEN' } : { art: 'UNKLAR', code: 'SPOOL_NICHT_GESICHERT' };
  }

  async frage(sendung: Sendung): Promise<'ANGENOMMEN' | 'NICHT_ANGEKOMMEN'> {
    const ort = this.#orte(sendung);
    await mkdir(this.#uebergabe, { recursive: true });
    const ohneMarke = await schreibe(ort.marke, '', 'wx').then(() => true, wennSchonDa);
    if (ohneMarke) return 'NICHT_ANGEKOMMEN';
    const nichtVerschoben = await rename(ort.vorbereitet, `${ort.vorbereitet}.verworfen`).then(() => true, wennNichtDa);
    return nichtVerschoben ? 'NICHT_ANGEKOMMEN' : 'ANGENOMMEN';
  }

  #orte(sendung: Sendung) {
    const name = bildeDateiname(sendung.behoerde, sendung.id);
    const versuch = join(this.#uebergabe, `${name}.${sendung.versuche}`);
    return { name, pdf: join(this.#ausgang, `${name}.pdf`), beiblatt: join(this.#ausgang, `${name}.json`), pdfVorbereitet: `${versuch}.pdf`, vorbereitet: `${versuch}.json`, marke: `${versuch}.marke` };
  }

  async #bereiteVor(sendung: Sendung, ort: { name: string; pdfVorbereitet: string; vorbereitet: string }): Promise<void> {
    await mkdir(this.#ausgang, { recursive: true });
    await mkdir(this.#uebergabe, { recursive: true });
    await schreibe(ort.pdfVorbereitet, sendung.inhalt, 'w');
    await schreibe(ort.vorbereitet, JSON.stringify(beiblatt(sendung, `${ort.name}.pdf`), null, 2), 'w');
    await sichere(this.#uebergabe);
  }
}

/** What the gateway needs to know, and nothing about a person. */
function beiblatt(s: Sendung, datei: string): object {
  return { version: 1, datei, sha256: s.sha256, seiten: s.seiten, aktenzeichen: s.aktenzeichen, uebermittlung: s.id, messageId: s.messageId, empfaenger: s.empfaenger, faxnummer: s.faxnummer };
}

async function liegtFremdes(pfad: string, messageId: string): Promise<boolean> {
  const text = await readFile(pfad, 'utf8').catch(() => null);
  if (text === null) return false;
  return !z.object({ messageId: z.literal(messageId) }).safeParse(JSON.parse(text)).success;
}

async function schreibe(pfad: string, inhalt: string | Buffer, weise: 'w' | 'wx'): Promise<void> {
  const datei = await open(pfad, weise, 0o640);
  try {
    await datei.writeFile(inhalt);
    await datei.sync();
  } finally {
    await datei.close();
  }
}

/** Makes names in a folder durable. @returns false when that cannot be said */
async function sichere(ordner: string): Promise<boolean> {
  const datei = await open(ordner, 'r');
  return datei.sync().then(
    () => datei.close().then(() => true),
    () => datei.close().then(() => false),
  );
}

const hatCode = (fehler: unknown, code: string): boolean => fehler instanceof Error && 'code' in fehler && fehler.code === code;
const wennSchonDa = (fehler: unknown): boolean => {
  if (hatCode(fehler, 'EEXIST')) return false;
  throw fehler;
};
const wennNichtDa = (fehler: unknown): boolean => {
  if (hatCode(fehler, 'ENOENT')) return false;
  throw fehler;
};
