import { AnfrageFehler, baue, finde } from '../seite.ts';

/** Says something below the tools; also read out. */
export function melde(text: string, art: 'ruhig' | 'gut' | 'schlecht' = 'ruhig', ...dazu: Node[]): void {
  const zeile = finde('#werkstatt-zustand');
  zeile.dataset['art'] = art;
  zeile.replaceChildren(text, ...dazu);
}

/** Why a request failed, in words for people. */
export function erklaere(fehler: unknown): string {
  if (!(fehler instanceof AnfrageFehler)) return 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.';
  if (fehler.status === 0) return 'Die Akte ist gerade nicht erreichbar. Ihre Arbeit steht weiter in diesem Fenster; bitte versuchen Sie es gleich noch einmal.';
  if (fehler.status === 401) return 'Ihre Sitzung ist abgelaufen. Bitte melden Sie sich in einem zweiten Fenster neu an und laden Sie vorher die Datei herunter.';
  if (fehler.status === 403) return 'Das geht mit dieser Anmeldung nicht mehr. Bitte laden Sie die Datei herunter und öffnen Sie die Seite neu.';
  return texteAus(fehler.antwort).join(' ') || 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.';
}

function texteAus(antwort: unknown): string[] {
  const fehler: unknown = typeof antwort === 'object' && antwort !== null ? Reflect.get(antwort, 'fehler') : null;
  return Array.isArray(fehler) ? fehler.map((f: { text?: unknown }) => String(f.text ?? '')) : [];
}

/** A button in the look of the other pages. */
export function knopf(text: string, tun: () => void, art: 'primary' | 'secondary' | 'tertiary' = 'secondary'): HTMLButtonElement {
  const k = baue('button', { type: 'button', class: `kern-btn kern-btn--${art} kern-btn--x-small` }, baue('span', { class: 'kern-label' }, text));
  k.addEventListener('click', tun);
  return k;
}
