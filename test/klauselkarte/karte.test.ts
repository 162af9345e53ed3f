import { describe, expect, it } from 'vitest';
import { alsBlatt, alsTabelle } from '../../src/klauselkarte/als-text.ts';
import { erstelleKarte, type Kartenquellen, type Klauselkarte } from '../../src/klauselkarte/karte.ts';
import { leseDiagramm } from '../../src/modelle/lesen.ts';
import { ersetze, GUT } from '../modelle/beispiel.ts';

const KATALOG = [
  { id: 'H-2.1', wer: 'Amtsgericht', was: 'meldet' },
  { id: 'H-2.2', wer: 'Fachstelle', was: 'informiert' },
  { id: 'K-1', wer: '', was: 'Grenzen' },
];
const fristart = (name: string, klausel: string | null) => ({ fristart: name, klausel, bezeichnung: `Frist ${name}` });
const VEREINBARUNG = { ordner: 'hannover', datei: 'hannover/vereinbarung.json', fristarten: [fristart('H-2.2', null), fristart('ZIEL', 'H-2.2')], klauselnVollstaendig: ['H-2.1', 'H-2.2'], behoerden: [], rollen: [] };
const tabelle = (id: string, name: string, klausel: string) => ({ datei: 'hannover/grenzen.dmn', id, name, klauseln: [klausel], eingaben: [], ausgaben: [] });
const VORHANDEN = { tests: { zuElement: () => ['test/a.engine.test.ts'], zuEntscheidung: () => ['test/b.test.ts'] }, arbeiter: new Set(['p.aufnehmen', 'p.frist-setzen', 'p.verbuchen']), schreiben: new Set(['p.brief']) };

async function karte(anders: Partial<Kartenquellen> & { xml?: string; zugesagt?: string[]; tabellen?: ReturnType<typeof tabelle>[] } = {}): Promise<Klauselkarte> {
  const prozesse = await leseDiagramm('hannover/probe.bpmn', anders.xml ?? GUT);
  const vereinbarung = { ...VEREINBARUNG, klauselnVollstaendig: anders.zugesagt ?? VEREINBARUNG.klauselnVollstaendig };
  const modelle = { prozesse, formulare: [], entscheidungen: anders.tabellen ?? [tabelle('grenzen', 'Grenzen', 'K-1')], vereinbarungen: [vereinbarung], boegen: [], briefe: [], befunde: [] };
  return erstelleKarte({ katalog: KATALOG, modelle, gegenstuecke: VORHANDEN, ...anders });
}
const eintrag = (k: Klauselkarte, id: string) => k.eintraege.find((e) => e.id === id);
const texte = (k: Klauselkarte): string[] => k.befunde.map((b) => `${b.element} ${b.text}`);

describe('the clause map', () => {
  it('gives each clause its elements, workers, tests and the Fristarten that name it', async () => {
    const k = await karte();
    expect(texte(k)).toEqual([]);
    expect(eintrag(k, 'H-2.2')).toMatchObject({
      zugesagt: true,
      elemente: [{ datei: 'hannover/probe.bpmn', prozess: 'probe', element: 'Aufnehmen', art: 'Aufgabe des Programms', arbeiter: ['p.aufnehmen'], fristarten: [], schreiben: [], entscheidung: null }],
      fristarten: [{ fristart: 'ZIEL', bezeichnung: 'Frist ZIEL' }],
      tests: ['test/a.engine.test.ts'],
    });
  });

  it('takes Fristart, letter and listeners from the element, also where an expression chooses between them', async () => {
    const xml = ersetze('<bpmn:receiveTask id="Abwarten" messageRef="M_Antwort"><bpmn:extensionElements>', `<bpmn:receiveTask id="Abwarten" messageRef="M_Antwort"><bpmn:extensionElements>
      <zeebe:properties><zeebe:property name="klausel" value="H-2.2" /></zeebe:properties>`)
      .replace('source="=&quot;H-2.2&quot;" target="fristart"', 'source="=if eingangAm = &quot;&quot; then &quot;ZIEL&quot; else &quot;H-2.2&quot;" target="fristart" /><zeebe:input source="=&quot;p.brief&quot;" target="schreiben"');
    expect(eintrag(await karte({ xml }), 'H-2.2')?.elemente[1]).toMatchObject({ element: 'Abwarten', art: 'Warten auf eine Nachricht', arbeiter: ['p.frist-setzen'], fristarten: ['ZIEL', 'H-2.2'], schreiben: ['p.brief'] });
  });

  it('counts a process and its pool, but no black box', async () => {
    const eigenschaft = (id: string): string => `<bpmn:extensionElements><zeebe:properties><zeebe:property name="klausel" value="${id}" /></zeebe:properties></bpmn:extensionElements>`;
    const kooperation = `<bpmn:collaboration id="C"><bpmn:participant id="Pool" name="Wir" processRef="probe">${eigenschaft('H-2.1')}</bpmn:participant><bpmn:participant id="Fremd">${eigenschaft('H-2.2')}</bpmn:participant></bpmn:collaboration>`;
    const xml = ersetze('<bpmn:process id="probe" isExecutable="true">', `${kooperation}<bpmn:process id="probe" isExecutable="true">${eigenschaft('K-1')}`).replace('value="H-2.1, H-2.2"', 'value=""');
    const k = await karte({ xml });
    expect(k.eintraege.map((e) => e.elemente.map((s) => `${s.element} ${s.art}`))).toEqual([['Pool Beteiligter'], [], ['probe Verfahren']]);
    expect(texte(k)).toEqual(['H-2.2 Die Klausel „H-2.2“ führt kein Element und keine Entscheidungstabelle aus.']);
  });

  it('counts a decision table that cites a clause, and one that an element of the clause calls', async () => {
    const k = await karte({ zugesagt: ['K-1'] });
    expect(texte(k)).toEqual([]);
    expect(eintrag(k, 'K-1')).toMatchObject({ elemente: [], entscheidungen: [{ datei: 'hannover/grenzen.dmn', id: 'grenzen', name: 'Grenzen' }], tests: ['test/b.test.ts'] });
    const regel = '<bpmn:businessRuleTask id="Regel"><bpmn:extensionElements><zeebe:calledDecision decisionId="grenzen" resultVariable="x" /><zeebe:properties><zeebe:property name="klausel" value="H-2.1" /></zeebe:properties></bpmn:extensionElements></bpmn:businessRuleTask>';
    const gerufen = await karte({ xml: ersetze('<bpmn:endEvent id="Ende" />', `<bpmn:endEvent id="Ende" />${regel}`) });
    expect(eintrag(gerufen, 'H-2.1')?.entscheidungen.map((e) => e.id)).toEqual(['grenzen']);
  });
});

describe('the clause map fails', () => {
  it('for a clause without a test, but only where an agreement claims it', async () => {
    const tests = { zuElement: () => [], zuEntscheidung: () => [] };
    expect(texte(await karte({ gegenstuecke: { ...VORHANDEN, tests }, zugesagt: ['H-2.1'] }))).toEqual(['H-2.1 Zur Klausel „H-2.1“ gibt es keinen Test: Kein Test nennt eines ihrer Elemente.']);
    expect(texte(await karte({ gegenstuecke: null }))).toEqual([]);
  });

  it('for clauses, workers and letters that are not there', async () => {
    const k = await karte({
      xml: ersetze('value="H-2.1, H-2.2"', 'value="H-2.1, H-2.2, H-9"'),
      zugesagt: ['H-8'],
      tabellen: [tabelle('a', '', 'K-7')],
      gegenstuecke: { ...VORHANDEN, arbeiter: new Set() },
    });
    expect(texte(k)).toEqual([
      'Aufnehmen Die Klausel „H-9“ steht nicht im Klauselverzeichnis.',
      'a Die Klausel „K-7“ steht nicht im Klauselverzeichnis.',
      ' Die Klausel „H-8“ steht nicht im Klauselverzeichnis.',
      'Aufnehmen Den Arbeiter „p.aufnehmen“ gibt es nicht.',
    ]);
  });
});

describe('the map as text', () => {
  it('has a line for each clause, and a sheet for one', async () => {
    const k = await karte();
    expect(alsTabelle(k)).toMatch(/^H-2\.2 +Fachstelle +1 +1 +– +1 +ZIEL +hannover-probe$/m);
    expect(alsBlatt(k, 'H-2.2')).toContain('Elemente:\n  hannover/probe.bpmn › Aufnehmen: Aufgabe des Programms (Aufgabe des Programms)\n');
    expect(() => alsBlatt(k, 'H-7')).toThrow('Die Klausel „H-7“ steht nicht im Klauselverzeichnis.');
  });
});
