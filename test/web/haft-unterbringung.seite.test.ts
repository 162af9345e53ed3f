import { beforeAll, describe, expect, it } from 'vitest';
import { insertPosteingang } from '../../src/akte/posteingang.ts';
import { kopiereZumJobcenter } from './faelle.ts';
import { angemeldet, type Besuch } from './hilfe.ts';
import { mitLeser } from './leser.ts';

const { web, leser } = await mitLeser({ jetzt: '2026-04-20T09:00:00+02:00' });
let anna: Besuch;
beforeAll(async () => {
  anna = await angemeldet(web, 'anna');
});

const haushalt = {
  mieter: '1', eingangAm: '2026-04-20', 'wohnung.strasse': 'Limmerstraße', 'wohnung.hausnummer': '12', 'wohnung.plz': '30451', 'wohnung.ort': 'Hannover', 'mieter.0.name': 'Muster', 'mieter.0.vorname': 'Mia',
  'vermieter.name': 'Wohnbau Beispiel GmbH', 'vermieter.anschrift': 'Allee 1, 30161 Hannover',
};
const haft = { gemeldetVon: 'JVA_SOZIALDIENST', inhaftiert: 'Mia Muster', haftVon: '2026-03-11', anstalt: 'JVA Hannover', kenntnisAm: '2026-03-11', sgb2Bezug: 'JA', kduMonat: '900,00', anteil: '1/2' };

describe('detention', () => {
  let akte: string;

  it('is notified, answered, decided and ended in the Akte', async () => {
    await anna.hole('/haft');
    const falsch = await anna.sende('/haft', { ...haushalt, ...haft, haftVon: '', anteil: 'halb' });
    expect(falsch).toMatchObject({ status: 422, text: expect.stringContaining('Bitte den Beginn der Haft angeben.') });
    expect(falsch.text).toContain('Bitte als Bruch angeben');
    expect((await anna.sende('/haft', { ...haushalt, ...haft, kduMonat: '0' })).text).toContain('Der Betrag muss über 0,00 Euro liegen.');
    expect((await anna.sende('/haft', { ...haushalt, ...haft, haftVon: '2026-05-01' })).text).toContain('Die Haft kann nicht in der Zukunft begonnen haben.');
    const neu = await anna.sende('/haft', { ...haushalt, ...haft });
    akte = neu.ziel ?? '';
    expect((await anna.hole(akte)).text).toContain('Auskunft steht aus');
    const wieder = await anna.sende('/haft', { ...haushalt, ...haft });
    expect(wieder.ziel).toBe(akte);
    expect((await anna.hole(akte)).text).toContain('In dieser Akte läuft schon ein Vorgang zur Haft');
    const zweite = { ...haft, inhaftiert: 'Max Muster', haftVon: '2026-04-01', kenntnisAm: '2026-04-02' };
    const andere = await anna.sende('/haft', { ...haushalt, ...zweite });
    expect(andere).toMatchObject({ status: 422, text: expect.stringContaining('läuft schon ein Vorgang zu einer anderen Haft (seit') });
    for (const eingegeben of ['Max Muster', '2026-04-01', 'Eigene Akte für diese Haft']) expect(andere.text).toContain(eingegeben);
    const eigene = await anna.sende('/haft', { ...haushalt, ...zweite, akte: 'EIGENE' });
    expect(eigene.ziel).not.toBe(akte);
    expect((await anna.hole(eigene.ziel ?? '')).text).toContain('seit 01.04.2026');
    expect((await anna.sende('/haft', { ...haushalt, ...zweite, akte: 'EIGENE' })).ziel).toBe(eigene.ziel);
    expect((await anna.sende(`${akte}/haft/auskunft`, { auskunft: 'GEZAHLT', gezahltBis: '', eingangAm: '2026-04-20', weg: 'SCHREIBEN' })).status).toBe(422);
    await anna.sende(`${akte}/haft/auskunft`, { auskunft: 'GEZAHLT', gezahltBis: '2026-04-30', eingangAm: '2026-04-20', weg: 'SCHREIBEN' });
    expect((await anna.sende(`${akte}/haft/entscheidung`, { ergebnis: 'BEWILLIGT', bewilligtBis: '2026-09-30', prognose: ' ' })).text).toContain('Bitte begründen Sie die Prognose.');
    expect((await anna.sende(`${akte}/haft/entscheidung`, { ergebnis: 'BEWILLIGT', bewilligtBis: '2099-09-30', prognose: 'Lang.' })).text).toContain('für höchstens zwei Jahre');
    await anna.sende(`${akte}/haft/entscheidung`, { ergebnis: 'BEWILLIGT', bewilligtBis: '2026-09-30', prognose: 'Strafe bis September,\ndie Wohnung ist günstig.' });
    expect((await anna.sende(`${akte}/haft/entlassung`, { entlassungAm: '2026-03-01', grund: 'Anruf' })).text).toContain('Die Entlassung liegt vor dem Beginn der Haft.');
    await anna.sende(`${akte}/haft/entlassung`, { entlassungAm: '2026-08-20', grund: 'Anruf des Sozialdienstes' });
    await anna.sende(`${akte}/haft/angaben`, { inhaftiert: haft.inhaftiert, haftVon: haft.haftVon, anstalt: haft.anstalt, kenntnisAm: haft.kenntnisAm, sgb2Bezug: 'JA', kduMonat: '960,00', anteil: '1/3', grund: 'Ein Kind ist geboren' });
    expect((await anna.sende(`${akte}/haft/zahlung`, { bezug: '2026-05', angewiesenAm: '2026-04-20' })).text).toContain('Diese Zahlung ist nicht vorgesehen.');
    const { text } = await anna.hole(akte);
    for (const teil of ['davon 1/3: 320,00', 'Hat bis 30.04.2026 gezahlt', 'Ab 01.05.2026', 'Bewilligt bis 30.09.2026', 'ab 20.08.2026 wieder das Jobcenter', 'die Wohnung ist günstig.']) expect(text.replaceAll('\u00a0', ' ')).toContain(teil);
  });

  it('never asks the household for money', async () => {
    for (const pfad of ['/haft', akte, ...['auskunft', 'entscheidung', 'entlassung', 'angaben', 'zahlung'].map((f) => `${akte}/haft/${f}`)]) {
      expect((await anna.hole(pfad)).text, pfad).not.toMatch(/zurückzahlen|zurückfordern|Rückforderung|Mahnung an den Haushalt/);
    }
  });

  it('can be read by everybody', async () => {
    await leser.melde('anna');
    for (const [name, pfad] of [['haft-neu', '/haft'], ['haft-akte', akte], ...['auskunft', 'entscheidung', 'entlassung', 'angaben', 'zahlung'].map((f) => [`haft-${f}`, `${akte}/haft/${f}`] as const)] as const) {
      await leser.oeffne(pfad);
      await leser.pruefe(name);
    }
    await leser.oeffne('/haft');
    await leser.druecke('Haft aufnehmen');
    await leser.pruefe('haft-fehler');
  });

  it('is asked about in the Akte of a Jobcenter that works in the system, which answers once', async () => {
    const az = akte.split('/').at(-1) ?? '';
    await kopiereZumJobcenter(web, az);
    const eingang = { aktenzeichen: az, art: 'hannover.haft-anfrage', absender: 'FACHSTELLE', eingangAm: '2026-04-20', angaben: { uebermittlung: `${az}:miete-anfrage:1` }, schluessel: 'anfrage' };
    const { id } = await web.inDb('JC', (db) => insertPosteingang(db, eingang, web.uhr));
    const jens = await angemeldet(web, 'jens');
    await leser.melde('jens');
    for (const [name, pfad] of [['haft-anfrage-eingang', `/posteingang/${id}`], ['haft-anfrage-akte', akte], ['haft-rueckmeldung', `${akte}/haft/rueckmeldung`]] as const) {
      await leser.oeffne(pfad);
      await leser.pruefe(name);
    }
    await leser.druecke('An die Fachstelle senden');
    await leser.pruefe('haft-rueckmeldung-fehler');
    expect((await jens.hole(`/posteingang/${id}`)).text).toContain(`href="${akte}/haft/rueckmeldung"`);
    await jens.hole(`${akte}/haft/rueckmeldung`);
    const antwort = { auskunft: 'GEZAHLT', gezahltBis: '2026-05-31', monat: '450', gezahltAn: 'VERMIETER', eingestelltAm: '2026-04-20' };
    expect((await jens.sende(`${akte}/haft/rueckmeldung`, { ...antwort, auskunft: 'NICHT_GEZAHLT' })).text).toContain('Bitte leer lassen, wenn das Jobcenter nicht gezahlt hat.');
    expect((await jens.sende(`${akte}/haft/rueckmeldung`, { ...antwort, gezahltBis: '' })).text).toContain('Bitte den letzten gezahlten Tag angeben.');
    expect(await jens.sende(`${akte}/haft/rueckmeldung`, antwort)).toMatchObject({ status: 303, ziel: akte });
    expect((await jens.sende(`${akte}/haft/rueckmeldung`, antwort)).text).toContain('Diese Anfrage ist schon beantwortet.');
    const [beimJobcenter, beiDerFachstelle] = [(await jens.hole(akte)).text, (await anna.hole(akte)).text].map((t) => t.replaceAll('\u00a0', ' '));
    expect(beimJobcenter).toContain('bis 31.05.2026 gezahlt, 450,00 € je Monat, an die Vermieterseite, eingestellt am 20.04.2026');
    expect(beiDerFachstelle).toContain('Hat bis 31.05.2026 gezahlt, 450,00 € je Monat');
    await leser.oeffne(akte);
    await leser.pruefe('haft-beantwortet');
    await leser.melde('anna');
  });
});

describe('accommodation', () => {
  let akte: string;

  it('is begun, arranged and ended in the Akte', async () => {
    const wohnung = { ...haushalt, 'wohnung.strasse': 'Lister Meile', 'mieter.0.name': 'Beispiel' };
    await anna.hole('/unterbringung');
    expect((await anna.sende('/unterbringung', { ...wohnung, raeumungAm: '2026-04-01' })).text).toContain('Der Räumungstermin liegt in der Vergangenheit.');
    akte = (await anna.sende('/unterbringung', { ...wohnung, raeumungAm: '' })).ziel ?? '';
    expect((await anna.hole(akte)).text).toContain('Noch nicht bekannt');
    expect((await anna.hole(`${akte}/unterbringung/auszug`)).status).toBe(404);
    expect((await anna.sende(`${akte}/unterbringung/termin`, { raeumungAm: '2099-06-15', grund: 'x' })).text).toContain('mehr als zwei Jahre in der Zukunft');
    await anna.sende(`${akte}/unterbringung/termin`, { raeumungAm: '2026-06-15', grund: 'Gerichtsvollzieher' });
    const angebot = { angebotAm: '2026-04-20', anschrift: 'Nordstraße 5, 30167 Hannover', miete: '520', mietergebnis: 'ANGEMESSEN', umzugsgrund: 'KUENDIGUNG_VERMIETER' };
    expect((await anna.sende(`${akte}/unterbringung/angebot`, { ...angebot, miete: 'viel' })).status).toBe(422);
    await anna.sende(`${akte}/unterbringung/angebot`, angebot);
    expect((await anna.sende(`${akte}/unterbringung/anordnung`, { rechtsgrundlage: 'NPOG_11', platz: 'Straße 5', unterkunftAnschrift: '', von: '2026-04-18' })).status).toBe(422);
    await anna.sende(`${akte}/unterbringung/anordnung`, { rechtsgrundlage: 'NPOG_11', platz: 'UK-07-12', unterkunftAnschrift: 'Weg 1, Hannover', von: '2026-04-18' });
    expect((await anna.sende(`${akte}/unterbringung/auszug`, { bis: '2026-04-10' })).text).toContain('Der Auszug liegt vor dem Einzug.');
    await anna.sende(`${akte}/unterbringung/auszug`, { bis: '2026-04-19' });
    expect((await anna.sende(`${akte}/bogen/hannover.verzicht`, {})).text).toContain('Grund und Hinweise, die Sie gegeben haben: Diese Angabe fehlt.');
    await anna.sende(`${akte}/bogen/hannover.verzicht`, { 'bogen.grund': 'Zieht zu Verwandten.' });
    const { text } = await anna.hole(akte);
    for (const teil of ['Mo., 15.06.2026', 'Nordstraße 5, 30167 Hannover, vom 20.04.2026', 'UK-07-12, Weg 1, Hannover', 'seit 18.04.2026 bis 19.04.2026', '§ 11 NPOG', 'Zieht zu Verwandten.']) expect(text).toContain(teil);
  });

  it('can be read by everybody', async () => {
    for (const [name, pfad] of [['unterbringung-neu', '/unterbringung'], ['unterbringung-akte', akte], ['unterbringung-verzicht', `${akte}/bogen/hannover.verzicht`], ...['termin', 'angebot', 'anordnung', 'auszug'].map((f) => [`unterbringung-${f}`, `${akte}/unterbringung/${f}`] as const)] as const) {
      await leser.oeffne(pfad);
      await leser.pruefe(name);
    }
  });
});
