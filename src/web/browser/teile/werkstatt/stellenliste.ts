import { baue, finde } from '../seite.ts';
import type { Editor } from './editor.ts';

/** Every element by name: the way to one without the picture. */
export function starteStellenliste(editor: Editor): () => void {
  const [feld, liste, summe] = [finde<HTMLInputElement>('#stellen-suche'), finde('#stellen'), finde('#stellen-summe')];
  const zeichne = (): void => {
    const gesucht = feld.value.trim().toLocaleLowerCase('de');
    const alle = editor.stellen().filter((s) => `${s.name} ${s.art} ${s.id}`.toLocaleLowerCase('de').includes(gesucht));
    summe.textContent = `${alle.length} ${alle.length === 1 ? 'Stelle' : 'Stellen'}`;
    liste.replaceChildren(
      ...alle.map((s) => {
        const knopf = baue('button', { type: 'button', class: 'werkstatt__eintrag' }, baue('span', { class: 'werkstatt__befundtext' }, s.name || s.id), baue('span', { class: 'zusatz' }, s.art));
        knopf.addEventListener('click', () => editor.zeige(s.id));
        return baue('li', {}, knopf);
      }),
    );
  };
  feld.addEventListener('input', zeichne);
  return zeichne;
}
