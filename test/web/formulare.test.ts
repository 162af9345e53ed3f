import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { legeFallAn, setzeInGang } from './faelle.ts';
import { angemeldet, type Besuch, starteTestWeb, type TestWeb } from './hilfe.ts';

let web: TestWeb;
let anna: Besuch;
let aktenzeichen: string;
beforeAll(async () => {
  web = await starteTestWeb();
  aktenzeichen = await legeFallAn(web, 1);
  await setzeInGang(web, aktenzeichen, { status: 'UNKLAR' });
  await web.inDb('LHH', (db) => db.query("INSERT INTO posteingang (behoerde, art, eingang_am, angelegt_am, schluessel) VALUES ('LHH', 'RUECKMELDUNG', '2026-04-02', now(), 'p')"));
  anna = await angemeldet(web, 'anna');
});
afterAll(() => web.close());

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('', '\0', '<script>alert(1)</script>', '2026-04-10', '9999-12-31', '0000-00-00', '-1', '1e999', 'JA', 'NEIN', 'speichern', 'trotzdem', 'gesendet', 'zuordnen', '12:00', '\u202E', '٣', 'x'.repeat(6000)));
const felder: Record<string, string[]> = {
  '/faelle': ['suche', 'status', 'seite'],
  '/abwesenheiten': ['konto', 'vertretung', 'von', 'bis'],
  '/abwesenheiten/1/beenden': ['x'],
  '/mitteilung': ['aktion', 'mieter', 'gericht', 'geschaeftszeichen', 'eingangAm', 'klageEingangAm', 'wohnung.plz', 'mieter.0.name', 'mieter.1.vorname', 'vermieter.name', 'vertreter.name', 'monatsmiete', 'rueckstand', '__proto__', 'constructor'],
  '/posteingang/rueckmeldung': ['aktenzeichen', 'vorgang', 'eingangAm', 'leistungsbezug', 'bgNummer', 'kduDirektzahlung', 'bemerkung', 'telefon'],
  '/posteingang/1': ['aktion', 'aktenzeichen'],
  '/akte/AZ/frist/H-2.2/1': ['neuesEnde', 'grund'],
  '/akte/AZ/zustellung': ['zugestelltAm', 'terminAm', 'hilfsweiseOrdentlich', 'grund'],
  '/akte/AZ/beenden': ['grund'],
  '/akte/AZ/vermerk': ['vermerk'],
  '/verweis/fax': ['aktion', 'mieter', 'eingangAm', 'zeichen', 'telefon', 'wohnung.strasse', 'wohnung.plz', 'mieter.0.name', 'mieter.1.anschrift', 'vermieter.name', '__proto__'],
  '/uebermittlungen/AZ/anlage-1/1': ['aktion', 'datum', 'uhrzeit'],
  '/uebermittlungen': ['brief', 'abgeschicktAm'],
  '/akte/AZ/anschrift/1': ['anschrift', 'grund'],
};

describe('hostile input in forms', () => {
  it.each(Object.entries(felder))('never ends in a 5xx and is never shown as markup: 100 inputs for %s', async (muster, namen) => {
    const pfad = muster.replace('AZ', aktenzeichen);
    const eingaben = fc.sample(fc.dictionary(fc.constantFrom(...namen), fc.oneof(text, fc.array(text, { maxLength: 3 })), { maxKeys: namen.length }), { numRuns: 100, seed: 20_260_404 });
    for (const [i, eingabe] of eingaben.entries()) {
      const antwort = await anna.sende(pfad, eingabe);
      expect(antwort.status, `input ${i}: ${JSON.stringify(eingabe).slice(0, 300)}`).toBeLessThan(500);
      expect(antwort.status).not.toBe(403);
      expect(antwort.text).not.toMatch(/<script(?! type="module" src="\/statisch\/)/);
    }
  }, 60_000);

  it.each(['/akte/%E0%A4%A', '/akte/%', '/faelle?status[]=x&status=y', '/fristen?zeitraum=a&zeitraum=b', '/heute?korb=a&korb=b&seite=x&verfahren[]=y', '/akte/' + 'x'.repeat(5000), '/akte/..%2F..%2Fetc%2Fpasswd', '/statisch/1/../../app.ts', '/statisch/1/%2e%2e/app.ts'])('never ends in a 5xx as an address: %s', async (pfad) => {
    const { status, text: inhalt } = await anna.hole(pfad);
    expect(status).toBeLessThan(500);
    expect(inhalt).not.toContain('erstelleWebApp');
  });
});
