import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeVerweis, countVerweis } from '../../src/akte/verweis/abschluss.ts';
import { recordProzessInstanz } from '../../src/akte/lauf.ts';
import { enqueueUebermittlung, erstelleDokument } from '../../src/uebermittlung/index.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';
import { angemeldet, type Besuch, starteTestWeb, type TestWeb } from './hilfe.ts';

let web: TestWeb;
let jens: Besuch;
let nummer = 0;
beforeAll(async () => {
  web = await starteTestWeb();
  jens = await angemeldet(web, 'jens');
});
afterAll(() => web.close());
beforeEach(() => {
  nummer += 1;
});

/** A household of its own for each test. */
const haushalt = (anders: Record<string, string> = {}): Record<string, string> => ({
  aktion: 'speichern', eingangAm: '2026-04-02', anlass: 'ABMAHNUNG', mieter: '1', 'wohnung.strasse': 'Kötnerholzweg', 'wohnung.hausnummer': String(nummer), 'wohnung.plz': '30451', 'wohnung.ort': 'Hannover',
  'mieter.0.name': 'Örtel', 'mieter.0.vorname': 'Jale', telefon: '0511 5566', ...anders,
});
async function vorsprache(anders: Record<string, string> = {}): Promise<string> {
  await jens.hole('/verweis/vorsprache');
  const antwort = await jens.sende('/verweis/vorsprache', haushalt(anders));
  expect(antwort.status).toBe(303);
  const aktenzeichen = antwort.ziel?.split('/').at(-1) ?? '';
  await web.inDb('JC', (db) => recordProzessInstanz(db, { aktenzeichen, prozess: 'hannover-verweis-jobcenter' }, `2251799${nummer}`, web.uhr));
  return aktenzeichen;
}
const KREUZE = { 'art-NAMEN': 'ja', 'art-ANSCHRIFT': 'ja', form: 'SCHRIFTLICH', erteiltAm: '2026-04-02' };
async function willigeEin(aktenzeichen: string): Promise<string> {
  await jens.hole(`/akte/${aktenzeichen}/einwilligung`);
  expect((await jens.sende(`/akte/${aktenzeichen}/einwilligung`, KREUZE)).ziel).toBe(`/akte/${aktenzeichen}`);
  return (await web.datenbank.pool.query('SELECT id FROM einwilligung WHERE aktenzeichen = $1 ORDER BY id DESC', [aktenzeichen])).rows[0].id;
}
/** The contact data as the procedure queues them. */
async function reiheEin(aktenzeichen: string, status: string): Promise<void> {
  const vereinbarungen = await ladeVereinbarungen();
  const schritt = { aktenzeichen, behoerde: 'JC', schritt: 'verweis-kontaktdaten', runde: 1, empfaenger: 'FACHSTELLE' };
  await web.inDb('JC', async (db) => {
    const { id } = await erstelleDokument(db, { ...schritt, schreiben: 'hannover.kontaktdaten' }, { uhr: web.uhr, vereinbarungen });
    await enqueueUebermittlung(db, { ...schritt, dokumentId: id }, { uhr: web.uhr });
    await db.query('UPDATE uebermittlung SET status = $2 WHERE aktenzeichen = $1', [aktenzeichen, status]);
  });
}
const ausgang = async (aktenzeichen: string): Promise<string[]> => (await web.datenbank.pool.query("SELECT nachricht FROM ausgang WHERE aktenzeichen = $1 AND nachricht LIKE 'hannover.verweis.%' ORDER BY id", [aktenzeichen])).rows.map((r) => r.nachricht);

describe('a Vorsprache at the Jobcenter', () => {
  it('opens an Akte with its household and starts the referral, with a code and no name', async () => {
    const aktenzeichen = await vorsprache({ anlass: 'KUENDIGUNG' });
    expect(aktenzeichen).toMatch(/^JC\.WN-2026-/);
    const { rows } = await web.datenbank.pool.query("SELECT variablen FROM ausgang WHERE aktenzeichen = $1 AND art = 'START'", [aktenzeichen]);
    expect(rows[0].variablen).toEqual({ aktenzeichen, behoerde: 'JC', vereinbarung: 'hannover', vorgang: aktenzeichen, eingangAm: '2026-04-02', anlass: 'KUENDIGUNG' });
    const { text } = await jens.hole(`/akte/${aktenzeichen}`);
    for (const teil of ['Verweis an die Fachstelle', 'Kündigung wegen mietwidrigen Verhaltens', 'Noch nicht erfasst', 'Nicht weitergegeben', 'Jale Örtel']) expect(text).toContain(teil);
    expect((await jens.folge(await jens.sende('/verweis/vorsprache', haushalt()))).text).toContain('Für diesen Haushalt läuft schon ein Verweis');
  });

  it('shows errors beside the fields, keeps what was typed, and adds people without a script', async () => {
    await jens.hole('/verweis/vorsprache');
    const leer = await jens.sende('/verweis/vorsprache', haushalt({ anlass: 'LAUNE', 'wohnung.plz': '3' }));
    expect(leer.status).toBe(422);
    for (const teil of ['Bitte den Anlass wählen.', 'Die Postleitzahl hat fünf Ziffern.', 'value="Örtel"']) expect(leer.text).toContain(teil);
    expect((await jens.sende('/verweis/vorsprache', haushalt({ eingangAm: '2026-04-03' }))).text).toContain('Der Eingang kann nicht in der Zukunft liegen.');
    const zwei = await jens.sende('/verweis/vorsprache', haushalt({ aktion: 'person-dazu' }));
    expect(zwei.status).toBe(200);
    expect(zwei.text).toContain('2. Person');
  });
});

describe('the consent', () => {
  it('is kept with purpose, kinds of data, sender, recipient, text version, form and day', async () => {
    const aktenzeichen = await vorsprache();
    const pfad = `/akte/${aktenzeichen}/einwilligung`;
    expect((await jens.hole(pfad)).text).toContain('Ich kann die Einwilligung jederzeit für die Zukunft widerrufen');
    expect((await jens.sende(pfad, {})).text).toContain('in welcher Form');
    expect((await jens.sende(pfad, { ...KREUZE, 'art-ANSCHRIFT': '' })).text).toContain('Ohne Namen und Anschrift kann die Fachstelle den Haushalt nicht erreichen.');
    expect((await jens.sende(pfad, { ...KREUZE, erteiltAm: '2026-04-03' })).text).toContain('nicht in der Zukunft');
    await willigeEin(aktenzeichen);
    const { rows } = await web.datenbank.pool.query('SELECT zweck, datenarten, sender, empfaenger, textfassung, form, erteilt_am, widerrufen_am FROM einwilligung WHERE aktenzeichen = $1', [aktenzeichen]);
    expect(rows).toEqual([{ zweck: expect.stringContaining('Kontaktaufnahme'), datenarten: ['NAMEN', 'ANSCHRIFT'], sender: 'JOBCENTER', empfaenger: 'FACHSTELLE', textfassung: '2023-07', form: 'SCHRIFTLICH', erteilt_am: '2026-04-02', widerrufen_am: null }]);
    expect((await jens.hole(pfad)).status).toBe(404);
    expect((await jens.hole(`/akte/${aktenzeichen}`)).text).toContain('erteilt am 02.04.2026 (schriftlich, Textfassung 2023-07)');
  });

  it('withdrawn while the letter is queued stops it, and the clerk is told that nothing left', async () => {
    const aktenzeichen = await vorsprache();
    const id = await willigeEin(aktenzeichen);
    await reiheEin(aktenzeichen, 'BEREIT');
    const pfad = `/akte/${aktenzeichen}/widerruf/${id}`;
    expect((await jens.hole(pfad)).text).toContain('haben das Haus nicht verlassen');
    expect((await jens.folge(await jens.sende(pfad, {}))).text).toContain('Es geht nichts an die Fachstelle.');
    expect((await web.datenbank.pool.query('SELECT status FROM uebermittlung WHERE aktenzeichen = $1', [aktenzeichen])).rows).toEqual([{ status: 'ZURUECKGEZOGEN' }]);
    expect(await ausgang(aktenzeichen)).toEqual(['hannover.verweis.vorsprache', 'hannover.verweis.widerrufen']);
    expect((await jens.sende(pfad, {})).status).toBe(404);
    expect((await jens.hole(`/akte/${aktenzeichen}/einwilligung`)).status).toBe(404);
  });

  it.each([['UEBERGABE', 'werden gerade übergeben', 'waren schon unterwegs'], ['GESENDET', 'sind schon bei der Fachstelle', 'Sie wird unterrichtet']])('withdrawn at %s, the clerk is told plainly that it cannot be called back', async (status, vorher, nachher) => {
    const aktenzeichen = await vorsprache();
    const id = await willigeEin(aktenzeichen);
    await reiheEin(aktenzeichen, status);
    const pfad = `/akte/${aktenzeichen}/widerruf/${id}`;
    expect((await jens.hole(pfad)).text).toContain(vorher);
    expect((await jens.folge(await jens.sende(pfad, {}))).text).toContain(nachher);
    expect((await web.datenbank.pool.query('SELECT status, nicht_wiederholen AS n FROM uebermittlung WHERE aktenzeichen = $1', [aktenzeichen])).rows).toEqual([{ status, n: status === 'UEBERGABE' }]);
  });

  it('withdrawn after the end begins a run that tells the Fachstelle', async () => {
    const aktenzeichen = await vorsprache();
    const id = await willigeEin(aktenzeichen);
    await reiheEin(aktenzeichen, 'GESENDET');
    const pfad = `/akte/${aktenzeichen}/widerruf/${id}`;
    await web.inDb('JC', (db) => closeVerweis(db, aktenzeichen, web.uhr));
    await jens.hole(pfad);
    expect((await jens.sende(pfad, {})).text).toContain('Bitte versuchen Sie es in einer Minute noch einmal.');
    await web.datenbank.pool.query("UPDATE lauf SET status = 'BEENDET' WHERE aktenzeichen = $1", [aktenzeichen]);
    expect((await jens.sende(pfad, {})).status).toBe(303);
    expect(await ausgang(aktenzeichen)).toEqual(['hannover.verweis.vorsprache', 'hannover.verweis.widerruf-nach-ende']);
  });
});

describe('hostile input in the forms of the Jobcenter', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('', '\0', '<script>alert(1)</script>', '9999-12-31', '2026-04-02', 'ja', 'SCHRIFTLICH', 'MIETSCHULDEN', 'speichern', 'person-dazu', 'x'.repeat(6000)));

  it.each([
    ['/verweis/vorsprache', ['aktion', 'mieter', 'eingangAm', 'anlass', 'telefon', 'wohnung.plz', 'mieter.0.name', 'mieter.1.vorname', 'vermieter.name', '__proto__']],
    ['/akte/AZ/einwilligung', ['form', 'erteiltAm', 'art-NAMEN', 'art-ANSCHRIFT', 'art-TELEFON', 'constructor']],
    ['/akte/AZ/widerruf/1', ['grund']],
  ])('never ends in a 5xx and is never shown as markup: %s', async (muster, namen) => {
    const pfad = muster.replace('AZ', await vorsprache());
    for (const eingabe of fc.sample(fc.dictionary(fc.constantFrom(...namen), fc.oneof(text, fc.array(text, { maxLength: 3 })), { maxKeys: namen.length }), { numRuns: 60, seed: 20_260_404 })) {
      const antwort = await jens.sende(pfad, eingabe);
      expect(antwort.status, JSON.stringify(eingabe).slice(0, 300)).toBeLessThan(500);
      expect(antwort.text).not.toMatch(/<script(?! type="module" src="\/statisch\/)/);
    }
  });
});

describe('the Fachstelle', () => {
  it('enters a referral that came by fax, once', async () => {
    const anna = await angemeldet(web, 'anna');
    await anna.hole('/verweis/fax');
    const felder = haushalt({ zeichen: 'JC.WN-2026-000077' });
    expect((await anna.sende('/verweis/fax', { ...felder, zeichen: 'nachher' })).text).toContain('Das ist kein Aktenzeichen des Jobcenters.');
    const antwort = await anna.sende('/verweis/fax', felder);
    const aktenzeichen = antwort.ziel?.split('/').at(-1) ?? '';
    expect(await ausgang(aktenzeichen)).toEqual(['hannover.verweis.eingegangen']);
    expect((await anna.folge(await anna.sende('/verweis/fax', felder))).text).toContain('Dieser Verweis ist schon erfasst');
    expect((await anna.hole(`/akte/${aktenzeichen}`)).text).toContain('Kontaktdaten: potentieller Wohnungsnotfall');
  });
});

describe('the figures', () => {
  it('count referrals by month and know no household', async () => {
    await web.inDb('JC', (db) => countVerweis(db, { aktenzeichen: 'JC.WN-2026-000900', vorgang: 'JC.WN-2026-000900' }, 'OHNE_EINWILLIGUNG', web.uhr));
    const { text } = await (await angemeldet(web, 'tina')).hole('/auswertung');
    expect(text).toMatch(/04\/2026[\s\S]*Ohne Einwilligung[\s\S]*>1</);
    expect(text).not.toContain('000900');
  });
});
