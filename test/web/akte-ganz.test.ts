import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { updateKonto } from '../../src/akte/konto.ts';
import { legeFallAn, setzeInGang } from './faelle.ts';
import { angemeldet, type Besuch, starteTestWeb, type TestWeb } from './hilfe.ts';

let web: TestWeb;
let anna: Besuch;
let nummer = 900;
let akte: string;
beforeAll(async () => {
  web = await starteTestWeb();
  anna = await angemeldet(web, 'anna');
});
afterAll(() => web.close());
beforeEach(async () => {
  akte = await legeFallAn(web, nummer++);
});

/** Opens the page as people do before they send its form. */
const sende = async (besuch: Besuch, pfad: string, felder: Record<string, string>) => {
  await besuch.hole(pfad);
  return besuch.sende(pfad, felder);
};
const wohnung = { strasse: 'Lister Meile', hausnummer: '12b', lage: '', plz: '30161', ort: 'Hannover', telefon: '' };
const person = { rolle: 'MITBEWOHNER', name: 'Möller', vorname: 'Can', geburtsdatum: '2015-02-03', anschrift: '' };

describe('the course of a case', () => {
  it('tells what happened in words, newest first, and keeps the journal below', async () => {
    await setzeInGang(web, akte, { status: 'GESENDET' });
    const { text } = await anna.hole(`/akte/${akte}`);
    const verlauf = text.slice(text.indexOf('id="verlauf"'));
    const leiste = verlauf.slice(0, verlauf.indexOf('</ol>'));
    for (const satz of ['Verfahren begonnen: Mitteilung in Zivilsachen', 'Frist gesetzt: Jobcenter über die Räumungsklage informieren', 'bis Di., 07.04.2026', 'Hinweis: Die Frist läuft bald ab']) expect(leiste).toContain(satz);
    expect(leiste.indexOf('Hinweis:')).toBeLessThan(leiste.indexOf('Verfahren begonnen'));
    expect(leiste).not.toContain('gelesen');
    expect(verlauf).toContain('Akte gelesen');
  });

  it('can be asked for one procedure, and stays short until all of it is wanted', async () => {
    await setzeInGang(web, akte);
    await web.datenbank.pool.query("INSERT INTO lauf (behoerde, aktenzeichen, prozess, vorgang, anlass, eingang_am, angelegt_am) VALUES ('LHH', $1, 'hannover-haft', $1, 'x', '2026-04-02', now())", [akte]);
    for (let i = 0; i < 20; i++) await web.datenbank.pool.query("INSERT INTO journal (behoerde, aktenzeichen, zeitpunkt, wer, art, angaben) VALUES ('LHH', $1, now(), 'arbeiter:x', 'HAFT_GEMELDET', $2)", [akte, { haftVon: '2026-03-01' }]);
    const punkte = async (frage: string): Promise<number> => ((await anna.hole(`/akte/${akte}${frage}`)).text.match(/class="zeitleiste__punkt /g) ?? []).length;
    expect(await punkte('')).toBe(15);
    expect(await punkte('?verlauf=alle')).toBeGreaterThan(22);
    expect(await punkte('?verlauf=alle&verfahren=hannover-haft')).toBe(20);
    expect((await anna.hole(`/akte/${akte}?verfahren=hannover-mizi`)).text).toContain('Frist gesetzt');
    expect(await punkte('?verfahren=hannover-unbekannt%22%3E')).toBe(15);
  });
});

describe('corrections', () => {
  it('of flat and telephone need every field and a reason', async () => {
    const pfad = `/akte/${akte}/haushalt`;
    expect((await anna.hole(pfad)).text).toContain('value="12a"');
    const falsch = await sende(anna, pfad, { ...wohnung, plz: '1', strasse: '', grund: '' });
    expect(falsch.status).toBe(422);
    for (const text of ['Die Postleitzahl hat fünf Ziffern.', 'Diese Angabe fehlt.', 'Bitte den Grund angeben.']) expect(falsch.text).toContain(text);
    expect((await sende(anna, pfad, { ...wohnung, grund: 'Anruf' })).ziel).toBe(`/akte/${akte}`);
    expect((await anna.hole(`/akte/${akte}`)).text).toContain('Lister Meile 12b');
  });

  it('of people: added, corrected, removed, but not the last tenant', async () => {
    const neu = `/akte/${akte}/person`;
    expect((await sende(anna, neu, { ...person, rolle: '', geburtsdatum: '2027-01-01', grund: 'x' })).text).toContain('Bitte die Rolle wählen.');
    expect((await sende(anna, neu, { ...person, geburtsdatum: '2027-01-01', grund: 'x' })).text).toContain('Das Geburtsdatum liegt in der Zukunft.');
    expect((await sende(anna, neu, { ...person, grund: 'Meldebescheinigung' })).status).toBe(303);
    const ids = [...(await anna.hole(`/akte/${akte}`)).text.matchAll(/\/person\/(\d+)"/g)].map((t) => t[1]);
    expect(ids).toHaveLength(4);
    const [erste, zweite, can] = ids.map((id) => `/akte/${akte}/person/${id}`) as [string, string, string];
    expect((await sende(anna, can, { ...person, name: 'Möller-Öztürk', grund: 'Schreibfehler' })).status).toBe(303);
    expect((await anna.hole(`/akte/${akte}`)).text).toContain('Can Möller-Öztürk');
    expect((await sende(anna, can, { aktion: 'entfernen', ...person, grund: '' })).text).toContain('Bitte den Grund angeben.');
    expect((await sende(anna, can, { aktion: 'entfernen', ...person, grund: 'Lebt nicht dort' })).status).toBe(303);
    expect((await sende(anna, zweite, { aktion: 'entfernen', grund: 'Ausgezogen' })).status).toBe(303);
    expect((await sende(anna, erste, { aktion: 'entfernen', grund: 'Ausgezogen' })).text).toContain('Eine Akte braucht mindestens eine Mietpartei oder die Person, die sie betrifft.');
    expect((await anna.hole(`/akte/${akte}/person/999999`)).status).toBe(404);
  });

  it('of the sums that the court has stated', async () => {
    const pfad = `/akte/${akte}/zustellung`;
    expect((await anna.hole(pfad)).text).toContain('value="1.950,00"');
    const angaben = { zugestelltAm: '', terminAm: '2026-06-01', hilfsweiseOrdentlich: 'JA', monatsmiete: '650,00', nutzungsentschaedigung: '0,00', grund: 'Berichtigung des Gerichts' };
    expect((await sende(anna, pfad, { ...angaben, rueckstand: 'viel' })).text).toContain('Hier wird ein Betrag in Euro');
    expect((await sende(anna, pfad, { ...angaben, rueckstand: '0' })).text).toContain('nennt einen Rückstand');
    expect((await sende(anna, pfad, { ...angaben, rueckstand: '2.600,00' })).status).toBe(303);
    expect((await anna.hole(`/akte/${akte}`)).text).toContain('2.600,00');
  });
});

describe('handing over', () => {
  it('shows the case to the colleague under "Meine Fälle", with a hint', async () => {
    const pfad = `/akte/${akte}/uebergeben`;
    expect((await sende(anna, pfad, { an: '', notiz: '' })).text).toContain('Bitte wählen, wer den Fall übernimmt.');
    expect((await sende(anna, pfad, { an: 'jens.kurz', notiz: '' })).text).toContain('Diese Person kann den Fall nicht übernehmen.');
    expect((await anna.hole(pfad)).text).not.toContain('jens.kurz');
    expect((await sende(anna, pfad, { an: 'lena.vogt', notiz: 'Bitte am Montag anrufen' })).status).toBe(303);
    const lena = await angemeldet(web, 'lena');
    expect((await lena.hole('/heute')).text).toContain('Der Fall wurde übergeben');
    expect((await lena.hole('/faelle?zustaendig=meine')).text).toContain(akte);
    expect((await anna.hole('/faelle?zustaendig=meine')).text).toContain('Ihnen ist kein Fall übergeben.');
    expect((await anna.hole(`/akte/${akte}`)).text).toContain('Zuständig: Lena Vogt');
  });

  it('shows those who lead what a locked account leaves behind', async () => {
    await sende(anna, `/akte/${akte}/uebergeben`, { an: 'anna.berg', notiz: '' });
    await web.inDb('LHH', (db) => updateKonto(db, 'anna.berg', { gesperrt: true }, web.uhr));
    const lena = await angemeldet(web, 'lena');
    expect((await lena.hole('/faelle')).text).toContain('1 offener Fall ist bei einem gesperrten Konto');
    expect((await lena.hole('/faelle?zustaendig=ohne')).text).toContain('(Konto gesperrt)');
    await web.inDb('LHH', (db) => updateKonto(db, 'anna.berg', { gesperrt: false }, web.uhr));
    anna = await angemeldet(web, 'anna');
    expect((await lena.hole('/faelle')).text).not.toContain('gesperrten Konto');
  });
});

describe('joining two files', () => {
  it('shows both side by side, asks for a reason, and leads to the one that goes on', async () => {
    const ziel = await legeFallAn(web, nummer++, { mieter: [{ name: 'Andersgeschrieben' }] });
    const pfad = `/akte/${akte}/zusammenlegen`;
    expect((await anna.hole(pfad)).text).toContain(`${pfad}?mit=${ziel}`);
    for (const falsch of ['', 'x', akte, '56.34-2026-999999', '%00']) expect((await anna.hole(`${pfad}?mit=${falsch}`)).status).toBe(422);
    const vergleich = await anna.hole(`${pfad}?mit=${ziel}`);
    for (const teil of [`${akte} endet`, `${ziel} wird weitergeführt`, 'Ayşe Möller-Öztürk', 'Andersgeschrieben', 'Weitergeführt wird das Verfahren in', `/akte/${ziel}/zusammenlegen?mit=${akte}`]) expect(vergleich.text).toContain(teil);
    expect((await anna.sende(pfad, { mit: ziel, grund: '' })).text).toContain('Er bleibt in beiden Akten.');
    expect((await anna.sende(pfad, { mit: ziel, grund: 'Dasselbe Gericht hat zweimal geschrieben' })).ziel).toBe(`/akte/${ziel}`);
    expect((await anna.hole(`/akte/${ziel}`)).text).toContain('Zusammengelegte Akten');
    expect((await anna.hole(`/akte/${akte}`)).text).toContain('Gehört zu');
    expect((await anna.hole(`${pfad}?mit=${ziel}`)).text).toContain('gehört schon zur Akte');
    expect((await anna.sende(pfad, { mit: ziel, grund: 'noch einmal' })).status).toBe(422);
  });

  it('sends what comes for the old number to the file that goes on', async () => {
    const ziel = await legeFallAn(web, nummer++);
    await sende(anna, `/akte/${akte}/zusammenlegen?mit=${ziel}`.split('?')[0] ?? '', { mit: ziel, grund: 'Derselbe Haushalt' });
    const erfasst = await sende(anna, '/posteingang/rueckmeldung', { aktenzeichen: akte, eingangAm: '2026-04-02', leistungsbezug: 'NEIN' });
    expect(erfasst.ziel).toBe(`/akte/${ziel}`);
    expect((await anna.hole(`/akte/${ziel}`)).text).toContain(`Die Akte ${akte} gehört zu ${ziel}; verbucht ist es hier.`);
    const { rows } = await web.inDb('LHH', (db) => db.query("INSERT INTO posteingang (behoerde, aktenzeichen, art, eingang_am, angelegt_am, schluessel) VALUES ('LHH', $1, 'SCHREIBEN', '2026-04-02', now(), $1) RETURNING id", [akte]));
    expect((await anna.hole('/posteingang')).text).toContain('bitte dort verbuchen');
    const eingang = `/posteingang/${rows[0].id}`;
    expect((await anna.hole(eingang)).text).toContain(`value="${ziel}"`);
    expect((await anna.sende(eingang, { aktion: 'zuordnen', aktenzeichen: akte })).ziel).toBe(`/akte/${ziel}`);
  });
});

it('ending a case lists what ends with it, also at the Jobcenter', async () => {
  await setzeInGang(web, akte);
  const { text } = await anna.hole(`/akte/${akte}/beenden`);
  for (const teil of ['Das endet mit dem Fall', 'Mitteilung in Zivilsachen', 'Jobcenter über die Räumungsklage informieren, bis Di., 07.04.2026', 'Schreiben, die noch nicht versandt sind']) expect(text).toContain(teil);
  expect(text).not.toContain('ZUSAMMENGELEGT');
  await web.datenbank.pool.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) VALUES ('JC', $1, 'hannover', '2026-04-02', now())", [akte]);
  const jens = await angemeldet(web, 'jens');
  expect((await sende(jens, `/akte/${akte}/beenden`, { grund: 'ZUSAMMENGELEGT' })).text).toContain('Bitte einen Grund wählen.');
  expect((await sende(jens, `/akte/${akte}/beenden`, { grund: 'IRRTUM' })).status).toBe(303);
});
