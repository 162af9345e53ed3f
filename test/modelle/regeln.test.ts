import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { leseAusdruck } from '../../src/modelle/feel.ts';
import { bedenken } from '../../src/modelle/regeln/personen.ts';
import { arbeiter, ersetze, formular, kurz, nachrichten, pruefe } from './beispiel.ts';

const pruefeXml = async (was: string, durch: string): Promise<string[]> => kurz(await pruefe({ xml: ersetze(was, durch) }));

describe('a model in which nothing is wrong', () => {
  it('has no findings', async () => {
    expect(kurz(await pruefe())).toEqual([]);
  });
});

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

describe('the rule verweise', () => {
  it('finds a form that is not there and one that nothing uses', async () => {
    expect(await pruefeXml('formId="klaeren"', 'formId="klaehren"')).toEqual([
      ' verweise: Das Formular „klaeren“ benutzt kein Diagramm.',
      'Klaeren verweise: Das Formular „klaehren“ gibt es nicht.',
    ]);
  });

  it('finds a called process and a decision that are not there', async () => {
    const aufruf = '<bpmn:callActivity id="Ruf"><bpmn:extensionElements><zeebe:calledElement processId="fehlt" /></bpmn:extensionElements></bpmn:callActivity>';
    const regel = '<bpmn:businessRuleTask id="Regel"><bpmn:extensionElements><zeebe:calledDecision decisionId="fehlt" resultVariable="x" /></bpmn:extensionElements></bpmn:businessRuleTask>';
    expect(await pruefeXml('<bpmn:endEvent id="Ende" />', `<bpmn:endEvent id="Ende" />${aufruf}${regel}`)).toEqual([
      'Regel verweise: Die Entscheidung „fehlt“ gibt es nicht.',
      'Ruf verweise: Der Prozess „fehlt“ gibt es nicht.',
    ]);
  });
});

describe('the rule nachrichten', () => {
  it('finds a message that nobody sends, and one that nobody waits for', async () => {
    expect(await pruefeXml('name="fall-beendet"', 'name="fall-zuende"')).toEqual([
      ' nachrichten: Auf die Nachricht „fall-beendet“ wartet kein Diagramm.',
      'Beendet nachrichten: Die Nachricht „fall-zuende“ sendet niemand.',
    ]);
  });

  it('finds a wait for a message without a correlation key', async () => {
    const schluessel = '<bpmn:extensionElements><zeebe:subscription correlationKey="=aktenzeichen" /></bpmn:extensionElements>';
    expect(await pruefeXml(schluessel, '')).toEqual(['Abwarten nachrichten: Die Nachricht „p.antwort“ hat keinen Korrelationsschlüssel.']);
  });
});

describe('the rule klauseln', () => {
  it('finds a clause that is not in the catalogue, and one that no element carries out', async () => {
    expect(await pruefeXml('value="H-2.1, H-2.2"', 'value="H-2.1, H-9.9"')).toEqual([
      'Aufnehmen klauseln: Die Klausel „H-9.9“ steht nicht im Klauselverzeichnis.',
      ' klauseln: Die Klausel „H-2.2“ führt kein Element aus.',
    ]);
  });
});

describe('the rule fristarten', () => {
  it('finds a Fristart that the agreement does not have', async () => {
    expect(await pruefeXml('source="=&quot;H-2.2&quot;"', 'source="=&quot;H-2.9&quot;"')).toEqual(['Abwarten fristarten: Die Fristart „H-2.9“ steht nicht in vereinbarung.json.']);
  });
});

describe('the rule warten', () => {
  it('finds a wait without a deadline', async () => {
    const zeit = '<bpmn:timerEventDefinition><bpmn:timeDate xsi:type="bpmn:tFormalExpression">=ablauf</bpmn:timeDate></bpmn:timerEventDefinition>';
    expect(await pruefeXml(zeit, '<bpmn:errorEventDefinition />')).toEqual([
      'Abwarten warten: Hier wird ohne Frist gewartet: Zeitgeber an der Aufgabe, an ihrem Unterprozess oder in einem parallelen Zweig darin.',
    ]);
  });

  it('finds a wait that the end of the case does not end', async () => {
    const ende = 'Hier wird weiter gewartet, wenn der Fall endet: unterbrechendes Ereignis „fall-beendet“ am Prozess oder Bereich.';
    expect(await pruefeXml('isInterrupting="true"', 'isInterrupting="false"')).toEqual([`Abwarten warten: ${ende}`, `Klaeren warten: ${ende}`]);
  });
});

describe('the rule zeitgeber', () => {
  it.each([
    ['<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</bpmn:timeDuration>', 'Eine Dauer kennt keine Werktage'],
    ['<bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R/P1D</bpmn:timeCycle>', 'Ein wiederkehrender Zeitgeber ist nicht erlaubt'],
    ['<bpmn:timeDate xsi:type="bpmn:tFormalExpression">2026-01-01T00:00:00Z</bpmn:timeDate>', 'Der Zeitgeber braucht ein berechnetes Datum'],
  ])('refuses %s', async (durch, text) => {
    expect(await pruefeXml('<bpmn:timeDate xsi:type="bpmn:tFormalExpression">=ablauf</bpmn:timeDate>', durch)).toEqual([expect.stringContaining(`Ablauf zeitgeber: ${text}`)]);
  });
});

describe('the rule aufgaben', () => {
  it.each([
    ['<zeebe:userTask />', 'die Ausführung als Camunda-Aufgabe (zeebe:userTask)'],
    ['<zeebe:assignmentDefinition candidateGroups="fachstelle-leitung" />', 'eine zuständige Gruppe'],
    ['<zeebe:taskSchedule dueDate="=faelligAm" />', 'ein Fälligkeitsdatum'],
    ['<zeebe:priorityDefinition priority="80" />', 'eine Priorität'],
  ])('finds a user task without %s', async (was, fehlt) => {
    expect(await pruefeXml(was, '')).toEqual([`Klaeren aufgaben: Der Aufgabe fehlt ${fehlt}.`]);
  });

  it('finds a user task without a form', async () => {
    expect(await pruefeXml('<zeebe:formDefinition formId="klaeren" />', '')).toContain('Klaeren aufgaben: Der Aufgabe fehlt ein Formular.');
  });
});

describe('the rule personen', () => {
  it.each(['name', 'mieterName', 'vorname', 'strasse', 'geburtsdatum', 'geburtAm', 'telefonnummer', 'anschrift_mieter', 'iban', 'bemerkungen'])('refuses the variable %s', (name) => {
    expect(bedenken(name)).not.toBeNull();
  });

  it.each(['aktenzeichen', 'ergebnis', 'fristId', 'ablauf', 'namensabgleich', 'schritt', 'betragCent', 'faelligAm'])('allows the variable %s', (name) => {
    expect(bedenken(name)).toBeNull();
  });

  it('looks at mappings, forms, workers and messages', async () => {
    const schreiber = defineWorker({ typ: 'p.schreiben', name: 'S', beschreibung: 'S', eingabe: z.object({ behoerde: z.string() }), ausgabe: z.object({ vorname: z.string() }), handle: async () => ({ vorname: '' }) });
    const befunde = await pruefe({
      xml: ersetze('target="fristBeginn" /></zeebe:ioMapping>', 'target="fristBeginn" /><zeebe:output source="=1" target="strasse" /></zeebe:ioMapping>'),
      formulare: [{ ...formular, felder: [{ schluessel: 'telefon', typ: 'textfield', nurLesen: true, muster: false }] }],
      nachrichten: { ...nachrichten, 'p.antwort': z.strictObject({ antwort: z.string(), nachname: z.string() }) },
      arbeiter: [...arbeiter, schreiber],
    });
    const gefunden = befunde.filter((b) => b.regel === 'personen').map((b) => b.element);
    expect(gefunden.toSorted()).toEqual(['Abwarten', 'p.antwort', 'p.schreiben', 'telefon']);
  });

  it('refuses a form field for free text, and allows one with a pattern', async () => {
    const feld = (schluessel: string, typ: string, muster: boolean) => ({ schluessel, typ, nurLesen: false, muster });
    const felder = [feld('a', 'textarea', true), feld('b', 'textfield', false), feld('c', 'textfield', true), feld('d', 'number', false)];
    expect((await pruefe({ formulare: [{ ...formular, felder }] })).map((b) => b.element)).toEqual(['a', 'b']);
  });
});
