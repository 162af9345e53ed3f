import { describe, expect, it } from 'vitest';
import { leseAusdruck } from '../../src/modelle/feel.ts';
import { ersetze, kurz, pruefe, pruefeXml } from './beispiel.ts';

describe('the rule job-typen', () => {
  it('finds a job type without a worker, and says nothing about variables that the worker might bring', async () => {
    expect(await pruefeXml('type="p.aufnehmen"', 'type="p.unbekannt"')).toEqual([
      ' job-typen: Den Arbeiter „p.aufnehmen“ benutzt kein Diagramm.',
      'Aufnehmen job-typen: Für den Job-Typ „p.unbekannt“ gibt es keinen Arbeiter (workers/p/unbekannt.ts).',
    ]);
  });

  it('refuses a job type that is computed', async () => {
    expect(await pruefeXml('type="p.aufnehmen"', 'type="=pruefung"')).toContain('Aufnehmen job-typen: Der Job-Typ ist ein Ausdruck; er muss fest dastehen.');
  });
});

describe('the rule eingaben', () => {
  it('finds an input that the diagram does not configure', async () => {
    expect(await pruefeXml('<zeebe:input source="=2" target="fristLaenge" />', '')).toContain(
      'Abwarten eingaben: „p.frist-setzen“ braucht die Variable „fristLaenge“; sie ist hier nicht auf jedem Weg vorhanden.',
    );
  });

  it('finds a variable that only one of two ways brings', async () => {
    const xml = ersetze('sourceRef="Klaeren" targetRef="Ende"', 'sourceRef="Klaeren" targetRef="Verbuchen"');
    expect(kurz(await pruefe({ xml }))).toEqual(['Verbuchen eingaben: „p.verbuchen“ braucht die Variable „antwort“; sie ist hier nicht auf jedem Weg vorhanden.']);
  });

  it('does not take a variable that an output mapping leaves behind', async () => {
    const gefunden = await pruefeXml('target="fristBeginn" /></zeebe:ioMapping>', 'target="fristBeginn" /><zeebe:output source="=1" target="anderes" /></zeebe:ioMapping>');
    expect(gefunden).toContain('Verbuchen eingaben: „p.verbuchen“ braucht die Variable „antwort“; sie ist hier nicht auf jedem Weg vorhanden.');
  });

  it('takes a value that an if makes of a variable that may be missing', async () => {
    expect(await pruefeXml('source="=eingangAm"', 'source="=if antwort = null then &quot;2026-01-01&quot; else eingangAm"')).toEqual([]);
  });

  it('does not take a variable that is computed from one that is not there', async () => {
    expect(await pruefeXml('source="=eingangAm"', 'source="=gesendetAm"')).toContain(
      'Abwarten eingaben: „p.frist-setzen“ braucht die Variable „fristBeginn“; sie ist hier nicht auf jedem Weg vorhanden.',
    );
  });

  it.each([
    ['source="=&quot;WERKTAG&quot;"', 'source="=&quot;STUNDE&quot;"', 'fristEinheit'],
    ['source="=2"', 'source="=&quot;zwei&quot;"', 'fristLaenge'],
    ['source="=2"', 'source="=null"', 'fristLaenge'],
  ])('finds a value that does not fit: %s → %s', async (was, durch, feld) => {
    expect(await pruefeXml(was, durch)).toEqual([expect.stringContaining(`passt nicht zur Eingabe „${feld}“ von „p.frist-setzen“`)]);
  });
});

describe('the rule ausdruecke', () => {
  it('finds an expression that cannot be read', async () => {
    expect(await pruefeXml('source="=eingangAm"', 'source="=eingangAm +"')).toContain('Abwarten ausdruecke: Zuordnung an „fristBeginn“: Der Ausdruck =eingangAm + lässt sich nicht lesen.');
  });

  it.each([
    ['=pruefung = "NEIN"', '=pruefng = "NEIN"', 'F4 ausdruecke: Bedingung: Die Variable „pruefng“ ist hier nicht bekannt.'],
    ['>=ablauf<', '>=ablaufAm<', 'Ablauf ausdruecke: Zeitpunkt: Die Variable „ablaufAm“ ist hier nicht auf jedem Weg vorhanden.'],
    ['dueDate="=faelligAm"', 'dueDate="=faellig"', 'Klaeren ausdruecke: Fälligkeit: Die Variable „faellig“ ist hier nicht auf jedem Weg vorhanden.'],
    ['correlationKey="=aktenzeichen"', 'correlationKey="=fallId"', 'Abwarten ausdruecke: Korrelation: Die Variable „fallId“ ist hier nicht auf jedem Weg vorhanden.'],
  ])('finds a variable that is not there: %s → %s', async (was, durch, befund) => {
    expect(await pruefeXml(was, durch)).toEqual([befund]);
  });
});

describe('a condition', () => {
  it('may ask for what only some ways bring where the gateway has a default way, and only there', async () => {
    const spaeter = ersetze('sourceRef="Aufnehmen" targetRef="Weiche"', 'sourceRef="Start" targetRef="Weiche"');
    expect(kurz(await pruefe({ xml: spaeter })).filter((b) => b.startsWith('F4'))).toEqual([]);
    expect(kurz(await pruefe({ xml: ersetze(' default="F3"', '', spaeter) }))).toContain('F4 ausdruecke: Bedingung: Die Variable „pruefung“ ist hier nicht auf jedem Weg vorhanden.');
  });
});

describe('an expression', () => {
  it.each([
    ['=a + b', ['a', 'b']],
    ['=if a = "then" then b else "x"', ['b']],
    ['=if a then "x" else if b then c else d', ['c', 'd']],
    ['=if a then if b then c else 1 else d', ['c', 'd']],
    ['="a" + string(b)', ['b']],
    ['a', []],
  ])('%s has no value without %j', (text, noetig) => {
    expect(leseAusdruck(text).noetig).toEqual(noetig);
  });
});

describe('the rule fehlercodes', () => {
  it('finds an error of a worker that nothing catches, and a caught error that nothing throws', async () => {
    expect(await pruefeXml('errorCode="FEHLT"', 'errorCode="ANDERS"')).toEqual([
      'Fehlt fehlercodes: Den Fehler „ANDERS“ wirft hier kein Arbeiter und kein Endereignis.',
      'Verbuchen fehlercodes: Den Fehler „FEHLT“ von „p.verbuchen“ fängt hier nichts ab.',
    ]);
  });
});
