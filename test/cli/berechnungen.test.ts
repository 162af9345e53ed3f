import { Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { rechneAusschlussfrist } from '../../src/cli/rechnung-ausschlussfrist.ts';
import { rechneErstattung } from '../../src/cli/rechnung-erstattung.ts';
import { bereiteMietobergrenzeVor } from '../../src/cli/rechnung-mietobergrenze.ts';
import { rechneSchonfrist } from '../../src/cli/rechnung-schonfrist.ts';
import type { Rechnung } from '../../src/cli/rechnung.ts';
import { fuehreStapelAus } from '../../src/cli/stapel.ts';

type Antwort = { id: unknown; schritte?: string[]; fehler?: { code: string; text: string } };

/** The answers to lines of a batch. */
async function stapel(rechnung: Rechnung, zeilen: object[]): Promise<Antwort[]> {
  let roh = '';
  const ausgabe = new Writable({ write: (stueck, _, fertig) => ((roh += String(stueck)), fertig()) });
  await fuehreStapelAus(rechnung, Readable.from([Buffer.from(zeilen.map((z) => JSON.stringify(z)).join('\n'))]), ausgabe);
  return roh.trimEnd().split('\n').map((zeile) => JSON.parse(zeile) as Antwort);
}
const ohneSchritte = ({ schritte: _schritte, ...rest }: Antwort): object => rest;
const code = (a: Antwort | undefined): string | undefined => a?.fehler?.code;

describe('kooperation ausschlussfrist', () => {
  const zeile = { id: 'a', letzterLeistungstag: '2026-04-30', land: 'NI' };

  test('answers with the end, and the limitation where the decision is known', async () => {
    const antworten = await stapel(rechneAusschlussfrist, [zeile, { ...zeile, id: 2, kenntnisEntscheidung: '2026-06-02' }]);
    expect(antworten.map(ohneSchritte)).toEqual([{ id: 'a', ende: '2027-04-30' }, { id: 2, ende: '2027-06-02', verjaehrung: '2030-12-31' }]);
    expect(antworten[0]?.schritte?.[0]).toMatch(/^Letzter Tag, für den die Leistung erbracht wurde/);
  });

  test('answers a wrong line in its place', async () => {
    const antworten = await stapel(rechneAusschlussfrist, [{ ...zeile, land: 'XX' }, { ...zeile, letzterLeistungstag: undefined }, zeile]);
    expect(antworten.map(code)).toEqual(['LAND_UNBEKANNT', 'EINGABE_UNGUELTIG', undefined]);
  });
});

describe('kooperation erstattung', () => {
  const zeile = { id: 'a', kduMonat: '450.00', haftVon: '2026-03-11', jcGezahltBis: '2026-04-30', kenntnisFachstelle: '2026-03-11', land: 'NI' };

  test('answers the worked examples with sums as text of two decimals', async () => {
    const antworten = await stapel(rechneErstattung, [zeile, { ...zeile, id: 'b', kenntnisFachstelle: '2026-04-20', anspruchsgrundlage: 105, anmeldungAm: '2026-12-01', entlassungAm: '2026-12-24' }]);
    const monate = (maerz: string, april: string): object[] => [{ monat: '2026-03', ueberzahlt: '300.00', erstattung: maerz }, { monat: '2026-04', ueberzahlt: '450.00', erstattung: april }];
    const gleich = { ueberzahlt: '750.00', ausschlussfrist: '2027-04-30', grund: 'ERSTATTUNG', fachstelleZahltAb: '2026-05-01' };
    expect(antworten.map(ohneSchritte)).toEqual([
      { id: 'a', ...gleich, erstattung: '750.00', beimJobcenter: '0.00', monate: monate('300.00', '450.00') },
      { id: 'b', ...gleich, erstattung: '165.00', beimJobcenter: '585.00', monate: monate('0.00', '165.00') },
    ]);
  });

  test('null says the same as leaving a date out', async () => {
    const [ohne, mitNull] = await stapel(rechneErstattung, [zeile, { ...zeile, entlassungAm: null, anmeldungAm: null, anspruchsgrundlage: null }]);
    expect(mitNull).toEqual(ohne);
    expect((await stapel(rechneErstattung, [{ ...zeile, haftVon: null }])).map(code)).toEqual(['EINGABE_UNGUELTIG']);
  });

  test('leaves nothing out where there is nothing to reimburse', async () => {
    const [antwort] = await stapel(rechneErstattung, [{ ...zeile, jcGezahltBis: '2026-03-10', entlassungAm: '2026-03-11' }]);
    expect(ohneSchritte(antwort as Antwort)).toEqual({ id: 'a', ueberzahlt: '0.00', erstattung: '0.00', beimJobcenter: '0.00', monate: [], ausschlussfrist: null, grund: 'NICHTS_UEBERZAHLT', fachstelleZahltAb: null });
  });

  test.each([
    ['450', '450.00'],
    ['450.5', '450.50'],
    [450.5, '450.50'],
    ['0.01', '0.01'],
  ])('takes %j as a sum of Euro', async (kduMonat, ueberzahlt) => {
    const [antwort] = await stapel(rechneErstattung, [{ ...zeile, kduMonat, haftVon: '2026-04-01' }]);
    expect(antwort).toMatchObject({ ueberzahlt });
  });

  test.each([
    [{ kduMonat: '450,00' }, 'EINGABE_UNGUELTIG'],
    [{ kduMonat: '450.001' }, 'EINGABE_UNGUELTIG'],
    [{ kduMonat: '-1.00' }, 'EINGABE_UNGUELTIG'],
    [{ kduMonat: 1e21 }, 'EINGABE_UNGUELTIG'],
    [{ kduMonat: '0.00' }, 'KDU_UNGUELTIG'],
    [{ anspruchsgrundlage: 104 }, 'ANSPRUCHSGRUNDLAGE_UNBEKANNT'],
    [{ anspruchsgrundlage: 'hundertdrei' }, 'ANSPRUCHSGRUNDLAGE_UNBEKANNT'],
    [{ entlassungAm: '2026-03-01' }, 'ENTLASSUNG_VOR_HAFT'],
    [{ miete: '1.00' }, 'EINGABE_UNGUELTIG'],
  ])('%j: %s', async (anders, erwartet) => {
    expect((await stapel(rechneErstattung, [{ ...zeile, ...anders }])).map(code)).toEqual([erwartet]);
  });
});

describe('kooperation mietobergrenze', async () => {
  const rechnung = await bereiteMietobergrenzeVor();
  const hannover = { id: 'a', gebiet: 'hannover', stichtag: '2021-11-30', personen: 1 };
  const hamburg = { id: 'b', gebiet: 'hamburg', stichtag: '2017-11-15', personen: 3 };

  test('answers with limit, surcharge, tolerance, result and source', async () => {
    const antworten = await stapel(rechnung, [{ ...hannover, bruttokalt: '441.00', energiebedarf: 89.9 }, hannover, { ...hannover, bestandsschutz: true, bruttokalt: '423.50' }, { ...hamburg, bruttokalt: '749.93', ausnahmen: ['STADTTEIL'] }]);
    expect(antworten).toEqual([
      { id: 'a', ergebnis: 'IN_TOLERANZ', grenze: '411.00', zuschlag: '22.50', toleranz: '30.00', hoechstbetrag: '433.50', quelle: 'K-HAN-MOG' },
      { id: 'a', grenze: '411.00', zuschlag: '0.00', toleranz: '30.00', hoechstbetrag: '411.00', quelle: 'K-HAN-MOG' },
      { id: 'a', ergebnis: 'BESTANDSSCHUTZ', grenze: '411.00', zuschlag: '0.00', bestandsschutzgrenze: '423.50', toleranz: '30.00', hoechstbetrag: '423.50', quelle: 'K-HAN-MOG' },
      { id: 'b', ergebnis: 'ANGEMESSEN', grenze: '681.75', zuschlag: '68.18', toleranz: '0.00', hoechstbetrag: '749.93', quelle: 'K-HH-KDU' },
    ]);
  });

  test('outside the validity of a table there is an error that says so, never the last value', async () => {
    const antworten = await stapel(rechnung, [{ ...hannover, stichtag: '2022-07-01' }, { ...hannover, stichtag: '2019-06-30' }, { ...hamburg, stichtag: '2018-03-01' }]);
    expect(antworten.map((a) => a.fehler)).toEqual([
      { code: 'AUSSERHALB_GELTUNG', text: 'Für den 2022-07-01 ist in der Tabelle für hannover nichts hinterlegt (sie gilt 2019-07-01 bis 2022-06-30).' },
      { code: 'AUSSERHALB_GELTUNG', text: 'Für den 2019-06-30 ist in der Tabelle für hannover nichts hinterlegt (sie gilt 2019-07-01 bis 2022-06-30).' },
      { code: 'AUSSERHALB_GELTUNG', text: 'Für den 2018-03-01 ist in der Tabelle für hamburg nichts hinterlegt (sie gilt 2017-07-01 bis 2018-02-28).' },
    ]);
  });

  test.each([
    [{ gebiet: 'berlin' }, 'EINGABE_UNGUELTIG', 'gebiet: muss eines von hannover, hamburg sein'],
    [{ personen: 0 }, 'EINGABE_UNGUELTIG', 'personen: muss mindestens 1 sein'],
    [{ personen: 1.5 }, 'EINGABE_UNGUELTIG', 'personen: muss eine ganze Zahl sein'],
    [{ personen: 31 }, 'EINGABE_UNGUELTIG', 'personen: darf höchstens 30 sein'],
    [{ stichtag: '30.11.2021' }, 'DATUM_UNGUELTIG', '„30.11.2021“ ist kein gültiges Datum (erwartet JJJJ-MM-TT).'],
    [{ bruttokalt: '411,00' }, 'EINGABE_UNGUELTIG', 'bruttokalt: muss ein Betrag in Euro mit Punkt und höchstens zwei Nachkommastellen sein, z. B. „450.00“'],
    [{ energiebedarf: -1 }, 'EINGABE_UNGUELTIG', 'energiebedarf: darf nicht negativ sein'],
    [{ ausnahmen: ['STADTTEIL'] }, 'ANGABE_PASST_NICHT', 'Diese Angabe kennt die Tabelle für hannover nicht: ausnahmen.'],
  ])('%j: %s', async (anders, erwartet, text) => {
    expect((await stapel(rechnung, [{ ...hannover, ...anders }])).map((a) => a.fehler)).toEqual([{ code: erwartet, text }]);
  });

  test('Hamburg refuses an exception that it does not know', async () => {
    expect((await stapel(rechnung, [{ ...hamburg, ausnahmen: ['LAUNE'] }])).map(code)).toEqual(['EINGABE_UNGUELTIG']);
  });
});

test('kooperation schonfrist answers a line with its services and terminations', async () => {
  const zeile = { id: 's', zustellungen: ['2026-03-02', '2026-03-10'], land: 'NI', fruehereHeilungKuendigungAm: '2025-02-01', kuendigungAm: '2026-02-01' };
  const [antwort, erste] = await stapel(rechneSchonfrist, [zeile, { ...zeile, fruehereHeilungKuendigungAm: null, kuendigungAm: null }]);
  expect(erste).toMatchObject({ ende: '2026-05-11', heilungMoeglich: true });
  expect(antwort).toMatchObject({ id: 's', ende: '2026-05-11', heilungMoeglich: false });
  expect(antwort?.schritte?.length).toBeGreaterThan(3);
});
