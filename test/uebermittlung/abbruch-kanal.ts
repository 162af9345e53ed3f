import type pg from 'pg';
import { z } from 'zod';
import { Dateispool } from '../../src/uebermittlung/kanal/dateispool.ts';
import { Intern } from '../../src/uebermittlung/kanal/intern.ts';
import { SmtpFax } from '../../src/uebermittlung/kanal/smtp-fax.ts';
import type { Kanal, Umfeld } from '../../src/uebermittlung/typen.ts';

export const kanalSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('DATEISPOOL'), spool: z.string() }),
  z.object({ name: z.literal('SMTP_FAX'), port: z.int() }),
  z.object({ name: z.literal('INTERN') }),
]);
export type KanalWahl = z.infer<typeof kanalSchema>;

export function erstelleKanal(wahl: KanalWahl, pool: pg.Pool, umfeld: Umfeld): Kanal {
  if (wahl.name === 'DATEISPOOL') return new Dateispool(wahl.spool);
  if (wahl.name === 'INTERN') return new Intern(pool, umfeld);
  return new SmtpFax({ url: `smtp://127.0.0.1:${wahl.port}`, absender: 'fax@fachstelle.example', faxDomain: 'fax.example' }, umfeld.uhr);
}
