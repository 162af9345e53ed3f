import { afterEach, describe, expect, test } from 'vitest';
import type { MiziFall } from '../../../support/mizi-fall.ts';
import { MiziWelt } from '../../../support/mizi.ts';

let welt: MiziWelt;
afterEach(() => welt.close());

async function fallAm(): Promise<MiziFall> {
  welt = await MiziWelt.open('2026-05-04T09:00:00+02:00');
  return welt.nimmAuf({ klageEingangAm: '2026-04-27' });
}

describe('a case that ends before its time', () => {
  test('before the Jobcenter was informed: nothing goes out, every Frist is lifted', async () => {
    const fall = await fallAm();
    await fall.beende('KLAGE_ZURUECKGENOMMEN');
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'KLAGE_ZURUECKGENOMMEN' });
    expect(await fall.pfad()).toContain('EndEvent_FallBeendet');
    expect(await fall.uebermittlungen()).toEqual([]);
    expect(await fall.frist('H-2.2:1')).toMatchObject({ status: 'AUFGEHOBEN' });
  });

  test('with Anlage 1 under way: the Jobcenter hears that the matter is settled', async () => {
    const fall = await fallAm();
    await fall.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
    await fall.beende('VERZOGEN');
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 ANGENOMMEN', 'erledigt:1 ANGENOMMEN']);
    await fall.berichte('GESENDET');
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'VERZOGEN' });
    expect(await fall.pfad()).toContain('EndEvent_JobcenterUnterrichtet');
  });

  test('while the answer is overdue: reminder, task of the lead and waiting all end', async () => {
    const fall = await fallAm();
    await fall.informiere();
    await welt.uhr('2026-05-08T09:00:00+02:00');
    await fall.beende('VERSTORBEN');
    await fall.berichte('GESENDET');
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'VERSTORBEN' });
    expect(await fall.frist('H-2.3:1')).toMatchObject({ status: 'UEBERSCHRITTEN', erledigtAm: expect.any(Date) });
  });

  test('with the answer the notice is dealt with, and the case goes on in the counselling that began beside it', async () => {
    const fall = await fallAm();
    await fall.informiere();
    await fall.rueckmeldung('NEIN');
    expect(await fall.fertig()).toMatchObject({ status: 'LAUFEND', ergebnis: 'KEIN_LEISTUNGSBEZUG' });
    expect((await fall.laeufe()).toSorted()).toEqual(['hannover-mizi BEENDET KEIN_LEISTUNGSBEZUG', 'hannover-wohnungssicherung NEU -']);
  });

  test('a letter to the household alone does not count: the Jobcenter, which knows of nothing, hears nothing', async () => {
    const fall = await fallAm();
    await welt.db((db) => db.query("INSERT INTO dokument (behoerde, aktenzeichen, art, titel, inhalt, sha256, seiten, erzeugt_am, schluessel) VALUES ('LHH', $1, 'hannover.terminvorschlag', 'x', 'x', 'x', 1, now(), 'brief')", [fall.az]));
    await welt.db((db) => db.query("INSERT INTO uebermittlung (behoerde, id, aktenzeichen, dokument_id, empfaenger, kanal, status, message_id, angelegt_am, naechster_versuch_am) SELECT 'LHH', $1 || ':brief:1', $1, id, 'HAUSHALT', 'POST', 'GESENDET', 'brief', now(), now() FROM dokument WHERE schluessel = 'brief'", [fall.az]));
    await fall.beende('VERZOGEN');
    expect(await fall.fertig()).toMatchObject({ status: 'BEENDET', ergebnis: 'VERZOGEN' });
    expect(await fall.uebermittlungen()).toEqual(['brief:1 GESENDET']);
  });
});
