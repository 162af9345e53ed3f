import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RECHTE, rollenFuer, type Weg } from '../../src/web/rechte.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';
import { kopiereZumJobcenter, legeFallAn, setzeInGang } from './faelle.ts';
import { angemeldet, Besuch, KONTEN, starteTestWeb, type KontoName, type TestWeb } from './hilfe.ts';

type Stelle = { responses: Record<string, { content?: Record<string, { schema: object }> }> };
type Dokument = { paths: Record<string, Record<string, Stelle>>; components: { schemas: Record<string, object> } };
type Gelesen = { status: number; json: Record<string, unknown> & { fehler?: { feld: string | null; text: string }[] }; kopf: Headers };

let web: TestWeb;
let dokument: Dokument;
let nurLhh: string;
let beide: string;
const besuche = new Map<KontoName, Besuch>();

beforeAll(async () => {
  web = await starteTestWeb();
  [nurLhh, beide] = [await legeFallAn(web, 1), await legeFallAn(web, 2, { mieter: [{ name: 'Nachbar' }] })];
  for (const aktenzeichen of [nurLhh, beide]) await setzeInGang(web, aktenzeichen);
  await kopiereZumJobcenter(web, beide);
  await web.inDb('LHH', async (db) => {
    await db.query("INSERT INTO posteingang (behoerde, art, eingang_am, angelegt_am, schluessel, angaben) VALUES ('LHH', 'RUECKMELDUNG', '2026-04-02', now(), 'p', $1)", [JSON.stringify({ genannt: nurLhh, bemerkung: 'Bemerkung-bleibt-hier' })]);
    await db.query("INSERT INTO eingang_fehler (behoerde, quelle, eingang_am, inhalt, fehler) VALUES ('LHH', 'API', now(), 'Inhalt-bleibt-hier', '[{\"feld\": \"mieter\", \"text\": \"Diese Angabe fehlt.\"}]')");
    await db.query("INSERT INTO stoerung (schluessel, behoerde, aktenzeichen, prozess, element, instanz, art, code, seit) VALUES ('1', 'LHH', $1, 'hannover-mizi', 'Task_X', '2', 'JOB_NO_RETRIES', 'EINGABE_UNGUELTIG', now())", [nurLhh]);
  });
  for (const name of Object.keys(KONTEN) as KontoName[]) besuche.set(name, await angemeldet(web, name));
  dokument = (await (await fetch(`${web.url}/api/openapi.json`)).json()) as Dokument;
});
afterAll(() => web.close());

const besuch = (name: KontoName): Besuch => besuche.get(name) as Besuch;

async function rufe(name: KontoName | null, pfad: string, body?: object, kopf: Record<string, string> = {}): Promise<Gelesen> {
  const wer = name ? besuch(name) : undefined;
  const antwort = await fetch(web.url + pfad, {
    redirect: 'manual',
    headers: { ...(wer ? { cookie: wer.keks } : {}), ...(body ? { 'content-type': 'application/json', 'x-csrf-token': wer?.token ?? '' } : {}), ...kopf },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
  return { status: antwort.status, json: (await antwort.json()) as Gelesen['json'], kopf: antwort.headers };
}

/** The schema of an answer as it is published, with what it refers to. */
function schemaVon(pfad: string, methode: string, status: number): z.ZodType {
  const schema = dokument.paths[pfad]?.[methode]?.responses[String(status)]?.content?.['application/json']?.schema;
  const alsDefs: unknown = JSON.parse(JSON.stringify({ ...schema, $defs: dokument.components.schemas }).replaceAll('#/components/schemas/', '#/$defs/'));
  return z.fromJSONSchema(alsDefs as Parameters<typeof z.fromJSONSchema>[0]);
}

/** Who asks, what, and which page shows the same. */
const LESEN: Record<string, { wer: KontoName; seite: Weg; body?: object; pfad?: () => string; zeigt: () => string }> = {
  'GET /api/heute': { wer: 'anna', seite: 'GET /heute', pfad: () => '/api/heute?korb=gruppe-fachstelle-sachbearbeitung&hinweise=alle', zeigt: () => nurLhh },
  'POST /api/faelle/suche': { wer: 'anna', seite: 'POST /faelle', body: { suche: 'Nachbr' }, zeigt: () => beide },
  'GET /api/akte/:aktenzeichen': { wer: 'anna', seite: 'GET /akte/:aktenzeichen', pfad: () => `/api/akte/${nurLhh}`, zeigt: () => 'Möller-Öztürk' },
  'GET /api/fristen': { wer: 'anna', seite: 'GET /fristen', zeigt: () => nurLhh },
  'GET /api/posteingang': { wer: 'anna', seite: 'GET /posteingang', zeigt: () => nurLhh },
  'GET /api/uebermittlungen': { wer: 'anna', seite: 'GET /uebermittlungen', zeigt: () => nurLhh },
  'GET /api/auswertung': { wer: 'lena', seite: 'GET /auswertung', zeigt: () => '"verdeckt":false' },
  'GET /api/stoerungen': { wer: 'lena', seite: 'GET /stoerungen', zeigt: () => nurLhh },
};
const lesewege = Object.keys(LESEN);
const alsPfad = (weg: string): string => weg.slice(weg.indexOf(' ') + 1).replaceAll(/:(\w+)/g, '{$1}');

describe('the OpenAPI document', () => {
  it('describes every way of the table of rights, and none that is not there', () => {
    const beschrieben = Object.entries(dokument.paths).flatMap(([pfad, arten]) => Object.keys(arten).map((methode) => `${methode.toUpperCase()} ${pfad}`));
    const ausDerTabelle = Object.keys(RECHTE).filter((weg) => weg.includes(' /api/')).map((weg) => `${weg.split(' ')[0]} ${alsPfad(weg)}`);
    expect(beschrieben.toSorted()).toEqual([...ausDerTabelle, 'POST /api/mizi', 'POST /api/sendebericht'].toSorted());
  });

  it('names no way that does not answer', async () => {
    for (const [pfad, arten] of Object.entries(dokument.paths)) {
      for (const methode of Object.keys(arten)) {
        const { status, json } = await rufe(pfad.includes('werkstatt') ? 'petra' : 'lena', pfad.replace('{aktenzeichen}', beide), methode === 'post' ? {} : undefined);
        // A model without a name is not found; a program without its key is not let in.
        expect([200, 401, 422, ...(pfad === '/api/werkstatt/modell' ? [404] : [])], `${methode} ${pfad}: ${JSON.stringify(json)}`).toContain(status);
      }
    }
  });
});

describe.each(lesewege)('%s', (weg) => {
  const { wer, body, pfad, zeigt, seite } = LESEN[weg] as (typeof LESEN)[string];
  const adresse = (): string => pfad?.() ?? alsPfad(weg);
  const methode = body ? 'post' : 'get';

  it('answers as it is published, with what the page shows, and is not kept', async () => {
    const { status, json, kopf } = await rufe(wer, adresse(), body);
    expect(json.fehler).toBeUndefined();
    expect(status).toBe(200);
    expect(kopf.get('cache-control')).toBe('no-store');
    expect(kopf.get('content-type')).toContain('application/json');
    const schema = schemaVon(alsPfad(weg), methode, 200);
    expect(schema.safeParse(json)).toMatchObject({ success: true });
    expect(schema.safeParse({ ...json, nichtBeschrieben: 1 }).success).toBe(false);
    expect(JSON.stringify(json)).toContain(zeigt());
    expect(JSON.stringify(json)).not.toContain('bleibt-hier');
  });

  it('is for whom its page is for; anybody else is told why not, in the published form', async () => {
    const vereinbarungen = await ladeVereinbarungen();
    expect(rollenFuer(weg as Weg, vereinbarungen)).toEqual(rollenFuer(seite, vereinbarungen));
    for (const [name, erwartet] of [['petra', 403], [null, 401]] as const) {
      // Nobody is logged in: the token is that of a login page, as a browser would have it.
      const gast = new Besuch(web.url);
      await gast.hole('/anmelden');
      const { status, json } = await rufe(name, adresse(), body, name ? {} : { cookie: gast.keks, 'x-csrf-token': gast.token });
      expect(status).toBe(erwartet);
      expect(schemaVon(alsPfad(weg), methode, erwartet).safeParse(json)).toMatchObject({ success: true });
      expect(json).toEqual({ fehler: [{ feld: null, text: expect.stringMatching(/^(?:Ihre Sitzung|Mit Ihrer Anmeldung)/) }] });
    }
  });

  it('refuses what it does not know instead of leaving it out', async () => {
    const [ziel, koerper] = body ? [adresse(), { ...body, gibtEsNicht: 'Möller' }] : [`${adresse()}${adresse().includes('?') ? '&' : '?'}gibtEsNicht=Möller`, undefined];
    const { status, json } = await rufe(wer, ziel, koerper);
    expect(status).toBe(422);
    expect(json.fehler?.[0]?.text).toContain('nicht vorgesehen');
    expect(JSON.stringify(json)).not.toContain('Möller');
  });
});

describe('an Akte by program', () => {
  const lesen = async (aktenzeichen: string): Promise<unknown[]> => (await web.datenbank.pool.query("SELECT wer, art FROM journal WHERE aktenzeichen = $1 AND art = 'LESEN' AND behoerde = 'LHH' ORDER BY id", [aktenzeichen])).rows;

  it('is entered in the journal as read, as its page is', async () => {
    const vorher = (await lesen(beide)).length;
    await rufe('anna', `/api/akte/${beide}`);
    await besuch('lena').hole(`/akte/${beide}`);
    expect((await lesen(beide)).slice(vorher)).toEqual([{ wer: 'anna.berg', art: 'LESEN' }, { wer: 'lena.vogt', art: 'LESEN' }]);
  });

  it('has household, flat, Fristen with their derivation, documents without content, transmissions and runs', async () => {
    const { json } = await rufe('anna', `/api/akte/${nurLhh}`);
    expect(json).toMatchObject({
      aktenzeichen: nurLhh, wohnung: { strasse: 'Lister Meile', plz: '30161' }, mitteilung: { rueckstandCent: 195_000 },
      fristen: [{ fristart: 'H-2.2', schritte: expect.arrayContaining([expect.any(String)]) }],
      laeufe: [{ prozess: 'hannover-mizi', status: 'LAUFEND' }], dokumente: [{ art: 'hannover.anlage-1', mime: 'application/pdf' }], uebermittlungen: [{ empfaenger: expect.any(String), status: 'BEREIT' }],
    });
    expect(Object.keys((json['dokumente'] as object[])[0] ?? {})).not.toContain('schluessel');
  });

  it('of another authority looks as if it did not exist', async () => {
    const fremd = await rufe('jens', `/api/akte/${nurLhh}`);
    const keine = await rufe('jens', '/api/akte/56.34-2026-999999');
    expect([fremd.status, fremd.json]).toEqual([404, keine.json]);
    const eigene = JSON.stringify((await rufe('jens', `/api/akte/${beide}`)).json);
    expect(eigene).toContain('Nachbar');
    expect(eigene).not.toContain('512 C 2/26');
    for (const pfad of ['/api/fristen', '/api/uebermittlungen', '/api/posteingang', '/api/heute']) expect(JSON.stringify((await rufe('jens', pfad)).json)).not.toContain(nurLhh);
    expect((await rufe('jens', '/api/faelle/suche', { suche: 'Möller' })).json).toMatchObject({ gesamt: 0, zeilen: [] });
  });
});

describe('the search by program', () => {
  it('needs the token of the session, and its words are in no journal', async () => {
    expect((await rufe('anna', '/api/faelle/suche', { suche: 'Öztürk' }, { 'x-csrf-token': 'falsch' })).status).toBe(403);
    await rufe('anna', '/api/faelle/suche', { suche: 'Öztürk' });
    const { rows } = await web.datenbank.pool.query("SELECT wer, angaben FROM journal WHERE art = 'SUCHE' AND behoerde = 'LHH' ORDER BY id DESC LIMIT 1");
    expect(rows).toEqual([{ wer: 'anna.berg', angaben: { treffer: 1, gezeigt: [nurLhh] } }]);
  });

  it('says by field what is wrong, and takes hostile text', async () => {
    expect(await rufe('anna', '/api/faelle/suche', { suche: 'x'.repeat(201), seite: 0 })).toMatchObject({ status: 422, json: { fehler: [{ feld: 'suche', text: expect.stringMatching(/^Diese Angabe ist nicht gültig\. Vorgesehen: /) }, { feld: 'seite' }] } });
    expect((await rufe('anna', '/api/faelle/suche', { suche: "\0\uD800'; DROP TABLE fall --" })).status).toBe(200);
    const ohneJson = await fetch(`${web.url}/api/faelle/suche`, { method: 'POST', headers: { cookie: besuch('anna').keks, 'x-csrf-token': besuch('anna').token, 'content-type': 'text/plain' }, body: 'Möller' });
    expect([ohneJson.status, await ohneJson.json()]).toEqual([422, { fehler: [{ feld: null, text: 'Bitte die Angaben als JSON senden (application/json).' }] }]);
  });
});

describe('what a person may not see', () => {
  it('is hidden in figures for maria, who may not choose days or areas either', async () => {
    const { json } = await rufe('maria', '/api/auswertung?von=2026-04-02&bis=2026-04-02&plz=30161');
    expect(json).toMatchObject({ verdeckt: true, auswahl: { von: '2026-04-01', bis: '2026-06-30' } });
    const arten = (j: unknown): string[] => [...JSON.stringify(j).matchAll(/"art":"(KLEIN|GESPERRT|MINDESTENS)"/g)].map(([, art]) => art ?? '');
    expect(arten(json)).toContain('KLEIN');
    expect(JSON.stringify(json)).not.toMatch(/"art":"WERT","wert":[12]\b/);
    const offen = (await rufe('lena', '/api/auswertung')).json;
    expect(arten(offen)).toEqual([]);
    expect(JSON.stringify(offen)).toMatch(/"art":"WERT","wert":2\b/);
  });

  it('is no Aktenzeichen for the administration', async () => {
    const { status, json } = await rufe('admin', '/api/stoerungen');
    expect(status).toBe(200);
    expect(json).toMatchObject({ stoerungen: [{ behoerde: 'LHH', aktenzeichen: null, wer: 'AKTE' }] });
  });

  it('is no list of somebody else: what was asked for is refused, not replaced', async () => {
    expect(await rufe('anna', '/api/heute?korb=ueberfaellig')).toMatchObject({ status: 422, json: { fehler: [{ feld: 'korb' }] } });
    expect(await rufe('anna', '/api/heute?korb=gruppe-fachstelle-sachbearbeitung&seite=9')).toMatchObject({ status: 422, json: { fehler: [{ feld: 'seite' }] } });
    expect(await rufe('lena', '/api/auswertung?von=2026-05-01&bis=2026-04-01')).toMatchObject({ status: 422, json: { fehler: [{ feld: 'bis' }] } });
    expect(await rufe('anna', '/api/fristen?zeitraum=gestern')).toMatchObject({ status: 422, json: { fehler: [{ feld: 'zeitraum' }] } });
  });
});
