import { nimmMitteilungAuf } from '../../src/akte/aufnahme.ts';
import { insertFrist, markUeberschritten } from '../../src/akte/frist.ts';
import { insertHinweis } from '../../src/akte/hinweis.ts';
import { leseMitteilung } from '../../src/akte/mitteilung-lesen.ts';
import { recordProzessInstanz } from '../../src/akte/lauf.ts';
import { berechneFrist } from '../../src/recht/frist.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { erstelleDokument, enqueueUebermittlung } from '../../src/uebermittlung/index.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';
import type { TestWeb } from './hilfe.ts';

/** What the court sent, as the API takes it. */
export const mitteilung = (nummer: number, abweichend: Record<string, unknown> = {}): Record<string, unknown> => ({
  gericht: 'Amtsgericht Hannover',
  geschaeftszeichen: `512 C ${nummer}/26`,
  eingangAm: '2026-04-01',
  klageEingangAm: '2026-03-25',
  monatsmiete: '650,00',
  rueckstand: '1.950,00',
  wohnung: { strasse: 'Lister Meile', hausnummer: '12a', plz: '30161', ort: 'Hannover', lage: '2. OG links' },
  mieter: [{ name: 'Möller', vorname: 'Jürgen' }, { name: 'Möller-Öztürk', vorname: 'Ayşe' }],
  vermieter: { name: 'Wohnbau Süd GmbH', anschrift: 'Hildesheimer Straße 1, 30169 Hannover' },
  ...abweichend,
});

/** A case in the Fachstelle's file. @returns its Aktenzeichen */
export async function legeFallAn(web: TestWeb, nummer: number, abweichend: Record<string, unknown> = {}): Promise<string> {
  const vereinbarung = (await ladeVereinbarungen()).get('hannover');
  const gelesen = leseMitteilung(mitteilung(nummer, abweichend), lokalesDatum(web.uhr.jetzt()));
  if (!vereinbarung || !gelesen.ok) throw new Error(JSON.stringify(gelesen));
  const { aktenzeichen } = await web.inDb('LHH', (db) => nimmMitteilungAuf(db, gelesen.mitteilung, { uhr: web.uhr, vereinbarung, quelle: 'API' }));
  return aktenzeichen;
}

/** The same case in the Jobcenter's own file. */
export async function kopiereZumJobcenter(web: TestWeb, aktenzeichen: string): Promise<void> {
  for (const [tabelle, spalten] of [
    ['fall', 'aktenzeichen, vereinbarung, status, eingang_am, angelegt_am'],
    ['haushalt', 'aktenzeichen, strasse, hausnummer, lage, plz, ort, adresse_norm'],
    ['person', 'aktenzeichen, rolle, name, vorname, anschrift, name_norm'],
  ] as const) {
    await web.datenbank.pool.query(`INSERT INTO ${tabelle} (behoerde, ${spalten}) SELECT 'JC', ${spalten} FROM ${tabelle} WHERE behoerde = 'LHH' AND aktenzeichen = $1`, [aktenzeichen]);
  }
}

/** A running process with a Frist, a warning and the first letter. @returns id of the transmission */
export async function setzeInGang(web: TestWeb, aktenzeichen: string, { beginn = '2026-04-01', status = 'BEREIT' } = {}): Promise<string> {
  const { uhr } = web;
  const vereinbarungen = await ladeVereinbarungen();
  return web.inDb('LHH', async (db) => {
    await recordProzessInstanz(db, { aktenzeichen, prozess: 'hannover-mizi' }, `22517998136${aktenzeichen.slice(-5)}`, uhr);
    const id = `${aktenzeichen}:H-2.2:1`;
    const f = berechneFrist({ beginn, laenge: 2, einheit: 'WERKTAG', land: 'NI' });
    await insertFrist(db, { ...f, id, aktenzeichen, fristart: 'H-2.2', runde: 1, bezeichnung: 'Jobcenter über die Räumungsklage informieren', klausel: 'H-2.2', beginn, laenge: 2, einheit: 'WERKTAG', modus: 'MO_SA', land: 'NI' }, uhr);
    if (new Date(f.ablauf) <= uhr.jetzt()) await markUeberschritten(db, id, uhr);
    await insertHinweis(db, { aktenzeichen, art: 'VORFRIST', gruppe: 'fachstelle-sachbearbeitung', fristId: id, schluessel: `${id}:vorfrist` }, uhr);
    const schritt = { aktenzeichen, behoerde: 'LHH', schritt: 'anlage-1', runde: 1, empfaenger: 'JOBCENTER' };
    const dokument = await erstelleDokument(db, { ...schritt, schreiben: 'hannover.anlage-1' }, { uhr, vereinbarungen });
    const { uebermittlungId } = await enqueueUebermittlung(db, { ...schritt, dokumentId: dokument.id }, { uhr });
    await db.query('UPDATE uebermittlung SET status = $2, uebergabe_am = $3 WHERE id = $1', [uebermittlungId, status, status === 'BEREIT' ? null : uhr.jetzt()]);
    return uebermittlungId;
  });
}
