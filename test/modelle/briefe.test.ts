import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { briefSchema } from '../../src/briefe/schema.ts';
import { leseModelle, type BriefDatei } from '../../src/modelle/lesen.ts';
import { alleNachrichten } from '../../src/modelle/nachrichtenliste.ts';
import { ersetze, GUT, kurz, nachrichten, pruefe } from './beispiel.ts';

const datei = (anders: object = {}): BriefDatei => ({
  ordner: 'hannover',
  datei: 'hannover/probe.brief.json',
  brief: briefSchema.parse({ kuerzel: 'hannover.probe', titel: 'Probe', betreff: 'Probe', intern: { art: 'START', nachricht: 'p.eingegangen', prozess: 'probe' }, absaetze: ['{{aktenzeichen}}'], ...anders }),
});
const sendet = (kuerzel: string): string => ersetze('</bpmn:process>', `<bpmn:callActivity id="Senden"><bpmn:extensionElements><zeebe:calledElement processId="probe" /><zeebe:ioMapping><zeebe:input source="=if pruefung = &quot;JA&quot; then &quot;${kuerzel}&quot; else &quot;hannover.anlage-1&quot;" target="schreiben" /></zeebe:ioMapping></bpmn:extensionElements></bpmn:callActivity></bpmn:process>`, GUT);
const befunde = async (xml: string, ...briefe: BriefDatei[]): Promise<string[]> => kurz(await pruefe({ xml, briefe })).filter((b) => b.includes(' briefe: '));

describe('the rule briefe', () => {
  it('has nothing to say about a letter that a diagram sends and that says what exists', async () => {
    expect(await befunde(sendet('hannover.probe'), datei())).toEqual([]);
  });

  it('finds a letter that nobody sends, unless it is printed and handed over', async () => {
    expect(await befunde(GUT, datei())).toEqual(['hannover.probe briefe: Diesen Brief verschickt kein Diagramm.']);
    expect(await befunde(GUT, datei({ ausdruck: true }))).toEqual([]);
  });

  it('finds that a diagram sends a letter that is not there', async () => {
    expect(await befunde(sendet('hannover.liebesbrief'))).toEqual(['Senden briefe: Das Schreiben „hannover.liebesbrief“ gibt es nicht.']);
  });

  it.each([
    [{ intern: { art: 'START', nachricht: 'p.antwort', prozess: 'probe' } }, 'Der Prozess beginnt nicht mit der Nachricht „p.antwort“.'],
    [{ intern: { art: 'NACHRICHT', nachricht: 'p.antwort', prozess: 'woanders' } }, 'Den Prozess „woanders“ gibt es in dieser Vereinbarung nicht.'],
    [{ klausel: 'H-99' }, 'Die Klausel „H-99“ steht nicht im Klauselverzeichnis.'],
    [{ absaetze: ['{{fristende:H-99}}'] }, 'Den Platzhalter „fristende:H-99“ gibt es nicht.'],
    [{ absaetze: ['{{versandtag:hannover.liebesbrief}}'] }, 'Das Schreiben „hannover.liebesbrief“ gibt es nicht.'],
  ])('finds what does not exist: %j', async (anders, text) => {
    expect(await befunde(sendet('hannover.probe'), datei(anders))).toEqual([`hannover.probe briefe: ${text}`]);
  });

  it('knows the messages of letters: nobody has to send them otherwise, and somebody has to wait for them', async () => {
    const ohne = Object.fromEntries(Object.entries(nachrichten).filter(([name]) => name !== 'p.antwort'));
    const melder = datei({ intern: { art: 'NACHRICHT', nachricht: 'p.antwort', prozess: 'probe' } });
    expect(Object.keys(alleNachrichten(ohne, { boegen: [], briefe: [melder] }).get('p.antwort')?.shape ?? {})).toEqual(['absender']);
    const niemand = await pruefe({ xml: sendet('hannover.probe'), briefe: [datei({ intern: { art: 'NACHRICHT', nachricht: 'p.niemand', prozess: 'probe' } })] });
    expect(kurz(niemand)).toContain(' nachrichten: Auf die Nachricht „p.niemand“ wartet kein Diagramm.');
  });
});

describe('the letters below a folder', () => {
  it('are read with its models; one that is no letter is a finding with its file', async () => {
    const ordner = await mkdtemp(join(tmpdir(), 'kooperation-briefe-'));
    await mkdir(join(ordner, 'hannover'));
    await writeFile(join(ordner, 'hannover/probe.bpmn'), GUT);
    await writeFile(join(ordner, 'hannover/gut.brief.json'), JSON.stringify(datei().brief));
    await writeFile(join(ordner, 'hannover/schlecht.brief.json'), '{"kuerzel": 5}');
    const modelle = await leseModelle(pathToFileURL(`${ordner}/`));
    await rm(ordner, { recursive: true });
    expect(modelle.briefe.map((b) => b.datei)).toEqual(['hannover/gut.brief.json']);
    expect(modelle.befunde).toEqual([expect.objectContaining({ datei: 'hannover/schlecht.brief.json', regel: 'lesbar' })]);
  });
});
