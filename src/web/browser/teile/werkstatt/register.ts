/** Tabs after the ARIA pattern: arrow keys move between them, one is in the tab order. */
export function starteRegister(liste: HTMLElement, beiWechsel: (name: string) => void): (name: string) => void {
  const reiter = [...liste.querySelectorAll<HTMLButtonElement>('[role=tab]')];
  const waehle = (ziel: HTMLButtonElement): void => {
    for (const r of reiter) {
      const aktiv = r === ziel;
      r.setAttribute('aria-selected', String(aktiv));
      r.tabIndex = aktiv ? 0 : -1;
      const blatt = document.querySelector(`#${r.getAttribute('aria-controls') ?? ''}`);
      blatt?.toggleAttribute('hidden', !aktiv);
    }
    beiWechsel(ziel.dataset['blatt'] ?? '');
  };
  liste.addEventListener('click', (e) => {
    const ziel = (e.target as Element).closest<HTMLButtonElement>('[role=tab]');
    if (ziel) waehle(ziel);
  });
  liste.addEventListener('keydown', (e) => {
    const hier = reiter.indexOf(document.activeElement as HTMLButtonElement);
    const schritt = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    const ziel = e.key === 'Home' ? reiter[0] : e.key === 'End' ? reiter.at(-1) : schritt && hier >= 0 ? reiter[(hier + schritt + reiter.length) % reiter.length] : undefined;
    if (!ziel) return;
    e.preventDefault();
    waehle(ziel);
    ziel.focus();
  });
  return (name) => {
    const ziel = reiter.find((r) => r.dataset['blatt'] === name);
    if (ziel) waehle(ziel);
  };
}
