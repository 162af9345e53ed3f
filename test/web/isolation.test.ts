import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oeffnePersonenakte } from '../../src/akte/personenakte.ts';
import { beginneLauf } from '../../src/akte/lauf.ts';
import { insertFrist } from '../../src/akte/frist.ts';
import { insertHinweis } from '../../src/akte/hinweis.ts';
import { ladeLokaleKonten } from '../../src/camunda/lokal/konten.ts';
import { berechneFrist } from '../../src/recht/frist.ts';
import { ladeVereinbarungen, type Vereinbarung } from '../../src/vereinbarung.ts';
import { darf, RECHTE, type Weg } from '../../src/web/rechte.ts';
import { legeFallAn, setzeInGang } from './faelle.ts';
import { API_SCHLUESSEL, Besuch, HASH, PASSWORT, starteTestWeb, type TestWeb } from './hilfe.ts';

/**
 * Each authority, each Träger among them, sees its own cases only. Every page of the table of rights is asked for a case of another
 * authority, with the real ids of its rows, and for a case that does not exist: the two answers must be the same.
 */
const vereinbarungen = await ladeVereinbarungen();
const konten = await ladeLokaleKonten();
const NAME = 'Kanarienvogel';
const UNBEKANNT = { 'D67.C': 'D67.C-2026-999999', '56.34': '56.34-2026-999999' };

let web: TestWeb;
const besuche = new Map<string, Besuch>();
type Ziel = { eigene: string; fremd: string; unbekannt: string; ids: Record<string, string> };
const ziele: Ziel[] = [];

beforeAll(async () => {
  web = await starteTestWeb();
  await web.inDb('CARITAS', async (db) => {
    for (const k of konten) await db.query('INSERT INTO konto (anmeldename, anzeigename, behoerde, rollen, passwort_hash) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [k.anmeldename, k.anzeigename, k.behoerde, k.rollen, HASH]);
  });
  ziele.push({ eigene: 'CARITAS', fremd: await legeKlientAn(), unbekannt: UNBEKANNT['D67.C'], ids: {} });
  const haushalt = await legeFallAn(web, 1, { mieter: [{ name: NAME }] });
  await setzeInGang(web, haushalt);
  await web.inDb('LHH', (db) => db.query("INSERT INTO posteingang (behoerde, aktenzeichen, art, eingang_am, angelegt_am, schluessel) VALUES ('LHH', $1, 'RUECKMELDUNG', '2026-04-02', now(), 'p')", [haushalt]));
  for (const b of ['CARITAS', 'LHH']) await web.inDb(b, (db) => db.query("INSERT INTO eingang_fehler (behoerde, quelle, eingang_am, inhalt, fehler) VALUES ($1, 'API', now(), $2, '[]')", [b, Buffer.from(NAME)]));
  ziele.push({ eigene: 'LHH', fremd: haushalt, unbekannt: UNBEKANNT['56.34'], ids: {} });
  for (const ziel of ziele) ziel.ids = await idsVon(ziel);
  for (const wer of konten) {
    const besuch = new Besuch(web.url);
    expect((await besuch.melde({ name: wer.anmeldename, passwort: PASSWORT })).status).toBe(303);
    besuche.set(wer.anmeldename, besuch);
  }
});
afterAll(() => web.close());

/** A client of a Träger, with a run, a Frist, a warning, a letter on its way and incoming post. */
async function legeKlientAn(): Promise<string> {
  const vereinbarung = vereinbarungen.get('duesseldorf') as Vereinbarung;
  const { uhr } = web;
  return web.inDb('CARITAS', async (db) => {
    const { aktenzeichen } = await oeffnePersonenakte(db, { eingangAm: '2026-04-01', name: NAME, vorname: 'Kim', geburtsdatum: '1990-05-17', anschrift: 'Nebenstraße 1, 40210 Düsseldorf' }, { uhr, vereinbarung });
    await beginneLauf(db, { aktenzeichen, prozess: 'duesseldorf-hilfeprozess', nachricht: 'duesseldorf.hilfeprozess.aufgenommen', eingangAm: '2026-04-01', anlass: 'aufnahme' }, uhr);
    const f = berechneFrist({ beginn: '2026-04-01', laenge: 2, einheit: 'WERKTAG', land: 'NW' });
    const id = `${aktenzeichen}:KLAERUNG:1`;
    await insertFrist(db, { ...f, id, aktenzeichen, fristart: 'KLAERUNG', runde: 1, bezeichnung: 'Klärung', klausel: null, beginn: '2026-04-01', laenge: 2, einheit: 'WERKTAG', modus: 'MO_SA', land: 'NW' }, uhr);
    await insertHinweis(db, { aktenzeichen, art: 'VORFRIST', gruppe: 'caritas-sachbearbeitung', fristId: id, schluessel: `${id}:vorfrist` }, uhr);
    const { rows } = await db.query(
      "INSERT INTO dokument (behoerde, aktenzeichen, art, titel, inhalt, sha256, seiten, erzeugt_am, schluessel) VALUES ('CARITAS', $1, 'brief', $2, $3, 'x', 1, now(), $1 || ':brief:1') RETURNING id",
      [aktenzeichen, `Brief an ${NAME}`, Buffer.from(NAME)],
    );
    await db.query("INSERT INTO uebermittlung (behoerde, id, aktenzeichen, dokument_id, empfaenger, kanal, message_id, angelegt_am, naechster_versuch_am) VALUES ('CARITAS', $1 || ':anlage-1:1', $1, $2, 'JOBCENTER_D', 'DATEISPOOL', 'm', now(), now())", [aktenzeichen, rows[0].id]);
    await db.query("INSERT INTO posteingang (behoerde, aktenzeichen, art, eingang_am, angelegt_am, schluessel) VALUES ('CARITAS', $1, 'RUECKMELDUNG', '2026-04-02', now(), 'p')", [aktenzeichen]);
    return aktenzeichen;
  });
}

/** Real ids of the rows of a case, by the part of the address in front of them. */
async function idsVon({ fremd, eigene }: Ziel): Promise<Record<string, string>> {
  const eine = async (tabelle: string): Promise<string> => String((await web.datenbank.pool.query(`SELECT id FROM ${tabelle} WHERE behoerde = $1 ${tabelle === 'eingang_fehler' ? 'AND $2::text IS NOT NULL' : 'AND aktenzeichen = $2'} LIMIT 1`, [eigene, fremd])).rows[0].id);
  return { dokument: await eine('dokument'), person: await eine('person'), anschrift: await eine('person'), hinweis: await eine('hinweis'), posteingang: await eine('posteingang'), unlesbar: await eine('eingang_fehler') };
}

const NICHTS: Record<string, string> = { dokument: '00000000-0000-4000-8000-000000000000' };
const FEST: Record<string, string> = { fristart: 'KLAERUNG', runde: '1', schritt: 'anlage-1', kuerzel: 'JOBCENTER', klausel: 'H-2.2', diagramm: 'hannover-mizi', bogen: vereinbarungen.get('duesseldorf')?.boegen[0]?.kuerzel ?? 'x.y', nummer: '1' };

/** The address of a page for a case: with its real ids, or with such that there are not. */
function pfadZu(weg: Weg, aktenzeichen: string, ids: Record<string, string>): string {
  return (weg.split(' ')[1] ?? '').replaceAll(/([\w-]+)\/:(\w+)/g, (_, davor: string, name: string) => `${davor}/${name === 'id' ? (ids[davor] ?? '999999') : name === 'aktenzeichen' ? aktenzeichen : `:${name}`}`)
    .replaceAll(/:(\w+)/g, (_, name: string) => (name === 'aktenzeichen' ? aktenzeichen : name === 'id' ? '999999' : (FEST[name] ?? '1')));
}

/** What forms ask for, filled in so far that a page would act if it let one. */
const FELDER = { grund: 'Ein Grund', vermerk: 'Ein Vermerk', notiz: '', an: '(gruppe)', anschrift: 'Hof 1, 40210 Düsseldorf', name: 'Neu', vorname: 'Neu', rolle: 'VERTRETER', neuesEnde: '2026-05-04', ergebnis: 'GESENDET', aktion: 'erledigt', strasse: 'A', hausnummer: '1', plz: '40210', ort: 'Düsseldorf', eingangAm: '2026-04-02', leistungsbezug: 'NEIN' };

const rufe = (besuch: Besuch, weg: Weg, pfad: string) => (weg.startsWith('GET') ? besuch.hole(pfad) : besuch.sende(pfad, FELDER));
const wege = Object.keys(RECHTE) as Weg[];
const mitFall = wege.filter((weg) => /:(?:aktenzeichen|id|nummer)/.test(weg));
const fremdeVon = (eigene: string) => konten.filter((k) => k.behoerde !== eigene);
const bestand = async (): Promise<string> =>
  JSON.stringify(await Promise.all(['fall', 'person', 'frist', 'hinweis', 'dokument', 'uebermittlung', 'posteingang', 'lauf', 'ausgang', 'aenderung', 'eingang_fehler'].map(async (t) => (await web.datenbank.pool.query(`SELECT to_jsonb(x) FROM ${t} x WHERE behoerde IN ('CARITAS', 'LHH') ORDER BY 1`)).rows)));

describe('a case of another authority', () => {
  it.each(mitFall)('looks by %s as one that does not exist, whoever asks, and nothing happens to it', async (weg) => {
    const vorher = await bestand();
    let gefragt = 0;
    for (const { eigene, fremd, unbekannt, ids } of ziele) {
      for (const wer of fremdeVon(eigene).filter((k) => darf(k.rollen, weg, vereinbarungen))) {
        const besuch = besuche.get(wer.anmeldename) as Besuch;
        const [echt, keine] = [await rufe(besuch, weg, pfadZu(weg, fremd, ids)), await rufe(besuch, weg, pfadZu(weg, unbekannt, NICHTS))];
        const gleich = (text: string, aktenzeichen: string, kennungen: Record<string, string>): string => Object.values(kennungen).reduce((t, id) => (id.length > 6 ? t.replaceAll(id, 'ID') : t), text.replaceAll(aktenzeichen, 'AZ'));
        expect([echt.status, echt.ziel, gleich(echt.text, fremd, ids)], `${wer.anmeldename}: ${eigene}`).toEqual([keine.status, keine.ziel, gleich(keine.text, unbekannt, NICHTS)]);
        expect(echt.text).not.toContain(NAME);
        expect(echt.status).toBeLessThan(500);
        gefragt++;
      }
    }
    expect(gefragt).toBeGreaterThan(0);
    expect(await bestand()).toBe(vorher);
  });

  it.each(konten.map((k) => k.anmeldename))('is on no page that %s can open, and no search finds it', async (anmeldename) => {
    const wer = konten.find((k) => k.anmeldename === anmeldename);
    const besuch = besuche.get(anmeldename) as Besuch;
    const fremde = ziele.filter((z) => z.eigene !== wer?.behoerde);
    const ohneFall = wege.filter((weg) => weg.startsWith('GET') && !weg.includes(':') && darf(wer?.rollen ?? [], weg, vereinbarungen));
    for (const weg of ohneFall) {
      const { status, text } = await besuch.hole(weg.slice('GET '.length));
      expect(status, weg).toBeLessThan(500);
      for (const { fremd } of fremde) expect(text, weg).not.toContain(fremd);
    }
    if (!darf(wer?.rollen ?? [], 'POST /faelle', vereinbarungen)) return;
    await besuch.hole('/faelle');
    for (const { fremd } of fremde) {
      const gefunden = await besuch.sende('/faelle', { suche: fremd });
      expect(gefunden.text).toContain(`0 Fälle zu „${fremd}“`);
    }
    const eigener = ziele.some((z) => z.eigene === wer?.behoerde);
    expect((await besuch.sende('/faelle', { suche: NAME })).text).toContain(eigener ? `1 Fall zu „${NAME}“` : `0 Fälle zu „${NAME}“`);
  });

  it('is told by no way of the API, with a login, with the key or without both', async () => {
    const dora = konten.find((k) => k.anmeldename === 'dora.klein');
    const angemeldet = besuche.get('dora.klein') as Besuch;
    const liest = (weg: string): boolean => weg in RECHTE && darf(dora?.rollen ?? [], weg as Weg, vereinbarungen);
    const { paths } = (await (await fetch(`${web.url}/api/openapi.json`)).json()) as { paths: Record<string, object> };
    expect(Object.keys(paths)).not.toEqual([]);
    for (const [pfad, arten] of Object.entries(paths)) {
      for (const methode of Object.keys(arten)) {
        const sucht = pfad === '/api/faelle/suche';
        for (const kopf of [{}, { cookie: angemeldet.keks, 'x-csrf-token': angemeldet.token }, { authorization: `Bearer ${API_SCHLUESSEL}` }] as Record<string, string>[]) {
          const antwort = await fetch(web.url + pfad.replace('{aktenzeichen}', ziele[0]?.fremd ?? ''), { method: methode.toUpperCase(), headers: { 'content-type': 'application/json', ...kopf }, ...(methode === 'get' ? {} : { body: JSON.stringify(sucht ? { suche: NAME } : { aktenzeichen: ziele[0]?.fremd, messageId: 'm' }) }) });
          const text = await antwort.text();
          // What she may read is her own authority's, and there nothing of others is found; all else is refused.
          const eigenes = kopf['cookie'] !== undefined && !pfad.includes('{') && liest(`${methode.toUpperCase()} ${pfad}`);
          if (eigenes) expect(antwort.status, `${methode} ${pfad}`).toBe(200);
          else expect(antwort.status, `${methode} ${pfad}`).toBeGreaterThanOrEqual(400);
          for (const { fremd } of ziele) expect(text).not.toContain(fremd);
          expect(text).not.toContain(NAME);
        }
      }
    }
  });
});

it('its own authority does see it, on the same pages', async () => {
  const besuch = besuche.get('clara.ott') as Besuch;
  const { fremd, ids } = ziele[0] as Ziel;
  expect((await besuch.hole(`/akte/${fremd}`)).text).toContain(NAME);
  expect((await besuch.hole(`/akte/${fremd}/dokument/${ids['dokument']}`)).text).toBe(NAME);
  for (const pfad of ['/faelle', '/fristen', '/uebermittlungen', '/posteingang', `/api/akte/${fremd}`, '/api/fristen', '/api/uebermittlungen', '/api/posteingang']) expect((await besuch.hole(pfad)).text).toContain(fremd);
});
