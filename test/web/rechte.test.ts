import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { darf as darfUnter, RECHTE, type Weg } from '../../src/web/rechte.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';
import { kopiereZumJobcenter, legeFallAn, setzeInGang } from './faelle.ts';
import { angemeldet, Besuch, KONTEN, starteTestWeb, type KontoName, type TestWeb } from './hilfe.ts';

const vereinbarungen = await ladeVereinbarungen();
const darf = (rollen: readonly string[], weg: Weg): boolean => darfUnter(rollen, weg, vereinbarungen);

let web: TestWeb;
let eigener: Record<string, string>;
const besuche = new Map<KontoName, Besuch>();
const alle = Object.keys(KONTEN) as KontoName[];

/** One case that only the Fachstelle has, one that both have. */
beforeAll(async () => {
  web = await starteTestWeb();
  const nurLhh = await legeFallAn(web, 1);
  const beide = await legeFallAn(web, 2, { mieter: [{ name: 'Nachbar' }] });
  for (const aktenzeichen of [nurLhh, beide]) await setzeInGang(web, aktenzeichen);
  await kopiereZumJobcenter(web, beide);
  await web.inDb('LHH', (db) => db.query("INSERT INTO posteingang (behoerde, art, eingang_am, angelegt_am, schluessel) VALUES ('LHH', 'RUECKMELDUNG', '2026-04-02', now(), 'p')"));
  await web.inDb('LHH', (db) => db.query("INSERT INTO eingang_fehler (behoerde, quelle, eingang_am, inhalt, fehler) VALUES ('LHH', 'API', now(), 'x', '[]')"));
  eigener = { nurLhh, beide };
  for (const name of alle) besuche.set(name, await angemeldet(web, name));
});
afterAll(() => web.close());

const dokument = async (aktenzeichen: string): Promise<string> => (await web.datenbank.pool.query('SELECT id FROM dokument WHERE aktenzeichen = $1', [aktenzeichen])).rows[0].id;

async function pfadZu(weg: Weg, aktenzeichen: string): Promise<string> {
  const pfad = weg.split(' ')[1] ?? '';
  const werte: Record<string, string> = { aktenzeichen, fristart: 'H-2.2', runde: '1', bogen: 'hannover.unbekannt', schritt: 'anlage-1', kuerzel: 'JOBCENTER', klausel: 'H-2.2', diagramm: 'hannover-mizi', id: pfad.includes('dokument') ? await dokument(aktenzeichen) : '1' };
  return pfad.replaceAll(/:(\w+)/g, (_, name: string) => werte[name] ?? '');
}

/** A POST without any field: it changes nothing, but shows whether the page was open. */
const rufe = async (besuch: Besuch, weg: Weg, pfad: string) => (weg.startsWith('GET') ? besuch.hole(pfad) : besuch.sende(pfad, {}));

/** Of the agreement and its diagrams, with nothing personal in them. */
const VEREINBARUNG = ['GET /klauseln', 'GET /klauseln/:klausel', 'GET /klauseln/:klausel/bild/:diagramm', 'GET /diagramme', 'GET /diagramme/:diagramm', 'GET /diagramme/:diagramm/bild'];

const wege = (Object.keys(RECHTE) as Weg[]).filter((weg) => weg !== 'POST /abmelden');

describe('the table of rights', () => {
  it.each(wege.flatMap((weg) => alle.map((name) => [weg, name] as const)))('decides about %s for %s', async (weg, name) => {
    const besuch = besuche.get(name) as Besuch;
    const antwort = await rufe(besuch, weg, await pfadZu(weg, eigener['beide'] ?? ''));
    const erlaubt = darf(KONTEN[name].rollen, weg);
    expect(antwort.status === 403).toBe(!erlaubt);
    expect(antwort.status).toBeLessThan(500);
  });

  it.each(wege)('lets nobody in without a login: %s', async (weg) => {
    const gast = new Besuch(web.url);
    await gast.hole('/anmelden');
    const antwort = await rufe(gast, weg, await pfadZu(weg, eigener['beide'] ?? ''));
    // A script of a page is told so; a person is led to the login.
    if (weg.includes(' /api/')) expect(antwort).toMatchObject({ status: 401 });
    else expect(antwort).toMatchObject({ status: 303, ziel: expect.stringMatching(/^\/anmelden/) });
  });

  it('gives no page with personal data to modelling, figures and administration', () => {
    const offen = wege.filter((weg) => ['modellierung', 'auswertung'].some((rolle) => darf([rolle], weg)));
    const werkstatt = wege.filter((weg) => / \/(?:api\/)?werkstatt\b/.test(weg));
    expect(werkstatt.filter((weg) => !darf(['modellierung'], weg) || darf(['auswertung'], weg))).toEqual([]);
    expect(offen.filter((weg) => !werkstatt.includes(weg))).toEqual(['GET /', 'GET /erste-schritte', 'GET /auswertung', 'GET /auswertung/csv', 'GET /auswertung/bericht', ...VEREINBARUNG, 'GET /api/auswertung']);
    expect(wege.filter((weg) => darf(['verwaltung'], weg))).toEqual(['GET /', 'GET /erste-schritte', 'GET /stoerungen', ...VEREINBARUNG, 'GET /verwaltung', 'GET /verwaltung/:kuerzel', 'POST /verwaltung/:kuerzel', 'GET /api/stoerungen']);
  });

  it('gives nothing to a role it does not know', () => {
    expect(wege.filter((weg) => darf(['__proto__', 'ADMIN', ''], weg))).toEqual([]);
  });
});

describe('a case of another authority', () => {
  const mitFall = wege.filter((weg) => weg.includes(':aktenzeichen'));

  it.each(mitFall.flatMap((weg) => (['jens', 'tina'] as const).filter((name) => darf(KONTEN[name].rollen, weg)).map((name) => [weg, name] as const)))('looks as if it did not exist: %s for %s', async (weg, name) => {
    const besuch = besuche.get(name) as Besuch;
    const fremd = await rufe(besuch, weg, await pfadZu(weg, eigener['nurLhh'] ?? ''));
    expect(fremd.status).toBe(404);
    expect(fremd.text).not.toContain('Möller');
  });

  it('is not in the other authority\'s lists and cannot be searched for', async () => {
    const jens = besuche.get('jens') as Besuch;
    await jens.hole('/faelle');
    const gesucht = await jens.sende('/faelle', { suche: 'Möller' });
    expect(gesucht.text).toContain('0 Fälle zu „Möller“');
    for (const pfad of ['/faelle', '/fristen', '/uebermittlungen', '/posteingang']) expect((await jens.hole(pfad)).text).not.toContain(eigener['nurLhh']);
  });

  it('shows each authority its own file behind the shared Aktenzeichen', async () => {
    const pfad = `/akte/${eigener['beide']}`;
    const [anna, jens] = await Promise.all([besuche.get('anna')?.hole(pfad), besuche.get('jens')?.hole(pfad)]);
    expect(anna?.text).toContain('512 C 2/26');
    expect(jens?.text).toContain('Nachbar');
    expect(jens?.text).not.toContain('512 C 2/26');
  });

  it('does not give a document of one case under the Aktenzeichen of another', async () => {
    const antwort = await besuche.get('anna')?.hole(`/akte/${eigener['beide']}/dokument/${await dokument(eigener['nurLhh'] ?? '')}`);
    expect(antwort?.status).toBe(404);
  });
});
