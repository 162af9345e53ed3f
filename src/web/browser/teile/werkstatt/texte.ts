type Woerter = Readonly<Record<string, string>>;

const MERKMALE = ['title', 'aria-label', 'placeholder'] as const;

/**
 * German for the parts of a library that has its words written into it: whole texts and labels below `flaeche` that are in the
 * dictionary, now and whenever they are drawn.
 * @param wo what to look at there: names that people gave must not be touched
 */
export function uebersetzeTexte(flaeche: Element, wo: string, woerter: Woerter): void {
  const text = (knoten: Node): void => {
    if (!knoten.parentElement?.closest(wo)) return;
    const alt = knoten.nodeValue ?? '';
    const neu = woerter[alt.trim()];
    if (neu !== undefined && neu !== alt.trim()) knoten.nodeValue = alt.replace(alt.trim(), neu);
  };
  const element = (e: Element): void => {
    if (!e.closest(wo)) return;
    for (const merkmal of MERKMALE) {
      const neu = woerter[e.getAttribute(merkmal)?.trim() ?? ''];
      if (neu !== undefined) e.setAttribute(merkmal, neu);
    }
  };
  const alles = (wurzel: Node): void => {
    if (wurzel instanceof Element) for (const e of [wurzel, ...wurzel.querySelectorAll('*')]) element(e);
    const texte = document.createTreeWalker(wurzel, NodeFilter.SHOW_TEXT);
    if (wurzel.nodeType === Node.TEXT_NODE) text(wurzel);
    for (let t = texte.nextNode(); t; t = texte.nextNode()) text(t);
  };
  alles(flaeche);
  new MutationObserver((aenderungen) => {
    for (const a of aenderungen) {
      if (a.type === 'characterData') text(a.target);
      for (const neu of a.addedNodes) alles(neu);
    }
  }).observe(flaeche, { childList: true, subtree: true, characterData: true });
}
