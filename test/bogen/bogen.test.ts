import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bogenSchema, findeBogen, variablenVon } from '../../src/bogen/bogen.ts';
import { ladeBoegen } from '../../src/bogen/laden.ts';
import { pruefeAngaben } from '../../src/bogen/pruefen.ts';
import { bogenInWorten, inWorten } from '../../src/bogen/worte.ts';
import { AUFNAHME, VOLL } from './beispiel.ts';

const HEUTE = '2026-04-02';
const pruefe = (anders: Record<string, string> = {}) => pruefeAngaben(AUFNAHME, { ...VOLL, ...anders }, HEUTE);
const fehler = (anders: Record<string, string>) => {
  const gelesen = pruefe(anders);
  return gelesen.ok ? {} : gelesen.fehler;
};

describe('what is typed into a sheet', () => {
  it('is read by the kind of its field', () => {
    expect(pruefe()).toEqual({
      ok: true,
      angaben: { hilfeart: 'STATIONAER', zimmer: 'Zimmer 7', sgb2Geklaert: false, offeneFragen: ['KONTO'], aufnahmeAm: '2026-04-01', gespraechAm: '2026-04-09', plaetze: 2, eigenanteilCent: 123_450, notiz: 'Bringt\neinen Hund mit.' },
    });
  });

  it.each([
    [{ hilfeart: '' }, { hilfeart: 'Bitte wählen.' }],
    [{ hilfeart: 'toString' }, { hilfeart: 'Bitte wählen.' }],
    [{ sgb2Geklaert: 'vielleicht' }, { sgb2Geklaert: 'Bitte wählen.' }],
    [{ zimmer: '' }, { zimmer: 'Diese Angabe fehlt.' }],
    [{ zimmer: 'a\u202Eb' }, { zimmer: 'Der Text enthält unsichtbare oder Steuerzeichen.' }],
    [{ 'offeneFragen.KONTO': '' }, { offeneFragen: 'Bitte mindestens eines ankreuzen.' }],
    [{ aufnahmeAm: '2026-04-03' }, { aufnahmeAm: 'Dieser Tag liegt in der Zukunft.' }],
    [{ aufnahmeAm: '2026-02-30' }, { aufnahmeAm: 'Bitte ein Datum angeben, das es gibt.' }],
    [{ gespraechAm: '2026-04-01' }, { gespraechAm: 'Dieser Tag ist schon vorbei.' }],
    [{ plaetze: '10' }, { plaetze: 'Bitte eine Zahl von 0 bis 9 angeben.' }],
    [{ plaetze: '1e1' }, { plaetze: 'Hier wird eine ganze Zahl erwartet.' }],
    [{ eigenanteilCent: '-5' }, { eigenanteilCent: 'Der Betrag darf nicht negativ sein.' }],
    [{ notiz: 'x'.repeat(4001) }, { notiz: 'Höchstens 4000 Zeichen.' }],
  ])('is refused beside its field: %j', (anders, erwartet) => {
    expect(fehler(anders)).toEqual(erwartet);
  });

  it('belongs to the answer before: asked only then, and never dropped in silence', () => {
    const wohnen = { hilfeart: 'WOHNEN', zimmer: '', sgb2Geklaert: 'JA', 'offeneFragen.KONTO': '' };
    expect(pruefe(wohnen)).toMatchObject({ ok: true, angaben: { hilfeart: 'WOHNEN', sgb2Geklaert: true } });
    expect(fehler({ ...wohnen, zimmer: '7' })).toEqual({ zimmer: 'Diese Angabe gehört nur zu „Art der Hilfe: Stationäre Hilfe“. Bitte leeren Sie das Feld.' });
    expect(fehler({ hilfeart: 'x' })).toEqual({ hilfeart: 'Bitte wählen.' });
  });
});

describe('what was entered', () => {
  it('goes to the engine as codes only, a field that was left empty as null', () => {
    expect(variablenVon(AUFNAHME, { hilfeart: 'WOHNEN', zimmer: 'Zimmer 7', sgb2Geklaert: false, offeneFragen: ['KONTO'], notiz: 'Text' })).toEqual({ hilfeart: 'WOHNEN', sgb2Geklaert: false, aufnahmeAm: null, plaetze: null, eigenanteilCent: null });
  });

  it('is said in the words of the sheet', () => {
    const gelesen = pruefe();
    expect(bogenInWorten(AUFNAHME, gelesen.ok ? gelesen.angaben : {}).map((w) => [w.titel, w.text.replaceAll('\u00A0', ' ')])).toEqual([
      ['Art der Hilfe', 'Stationäre Hilfe'], ['Zimmer', 'Zimmer 7'], ['Ist der Anspruch nach dem SGB II geklärt?', 'nein'], ['Was ist offen?', 'Konto'], ['Aufgenommen am', '01.04.2026'], ['Erstes Gespräch', '09.04.2026'],
      ['Plätze', '2'], ['Eigenanteil', '1.234,50 €'], ['Notiz', 'Bringt\neinen Hund mit.'],
    ]);
    expect(inWorten(AUFNAHME.felder[0]!, 'FRUEHER')).toBe('FRUEHER');
  });
});

describe('a sheet that cannot be', () => {
  const gut = { kuerzel: 'hannover.probe', titel: 'Probe', prozess: 'hannover-hilfe', felder: [{ name: 'grund', titel: 'Grund', art: 'TEXT' }] };
  const feld = (...felder: object[]) => ({ ...gut, felder });
  const auswahl = { name: 'weg', titel: 'Weg', art: 'AUSWAHL', auswahl: { A: 'a', B: 'b' } };

  it.each<[string, object]>([
    ['Freier Text und Mehrfachauswahl gehören in die Akte', feld({ name: 'grund', titel: 'Grund', art: 'TEXT', variable: true })],
    ['Freier Text und Mehrfachauswahl gehören in die Akte', feld({ ...auswahl, art: 'MEHRFACH', variable: true })],
    ['Dieser Name ist schon vergeben', feld({ ...auswahl, name: 'vorgang' })],
    ['Dieser Name kommt zweimal vor', feld(auswahl, auswahl)],
    ['Der Name eines Betrags endet mit „Cent“', feld({ name: 'summe', titel: 'Summe', art: 'BETRAG' })],
    ['Eine Auswahl hat mindestens zwei Werte', feld({ ...auswahl, auswahl: { A: 'a' } })],
    ['nennt eine frühere Auswahl', feld({ name: 'grund', titel: 'Grund', art: 'TEXT', wenn: { feld: 'weg', ist: ['A'] } }, auswahl)],
    ['nennt einen Wert, den es dort nicht gibt', feld(auswahl, { name: 'grund', titel: 'Grund', art: 'TEXT', wenn: { feld: 'weg', ist: ['C'] } })],
    ['nennt sein Verfahren einmal', { ...gut, prozess: undefined }],
    ['nennt sein Verfahren einmal', { ...gut, beginnt: { prozess: 'hannover-hilfe', nachricht: 'hannover.hilfe.begonnen', akte: 'PERSON' } }],
    ['Eine Nummer gibt es nur in einer Nachricht', { ...gut, runde: true }],
    ['unbekannt', { ...gut, unbekannt: 1 }],
  ])('is refused: %s', (text, bogen) => {
    expect(bogenSchema.safeParse(gut).success).toBe(true);
    expect(JSON.stringify(bogenSchema.safeParse(bogen).error?.issues)).toContain(text);
  });

  it('is named with its file when the agreement is loaded, and no name is given twice', async () => {
    const ordner = await mkdtemp(join(tmpdir(), 'bogen-'));
    const url = pathToFileURL(`${ordner}/`);
    await mkdir(join(ordner, 'hilfe'));
    await writeFile(join(ordner, 'hilfe', 'a.bogen.json'), JSON.stringify(gut));
    expect((await ladeBoegen(url)).map((b) => b.kuerzel)).toEqual(['hannover.probe']);
    await writeFile(join(ordner, 'b.bogen.json'), JSON.stringify(gut));
    await expect(ladeBoegen(url)).rejects.toThrow('„hannover.probe“ gibt es zweimal.');
    await writeFile(join(ordner, 'b.bogen.json'), '{');
    await expect(ladeBoegen(url)).rejects.toThrow('b.bogen.json: Die Datei ist kein JSON.');
    await writeFile(join(ordner, 'b.bogen.json'), JSON.stringify({ ...gut, titel: '' }));
    await expect(ladeBoegen(url)).rejects.toThrow(/b\.bogen\.json: .*titel/s);
    await rm(ordner, { recursive: true });
    expect(() => findeBogen({ kuerzel: 'hannover', boegen: [] }, 'hannover.probe')).toThrow('gibt es in der Vereinbarung „hannover“ nicht');
  });
});
