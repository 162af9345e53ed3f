/** What every script of a page needs: its data, elements, and asking our own server. */

/** What the page holds for the script (`skriptDaten` on the server). */
export function leseDaten<T>(id: string): T {
  const wert = document.querySelector<HTMLDataElement>(`data#${CSS.escape(id)}`)?.value;
  if (wert === undefined) throw new Error(`no data ${id} in this page`);
  return JSON.parse(wert) as T;
}

/** An element that the page is known to have. */
export function finde<T extends Element = HTMLElement>(auswahl: string, wo: ParentNode = document): T {
  const gefunden = wo.querySelector<T>(auswahl);
  if (!gefunden) throw new Error(`${auswahl} is missing in this page`);
  return gefunden;
}

type Inhalt = Node | string | null | undefined | false;

/** Makes an element. Text is always text: nothing in it is read as markup. */
export function baue<K extends keyof HTMLElementTagNameMap>(name: K, eigenschaften: Record<string, string | boolean | undefined> = {}, ...inhalt: Inhalt[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [schluessel, wert] of Object.entries(eigenschaften)) {
    if (wert === true) element.setAttribute(schluessel, '');
    else if (typeof wert === 'string') element.setAttribute(schluessel, wert);
  }
  element.append(...inhalt.filter((i): i is Node | string => Boolean(i) || i === ''));
  return element;
}

/** An answer of our server that is no success: `status` and what it said. `status` 0: it could not be reached. */
export class AnfrageFehler extends Error {
  readonly status: number;
  readonly antwort: unknown;
  constructor(status: number, antwort: unknown) {
    super(`answered with ${status}`);
    [this.status, this.antwort] = [status, antwort];
  }
}

/** @throws AnfrageFehler */
export const frage = <T>(pfad: string, abbruch?: AbortSignal): Promise<T> => hole(pfad, abbruch ? { signal: abbruch } : {});

/** @throws AnfrageFehler */
export const sende = <T>(pfad: string, csrf: string, daten: unknown, abbruch?: AbortSignal): Promise<T> =>
  hole(pfad, { method: 'POST', headers: { 'content-type': 'application/json', 'x-csrf-token': csrf }, body: JSON.stringify(daten), ...(abbruch ? { signal: abbruch } : {}) });

async function hole<T>(pfad: string, anfrage: RequestInit): Promise<T> {
  const antwort = await fetch(pfad, { credentials: 'same-origin', redirect: 'error', ...anfrage, headers: { accept: 'application/json', ...anfrage.headers } }).catch((fehler: unknown) => {
    if (anfrage.signal?.aborted) throw fehler;
    throw new AnfrageFehler(0, fehler);
  });
  const inhalt: unknown = await antwort.json().catch(() => null);
  if (!antwort.ok) throw new AnfrageFehler(antwort.status, inhalt);
  return inhalt as T;
}
