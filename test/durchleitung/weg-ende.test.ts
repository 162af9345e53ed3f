import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseDurchleitung } from '../../src/akte/durchleitung/entfernen.ts';
import { recordEnde } from '../../src/akte/fall-beenden.ts';
import { loescheAbgelaufene } from '../../src/akte/aufbewahrung.ts';
import { stopUnterwegs, zieheZurueck } from '../../src/uebermittlung/index.ts';
import { baueBuehne, type Buehne } from './buehne.ts';
import { dateien, nimmAn } from './unterwegs.ts';

let b: Buehne;
beforeAll(async () => {
  b = await baueBuehne();
});
afterAll(() => b.close());

const lhh = <T>(tun: Parameters<typeof b.web.inDb<T>>[1]): Promise<T> => b.web.inDb('LHH', tun);

describe('the content goes', () => {
  it.each<[string, string, (akte: string, id: string) => Promise<unknown>]>([
    ['with a withdrawal', 'ZURUECKGEZOGEN', (_, id) => lhh((db) => zieheZurueck(db, id, b.umfeld))],
    ['when the ground for sending is gone', 'ZURUECKGEZOGEN', (_, id) => lhh((db) => stopUnterwegs(db, id, b.umfeld.uhr))],
    ['when it is given up', 'AUFGEGEBEN', (_, id) => lhh((db) => releaseDurchleitung(db, { behoerde: 'LHH', id }, 'AUFGEGEBEN', b.umfeld.uhr))],
    ['with the end of the case', 'FALL_BEENDET', (akte) => lhh((db) => recordEnde(db, akte, 'ABGESCHLOSSEN', b.umfeld.uhr))],
  ])('%s, before it left', async (_, grund, tun) => {
    const akte = await b.fall();
    await b.ladeHoch(akte);
    const id = await b.reiheEin(akte);
    await tun(akte, id);
    expect(await b.durchleitung(akte)).toEqual([{ status: 'ENTFERNT', grund, salz: null }]);
    await b.runden();
    expect(await b.spuren()).toEqual([]);
    expect((await b.stand(id)).status).not.toBe('ANGENOMMEN');
  });

  it.each<[string, (akte: string, id: string) => Promise<unknown>]>([
    ['when it is given up', (_, id) => lhh((db) => releaseDurchleitung(db, { behoerde: 'LHH', id }, 'AUFGEGEBEN', b.umfeld.uhr))],
    ['with the end of the case', (akte) => lhh((db) => recordEnde(db, akte, 'ABGESCHLOSSEN', b.umfeld.uhr))],
  ])('%s, from the spool as well, together with what would make a gateway begin', async (_, tun) => {
    const [akte, id] = await nimmAn(b);
    expect(await b.ausgang()).toEqual(expect.arrayContaining(dateien(id)));
    await tun(akte, id);
    await b.runden();
    for (const datei of dateien(id)) expect(await b.ausgang()).not.toContain(datei);
    expect((await b.durchleitung(akte))[0]?.salz).toBeNull();
  });

  it('when another file is uploaded in its place, and not any more once a letter has it', async () => {
    const akte = await b.fall();
    await b.ladeHoch(akte);
    await b.ladeHoch(akte);
    expect((await b.durchleitung(akte)).map((d) => d.grund).toSorted()).toEqual(['ERSETZT', null].toSorted());
    await b.reiheEin(akte);
    const antwort = await b.ladeHoch(akte);
    expect([antwort.status, antwort.text.includes('schon zum Versand eingereiht')]).toEqual([422, true]);
  });

  it('not yet with a report that it failed: a new round sends the same document, and only then it goes', async () => {
    const [akte, id] = await nimmAn(b);
    await b.berichte(id, 'FEHLGESCHLAGEN');
    expect(await b.durchleitung(akte)).toMatchObject([{ status: 'HINTERLEGT' }]);
    for (const datei of dateien(id)) expect(await b.ausgang()).not.toContain(datei);
    const zweite = await b.reiheEin(akte, 2);
    const dritte = await b.reiheEin(akte, 3);
    expect([(await b.stand(zweite)).status, (await b.durchleitung(akte))[0]?.status]).toEqual(['ZURUECKGEZOGEN', 'HINTERLEGT']);
    await b.runden();
    await b.berichte(dritte, 'GESENDET');
    expect(await b.durchleitung(akte)).toMatchObject([{ status: 'ENTFERNT', grund: 'GESENDET' }]);
  });

  it('with the retention of the case, of which no row is left', async () => {
    const [akte, id] = await nimmAn(b);
    await b.berichte(id, 'GESENDET');
    await lhh((db) => recordEnde(db, akte, 'ABGESCHLOSSEN', b.umfeld.uhr));
    const spaeter = { jetzt: () => new Date('2037-01-01T12:00:00Z') };
    expect(await lhh((db) => loescheAbgelaufene(db, { uhr: spaeter }))).toContain(akte);
    expect(await b.durchleitung(akte)).toEqual([]);
  });
});
