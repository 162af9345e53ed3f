import connectPgSimple from 'connect-pg-simple';
import { csrfSync } from 'csrf-sync';
import type { Request as HttpRequest, RequestHandler } from 'express';
import session from 'express-session';
import type { Konto } from '../akte/konto.ts';
import type { Art } from './bausteine/meldung.ts';
import type { WebKontext } from './kontext.ts';

declare module 'express-session' {
  interface SessionData {
    anmeldename: string;
    /** Instants in milliseconds: the idle limit counts from the last request, the hard limit from the login. */
    gesehenAm: number;
    angemeldetAm: number;
    /** Shown once on the next page. */
    meldung: { art: Art; titel: string; text?: string };
  }
}
declare module 'express-serve-static-core' {
  interface Request {
    konto?: Konto;
  }
}

const MINUTE = 60_000;
export const LEERLAUF_MS = 30 * MINUTE;
export const HOECHSTDAUER_MS = 10 * 60 * MINUTE;

/** Sessions in PostgreSQL (table `sitzung`). The cookie holds only a signed random id. */
export function erstelleSitzung({ pool, links, geheimnisse }: WebKontext): RequestHandler {
  const secure = links.webUrl.startsWith('https:');
  const Ablage = connectPgSimple(session);
  return session({
    name: 'kooperation',
    secret: geheimnisse.sitzung,

    store: new Ablage({ pool, tableName: 'sitzung', pruneSessionInterval: 900, errorLog: () => undefined }),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    proxy: secure,
    cookie: { httpOnly: true, sameSite: 'lax', secure, maxAge: LEERLAUF_MS, path: '/' },
  });
}

/** Forms carry a synchroniser token bound to the session, scripts send it as a header; without it a POST is refused with 403. */
export const csrf = csrfSync({
  getTokenFromRequest: (req: HttpRequest) => {
    const kopf = req.get('x-csrf-token');
    if (kopf !== undefined) return kopf;
    const wert: unknown = (req.body as Record<string, unknown> | undefined)?.['_csrf'];
    return typeof wert === 'string' ? wert : undefined;
  },
});

/** A new session id at login: an id that somebody planted before is worth nothing. */
export async function beginneSitzung(req: HttpRequest, anmeldename: string, jetzt: Date): Promise<void> {
  await new Promise<void>((fertig, fehler) => req.session.regenerate((e?: Error | null) => (e ? fehler(e) : fertig())));
  req.session.anmeldename = anmeldename;
  req.session.angemeldetAm = jetzt.getTime();
  req.session.gesehenAm = jetzt.getTime();
}

/** Whether the session is still within its idle and its hard limit; notes that it was used. */
export function istFrisch(req: HttpRequest, jetzt: Date): boolean {
  const { gesehenAm = 0, angemeldetAm = 0 } = req.session;
  const frisch = jetzt.getTime() - gesehenAm <= LEERLAUF_MS && jetzt.getTime() - angemeldetAm <= HOECHSTDAUER_MS;
  if (frisch) req.session.gesehenAm = jetzt.getTime();
  return frisch;
}

export async function beendeSitzung(req: HttpRequest): Promise<void> {
  await new Promise<void>((fertig, fehler) => req.session.destroy((e?: Error | null) => (e ? fehler(e) : fertig())));
}
