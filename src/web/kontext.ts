import type pg from 'pg';
import type { Protokoll } from '../protokoll.ts';
import type { Ablage } from '../durchleitung/ablage.ts';
import type { Uhr } from '../uhr.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import type { Werkstatt } from '../werkstatt/werkstatt.ts';

/** Everything the web app is given from outside. */
export type WebKontext = {
  pool: pg.Pool;
  uhr: Uhr;
  protokoll: Protokoll;
  vereinbarungen: Map<string, Vereinbarung>;
  /** The models and their versions. */
  werkstatt: Werkstatt;
  /** Where documents wait that are passed through and not kept. */
  ablage: Ablage;
  /** The folder that faxes and their reports go through; what cannot be read there is counted. */
  spool?: string;
  /** Addresses as people call them; `webUrl` with https switches secure cookies and HSTS on. */
  links: { tasklistUrl: string; operateUrl: string; webUrl: string };
  /** Each at least 32 characters: session cookie signature, Bearer key of /api, HMAC key of /api/sendebericht. */
  geheimnisse: { sitzung: string; apiSchluessel: string; bericht: string };
};
