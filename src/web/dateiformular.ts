import express, { type RequestHandler } from 'express';
import { WebFehler } from './fehler.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** The file of a form with one, as it was chosen; only in memory. */
    datei?: Buffer;
  }
}

/** Some more than any file that is accepted, so that a file a little too large gets its error beside the field. */
const HOECHSTENS = '25mb';

/**
 * Forms with a file, on the pages that have one and only for people who are logged in. What comes is never written to a
 * disk here. Runs before the token of the form is checked, because the token is one of its fields.
 */
export function leseDateiformular(pfad: RegExp): RequestHandler {
  const liesRoh = express.raw({ type: 'multipart/form-data', limit: HOECHSTENS });
  return async (req, res, next) => {
    if (req.method === 'POST' && pfad.test(req.path) && req.session.anmeldename && req.is('multipart/form-data')) {
      await new Promise<void>((fertig, fehler) => {
        liesRoh(req, res, (e?: unknown) => (e ? fehler(istZuGross(e) ? zuGross() : e) : fertig()));
      });
      const { felder, datei } = await zerlege(req.body as Buffer, req.headers['content-type'] ?? '');
      req.body = felder;
      if (datei) req.datei = datei;
    }
    next();
  };
}

async function zerlege(roh: Buffer, typ: string): Promise<{ felder: Record<string, string>; datei?: Buffer }> {
  const formular = await new Response(new Uint8Array(roh), { headers: { 'content-type': typ } }).formData().catch(() => null);
  if (!formular) throw unverstaendlich();
  const felder: Record<string, string> = Object.create(null) as Record<string, string>;
  let datei: Buffer | undefined;
  for (const [name, wert] of formular) {
    if (typeof wert === 'string') felder[name] = wert;
    else datei ??= Buffer.from(await wert.arrayBuffer());
  }
  return datei ? { felder, datei } : { felder };
}

const istZuGross = (fehler: unknown): boolean => fehler instanceof Error && Reflect.get(fehler, 'type') === 'entity.too.large';
const zuGross = (): WebFehler => new WebFehler(413, 'Die Datei ist zu groß', 'Höchstens 10 MB werden angenommen. Bitte gehen Sie zurück und wählen Sie eine kleinere Datei, zum Beispiel einen Scan mit geringerer Auflösung.');
const unverstaendlich = (): WebFehler => new WebFehler(400, 'Die Datei kam nicht vollständig an', 'Bitte gehen Sie zurück, laden Sie die Seite neu und wählen Sie die Datei noch einmal.');
