import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { angemeldet, Besuch } from '../web/hilfe.ts';
import { kopiereZumJobcenter } from '../web/faelle.ts';
import { baueBuehne, type Buehne } from './buehne.ts';
import { schreibePdf } from './pdf.ts';

let b: Buehne;
let akte: string;
beforeAll(async () => {
  b = await baueBuehne();
  akte = await b.fall();
});
afterAll(() => b.close());

const pfad = (az = akte): string => `/akte/${az}/durchleitung/plan`;
const liegende = async (): Promise<number> => (await b.durchleitung(akte)).length;

describe('an upload', () => {
  it.each<[string, Buffer<ArrayBuffer>, string]>([
    ['a picture', Buffer.from('\x89PNG\r\n', 'latin1'), 'Diese Datei ist kein PDF.'],
    ['nothing', Buffer.alloc(0), 'Bitte wählen Sie eine PDF-Datei.'],
    ['a file above the limit', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(11 * 1024 * 1024, 'x')]), 'Höchstens 10 MB werden angenommen.'],
  ])('of %s is refused beside the field, and nothing is kept of it', async (_, datei, text) => {
    const antwort = await b.ladeHoch(akte, { pdf: datei });
    expect(antwort.status).toBe(422);
    expect(antwort.text).toContain(text);
    expect(antwort.text).toContain('id="feld-datei-fehler"');
    expect([await liegende(), await b.liegende()]).toEqual([0, []]);
  });

  it('far above the limit is refused in German', async () => {
    const antwort = await b.ladeHoch(akte, { pdf: Buffer.alloc(26 * 1024 * 1024, '%PDF-1.7 ') });
    expect([antwort.status, antwort.text.includes('Die Datei ist zu groß')]).toEqual([413, true]);
  });

  it('that nobody has confirmed is refused', async () => {
    await b.anna.hole(pfad());
    const antwort = await b.anna.sendeDatei(pfad(), {}, await schreibePdf(1));
    expect([antwort.status, antwort.text.includes('Bitte bestätigen Sie das')]).toEqual([422, true]);
    expect(await liegende()).toBe(0);
  });

  it('without the token of the form, without a login or as garbage changes nothing', async () => {
    const pdf = await schreibePdf(1);
    await b.anna.hole(pfad());
    expect((await b.anna.sendeDatei(pfad(), { _csrf: 'guessed', bestaetigt: 'ja' }, pdf)).status).toBe(403);
    const gast = new Besuch(b.web.url);
    await gast.hole('/anmelden');
    expect((await gast.sendeDatei(pfad(), { bestaetigt: 'ja' }, pdf)).status).toBe(403);
    const muell = await fetch(b.web.url + pfad(), { method: 'POST', headers: { cookie: b.anna.keks, 'content-type': 'multipart/form-data; boundary=x' }, body: '--y garbage' });
    expect([muell.status, (await muell.text()).includes('kam nicht vollständig an')]).toEqual([400, true]);
    expect(await liegende()).toBe(0);
  });

  it('is for the authority that sends it: another one is refused, and in its own file finds no such page', async () => {
    await kopiereZumJobcenter(b.web, akte);
    const jens = await angemeldet(b.web, 'jens');
    expect((await jens.hole(pfad())).status).toBe(403);
    expect((await jens.hole(pfad('56.34-2026-999999'))).status).toBe(404);
    expect((await jens.hole(`/akte/${akte}`)).text).not.toContain('Plan ohne Vorgeschichte');
  });
});

describe('what lies ready', () => {
  it('can be looked at by whoever sends it, which is entered, and be removed again', async () => {
    const pdf = await schreibePdf(2, { nummer: 50 });
    expect((await b.ladeHoch(akte, { pdf })).status).toBe(303);
    const inhalt = await fetch(`${b.web.url}${pfad()}/inhalt`, { headers: { cookie: b.anna.keks } });
    expect(Buffer.from(await inhalt.arrayBuffer()).equals(pdf)).toBe(true);
    expect([inhalt.headers.get('content-disposition'), inhalt.headers.get('cache-control')]).toEqual([`attachment; filename="${akte}.pdf"`, 'no-store']);
    await b.anna.hole(pfad());
    expect((await b.anna.sende(pfad(), { aktion: 'entfernen' })).status).toBe(303);
    expect(await b.durchleitung(akte)).toMatchObject([{ status: 'ENTFERNT', grund: 'VON_HAND', salz: null }]);
    expect((await b.anna.hole(`${pfad()}/inhalt`)).status).toBe(404);
    const { rows } = await b.pool.query("SELECT art, wer, angaben FROM journal WHERE aktenzeichen = $1 AND art LIKE 'DURCHLEITUNG%' ORDER BY id", [akte]);
    expect(rows).toEqual([
      { art: 'DURCHLEITUNG_HINTERLEGT', wer: 'anna.berg', angaben: { dokumentart: 'PLAN', seiten: 2 } },
      { art: 'DURCHLEITUNG_GELESEN', wer: 'anna.berg', angaben: { dokumentart: 'PLAN' } },
      { art: 'DURCHLEITUNG_ENTFERNT', wer: 'anna.berg', angaben: { dokumentart: 'PLAN', entfernt: 'VON_HAND' } },
    ]);
    await b.runden();
    expect(await b.spuren()).toEqual([]);
  });
});
