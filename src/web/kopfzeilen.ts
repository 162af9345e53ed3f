import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Security headers. No script runs at all from anywhere but our own files, nothing is loaded from elsewhere, nobody frames us. */
export function erstelleKopfzeilen(webUrl: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        // KERN's icons are masks in data: URLs.
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: webUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** Pages with personal data are not kept by browsers and proxies. */
export const nichtSpeichern: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};
