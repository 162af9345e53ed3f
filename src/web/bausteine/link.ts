import { istUebung } from '../../akte/uebung.ts';
import { html, leer, type Html } from './html.ts';
import { marke } from './meldung.ts';

/** Said wherever a file is named that is made up, for practice. */
export const uebungsmarke = (aktenzeichen: string): Html => (istUebung(aktenzeichen) ? html` ${marke('info', 'Übung')}` : leer);

/** The Aktenzeichen as the way into its file. */
export const akteLink = (aktenzeichen: string): Html => html`<a class="kern-link einzeilig" href="/akte/${aktenzeichen}">${aktenzeichen}</a>${uebungsmarke(aktenzeichen)}`;

/** @param id `<vorgang>:<schritt>:<runde>` */
export const uebermittlungsPfad = (id: string): string => `/uebermittlungen/${id.replaceAll(':', '/')}`;
