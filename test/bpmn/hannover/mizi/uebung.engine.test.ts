import { afterEach, expect, test } from 'vitest';
import { nimmUebungsmitteilungAuf } from '../../../../src/akte/uebung/anlegen.ts';
import { requestEntfernung } from '../../../../src/akte/uebung/entfernen.ts';
import { erstelleUebungenDienst } from '../../../../src/dienste/uebungen-dienst.ts';
import { stillesProtokoll } from '../../../../src/protokoll.ts';
import { MiziWelt } from '../../../support/mizi.ts';

let welt: MiziWelt;
afterEach(() => welt.close());

test('a made-up case runs as any other, at the Jobcenter too, sends nothing outside, and is gone at both when it is removed', async () => {
  welt = await MiziWelt.open('2026-05-04T09:00:00+02:00', { verfahren: ['mizi', 'wohnungssicherung'], jobcenterImSystem: true });
  const { uhr } = welt.engine;
  const { aktenzeichen } = await welt.db((db) => nimmUebungsmitteilungAuf(db, { uhr, vereinbarung: welt.vereinbarung }));
  expect(aktenzeichen).toBe('UE.56.34-2026-000001');
  const fall = await welt.lauf('hannover-mizi', aktenzeichen);
  await fall.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
  expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 GESENDET']);
  const jobcenter = await welt.lauf('hannover-mizi-jobcenter', aktenzeichen, 'JC');
  expect((await jobcenter.fall()).status).toBe('LAUFEND');

  expect(await welt.db((db) => requestEntfernung(db, '56.34', uhr))).toBe(1);
  const dienst = erstelleUebungenDienst({ pool: welt.datenbank.pool, uhr, protokoll: stillesProtokoll });
  for (let runde = 0; runde < 3; runde++) {
    await dienst.einmal();
    await welt.ruhe();
  }
  expect(await fall.pfad()).toContain('EventSubProcess_FallBeendet');
  for (const tabelle of ['fall', 'lauf', 'person', 'dokument', 'uebermittlung', 'posteingang']) {
    expect((await welt.datenbank.pool.query(`SELECT * FROM ${tabelle} WHERE aktenzeichen = $1`, [aktenzeichen])).rows, tabelle).toEqual([]);
  }
  expect((await welt.datenbank.pool.query('SELECT * FROM uebung_entfernung')).rows).toEqual([]);
  expect((await welt.datenbank.pool.query("SELECT behoerde FROM journal WHERE art = 'UEBUNG_ENTFERNT' ORDER BY 1")).rows).toEqual([{ behoerde: 'JC' }, { behoerde: 'LHH' }]);
});
