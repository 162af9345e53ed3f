import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const VERFAHREN = 'aes-256-gcm';
const IV = 12;
const MARKE = 16;
const ENDUNG = '.verschluesselt';

/** Goes into the key of one document; whoever forgets it has removed the document, wherever a copy of the file lies. */
export const erzeugeSalz = (): Buffer => randomBytes(32);

/**
 * The folder in which documents wait that are passed through and not kept: outside of PostgreSQL, for our user only, each
 * file encrypted with a key of its own (HKDF-SHA256 of a secret of the installation and the document's salt).
 */
export class Ablage {
  readonly #ordner: string;
  readonly #geheimnis: string;

  /** @param geheimnis of the installation, at least 32 characters; another one later makes what lies here unreadable */
  constructor(ordner: string, geheimnis: string) {
    [this.#ordner, this.#geheimnis] = [ordner, geheimnis];
  }

  /** After it the content is on the disk, whole, or not at all. @throws when the folder cannot be written */
  async lege(id: string, salz: Buffer, inhalt: Buffer): Promise<void> {
    await this.#bereite();
    const iv = randomBytes(IV);
    const chiffre = createCipheriv(VERFAHREN, this.#schluessel(id, salz), iv).setAAD(Buffer.from(id));
    const verschluesselt = Buffer.concat([chiffre.update(inhalt), chiffre.final()]);
    const beiseite = join(this.#ordner, `${id}.neu`);
    const datei = await open(beiseite, 'w', 0o600);
    try {
      await datei.writeFile(Buffer.concat([iv, chiffre.getAuthTag(), verschluesselt]));
      await datei.sync();
    } finally {
      await datei.close();
    }
    await rename(beiseite, this.#pfad(id));
    await this.#sichere();
  }

  /** @returns null when it is gone: no such file, or one that this key does not open @throws when the folder cannot be read */
  async lies(id: string, salz: Buffer): Promise<Buffer | null> {
    const bytes = await readFile(this.#pfad(id)).catch(wennFehlt);
    if (bytes === null || bytes.length <= IV + MARKE) return null;
    const chiffre = createDecipheriv(VERFAHREN, this.#schluessel(id, salz), bytes.subarray(0, IV)).setAAD(Buffer.from(id)).setAuthTag(bytes.subarray(IV, IV + MARKE));
    try {
      return Buffer.concat([chiffre.update(bytes.subarray(IV + MARKE)), chiffre.final()]);
    } catch {
      return null;
    }
  }

  /** The files that lie here, whole ones and what a crash left of others. */
  async liste(): Promise<{ name: string; id: string }[]> {
    await this.#bereite();
    return (await readdir(this.#ordner)).map((name) => ({ name, id: name.slice(0, name.lastIndexOf('.')) }));
  }

  async hat(id: string): Promise<boolean> {
    return (await stat(this.#pfad(id)).catch(wennFehlt)) !== null;
  }

  async entferne(namen: readonly string[]): Promise<void> {
    for (const name of namen) await rm(join(this.#ordner, name), { force: true, recursive: true });
    if (namen.length > 0) await this.#sichere();
  }

  #schluessel(id: string, salz: Buffer): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#geheimnis, salz, `kooperation:durchleitung:${id}`, 32));
  }

  #pfad(id: string): string {
    return join(this.#ordner, `${id}${ENDUNG}`);
  }

  async #bereite(): Promise<void> {
    await mkdir(this.#ordner, { recursive: true, mode: 0o700 });
    await chmod(this.#ordner, 0o700);
  }

  async #sichere(): Promise<void> {
    const ordner = await open(this.#ordner, 'r');
    await ordner.sync().finally(() => ordner.close());
  }
}

const wennFehlt = (fehler: unknown): null => {
  if (fehler instanceof Error && 'code' in fehler && fehler.code === 'ENOENT') return null;
  throw fehler;
};
