import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECHTE, rollenFuer, type Weg } from '../../src/web/rechte.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';
import { ApiWelt } from './api-hilfe.ts';
import { Besuch, type KontoName } from './hilfe.ts';

let api: ApiWelt;
beforeAll(async () => {
  api = await ApiWelt.open();
});
afterAll(() => api.web.close());

/** Who asks, what, and which page shows the same. */
const LESEN: Record<string, { wer: KontoName; seite: Weg; body?: object; pfad?: () => string; zeigt: () => string }> = {
  'GET /api/heute': { wer: 'anna', seite: 'GET /heute', pfad: () => '/api/heute?korb=gruppe-fachstelle-sachbearbeitung&hinweise=alle', zeigt: () => api.nurLhh },
  'POST /api/faelle/suche': { wer: 'anna', seite: 'POST /faelle', body: { suche: 'Nachbr' }, zeigt: () => api.beide },
  'GET /api/akte/:aktenzeichen': { wer: 'anna', seite: 'GET /akte/:aktenzeichen', pfad: () => `/api/akte/${api.nurLhh}`, zeigt: () => 'Möller-Öztürk' },
  'GET /api/fristen': { wer: 'anna', seite: 'GET /fristen', zeigt: () => api.nurLhh },
  'GET /api/posteingang': { wer: 'anna', seite: 'GET /posteingang', zeigt: () => api.nurLhh },
  'GET /api/uebermittlungen': { wer: 'anna', seite: 'GET /uebermittlungen', zeigt: () => api.nurLhh },
  'GET /api/auswertung': { wer: 'lena', seite: 'GET /auswertung', zeigt: () => '"verdeckt":false' },
  'GET /api/stoerungen': { wer: 'lena', seite: 'GET /stoerungen', zeigt: () => api.nurLhh },
};
const lesewege = Object.keys(LESEN);
const alsPfad = (weg: string): string => weg.slice(weg.indexOf(' ') + 1).replaceAll(/:(\w+)/g, '{$1}');

describe('the OpenAPI document', () => {
  it('describes every way of the table of rights, and none that is not there', () => {
    const beschrieben = Object.entries(api.dokument.paths).flatMap(([pfad, arten]) => Object.keys(arten).map((methode) => `${methode.toUpperCase()} ${pfad}`));
    const ausDerTabelle = Object.keys(RECHTE).filter((weg) => weg.includes(' /api/')).map((weg) => `${weg.split(' ')[0]} ${alsPfad(weg)}`);
    expect(beschrieben.toSorted()).toEqual([...ausDerTabelle, 'POST /api/mizi', 'POST /api/sendebericht'].toSorted());
  });

  it('names no way that does not answer', async () => {
    for (const [pfad, arten] of Object.entries(api.dokument.paths)) {
      for (const methode of Object.keys(arten)) {
        const { status, json } = await api.rufe(pfad.includes('werkstatt') ? 'petra' : 'lena', pfad.replace('{aktenzeichen}', api.beide), methode === 'post' ? {} : undefined);
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
    const { status, json, kopf } = await api.rufe(wer, adresse(), body);
    expect(json.fehler).toBeUndefined();
    expect(status).toBe(200);
    expect(kopf.get('cache-control')).toBe('no-store');
    expect(kopf.get('content-type')).toContain('application/json');
    const schema = api.schemaVon(alsPfad(weg), methode, 200);
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
      const gast = new Besuch(api.web.url);
      await gast.hole('/anmelden');
      const { status, json } = await api.rufe(name, adresse(), body, name ? {} : { cookie: gast.keks, 'x-csrf-token': gast.token });
      expect(status).toBe(erwartet);
      expect(api.schemaVon(alsPfad(weg), methode, erwartet).safeParse(json)).toMatchObject({ success: true });
      expect(json).toEqual({ fehler: [{ feld: null, text: expect.stringMatching(/^(?:Ihre Sitzung|Mit Ihrer Anmeldung)/) }] });
    }
  });

  it('refuses what it does not know instead of leaving it out', async () => {
    const [ziel, koerper] = body ? [adresse(), { ...body, gibtEsNicht: 'Möller' }] : [`${adresse()}${adresse().includes('?') ? '&' : '?'}gibtEsNicht=Möller`, undefined];
    const { status, json } = await api.rufe(wer, ziel, koerper);
    expect(status).toBe(422);
    expect(json.fehler?.[0]?.text).toContain('nicht vorgesehen');
    expect(JSON.stringify(json)).not.toContain('Möller');
  });
});

describe('an Akte by program', () => {
  const lesen = async (aktenzeichen: string): Promise<unknown[]> => (await api.web.datenbank.pool.query("SELECT wer, art FROM journal WHERE aktenzeichen = $1 AND art = 'LESEN' AND behoerde = 'LHH' ORDER BY id", [aktenzeichen])).rows;

  it('is entered in the journal as read, as its page is', async () => {
    const vorher = (await lesen(api.beide)).length;
    await api.rufe('anna', `/api/akte/${api.beide}`);
    await api.besuch('lena').hole(`/akte/${api.beide}`);
    expect((await lesen(api.beide)).slice(vorher)).toEqual([{ wer: 'anna.berg', art: 'LESEN' }, { wer: 'lena.vogt', art: 'LESEN' }]);
  });

  it('has household, flat, Fristen with their derivation, documents without content, transmissions and runs', async () => {
    const { json } = await api.rufe('anna', `/api/akte/${api.nurLhh}`);
    expect(json).toMatchObject({
      aktenzeichen: api.nurLhh, wohnung: { strasse: 'Lister Meile', plz: '30161' }, mitteilung: { rueckstandCent: 195_000 },
      fristen: [{ fristart: 'H-2.2', schritte: expect.arrayContaining([expect.any(String)]) }],
      laeufe: [{ prozess: 'hannover-mizi', status: 'LAUFEND' }], dokumente: [{ art: 'hannover.anlage-1', mime: 'application/pdf' }], uebermittlungen: [{ empfaenger: expect.any(String), status: 'BEREIT' }],
      aufgaben: [{ name: 'Stellungnahme fertigen' }], einwilligungen: [{ zweck: 'BERATUNG' }], rueckmeldungen: [{ leistungsbezug: 'JA', bgNummer: 'BG-1' }], verlauf: expect.arrayContaining([expect.objectContaining({ art: 'FRIST_GESETZT' })]),
    });
    expect(Object.keys((json['dokumente'] as object[])[0] ?? {})).not.toContain('schluessel');
  });

  it('of another authority looks as if it did not exist', async () => {
    const fremd = await api.rufe('jens', `/api/akte/${api.nurLhh}`);
    const keine = await api.rufe('jens', '/api/akte/56.34-2026-999999');
    expect([fremd.status, fremd.json]).toEqual([404, keine.json]);
    const eigene = JSON.stringify((await api.rufe('jens', `/api/akte/${api.beide}`)).json);
    expect(eigene).toContain('Nachbar');
    expect(eigene).not.toContain('512 C 2/26');
    for (const pfad of ['/api/fristen', '/api/uebermittlungen', '/api/posteingang', '/api/heute']) expect(JSON.stringify((await api.rufe('jens', pfad)).json)).not.toContain(api.nurLhh);
    expect((await api.rufe('jens', '/api/faelle/suche', { suche: 'Möller' })).json).toMatchObject({ gesamt: 0, zeilen: [] });
  });
});

it('the answers for the editors of the Werkstatt are as they are published, too', async () => {
  const name = 'hannover/mizi/mizi.bpmn';
  const modell = await api.rufe('petra', `/api/werkstatt/modell?name=${name}`);
  expect([modell.status, api.schemaVon('/api/werkstatt/modell', 'get', 200).safeParse(modell.json)]).toMatchObject([200, { success: true }]);
  for (const [pfad, frage] of [['/api/werkstatt/kalenderprobe', { beginn: '2026-04-02' }], ['/api/werkstatt/pruefen', {}]] as const) {
    const { status, json } = await api.rufe('petra', pfad, { ...frage, name, inhalt: modell.json['inhalt'] });
    expect([pfad, status, api.schemaVon(pfad, 'post', 200).safeParse(json)]).toMatchObject([pfad, 200, { success: true }]);
  }
});

describe('the search by program', () => {
  it('needs the token of the session, and its words are in no journal', async () => {
    expect((await api.rufe('anna', '/api/faelle/suche', { suche: 'Öztürk' }, { 'x-csrf-token': 'falsch' })).status).toBe(403);
    await api.rufe('anna', '/api/faelle/suche', { suche: 'Öztürk' });
    const { rows } = await api.web.datenbank.pool.query("SELECT wer, angaben FROM journal WHERE art = 'SUCHE' AND behoerde = 'LHH' ORDER BY id DESC LIMIT 1");
    expect(rows).toEqual([{ wer: 'anna.berg', angaben: { treffer: 1, gezeigt: [api.nurLhh] } }]);
  });

  it('says by field what is wrong, and takes hostile text', async () => {
    expect(await api.rufe('anna', '/api/faelle/suche', { suche: 'x'.repeat(201), seite: 0 })).toMatchObject({ status: 422, json: { fehler: [{ feld: 'suche', text: expect.stringMatching(/^Diese Angabe ist nicht gültig\. Vorgesehen: /) }, { feld: 'seite' }] } });
    expect((await api.rufe('anna', '/api/faelle/suche', { suche: "\0\uD800'; DROP TABLE fall --" })).status).toBe(200);
    const ohneJson = await fetch(`${api.web.url}/api/faelle/suche`, { method: 'POST', headers: { cookie: api.besuch('anna').keks, 'x-csrf-token': api.besuch('anna').token, 'content-type': 'text/plain' }, body: 'Möller' });
    expect([ohneJson.status, await ohneJson.json()]).toEqual([422, { fehler: [{ feld: null, text: 'Bitte die Angaben als JSON senden (application/json).' }] }]);
  });
});

describe('what a person may not see', () => {
  it('is hidden in figures for maria, who may not choose days or areas either', async () => {
    const { json } = await api.rufe('maria', '/api/auswertung?von=2026-04-02&bis=2026-04-02&plz=30161');
    expect(json).toMatchObject({ verdeckt: true, auswahl: { von: '2026-04-01', bis: '2026-06-30' } });
    const arten = (j: unknown): string[] => [...JSON.stringify(j).matchAll(/"art":"(KLEIN|GESPERRT|MINDESTENS)"/g)].map(([, art]) => art ?? '');
    expect(arten(json)).toContain('KLEIN');
    expect(JSON.stringify(json)).not.toMatch(/"art":"WERT","wert":[12]\b/);
    const offen = (await api.rufe('lena', '/api/auswertung')).json;
    expect(arten(offen)).toEqual([]);
    expect(JSON.stringify(offen)).toMatch(/"art":"WERT","wert":2\b/);
  });

  it('is no Aktenzeichen for the administration', async () => {
    const { status, json } = await api.rufe('admin', '/api/stoerungen');
    expect(status).toBe(200);
    expect(json).toMatchObject({ stoerungen: [{ behoerde: 'LHH', aktenzeichen: null, wer: 'AKTE' }] });
  });

  it('is no list of somebody else: what was asked for is refused, not replaced', async () => {
    expect(await api.rufe('anna', '/api/heute?korb=ueberfaellig')).toMatchObject({ status: 422, json: { fehler: [{ feld: 'korb' }] } });
    expect(await api.rufe('anna', '/api/heute?korb=gruppe-fachstelle-sachbearbeitung&seite=9')).toMatchObject({ status: 422, json: { fehler: [{ feld: 'seite' }] } });
    expect(await api.rufe('lena', '/api/auswertung?von=2026-05-01&bis=2026-04-01')).toMatchObject({ status: 422, json: { fehler: [{ feld: 'bis' }] } });
    expect(await api.rufe('anna', '/api/fristen?zeitraum=gestern')).toMatchObject({ status: 422, json: { fehler: [{ feld: 'zeitraum' }] } });
  });
});
