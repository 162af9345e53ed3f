import type { Kasten } from '../../klauselkarte/bild.ts';
import { html, type Html } from './html.ts';

/** The whole picture, as wide as the page at most. */
export const uebersichtsbild = (quelle: string, { width, height }: Kasten, alt: string): Html =>
  html`<img class="diagramm-uebersicht" src="${quelle}" width="${Math.round(width)}" height="${Math.round(height)}" alt="${alt}" />`;

/** A picture in a size that can be read. What does not fit is reached by scrolling, also with the arrow keys. */
export const rollbild = (quelle: string, { width, height }: Kasten, name: string, alt: string): Html =>
  html`<div class="diagramm-flaeche" role="region" aria-label="${name}" tabindex="0"><img src="${quelle}" width="${Math.round(width)}" height="${Math.round(height)}" alt="${alt}" /></div>`;

export const klauselLink = (id: string): Html => html`<a class="kern-link" href="/klauseln/${id}">${id}</a>`;
export const diagrammLink = (d: { name: string; titel: string }): Html => html`<a class="kern-link" href="/diagramme/${d.name}">${d.titel}</a>`;
