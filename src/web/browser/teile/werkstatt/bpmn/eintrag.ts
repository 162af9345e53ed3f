import { h } from '@bpmn-io/properties-panel/preact';

/** What is given besides is handed to the component. */
export type Eintrag = { id: string; component: unknown; isEdited?: (knoten: unknown) => boolean; [eigenschaft: string]: unknown };
export type Gruppe = { id: string; label: string; component?: unknown; entries?: Eintrag[]; shouldOpen?: boolean };

type Hinweis = { id: string; text: string; wichtig?: boolean };
const Hinweis = ({ id, text, wichtig }: Hinweis): unknown => h('div', { class: `bio-properties-panel-entry werkstatt__hinweis ${wichtig ? 'werkstatt__hinweis--wichtig' : ''}`, 'data-entry-id': id, ...(wichtig ? { role: 'status' } : {}) }, text);

/** A sentence among the fields. */
export const hinweis = (id: string, text: string, wichtig = false): Eintrag => ({ id, component: Hinweis, text, wichtig });

type Verweis = { id: string; text: string; ziel: string; geh: () => void };
const Verweis = ({ id, text, ziel, geh }: Verweis): unknown => h('div', { class: 'bio-properties-panel-entry werkstatt__hinweis', 'data-entry-id': id }, `${text}: `, h('button', { type: 'button', class: 'werkstatt__verweis', onClick: geh }, ziel));

/** A sentence with a way to another element. */
export const verweis = (id: string, text: string, ziel: string, geh: () => void): Eintrag => ({ id, component: Verweis, text, ziel, geh });
