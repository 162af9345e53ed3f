import { html } from 'hono/html';

/** Markup in which every inserted value was escaped. Strings are never marked as safe by hand anywhere in this app. */
export type Html = ReturnType<typeof html>;

export { html };

/** Nothing to show. */
export const leer: Html = html``;
