import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { legeFallAn, setzeInGang } from './faelle.ts';
import { angemeldet, type Besuch, starteTestWeb, type TestWeb } from './hilfe.ts';

let web: TestWeb;
let anna: Besuch;
beforeAll(async () => {
  web = await starteTestWeb();
  anna = await angemeldet(web, 'anna');
});
afterAll(() => web.close());

const formular = (nummer: number, abweichend: Record<string, string> = {}): Record<string, string> => ({
  aktion: 'speichern', mieter: '1', gericht: 'Amtsgericht Hannover', geschaeftszeichen: `512 C ${nummer}/26`, eingangAm: '2026-04-02', klageEingangAm: '2026-03-25', zugestelltAm: '', terminAm: '',
  'wohnung.strasse': 'Lister Meile', 'wohnung.hausnummer': '12a', 'wohnung.lage': '', 'wohnung.plz': '30161', 'wohnung.ort': 'Hannover',
  'mieter.0.name': 'Möller', 'mieter.0.vorname': 'Jürgen', 'vermieter.name': 'Wohnbau Süd GmbH', monatsmiete: '650,00', rueckstand: '1.950,00', hilfsweiseOrdentlich: 'UNBEKANNT', ...abweichend,
});
const faelle = async (): Promise<number> => (await web.datenbank.pool.query('SELECT 1 FROM fall')).rowCount ?? 0;
const zeile = async (sql: string, ...werte: unknown[]) => (await web.datenbank.pool.query(sql, werte)).rows[0];

describe('entering a notice by hand', () => {
  it('opens a case and shows its Aktenzeichen', async () => {
    await anna.hole('/mitteilung');
    const antwort = await anna.sende('/mitteilung', formular(1));
    expect(antwort.ziel).toBe('/akte/56.34-2026-000001');
    expect((await anna.folge(antwort)).text).toContain('Mitteilung aufgenommen: Aktenzeichen 56.34-2026-000001');
    expect(await zeile("SELECT art, nachricht, korrelation FROM ausgang WHERE art = 'START'")).toEqual({ art: 'START', nachricht: 'hannover.mizi.eingegangen', korrelation: '56.34-2026-000001:LHH' });
  });

  it('leads to the existing file when the same notice comes again in another spelling', async () => {
    const antwort = await anna.sende('/mitteilung', formular(1, { gericht: 'AG  hannover', geschaeftszeichen: '512 c 0001 / 2026' }));
    expect(antwort.ziel).toBe('/akte/56.34-2026-000001');
    expect((await anna.folge(antwort)).text).toContain('Diese Mitteilung war schon aufgenommen');
    expect(await faelle()).toBe(1);
  });

  it('says what is wrong beside each field and keeps everything that was typed', async () => {
    const antwort = await anna.sende('/mitteilung', formular(2, { 'wohnung.plz': '3016', monatsmiete: 'viel', klageEingangAm: '2026-04-31', 'mieter.0.name': 'Ö"<b>', gericht: '' }));
    expect(antwort.status).toBe(422);
    expect(antwort.text).toContain('<title>Fehler: Mitteilung erfassen');
    expect(antwort.text).toContain('4 Angaben sind noch nicht richtig');
    for (const feld of ['wohnung-plz', 'monatsmiete', 'klageEingangAm', 'gericht']) {
      expect(antwort.text).toContain(`href="#feld-${feld}"`);
      expect(antwort.text).toContain(`aria-describedby="feld-${feld}-fehler"`.replace('feld-monatsmiete-fehler', 'feld-monatsmiete-hinweis feld-monatsmiete-fehler'));
    }
    expect(antwort.text).toContain('value="Ö&quot;&lt;b&gt;"');
    expect(antwort.text).toContain('value="viel"');
    expect(await faelle()).toBe(1);
  });

  it('adds and removes people without scripts and keeps what was typed', async () => {
    const dazu = await anna.sende('/mitteilung', formular(3, { aktion: 'person-dazu' }));
    expect(dazu.status).toBe(200);
    expect(dazu.text).toContain('name="mieter.1.name"');
    const weg = await anna.sende('/mitteilung', formular(3, { aktion: 'person-weg-0', mieter: '2', 'mieter.1.name': 'Öztürk' }));
    expect(weg.text).toContain('name="mieter.0.name" type="text" value="Öztürk"');
    expect(weg.text).not.toContain('name="mieter.1.name"');
    const fertig = await anna.sende('/mitteilung', formular(3, { mieter: '3', 'mieter.2.name': 'Öztürk' }));
    const { text } = await anna.folge(fertig);
    expect(text.match(/Mietpartei<\/dt>/g)).toHaveLength(2);
  });

  it('asks again about what is unusual before it takes it in', async () => {
    const gefragt = await anna.sende('/mitteilung', formular(4, { rueckstand: '100,00' }));
    expect(gefragt.status).toBe(200);
    expect(gefragt.text).toContain('Der Rückstand ist kleiner als eine Monatsmiete');
    expect((await anna.sende('/mitteilung', formular(4, { rueckstand: '100,00', aktion: 'trotzdem' }))).status).toBe(303);
  });

  it('takes a hundred people, other field names and huge fields without harm', async () => {
    const vorher = await faelle();
    const versuche: Record<string, string>[] = [{ mieter: '100', 'mieter.99.name': 'x' }, { mieter: '-5' }, { __proto__x: '1', 'constructor.prototype': 'y' }, { gericht: 'x'.repeat(50_000) }, { gericht: 'a\0b' }];
    for (const boese of versuche) {
      expect((await anna.sende('/mitteilung', formular(5, { ...boese, geschaeftszeichen: 'kein Zeichen' }))).status).toBe(422);
    }
    expect((await anna.sende('/mitteilung', formular(5, { gericht: 'x'.repeat(300_000) }))).status).toBe(413);
    expect(await faelle()).toBe(vorher);
  });
});

describe('the answer of the Jobcenter on paper', () => {
  const antwort = (aktenzeichen: string, abweichend: Record<string, string> = {}) => ({ aktenzeichen, vorgang: crypto.randomUUID(), eingangAm: '2026-04-02', leistungsbezug: 'JA', bgNummer: '23704//0012345', ...abweichend });

  it('is entered, published to the process and seen in the file', async () => {
    const aktenzeichen = await legeFallAn(web, 50);
    await anna.hole('/posteingang/rueckmeldung');
    const gesendet = await anna.sende('/posteingang/rueckmeldung', antwort(aktenzeichen));
    const { text } = await anna.folge(gesendet);
    expect(text).toContain('Rückmeldung verbucht');
    expect(text).toContain('23704//0012345');
    expect(await zeile("SELECT variablen FROM ausgang WHERE nachricht = 'hannover.mizi.rueckmeldung' AND aktenzeichen = $1", aktenzeichen)).toEqual({ variablen: { leistungsbezug: 'JA', rueckmeldungRunde: 1 } });
    expect(await zeile('SELECT status FROM posteingang WHERE aktenzeichen = $1', aktenzeichen)).toEqual({ status: 'VERBUCHT' });
  });

  it('counts once when the button was pressed twice, and says so when another one contradicts', async () => {
    const aktenzeichen = await legeFallAn(web, 51);
    const angaben = antwort(aktenzeichen);
    expect((await anna.sende('/posteingang/rueckmeldung', angaben)).ziel).toBe(`/akte/${aktenzeichen}`);
    expect((await anna.folge(await anna.sende('/posteingang/rueckmeldung', angaben))).text).toContain('Diese Rückmeldung war schon erfasst');
    const andere = await anna.sende('/posteingang/rueckmeldung', antwort(aktenzeichen, { leistungsbezug: 'NEIN', bgNummer: '' }));
    expect((await anna.folge(andere)).text).toContain('Diese Rückmeldung widerspricht der ersten');
  });

  it('stays as an open item when its Aktenzeichen is unknown, until it is assigned', async () => {
    const aktenzeichen = await legeFallAn(web, 52);
    const liste = await anna.folge(await anna.sende('/posteingang/rueckmeldung', antwort('56.34-2026-99999', { bemerkung: 'Zeile 1\r\nZeile 2' })));
    expect(liste.text).toContain('Zu diesem Aktenzeichen gibt es keine Akte');
    expect(liste.text).toContain('genannt: 56.34-2026-99999');
    const pfad = /href="(\/posteingang\/\d+)"/.exec(liste.text)?.[1] ?? '';
    await anna.hole(pfad);
    expect((await anna.sende(pfad, { aktion: 'zuordnen', aktenzeichen: '56.34-2026-999999' })).text).toContain('Zu diesem Aktenzeichen gibt es keine Akte.');
    expect((await anna.sende(pfad, { aktion: 'zuordnen', aktenzeichen })).ziel).toBe(`/akte/${aktenzeichen}`);
    expect(await zeile('SELECT leistungsbezug, bg_nummer, bemerkung FROM rueckmeldung WHERE aktenzeichen = $1', aktenzeichen)).toEqual({ leistungsbezug: 'JA', bg_nummer: '23704//0012345', bemerkung: 'Zeile 1\nZeile 2' });
    expect((await anna.sende(pfad, { aktion: 'erledigt' })).status).toBe(422);
  });

  it('names every wrong field in German', async () => {
    const { text, status } = await anna.sende('/posteingang/rueckmeldung', { vorgang: 'x', eingangAm: '2026-13-01' });
    expect(status).toBe(422);
    for (const teil of ['Bitte das Aktenzeichen angeben', 'Bitte angeben, ob Leistungen', 'Bitte ein Datum']) expect(text).toContain(teil);
    expect(text).not.toMatch(/Invalid|Unrecognized|Required/);
    expect((await anna.sende('/posteingang/rueckmeldung', antwort('56.34-2026-000001', { eingangAm: '2026-04-03' }))).text).toContain('Der Eingang liegt in der Zukunft.');
  });
});

describe('transmissions', () => {
  const status = async (id: string): Promise<string> => (await zeile('SELECT status FROM uebermittlung WHERE id = $1', id)).status;
  const inGang = async (nummer: number, stand: string): Promise<{ id: string; pfad: string }> => {
    const id = await setzeInGang(web, await legeFallAn(web, nummer), { status: stand });
    const pfad = `/uebermittlungen/${id.replaceAll(':', '/')}`;
    await anna.hole(pfad);
    return { id, pfad };
  };

  it('are listed with those to settle first, and by state', async () => {
    const [bereit, unklar] = [await inGang(60, 'BEREIT'), await inGang(61, 'UNKLAR')];
    const { text } = await anna.hole('/uebermittlungen');
    expect(text.indexOf(unklar.pfad)).toBeLessThan(text.indexOf(bereit.pfad));
    const gefiltert = (await anna.hole('/uebermittlungen?status=UNKLAR')).text;
    expect(gefiltert).toContain(unklar.pfad);
    expect(gefiltert).not.toContain(bereit.pfad);
    expect((await anna.hole('/uebermittlungen?status=%27')).status).toBe(200);
  });

  it('become sent by the report that a clerk holds in hand, with its local time', async () => {
    const { id, pfad } = await inGang(62, 'ANGENOMMEN');
    expect((await anna.sende(pfad, { aktion: 'gesendet', datum: '', uhrzeit: '25:00' })).text).toContain('Bitte die Uhrzeit in der Form 14:05 angeben.');
    expect((await anna.sende(pfad, { aktion: 'gesendet', datum: '2027-01-01', uhrzeit: '09:00' })).text).toContain('Der Sendezeitpunkt liegt in der Zukunft oder vor der Übergabe.');
    expect((await anna.sende(pfad, { aktion: 'gesendet', datum: '2026-04-02', uhrzeit: '09:05' })).status).toBe(303);
    expect(await zeile('SELECT status, gesendet_am FROM uebermittlung WHERE id = $1', id)).toEqual({ status: 'GESENDET', gesendet_am: new Date('2026-04-02T09:05:00+02:00') });
  });

  it.each([['nicht-gesendet', 'UNKLAR', 'FEHLGESCHLAGEN'], ['gesendet', 'UNKLAR', 'GESENDET'], ['zurueckziehen', 'BEREIT', 'ZURUECKGEZOGEN']])('are settled by a person: %s', async (aktion, vorher, nachher) => {
    const { id, pfad } = await inGang(63 + nachher.length, vorher);
    expect((await anna.sende(pfad, { aktion, datum: '2026-04-02', uhrzeit: '09:01' })).status).toBe(303);
    expect(await status(id)).toBe(nachher);
  });

  it.each([['nicht-gesendet', 'Diese Übermittlung ist nicht (mehr) unklar'], ['zurueckziehen', 'hat das Haus schon verlassen'], ['loeschen', 'Bitte wählen Sie, was geschehen ist.']])('are not settled against their state: %s', async (aktion, text) => {
    const { id, pfad } = await inGang(90 + aktion.length, 'GESENDET');
    const antwort = await anna.sende(pfad, { aktion });
    expect(antwort.status).toBe(422);
    expect(antwort.text).toContain(text);
    expect(await status(id)).toBe('GESENDET');
  });
});

describe('the Fristenbuch', () => {
  it('shows overdue Fristen first and filters by time and kind', async () => {
    const aktenzeichen = await legeFallAn(web, 120, { eingangAm: '2026-03-24', klageEingangAm: '2026-03-20' });
    await setzeInGang(web, aktenzeichen, { beginn: '2026-03-24' });
    const { text } = await anna.hole('/fristen');
    expect(text.indexOf('Überfällig</span></span>')).toBeLessThan(text.indexOf('Läuft</span></span>'));
    const ueberfaellig = (await anna.hole('/fristen?zeitraum=ueberfaellig')).text;
    expect(ueberfaellig).toContain(aktenzeichen);
    expect(ueberfaellig).not.toContain('Läuft</span></span>');
    expect((await anna.hole('/fristen?fristart=SCHONFRIST')).text).toContain('0 Fristen');
    await web.inDb('LHH', (db) => db.query("UPDATE frist SET ziel = true, status = 'LAUFEND', ueberschritten_am = NULL, fristart = 'ERGEBNIS-KUENDIGUNG' WHERE aktenzeichen = $1", [aktenzeichen]));
    const ziel = (await anna.hole('/fristen?fristart=ERGEBNIS-KUENDIGUNG')).text;
    expect(ziel).toContain('Ziel nicht erreicht</span></span>');
    expect(ziel).not.toContain('Überfällig</span></span>');
    expect((await anna.hole('/fristen?zeitraum=x&fristart=%00')).status).toBe(200);
  });
});

describe('administration', () => {
  it('changes how a partner is reached', async () => {
    const admin = await angemeldet(web, 'admin');
    const neu = { funktion: 'Postfach', anschrift: '', kanal: 'SMTP_FAX', arbeitetImSystem: 'nein' };
    await admin.hole('/verwaltung/JOBCENTER');
    expect((await admin.sende('/verwaltung/JOBCENTER', { ...neu, faxnummer: '' })).text).toContain('Für das Fax über das Mail-Gateway wird eine Faxnummer gebraucht.');
    expect((await admin.sende('/verwaltung/JOBCENTER', { ...neu, faxnummer: '0511<1>' })).text).toContain('Bitte nur Ziffern');
    expect((await admin.sende('/verwaltung/JOBCENTER', { ...neu, faxnummer: '0511 168-0' })).ziel).toBe('/verwaltung');
    expect((await admin.hole('/verwaltung')).text).toContain('0511 168-0');
    expect((await admin.hole('/verwaltung/NIEMAND')).status).toBe(404);
  });
});

describe('the figures', () => {
  it('count by state and time, without a name or an Aktenzeichen', async () => {
    const maria = await angemeldet(web, 'maria');
    const { text } = await maria.hole('/auswertung?zeitraum=2026-2');
    expect(text).toContain('Neu');
    expect(text).not.toMatch(/56\.34-2026-\d{6}|Möller/);
    expect((await maria.hole('/auswertung?von=x&bis=2025-13-99')).status).toBe(200);
    expect((await maria.hole('/auswertung?zeitraum=2020-1')).text).toContain('In diesem Zeitraum gibt es nichts zu zählen.');
  });
});
