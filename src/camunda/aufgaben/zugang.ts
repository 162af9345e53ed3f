import { InfrastrukturFehler } from '../../fehler.ts';

/** How to ask Camunda by REST. A new Camunda takes the login with each call, Tasklist until 8.7 wants a session. */
export type RestZugang = {
  /** below which `/v2/topology` answers */
  url: string;
  anmeldung: 'KEINE' | 'BASIC' | 'OAUTH';
  benutzer?: string | undefined;
  passwort?: string | undefined;
  oauthUrl?: string | undefined;
  oauthAudience?: string | undefined;
};

const ZEIT_MS = 20_000;
type Kopf = Record<string, string>;

/** A connection that remembers its login and logs in anew when it has run out. */
export class RestVerbindung {
  readonly #zugang: RestZugang;
  #kopf: Promise<Kopf> | undefined;

  constructor(zugang: RestZugang) {
    this.#zugang = zugang;
  }

  /** @returns the answer as JSON @throws InfrastrukturFehler CAMUNDA_REST with the status, never with the content of an answer */
  async frage(pfad: string, inhalt?: object): Promise<unknown> {
    const erste = await this.#rufe(pfad, inhalt);
    const antwort = erste.status === 401 || erste.status === 403 ? await this.#nochmal(pfad, inhalt) : erste;
    if (!antwort.ok) throw fehler(`CAMUNDA_REST_${antwort.status}`);
    return antwort.json().catch(() => {
      throw fehler('CAMUNDA_REST_UNLESBAR');
    });
  }

  #nochmal(pfad: string, inhalt: object | undefined): Promise<Response> {
    this.#kopf = undefined;
    return this.#rufe(pfad, inhalt);
  }

  async #rufe(pfad: string, inhalt: object | undefined): Promise<Response> {
    this.#kopf ??= meldeAn(this.#zugang);
    const kopf = await this.#kopf.catch((grund: unknown) => {
      this.#kopf = undefined;
      throw grund;
    });
    return hole(this.#zugang.url + pfad, { headers: { accept: 'application/json', ...kopf, ...(inhalt && { 'content-type': 'application/json' }) }, ...(inhalt && { method: 'POST', body: JSON.stringify(inhalt) }) });
  }
}

async function meldeAn(z: RestZugang): Promise<Kopf> {
  if (z.anmeldung === 'OAUTH') return { authorization: `Bearer ${await holeToken(z)}` };
  if (z.anmeldung === 'KEINE') return {};
  // Until 8.7 the web apps know only a session; from 8.8 on this way of logging in is refused or not there, and the header counts.
  const basic = { authorization: `Basic ${Buffer.from(`${z.benutzer ?? ''}:${z.passwort ?? ''}`).toString('base64')}` };
  const antwort = await hole(`${z.url}/api/login`, { method: 'POST', body: new URLSearchParams({ username: z.benutzer ?? '', password: z.passwort ?? '' }) });
  const cookie = antwort.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
  if (!antwort.ok || cookie === '') return basic;
  return { cookie, 'X-CSRF-TOKEN': antwort.headers.get('X-CSRF-TOKEN') ?? '' };
}

async function holeToken(z: RestZugang): Promise<string> {
  const angaben = { grant_type: 'client_credentials', client_id: z.benutzer ?? '', client_secret: z.passwort ?? '', ...(z.oauthAudience && { audience: z.oauthAudience }) };
  const antwort = await hole(z.oauthUrl ?? '', { method: 'POST', body: new URLSearchParams(angaben) });
  const token = antwort.ok ? ((await antwort.json()) as { access_token?: unknown }).access_token : undefined;
  if (typeof token !== 'string') throw fehler(`CAMUNDA_OAUTH_${antwort.status}`);
  return token;
}

async function hole(url: string, wie: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...wie, redirect: 'manual', signal: AbortSignal.timeout(ZEIT_MS) });
  } catch {
    throw fehler('CAMUNDA_REST_STUMM');
  }
}

const fehler = (code: string): InfrastrukturFehler => new InfrastrukturFehler(code, 'Camunda antwortet über REST nicht wie erwartet.');
