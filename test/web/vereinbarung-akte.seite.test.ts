import { beforeAll, describe, expect, it } from 'vitest';
import { recordProzessInstanz } from '../../src/akte/lauf.ts';
import { findVereinbarungsakte } from '../../src/akte/vereinbarung/beginn.ts';
import { setVereinbarungsende } from '../../src/akte/vereinbarung/kuendigung.ts';
import { ladeVereinbarungen, type Vereinbarung } from '../../src/vereinbarung.ts';
import { arbeiter as tagesordnungErstellen } from '../../workers/gemeinsam/austausch/tagesordnung-erstellen.ts';
import { arbeiter as terminSetzen } from '../../workers/gemeinsam/termin-setzen.ts';
import { legeFallAn } from './faelle.ts';
import { angemeldet } from './hilfe.ts';
import { mitLeser } from './leser.ts';

const { web, leser } = await mitLeser({ jetzt: '2026-05-04T09:00:00+02:00' });
let vereinbarung: Vereinbarung;
beforeAll(async () => {
  vereinbarung = (await ladeVereinbarungen()).get('hannover') as Vereinbarung;
});

const akte = async (): Promise<string> => (await web.inDb('LHH', (db) => findVereinbarungsakte(db, vereinbarung)))?.aktenzeichen ?? '';

describe('the agreement for its leads', () => {
  it('begins the exchange once; both leads see agenda and figures and write down how it went', async () => {
    await leser.melde('lena');
    await leser.oeffne('/vereinbarung');
    await leser.pruefe('vereinbarung-leer');
    await leser.druecke('Austausch beginnen');
    await leser.seite.getByText('Der Austausch ist eingerichtet').waitFor();
    const az = await akte();
    await legeFallAn(web, 1);
    const grund = { aktenzeichen: az, vorgang: az, behoerde: 'LHH', vereinbarung: 'hannover' };
    const dienste = { vereinbarungen: await ladeVereinbarungen(), uhr: web.uhr, akteLink: (a: string) => a };
    const kontext = { uhr: web.uhr, dienste, auftrag: { schluessel: '4711', prozessInstanz: '815', prozessId: 'hannover-vereinbarung', elementId: 'Test' } };
    await web.inDb('LHH', (db) => recordProzessInstanz(db, { aktenzeichen: az, prozess: 'hannover-vereinbarung' }, '815', web.uhr));
    const { fristEnde } = await web.inDb('LHH', (db) => terminSetzen.handle({ ...grund, fristart: 'AUSTAUSCH', fristRunde: 1, abstandMonate: 6 }, { db, ...kontext }));
    await web.inDb('LHH', (db) => tagesordnungErstellen.handle({ ...grund, eingangAm: '2026-01-01', fristEnde, austauschRunde: 1 }, { db, ...kontext }));
    await leser.melde('tina');
    await leser.oeffne('/vereinbarung');
    await leser.seite.getByText('Zahlen', { exact: true }).click();
    await leser.pruefe('vereinbarung-austausch');
    const pdf = /\/vereinbarung\/tagesordnung\/[0-9a-f-]+/.exec(await leser.seite.content())?.[0] ?? '';
    const tina = await angemeldet(web, 'tina');
    expect(await tina.hole(pdf)).toMatchObject({ status: 200, text: expect.stringMatching(/^%PDF/) });
    expect(await tina.hole(`/akte/${az}`), 'the Akte of the agreement is the other partner’s').toMatchObject({ status: 303, ziel: '/vereinbarung' });
    await leser.seite.getByRole('link', { name: 'Austausch festhalten' }).click();
    await leser.druecke('Speichern');
    await leser.pruefe('vereinbarung-festhalten-fehler');
    await leser.seite.getByRole('radio', { name: 'Ja' }).check();
    await leser.seite.getByLabel('Nächster Termin').fill('2026-11-02');
    await leser.seite.getByLabel(/^Schwierigkeiten/).fill('Die Rückmeldungen kommen oft erst am dritten Tag.');
    await leser.druecke('Speichern');
    await leser.seite.getByText('Stattgefunden am 04.05.2026').waitFor();
  });

  it('is terminated and the termination withdrawn; after its end no new case begins, and the page says so', async () => {
    await leser.oeffne('/vereinbarung/kuendigung');
    await leser.druecke('Kündigung erfassen');
    await leser.pruefe('vereinbarung-kuendigung-fehler');
    await leser.seite.getByRole('radio', { name: /Jobcenter/ }).check();
    await leser.druecke('Kündigung erfassen');
    await web.inDb('LHH', async (db) => setVereinbarungsende(db, { vereinbarung: 'hannover', aktenzeichen: await akte(), runde: 1, endeAm: '2026-08-04' }, web.uhr));
    await leser.oeffne('/vereinbarung');
    await leser.seite.getByText('letzter Tag: 04.08.2026').waitFor();
    await leser.druecke('Kündigung zurücknehmen');
    await leser.seite.getByText('Die Kündigung ist zurückgenommen').waitFor();
    await leser.oeffne('/vereinbarung/kuendigung');
    await leser.seite.getByRole('radio', { name: /Jobcenter/ }).check();
    await leser.seite.getByLabel('Zugang der Kündigung beim anderen Partner').fill('2026-01-30');
    await leser.druecke('Kündigung erfassen');
    await web.inDb('LHH', async (db) => setVereinbarungsende(db, { vereinbarung: 'hannover', aktenzeichen: await akte(), runde: 2, endeAm: '2026-04-30' }, web.uhr));
    await leser.oeffne('/vereinbarung');
    await leser.pruefe('vereinbarung-beendet');
    await expect(legeFallAn(web, 2)).rejects.toMatchObject({ code: 'VEREINBARUNG_BEENDET' });
  });

  it('names the earlier version in a case that came in before the present one', async () => {
    await web.datenbank.pool.query("UPDATE fall SET eingang_am = '2023-06-30' WHERE aktenzeichen <> $1", [await akte()]);
    const { rows } = await web.datenbank.pool.query("SELECT aktenzeichen FROM fall WHERE eingang_am = '2023-06-30'");
    const anna = await angemeldet(web, 'anna');
    expect((await anna.hole(`/akte/${rows[0].aktenzeichen}`)).text).toContain('Bis zum 30.06.2023 geltende Kooperationsvereinbarung');
    await leser.melde('lena');
    await leser.oeffne(`/akte/${await akte()}`);
    await leser.pruefe('vereinbarung-eigene-akte');
  });
});
