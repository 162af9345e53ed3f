import type { RequestHandler } from 'express';
import type { Protokoll } from '../protokoll.ts';
import type { Uhr } from '../uhr.ts';

const AKTENZEICHEN = /^[0-9A-Z.]{1,20}-[0-9]{4}-[0-9]{6}$/;

/** One line per request: the pattern of the route, never the path that was called; of its values only an Aktenzeichen. */
export function erstelleAnfrageprotokoll(protokoll: Protokoll, uhr: Uhr): RequestHandler {
  return (req, res, next) => {
    const beginn = uhr.jetzt().getTime();
    res.on('finish', () => {
      const muster: unknown = req.route?.path;
      const aktenzeichen = req.params?.['aktenzeichen'];
      protokoll.info('Anfrage', {
        weg: `${bekannteMethode(req.method)} ${typeof muster === 'string' ? muster : '(ohne Seite)'}`,
        status: res.statusCode,
        dauerMs: uhr.jetzt().getTime() - beginn,
        ...(typeof aktenzeichen === 'string' && AKTENZEICHEN.test(aktenzeichen) ? { aktenzeichen } : {}),
      });
    });
    next();
  };
}

function bekannteMethode(methode: string): string {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(methode) ? methode : 'ANDERE';
}
