import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loescheAbgelaufene } from '../../src/akte/aufbewahrung.ts';
import { nimmMitteilungAuf } from '../../src/akte/aufnahme.ts';
import { proposeEntscheidung } from '../../src/akte/entscheidung.ts';
import { beendeFall, recordEnde } from '../../src/akte/fall-beenden.ts';
import { oeffneAkte } from '../../src/akte/fall-anlegen.ts';
import { findFall, recordGehoertZu } from '../../src/akte/fall.ts';
import { findHaftVon } from '../../src/akte/haft/haft.ts';
import { meldeHaft } from '../../src/akte/haft/melden.ts';
import { listHinweise } from '../../src/akte/hinweis.ts';
import { createKonto } from '../../src/akte/konto.ts';
import { endLauf } from '../../src/akte/lauf-ende.ts';
import { beginneLauf, listLaeufe, recordProzessInstanz } from '../../src/akte/lauf.ts';
import { findMitteilung } from '../../src/akte/mitteilung.ts';
import { pruefeMitteilung } from '../../src/akte/pruefung.ts';
import { handOverRueckmeldung } from '../../src/akte/rueckmeldung-intern.ts';
import { listRueckmeldungen } from '../../src/akte/rueckmeldung.ts';
import { planZahlung } from '../../src/akte/zahlung.ts';
import { seedBeteiligte } from '../../src/akte/beteiligter.ts';
import { listAnsprueche } from '../../src/akte/erstattung/anspruch.ts';
import { receiveErstattung } from '../../src/akte/erstattung/beginn.ts';
import { notifyNachforderung } from '../../src/akte/erstattung/uebergabe.ts';
import { beginneLaufImZiel, findOffenenLaufImVerbund } from '../../src/akte/lauf-im-ziel.ts';
import { findClearing, upsertClearing } from '../../src/akte/wohnungssicherung/clearing.ts';
import { listErgebnisse, recordErgebnisJobcenter } from '../../src/akte/wohnungssicherung/ergebnis.ts';
import { listKontaktversuche, recordKontaktversuch } from '../../src/akte/wohnungssicherung/kontakt.ts';
import { insertMassnahme, listMassnahmen } from '../../src/akte/wohnungssicherung/massnahme.ts';
import { fixStellungnahme, listStellungnahmen, upsertStellungnahme } from '../../src/akte/wohnungssicherung/stellungnahme.ts';
import { insertWeitervermittlung, listWeitervermittlungen } from '../../src/akte/wohnungssicherung/weitervermittlung.ts';
import { findZielakte, listZugehoerige } from '../../src/akte/zielakte.ts';
import { legeZusammen, planZusammenlegung } from '../../src/akte/zusammenlegen.ts';
import type { Db } from '../../src/db/pool.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { als, hannover, HEUTE, jc, lhh, mitteilung, nimmAuf, uhr, vereinbarungen } from './beispiel.ts';

let datenbank: TestDatenbank;
beforeAll(async () => {
  datenbank = await testDatenbank();
  await imAmt((db) => createKonto(db, { anmeldename: 'anna.berg', anzeigename: 'Anna Berg', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung'] }, 'kooperation-lokal', uhr));
});
afterAll(() => datenbank.close());
const imAmt = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, lhh)(tun);
const imJobcenter = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, jc)(tun);

let hausnummer = 100;
/** A file that began otherwise than by the court. */
const oeffne = async (): Promise<string> => {
  const fall = { eingangAm: HEUTE, telefon: undefined, wohnung: { strasse: 'Georgstraße', hausnummer: String(hausnummer++), lage: undefined, plz: '30159', ort: 'Hannover' }, mieter: [{ name: 'Doppelt', vorname: undefined, anschrift: undefined }], vermieter: undefined };
  return (await imAmt((db) => oeffneAkte(db, fall, { uhr, vereinbarung: hannover }))).aktenzeichen;
};
const lege = (quelle: string, ziel: string, grund = 'Derselbe Haushalt.') => imAmt((db) => legeZusammen(db, { quelle, ziel, grund }, { uhr, vereinbarungen }));
const haft = { gemeldetVon: 'HAUSHALT', eingangAm: HEUTE, haftVon: '2026-03-01', inhaftiert: 'Doppelt', anstalt: '', sgb2Bezug: 'JA', kduMonatCent: 60_000, anteil: '1/2', kenntnisAm: HEUTE } as const;
const laeufe = async (akte: string) => (await imAmt((db) => listLaeufe(db, akte))).map((l) => [l.prozess, l.status]);
const ausgang = async (akte: string) => (await datenbank.pool.query('SELECT art, nachricht, variablen FROM ausgang WHERE aktenzeichen = $1 ORDER BY id', [akte])).rows;

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

/** A counselling that runs in the file, with one entry of each kind. */
async function beraet(aktenzeichen: string, ursache: string): Promise<void> {
  const stelle = { aktenzeichen, vorgang: aktenzeichen };
  await imAmt(async (db) => {
    await beginneLauf(db, { aktenzeichen, prozess: 'hannover-wohnungssicherung', nachricht: 'hannover.wohnungssicherung.begonnen', eingangAm: HEUTE, anlass: 'x', variablen: { herkunft: 'HAUSHALT' } }, uhr);
    await recordKontaktversuch(db, { ...stelle, art: 'TELEFON', ergebnis: 'NICHT_ERREICHT', am: HEUTE, vermerk: ursache }, uhr);
    await upsertClearing(db, stelle, { ursache, bisher: null, ressourcen: ursache === 'Krankheit' ? 'Familie' : null, wuensche: null, dauerhaft: 'JA', sinnvoll: 'OFFEN' }, uhr);
    await insertMassnahme(db, { ...stelle, art: 'BUDGET', text: ursache }, uhr);
    await insertWeitervermittlung(db, { ...stelle, stelle: 'SCHULDNERBERATUNG', anliegen: 'Bitte um Beratung.' }, uhr);
  });
}

describe('two counsellings that become one', () => {
  it('the clerk of the file that goes on sees what the other knew; its procedure takes none of it for new', async () => {
    const [quelle, ziel] = [await oeffne(), await oeffne()];
    await imAmt((db) => seedBeteiligte(db, hannover));
    await beraet(quelle, 'Krankheit');
    await beraet(ziel, 'Trennung');
    await imAmt((db) => upsertStellungnahme(db, { aktenzeichen: quelle, vorgang: quelle }, { text: 'Zu halten.', summeCent: 100 }, uhr));
    const vorher = (await ausgang(ziel)).length;
    await lege(quelle, ziel);
    expect((await imAmt((db) => listKontaktversuche(db, ziel))).map((k) => k.vermerk)).toEqual(['Trennung', 'Krankheit']);
    expect(await imAmt((db) => listKontaktversuche(db, ziel, ziel))).toHaveLength(1);
    expect((await imAmt((db) => listMassnahmen(db, ziel))).map((m) => m.text)).toEqual(['Trennung', 'Krankheit']);
    expect((await imAmt((db) => listWeitervermittlungen(db, ziel))).map((w) => w.nummer)).toEqual([1, 2]);
    expect(await imAmt((db) => findClearing(db, ziel))).toMatchObject({ ursache: `Trennung\n\nAus der Akte ${quelle}: Krankheit`, ressourcen: 'Familie', bisher: null });
    expect(await imAmt((db) => listStellungnahmen(db, ziel))).toMatchObject([{ runde: 1, text: 'Zu halten.', antragAm: null }]);
    expect(await imAmt((db) => listMassnahmen(db, quelle))).toHaveLength(1);
    expect(await ausgang(ziel)).toHaveLength(vorher);
  });

  it('one that begins anew has it too, and a draft of its own stays as it is', async () => {
    const [a, b, c] = [await oeffne(), await oeffne(), await oeffne()];
    await beraet(a, 'Krankheit');
    for (const akte of [a, c]) await imAmt((db) => upsertStellungnahme(db, { aktenzeichen: akte, vorgang: akte }, { text: `Entwurf ${akte}`, summeCent: 100 }, uhr));
    await lege(a, b);
    expect(await imAmt((db) => findClearing(db, b))).toMatchObject({ ursache: 'Krankheit', ressourcen: 'Familie' });
    await beraet(c, 'Trennung');
    await lege(b, c);
    expect((await imAmt((db) => listStellungnahmen(db, c))).map((s) => s.text)).toEqual([`Entwurf ${c}`]);
  });

  it('a result under the old number answers the application in the file that goes on, once for both', async () => {
    const [quelle, ziel] = [await oeffne(), await oeffne()];
    await beraet(ziel, 'Trennung');
    await imAmt((db) => upsertStellungnahme(db, { aktenzeichen: ziel, vorgang: ziel }, { text: 'x', summeCent: 100 }, uhr));
    await imAmt((db) => fixStellungnahme(db, { aktenzeichen: ziel, vorgang: ziel, fallRunde: 1, anlass: 'KUENDIGUNG', weg: 'JOBCENTER' }, uhr));
    await lege(quelle, ziel);
    expect(await imAmt((db) => recordErgebnisJobcenter(db, { aktenzeichen: quelle, ergebnis: 'ABLEHNUNG', eingangAm: HEUTE, weg: 'INTERN' }, uhr))).toEqual({ gilt: true });
    expect(await imAmt((db) => listErgebnisse(db, ziel))).toMatchObject([{ antragRunde: 1 }]);
    expect((await ausgang(ziel)).at(-1)).toMatchObject({ nachricht: 'hannover.wohnungssicherung.ergebnis', variablen: { mietschuldenErgebnis: 'ABLEHNUNG' } });
  });

  it('a claim and a procedure asked for under the old number begin in the file that goes on, and are found by both numbers', async () => {
    const [quelle, ziel] = [await oeffne(), await oeffne()];
    await lege(quelle, ziel);
    const anspruch = { anspruchsgrundlage: 103, haftVon: '2026-01-11', entlassungAm: null, jcGezahltBis: '2026-02-28', kduMonatCent: 45_000, betragCent: 75_000, angemeldetAm: HEUTE, kenntnisAm: null, zahlungsreferenz: null } as const;
    const { vorgang } = await imAmt((db) => receiveErstattung(db, { ...anspruch, aktenzeichen: quelle }, uhr));
    expect(vorgang).toBe(ziel);
    expect(await imAmt((db) => listAnsprueche(db, ziel))).toMatchObject([{ aktenzeichen: ziel, betragCent: 75_000 }]);
    expect(await imAmt((db) => receiveErstattung(db, { ...anspruch, betragCent: 70_000, aktenzeichen: quelle }, uhr))).toEqual({ vorgang, neu: false });
    await imAmt((db) => beginneLaufImZiel(db, { aktenzeichen: quelle, prozess: 'hannover-mietschulden', nachricht: 'hannover.mietschulden.sgb12', eingangAm: HEUTE, anlass: 'y' }, uhr));
    expect((await laeufe(ziel)).map(([prozess]) => prozess).toSorted()).toEqual(['hannover-erstattung', 'hannover-mietschulden']);
    for (const akte of [quelle, ziel]) expect(await imAmt((db) => findOffenenLaufImVerbund(db, akte, 'hannover-erstattung'))).toMatchObject({ aktenzeichen: ziel });
    expect(await imAmt((db) => findOffenenLaufImVerbund(db, 'gibt-es-nicht', 'hannover-erstattung'))).toBeUndefined();
  });

  it('a question about a claim reaches the Jobcenter that still works under the old number', async () => {
    const [quelle, ziel] = [await oeffne(), await oeffne()];
    await lege(quelle, ziel);
    for (const [akte, gehoertZu] of [[ziel, null], [quelle, ziel]]) await datenbank.pool.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am, gehoert_zu) VALUES ('JC', $1, 'hannover', $2, now(), $3)", [akte, HEUTE, gehoertZu]);
    await imJobcenter((db) => beginneLauf(db, { aktenzeichen: quelle, prozess: 'hannover-erstattung-jobcenter', nachricht: 'hannover.erstattung.begonnen', eingangAm: HEUTE, anlass: 'anspruch' }, uhr));
    expect(await imAmt((db) => notifyNachforderung(db, { aktenzeichen: ziel, runde: 1, an: 'JC' }, uhr))).toBe(true);
    expect((await ausgang(quelle)).at(-1)).toMatchObject({ nachricht: 'hannover.erstattung.nachgefordert' });
  });
});

describe('joining is refused', () => {
  const versuch = (quelle: string, ziel: string): Promise<string> => lege(quelle, ziel).then(() => 'OK', (f: { code: string }) => f.code);

  it('for the file itself, one that is not there or of another authority, an ended or a joined one, and without a reason', async () => {
    const [a, b, zu, beendet] = [await oeffne(), await oeffne(), await oeffne(), await oeffne()];
    await lege(zu, b);
    await imAmt((db) => recordEnde(db, beendet, 'VERZOGEN', uhr));
    expect(await versuch(a, a)).toBe('VERWEIS_AUF_SICH');
    for (const fremd of ['56.34-2026-999999', 'x']) expect(await versuch(a, fremd)).toBe('AKTE_UNBEKANNT');
    await expect(imJobcenter((db) => legeZusammen(db, { quelle: a, ziel: b, grund: 'x' }, { uhr, vereinbarungen }))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
    for (const [quelle, ziel] of [[a, beendet], [beendet, a]] as const) expect(await versuch(quelle, ziel)).toBe('AKTE_BEENDET');
    for (const [quelle, ziel] of [[a, zu], [zu, a]] as const) expect(await versuch(quelle, ziel)).toBe('BEREITS_ZUSAMMENGELEGT');
    await expect(lege(a, b, ' ')).rejects.toMatchObject({ code: 'GRUND_FEHLT' });
    expect(await imAmt((db) => findFall(db, a))).toMatchObject({ gehoertZu: null, status: 'NEU' });
  });

  it('for a file without a household', async () => {
    const [a, leer] = [await oeffne(), await oeffne()];
    await datenbank.pool.query('DELETE FROM haushalt WHERE aktenzeichen = $1', [leer]);
    for (const [quelle, ziel] of [[a, leer], [leer, a]] as const) expect(await versuch(quelle, ziel)).toBe('HAUSHALT_FEHLT');
  });

  it('once the end of one is asked for, but not because of an end before it was opened again', async () => {
    const [a, b] = [await nimmAuf(datenbank.pool), await oeffne()];
    await imAmt((db) => beendeFall(db, a, 'VERZOGEN', uhr));
    expect(await versuch(a, b)).toBe('ENDE_VERLANGT');
    await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: a, prozess: 'hannover-mizi' }, `i-${a}`, uhr));
    await imAmt((db) => recordEnde(db, a, 'VERZOGEN', uhr));
    await imAmt((db) => endLauf(db, `i-${a}`, uhr));
    await imAmt((db) => meldeHaft(db, a, haft, { jetzt: () => new Date('2026-05-01T08:00:00Z') }));
    expect(await versuch(a, b)).toBe('OK');
    expect((await ausgang(a)).filter((n) => n.nachricht === 'fall-beendet')).toMatchObject([{ variablen: { beendigungsgrund: 'VERZOGEN' } }, { variablen: { beendigungsgrund: 'ZUSAMMENGELEGT' } }]);
  });

  it('where a running procedure has decided or planned a payment: begun anew it would do so twice', async () => {
    const [entschieden, gezahlt, frei] = [await nimmAuf(datenbank.pool), await oeffne(), await oeffne()];
    const vorschlag = { aktenzeichen: entschieden, prozess: 'hannover-mizi', vorgang: entschieden, gegenstand: 'PROBE', vorschlag: 'ABLEHNUNG', begruendung: 'Weil es so ist.', zustaendig: 'fachstelle-leitung' };
    await imAmt((db) => proposeEntscheidung(db, vorschlag, uhr));
    await imAmt((db) => meldeHaft(db, gezahlt, haft, uhr));
    await imAmt((db) => planZahlung(db, { aktenzeichen: gezahlt, prozess: 'hannover-haft', vorgang: gezahlt, zweck: 'MIETE', bezug: '2026-03', empfaenger: 'VERMIETER', summeCent: 1, faelligAm: HEUTE }, uhr));
    for (const akte of [entschieden, gezahlt]) {
      expect(await versuch(akte, frei)).toBe('VERFAHREN_ZU_WEIT');
      expect(await imAmt((db) => planZusammenlegung(db, frei, akte))).toMatchObject({ beginnen: [] });
    }
  });

  it('where the notice in work would meet another one that is done with', async () => {
    const [inArbeit, fertig] = [await nimmAuf(datenbank.pool), await nimmAuf(datenbank.pool)];
    await imAmt((db) => meldeHaft(db, fertig, haft, uhr));
    await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: fertig, prozess: 'hannover-mizi' }, `i-${fertig}`, uhr));
    await imAmt((db) => endLauf(db, `i-${fertig}`, uhr));
    expect(await versuch(inArbeit, fertig)).toBe('MITTEILUNG_IN_BEIDEN');
    expect(await versuch(fertig, inArbeit)).toBe('OK');
  });

  it('where a claim is examined in both: one of them would be lost', async () => {
    const [a, b] = [await oeffne(), await oeffne()];
    const anspruch = { prozess: 'hannover-erstattung', nachricht: 'hannover.erstattung.eingegangen', eingangAm: HEUTE, anlass: 'anspruch' };
    for (const aktenzeichen of [a, b]) await imAmt((db) => beginneLauf(db, { aktenzeichen, ...anspruch }, uhr));
    expect(await versuch(a, b)).toBe('ANSPRUCH_IN_BEIDEN');
  });

  it('by the pointer of a procedure that would close a circle', async () => {
    const [a, b] = [await oeffne(), await oeffne()];
    await imAmt((db) => recordGehoertZu(db, a, b, uhr));
    await expect(imAmt((db) => recordGehoertZu(db, b, a, uhr))).rejects.toMatchObject({ code: 'VERWEIS_IM_KREIS' });
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
