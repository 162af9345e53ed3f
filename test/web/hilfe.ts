import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bcrypt from 'bcryptjs';
import type pg from 'pg';
import { seedBeteiligte } from '../../src/akte/beteiligter.ts';
import { Besuch } from '../../src/beispiel/besuch.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { Ablage } from '../../src/durchleitung/ablage.ts';
import { InfrastrukturFehler } from '../../src/fehler.ts';
import { stillesProtokoll, type Protokoll } from '../../src/protokoll.ts';
import { StellbareUhr, type Uhr } from '../../src/uhr.ts';
import { ladeVereinbarungen, MODELLE, type Vereinbarung } from '../../src/vereinbarung.ts';
import { erstelleWebApp } from '../../src/web/app.ts';
import { starteWeb } from '../../src/web/start.ts';
import { Werkstatt, type Werkstattangaben } from '../../src/werkstatt/werkstatt.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';

export const PASSWORT = 'kooperation-lokal';
/** With few rounds: hundreds of logins need not be slow on purpose. */
export const HASH = bcrypt.hashSync(PASSWORT, 4);
export const API_SCHLUESSEL = 'pruefschluessel-mit-mindestens-32-zeichen';
export const BERICHT_GEHEIMNIS = 'berichtsgeheimnis-mit-mindestens-32-zeichen';

export const KONTEN = {
  anna: { anmeldename: 'anna.berg', anzeigename: 'Anna Berg', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung'] },
  lena: { anmeldename: 'lena.vogt', anzeigename: 'Lena Vogt', behoerde: 'LHH', rollen: ['fachstelle-leitung'] },
  jens: { anmeldename: 'jens.kurz', anzeigename: 'Jens Kurz', behoerde: 'JC', rollen: ['jobcenter-sachbearbeitung'] },
  tina: { anmeldename: 'tina.lange', anzeigename: 'Tina Lange', behoerde: 'JC', rollen: ['jobcenter-teamleitung'] },
  petra: { anmeldename: 'petra.modell', anzeigename: 'Petra Modell', behoerde: 'LHH', rollen: ['modellierung'] },
  maria: { anmeldename: 'maria.zahl', anzeigename: 'Maria Zahl', behoerde: 'LHH', rollen: ['auswertung'] },
  admin: { anmeldename: 'admin', anzeigename: 'Verwaltung', behoerde: 'LHH', rollen: ['verwaltung'] },
} as const;
export type KontoName = keyof typeof KONTEN;

export type TestWeb = {
  url: string;
  uhr: StellbareUhr;
  datenbank: TestDatenbank;
  /** Runs as a person of an authority. */
  inDb<T>(behoerde: string, tun: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type TestWebOptionen = { protokoll?: Protokoll; webUrl?: string; jetzt?: string; verbinde?: (url: string) => Promise<pg.Pool>; vereinbarungen?: Map<string, Vereinbarung>; ablage?: Ablage; werkstatt?: Partial<Werkstattangaben>; /** the pages of a world in which procedures run: its database, which it closes itself, and its clock */ welt?: { datenbank: TestDatenbank; uhr: Uhr } };

/** Takes nothing: most pages do without an engine. */
const ohneEngine: Werkstattangaben['camunda'] = {
  deploy: () => Promise.reject(new InfrastrukturFehler('CAMUNDA_UNAVAILABLE', 'no engine')),
  leiteUeber: () => Promise.reject(new InfrastrukturFehler('CAMUNDA_UNAVAILABLE', 'no engine')),
};

/** The real web app on a free port with its own database, the local accounts and the agreement's Beteiligte. */
export async function starteTestWeb(optionen: TestWebOptionen = {}): Promise<TestWeb> {
  const datenbank = optionen.welt?.datenbank ?? (await testDatenbank());
  const uhr = new StellbareUhr(new Date(optionen.jetzt ?? '2026-04-02T09:00:00+02:00'));
  const vereinbarungen = optionen.vereinbarungen ?? (await ladeVereinbarungen());
  await inTransaktion(datenbank.pool, { behoerde: 'LHH', wer: 'test' }, async (db) => {
    for (const k of Object.values(KONTEN)) await db.query('INSERT INTO konto (anmeldename, anzeigename, behoerde, rollen, passwort_hash) VALUES ($1, $2, $3, $4, $5)', [k.anmeldename, k.anzeigename, k.behoerde, k.rollen, HASH]);
    for (const v of vereinbarungen.values()) {
      await seedBeteiligte(db, v);
    }
  });
  const ordner = await mkdtemp(join(tmpdir(), 'kooperation-ablage-'));
  const ablage = optionen.ablage ?? new Ablage(ordner, 'geheimnis-der-installation-mit-mindestens-32-zeichen');
  const pool = (await optionen.verbinde?.(datenbank.url)) ?? datenbank.pool;
  const app = erstelleWebApp({
    pool,
    uhr: optionen.welt?.uhr ?? uhr,
    protokoll: optionen.protokoll ?? stillesProtokoll,
    vereinbarungen,
    ablage,
    werkstatt: new Werkstatt({ pool, ordner: MODELLE, uhr, protokoll: optionen.protokoll ?? stillesProtokoll, camunda: ohneEngine, arbeiter: async () => [], ...optionen.werkstatt }),
    links: { tasklistUrl: 'http://127.0.0.1:8080/tasklist', operateUrl: 'http://127.0.0.1:8080/operate', webUrl: optionen.webUrl ?? 'http://127.0.0.1' },
    geheimnisse: { sitzung: 'sitzungsgeheimnis-mit-mindestens-32-zeichen', apiSchluessel: API_SCHLUESSEL, bericht: BERICHT_GEHEIMNIS },
  });
  const server = await starteWeb(app, '127.0.0.1', 0);
  return {
    url: `http://127.0.0.1:${server.port}`,
    uhr,
    datenbank,
    inDb: (behoerde, tun) => inTransaktion(datenbank.pool, { behoerde, wer: 'test' }, tun),
    close: async () => {
      await server.stop();
      if (pool !== datenbank.pool) await pool.end();
      if (!optionen.welt) await datenbank.close();
      await rm(ordner, { recursive: true, force: true });
    },
  };
}

export type { Antwort } from '../../src/beispiel/besuch.ts';
export { Besuch } from '../../src/beispiel/besuch.ts';

/** What this person types into the login. */
export const alsPerson = (konto: KontoName): { name: string; passwort: string } => ({ name: KONTEN[konto].anmeldename, passwort: PASSWORT });

export async function angemeldet(web: TestWeb, konto: KontoName): Promise<Besuch> {
  const besuch = new Besuch(web.url);
  const antwort = await besuch.melde(alsPerson(konto));
  if (antwort.status !== 303) throw new Error(`login failed with ${antwort.status}`);
  return besuch;
}
