import { describe, it } from 'vitest';
import { kopiereZumJobcenter, legeFallAn, mitteilung, setzeInGang } from './faelle.ts';
import { API_SCHLUESSEL } from './hilfe.ts';
import { mitLeser } from './leser.ts';

const LANG = 'von und zu Hohenstein-Schwarzenberg-Überlingen-Großdürrenhäuslein';

const { web, leser } = await mitLeser();
const faelle: Record<'normal' | 'lang', string> = { normal: '', lang: '' };


describe('every page can be used by everybody', () => {
  it('the login, also with an error', async () => {
    await leser.oeffne('/anmelden');
    await leser.pruefe('anmelden');
    await leser.druecke('Anmelden');
    await leser.pruefe('anmelden-fehler');
  });

  it('lists without an entry', async () => {
    await leser.melde('anna');
    for (const [name, pfad] of [['faelle-leer', '/faelle'], ['posteingang-leer', '/posteingang'], ['fristen-leer', '/fristen'], ['uebermittlungen-leer', '/uebermittlungen']] as const) {
      await leser.oeffne(pfad);
      await leser.pruefe(name);
    }
  });

  it('the notice, with errors and with something unusual', async () => {
    await leser.oeffne('/mitteilung');
    await leser.pruefe('mitteilung');
    await leser.druecke('Weitere Person');
    await leser.seite.getByLabel('Monatsmiete in Euro').fill('viel');
    await leser.druecke('Aufnehmen');
    await leser.pruefe('mitteilung-fehler');
  });

  it('lists and files with long names, markup and every state', async () => {
    faelle.normal = await legeFallAn(web, 1);
    faelle.lang = await legeFallAn(web, 2, { mieter: [{ name: LANG, vorname: 'Maximiliane-Friederike Annegret Wilhelmine' }, { name: '<script>alert(1)</script>' }], wohnung: { strasse: `Straße-${'x'.repeat(60)}`, hausnummer: '123-125 b', plz: '30159', ort: 'Hannover' }, eingangAm: '2026-03-24', klageEingangAm: '2026-03-20' });
    for (let i = 3; i < 55; i++) await legeFallAn(web, i);
    const [bereit, unklar] = [await setzeInGang(web, faelle.normal), await setzeInGang(web, faelle.lang, { beginn: '2026-03-24', status: 'UNKLAR' })];
    for (const [name, pfad] of [
      ['faelle', '/faelle'], ['akte', `/akte/${faelle.normal}`], ['uebermittlungen', '/uebermittlungen'], ['fristen', '/fristen'],
      ['uebermittlung-bereit', `/uebermittlungen/${bereit.replaceAll(':', '/')}`], ['uebermittlung-unklar', `/uebermittlungen/${unklar.replaceAll(':', '/')}`],
      ['frist', `/akte/${faelle.normal}/frist/H-2.2/1`], ['zustellung', `/akte/${faelle.normal}/zustellung`], ['beenden', `/akte/${faelle.normal}/beenden`], ['vermerk', `/akte/${faelle.normal}/vermerk`],
    ] as const) {
      await leser.oeffne(pfad);
      await leser.pruefe(name);
    }
    await leser.oeffne(`/akte/${faelle.lang}`);
    await leser.seite.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
    await leser.pruefe('akte-lang');
    await leser.oeffne(`/akte/${faelle.normal}/beenden`);
    await leser.druecke('Fall beenden');
    await leser.pruefe('beenden-fehler');
  });

  it('the Posteingang with open and unreadable matter', async () => {
    await leser.oeffne('/posteingang/rueckmeldung');
    await leser.pruefe('rueckmeldung-erfassen');
    await leser.seite.getByLabel('Aktenzeichen').fill('56.34-2026-99999');
    await leser.seite.getByRole('radio', { name: 'Ja' }).check();
    await leser.druecke('Erfassen');
    await fetch(`${web.url}/api/mizi`, { method: 'POST', headers: { authorization: `Bearer ${API_SCHLUESSEL}`, 'content-type': 'application/json' }, body: JSON.stringify(mitteilung(900, { gericht: '', rueckstand: 'x' })) });
    await leser.oeffne('/posteingang');
    await leser.pruefe('posteingang');
    await leser.seite.getByRole('link', { name: /^Bearbeiten/ }).click();
    await leser.pruefe('eingang');
    await leser.oeffne('/posteingang');
    await leser.seite.getByRole('link', { name: /^Ansehen/ }).click();
    await leser.druecke('Erledigt');
    await leser.pruefe('unlesbar');
  });

  it('refusals', async () => {
    await leser.oeffne('/akte/56.34-2026-999999');
    await leser.pruefe('nicht-gefunden');
    await leser.oeffne('/verwaltung');
    await leser.pruefe('kein-zugang');
  });

  it('the pages of the Jobcenter, of the administration and of who sees no people', async () => {
    await kopiereZumJobcenter(web, faelle.normal);
    await leser.melde('jens');
    await leser.oeffne(`/akte/${faelle.normal}`);
    await leser.pruefe('jobcenter-akte');
    await leser.seite.getByRole('link', { name: 'Rückmeldung schreiben' }).click();
    await leser.pruefe('jobcenter-rueckmeldung');
    await leser.melde('admin');
    await leser.pruefe('verwaltung');
    await leser.seite.getByRole('link', { name: /^Ändern.*Jobcenter Region/ }).click();
    await leser.seite.getByLabel('Kanal').selectOption('SMTP_FAX');
    await leser.druecke('Speichern');
    await leser.pruefe('verwaltung-fehler');
    await leser.melde('maria');
    await leser.pruefe('start-ohne-personen');
    await leser.oeffne('/auswertung');
    await leser.pruefe('auswertung');
  });
});
