import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leseModelle } from '../../src/modelle/lesen.ts';
import { pruefeModelle } from '../../src/modelle/pruefen.ts';
import { arbeiter, GUT, nachrichten } from './beispiel.ts';

let ordner: string;
const schreibe = (name: string, inhalt: string): Promise<void> => writeFile(join(ordner, name), inhalt);

beforeEach(async () => {
  ordner = await mkdtemp(join(tmpdir(), 'modelle-'));
  await mkdir(join(ordner, 'hannover'));
});
afterEach(() => rm(ordner, { recursive: true }));

const gueltig = async (): Promise<void> => {
  await schreibe('hannover/probe.bpmn', GUT);
  await schreibe('hannover/klaeren.form', JSON.stringify({ id: 'klaeren', components: [{ type: 'group', components: [{ type: 'radio', key: 'entscheidung' }] }, { type: 'text', text: 'Hinweis' }] }));
  await schreibe('hannover/vereinbarung.json', JSON.stringify({ fristarten: [{ fristart: 'H-2.2' }], klauselnVollstaendig: ['H-2.1'] }));
  const klauseln = ['H-2.1', 'H-2.2'].map((id) => ({ id, wer: '', was: 'etwas' }));
  await schreibe('hannover/klauseln.json', JSON.stringify([{ kuerzel: 'H', titel: 'H', abschnitte: [{ praefix: 'H', titel: 'H' }], klauseln }]));
};

const dmn = (inhalt: string): string => `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision name="x" id="miete">${inhalt}</decision></definitions>`;

describe('reading the models', () => {
  it('reads diagrams, forms and agreements of a folder, in which nothing is found', async () => {
    await gueltig();
    expect(await pruefeModelle(pathToFileURL(`${ordner}/`), arbeiter, nachrichten)).toEqual([]);
  });

  it('reads the fields and texts of a form through its groups', async () => {
    await gueltig();
    const { formulare } = await leseModelle(pathToFileURL(`${ordner}/`));
    expect(formulare).toEqual([{ datei: 'hannover/klaeren.form', id: 'klaeren', felder: [{ schluessel: 'entscheidung', typ: 'radio', nurLesen: false, muster: false }], texte: ['Hinweis'] }]);
  });

  it('reads the decisions of a DMN file', async () => {
    await schreibe('hannover/a.dmn', dmn('<literalExpression><text>personen * faktor</text></literalExpression>'));
    const bild = { datei: 'hannover/a.dmn', id: 'miete', name: 'x', klauseln: [], eingaben: ['faktor', 'personen'], ausgaben: [] };
    expect((await leseModelle(pathToFileURL(`${ordner}/`))).entscheidungen).toEqual([bild]);
  });

  it('finds that a decision uses an expression that nobody can read, and another decision that is not there', async () => {
    await schreibe('hannover/a.dmn', dmn('<literalExpression><text>personen *</text></literalExpression>'));
    await schreibe('hannover/b.dmn', dmn('<informationRequirement><requiredDecision href="#weg" /></informationRequirement><literalExpression><text>weg</text></literalExpression>'));
    expect((await leseModelle(pathToFileURL(`${ordner}/`))).befunde.map((b) => b.text)).toEqual([
      'Die Tabelle hannover/a.dmn, miete lässt sich nicht lesen: der Ausdruck „personen *“ ist kein FEEL.',
      'Die Tabelle hannover/b.dmn, miete lässt sich nicht lesen: sie braucht „weg“, das es in der Datei nicht gibt.',
    ]);
  });

  it.each([
    ['b.bpmn', '<bpmn:definitions', 'Die Datei lässt sich nicht lesen.'],
    ['b.form', '{', 'Die Datei lässt sich nicht lesen.'],
    ['b.bpmn', GUT.replace('<bpmn:definitions', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><bpmn:definitions'), 'Die Datei enthält eine Dokumenttyp-Angabe (DOCTYPE); das ist nicht erlaubt.'],
  ])('finds that %s cannot be read', async (name, inhalt, text) => {
    await schreibe(`hannover/${name}`, inhalt);
    expect((await leseModelle(pathToFileURL(`${ordner}/`))).befunde).toEqual([{ datei: `hannover/${name}`, element: '', regel: 'lesbar', schwere: 'FEHLER', text }]);
  });
});
