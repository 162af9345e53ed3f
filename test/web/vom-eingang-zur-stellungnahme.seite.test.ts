import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, expect, test } from 'vitest';
import { erstelleAufgabenDienst } from '../../src/dienste/aufgaben-dienst.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { FaxGateway } from '../support/fax-gateway.ts';
import { MiziWelt } from '../support/mizi.ts';
import { aufgabenLeser, stelleTasklistBereit } from '../support/tasklist.ts';
import { mitLeser } from './leser.ts';

const welt = await MiziWelt.open('2026-05-04T09:00:00+02:00', { verfahren: ['mizi', 'wohnungssicherung'] });
afterAll(() => welt.close());
const { uhr } = welt.engine;
const { leser } = await mitLeser({ welt: { datenbank: welt.datenbank, uhr } });
const { seite } = leser;
await stelleTasklistBereit(seite.context(), welt.engine);
const aufgaben = erstelleAufgabenDienst({ pool: welt.datenbank.pool, leser: aufgabenLeser(welt.engine), uhr, protokoll: stillesProtokoll, prozessMitNamen: async () => undefined });
const gateway = new FaxGateway(welt.spool, uhr);

const STELLUNGNAHME = 'Die laufende Miete ist gesichert, die Wohnung auf Dauer zu halten.';
let az = '';

/** What the program does meanwhile. */
async function spaeter(): Promise<void> {
  await welt.ruhe();
  await aufgaben.einmal();
}

async function fuelle(felder: Record<string, string>): Promise<void> {
  for (const [label, wert] of Object.entries(felder)) await seite.getByLabel(label, { exact: true }).fill(wert);
}
const waehle = (frage: string, antwort: string): Promise<void> => seite.getByRole('group', { name: frage }).getByRole('radio', { name: antwort, exact: true }).check();

/** Sends the page and reads what it says. */
async function sende(knopf: string, meldung: string): Promise<void> {
  await leser.druecke(knopf);
  await seite.getByText(meldung).first().waitFor();
  await spaeter();
}

/** Goes where a link of the Akte leads. */
async function inDerAkte(link: string | RegExp): Promise<void> {
  await leser.oeffne(`/akte/${az}`);
  await seite.getByRole('link', { name: link, exact: true }).click();
}

/** What the group has to do for this household, as „Heute“ lists it. */
async function heute(filter = ''): Promise<string[]> {
  await leser.oeffne(`/heute?korb=gruppe-fachstelle-sachbearbeitung${filter}`);
  const zeilen = seite.getByRole('row').filter({ has: seite.getByRole('link', { name: az }) }).filter({ hasText: 'Muster' });
  return (await zeilen.getByRole('link').allTextContents()).filter((text) => text !== az);
}

/** Opens the task from the Akte in Tasklist: the form names the case and leads back. */
async function nimm(aufgabe: string): Promise<void> {
  await inDerAkte(aufgabe);
  await seite.getByText('Zu erledigen bis:').waitFor();
  await seite.getByText(az).waitFor();
  expect(await seite.getByRole('link', { name: 'Akte öffnen' }).getAttribute('href')).toBe(`https://akte.test/akte/${az}`);
}

/** @param kreuz what is ticked or chosen in the form */
async function erledige(aufgabe: string, kreuz: string): Promise<void> {
  await nimm(aufgabe);
  await seite.getByLabel(kreuz).check();
  await sende('Aufgabe abschließen', 'Aufgabe abgeschlossen');
}

test('a clerk comes from the notice of the court to the Stellungnahme at the Jobcenter with pages and tasks alone', async () => {
  await leser.melde('anna');
  await seite.getByRole('link', { name: 'Neu erfassen' }).click();
  await seite.getByRole('link', { name: 'Mitteilung des Amtsgerichts' }).click();
  await fuelle({
    'Geschäftszeichen des Gerichts': '512 C 1234/26', 'Eingang der Klage beim Gericht': '2026-04-29', Straße: 'Limmerstraße', Hausnummer: '12', Postleitzahl: '30451', Nachname: 'Muster',
    'Name der klagenden Partei': 'Wohnbau Beispiel GmbH', 'Monatsmiete in Euro': '512,00', 'Eingeklagter Mietrückstand in Euro': '1.536,00',
  });
  await sende('Aufnehmen', 'Mitteilung aufgenommen');
  az = /\/akte\/([\d.-]+)/.exec(seite.url())?.[1] ?? '';

  await nimm('Information bestätigen');
  await leser.druecke('Aufgabe abschließen');
  await seite.getByText('Field is required.').waitFor();
  expect((await heute()).toSorted()).toEqual(['Information bestätigen', 'Kontakt aufnehmen']);
  expect(await heute('&verfahren=hannover-wohnungssicherung')).toEqual(['Kontakt aufnehmen']);
  await leser.oeffne(`/akte/${az}`);
  await leser.pruefe('akte-mit-aufgaben');
  expect((await seite.getByRole('table', { name: 'Offene Aufgaben' }).getByRole('link').allTextContents()).toSorted()).toEqual(['Information bestätigen', 'Kontakt aufnehmen']);
  await erledige('Information bestätigen', 'Geprüft, Anlage 1 kann gesendet werden');
  await inDerAkte(/^Ansehen.*Anlage 1/);
  await sende('Als gesendet vermerken', 'Gesendet');

  await inDerAkte('Kontakt eintragen');
  await waehle('Wie?', 'Telefon');
  await waehle('Mit welchem Ergebnis?', 'Nicht erreicht');
  await sende('Speichern', 'Kontakt eingetragen');
  await erledige('Kontakt aufnehmen', 'Der Versuch steht in der Akte');
  expect(await heute()).toEqual(['Kontakt aufnehmen']);

  await welt.uhr('2026-05-06T10:00:00+02:00');
  await leser.melde('anna');
  await seite.getByRole('link', { name: 'Posteingang' }).click();
  await seite.getByRole('link', { name: 'Rückmeldung des Jobcenters erfassen' }).click();
  await fuelle({ Aktenzeichen: az });
  await waehle('Bezieht der Haushalt SGB-II-Leistungen?', 'Ja');
  await sende('Erfassen', 'Rückmeldung verbucht');
  await inDerAkte('Kontakt eintragen');
  await waehle('Wie?', 'Der Haushalt hat sich gemeldet');
  await waehle('Mit welchem Ergebnis?', 'Erreicht');
  await sende('Speichern', 'Kontakt eingetragen');
  expect(await heute()).toEqual(['Clearing: Notlage klären']);

  await inDerAkte('Clearing schreiben');
  await fuelle({ 'Wie ist es zur Notlage gekommen?': 'Trennung.' });
  await waehle('Ist der Erhalt der Wohnung auf Dauer möglich?', 'Ja');
  await waehle('Ist er sozial und finanziell sinnvoll?', 'Ja');
  await sende('Speichern', 'Clearing gespeichert');
  await erledige('Clearing: Notlage klären', 'Ja, das Clearing steht in der Akte');

  await erledige('Stellungnahme fertigen', 'Die Stellungnahme steht in der Akte');
  await nimm('Stellungnahme fertigen');
  await seite.getByText('In der Akte steht noch keine Stellungnahme.').waitFor();
  await inDerAkte('Stellungnahme schreiben');
  await fuelle({ Stellungnahme: STELLUNGNAHME, 'Beantragte Übernahme in Euro': '1.536,00' });
  await sende('Speichern', 'Stellungnahme gespeichert');
  await erledige('Stellungnahme fertigen', 'Die Stellungnahme steht in der Akte');
  await gateway.einmal();
  await spaeter();

  expect(await heute()).toEqual(['Maßnahmen durchführen']);
  await inDerAkte(/^Ansehen.*Anlage 2/);
  expect(await seite.getByRole('main').innerText()).toMatch(/Stand\s+Gesendet\s+/);
  const pdf = await seite.request.get(await seite.getByRole('link', { name: 'Ansehen (PDF' }).evaluate((a) => (a as HTMLAnchorElement).href));
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.body())), { mergePages: true });
  expect(text.replaceAll(/\s+/g, ' ')).toContain(STELLUNGNAHME);

  const [mizi, beratung] = [await welt.lauf('hannover-mizi', az), await welt.lauf('hannover-wohnungssicherung', az)];
  expect(await mizi.uebermittlungen()).toEqual(['anlage-1:1 BESTAETIGT', 'wohnungssicherung-anlage-2-1:1 GESENDET']);
  expect(await mizi.pfad()).toEqual(expect.arrayContaining(['CallActivity_Anlage1Uebermitteln', 'ServiceTask_RueckmeldungVerbuchen', 'EndEvent_BeratungMitLeistungsbezug']));
  expect((await beratung.pfad()).filter((e) => /^(?:MessageEvent_HaushaltMeldetSich|ErrorEvent_StellungnahmeFehlt|ServiceTask_AntragStellen|CallActivity_Anlage2Uebermitteln|ReceiveTask_Ergebnis\w+)$/.test(e))).toEqual(
    ['MessageEvent_HaushaltMeldetSich', 'ServiceTask_AntragStellen', 'ErrorEvent_StellungnahmeFehlt', 'ServiceTask_AntragStellen', 'CallActivity_Anlage2Uebermitteln', 'ReceiveTask_ErgebnisZurKlageAbwarten']);
});
