import { describe, expect, it } from 'vitest';
import { ladeVereinbarungen, type Vereinbarung } from '../../src/vereinbarung.ts';
import { AUFNAHME, STOERUNG } from '../bogen/beispiel.ts';
import { angemeldet } from './hilfe.ts';
import { mitLeser } from './leser.ts';

const AZ = '56.34-2026-000001';
const HAUSHALT = { ...AUFNAHME, kuerzel: 'hannover.haushalt', titel: 'Haushalt aufnehmen', beginnt: { prozess: 'hannover-haushalt', nachricht: 'hannover.haushalt.begonnen', akte: 'HAUSHALT' as const } };
const vereinbarungen = await ladeVereinbarungen();
const hannover = vereinbarungen.get('hannover') as Vereinbarung;
const { web, leser } = await mitLeser({ vereinbarungen: new Map(vereinbarungen).set('hannover', { ...hannover, boegen: [...hannover.boegen, AUFNAHME, STOERUNG, HAUSHALT] }) });
const gezaehlt = async (sql: string): Promise<number> => (await web.datenbank.pool.query(sql)).rowCount ?? 0;

describe('a data sheet in the browser', () => {
  it('opens the Akte of a person and begins the procedure, with errors beside the fields', async () => {
    await leser.melde('anna');
    const { seite } = leser;
    await seite.getByRole('link', { name: 'Neu erfassen' }).click();
    await seite.getByRole('link', { name: 'Aufnahme in die Hilfe' }).click();
    await leser.pruefe('bogen-neu');
    await seite.getByLabel('Vorname').fill('Ayşe');
    await seite.getByRole('radio', { name: 'Stationäre Hilfe' }).check();
    await seite.getByLabel('Aufgenommen am').fill('2026-05-01');
    await seite.getByLabel('Eigenanteil').fill('viel');
    await leser.druecke('Verfahren beginnen');
    await seite.getByText('Angaben sind noch nicht richtig').waitFor();
    for (const text of ['Nachname: ', 'Geburtsdatum: Bitte ein Datum angeben.', 'Zimmer: Diese Angabe fehlt.', 'Aufgenommen am: Dieser Tag liegt in der Zukunft.', 'Eigenanteil: Hier wird ein Betrag']) await seite.getByRole('alert').getByText(text).waitFor();
    expect(await seite.getByLabel('Vorname').inputValue()).toBe('Ayşe');
    expect(await seite.getByRole('radio', { name: 'Stationäre Hilfe' }).isChecked()).toBe(true);
    await leser.pruefe('bogen-neu-fehler');
    await seite.getByLabel('Nachname').fill('Öztürk');
    await seite.getByLabel('Geburtsdatum').fill('2004-04-03');
    await seite.getByLabel('Zimmer').fill('Zimmer 7');
    await seite.getByRole('radio', { name: 'Nein' }).check();
    await seite.getByLabel('Ausweis').check();
    await seite.getByLabel('Aufgenommen am').fill('2026-04-01');
    await seite.getByLabel('Eigenanteil').fill('120,5');
    await seite.getByLabel('Notiz').fill('Bringt einen Hund mit.\nMag Kaffee.');
    await leser.druecke('Verfahren beginnen');
    await seite.getByText(`Aufgenommen: Aktenzeichen ${AZ}`).waitFor();
    const start = (await web.datenbank.pool.query("SELECT variablen FROM ausgang WHERE art = 'START'")).rows;
    expect(start).toMatchObject([{ variablen: { hilfeart: 'STATIONAER', sgb2Geklaert: false, aufnahmeAm: '2026-04-01', plaetze: null, eigenanteilCent: 12_050, altersgruppe: 'UNTER_25' } }]);
    expect(JSON.stringify(start)).not.toMatch(/Öztürk|Hund|2004/);
  });

  it('stands in the Akte in words and is corrected there by a further entry', async () => {
    const { seite } = leser;
    const angaben = seite.getByRole('region', { name: 'Angaben' });
    for (const text of ['Stationäre Hilfe', 'Zimmer 7', 'nein', 'Ausweis', '01.04.2026', '120,50 €', 'Mag Kaffee.', 'von anna.berg']) await angaben.getByText(text).first().waitFor();
    await seite.getByText('Angaben eingetragen: hannover.aufnahme').waitFor();
    expect(await angaben.getByRole('link').allTextContents()).toEqual(['Aufnahme in die Hilfe: ändern', 'Störung melden']);
    await leser.pruefe('bogen-akte');
    await angaben.getByRole('link', { name: 'Aufnahme in die Hilfe: ändern' }).click();
    expect(await seite.getByLabel('Eigenanteil').inputValue()).toBe('120,50');
    expect(await seite.getByLabel('Ausweis').isChecked()).toBe(true);
    await seite.getByRole('radio', { name: 'Betreutes Wohnen' }).check();
    await leser.druecke('Speichern');
    await seite.getByRole('alert').getByText('Diese Angabe gehört nur zu „Art der Hilfe: Stationäre Hilfe“').waitFor();
    await leser.pruefe('bogen-fehler');
    await seite.getByLabel('Zimmer').fill('');
    await leser.druecke('Speichern');
    await seite.getByText('Aufnahme in die Hilfe: gespeichert').waitFor();
    await seite.getByText('Ein früherer Eintrag').waitFor();
    expect(await gezaehlt("SELECT 1 FROM ausgang WHERE art = 'NACHRICHT'")).toBe(0);
  });

  it('tells the procedure each time it is sent, but a form sent twice once', async () => {
    const anna = await angemeldet(web, 'anna');
    const pfad = `/akte/${AZ}/bogen/hannover.stoerung`;
    await anna.hole(pfad);
    const gesendet = { eintrag: '7c0f2a52-6c1c-4a8e-9a57-0d7a4f7f3a10', 'bogen.stoerung': 'KONTAKT', 'bogen.schilderung': 'Kam nicht.' };
    for (let mal = 0; mal < 2; mal++) expect(await anna.sende(pfad, gesendet)).toMatchObject({ status: 303, ziel: `/akte/${AZ}` });
    await anna.sende(pfad, { ...gesendet, eintrag: 'erfunden' });
    const { rows } = await web.datenbank.pool.query("SELECT nachricht, korrelation, variablen FROM ausgang WHERE art = 'NACHRICHT' ORDER BY id");
    expect(rows).toEqual([1, 2].map((nummer) => ({ nachricht: 'hannover.hilfe.stoerung', korrelation: AZ, variablen: { stoerung: 'KONTAKT', nummer } })));
  });

  it('is for those it names: others are not offered it and are refused', async () => {
    const [anna, lena, jens] = [await angemeldet(web, 'anna'), await angemeldet(web, 'lena'), await angemeldet(web, 'jens')];
    expect((await anna.hole(`/akte/${AZ}`)).text).toContain('/bogen/hannover.stoerung');
    expect((await lena.hole(`/akte/${AZ}`)).text).not.toContain('/bogen/hannover.stoerung');
    expect((await lena.hole(`/akte/${AZ}/bogen/hannover.stoerung`)).status).toBe(403);
    expect((await lena.sende(`/akte/${AZ}/bogen/hannover.stoerung`, { 'bogen.stoerung': 'KONTAKT' })).status).toBe(403);
    expect((await jens.hole('/neu')).text).not.toContain('hannover.aufnahme');
    for (const pfad of ['/neu/hannover.aufnahme', '/neu/hannover.haushalt']) expect((await jens.hole(pfad)).status).toBe(403);
    expect((await jens.hole(`/akte/${AZ}/bogen/hannover.aufnahme`)).status).toBe(404);
    for (const pfad of ['/neu/hannover.verzicht', '/neu/hannover.nirgends', `/akte/${AZ}/bogen/hannover.verzicht`, `/akte/${AZ}/bogen/__proto__`]) expect((await anna.hole(pfad)).status, pfad).toBe(404);
  });

  it('joins the Akte that the person has, and opens one for a household', async () => {
    const anna = await angemeldet(web, 'anna');
    const angaben = { eingangAm: '2026-04-02', 'bogen.hilfeart': 'WOHNEN', 'bogen.sgb2Geklaert': 'JA', 'bogen.aufnahmeAm': '2026-04-02' };
    const person = { ...angaben, name: 'ÖZTÜRK', vorname: 'Ayse', geburtsdatum: '2004-04-03' };
    await anna.hole('/neu/hannover.aufnahme');
    expect(await anna.sende('/neu/hannover.aufnahme', person)).toMatchObject({ status: 303, ziel: `/akte/${AZ}` });
    expect((await anna.hole(`/akte/${AZ}`)).text).toContain('Das Verfahren läuft dort schon.');
    expect((await anna.sende('/neu/hannover.aufnahme', { ...person, geburtsdatum: '2030-01-01' })).text).toContain('Das Geburtsdatum muss vor dem Eingang liegen.');
    const { seite } = leser;
    await leser.oeffne('/neu/hannover.haushalt');
    await seite.getByRole('radio', { name: 'Ja' }).check();
    await seite.getByRole('button', { name: 'Weitere Person' }).click();
    expect(await seite.getByRole('radio', { name: 'Ja' }).isChecked()).toBe(true);
    await leser.pruefe('bogen-haushalt');
    const wohnung = { 'wohnung.strasse': 'Limmerstraße', 'wohnung.hausnummer': '12', 'wohnung.plz': '30451', 'wohnung.ort': 'Hannover', mieter: '1', 'mieter.0.name': 'Möller', aktion: 'speichern' };
    expect(await anna.sende('/neu/hannover.haushalt', { ...angaben, ...wohnung })).toMatchObject({ status: 303, ziel: '/akte/56.34-2026-000002' });
    expect(await gezaehlt("SELECT 1 FROM lauf WHERE prozess LIKE 'hannover-h%'")).toBe(2);
  });
});
