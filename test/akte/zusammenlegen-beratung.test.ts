import { afterAll, describe, expect, it } from 'vitest';
import { beginneLauf } from '../../src/akte/lauf.ts';
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
import { hannover, HEUTE, uhr } from './beispiel.ts';
import { baueZusammenlegung } from './zusammenlegen-buehne.ts';

const { datenbank, imAmt, imJobcenter, oeffne, lege, laeufe, ausgang } = await baueZusammenlegung();
afterAll(() => datenbank.close());

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
