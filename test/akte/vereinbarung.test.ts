import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ladeLokaleKonten } from '../../src/camunda/lokal/konten.ts';
import { berechneFrist } from '../../src/recht/frist.ts';
import { findeFassung, findeFristart, gruppenVon, ladeVereinbarungen, MODELLE } from '../../src/vereinbarung.ts';

const vereinbarungen = await ladeVereinbarungen();
const hannover = vereinbarungen.get('hannover');
if (!hannover) throw new Error('There is no agreement of Hannover');

describe('the versions of the agreement', () => {
  it.each([['2023-06-30', 'bis-2023'], ['2023-07-01', 'ab-2023'], ['2026-05-04', 'ab-2023'], ['2019-01-01', 'bis-2023']])('on %s it is %s', (tag, kuerzel) => {
    expect(findeFassung(hannover, tag)?.kuerzel).toBe(kuerzel);
  });
});

describe('three months\' notice (H-5.3)', () => {
  const { rollt } = findeFristart(hannover, 'KUENDIGUNG', '2026-05-04');

  it.each([
    ['2026-05-04', '2026-08-04', 'an ordinary day'],
    ['2026-05-15', '2026-08-15', 'a Saturday: it does not roll'],
    ['2026-09-03', '2026-12-03', 'a Thursday'],
    ['2026-09-25', '2026-12-25', 'a Feiertag: it does not roll'],
    ['2026-11-30', '2027-02-28', 'the last day of a shorter month'],
    ['2027-11-29', '2028-02-29', 'a leap day'],
    ['2026-12-31', '2027-03-31', 'over the turn of the year'],
  ])('received on %s it ends on %s: %s', (zugang, ende) => {
    expect(berechneFrist({ beginn: zugang, laenge: 3, einheit: 'MONAT', land: hannover.land, rollt }).fristEnde).toBe(ende);
  });
});

describe('the Land of an agreement decides about holidays', () => {
  const ende = (kuerzel: string, beginn: string): string => {
    const { land } = vereinbarungen.get(kuerzel) ?? hannover;
    return berechneFrist({ beginn, laenge: 1, einheit: 'WERKTAG', land }).fristEnde;
  };

  it.each([
    ['2026-06-03', '2026-06-04', '2026-06-05', 'Fronleichnam is one in Düsseldorf only'],
    ['2025-10-30', '2025-11-03', '2025-10-31', 'Reformationstag is one in Hannover only; the Saturday after it counts, but no Frist ends on it'],
    ['2027-10-29', '2027-11-01', '2027-11-02', 'Allerheiligen on a Monday is one in Düsseldorf only'],
    ['2017-10-30', '2017-11-01', '2017-11-02', 'Reformationstag of 2017 was one everywhere, the day after it in Düsseldorf only'],
    ['2026-12-23', '2026-12-24', '2026-12-24', 'Heiligabend is none anywhere'],
  ])('one Werktag after %s ends in Hannover on %s and in Düsseldorf on %s: %s', (beginn, inHannover, inDuesseldorf) => {
    expect([ende('hannover', beginn), ende('duesseldorf', beginn)]).toEqual([inHannover, inDuesseldorf]);
  });
});

describe('groups of people', () => {
  it('are those of the authority that a Frist belongs to', () => {
    const frist = findeFristart(vereinbarungen.get('duesseldorf') ?? hannover, 'KLAERUNG', '2026-05-04');
    expect(gruppenVon(frist, 'SKM')).toEqual({ warnGruppe: 'skm-sachbearbeitung', eskalationsGruppe: 'skm-leitung' });
    expect(gruppenVon(findeFristart(hannover, 'KLAERUNG', '2026-05-04'), 'JC')).toEqual({ warnGruppe: 'jobcenter-sachbearbeitung', eskalationsGruppe: 'jobcenter-teamleitung' });
  });

  it.each([...vereinbarungen.values()].flatMap((v) => v.fristarten.flatMap((f) => v.behoerden.map((b) => [v.kuerzel, f.fristart, b.kuerzel, f] as const))))('of %s, Frist %s, exist at %s', (kuerzel, _name, behoerde, frist) => {
    const namen = vereinbarungen.get(kuerzel)?.rollen.map((r) => r.kuerzel) ?? [];
    expect(namen).toEqual(expect.arrayContaining(Object.values(gruppenVon(frist, behoerde))));
  });

  it.each([...vereinbarungen.values()].flatMap((v) => v.behoerden.map((b) => [b.kuerzel, b.gruppe, v.rollen] as const)))('has %s at least one that works on cases and is told of what no Frist covers: %s', (behoerde, gruppe, rollen) => {
    expect(rollen.filter((r) => r.behoerde === behoerde && r.art === 'SACHBEARBEITUNG').map((r) => r.kuerzel)).toContain(gruppe);
  });

  it('are set up in the Camunda of the compose file, each with its own tasks', async () => {
    const yaml = await readFile(new URL('../../docker/camunda.yaml', import.meta.url), 'utf8');
    for (const { kuerzel } of [...vereinbarungen.values()].flatMap((v) => v.rollen)) {
      expect(yaml).toContain(`group-id: ${kuerzel},`);
      expect(yaml).toMatch(new RegExp(`owner-id: ${kuerzel}, resource-type: USER_TASK, resource-property-name: candidateGroups`));
    }
  });

  it('are held by the local accounts of their own authority', async () => {
    const rollen = [...vereinbarungen.values()].flatMap((v) => v.rollen);
    const konten = await ladeLokaleKonten();
    expect(new Set(konten.map((k) => k.anmeldename)).size).toBe(konten.length);
    for (const k of konten) for (const name of k.rollen) expect([k.behoerde, undefined], k.anmeldename).toContain(rollen.find((r) => r.kuerzel === name)?.behoerde);
  });
});

describe('agreements side by side', () => {
  let ordner: string;
  const mitAnderer = async (anders: object): Promise<unknown> => {
    const eigene = JSON.parse(await readFile(new URL('duesseldorf/vereinbarung.json', MODELLE), 'utf8')) as object;
    await writeFile(join(ordner, 'b', 'vereinbarung.json'), JSON.stringify({ ...eigene, kuerzel: 'b', ...anders }));
    return ladeVereinbarungen(pathToFileURL(`${ordner}/`));
  };
  const behoerden = [{ kuerzel: 'XX', name: 'X', gruppe: 'x-sachbearbeitung', aktenzeichenPraefix: 'X' }];
  const rollen = [{ kuerzel: 'x-sachbearbeitung', name: 'X', behoerde: 'XX', art: 'SACHBEARBEITUNG' }];

  beforeAll(async () => {
    ordner = await mkdtemp(join(tmpdir(), 'vereinbarungen-'));
    for (const v of ['a', 'b']) await mkdir(join(ordner, v));
    await copyFile(new URL('duesseldorf/vereinbarung.json', MODELLE), join(ordner, 'a', 'vereinbarung.json'));
  });
  afterAll(() => rm(ordner, { recursive: true, force: true }));

  it('load when they share no name', async () => {
    expect([...((await mitAnderer({ behoerden, rollen, beteiligte: [] })) as Map<string, unknown>).keys()].toSorted()).toEqual(['b', 'duesseldorf']);
  });

  it.each([
    ['an authority', { behoerden: [{ ...behoerden[0], kuerzel: 'CARITAS' }], rollen: [{ ...rollen[0], behoerde: 'CARITAS' }], beteiligte: [] }, 'Behörde CARITAS'],
    ['a prefix of the Aktenzeichen', { behoerden: [{ ...behoerden[0], aktenzeichenPraefix: 'D67.C' }], rollen, beteiligte: [] }, 'Aktenzeichen D67.C'],
    ['a role', { behoerden, rollen: [{ ...rollen[0], kuerzel: 'caritas-leitung' }], beteiligte: [] }, 'Rolle caritas-leitung'],
    ['a partner', { behoerden, rollen, beteiligte: [{ kuerzel: 'JUGENDHILFE', behoerde: null, name: 'J', funktion: 'J', anschrift: '', faxnummer: null, kanal: 'POST', arbeitetImSystem: false }] }, 'Stelle JUGENDHILFE'],
  ])('are refused when both have %s of the same name', async (_, anders, name) => {
    await expect(mitAnderer(anders)).rejects.toMatchObject({ code: 'VEREINBARUNGEN_WIDERSPRUECHLICH', message: expect.stringContaining(name) });
  });

  it('are refused when a role belongs to an authority that is not there', async () => {
    await expect(mitAnderer({ behoerden, beteiligte: [] })).rejects.toThrow('belongs to an authority of the agreement');
  });
});
