import { z } from 'zod';

/** A send report as the fax gateway files or posts it. `strictObject`: an unknown field is a misunderstanding, not a detail. */
export const berichtSchema = z.strictObject({
  /** Of the report, chosen by the gateway: the same report twice has the same. */
  kennung: z.string().regex(/^[A-Za-z0-9._:-]{1,100}$/),
  /** Ours, from the sidecar or the Message-ID of the mail. */
  messageId: z.uuid(),
  ergebnis: z.enum(['GESENDET', 'FEHLGESCHLAGEN']),
  /** End of the transmission, ISO with offset. The recipient's deadline starts with it. */
  gesendetAm: z.iso.datetime({ offset: true }).optional(),
  seiten: z.int().min(0).max(10_000).optional(),
  fehlerCode: z.string().regex(/^[A-Z0-9_]{1,40}$/).optional(),
});
export type Bericht = z.infer<typeof berichtSchema>;
