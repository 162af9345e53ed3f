import { afterAll, describe, expect, it } from 'vitest';
import { loescheAbgelaufene } from '../../src/akte/aufbewahrung.ts';
import { nimmMitteilungAuf } from '../../src/akte/aufnahme.ts';
import { recordEnde } from '../../src/akte/fall-beenden.ts';
import { findFall } from '../../src/akte/fall.ts';
import { findHaftVon } from '../../src/akte/haft/haft.ts';
import { meldeHaft } from '../../src/akte/haft/melden.ts';
import { listHinweise } from '../../src/akte/hinweis.ts';
import { beginneLauf } from '../../src/akte/lauf.ts';
import { findMitteilung } from '../../src/akte/mitteilung.ts';
import { pruefeMitteilung } from '../../src/akte/pruefung.ts';
import { handOverRueckmeldung } from '../../src/akte/rueckmeldung-intern.ts';
import { listRueckmeldungen } from '../../src/akte/rueckmeldung.ts';
import { findZielakte, listZugehoerige } from '../../src/akte/zielakte.ts';
import { hannover, HEUTE, mitteilung, nimmAuf, uhr } from './beispiel.ts';
import { baueZusammenlegung, haft } from './zusammenlegen-buehne.ts';

const { datenbank, imAmt, imJobcenter, oeffne, lege, laeufe, ausgang } = await baueZusammenlegung();
afterAll(() => datenbank.close());

describe('two files that become one', () => {
  it('end the first by the message that ends any case, and begin its procedures in the second as they began', async () => {
    const [quelle, ziel] = [await nimmAuf(datenbank.pool), await oeffne()];
    await imAmt((db) => beginneLauf(db, { aktenzeichen: quelle, prozess: 'hannover-verweis-jobcenter', nachricht: 'hannover.verweis.vorsprache', eingangAm: '2026-03-30', anlass: 'v', variablen: { anlass: 'KUENDIGUNG' } }, uhr));
    await imAmt((db) => meldeHaft(db, ziel, haft, uhr));
    const plan = await lege(quelle, ziel);
    expect(plan).toMatchObject({ mitteilung: true, beginnen: [{ prozess: 'hannover-mizi' }, { prozess: 'hannover-verweis-jobcenter' }] });
    expect((await ausgang(quelle)).at(-1)).toMatchObject({ nachricht: 'fall-beendet', variablen: { beendigungsgrund: 'ZUSAMMENGELEGT' } });
    expect(await ausgang(ziel)).toMatchObject([
      { nachricht: 'hannover.haft.gemeldet' },
      { art: 'START', nachricht: 'hannover.mizi.eingegangen', variablen: { aktenzeichen: ziel, vorgang: ziel, behoerde: 'LHH', eingangAm: HEUTE } },
      { art: 'START', nachricht: 'hannover.verweis.vorsprache', variablen: { aktenzeichen: ziel, vorgang: ziel, eingangAm: '2026-03-30', anlass: 'KUENDIGUNG' } },
    ]);
    expect(await imAmt((db) => findFall(db, quelle))).toMatchObject({ gehoertZu: ziel, status: 'NEU' });
    expect((await imAmt((db) => listHinweise(db, { aktenzeichen: ziel }))).map((h) => h.art)).toEqual(['AKTE_ZUSAMMENGELEGT']);
  });

  it('take the notice of the court along: the same suit is found in the file that goes on', async () => {
    const m = mitteilung({ geschaeftszeichen: '512 C 77/26' });
    const aufnahme = { uhr, vereinbarung: hannover, quelle: 'API' } as const;
    const { aktenzeichen: quelle } = await imAmt((db) => nimmMitteilungAuf(db, m, aufnahme));
    const ziel = await oeffne();
    await lege(quelle, ziel);
    expect(await imAmt((db) => findMitteilung(db, ziel))).toMatchObject({ geschaeftszeichen: '512 C 77/26' });
    expect(await imAmt((db) => nimmMitteilungAuf(db, m, aufnahme))).toEqual({ aktenzeichen: ziel, neu: false });
  });

  it('tell the counselling that runs in the other file of the suit that it has now', async () => {
    const [quelle, ziel] = [await nimmAuf(datenbank.pool), await oeffne()];
    await imAmt((db) => beginneLauf(db, { aktenzeichen: ziel, prozess: 'hannover-wohnungssicherung', nachricht: 'hannover.wohnungssicherung.begonnen', eingangAm: HEUTE, anlass: 'x', variablen: { herkunft: 'HAUSHALT' } }, uhr));
    await lege(quelle, ziel);
    expect((await ausgang(ziel)).map((n) => n.nachricht)).toEqual(['hannover.wohnungssicherung.begonnen', 'schonfrist-geaendert', 'termin-geaendert', 'hannover.mizi.eingegangen']);
  });

  it('keep a notice of their own each where both have one: the repeated one is entered in the file that goes on', async () => {
    const m = mitteilung({ geschaeftszeichen: '512 C 78/26' });
    const aufnahme = { uhr, vereinbarung: hannover, quelle: 'API' } as const;
    const { aktenzeichen: quelle } = await imAmt((db) => nimmMitteilungAuf(db, m, aufnahme));
    const ziel = await nimmAuf(datenbank.pool);
    expect(await lege(quelle, ziel)).toMatchObject({ mitteilung: false, beginnen: [] });
    expect(await imAmt((db) => findMitteilung(db, quelle))).toBeDefined();
    expect(await imAmt((db) => nimmMitteilungAuf(db, m, aufnahme))).toEqual({ aktenzeichen: ziel, neu: false });
  });

  it('carry over what people entered for a procedure that begins anew', async () => {
    const [quelle, ziel] = [await oeffne(), await oeffne()];
    await imAmt((db) => meldeHaft(db, quelle, haft, uhr));
    await lege(quelle, ziel);
    expect(await imAmt((db) => findHaftVon(db, ziel))).toMatchObject({ aktenzeichen: ziel, vorgang: ziel, haftVon: '2026-03-01', kduMonatCent: 60_000, anteil: '1/2' });
    expect(await imAmt((db) => findHaftVon(db, quelle))).toMatchObject({ aktenzeichen: quelle });
  });

  it('end at once where nothing runs, and are listed where they went, also by way of a third', async () => {
    const [a, b, c] = [await oeffne(), await oeffne(), await oeffne()];
    await lege(a, b);
    await lege(b, c);
    expect(await imAmt((db) => findFall(db, a))).toMatchObject({ status: 'BEENDET', ergebnis: 'ZUSAMMENGELEGT' });
    expect((await imAmt((db) => listZugehoerige(db, c))).map((z) => z.aktenzeichen)).toEqual([a, b]);
    expect(await Promise.all([a, b, c].map((akte) => imAmt((db) => findZielakte(db, akte))))).toEqual([c, c, c]);
  });

  it('are no longer alike: the procedure that begins anew asks nobody about the file it came from', async () => {
    const wohnung = { strasse: 'Zweifelgasse', hausnummer: '1', plz: '30159', ort: 'Hannover' };
    const [quelle, ziel] = [await nimmAuf(datenbank.pool, { wohnung, mieter: [{ name: 'Zweifel' }] }), await nimmAuf(datenbank.pool, { wohnung, mieter: [{ name: 'Zweifel' }] })];
    expect(await imAmt((db) => pruefeMitteilung(db, ziel, hannover))).toMatchObject({ ergebnis: 'ZWEIFELHAFT' });
    await lege(quelle, ziel);
    expect(await imAmt((db) => pruefeMitteilung(db, ziel, hannover))).toEqual({ ergebnis: 'EINDEUTIG', aehnliche: [] });
  });

  it('get an answer that comes under the old number into the file that goes on', async () => {
    const [quelle, ziel] = [await nimmAuf(datenbank.pool), await oeffne()];
    await lege(quelle, ziel);
    await datenbank.pool.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) VALUES ('JC', $1, 'hannover', $2, now())", [quelle, HEUTE]);
    await datenbank.pool.query("INSERT INTO rueckmeldung (behoerde, aktenzeichen, leistungsbezug, eingang_am, weg, erfasst_von, erfasst_am) VALUES ('JC', $1, 'NEIN', $2, 'INTERN', 'jens.kurz', now())", [quelle, HEUTE]);
    await imJobcenter((db) => handOverRueckmeldung(db, { aktenzeichen: quelle, leistungsbezug: 'NEIN', an: 'LHH' }, uhr));
    expect(await imAmt((db) => listRueckmeldungen(db, ziel))).toHaveLength(1);
    expect(await imAmt((db) => listRueckmeldungen(db, quelle))).toHaveLength(0);
    expect((await ausgang(ziel)).at(-1)).toMatchObject({ nachricht: 'hannover.mizi.rueckmeldung' });
  });
});

it('of A to B and B to A at the same time one wins, and no procedure is lost or doubled', async () => {
  for (let runde = 0; runde < 12; runde++) {
    const [a, b] = [await nimmAuf(datenbank.pool), await nimmAuf(datenbank.pool)];
    const ergebnisse = await Promise.allSettled([lege(a, b), lege(b, a), lege(a, b), lege(b, a)]);
    expect(ergebnisse.filter((e) => e.status === 'fulfilled')).toHaveLength(1);
    for (const e of ergebnisse) if (e.status === 'rejected') expect(e.reason).toMatchObject({ code: 'BEREITS_ZUSAMMENGELEGT' });
    const [fa, fb] = [await imAmt((db) => findFall(db, a)), await imAmt((db) => findFall(db, b))];
    expect([fa?.gehoertZu, fb?.gehoertZu].filter((z) => z !== null)).toHaveLength(1);
    const ziel = fa?.gehoertZu ?? fb?.gehoertZu ?? '';
    expect(await laeufe(ziel)).toEqual([['hannover-mizi', 'NEU']]);
    expect((await ausgang(ziel)).map((n) => n.nachricht)).toEqual(['hannover.mizi.eingegangen']);
  }
});

it('a joined file is kept as long as the one that goes on', async () => {
  const [a, b, c] = [await oeffne(), await oeffne(), await oeffne()];
  await lege(a, b);
  await lege(b, c);
  const spaeter = (jahr: number) => ({ uhr: { jetzt: () => new Date(`${jahr}-06-01T08:00:00Z`) } });
  const loesche = async (jahr: number) => (await imAmt((db) => loescheAbgelaufene(db, spaeter(jahr)))).filter((akte) => [a, b, c].includes(akte));
  expect(await loesche(2037)).toEqual([]);
  await imAmt((db) => recordEnde(db, c, 'GESICHERT', { jetzt: () => new Date('2037-05-01T08:00:00Z') }));
  expect(await loesche(2038)).toEqual([]);
  expect((await loesche(2048)).toSorted()).toEqual([a, b, c].toSorted());
});
