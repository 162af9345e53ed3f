import type { Page } from 'playwright-core';

/** Kinds of things that were seen to take and to show the focus: hundreds of links are alike. */
const gesehen = new Set<string>();

/**
 * What can be clicked must be reached by keyboard, and one must see where one is: everything that is shown is in the
 * order of the Tab key (of tabs the chosen one), and each kind of it takes the focus and looks different while it has it.
 * @returns what is not so, in words
 */
export async function pruefeTastatur(seite: Page): Promise<string[]> {
  const anfangs = await seite.evaluateHandle(() => document.activeElement);
  // A browser shows the focus to whoever uses the keyboard.
  await seite.keyboard.press('Tab');
  const { maengel, arten } = await seite.evaluate(([bekannt, vorher]) => {
    const bewegt = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=link], [contenteditable=true]';
    const aussehen = (e: Element): string =>
      [e, e.parentElement, ...((e as HTMLInputElement).labels ?? [])].flatMap((x) => (x ? [null, '::before', '::after'].map((teil) => { const s = getComputedStyle(x, teil); return `${s.outline} ${s.boxShadow} ${s.border} ${s.backgroundColor}`; }) : [])).join();
    const [gefunden, neue]: [string[], string[]] = [[], []];
    // An open dialog is all that can be used; what the libraries of the editors draw on their sheet has keys of its own (docs/werkstatt.md).
    for (const e of (document.querySelector('dialog:modal') ?? document).querySelectorAll<HTMLElement>(bewegt)) {
      if (e.closest('#zeichnung')) continue;
      if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: false }) || e.matches(':disabled, [aria-hidden=true] *, [aria-hidden=true]') || e.closest('[inert], details:not([open]) > :not(summary)')) continue;
      const wer = `${e.tagName.toLowerCase()} „${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 40)}“`;
      if (e.tabIndex < 0 && !(e.matches('[role=tab]') && e.parentElement?.querySelector('[role=tab][tabindex="0"]'))) gefunden.push(`${wer} is not reached with Tab`);
      const art = `${e.tagName} ${e.getAttribute('type')} ${e.className}`;
      if (bekannt.includes(art) || neue.includes(art)) continue;
      neue.push(art);
      (document.activeElement as HTMLElement | null)?.blur();
      const ohne = aussehen(e);
      e.focus({ preventScroll: true });
      if (document.activeElement !== e) gefunden.push(`${wer} takes no focus`);
      else if (aussehen(e) === ohne) gefunden.push(`${wer} does not show the focus`);
    }
    (document.activeElement as HTMLElement | null)?.blur();
    (vorher as HTMLElement | null)?.focus({ preventScroll: true });
    return { maengel: gefunden, arten: neue };
  }, [[...gesehen], anfangs] as const);
  for (const art of arten) gesehen.add(art);
  return maengel;
}
