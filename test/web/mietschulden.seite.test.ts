import { describe, expect, it } from 'vitest';
import { recordProzessInstanz } from '../../src/akte/lauf.ts';
import { recordErgebnisMietschulden } from '../../src/akte/mietschulden/ergebnis.ts';
import { recordPruefergebnis } from '../../src/akte/mietschulden/pruefung.ts';
import { findMietschulden, PROZESS_FACHSTELLE, PROZESS_JOBCENTER, insertMietschulden } from '../../src/akte/mietschulden/vorgang.ts';
import { beginneLauf } from '../../src/akte/lauf.ts';
import { planZahlung } from '../../src/akte/zahlung.ts';
import { legeFallAn } from './faelle.ts';
import { angemeldet, type Besuch } from './hilfe.ts';
import { mitLeser } from './leser.ts';

const { web, leser } = await mitLeser();
let az: string;

const stelle = () => ({ aktenzeichen: az, vorgang: az, prozess: PROZESS_JOBCENTER });
const fuelle = async (felder: Record<string, string>): Promise<void> => {
  for (const [label, wert] of Object.entries(felder)) await leser.seite.getByLabel(label, { exact: true }).fill(wert);
};
const waehle = (frage: string, antwort: string): Promise<unknown> => leser.seite.getByLabel(frage).selectOption({ label: antwort });
const pfad = (name: string): string => `/akte/${az}/mietschulden/${name}`;
const FRAGEN = { 'Ist die Wohnung wegen Mietrückständen gekündigt?': 'Ja', 'Ist eine Ratenzahlung an die Vermietung möglich?': 'Nein', 'Bleibt die Wohnung durch die Zahlung erhalten?': 'Ja', 'Sind neue Schulden in Zukunft ausgeschlossen?': 'Ja', 'Sind es wiederholte Mietschulden?': 'Ja', 'Sind die Mietschulden selbst provoziert?': 'Noch nicht bekannt', 'Werden Leistungen für Unterkunft und Heizung erbracht?': 'Ja', 'Ist genug Vermögen einzusetzen?': 'Nein', 'Droht sonst Wohnungslosigkeit?': 'Ja', Gebiet: 'Hannover', 'Ist die Wohnung nach Ihrer Prüfung angemessen?': 'Ja' };

describe('arrears in the Akte of the Jobcenter', () => {
  it('begin with the Vorsprache of the household', async () => {
    await leser.melde('jens');
    await leser.oeffne('/neu');
    await leser.seite.getByRole('link', { name: 'Vorsprache wegen Miet- oder Energieschulden' }).click();
    await leser.pruefe('mietschulden-vorsprache');
    await leser.druecke('Aufnehmen');
    await leser.pruefe('mietschulden-vorsprache-fehler');
    await leser.seite.getByRole('radio', { name: 'Räumungsklage wegen Mietschulden' }).check();
    await fuelle({ Straße: 'Limmerstraße', Hausnummer: '12', Postleitzahl: '30451', Nachname: 'Muster' });
    await leser.druecke('Aufnehmen');
    await leser.seite.getByText('Vorsprache aufgenommen').waitFor();
    az = /JC\.WN-\d{4}-\d{6}/.exec(leser.seite.url())?.[0] ?? '';
    expect(await web.inDb('JC', (db) => findMietschulden(db, stelle()))).toMatchObject({ herkunft: 'VORSPRACHE', anlass: 'RAEUMUNGSKLAGE', schuldenart: 'MIETSCHULDEN' });
    await leser.pruefe('mietschulden-akte');
  });

  it('are examined, and a rejection is proposed', async () => {
    await leser.seite.getByRole('link', { name: 'Prüfung schreiben' }).click();
    await leser.druecke('Speichern');
    await leser.pruefe('mietschulden-pruefung-fehler');
    await leser.seite.getByRole('radio', { name: 'Ja' }).check();
    for (const [frage, antwort] of Object.entries(FRAGEN)) await waehle(frage, antwort);
    await fuelle({ 'Stichtag für die Tabellen': '2026-04-02', 'Personen in der Wohnung': '2', 'Bruttokaltmiete im Monat in Euro': '611,50' });
    await leser.pruefe('mietschulden-pruefung');
    await leser.druecke('Speichern');
    await leser.seite.getByText('Prüfung gespeichert').waitFor();
    await web.inDb('JC', (db) => recordPruefergebnis(db, stelle(), { tabellenErgebnis: 'KLAERUNG', ermessen: null, gruende: ['WIEDERHOLT'], mietErgebnis: null, hoechstbetragCent: null, quelle: 'K-HAN-MIETSCHULDEN' }, web.uhr));
    await leser.oeffne(pfad('pruefung'));
    expect(await leser.seite.getByLabel('Bruttokaltmiete im Monat in Euro').inputValue()).toBe('611,50');
    await leser.oeffne(pfad('entscheidung'));
    await leser.seite.getByRole('radio', { name: 'Die Schulden werden übernommen' }).check();
    await leser.druecke('Speichern');
    await leser.pruefe('mietschulden-entscheidung-fehler');
    await leser.seite.getByRole('radio', { name: /Ablehnung|abzulehnen/ }).check();
    await fuelle({ Begründung: 'Die Rückstände entstehen jeden Winter neu.\nEine Ratenzahlung lehnt die Vermietung ab.' });
    await leser.druecke('Speichern');
    await leser.seite.getByText('Ablehnung vorgeschlagen').waitFor();
    await leser.pruefe('mietschulden-vorschlag-akte');
  });

  it('are rejected by the Teamleitung only, and the call is recorded', async () => {
    const jens: Besuch = await angemeldet(web, 'jens');
    for (const methode of ['hole', 'sende'] as const) expect((await jens[methode](pfad('ablehnung'), {})).status).toBe(403);
    await leser.melde('tina');
    await leser.oeffne(`/akte/${az}`);
    await leser.seite.getByRole('link', { name: 'Über die Ablehnung entscheiden' }).click();
    await leser.pruefe('mietschulden-ablehnung');
    await leser.seite.getByRole('radio', { name: /gebe den Vorschlag zurück/ }).check();
    await leser.druecke('Entscheiden');
    await leser.pruefe('mietschulden-ablehnung-fehler');
    await fuelle({ 'Begründung (optional)': 'Bitte noch einmal mit der Vermietung sprechen.' });
    await leser.druecke('Entscheiden');
    await leser.oeffne(pfad('entscheidung'));
    await leser.pruefe('mietschulden-zurueckgegeben');
    await leser.seite.getByRole('radio', { name: /abzulehnen/ }).check();
    await fuelle({ Begründung: 'Auch nach dem Gespräch keine Zusage.' });
    await leser.druecke('Speichern');
    await leser.oeffne(pfad('ablehnung'));
    await leser.seite.getByText('Dieser Vorschlag ist von Ihnen').waitFor();
    await leser.pruefe('mietschulden-vier-augen');
    const tina = await angemeldet(web, 'tina');
    expect(await tina.sende(pfad('ablehnung'), { runde: '2', entscheidung: 'ZUGESTIMMT' })).toMatchObject({ status: 422, text: expect.stringContaining('nicht selbst darüber entscheiden') });
    await leser.oeffne(pfad('anruf'));
    await leser.druecke('Speichern');
    await leser.pruefe('mietschulden-anruf-fehler');
    await fuelle({ 'Mit wem haben Sie gesprochen?': 'Frau Berg', 'Was wurde besprochen?': 'Die Übernahme ist abgelehnt.' });
    await leser.druecke('Speichern');
    await leser.seite.getByText('Anruf vermerkt').waitFor();
  });

  it('are taken over, and the payment is ordered', async () => {
    await leser.melde('jens');
    await leser.oeffne(pfad('entscheidung'));
    await leser.seite.getByRole('radio', { name: 'Die Schulden werden übernommen' }).check();
    await leser.seite.getByRole('radio', { name: 'Darlehen' }).check();
    await fuelle({ 'Bei Übernahme: Summe in Euro': '1.950,00', Begründung: 'Doch eine Zusage der Vermietung.' });
    await leser.druecke('Speichern');
    await web.inDb('JC', async (db) => {
      await recordProzessInstanz(db, stelle(), '4711', web.uhr);
      await recordErgebnisMietschulden(db, stelle(), 'UEBERNAHME', web.uhr);
      await planZahlung(db, { ...stelle(), zweck: 'MIETSCHULDEN', empfaenger: 'VERMIETER', summeCent: 195_000, faelligAm: '2026-04-02' }, web.uhr);
    });
    await leser.oeffne(pfad('zahlung'));
    await fuelle({ 'Angewiesen am': '2026-04-03' });
    await leser.druecke('Speichern');
    await leser.pruefe('mietschulden-zahlung-fehler');
    await fuelle({ 'Angewiesen am': '2026-04-02' });
    await leser.druecke('Speichern');
    await leser.seite.getByText('Aufrechnung: 5 % des Regelbedarfs im Monat ab 01.05.2026').waitFor();
    await leser.pruefe('mietschulden-uebernommen-akte');
    expect((await (await angemeldet(web, 'jens')).sende(pfad('entscheidung'), { vorschlag: 'ABLEHNUNG', begruendung: 'x' })).text).toContain('Darüber ist schon entschieden');
  });
});

describe('arrears in the Akte of the Fachstelle', () => {
  it('ask for § 36 SGB XII, and are no matter of the Jobcenter', async () => {
    const lhh = await legeFallAn(web, 1);
    await web.inDb('LHH', async (db) => {
      await beginneLauf(db, { aktenzeichen: lhh, prozess: PROZESS_FACHSTELLE, nachricht: 'hannover.mietschulden.sgb12', eingangAm: '2026-04-02', anlass: 'test' }, web.uhr);
      await insertMietschulden(db, { aktenzeichen: lhh, prozess: PROZESS_FACHSTELLE, vorgang: lhh, herkunft: 'SGB12', anlass: 'RAEUMUNGSKLAGE', schuldenart: 'MIETSCHULDEN' }, web.uhr);
    });
    await leser.melde('anna');
    await leser.oeffne(`/akte/${lhh}/mietschulden/pruefung`);
    expect(await leser.seite.getByLabel('Bezieht der Haushalt').count()).toBe(0);
    await leser.pruefe('mietschulden-sgb12');
    expect((await (await angemeldet(web, 'jens')).hole(`/akte/${lhh}/mietschulden/pruefung`)).status).toBe(404);
  });
});
