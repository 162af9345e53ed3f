import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { pruefeArbeiterDateien } from '../../src/modelle/arbeiter-dateien.ts';
import { pruefeEntwurf, pruefeModelle } from '../../src/modelle/pruefen.ts';
import { alleArbeiter } from '../../workers/index.ts';

const wurzel = new URL('../../', import.meta.url);
const ordner = new URL('workers/', wurzel);
const bpmn = new URL('bpmn/', wurzel);

describe('the contract between diagrams and code', () => {
  it('is kept by every diagram', async () => {
    expect((await pruefeModelle(bpmn, alleArbeiter)).map((b) => `${b.datei} ${b.element} ${b.regel}: ${b.text}`)).toEqual([]);
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

describe('a draft of a diagram', () => {
  const datei = 'hannover/mizi/mizi.bpmn';
  const lies = (): Promise<string> => readFile(new URL(datei, bpmn), 'utf8');

  it('is checked in place of the saved file', async () => {
    const xml = await lies();
    expect(await pruefeEntwurf(bpmn, { datei, xml }, alleArbeiter)).toEqual([]);
    const befunde = await pruefeEntwurf(bpmn, { datei, xml: xml.replaceAll('&quot;H-2.2&quot;', '&quot;H-2.8&quot;') }, alleArbeiter);
    expect(befunde).toEqual([expect.objectContaining({ datei, regel: 'fristarten', text: 'Die Fristart „H-2.8“ steht nicht in vereinbarung.json.' })]);
  });

  it('that is no diagram is a finding', async () => {
    expect(await pruefeEntwurf(bpmn, { datei: 'hannover/neu.bpmn', xml: '<html>' }, alleArbeiter)).toEqual([expect.objectContaining({ datei: 'hannover/neu.bpmn', regel: 'lesbar' })]);
  });
});
