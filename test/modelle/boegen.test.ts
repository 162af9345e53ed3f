import { describe, expect, it } from 'vitest';
import { bogenSchema, type Bogen } from '../../src/bogen/bogen.ts';
import { alleNachrichten } from '../../src/modelle/nachrichtenliste.ts';
import type { BogenDatei } from '../../src/modelle/lesen.ts';
import { ersetze, kurz, nachrichten, pruefe } from './beispiel.ts';

const beginnt = { prozess: 'probe', nachricht: 'p.eingegangen', akte: 'PERSON' };
const wahl = { name: 'weg', titel: 'Weg', art: 'AUSWAHL', auswahl: { A: 'a', B: 'b' }, variable: true };
const datei = (anders: object = {}): BogenDatei => ({ ordner: 'hannover', datei: 'hannover/probe.bogen.json', bogen: bogenSchema.parse({ kuerzel: 'hannover.probe', titel: 'Probe', beginnt, felder: [wahl], ...anders }) as Bogen });
const befunde = async (...boegen: BogenDatei[]): Promise<string[]> => kurz(await pruefe({ boegen }));

describe('the check of the data sheets', () => {
  it('has nothing against one that fits its procedure', async () => {
    expect(await befunde(datei({ behoerden: ['LHH'], rollen: ['fachstelle-leitung'], klausel: 'H-2.1' }))).toEqual([]);
  });

  it.each<[object, string]>([
    [{ beginnt: { ...beginnt, prozess: 'anderer' } }, 'Den Prozess „anderer“ gibt es in dieser Vereinbarung nicht.'],
    [{ beginnt: undefined, prozess: 'anderer' }, 'Den Prozess „anderer“ gibt es in dieser Vereinbarung nicht.'],
    [{ beginnt: { ...beginnt, nachricht: 'p.antwort' } }, 'Der Prozess beginnt nicht mit der Nachricht „p.antwort“.'],
    [{ behoerden: ['JCX'] }, 'Die Behörde „JCX“ steht nicht in vereinbarung.json.'],
    [{ rollen: ['niemand'] }, 'Die Rolle „niemand“ steht nicht in vereinbarung.json.'],
    [{ klausel: 'H-9.9' }, 'Die Klausel „H-9.9“ steht nicht im Klauselverzeichnis.'],
    [{ kuerzel: 'anderswo.probe' }, 'Die Kennung beginnt mit „hannover.“.'],
  ])('refuses %j', async (anders, text) => {
    expect(await befunde(datei(anders))).toContain(`${datei(anders).bogen.kuerzel} boegen: ${text}`);
  });

  it('refuses a name that is given twice, a message nobody waits for, and a variable that smells of a person', async () => {
    expect(await befunde(datei(), datei())).toEqual(['hannover.probe boegen: Die Kennung „hannover.probe“ ist mehr als einmal vergeben: Bogen.']);
    expect(await befunde(datei({ nachricht: 'p.niemand' }))).toEqual([' nachrichten: Auf die Nachricht „p.niemand“ wartet kein Diagramm.']);
    const person = await befunde(datei({ beginnt: undefined, prozess: 'probe', felder: [{ ...wahl, name: 'geburtsjahr' }] }));
    expect(person).toEqual(['hannover.probe personen: Die Variable „geburtsjahr“ klingt nach einer Person; solche Angaben gehören in die Akte.']);
  });

  it.each(['bogen', 'aufhebung'])('lets a worker read only a sheet that exists, as %s', async (eingabe) => {
    const xml = ersetze('</bpmn:process>', `<bpmn:serviceTask id="Lesen"><bpmn:extensionElements><zeebe:taskDefinition type="gemeinsam.bogen-lesen" /><zeebe:ioMapping><zeebe:input source="=&quot;hannover.weg&quot;" target="${eingabe}" /></zeebe:ioMapping></bpmn:extensionElements></bpmn:serviceTask></bpmn:process>`);
    expect(kurz(await pruefe({ xml }))).toContain('Lesen boegen: Den Bogen „hannover.weg“ gibt es in dieser Vereinbarung nicht.');
  });
});

describe('the messages of the data sheets', () => {
  it('bring their variables to the start, and where our code publishes the same message only what both bring', () => {
    const liste = alleNachrichten({}, { boegen: [datei({ nachricht: 'p.antwort', runde: true })], briefe: [] });
    expect(Object.keys(liste.get('p.eingegangen')?.shape ?? {})).toEqual(['aktenzeichen', 'behoerde', 'vereinbarung', 'vorgang', 'eingangAm', 'weg', 'altersgruppe']);
    expect(Object.keys(liste.get('p.antwort')?.shape ?? {})).toEqual(['weg', 'nummer']);
    const gemeinsam = alleNachrichten(nachrichten, { boegen: [datei()], briefe: [] }).get('p.eingegangen');
    expect(Object.keys(gemeinsam?.shape ?? {})).toEqual(Object.keys(nachrichten['p.eingegangen']?.shape ?? {}).filter((n) => ['aktenzeichen', 'behoerde', 'vereinbarung', 'vorgang', 'eingangAm'].includes(n)));
  });
});
