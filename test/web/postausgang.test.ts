import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { legeFallAn } from './faelle.ts';
import { angemeldet, starteTestWeb, type Besuch, type TestWeb } from './hilfe.ts';
import { legeBrief } from './post.ts';

let web: TestWeb;
let anna: Besuch;
let nummer = 0;
let briefe: string[];

beforeAll(async () => {
  web = await starteTestWeb({ jetzt: '2026-04-07T09:00:00+02:00' });
  anna = await angemeldet(web, 'anna');
});
afterAll(() => web.close());
beforeEach(async () => {
  briefe = [];
  for (let i = 0; i < 3; i++) briefe.push(await legeBrief(web, await legeFallAn(web, ++nummer)));
  await anna.hole('/uebermittlungen');
});

const stand = async (id: string) => (await web.datenbank.pool.query('SELECT status, fehler_code AS code FROM uebermittlung WHERE id = $1', [id])).rows[0];
const pfad = (id: string): string => `/uebermittlungen/${id.replaceAll(':', '/')}`;

describe('the Postausgang', () => {
  it('shows each letter with its PDF, and takes a whole pile as posted', async () => {
    const { text } = await anna.hole('/uebermittlungen');
    for (const id of briefe) expect(text).toContain(`value="${id}"`);
    expect((await anna.hole(/href="(\/akte\/[^"]+\/dokument\/[^"]+)"/.exec(text)?.[1] ?? '')).kopf.get('content-type')).toContain('application/pdf');
    const antwort = await anna.sende('/uebermittlungen', { brief: briefe.slice(0, 2), abgeschicktAm: '2026-04-07' });
    expect((await anna.folge(antwort)).text).toContain('2 Briefe sind als abgeschickt vermerkt');
    expect(await Promise.all(briefe.map(stand))).toMatchObject([{ status: 'GESENDET' }, { status: 'GESENDET' }, { status: 'BEREIT' }]);
    expect((await anna.hole('/uebermittlungen')).text).not.toContain(`value="${briefe[0]}"`);
  });

  it.each([
    [[], '2026-04-07', 'Bitte mindestens einen Brief markieren.'],
    [[0], '', 'Bitte den Tag angeben'],
    [[0, 1], '2026-04-08', 'Der Tag des Absendens liegt in der Zukunft. Es wurde nichts vermerkt.'],
    [[0, 1], '2026-04-06', 'vor dem Tag, an dem der Brief geschrieben wurde. Es wurde nichts vermerkt.'],
  ])('says beside the field what is wrong, keeps the marks, and enters nothing: %j %s', async (welche, abgeschicktAm, meldung) => {
    const brief = welche.map((i) => briefe[i] ?? '');
    const { status, text } = await anna.sende('/uebermittlungen', { brief, abgeschicktAm });
    expect(status).toBe(422);
    expect(text).toContain(meldung);
    expect(text).toContain('<title>Fehler: ');
    expect(text.match(/name="brief"[^>]*checked/g) ?? []).toHaveLength(brief.length);
    for (const id of briefe) expect(await stand(id)).toMatchObject({ status: 'BEREIT' });
  });

  it('enters none of a pile in which one letter was withdrawn meanwhile', async () => {
    await anna.sende(pfad(briefe[1] ?? ''), { aktion: 'zurueckziehen' });
    const { text } = await anna.sende('/uebermittlungen', { brief: briefe, abgeschicktAm: '2026-04-07' });
    expect(text).toContain('liegt nicht (mehr) im Postausgang');
    expect(await stand(briefe[0] ?? '')).toMatchObject({ status: 'BEREIT' });
  });

  it('of one authority is not that of another', async () => {
    const jens = await angemeldet(web, 'jens');
    expect((await jens.hole('/uebermittlungen')).text).not.toContain('name="brief"');
    expect((await jens.sende('/uebermittlungen', { brief: briefe, abgeschicktAm: '2026-04-07' })).status).toBe(422);
    expect(await stand(briefe[0] ?? '')).toMatchObject({ status: 'BEREIT' });
  });
});

describe('a single letter', () => {
  it.each([
    ['abgeschickt', { status: 'GESENDET', code: null }],
    ['nicht-abgeschickt', { status: 'FEHLGESCHLAGEN', code: 'NICHT_ABGESCHICKT' }],
    ['zurueckgekommen', { status: 'FEHLGESCHLAGEN', code: 'BRIEF_ZURUECKGEKOMMEN' }],
    ['zurueckziehen', { status: 'ZURUECKGEZOGEN', code: null }],
  ])('can be settled: %s', async (aktion, erwartet) => {
    const [id = ''] = briefe;
    expect((await anna.hole(pfad(id))).text).toContain(`value="${aktion}"`);
    expect((await anna.sende(pfad(id), { aktion, datum: '2026-04-07' })).status).toBe(303);
    expect(await stand(id)).toEqual(erwartet);
  });

  it('is asked for its day, and has no send report', async () => {
    const [id = ''] = briefe;
    expect((await anna.hole(pfad(id))).text).not.toMatch(/Sendebericht|Nachrichten-Kennung/);
    expect((await anna.sende(pfad(id), { aktion: 'abgeschickt', datum: '' })).text).toContain('Bitte den Tag angeben, an dem der Brief abgeschickt wurde.');
    expect((await anna.sende(pfad(id), { aktion: 'gesendet', datum: '2026-04-07', uhrzeit: '08:00' })).text).toContain('Dieses Schreiben geht mit der Post.');
  });

  it('that has come back is a warning in the Akte', async () => {
    const [id = ''] = briefe;
    await anna.sende(pfad(id), { aktion: 'abgeschickt', datum: '2026-04-07' });
    await anna.sende(pfad(id), { aktion: 'zurueckgekommen' });
    expect((await anna.hole(`/akte/${id.split(':')[0]}`)).text).toContain('Ein Brief ist zurückgekommen');
  });
});

describe('an address that a letter waits for', () => {
  it('is completed in the Akte, with its reason', async () => {
    const aktenzeichen = await legeFallAn(web, ++nummer, { vermieter: { name: 'Wohnbau Süd GmbH' } });
    const link = /href="(\/akte\/[^"]+\/anschrift\/\d+)"/.exec((await anna.hole(`/akte/${aktenzeichen}`)).text)?.[1] ?? '';
    expect((await anna.hole(link)).text).toContain('Wohnbau Süd GmbH');
    expect((await anna.sende(link, { anschrift: 'Weg 2, 30169 Hannover', grund: '' })).text).toContain('Bitte den Grund angeben.');
    expect((await anna.sende(link, { anschrift: 'Weg 2, 30169 Hannover', grund: 'Anruf' })).ziel).toBe(`/akte/${aktenzeichen}`);
    expect((await anna.hole(`/akte/${aktenzeichen}`)).text).toContain('Weg 2, 30169 Hannover');
    expect((await anna.hole(link.replace(aktenzeichen, briefe[0]?.split(':')[0] ?? ''))).status).toBe(404);
  });
});

describe('the administration', () => {
  it('can have a body reached by post, but not a person of the case changed', async () => {
    const admin = await angemeldet(web, 'admin');
    expect((await admin.hole('/verwaltung')).text).not.toContain('href="/verwaltung/HAUSHALT"');
    expect((await admin.hole('/verwaltung/VERMIETER')).status).toBe(404);
    await admin.hole('/verwaltung/JVA_SOZIALDIENST');
    expect((await admin.sende('/verwaltung/JVA_SOZIALDIENST', { funktion: 'Sozialdienst', anschrift: 'Weg 1, 30159 Hannover', faxnummer: '', kanal: 'POST', arbeitetImSystem: 'nein' })).status).toBe(303);
  });
});
