import { baue, finde } from './teile/seite.ts';

/**
 * One key for a frequent step: `/` for the search, letters for the entries of the main menu (`data-taste`), `?` for what there is.
 * Whoever speaks to the computer or hits keys by accident switches them off (WCAG 2.1.4); this browser remembers it.
 */
const SPEICHER = 'tastenkuerzel';
const suche = document.querySelector<HTMLInputElement>('#suche-kopf');
const ziele = [...document.querySelectorAll<HTMLAnchorElement>('.menue a[data-taste]')].map((a) => ({ taste: a.dataset['taste'] ?? '', text: a.textContent?.trim() ?? '', geh: () => a.click() }));
const kuerzel = [...(suche ? [{ taste: '/', text: 'Zum Suchfeld', geh: () => suche.select() }] : []), ...ziele, { taste: '?', text: 'Diese Übersicht', geh: () => zeige() }];

let an = lies();
const stand = baue('p', { class: 'kern-body' });
const schalter = baue('span', { class: 'kern-label' });
const dialog = baueDialog();
const oeffner = baue('button', { type: 'button', class: 'kern-btn kern-btn--tertiary kern-btn--small' }, baue('span', { class: 'kern-label' }, 'Tastenkürzel'));
oeffner.addEventListener('click', () => zeige());
finde('.fuss .rahmen').append(oeffner, dialog);

document.addEventListener('keydown', (e) => {
  if (!an || e.defaultPrevented || e.ctrlKey || e.altKey || e.metaKey || e.isComposing || e.repeat || dialog.open || schreibtIn(e.target)) return;
  const treffer = kuerzel.find((k) => k.taste === e.key.toLowerCase());
  if (!treffer) return;
  e.preventDefault();
  treffer.geh();
});

/** Where keys are text, or mean something to the element itself. */
function schreibtIn(ziel: EventTarget | null): boolean {
  return ziel instanceof HTMLElement && (ziel.isContentEditable || ziel.closest('input:not([type="checkbox"], [type="radio"], [type="submit"]), textarea, select, [role="textbox"], [contenteditable="true"]') !== null);
}

function zeige(): void {
  schreibeStand();
  dialog.showModal();
}

function baueDialog(): HTMLDialogElement {
  const umschalten = baue('button', { type: 'button', class: 'kern-btn kern-btn--secondary' }, schalter);
  umschalten.addEventListener('click', () => {
    an = !an;
    merke(an);
    schreibeStand();
  });
  const schliessen = baue('button', { class: 'kern-btn kern-btn--primary', autofocus: true }, baue('span', { class: 'kern-label' }, 'Schließen'));
  const liste = baue('dl', {}, ...kuerzel.map(({ taste, text }) => baue('div', {}, baue('dt', {}, baue('kbd', {}, taste.toUpperCase())), baue('dd', {}, text))));
  return baue('dialog', { class: 'tasten', 'aria-labelledby': 'tasten-titel' }, baue('h2', { class: 'kern-heading-medium', id: 'tasten-titel' }, 'Tastenkürzel'), stand, liste, baue('form', { method: 'dialog', class: 'knoepfe' }, umschalten, schliessen));
}

function schreibeStand(): void {
  stand.textContent = an ? 'Eine Taste genügt, solange Sie nicht in ein Feld schreiben.' : 'Die Tastenkürzel sind in diesem Browser ausgeschaltet.';
  schalter.textContent = an ? 'Tastenkürzel ausschalten' : 'Tastenkürzel einschalten';
}

/** A browser that keeps nothing (private window) has them on. */
function lies(): boolean {
  try {
    return localStorage.getItem(SPEICHER) !== 'aus';
  } catch {
    return true;
  }
}

function merke(wert: boolean): void {
  try {
    if (wert) localStorage.removeItem(SPEICHER);
    else localStorage.setItem(SPEICHER, 'aus');
  } catch {
    // Then it holds for this page.
  }
}
