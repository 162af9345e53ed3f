import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kopiereZumJobcenter, legeFallAn, setzeInGang } from './faelle.ts';
import { angemeldet, type Besuch, starteTestWeb, type TestWeb } from './hilfe.ts';

let web: TestWeb;
let anna: Besuch;
let nummer = 100;
let aktenzeichen: string;
beforeAll(async () => {
  web = await starteTestWeb();
  anna = await angemeldet(web, 'anna');
});
afterAll(() => web.close());
beforeEach(async () => {
  nummer += 1;
  aktenzeichen = await legeFallAn(web, nummer);
});

const ausgang = async (nachricht: string) => (await web.datenbank.pool.query('SELECT korrelation, variablen FROM ausgang WHERE aktenzeichen = $1 AND nachricht = $2', [aktenzeichen, nachricht])).rows;
const journal = async (art: string): Promise<number> => (await web.datenbank.pool.query('SELECT 1 FROM journal WHERE aktenzeichen = $1 AND art = $2', [aktenzeichen, art])).rowCount ?? 0;

describe('the case file', () => {
  it('shows household, notice, Frist with its derivation, letter and links to the engine', async () => {
    await setzeInGang(web, aktenzeichen);
    const { text, status } = await anna.hole(`/akte/${aktenzeichen}`);
    expect(status).toBe(200);
    for (const teil of ['Ayşe Möller-Öztürk', 'Lister Meile 12a, 30161 Hannover', `512 C ${nummer}/26`, '1.950,00', 'Di., 07.04.2026', 'So gerechnet', 'Anlage 1', 'Wartet auf Versand', '/operate/processes/2251799813', '/tasklist']) expect(text).toContain(teil);
  });

  it('enters every reading in the journal', async () => {
    await anna.hole(`/akte/${aktenzeichen}`);
    await anna.hole(`/akte/${aktenzeichen}`);
    expect(await journal('LESEN')).toBe(2);
  });

  it('gives a document as PDF that can do nothing in the browser, and enters the reading', async () => {
    await setzeInGang(web, aktenzeichen);
    const pfad = /href="(\/akte\/[^"]+\/dokument\/[^"?]+)[/]ansehen"/.exec((await anna.hole(`/akte/${aktenzeichen}`)).text)?.[1] ?? '';
    const pdf = await anna.hole(pfad);
    expect(pdf.text.startsWith('%PDF-')).toBe(true);
    expect(Object.fromEntries(pdf.kopf)).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'content-disposition': `inline; filename="${aktenzeichen}.pdf"`, 'cache-control': 'no-store' });
    expect(pdf.kopf.get('content-security-policy')).toContain("default-src 'none'");
    expect((await anna.hole(`${pfad}?laden=1`)).kopf.get('content-security-policy')).toContain('sandbox');
    expect(await journal('DOKUMENT_GELESEN')).toBe(2);
  });

  it.each(['x', '56.34-2026-1', "56.34-2026-000001'--", '..%2f..%2fetc', '%00', '56.34-2026-999999'])('answers 404 for an Aktenzeichen that there is not: %s', async (falsch) => {
    expect((await anna.hole(`/akte/${falsch}`)).status).toBe(404);
  });

  it('shows markup in a name as text', async () => {
    const boese = await legeFallAn(web, 5000 + nummer, { mieter: [{ name: '<script>alert(1)</script>', vorname: '"><img src=x onerror=alert(1)>' }] });
    for (const { text } of [await anna.hole(`/akte/${boese}`), await anna.sende('/faelle', { suche: '<script>' })]) {
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(text).not.toMatch(/<script(?! type="module" src="\/statisch\/)/);
      expect(text).not.toContain('<img');
    }
  });

  it('points to other open cases of the same flat or name', async () => {
    const { text } = await anna.hole(`/akte/${aktenzeichen}`);
    expect(text).toContain('Ähnliche offene Fälle');
    expect(text).toContain('Wohnung und Name');
  });
});

describe('changes by a person', () => {
  it('ends a case for a reason and tells the process', async () => {
    const pfad = `/akte/${aktenzeichen}/beenden`;
    await anna.hole(pfad);
    expect((await anna.sende(pfad, { grund: 'WEIL' })).text).toContain('Bitte einen Grund wählen.');
    expect((await anna.sende(pfad, { grund: 'VERZOGEN' })).ziel).toBe(`/akte/${aktenzeichen}`);
    expect(await ausgang('fall-beendet')).toEqual([{ korrelation: `${aktenzeichen}:LHH`, variablen: { beendigungsgrund: 'VERZOGEN' } }]);
  });

  it('moves a Frist for a reason and tells the process', async () => {
    await setzeInGang(web, aktenzeichen);
    const pfad = `/akte/${aktenzeichen}/frist/H-2.2/1`;
    await anna.hole(pfad);
    const ohneGrund = await anna.sende(pfad, { neuesEnde: '2026-04-10', grund: '' });
    expect(ohneGrund.status).toBe(422);
    expect(ohneGrund.text).toContain('value="2026-04-10"');
    expect((await anna.sende(pfad, { neuesEnde: '2026-02-30', grund: 'x' })).text).toContain('Bitte das neue Ende der Frist angeben.');
    expect((await anna.sende(pfad, { neuesEnde: '2026-03-01', grund: 'x' })).text).toContain('darf nicht in der Vergangenheit liegen');
    expect((await anna.sende(pfad, { neuesEnde: '2026-04-10', grund: 'Telefonisch vereinbart' })).status).toBe(303);
    expect((await anna.hole(`/akte/${aktenzeichen}`)).text).toContain('Fr., 10.04.2026');
    expect(await ausgang('frist-geaendert')).toHaveLength(1);
  });

  it('adds the day of service and has the Schonfrist computed anew', async () => {
    const pfad = `/akte/${aktenzeichen}/zustellung`;
    await anna.hole(pfad);
    const angaben = { terminAm: '', hilfsweiseOrdentlich: 'JA', grund: 'Anruf bei der Geschäftsstelle' };
    expect((await anna.sende(pfad, { ...angaben, zugestelltAm: '2026-05-01' })).text).toContain('Die Zustellung muss zwischen dem Eingang der Klage und heute liegen.');
    expect((await anna.sende(pfad, { ...angaben, zugestelltAm: '2026-03-30' })).status).toBe(303);
    expect((await anna.hole(`/akte/${aktenzeichen}`)).text).toContain('30.03.2026');
    expect(await ausgang('schonfrist-geaendert')).toHaveLength(1);
  });

  it('keeps a note with its lines, in the own file only', async () => {
    await kopiereZumJobcenter(web, aktenzeichen);
    const pfad = `/akte/${aktenzeichen}/vermerk`;
    await anna.hole(pfad);
    expect((await anna.sende(pfad, { vermerk: ' ' })).text).toContain('Bitte den Vermerk schreiben.');
    expect((await anna.sende(pfad, { vermerk: 'Frau Möller rief an.\r\n<b>Zweite</b> Zeile' })).status).toBe(303);
    expect((await anna.hole(`/akte/${aktenzeichen}`)).text).toMatch(/Frau Möller rief an\.\r?\n&lt;b&gt;Zweite/);
    expect((await (await angemeldet(web, 'jens')).hole(`/akte/${aktenzeichen}`)).text).not.toContain('Frau Möller rief an');
  });

  it('settles a warning once', async () => {
    await setzeInGang(web, aktenzeichen);
    const pfad = /action="(\/akte\/[^"]+\/hinweis\/\d+)"/.exec((await anna.hole(`/akte/${aktenzeichen}`)).text)?.[1] ?? '';
    expect((await anna.sende(pfad, {})).status).toBe(303);
    expect((await anna.sende(pfad, {})).status).toBe(404);
    expect(await journal('HINWEIS_ERLEDIGT')).toBe(1);
  });
});

describe('the Jobcenter\'s answer in its own file', () => {
  const eigene = async () => (await web.datenbank.pool.query("SELECT leistungsbezug, bg_nummer, verbucht_am FROM rueckmeldung WHERE behoerde = 'JC' AND aktenzeichen = $1", [aktenzeichen])).rows;

  it('is kept until the task is completed and can be changed till then; nothing leaves by it', async () => {
    await kopiereZumJobcenter(web, aktenzeichen);
    const jens = await angemeldet(web, 'jens');
    const pfad = `/akte/${aktenzeichen}/rueckmeldung`;
    await jens.hole(pfad);
    expect((await jens.sende(pfad, {})).text).toContain('Bitte angeben, ob Leistungen nach dem SGB II bezogen werden');
    expect((await jens.sende(pfad, { leistungsbezug: 'JA' })).text).toContain('Bei Leistungsbezug gehört die BG-Nummer zum Vordruck.');
    expect((await jens.sende(pfad, { leistungsbezug: 'NEIN', bgNummer: '1' })).text).toContain('Ohne Leistungsbezug darf hier nichts stehen.');
    for (const bgNummer of ['23704//0012345', '23704//0054321']) expect((await jens.sende(pfad, { leistungsbezug: 'JA', bgNummer, kduDirektzahlung: 'ja' })).status).toBe(303);
    expect(await eigene()).toEqual([{ leistungsbezug: 'JA', bg_nummer: '23704//0054321', verbucht_am: null }]);
    expect(await ausgang('hannover.mizi.rueckmeldung')).toEqual([]);
    await web.datenbank.pool.query("UPDATE rueckmeldung SET verbucht_am = now() WHERE behoerde = 'JC' AND aktenzeichen = $1", [aktenzeichen]);
    expect((await jens.sende(pfad, { leistungsbezug: 'NEIN' })).text).toContain('schon erteilt');
  });
});

describe('the list of cases', () => {
  it('finds parts of names in any spelling, and never puts them into an address', async () => {
    await legeFallAn(web, 7000 + nummer, { mieter: [{ name: 'Weißenbörn-Ñandú' }] });
    const gefunden = await anna.sende('/faelle', { suche: 'weissenboern' });
    expect(gefunden.status).toBe(200);
    expect(gefunden.text).toContain('Weißenbörn-Ñandú');
    expect(gefunden.text).toContain('1 Fall zu');
    expect(gefunden.text).not.toMatch(/(?:href|action)="[^"]*weiss/i);
  });

  it.each(['%', '_', '\\', "'", '\0', '\uD800', 'a'.repeat(5000), '٪'])('takes any search text: %j', async (suche) => {
    expect((await anna.sende('/faelle', { suche })).status).toBe(200);
  });
});
