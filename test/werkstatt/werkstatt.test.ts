import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { stelleFassungenFest } from '../../src/werkstatt/auslieferung.ts';
import { findFassung, listFassungen, pruefsummeVon } from '../../src/werkstatt/fassung.ts';
import { neueAuslieferung, wirksameFassung } from '../../src/werkstatt/wirksam.ts';
import { ersetze, fuenfTage, MIZI, sendeJson, starteWerkstatt } from './buehne.ts';

let w: Awaited<ReturnType<typeof starteWerkstatt>>;
let ausgeliefert: string;
beforeAll(async () => {
  w = await starteWerkstatt();
  ausgeliefert = (await alsProgramm((db) => findFassung(db, MIZI, 1)))?.inhalt ?? '';
});
afterAll(() => w.web.close());

const alsProgramm = <T>(tun: (db: Db) => Promise<T>): Promise<T> => inTransaktion(w.web.datenbank.pool, { behoerde: '', wer: 'programm' }, tun);
const fassungen = () => alsProgramm((db) => listFassungen(db, MIZI));
const laeuft = async () => wirksameFassung(await fassungen());
const modell = async (besuch = w.petra, name = MIZI) => JSON.parse((await besuch.hole(`/api/werkstatt/modell?name=${encodeURIComponent(name)}`)).text);
const speichere = async (inhalt: string, besuch = w.petra, name = MIZI) => {
  const m = await modell(besuch, name);
  return sendeJson(w.web, besuch, '/api/werkstatt/entwurf', { name, inhalt, basisNummer: m.entwurf?.basisNummer ?? m.nummer, stand: m.entwurf?.stand ?? null });
};
const mitName = (pfad: string, name = MIZI): string => `${pfad}?name=${encodeURIComponent(name)}`;
const legeVor = async (felder: Record<string, string | string[]> = {}) => {
  await w.petra.hole(mitName('/werkstatt/vorlegen'));
  return w.petra.sende(mitName('/werkstatt/vorlegen'), { aktion: 'vorlegen', grund: 'Antwortfrist nach § 3 auf fünf Werktage verlängert', ...felder });
};
const entscheide = async (wer: typeof w.paul, vorlage: string, felder: Record<string, string>) => {
  await wer.hole(vorlage);
  const antwort = await wer.sende(vorlage, felder);
  return antwort.status === 303 ? wer.hole(antwort.ziel ?? '') : antwort;
};

describe('the list of models', () => {
  it('shows each with the version that runs, to process owners only', async () => {
    const seite = await w.petra.hole('/werkstatt');
    expect(seite.status).toBe(200);
    expect(seite.text).toContain(MIZI);
    expect(seite.text).toContain('Fassung 1');
    expect((await w.petra.hole(mitName('/werkstatt/modell', 'hannover/gibt/es-nicht.bpmn'))).status).toBe(404);
  });
});

describe('a draft', () => {
  it('is checked without being saved', async () => {
    const falsch = ersetze(ausgeliefert, 'type="gemeinsam.frist-setzen"', 'type="gemeinsam.frist-erfinden"');
    const { status, antwort } = await sendeJson(w.web, w.petra, '/api/werkstatt/pruefen', { name: MIZI, inhalt: falsch });
    expect(status).toBe(200);
    expect(antwort.befunde).toContainEqual(expect.objectContaining({ stufe: 'FEHLER', regel: 'job-typen', datei: MIZI, element: expect.stringMatching(/^SubProcess_/) }));
    expect(await fassungen()).toHaveLength(1);
  });

  it('is saved, and saved again by whoever has seen the last state', async () => {
    expect((await speichere(fuenfTage(ausgeliefert))).antwort).toMatchObject({ nummer: 2, stand: 1 });
    const veraltet = { name: MIZI, inhalt: ausgeliefert, basisNummer: 1 };
    expect(await sendeJson(w.web, w.paul, '/api/werkstatt/entwurf', { ...veraltet, stand: null })).toMatchObject({ status: 409, antwort: { fehler: [{ text: expect.stringContaining('jemand anderes') }] } });
    expect((await speichere(fuenfTage(ausgeliefert))).antwort).toMatchObject({ nummer: 2, stand: 2 });
    expect(await sendeJson(w.web, w.petra, '/api/werkstatt/entwurf', { ...veraltet, stand: 1 })).toMatchObject({ status: 409 });
  });

  it('is not for process owners of another agreement, nor for requests without the token', async () => {
    expect(await modell(w.dirk)).toMatchObject({ schreibbar: false, entwurf: { eigener: false } });
    expect((await speichere(ausgeliefert, w.dirk)).status).toBe(403);
    expect((await sendeJson(w.web, { ...w.petra, keks: w.petra.keks, token: 'x' } as typeof w.petra, '/api/werkstatt/entwurf', {})).status).toBe(403);
    for (const pfad of ['/werkstatt/verwerfen', '/werkstatt/vorlegen', '/werkstatt/zurueck']) {
      await w.dirk.hole(mitName('/werkstatt/modell'));
      expect((await w.dirk.sende(mitName(pfad), { stand: '2', nummer: '1' })).status, pfad).toBe(403);
    }
  });

  it('is compared with what runs, in words and in pictures', async () => {
    const seite = await w.petra.hole(`${mitName('/werkstatt/vergleich')}&von=1&bis=2`);
    expect(seite.text).toContain('<del>=3</del> <ins>=5</ins>');
    expect(seite.text).toContain('SubProcess_RueckmeldungAbwarten');
    expect(seite.text).not.toContain('ServiceTask_Aufnehmen');
    const bild = await w.petra.hole(`${mitName('/werkstatt/bild')}&nummer=2&gegen=1`);
    expect(bild.kopf.get('content-type')).toContain('image/svg+xml');
    expect(bild.kopf.get('content-security-policy')).toContain('sandbox');
    expect(bild.text.match(/stroke="#b34700"/g)).toHaveLength(2);
  });

  it('with errors is not put forward', async () => {
    await speichere(ersetze(fuenfTage(ausgeliefert), 'type="gemeinsam.frist-setzen"', 'type="gemeinsam.frist-erfinden"'));
    const antwort = await legeVor();
    expect(antwort.status).toBe(422);
    expect(antwort.text).toContain('gemeinsam.frist-erfinden');
    expect((await modell()).entwurf.status).toBe('ENTWURF');
    await speichere(fuenfTage(ausgeliefert));
  });

  it('with warnings wants a reason for them', async () => {
    await speichere(ersetze(fuenfTage(ausgeliefert), 'name="eigener Fall"', 'name=""'));
    const ohne = await legeVor();
    expect(ohne.status).toBe(422);
    expect(ohne.text).toContain('Bitte begründen Sie, warum die Warnungen hingenommen werden.');
    expect(ohne.text).toContain('Dieser Weg aus der Weiche hat keine Beschriftung.');
    await speichere(fuenfTage(ausgeliefert));
  });
});

describe('a proposal', () => {
  let vorlage: string;

  it('wants a reason', async () => {
    expect((await legeVor({ grund: ' ' })).text).toContain('Bitte schreiben Sie, was sich ändert und warum.');
    const antwort = await legeVor();
    expect(antwort.status).toBe(303);
    vorlage = antwort.ziel ?? '';
    expect((await w.petra.hole('/werkstatt')).text).toContain('Wartet auf Entscheidung');
  });

  it('cannot be changed any more, and is not approved by whoever has worked on it', async () => {
    expect((await speichere(ausgeliefert)).status).toBe(409);
    expect((await w.petra.hole(vorlage)).text).toContain('Entscheiden kann nur eine zweite Person.');
    expect((await entscheide(w.petra, vorlage, { aktion: 'freigeben' })).text).toContain('Das tut eine zweite Person.');
    expect((await w.dirk.hole(vorlage)).text).toContain('gehören zu einer anderen Vereinbarung');
    expect((await entscheide(w.dirk, vorlage, { aktion: 'freigeben' })).status).toBe(403);
    await expect(alsProgramm((db) => db.query("UPDATE modellvorlage SET status = 'FREIGEGEBEN', entschieden_von = 'petra.modell', entschieden_am = now()"))).rejects.toThrow(/vier_augen/);
    await expect(alsProgramm((db) => db.query("UPDATE modellfassung SET inhalt = 'x' WHERE status = 'VORGELEGT'"))).rejects.toThrow('Nur ein Entwurf');
    expect(w.engine.gesendet).toEqual([]);
  });

  it('goes back to its author when the engine refuses, and nothing counts as deployed', async () => {
    w.engine.wie = 'LEHNT_AB';
    expect((await entscheide(w.paul, vorlage, { aktion: 'freigeben' })).text).toContain('Camunda hat die Modelle geprüft und abgelehnt.');
    w.engine.wie = 'NIMMT';
    expect((await fassungen()).at(-1)).toMatchObject({ status: 'ENTWURF', freigegebenVon: null, ausgerolltAm: null, engine: [] });
    expect((await laeuft())?.nummer).toBe(1);
  });

  it('is rejected with a reason, and then a new draft begins from what runs', async () => {
    vorlage = (await legeVor()).ziel ?? '';
    expect((await entscheide(w.paul, vorlage, { aktion: 'ablehnen', grund: '' })).text).toContain('Bitte begründen Sie die Ablehnung.');
    expect((await entscheide(w.paul, vorlage, { aktion: 'ablehnen', grund: 'Erst mit dem Jobcenter abstimmen' })).text).toContain('Erst mit dem Jobcenter abstimmen');
    expect((await entscheide(w.paul, vorlage, { aktion: 'freigeben' })).text).toContain('wurde schon entschieden');
    expect((await speichere(fuenfTage(ausgeliefert))).antwort).toMatchObject({ nummer: 3, stand: 1 });
  });

  it('can be taken back by its author', async () => {
    vorlage = (await legeVor()).ziel ?? '';
    expect((await entscheide(w.paul, vorlage, { aktion: 'zurueckziehen' })).text).toContain('Nur wer daran gearbeitet hat');
    expect((await entscheide(w.petra, vorlage, { aktion: 'zurueckziehen' })).text).toContain('Zurückgezogen');
    expect((await modell()).entwurf).toMatchObject({ nummer: 3, status: 'ENTWURF' });
  });

  it('stays approved while the engine is away, and is deployed by the next try, once and with the bytes that were looked at', async () => {
    vorlage = (await legeVor()).ziel ?? '';
    w.engine.wie = 'FEHLT';
    expect((await entscheide(w.paul, vorlage, { aktion: 'freigeben' })).text).toContain('Camunda ist gerade nicht erreichbar.');
    expect((await laeuft())?.nummer).toBe(1);
    w.engine.wie = 'NIMMT';
    expect((await entscheide(w.paul, vorlage, { aktion: 'ausrollen' })).text).toContain('Freigegeben und ausgerollt');
    await entscheide(w.paul, vorlage, { aktion: 'ausrollen' });
    expect(w.engine.gesendet.map((s) => s.map((d) => [d.name, pruefsummeVon(d.inhalt.toString())]))).toEqual([[[MIZI, pruefsummeVon(fuenfTage(ausgeliefert))]]]);
    expect(await laeuft()).toMatchObject({ nummer: 3, freigegebenVon: 'paul.muster', autoren: ['petra.modell'], engine: [{ id: MIZI, version: 1, schluessel: '9000000000000001' }] });
    expect((await w.paul.hole('/werkstatt')).text).not.toContain('Wartet auf Entscheidung');
  });

  it('is told in a journal that nobody can change', async () => {
    const { rows } = await alsProgramm((db) => db.query('SELECT wer, art, nummer FROM modelljournal WHERE name = $1 AND nummer = 3 ORDER BY id', [MIZI]));
    expect(rows.map((r) => `${r.wer} ${r.art}`)).toEqual(['petra.modell ENTWURF_BEGONNEN', 'petra.modell VORGELEGT', 'petra.modell VORLAGE_ZURUECKGEZOGEN', 'petra.modell VORGELEGT', 'paul.muster FREIGEGEBEN', 'paul.muster AUSGEROLLT']);
    await expect(w.web.datenbank.pool.query('UPDATE modelljournal SET wer = $1', ['x'])).rejects.toThrow('nur ergänzt');
    await expect(w.web.datenbank.pool.query('TRUNCATE modelljournal')).rejects.toThrow('nur ergänzt');
  });
});

it('the pages of diagrams and clauses show what runs', async () => {
  const bild = await w.petra.hole('/diagramme/hannover-mizi/bild');
  expect(bild.status).toBe(200);
  // Drawn here, and not the picture that was drawn beforehand.
  expect(bild.text).not.toContain('djs-group');
  expect((await w.petra.hole('/diagramme/hannover-haft/bild')).text).toContain('djs-group');
  expect((await w.petra.hole('/klauseln/H-2.3')).status).toBe(200);
});

it('a version that no longer fits the program says so on its page', async () => {
  expect((await w.petra.hole(mitName('/werkstatt/modell'))).text).not.toContain('passt nicht mehr zum Programm');
  const unpassend = ersetze(fuenfTage(ausgeliefert), 'type="gemeinsam.frist-setzen"', 'type="gemeinsam.frist-erfinden"');
  await w.web.datenbank.pool.query("INSERT INTO modellvorlage (vorgelegt_von, vorgelegt_am, autoren, grund, status, entschieden_von, entschieden_am) VALUES ('petra.modell', now(), '{petra.modell}', 'x', 'FREIGEGEBEN', 'paul.muster', now())");
  await w.web.datenbank.pool.query("INSERT INTO modellfassung (name, nummer, herkunft, inhalt, pruefsumme, status, autoren, angelegt_am, geaendert_am, vorlage, freigegeben_von, freigegeben_am, ausgerollt_am) SELECT $1, 1, 'WERKSTATT', $2, $3, 'FREIGEGEBEN', '{petra.modell}', now(), now(), max(id), 'paul.muster', now(), now() FROM modellvorlage", ['hannover/probe/alt.bpmn', unpassend, pruefsummeVon(unpassend)]);
  const seite = await w.petra.hole(mitName('/werkstatt/modell', 'hannover/probe/alt.bpmn'));
  expect(seite.text).toContain('passt nicht mehr zum Programm');
  expect(seite.text).toContain('gemeinsam.frist-erfinden');
  await w.web.datenbank.pool.query("DELETE FROM modellfassung WHERE name = 'hannover/probe/alt.bpmn'");
  await w.web.datenbank.pool.query('DELETE FROM modellvorlage WHERE id = (SELECT max(id) FROM modellvorlage)');
});

describe('running cases', () => {
  it('are moved to the version that runs after a look at the plan, by process owners of the agreement', async () => {
    await alsProgramm((db) => db.query("UPDATE modellfassung SET ausgerollt_am = now() WHERE name = $1 AND nummer = 1", [MIZI]));
    const pfad = `${mitName('/werkstatt/ueberleiten')}&von=1`;
    expect((await w.dirk.hole(pfad)).status).toBe(403);
    expect((await w.petra.hole(`${mitName('/werkstatt/ueberleiten')}&von=3`)).status).toBe(404);
    expect((await w.petra.hole(pfad)).text).toContain('von Fassung 1 zu Fassung 3');
    const antwort = await w.petra.sende(pfad, {});
    expect((await w.petra.hole(antwort.ziel ?? '')).text).toContain('0 übergeleitet, 0 bei ihrer Fassung geblieben.');
  });
});

describe('what the program brings', () => {
  it('never takes the place of an own version by itself', async () => {
    const neu = ersetze(ausgeliefert, 'name="Beratung beginnen"', 'name="Beratung aufnehmen"');
    expect(await alsProgramm((db) => stelleFassungenFest(db, new Map([[MIZI, neu]]), w.web.uhr))).toEqual([MIZI]);
    expect(await alsProgramm((db) => stelleFassungenFest(db, new Map([[MIZI, neu]]), w.web.uhr))).toEqual([]);
    expect(await laeuft()).toMatchObject({ nummer: 3 });
    expect(neueAuslieferung(await fassungen())).toMatchObject({ nummer: 4 });
    expect((await w.petra.hole(mitName('/werkstatt/modell'))).text).toContain('Das Programm bringt eine neue Fassung dieses Modells mit');
    expect((await w.petra.hole('/werkstatt')).text).toContain('Neue ausgelieferte Fassung');
  });

  it('runs again when two people want it, and then later deliveries run too', async () => {
    await w.petra.hole(`${mitName('/werkstatt/zurueck')}&nummer=4`);
    const { ziel } = await w.petra.sende(`${mitName('/werkstatt/zurueck')}&nummer=4`, { grund: 'Zurück zum ausgelieferten Stand' });
    await entscheide(w.paul, ziel ?? '', { aktion: 'freigeben' });
    expect(await laeuft()).toMatchObject({ nummer: 4, herkunft: 'AUSGELIEFERT' });
    await alsProgramm((db) => stelleFassungenFest(db, new Map([[MIZI, ausgeliefert]]), w.web.uhr));
    expect(await laeuft()).toMatchObject({ nummer: 6, herkunft: 'AUSGELIEFERT' });
  });
});

describe('an earlier version', () => {
  it('runs again as a new one with its old text, approved by a second person', async () => {
    await w.paul.hole(`${mitName('/werkstatt/zurueck')}&nummer=3`);
    const { ziel } = await w.paul.sende(`${mitName('/werkstatt/zurueck')}&nummer=3`, { grund: 'Doch fünf Werktage' });
    await entscheide(w.petra, ziel ?? '', { aktion: 'freigeben' });
    const jetzt = await laeuft();
    expect(jetzt).toMatchObject({ nummer: 7, basisNummer: 3, autoren: ['paul.muster'], freigegebenVon: 'petra.modell' });
    expect(jetzt?.pruefsumme).toBe(pruefsummeVon(fuenfTage(ausgeliefert)));
    await w.paul.hole(`${mitName('/werkstatt/zurueck')}&nummer=3`);
    expect((await w.paul.sende(`${mitName('/werkstatt/zurueck')}&nummer=3`, { grund: 'Noch einmal' })).text).toContain('Diese Fassung läuft schon.');
  });
});

describe('a file', () => {
  it('of another modeler becomes the draft, and comes out again as it went in', async () => {
    await w.petra.hole(mitName('/werkstatt/modell'));
    const antwort = await w.petra.sendeDatei(mitName('/werkstatt/einspielen'), { name: MIZI }, new TextEncoder().encode(ausgeliefert) as Uint8Array<ArrayBuffer>);
    expect(antwort.status).toBe(303);
    const { entwurf } = await modell();
    expect(entwurf.inhalt).toBe(ausgeliefert);
    const datei = await w.petra.hole(`${mitName('/werkstatt/datei')}&nummer=${entwurf.nummer}`);
    expect(datei.text).toBe(ausgeliefert);
    expect(datei.kopf.get('content-disposition')).toContain('attachment');
    await w.petra.hole(mitName('/werkstatt/modell'));
    await w.petra.sende(mitName('/werkstatt/verwerfen'), { stand: String(entwurf.stand) });
    expect((await modell()).entwurf).toBeUndefined();
  });

  it.each([
    ['no XML', 'das ist kein Diagramm', /kein lesbares XML|lässt sich nicht lesen/],
    ['HTML', '<html><body>Hallo</body></html>', /lässt sich nicht lesen/],
    ['a document type', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', /DOCTYPE/],
    ['a name with a script', '<a id="A" name="&lt;img src=x onerror=alert(1)&gt;"/>', /Programmcode oder HTML/],
    ['another character set', new Uint8Array([0x3c, 0x61, 0xff, 0xfe, 0x3e]), /UTF-8/],
    ['too much', 'x'.repeat(2 * 1024 * 1024 + 1), /größer als 2 MB/],
    ['nothing', '', /Bitte wählen Sie eine Datei/],
  ] as const)('that is %s is refused with a word why', async (_, inhalt, text) => {
    await w.petra.hole(mitName('/werkstatt/modell'));
    const antwort = await w.petra.sendeDatei(mitName('/werkstatt/einspielen'), { name: MIZI }, (typeof inhalt === 'string' ? new TextEncoder().encode(inhalt) : inhalt) as Uint8Array<ArrayBuffer>);
    expect(antwort.status).toBe(422);
    expect(antwort.text).toMatch(text);
    expect((await modell()).entwurf).toBeUndefined();
  });
});
