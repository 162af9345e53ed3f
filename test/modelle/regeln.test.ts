import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { bedenken } from '../../src/modelle/regeln/personen.ts';
import { GUT, arbeiter, ersetze, formular, kurz, nachrichten, pruefe, pruefeXml } from './beispiel.ts';

describe('a model in which nothing is wrong', () => {
  it('has no findings', async () => {
    expect(kurz(await pruefe())).toEqual([]);
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
    expect(await pruefeXml('source="=&quot;H-2.2&quot;"', 'source="=&quot;H-2.9&quot;"')).toContain('Abwarten fristarten: Die Fristart „H-2.9“ steht nicht in vereinbarung.json.');
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

describe('the rule neu-stellen', () => {
  const nachricht = '<bpmn:boundaryEvent id="KlaerenVerschoben" attachedToRef="Klaeren"><bpmn:messageEventDefinition messageRef="M_Frist" /></bpmn:boundaryEvent>';
  const weg = '<bpmn:sequenceFlow id="F13" sourceRef="KlaerenVerschoben" targetRef="Klaeren" />';
  it.each([
    ['no message', `${nachricht}\n  ${weg}`, '', 'Klaeren neu-stellen: Wird die Frist verschoben, läuft der Zeitgeber hier zum alten Ende'],
    ['one that leaves the task open', 'id="KlaerenVerschoben" attachedToRef="Klaeren"', 'id="KlaerenVerschoben" attachedToRef="Klaeren" cancelActivity="false"', 'Klaeren neu-stellen: Wird die Frist verschoben'],
    ['a way that leads elsewhere', weg, weg.replace('targetRef="Klaeren"', 'targetRef="Ende"'), 'Klaeren neu-stellen: Nach „Frist geändert“ führt von hier kein Weg zurück'],
    ['the key of another Frist', 'source="=&quot;H-2.2&quot;"', 'source="=&quot;H-2&quot;"', 'Verschoben neu-stellen: Der Schlüssel der Nachricht nennt nicht die Frist des Zeitgebers („H-2“).'],
    ['a timer on the way', '<bpmn:endEvent id="Ende" />', '<bpmn:intermediateCatchEvent id="Warten"><bpmn:timerEventDefinition><bpmn:timeDate xsi:type="bpmn:tFormalExpression">=vorfrist</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent><bpmn:endEvent id="Ende" />', 'Warten neu-stellen: Dieser Zeitgeber folgt einer verschobenen Frist nicht'],
  ])('finds a timer that a moved Frist does not reach: %s', async (_, was, durch, text) => {
    expect(await pruefeXml(was, durch)).toContainEqual(expect.stringContaining(text));
  });

  it('finds a form that says its date stays, where the task is put anew with its Frist', async () => {
    const satz = { ...formular, texte: ['## Klären', 'Wurde die Frist inzwischen verschoben, gilt das Datum in der Akte.'] };
    expect(kurz(await pruefe({ formulare: [satz] }))).toEqual([expect.stringContaining('Klaeren neu-stellen: Mit der Frist verschiebt sich auch das Datum dieser Aufgabe')]);
    // Within a Frist of several steps the task sets none of its own, and the sentence is right.
    const ohneFrist = GUT.slice(GUT.indexOf('<bpmn:userTask id="Klaeren">'), GUT.indexOf('<bpmn:boundaryEvent id="KlaerenAblauf"')).replace(/<zeebe:executionListeners>.*<\/zeebe:executionListeners>/s, '');
    const xml = GUT.replace(/<bpmn:userTask id="Klaeren">.*<\/bpmn:userTask>/s, ohneFrist.trimEnd());
    expect(kurz(await pruefe({ xml, formulare: [satz] })).filter((b) => b.includes('Mit der Frist'))).toEqual([]);
  });

  it('lets a receive task wait for the message itself, by the Frist that its listener set', async () => {
    const empfang = ersetze('id="Abwarten" messageRef="M_Antwort"', 'id="Abwarten" messageRef="M_Frist"', ersetze('=aktenzeichen + &quot;:H-2.2:1&quot;', '=fristId'));
    const zurueck = ersetze('sourceRef="Abwarten" targetRef="Verbuchen"', 'sourceRef="Abwarten" targetRef="Abwarten"', empfang);
    expect((await pruefe({ xml: zurueck })).filter((b) => b.regel === 'neu-stellen').map((b) => b.element)).toEqual(['KlaerenVerschoben', 'Verschoben']);
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
