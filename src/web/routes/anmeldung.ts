import type { Application, Request, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { pruefeAnmeldung } from '../../akte/konto.ts';
import { inTransaktion } from '../../db/pool.ts';
import { html } from '../bausteine/html.ts';
import type { WebKontext } from '../kontext.ts';
import { seite } from '../layout.ts';
import { anmeldeSeite } from '../seiten/anmeldung.ts';
import { startseiteFuer } from '../startseite.ts';
import { beendeSitzung, beginneSitzung, csrf } from '../sitzung.ts';
import { feldwert, type Anfrage, type Handlung } from '../wege.ts';
import type { Weg } from '../rechte.ts';

const anmeldedaten = z.object({ name: z.string().min(1).max(100), passwort: z.string().min(1).max(200) });
/** Own paths only: `//host` and `/\host` would lead elsewhere. */
const ziel = z.string().max(200).regex(/^\/(?![/\\])[A-Za-z0-9./_-]*$/).catch('/');

const WARTEN = 'Zu viele Fehlversuche. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.';

/** Logging in and out. After five failures with a name from one address further tries are refused for a minute. */
export function registriereAnmeldung(app: Application, kontext: WebKontext, weg: (weg: Weg, tun: Handlung) => void): void {
  const zeigeAnmeldung = async (req: Request, res: Response, status: number, fehler: Record<string, string>): Promise<void> => {
    const inhalt = anmeldeSeite(csrf.generateToken(req), { werte: { name: feldwert(req, 'name') }, fehler }, zielAus(req));
    const titel = Object.keys(fehler).length > 0 ? 'Fehler: Anmelden' : 'Anmelden';
    res.status(status).type('html').send(String(await seite({ titel, inhalt })));
  };
  const bremse = rateLimit({
    windowMs: 60_000,
    limit: 5,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req) => `${ipKeyGenerator(req.ip ?? '')} ${feldwert(req, 'name').toLowerCase().slice(0, 100)}`,
    handler: (req, res) => zeigeAnmeldung(req, res, 429, { name: WARTEN }),
  });
  // Many names from one address: somebody tries passwords, not his own memory.
  const bremseJeAdresse = rateLimit({
    windowMs: 60_000,
    limit: 30,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (req, res) => zeigeAnmeldung(req, res, 429, { name: WARTEN }),
  });
  app.get('/anmelden', (req, res) => zeigeAnmeldung(req, res, 200, {}));
  app.post('/anmelden', bremseJeAdresse, bremse, async (req, res) => {
    const daten = anmeldedaten.safeParse({ name: feldwert(req, 'name').toLowerCase(), passwort: rohesPasswort(req) });
    const konto = daten.success ? await inTransaktion(kontext.pool, { behoerde: '', wer: 'anmeldung' }, (db) => pruefeAnmeldung(db, daten.data.name, daten.data.passwort)) : undefined;
    if (!konto) {
      await zeigeAnmeldung(req, res, 401, { name: 'Name oder Passwort stimmen nicht.' });
      return;
    }
    const wohin = zielAus(req);
    await beginneSitzung(req, konto.anmeldename, kontext.uhr.jetzt());
    req.session.save((fehler?: Error | null) => (fehler ? req.next?.(fehler) : res.redirect(303, wohin)));
  });
  weg('POST /abmelden', meldeAb);
}

async function meldeAb({ req, res }: Anfrage): Promise<void> {
  await beendeSitzung(req);
  res.clearCookie('kooperation').redirect(303, '/anmelden');
}

function zielAus(req: Request): string {
  return ziel.parse(req.method === 'GET' ? req.query['ziel'] : feldwert(req, 'ziel'));
}

/** Not trimmed: blanks may belong to a password. */
function rohesPasswort(req: Request): unknown {
  return (req.body as Record<string, unknown> | undefined)?.['passwort'];
}

/** Where people land: their first page, or a friendly word for roles without personal data. */
export function registriereStart(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /', async ({ konto, zeige, res, kontext }) => {
    const erste = startseiteFuer(konto.rollen, kontext.vereinbarungen);
    if (erste) return res.redirect(303, erste);
    await zeige('Start', html`<h1 class="kern-heading-large">Guten Tag, ${konto.anzeigename}</h1>
      <p class="kern-body vorspann">Mit Ihrer Aufgabe sehen Sie in der Akte keine Angaben zu Personen. Die Abläufe finden Sie in
      <a class="kern-link" href="${kontext.links.operateUrl}">Operate</a> und <a class="kern-link" href="${kontext.links.tasklistUrl}">Tasklist</a>.</p>`);
  });
}
