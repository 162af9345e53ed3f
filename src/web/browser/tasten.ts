/**
 * One key for a frequent step: `/` for the search, letters for the entries of the main menu (`data-taste`), `?` for what there is.
 * Whoever speaks to the computer or hits keys by accident switches them off (WCAG 2.1.4); this browser remembers it.
 */
const SPEICHER = 'tastenkuerzel';
const suche = document.querySelector<HTMLInputElement>('#suche-kopf');
const ziele = [...document.querySelectorAll<HTMLAnchorElement>('.menue a[data-taste]')].map((a) => ({ taste: a.dataset['taste'] ?? '', text: a.textContent?.trim() ?? '', geh: () => a.click() }));
const kuerzel = [...(suche ? [{ taste: '/', text: 'Zum Suchfeld', geh: () => suche.select() }] : []), ...ziele, { taste: '?', text: 'Diese Übersicht', geh: () => zeige() }];

let an = lies();
const dialog = baueDialog();
const knopf = document.createElement('button');
knopf.type = 'button';
knopf.className = 'kern-btn kern-btn--tertiary kern-btn--small';
knopf.innerHTML = '<span class="kern-label">Tastenkürzel</span>';
knopf.addEventListener('click', () => zeige());
document.querySelector('.fuss .rahmen')?.append(knopf, dialog);

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
  const d = document.createElement('dialog');
  d.className = 'tasten';
  d.setAttribute('aria-labelledby', 'tasten-titel');
  const zeilen = kuerzel.map(({ taste, text }) => {
    const zeile = document.createElement('div');
    const [name, was] = [document.createElement('dt'), document.createElement('dd')];
    const k = document.createElement('kbd');
    k.textContent = taste.toUpperCase();
    name.append(k);
    was.textContent = text;
    zeile.append(name, was);
    return zeile;
  });
  d.innerHTML = '<h2 class="kern-heading-medium" id="tasten-titel">Tastenkürzel</h2><p class="kern-body" data-stand></p><dl></dl><form method="dialog" class="knoepfe"><button type="button" class="kern-btn kern-btn--secondary" data-schalter><span class="kern-label"></span></button><button class="kern-btn kern-btn--primary" autofocus><span class="kern-label">Schließen</span></button></form>';
  d.querySelector('dl')?.append(...zeilen);
  d.querySelector('[data-schalter]')?.addEventListener('click', () => {
    an = !an;
    merke(an);
    schreibeStand();
  });
  return d;
}

function schreibeStand(): void {
  const [satz, schalter] = [dialog.querySelector('[data-stand]'), dialog.querySelector('[data-schalter] .kern-label')];
  if (satz) satz.textContent = an ? 'Eine Taste genügt, solange Sie nicht in ein Feld schreiben.' : 'Die Tastenkürzel sind in diesem Browser ausgeschaltet.';
  if (schalter) schalter.textContent = an ? 'Tastenkürzel ausschalten' : 'Tastenkürzel einschalten';
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
