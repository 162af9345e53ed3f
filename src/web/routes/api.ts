import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type Application, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { nimmMitteilungAuf } from '../../akte/aufnahme.ts';
import { insertEingangFehler } from '../../akte/eingang-fehler.ts';
import type { Meldung } from '../../akte/meldung.ts';
import { HOECHSTGROESSE, leseMitteilung } from '../../akte/mitteilung-lesen.ts';
import { inTransaktion } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { berichtSchema, pruefeBerichtSignatur, recordSendebericht, SIGNATUR_HEADER } from '../../uebermittlung/index.ts';
import { erstelleOpenApi } from '../openapi.ts';
import type { WebKontext } from '../kontext.ts';
import { RECHTE } from '../rechte.ts';

/** Per address and minute. Wrong keys get far fewer tries than work gets through. */
const ANFRAGEN = 6000;
const FEHLVERSUCHE = 30;

/** The ways in for programs. No session, no cookies: a key or a signature on every request. */
export function registriereApi(app: Application, kontext: WebKontext): void {
  const bremse = rateLimit({ windowMs: 60_000, limit: ANFRAGEN, standardHeaders: 'draft-8', legacyHeaders: false, handler: zuViele });
  const fehlversuche = rateLimit({ windowMs: 60_000, limit: FEHLVERSUCHE, standardHeaders: false, legacyHeaders: false, skipSuccessfulRequests: true, requestWasSuccessful: (_req, res) => res.statusCode !== 401, handler: zuViele });
  const openapi = erstelleOpenApi(kontext.links.webUrl);
  app.get('/api/openapi.json', (_req, res) => void res.json(openapi));
  app.use('/api', fuerProgramme(bremse), fuerProgramme(fehlversuche));
  app.post('/api/mizi', verlangeSchluessel(kontext.geheimnisse.apiSchluessel), verlangeJson, koerper(HOECHSTGROESSE), (req, res) => nimmMizi(kontext, req, res));
  app.post('/api/sendebericht', koerper(65_536), (req, res) => nimmBericht(kontext, req, res));
  app.use('/api', fuerProgramme((_req, res) => antworte(res, 404, 'Diesen Weg gibt es hier nicht.')));
}

/** What scripts of our own pages ask for below /api stands in the table of rights, and goes on to the session. */
const SEITEN = new Set(Object.keys(RECHTE).flatMap((weg) => / \/api\/([^/]+)/.exec(weg)?.[1] ?? []));
const fuerProgramme = (tun: RequestHandler): RequestHandler => (req, res, next) => (SEITEN.has(req.path.split('/')[1] ?? '') ? next() : tun(req, res, next));

function zuViele(_req: Request, res: Response): void {
  antworte(res, 429, 'Zu viele Anfragen. Bitte später noch einmal senden.');
}

function antworte(res: Response, status: number, fehler: string | readonly Meldung[]): void {
  const liste = typeof fehler === 'string' ? [{ feld: null, text: fehler }] : fehler.map((f) => ({ feld: f.feld || null, text: f.text }));
  res.status(status).set('Cache-Control', 'no-store').json({ fehler: liste });
}

/** The body as bytes: the signature and the kept original need them unchanged. */
const koerper = (limit: number): RequestHandler => express.raw({ type: () => true, limit, inflate: false });

function verlangeSchluessel(erwartet: string): RequestHandler {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  const soll = hash(erwartet);
  return (req, res, next) => {
    const schluessel = /^Bearer ([^\s]{1,500})$/.exec(req.get('authorization') ?? '')?.[1];
    if (schluessel !== undefined && timingSafeEqual(hash(schluessel), soll)) next();
    else antworte(res.set('WWW-Authenticate', 'Bearer'), 401, 'Der Schlüssel fehlt oder stimmt nicht (Authorization: Bearer …).');
  };
}

const verlangeJson: RequestHandler = (req, res, next) => {
  if (req.is('application/json')) next();
  else antworte(res, 415, 'Bitte als application/json in UTF-8 senden.');
};

/** @returns undefined for bytes that are no JSON in UTF-8 */
function leseJson(body: unknown): { wert: unknown; text: string; bytes: Buffer } | undefined {
  if (!Buffer.isBuffer(body)) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return { wert: JSON.parse(text), text, bytes: body };
  } catch {
    return undefined;
  }
}

async function nimmMizi({ pool, uhr, vereinbarungen }: WebKontext, req: Request, res: Response): Promise<void> {
  const json = leseJson(req.body);
  const vereinbarung = vereinbarungen.get('hannover');
  const behoerde = vereinbarung?.behoerden[0]?.kuerzel;
  if (!json) return antworte(res, 400, 'Der Inhalt ist kein gültiges JSON in UTF-8.');
  if (!vereinbarung || !behoerde) return antworte(res, 404, 'Hier werden keine Mitteilungen angenommen.');
  const akteur = { behoerde, wer: 'api' };
  const gelesen = leseMitteilung(json.wert, lokalesDatum(uhr.jetzt()), { json: json.text });
  if (!gelesen.ok) {
    const schluessel = `api:${createHash('sha256').update(json.bytes).digest('hex')}`;
    await inTransaktion(pool, akteur, (db) => insertEingangFehler(db, { quelle: 'API', inhalt: json.bytes, fehler: gelesen.fehler, schluessel }, uhr));
    return antworte(res, 422, gelesen.fehler);
  }
  const ergebnis = await inTransaktion(pool, akteur, (db) => nimmMitteilungAuf(db, gelesen.mitteilung, { uhr, vereinbarung, quelle: 'API', original: gelesen.original }));
  res.status(ergebnis.neu ? 201 : 200).set('Cache-Control', 'no-store').json({ ...ergebnis, hinweise: gelesen.hinweise });
}

async function nimmBericht({ pool, uhr, vereinbarungen, geheimnisse }: WebKontext, req: Request, res: Response): Promise<void> {
  const body: unknown = req.body;
  if (!Buffer.isBuffer(body) || !pruefeBerichtSignatur(body, req.get(SIGNATUR_HEADER), geheimnisse.bericht, uhr)) return antworte(res, 401, `Die Signatur fehlt, stimmt nicht oder ist älter als fünf Minuten (${SIGNATUR_HEADER}).`);
  const json = leseJson(body);
  if (!json) return antworte(res, 400, 'Der Inhalt ist kein gültiges JSON in UTF-8.');
  const bericht = berichtSchema.safeParse(json.wert);
  if (!bericht.success) return antworte(res, 422, bericht.error.issues.slice(0, 50).map((i) => ({ feld: i.path.join('.'), text: 'Diese Angabe ist nicht gültig.' })));
  try {
    const aufnahme = await inTransaktion(pool, { behoerde: '*', wer: 'api:sendebericht' }, (db) => recordSendebericht(db, bericht.data, 'HTTP', { uhr, vereinbarungen }));
    res.set('Cache-Control', 'no-store').json({ aufnahme });
  } catch (fehler) {
    if (!(fehler instanceof FachlicherFehler)) throw fehler;
    antworte(res, fehler.code === 'UEBERMITTLUNG_UNBEKANNT' ? 404 : 422, fehler.message);
  }
}
