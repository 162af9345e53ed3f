import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOECHSTDAUER_MS, LEERLAUF_MS } from '../../src/web/sitzung.ts';
import { alsPerson, angemeldet, Besuch, HASH, starteTestWeb, type TestWeb } from './hilfe.ts';

let web: TestWeb;
beforeAll(async () => {
  web = await starteTestWeb();
});
afterAll(() => web.close());

describe('logging in', () => {
  it('leads a caseworker to what is to be done', async () => {
    const besuch = new Besuch(web.url);
    const antwort = await besuch.melde(alsPerson('anna'));
    expect(antwort).toMatchObject({ status: 303, ziel: '/' });
    const start = await besuch.folge(antwort);
    expect(start.status).toBe(200);
    expect(start.text).toContain('<h1 class="kern-heading-large">Heute</h1>');
    expect(start.text).toContain('Anna Berg (LHH)');
    expect(start.text).toContain('<a class="kopf__name" href="/">Akte Wohnungserhalt</a>');
  });

  it('sends who is not logged in to the login page and back to the page that was asked for', async () => {
    const besuch = new Besuch(web.url);
    const gefragt = await besuch.hole('/fristen?zeitraum=heute');
    expect(gefragt.ziel).toBe('/anmelden?ziel=%2Ffristen');
    const anmeldung = await besuch.hole(gefragt.ziel ?? '');
    expect(anmeldung.text, 'no agreement before it is known whose person it is').toContain('<title>Anmelden – Kooperationsakte</title>');
    const antwort = await besuch.sende('/anmelden', { name: 'anna.berg', passwort: 'kooperation-lokal', ziel: '/fristen' });
    expect(antwort.ziel).toBe('/fristen');
  });

  it.each(['//boese.example/', '/\\boese.example', 'https://boese.example', 'javascript:alert(1)'])('never leads to another site: %s', async (ziel) => {
    const besuch = new Besuch(web.url);
    await besuch.hole('/anmelden');
    const antwort = await besuch.sende('/anmelden', { name: 'lena.vogt', passwort: 'kooperation-lokal', ziel });
    expect(antwort).toMatchObject({ status: 303, ziel: '/' });
  });

  it.each([
    ['a wrong password', 'anna.berg', 'falsch'],
    ['an unknown name', 'niemand', 'kooperation-lokal'],
    ['NUL in the name', 'nul\0name', 'kooperation-lokal'],
    ['nothing', '', ''],
  ])('says the same whatever is wrong, without repeating the password: %s', async (_, name, passwort) => {
    const besuch = new Besuch(web.url);
    const antwort = await besuch.melde({ name, passwort });
    expect(antwort.status).toBe(401);
    expect(antwort.text).toContain('Name oder Passwort stimmen nicht.');
    expect(antwort.text).not.toContain('value="kooperation-lokal"');
  });

  it('makes a person wait after five failures, with a clear sentence, while others still get in', async () => {
    const besuch = new Besuch(web.url);
    for (let i = 0; i < 5; i++) expect((await besuch.melde({ name: 'jens.kurz', passwort: 'falsch' })).status).toBe(401);
    const gebremst = await besuch.melde(alsPerson('jens'));
    expect(gebremst.status).toBe(429);
    expect(gebremst.text).toContain('Bitte warten Sie eine Minute');
    expect((await besuch.melde(alsPerson('tina'))).status).toBe(303);
  });

  it('makes an address wait that tries many names', async () => {
    const eigenes = await starteTestWeb();
    // People who exist: for a name that does not, the program does the slow work of a real password.
    await eigenes.datenbank.pool.query("INSERT INTO konto (anmeldename, anzeigename, behoerde, rollen, passwort_hash) SELECT 'name' || i, 'x', 'LHH', '{}', $1 FROM generate_series(0, 30) i", [HASH]);
    const versuche = await Promise.all(Array.from({ length: 31 }, (_, i) => new Besuch(eigenes.url).melde({ name: `name${i}`, passwort: 'x' })));
    expect(versuche.map((v) => v.status).filter((s) => s === 429)).toHaveLength(1);
    await eigenes.close();
  });

  it('does not count successes as failures', async () => {
    for (let i = 0; i < 7; i++) expect((await new Besuch(web.url).melde(alsPerson('maria'))).status).toBe(303);
  });

  it('refuses a locked account, also in a running session', async () => {
    const besuch = await angemeldet(web, 'petra');
    await web.datenbank.pool.query("UPDATE konto SET gesperrt = true WHERE anmeldename = 'petra.modell'");
    expect((await besuch.hole('/')).ziel).toBe('/anmelden');
    expect((await new Besuch(web.url).melde(alsPerson('petra'))).status).toBe(401);
  });
});

describe('the session', () => {
  it('gets a new id at login, so that a planted id is worth nothing', async () => {
    const opfer = new Besuch(web.url);
    await opfer.hole('/anmelden');
    const untergeschoben = opfer.keks;
    await opfer.sende('/anmelden', { name: 'anna.berg', passwort: 'kooperation-lokal' });
    expect(opfer.keks).not.toBe(untergeschoben);
    const angreifer = new Besuch(web.url);
    angreifer.keks = untergeschoben;
    expect((await angreifer.hole('/faelle')).status).toBe(303);
  });

  it('keeps its cookie from scripts and from other sites', async () => {
    const antwort = await new Besuch(web.url).hole('/anmelden');
    expect(antwort.kopf.get('set-cookie')).toMatch(/^kooperation=.*; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
  });

  it('is over after logging out, also for a copy of the cookie', async () => {
    const besuch = await angemeldet(web, 'anna');
    await besuch.hole('/faelle');
    const kopie = new Besuch(web.url);
    kopie.keks = besuch.keks;
    expect((await besuch.sende('/abmelden', {})).ziel).toBe('/anmelden');
    expect((await kopie.hole('/faelle')).status).toBe(303);
  });

  it('ends when nothing was done for its idle time, and lives on while something is done', async () => {
    const besuch = await angemeldet(web, 'anna');
    const jetzt = web.uhr.jetzt().getTime();
    web.uhr.stelle(new Date(jetzt + LEERLAUF_MS - 5000));
    expect((await besuch.hole('/faelle')).status).toBe(200);
    web.uhr.stelle(new Date(jetzt + 2 * LEERLAUF_MS - 10_000));
    expect((await besuch.hole('/faelle')).status).toBe(200);
    web.uhr.stelle(new Date(jetzt + 4 * LEERLAUF_MS));
    expect((await besuch.hole('/faelle')).status).toBe(303);
  });

  it('ends after its longest time even while something is done', async () => {
    const besuch = await angemeldet(web, 'anna');
    const jetzt = web.uhr.jetzt().getTime();
    for (let t = 0; t < HOECHSTDAUER_MS; t += LEERLAUF_MS / 2) {
      web.uhr.stelle(new Date(jetzt + t));
      expect((await besuch.hole('/')).status).toBe(303);
    }
    web.uhr.stelle(new Date(jetzt + HOECHSTDAUER_MS + 5000));
    expect((await besuch.hole('/faelle')).ziel).toContain('/anmelden');
  });
});

describe('every form', () => {
  it.each(['/anmelden', '/abmelden', '/faelle', '/mitteilung', '/gibt-es-nicht'])('is refused without the token of the session: %s', async (pfad) => {
    const besuch = await angemeldet(web, 'lena');
    const antwort = await besuch.sende(pfad, { name: 'anna.berg', passwort: 'kooperation-lokal' }, false);
    expect(antwort.status).toBe(403);
    expect(antwort.text).toContain('Das Formular ist abgelaufen');
  });

  it('is refused with the token of another session', async () => {
    const [anna, lena] = [await angemeldet(web, 'anna'), await angemeldet(web, 'lena')];
    anna.token = lena.token;
    expect((await anna.sende('/faelle', { suche: 'x' })).status).toBe(403);
  });
});

describe('behind https', () => {
  it('sends the cookie over https only and asks browsers to stay there', async () => {
    const sicher = await starteTestWeb({ webUrl: 'https://akte.example' });
    try {
      const antwort = await fetch(`${sicher.url}/anmelden`, { headers: { 'x-forwarded-proto': 'https' } });
      expect(antwort.headers.get('set-cookie')).toContain('; Secure');
      expect(antwort.headers.get('strict-transport-security')).toContain('max-age=31536000');
      const offen = await fetch(`${sicher.url}/anmelden`);
      expect(offen.headers.get('set-cookie')).toBeNull();
    } finally {
      await sicher.close();
    }
  });
});
