import type pg from 'pg';
import { z } from 'zod';
import type { Kanal, Umfeld } from '../../src/uebermittlung/typen.ts';

export const kanalSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('DATEISPOOL'), spool: z.string() }),
  z.object({ name: z.literal('SMTP_FAX'), port: z.int() }),
  z.object({ name: z.literal('INTERN') }),
]);
export type KanalWahl = z.infer<typeof kanalSchema>;

/** Reads the one channel only: a program that is killed 27 times should not read all that it does not use. */
export async function erstelleKanal(wahl: KanalWahl, pool: pg.Pool, umfeld: Umfeld): Promise<Kanal> {
  if (wahl.name === 'DATEISPOOL') return new (await import('../../src/uebermittlung/kanal/dateispool.ts')).Dateispool(wahl.spool);
  if (wahl.name === 'INTERN') return new (await import('../../src/uebermittlung/kanal/intern.ts')).Intern(pool, umfeld);
  const { SmtpFax } = await import('../../src/uebermittlung/kanal/smtp-fax.ts');
  return new SmtpFax({ url: `smtp://127.0.0.1:${wahl.port}`, absender: 'fax@fachstelle.example', faxDomain: 'fax.example' }, umfeld.uhr);
}
