import { describe, expect, it } from 'vitest';
import { pruefeArbeiterDateien } from '../../src/modelle/arbeiter-dateien.ts';
import { pruefeModelle } from '../../src/modelle/pruefen.ts';
import { alleArbeiter } from '../../workers/index.ts';

const wurzel = new URL('../../', import.meta.url);
const ordner = new URL('workers/', wurzel);

describe('the contract between diagrams and code', () => {
  it('is kept by every diagram', async () => {
    expect((await pruefeModelle(new URL('bpmn/', wurzel), alleArbeiter)).map((b) => `${b.datei} ${b.element} ${b.regel}: ${b.text}`)).toEqual([]);
  });

  it('is kept by every worker file: its path is its job type, and it is in the list', async () => {
    expect(await pruefeArbeiterDateien(ordner, alleArbeiter)).toEqual([]);
  });

  it('is broken by a worker file that the list does not have', async () => {
    const [erster, ...weitere] = alleArbeiter;
    expect(await pruefeArbeiterDateien(ordner, weitere)).toEqual([expect.objectContaining({ element: erster?.typ, regel: 'arbeiter-dateien' })]);
  });

  it('is broken by a job type that is no path, and by one that is there twice', async () => {
    const [erster, ...weitere] = alleArbeiter;
    if (!erster) throw new Error('no workers');
    const befunde = await pruefeArbeiterDateien(ordner, [{ ...erster, typ: 'anderswo.tun' }, erster, erster, ...weitere]);
    expect(befunde.map((b) => b.element).toSorted()).toEqual(['anderswo.tun', erster.typ].toSorted());
  });
});
