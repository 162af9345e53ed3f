import { fileURLToPath } from 'node:url';
import express, { type Application } from 'express';

/** Bump the number when `akte.css` changes in a release: browsers keep these files for a year. */
export const STATISCH = '/statisch/4';

/** Stylesheets and fonts, all from our own address: no page loads anything from elsewhere. */
export function liefereStatisches(app: Application): void {
  const kern = fileURLToPath(new URL('dist/', import.meta.resolve('@kern-ux/native/package.json')));
  const optionen = { index: false, redirect: false, dotfiles: 'ignore', immutable: true, maxAge: '1y' } as const;
  app.use(`${STATISCH}/kern`, express.static(kern, optionen));
  app.use(STATISCH, express.static(fileURLToPath(new URL('statisch/', import.meta.url)), optionen));
}
