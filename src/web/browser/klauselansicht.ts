import { finde } from './teile/seite.ts';

/** Agreement and diagram side by side: what is chosen on one side is highlighted and scrolled to on the other. */
const ansicht = finde('.klauselansicht');
const knoepfe = [...ansicht.querySelectorAll<HTMLButtonElement>('[data-zeige]')];
const stellen = [...ansicht.querySelectorAll<SVGGElement>('.stelle')];
const klauselnVon = (stelle: SVGGElement): string[] => (stelle.dataset['klauseln'] ?? '').split(' ');

/** @param gewaehlt ids of clauses; none takes every highlight away */
function hebeHervor(gewaehlt: readonly string[], herkunft: Element): void {
  for (const knopf of knoepfe) {
    const an = gewaehlt.includes(knopf.dataset['zeige'] ?? '');
    knopf.setAttribute('aria-pressed', String(an));
    knopf.closest('li')?.classList.toggle('gewaehlt', an);
  }
  for (const stelle of stellen) {
    const an = klauselnVon(stelle).some((k) => gewaehlt.includes(k));
    stelle.setAttribute('aria-pressed', String(an));
    stelle.classList.toggle('gewaehlt', an);
  }
  const ziel = stellen.includes(herkunft as SVGGElement) ? ansicht.querySelector('li.gewaehlt') : ansicht.querySelector('.stelle.gewaehlt');
  ziel?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

const istAn = (element: Element): boolean => element.getAttribute('aria-pressed') === 'true';
const waehle = (element: Element, klauseln: readonly string[]): void => hebeHervor(istAn(element) ? [] : klauseln, element);

for (const knopf of knoepfe) knopf.addEventListener('click', () => waehle(knopf, [knopf.dataset['zeige'] ?? '']));
for (const stelle of stellen) {
  stelle.addEventListener('click', () => waehle(stelle, klauselnVon(stelle)));
  stelle.addEventListener('keydown', (taste) => {
    if (taste.key !== 'Enter' && taste.key !== ' ') return;
    taste.preventDefault();
    waehle(stelle, klauselnVon(stelle));
  });
}
ansicht.addEventListener('keydown', (taste) => {
  if (taste.key === 'Escape') hebeHervor([], ansicht);
});
