import type { ErrorRequestHandler, RequestHandler } from 'express';
import { html } from './bausteine/html.ts';
import { deuteFehler, nichtGefunden } from './fehler.ts';
import type { WebKontext } from './kontext.ts';
import { seite } from './layout.ts';

export const unbekannteSeite: RequestHandler = (_req, _res, next) => {
  next(nichtGefunden());
};

/** Answers every error: JSON below /api, a page elsewhere. The log gets a code only, never what came in. */
export function erstelleFehlerseite(kontext: WebKontext): ErrorRequestHandler {
  const { protokoll } = kontext;
  return async (fehler: unknown, req, res, _next) => {
    const antwort = deuteFehler(fehler);
    if (antwort.status >= 500) protokoll.fehler('Anfrage gescheitert', { code: antwort.code, status: antwort.status });
    // Too late for a page (a session that could not be saved after the answer): Express's own handler would print the error.
    if (res.headersSent) {
      if (!res.writableEnded) res.destroy();
      return;
    }
    res.status(antwort.status).set('Cache-Control', 'no-store');
    if (antwort.status === 503) res.set('Retry-After', '30');
    if (req.path.startsWith('/api/')) {
      res.json({ fehler: antwort.felder ?? [{ feld: null, text: antwort.text }] });
      return;
    }
    const inhalt = html`<h1 class="kern-heading-large">${antwort.titel}</h1><p class="kern-body vorspann">${antwort.text}</p><p class="kern-body"><a class="kern-link" href="/">Zur Startseite</a></p>`;
    const { konto } = req;
    const token = konto ? (req.session?.csrfToken ?? '') : '';
    res.type('html').send(String(await seite({ titel: antwort.titel, inhalt, ...(konto ? { konto, csrf: token, kontext } : {}) })));
  };
}
