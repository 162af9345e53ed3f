import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validateAllZeebe } from '@bpmn-io/element-templates-validator';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { erstelleVorlagen } from '../../src/modelle/element-templates.ts';
import { leseDiagramm, type Modelle } from '../../src/modelle/lesen.ts';
import { berechneVorlagen, leseVorlagen, schreibeVorlagen } from '../../src/modelle/vorlagen.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';
import { alleArbeiter } from '../../workers/index.ts';
import { arbeiter, GUT } from './beispiel.ts';

const bpmn = new URL('../../bpmn/', import.meta.url);
const leer: Modelle = { prozesse: [], formulare: [], entscheidungen: [], vereinbarungen: [], boegen: [], briefe: [], befunde: [] };

const probe = defineWorker({
  typ: 'p.probe',
  name: 'Probe',
  beschreibung: 'Eine Probe.',
  eingabe: z.object({
    aktenzeichen: z.string(),
    behoerde: z.string(),
    einheit: z.enum(['WERKTAG', 'TAG']).meta({ title: 'Einheit', auswahl: { WERKTAG: 'Werktage' } }),
    laenge: z.int().meta({ title: 'Länge' }).default(1),
    beginn: z.iso.date().nullish().meta({ title: 'Beginn', description: 'Tag des Ereignisses' }),
    dringend: z.boolean().optional(),
    fristart: z.string(),
  }),
  ausgabe: z.object({}),
  handle: async () => ({}),
});

describe('the element templates', () => {
  it('are those that the workers make: run `kooperation modelle vorlagen` after a change', async () => {
    expect(Object.fromEntries(await leseVorlagen(bpmn))).toEqual(Object.fromEntries(await berechneVorlagen(bpmn, alleArbeiter)));
  });

  it('keep the JSON schema of element templates', async () => {
    const vorlagen = [...(await leseVorlagen(bpmn)).values()].map((text) => JSON.parse(text) as object);
    const { valid, results } = validateAllZeebe(vorlagen);
    const meldungen = results.flatMap((r) => [...(r.errors ?? []), ...(r.warnings ?? [])]).map((m) => m.message);
    // 8.8 would send null for an input left empty; on 8.6 that null would hide the variable of the process.
    expect(meldungen.filter((m) => !m.startsWith("'optional' with 'zeebe:input' binding is deprecated"))).toEqual([]);
    expect([valid, results.length]).toEqual([true, vorlagen.length]);
    expect(vorlagen.length).toBeGreaterThanOrEqual(alleArbeiter.length);
  });

  it('turn each kind of schema into its field, and leave out what every process carries', async () => {
    const vereinbarungen = [...(await ladeVereinbarungen(bpmn)).values()];
    const vorlage = erstelleVorlagen([probe], leer, vereinbarungen).get('p.probe.json');
    const feld = (id: string) => vorlage?.properties.find((p) => p['id'] === id);
    expect(vorlage?.properties.map((p) => p['id'])).toEqual([undefined, 'einheit', 'laenge', 'beginn', 'dringend', 'fristart', 'klausel']);
    expect(feld('einheit')).toMatchObject({ type: 'Dropdown', label: 'Einheit', choices: [{ name: 'Werktage', value: 'WERKTAG' }, { name: 'TAG', value: 'TAG' }], optional: true });
    expect(feld('laenge')).toMatchObject({ type: 'Number', feel: 'static', label: 'Länge' });
    expect(feld('beginn')).toMatchObject({ type: 'String', feel: 'optional', label: 'Beginn', description: 'Tag des Ereignisses' });
    expect(feld('dringend')).toMatchObject({ type: 'Boolean', label: 'dringend' });
    expect(feld('fristart')).toMatchObject({ type: 'Dropdown', choices: expect.arrayContaining([{ name: 'H-2.2: Jobcenter über die Räumungsklage informieren', value: 'H-2.2' }]) });
  });

  it('offer a listener for the elements where diagrams use it, with its required inputs', async () => {
    const modelle = { ...leer, prozesse: await leseDiagramm('hannover/probe.bpmn', GUT) };
    const vorlagen = erstelleVorlagen(arbeiter, modelle, []);
    expect([...vorlagen.keys()]).toEqual(['p.aufnehmen.json', 'p.frist-setzen.beginn.json', 'p.verbuchen.json']);
    const frist = vorlagen.get('p.frist-setzen.beginn.json');
    expect(frist).toMatchObject({ appliesTo: ['bpmn:ReceiveTask', 'bpmn:UserTask'], properties: expect.arrayContaining([{ type: 'Hidden', value: 'p.frist-setzen', binding: { type: 'zeebe:executionListener', eventType: 'start' } }]) });
    const pflicht = frist?.properties.filter((p) => p['constraints']).map((p) => p['id']);
    expect(pflicht).toEqual(['fristart', 'fristLaenge', 'fristEinheit', 'fristBeginn']);
    expect(vorlagen.get('p.aufnehmen.json')).toMatchObject({ elementType: { value: 'bpmn:ServiceTask' } });
  });

  it('offer to send each letter that some diagram sends, without a word of the engine', async () => {
    const vorlage = JSON.parse((await leseVorlagen(bpmn)).get('gemeinsam.uebermittlung.json') ?? '{}') as { elementType: object; properties: { id?: string; type: string; choices?: { name: string; value: string }[] }[] };
    expect(vorlage.elementType).toEqual({ value: 'bpmn:CallActivity' });
    const gezeigt = vorlage.properties.filter((p) => p.type !== 'Hidden');
    expect(gezeigt.map((p) => p.id)).toEqual(['schreiben', 'empfaenger', 'gruppe', 'schritt', 'runde', 'klausel']);
    expect(gezeigt[0]?.choices).toContainEqual({ name: 'Anlage 1 an das Jobcenter übermitteln (hannover.anlage-1)', value: 'hannover.anlage-1' });
    expect(erstelleVorlagen([], leer, []).size).toBe(0);
  });

  it('are written where they have changed, and removed where nothing makes them any more', async () => {
    const ordner = await mkdtemp(join(tmpdir(), 'vorlagen-'));
    await mkdir(join(ordner, 'element-templates'));
    await writeFile(join(ordner, 'element-templates', 'p.alt.json'), '{}');
    const url = pathToFileURL(`${ordner}/`);
    expect(await schreibeVorlagen(url, [probe])).toEqual(['p.alt.json', 'p.probe.json']);
    expect([...(await leseVorlagen(url)).keys()]).toEqual(['p.probe.json']);
    expect(await schreibeVorlagen(url, [probe])).toEqual([]);
    await rm(ordner, { recursive: true });
  });
});
