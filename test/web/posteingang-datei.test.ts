import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sperreFuerAkten, pruefsumme } from '../../src/akte/durchleitung/sperre.ts';
import { schreibePdfMitCodes } from '../support/pdf-mit-code.ts';
import { legeFallAn, setzeInGang } from './faelle.ts';
import { angemeldet, type Besuch, starteTestWeb, type TestWeb } from './hilfe.ts';

let web: TestWeb;
let anna: Besuch;
let [eine, andere]: string[] = [];
beforeAll(async () => {
  web = await starteTestWeb();
  anna = await angemeldet(web, 'anna');
  [eine, andere] = [await legeFallAn(web, 1), await legeFallAn(web, 2)];
  await setzeInGang(web, eine);
});
afterAll(() => web.close());

const az = (): string => eine ?? '';
const zeilen = async (sql: string, ...werte: unknown[]) => (await web.datenbank.pool.query(sql, werte)).rows;
const legeAb = async (pdf: Buffer<ArrayBuffer>, dateiEingangAm = '2026-04-02'): Promise<Awaited<ReturnType<Besuch['sende']>>> => {
  await anna.hole('/posteingang');
  return anna.sendeDatei('/posteingang', { dateiEingangAm }, pdf);
};
const dokumente = (akte: string) => zeilen('SELECT art, titel, seiten FROM dokument WHERE aktenzeichen = $1 AND art = $2', akte, 'EINGANG');

describe('a PDF that comes in', () => {
  it('with the code of a case is assigned, waits for a look and becomes a document of the Akte', async () => {
    const antwort = await legeAb(await schreibePdfMitCodes([[az()], []]));
    const seite = await anna.folge(antwort);
    expect(seite.text).toContain(`Zugeordnet nach dem QR-Code: ${az()}`);
    expect(seite.text).toContain('2 Seiten');
    expect(await dokumente(az())).toEqual([]);
    const ziel = antwort.ziel ?? '';
    const pdf = await anna.hole(`${ziel}/datei`);
    expect([pdf.kopf.get('content-type'), pdf.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    expect((await anna.sende(`${ziel}/datei`, { aktion: 'zurAkte', titel: ' ' })).text).toContain('Bitte angeben, was es ist');
    expect((await anna.sende(`${ziel}/datei`, { aktion: 'zurAkte', titel: 'Antwort des Vermieters' })).ziel).toBe(`/akte/${az()}`);
    expect(await dokumente(az())).toEqual([{ art: 'EINGANG', titel: 'Antwort des Vermieters', seiten: 2 }]);
    expect(await zeilen('SELECT 1 FROM posteingang_datei')).toEqual([]);
    expect((await anna.hole(`${ziel}/datei`)).status).toBe(404);
    expect((await anna.sende(`${ziel}/datei`, { aktion: 'zurAkte', titel: 'Noch einmal' })).text).toContain('nicht mehr offen');
  });

  it('that is an answer goes into the Akte with what was entered from it, and the procedure goes on', async () => {
    const { ziel } = await legeAb(await schreibePdfMitCodes([[az()]]));
    const id = ziel?.split('/').at(-1) ?? '';
    const formular = await anna.hole(`/posteingang/rueckmeldung?eingang=${id}`);
    expect(formular.text).toContain(`value="${az()}"`);
    const vorgang = /name="vorgang" value="([^"]+)"/.exec(formular.text)?.[1] ?? '';
    const antwort = await anna.sende('/posteingang/rueckmeldung', { vorgang, eingang: id, aktenzeichen: az(), eingangAm: '2026-04-02', leistungsbezug: 'NEIN' });
    expect(antwort.ziel).toBe(`/akte/${az()}`);
    expect(await zeilen('SELECT status, dokument_id IS NOT NULL AS dokument FROM posteingang WHERE id = $1', id)).toEqual([{ status: 'VERBUCHT', dokument: true }]);
    expect((await dokumente(az())).map((d) => d.titel)).toContain('Rückmeldung des Jobcenters');
  });

  it('with codes of two cases, or none, is assigned by a person, also to another case than the code says', async () => {
    const ohne = await legeAb(await schreibePdfMitCodes([[az(), andere ?? '']]));
    expect((await anna.folge(ohne)).text).toContain('Bitte von Hand zuordnen');
    const pfad = `${ohne.ziel}/datei`;
    const falsch = await anna.sende(pfad, { aktion: 'zuordnen', aktenzeichen: '56.34-2026-999999' });
    expect([falsch.status, falsch.text.includes('Zu diesem Aktenzeichen gibt es keine Akte.')]).toEqual([422, true]);
    await anna.sende(pfad, { aktion: 'zuordnen', aktenzeichen: az() });
    await anna.sende(pfad, { aktion: 'zuordnen', aktenzeichen: andere ?? '' });
    await anna.sende(pfad, { aktion: 'zurAkte', titel: 'Brief' });
    expect(await dokumente(andere ?? '')).toEqual([{ art: 'EINGANG', titel: 'Brief', seiten: 1 }]);
  });

  it('that belongs to no case is deleted, with a note of what was done', async () => {
    const { ziel } = await legeAb(await schreibePdfMitCodes([['Werbung']]));
    expect((await anna.sende(`${ziel}/datei`, { aktion: 'verwerfen', vermerk: '' })).status).toBe(422);
    expect((await anna.sende(`${ziel}/datei`, { aktion: 'verwerfen', vermerk: 'An den Absender zurück' })).ziel).toBe('/posteingang');
    expect((await anna.hole(ziel ?? '')).text).toContain('An den Absender zurück');
    expect(await zeilen('SELECT 1 FROM posteingang_datei')).toEqual([]);
  });

  it('twice on a day is one item', async () => {
    const pdf = await schreibePdfMitCodes([['doppelt']]);
    const [erste, zweite] = [await legeAb(pdf), await legeAb(pdf)];
    expect(zweite.ziel).toBe(erste.ziel);
    expect((await anna.folge(zweite)).text).toContain('Diese Datei lag schon im Posteingang');
  });

  it('that may only be passed through is refused (D-3), as is one that is none or comes from tomorrow', async () => {
    const gesperrt = await schreibePdfMitCodes([['Hilfeplan']]);
    await web.inDb('LHH', (db) => sperreFuerAkten(db, { sha256: pruefsumme(gesperrt), bezeichnung: 'Hilfeplan', klausel: 'D-3' }, web.uhr));
    const vorher = await zeilen('SELECT 1 FROM posteingang');
    for (const [pdf, tag, text] of [[gesperrt, '2026-04-02', '(D-3)'], [Buffer.from('<script>'), '2026-04-02', 'kein PDF'], [gesperrt, '2026-04-03', 'liegt in der Zukunft']] as const) {
      const antwort = await legeAb(pdf as Buffer<ArrayBuffer>, tag);
      expect([antwort.status, antwort.text.includes(text)]).toEqual([422, true]);
    }
    expect(await zeilen('SELECT 1 FROM posteingang')).toHaveLength(vorher.length);
  });

  it('is seen by its own authority only', async () => {
    const { ziel } = await legeAb(await schreibePdfMitCodes([['nur LHH']]));
    const jens = await angemeldet(web, 'jens');
    expect([(await jens.hole(ziel ?? '')).status, (await jens.hole(`${ziel}/datei`)).status]).toEqual([404, 404]);
  });
});
