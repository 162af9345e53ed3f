import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { probiere, type Umgebung } from '../../src/kalenderprobe/probe.ts';
import { leseZeichnung, stellenVon } from '../../src/kalenderprobe/zeichnung.ts';
import { listener, umgebende } from '../../src/modelle/moddle.ts';
import type { ProbeAnfrage, ProbeZeile } from '../../src/kalenderprobe/schema.ts';
import { findeFristart, ladeVereinbarungen, MODELLE, type Vereinbarung } from '../../src/vereinbarung.ts';

let hannover: Vereinbarung;
let mizi: string;
beforeAll(async () => {
  hannover = (await ladeVereinbarungen()).get('hannover') as Vereinbarung;
  mizi = await readFile(new URL('hannover/mizi/mizi.bpmn', MODELLE), 'utf8');
});

const umgebung = (land: Umgebung['land'] = 'NI'): Umgebung => ({ land, findeArt: (fristart, am) => (hannover.fristarten.some((f) => f.fristart === fristart) ? findeFristart(hannover, fristart, am) : undefined) });
const probe = (inhalt: string, angaben: Partial<ProbeAnfrage> = {}, land?: Umgebung['land']): Promise<ProbeZeile[]> => probiere({ inhalt, beginn: '2026-04-02', annahme: 'NACHEINANDER', vorgaben: {}, ...angaben }, umgebung(land));
const enden = (zeilen: readonly ProbeZeile[]): Record<string, string | undefined> => Object.fromEntries(zeilen.map((z) => [z.element, z.frist?.ende]));

/** A process from a short description: elements in a row, or as `flows` says. */
function ablauf(elemente: string, fluesse: string): string {
  const wege = fluesse.split(' ').map((f, i) => `<bpmn:sequenceFlow id="F${i}" sourceRef="${f.split('>')[0]}" targetRef="${f.split('>')[1]}" />`);
  return `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="x"><bpmn:process id="p" name="Probe" isExecutable="true"><bpmn:startEvent id="S" />${elemente}${wege.join('')}</bpmn:process></bpmn:definitions>`;
}
const schritt = (id: string, laenge: string, weiteres = ''): string =>
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:ioMapping><zeebe:input source="=&quot;KLAERUNG&quot;" target="fristart" /><zeebe:input source="=${laenge}" target="fristLaenge" /><zeebe:input source="=&quot;TAG&quot;" target="fristEinheit" />${weiteres}</zeebe:ioMapping><zeebe:executionListeners><zeebe:executionListener eventType="start" type="gemeinsam.frist-setzen" /></zeebe:executionListeners></bpmn:extensionElements></bpmn:userTask>`;

describe('the deadlines of MiZi for a notice of Gründonnerstag', () => {
  it('end as the agreement says, one after the other, at both authorities', async () => {
    expect(enden(await probe(mizi))).toEqual({
      SubProcess_JobcenterInformieren: '2026-04-07',
      SubProcess_RueckmeldungAbwarten: '2026-04-10',
      ReceiveTask_SpaetereRueckmeldungAbwarten: '2026-06-02',
      SubProcess_LeistungsbezugPruefen: '2026-04-10',
    });
  });

  it('come with their derivation, warning and reason', async () => {
    const [erste, zweite] = await probe(mizi);
    expect(erste).toMatchObject({ bezeichnung: 'Jobcenter über die Räumungsklage informieren', klausel: 'H-2.2', laenge: 2, einheit: 'WERKTAG', beginn: '2026-04-02', beginnWeil: 'Tag des Eingangs', frist: { vorfrist: '2026-04-07T06:00:00.000Z', ablauf: '2026-04-07T22:00:00.000Z' } });
    expect(erste?.frist?.schritte).toContain('Mo 06.04. Ostermontag zählt nicht');
    expect(zweite).toMatchObject({ beginn: '2026-04-07', beginnWeil: expect.stringMatching(/^Ende der Frist bei „Jobcenter informieren.*im Fall: gesendetAm/) });
  });

  it('follow a change that is not saved', async () => {
    const laenger = mizi.replace('<zeebe:input source="=3" target="fristLaenge" />', '<zeebe:input source="=5" target="fristLaenge" />');
    expect(enden(await probe(laenger))).toMatchObject({ SubProcess_JobcenterInformieren: '2026-04-07', SubProcess_RueckmeldungAbwarten: '2026-04-13' });
  });

  it('all begin on the same day when that is assumed', async () => {
    const zeilen = await probe(mizi, { annahme: 'SOFORT' });
    expect(new Set(zeilen.map((z) => z.beginn))).toEqual(new Set(['2026-04-02']));
    expect(enden(zeilen)).toMatchObject({ SubProcess_RueckmeldungAbwarten: '2026-04-08' });
  });

  it('begin where the person says, and what follows moves along', async () => {
    const zeilen = await probe(mizi, { vorgaben: { SubProcess_JobcenterInformieren: { beginn: '2026-04-13' } } });
    expect(enden(zeilen)).toMatchObject({ SubProcess_JobcenterInformieren: '2026-04-15', SubProcess_RueckmeldungAbwarten: '2026-04-20' });
  });

  it('follow the Feiertage of the Land', async () => {
    const vorher = { beginn: '2026-10-30' };
    expect(enden(await probe(mizi, vorher))['SubProcess_JobcenterInformieren']).toBe('2026-11-03');
    expect(enden(await probe(mizi, vorher, 'NW'))['SubProcess_JobcenterInformieren']).toBe('2026-11-02');
  });
});

describe('a deadline', () => {
  it('that depends on the case has a line for each, and the longest counts for what follows', async () => {
    const zeilen = await probe(await readFile(new URL('hannover/mietschulden/mietschulden.bpmn', MODELLE), 'utf8'));
    const geprueft = zeilen.filter((z) => z.element === 'SubProcess_PruefenUndEntscheiden');
    expect(geprueft.map((z) => [z.bedingung, z.fristart, z.laenge, z.einheit, z.frist?.ende])).toEqual([['anlass = "RAEUMUNGSKLAGE"', 'H-3.2.1.3', 3, 'WERKTAG', '2026-04-08'], [null, 'H-3.2.2.2', 14, 'TAG', '2026-04-16']]);
    expect(zeilen.find((z) => z.element === 'SubProcess_Ausfuehren')?.beginn).toBe('2026-04-16');
  });

  it('of unknown length has no date until somebody assumes one', async () => {
    const xml = ablauf(schritt('A', 'monate'), 'S>A');
    expect(await probe(xml)).toMatchObject([{ frist: null, offen: 'Die Länge ergibt sich im Fall (monate).' }]);
    expect(enden(await probe(xml, { vorgaben: { A: { laenge: 14 } } }))).toEqual({ A: '2026-04-16' });
  });

  it('that waits after another begins at its end; the longest way counts, a way back does not', async () => {
    const xml = ablauf(`${schritt('A', '5')}${schritt('B', '13')}<bpmn:exclusiveGateway id="G" />${schritt('C', '1')}`, 'S>A S>B A>G B>G G>C C>A');
    const zeilen = await probe(xml);
    expect(Object.fromEntries(zeilen.map((z) => [z.element, z.beginn]))).toEqual({ A: '2026-04-02', B: '2026-04-02', C: '2026-04-15' });
    expect(zeilen.at(-1)?.beginnWeil).toBe('Ende der Frist bei „B“');
  });

  it('after a warning begins on the day of the warning', async () => {
    const xml = ablauf(`${schritt('A', '14')}<bpmn:boundaryEvent id="W" attachedToRef="A" cancelActivity="false"><bpmn:timerEventDefinition id="t"><bpmn:timeDate>=vorfrist</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>${schritt('B', '1')}`, 'S>A W>B');
    const [a, b] = await probe(xml);
    expect(b?.beginn).toBe(a?.frist?.vorfrist.slice(0, 10));
  });

  it('outside the covered calendar says so instead of guessing', async () => {
    expect(await probe(ablauf(schritt('A', '1000'), 'S>A'), { beginn: '2039-12-31' })).toMatchObject([{ frist: null, offen: expect.stringContaining('keine Feiertage hinterlegt') }]);
  });

  it('of an agreed day is shown when the day is assumed, and does not move', async () => {
    const xml = await readFile(new URL('hannover/unterbringung/unterbringung.bpmn', MODELLE), 'utf8');
    const termin = (zeilen: readonly ProbeZeile[]) => zeilen.find((z) => z.fristart === 'RAEUMUNGSTERMIN');
    const offen = termin(await probe(xml));
    expect(offen).toMatchObject({ termin: true, frist: null, offen: expect.stringContaining('Tragen Sie zum Probieren einen ein') });
    expect(termin(await probe(xml, { vorgaben: { [offen?.element ?? '']: { beginn: '2026-04-04' } } }))).toMatchObject({ frist: { ende: '2026-04-04' } });
  });
});

it('has a date or a reason for each deadline of every diagram', async () => {
  const dateien = (await readdir(MODELLE, { recursive: true })).filter((d) => d.endsWith('.bpmn'));
  let zeilen = 0;
  for (const datei of dateien) {
    const xml = await readFile(new URL(datei, MODELLE), 'utf8');
    const gefunden = await probe(xml);
    zeilen += gefunden.length;
    expect(gefunden.filter((z) => (z.frist === null) === (z.offen === null)), datei).toEqual([]);
    const orte = new Set(gefunden.map((z) => z.element));
    const setzend = (await leseZeichnung(xml)).ablaeufe.flatMap(stellenVon).filter((k) => listener(k, 'start').includes('gemeinsam.frist-setzen'));
    expect(setzend.filter((k) => ![k, ...umgebende(k)].some((u) => orte.has(u.id))).map((k) => k.id), datei).toEqual([]);
  }
  expect(zeilen).toBeGreaterThan(60);
});

it('does not take anything that is no diagram', async () => {
  await expect(probe('<html>')).rejects.toMatchObject({ code: 'DIAGRAMM_UNLESBAR' });
});
