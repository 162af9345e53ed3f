import type { Application, Request, Response } from 'express';
import { findKonto, type Konto } from '../akte/konto.ts';
import { inTransaktion, type Akteur, type Db } from '../db/pool.ts';
import type { Html } from './bausteine/html.ts';
import type { Art } from './bausteine/meldung.ts';
import { istImMenue } from './erste-schritte/bestand.ts';
import { keinZugang, nichtAngemeldet } from './fehler.ts';
import type { WebKontext } from './kontext.ts';
import { seite } from './layout.ts';
import { darf, type Weg } from './rechte.ts';
import { beendeSitzung, csrf, istFrisch } from './sitzung.ts';

/** One request of a person that is logged in and may use the page. */
export type Anfrage = {
  konto: Konto;
  csrf: string;
  kontext: WebKontext;
  /** Runs in one transaction as this person: row level security shows the own authority's rows only. */
  inDb<T>(tun: (db: Db) => Promise<T>): Promise<T>;
  /** Whether the person may use another page. */
  darf(weg: Weg): boolean;
  /** The value of a path parameter. */
  pfad(name: string): string;
  /** What was typed into a form field, as text. */
  feld(name: string): string;
  zeige(titel: string, inhalt: Html, status?: number): Promise<void>;
  /** Redirects after a POST, with a message on the next page. */
  weiter(ziel: string, meldung?: { art: Art; titel: string; text?: string }): void;
  req: Request;
  res: Response;
};

export type Handlung = (anfrage: Anfrage) => Promise<void>;

/** Registers a page under its entry in the table of rights: `weg('GET /faelle', …)`. A page without an entry does not compile. */
export function erstelleWege(app: Application, kontext: WebKontext): (weg: Weg, tun: Handlung) => void {
  return (weg, tun) => {
    const [methode, pfad] = weg.split(' ') as ['GET' | 'POST', string];
    const registriere = methode === 'GET' ? app.get.bind(app) : app.post.bind(app);
    registriere(pfad, async (req: Request, res: Response) => {
      const konto = await angemeldetesKonto(req, kontext);
      if (!konto) {
        // A script is told so: it would follow the redirect and read the login page as its answer.
        if (pfad.startsWith('/api/')) throw nichtAngemeldet();
        merkeZiel(req, res, methode);
        return;
      }
      req.konto = konto;
      if (!darf(konto.rollen, weg, kontext.vereinbarungen)) throw keinZugang();
      await tun(erstelleAnfrage(req, res, konto, kontext));
    });
  };
}

/** The account is read on every request: a lock or a lost role takes effect at once. */
async function angemeldetesKonto(req: Request, { pool, uhr }: WebKontext): Promise<Konto | undefined> {
  const name = req.session.anmeldename;
  if (!name) return undefined;
  const gefunden = istFrisch(req, uhr.jetzt()) ? await inTransaktion(pool, { behoerde: '', wer: name }, (db) => findKonto(db, name)) : undefined;
  const konto = gefunden?.gesperrt ? undefined : gefunden;
  if (!konto) await beendeSitzung(req);
  return konto;
}

function merkeZiel(req: Request, res: Response, methode: string): void {
  // Only after a link to a page: the target is one of our own paths, and they carry nothing but an Aktenzeichen.
  const ziel = methode === 'GET' && req.path !== '/' ? `?ziel=${encodeURIComponent(req.path)}` : '';
  res.redirect(303, `/anmelden${ziel}`);
}

function erstelleAnfrage(req: Request, res: Response, konto: Konto, kontext: WebKontext): Anfrage {
  const akteur: Akteur = { behoerde: konto.behoerde, wer: konto.anmeldename };
  const token = csrf.generateToken(req);
  return {
    konto,
    kontext,
    req,
    res,
    csrf: token,
    inDb: (tun) => inTransaktion(kontext.pool, akteur, tun),
    darf: (weg) => darf(konto.rollen, weg, kontext.vereinbarungen),
    pfad: (name) => String(req.params[name] ?? ''),
    feld: (name) => feldwert(req, name),
    zeige: async (titel, inhalt, status = 200) => {
      const einmal = req.session.meldung;
      delete req.session.meldung;
      const ersteSchritte = await istImMenue(kontext, konto);
      const fertig = await seite({ titel, inhalt, konto, csrf: token, pfad: req.path, kontext, ersteSchritte, ...(einmal ? { meldung: einmal } : {}) });
      res.status(status).type('html').send(String(fertig));
    },
    weiter: (ziel, meldung) => {
      if (meldung) req.session.meldung = meldung;
      // Saved before the redirect: the browser may ask for the next page before the session was written otherwise.
      req.session.save((fehler?: Error | null) => (fehler ? req.next?.(fehler) : res.redirect(303, ziel)));
    },
  };
}

/** A form field as text, `''` where it is missing; of a repeated field the last value. */
export function feldwert(req: Request, name: string): string {
  const body: unknown = req.body;
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return '';
  const wert: unknown = Reflect.get(body, name);
  const letzter: unknown = Array.isArray(wert) ? wert.at(-1) : wert;
  return typeof letzter === 'string' ? letzter.trim() : '';
}
