import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { LOOPBACK } from '../../start/ports.ts';

export type Durchgang = { url: string; stop(): Promise<void> };
export type Dienstkonto = { name: string; passwort: string };

/** What Tasklist asks of the engine when a person takes, gives back or completes a task. */
const ERLAUBT = /^\/v2\/user-tasks\/\d{1,19}(?:\/(?:assignment|completion|assignee))?$/;

export const neuesDienstkonto = (): Dienstkonto => ({ name: 'tasklist', passwort: randomBytes(24).toString('base64url') });

/**
 * Tasklist 8.6 calls the REST API of its own process without logging in, which that API refuses once people have to
 * log in: nobody could take a task. This passage on loopback adds the login of a service account to exactly those
 * calls. Tasklist has checked the person's right before; a secret first part of the path keeps everybody else out.
 * @param ziel base address of the REST API
 */
export async function starteDurchgang(ziel: string, konto: Dienstkonto): Promise<Durchgang> {
  const vorsatz = `/${randomBytes(24).toString('base64url')}`;
  const sitzung = new Sitzung(ziel, konto);
  const server = createServer((anfrage, antwort) => {
    const pfad = anfrage.url?.startsWith(`${vorsatz}/`) ? anfrage.url.slice(vorsatz.length) : '';
    if (!ERLAUBT.test(pfad)) return void antwort.writeHead(404).end();
    leiteWeiter(sitzung, pfad, anfrage, antwort).catch(() => antwort.writeHead(502, { 'content-type': 'application/problem+json' }).end('{"title":"BAD_GATEWAY","status":502}'));
  });
  await new Promise<void>((fertig) => server.listen(0, LOOPBACK, fertig));
  const { port } = server.address() as { port: number };
  return {
    url: `http://${LOOPBACK}:${port}${vorsatz}`,
    stop: () =>
      new Promise((fertig) => {
        server.close(() => fertig());
        server.closeAllConnections();
      }),
  };
}

async function leiteWeiter(sitzung: Sitzung, pfad: string, anfrage: IncomingMessage, antwort: ServerResponse): Promise<void> {
  const inhalt = await buffer(anfrage);
  const ergebnis = await sitzung.hole(pfad, anfrage.method ?? 'GET', inhalt);
  const typ = ergebnis.headers.get('content-type');
  antwort.writeHead(ergebnis.status, typ ? { 'content-type': typ } : {}).end(Buffer.from(await ergebnis.arrayBuffer()));
}

class Sitzung {
  readonly #ziel: string;
  readonly #konto: Dienstkonto;
  #kopf: Promise<Record<string, string>> | undefined;

  constructor(ziel: string, konto: Dienstkonto) {
    this.#ziel = ziel;
    this.#konto = konto;
  }

  /** Logs in at the first call, and again when the session has run out or Camunda was started anew. */
  async hole(pfad: string, methode: string, inhalt: Buffer): Promise<Response> {
    const rufe = async (): Promise<Response> => {
      this.#kopf ??= this.#meldeAn();
      const kopf = await this.#kopf.catch((fehler: unknown) => {
        this.#kopf = undefined;
        throw fehler;
      });
      return fetch(this.#ziel + pfad, { method: methode, headers: kopf, signal: AbortSignal.timeout(30_000), ...(inhalt.length > 0 ? { body: new Uint8Array(inhalt) } : {}) });
    };
    const erste = await rufe();
    if (erste.status !== 401 && erste.status !== 403) return erste;
    this.#kopf = undefined;
    return rufe();
  }

  async #meldeAn(): Promise<Record<string, string>> {
    const angaben = new URLSearchParams({ username: this.#konto.name, password: this.#konto.passwort });
    const antwort = await fetch(`${this.#ziel}/api/login`, { method: 'POST', body: angaben, signal: AbortSignal.timeout(30_000) });
    if (!antwort.ok) throw new Error(`login of the service account answered ${antwort.status}`);
    const cookie = antwort.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
    return { cookie, 'X-CSRF-TOKEN': antwort.headers.get('X-CSRF-TOKEN') ?? '', 'content-type': 'application/json', accept: 'application/json' };
  }
}
