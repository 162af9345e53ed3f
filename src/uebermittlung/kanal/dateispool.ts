import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { bildeDateiname } from '../kennung.ts';
import type { Ergebnis, Kanal, Sendung } from '../typen.ts';

const BEGONNEN = 'BEGONNEN';

/**
 * File spool: a gateway takes `<spool>/ausgang/<name>.json` with its PDF beside it. Moving the JSON there is the hand-over.
 *
 * Each attempt first prepares both in `.uebergabe/`, then makes a marker that says BEGONNEN, then moves the PDF, then the
 * JSON. So after a crash: no such marker, or the JSON not moved = not handed over; JSON moved = handed over, also when the
 * gateway has taken it away since. The question itself bars the way (it takes the marker's name, and moves the JSON aside),
 * should the attempt wake up again; asked once more, it says the same.
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
      if (await liegtFremdes(ort.beiblatt, sendung.messageId)) {
        await this.#verwirfVorbereitetes(ort);
        return { art: 'FEHLGESCHLAGEN', code: 'SPOOL_NAME_BELEGT' };
      }
      await schreibe(ort.marke, BEGONNEN, 'wx');
      await sichere(this.#uebergabe);
      if (sendung.anlage) await rename(ort.anlageVorbereitet, ort.anlage);
      await rename(ort.pdfVorbereitet, ort.pdf);
    } catch {
      // Only the PDFs name people; the other files are what a question after a crash is answered from.
      await this.#verwirfVorbereitetes(ort);
      return { art: 'SPAETER', code: 'SPOOL_NICHT_BESCHREIBBAR' };
    }
    if (!(await verschiebe(ort.vorbereitet, ort.beiblatt))) return (await this.frage(sendung)) === 'ANGENOMMEN' ? { art: 'ANGENOMMEN' } : { art: 'SPAETER', code: 'SPOOL_NICHT_BESCHREIBBAR' };
    return (await sichere(this.#ausgang)) ? { art: 'ANGENOMMEN' } : { art: 'UNKLAR', code: 'SPOOL_NICHT_GESICHERT' };
  }

  async frage(sendung: Sendung): Promise<'ANGENOMMEN' | 'NICHT_ANGEKOMMEN'> {
    const ort = this.#orte(sendung);
    await mkdir(this.#uebergabe, { recursive: true });
    await schreibe(ort.marke, 'GESPERRT', 'wx').catch(wennSchonDa);
    const beiseite = (await verschiebe(ort.vorbereitet, ort.verworfen)) || (await gibtEs(ort.verworfen));
    const begonnen = (await readFile(ort.marke, 'utf8')) === BEGONNEN;
    if (begonnen && !beiseite) return 'ANGENOMMEN';
    await sichere(this.#uebergabe);
    await this.#verwirfVorbereitetes(ort);
    if (begonnen) for (const pdf of [ort.pdf, ort.anlage]) await rm(pdf, { force: true });
    return 'NICHT_ANGEKOMMEN';
  }

  /** The sidecar goes first: without it no gateway begins. What a gateway has taken already is its own to delete. */
  async raeumeWeg(sendung: Pick<Sendung, 'behoerde' | 'id' | 'versuche'>): Promise<void> {
    const { beiblatt: signal, pdf, anlage } = this.#orte(sendung);
    for (const datei of [signal, pdf]) await rm(datei, { force: true });
    for (let versuche = 1; versuche <= sendung.versuche; versuche++) await this.#verwirfVorbereitetes(this.#orte({ ...sendung, versuche }));
    await rm(anlage, { force: true });
  }

  async raeumeAuf(behalte: readonly Pick<Sendung, 'behoerde' | 'id'>[]): Promise<void> {
    const namen = new Set(behalte.map((s) => bildeDateiname(s.behoerde, s.id)));
    for (const ordner of [this.#ausgang, this.#uebergabe]) {
      for (const datei of await readdir(ordner).catch(() => [])) {
        const name = /^(.+?)(\.\d+)?\.anlage\.pdf$/.exec(datei)?.[1];
        if (name === undefined || namen.has(name)) continue;
        if (ordner === this.#ausgang) for (const endung of ['.json', '.pdf']) await rm(join(ordner, name + endung), { force: true });
        await rm(join(ordner, datei), { force: true });
      }
    }
  }

  async #verwirfVorbereitetes(ort: { pdfVorbereitet: string; anlageVorbereitet: string }): Promise<void> {
    for (const pdf of [ort.pdfVorbereitet, ort.anlageVorbereitet]) await rm(pdf, { force: true });
  }

  #orte(sendung: Pick<Sendung, 'behoerde' | 'id' | 'versuche'>) {
    const name = bildeDateiname(sendung.behoerde, sendung.id);
    const versuch = join(this.#uebergabe, `${name}.${sendung.versuche}`);
    return { name, pdf: join(this.#ausgang, `${name}.pdf`), anlage: join(this.#ausgang, `${name}.anlage.pdf`), beiblatt: join(this.#ausgang, `${name}.json`), pdfVorbereitet: `${versuch}.pdf`, anlageVorbereitet: `${versuch}.anlage.pdf`, vorbereitet: `${versuch}.json`, verworfen: `${versuch}.verworfen`, marke: `${versuch}.marke` };
  }

  async #bereiteVor(sendung: Sendung, ort: { name: string; pdfVorbereitet: string; anlageVorbereitet: string; vorbereitet: string }): Promise<void> {
    await mkdir(this.#ausgang, { recursive: true });
    await mkdir(this.#uebergabe, { recursive: true });
    await schreibe(ort.pdfVorbereitet, sendung.inhalt, 'w');
    if (sendung.anlage) await schreibe(ort.anlageVorbereitet, sendung.anlage.inhalt, 'w');
    await schreibe(ort.vorbereitet, JSON.stringify(beiblatt(sendung, `${ort.name}.pdf`), null, 2), 'w');
    await sichere(this.#uebergabe);
  }
}

/** What the gateway needs to know, and nothing about a person. */
function beiblatt(s: Sendung, datei: string): object {
  const anlage = s.anlage && { datei: `${datei.slice(0, -'.pdf'.length)}.anlage.pdf`, sha256: s.anlage.sha256, seiten: s.anlage.seiten };
  return { version: 1, datei, sha256: s.sha256, seiten: s.seiten, ...(anlage && { anlage }), aktenzeichen: s.aktenzeichen, uebermittlung: s.id, messageId: s.messageId, empfaenger: s.empfaenger, faxnummer: s.faxnummer };
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

/** @returns false when there was nothing to move */
async function verschiebe(von: string, nach: string): Promise<boolean> {
  return rename(von, nach).then(
    () => true,
    (fehler: unknown) => {
      if (hatCode(fehler, 'ENOENT')) return false;
      throw fehler;
    },
  );
}

const gibtEs = (pfad: string): Promise<boolean> => access(pfad).then(() => true, () => false);
const hatCode = (fehler: unknown, code: string): boolean => fehler instanceof Error && 'code' in fehler && fehler.code === code;
const wennSchonDa = (fehler: unknown): void => {
  if (!hatCode(fehler, 'EEXIST')) throw fehler;
};
