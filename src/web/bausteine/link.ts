import { html, type Html } from './html.ts';

/** The Aktenzeichen as the way into its file. */
export const akteLink = (aktenzeichen: string): Html => html`<a class="kern-link einzeilig" href="/akte/${aktenzeichen}">${aktenzeichen}</a>`;

/** @param id `<vorgang>:<schritt>:<runde>` */
export const uebermittlungsPfad = (id: string): string => `/uebermittlungen/${id.replaceAll(':', '/')}`;
