import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { erstelleCamunda, type Camunda } from '../../src/camunda/client.ts';
import { erstelleAbgleichDienst } from '../../src/dienste/abgleich-dienst.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { MiziFall, MiziWelt } from '../support/mizi.ts';

let welt: MiziWelt;
let camunda: Camunda;

beforeEach(async () => {
  welt = await MiziWelt.open('2026-04-02T10:00:00+02:00');
  camunda = erstelleCamunda({ grpc: welt.engine.grpc }, stillesProtokoll);
});
afterEach(async () => {
  await camunda.close();
  await welt.close();
});

/** The engine forgets the instance, as after a lost disk or a click in Operate; the next round of the service finds out. */
async function verliere(fall: MiziFall): Promise<MiziFall> {
  await camunda.cancelInstanz(fall.instanz);
  await welt.ruhe();
  const dienst = erstelleAbgleichDienst({ pool: welt.datenbank.pool, camunda, uhr: welt.engine.uhr, protokoll: stillesProtokoll });
  expect(await dienst.einmal()).toEqual([fall.az]);
  await welt.ruhe();
  const { prozessInstanz } = await fall.fall();
  expect(prozessInstanz).not.toBe(fall.instanz);
  return new MiziFall(welt, fall.az, String(prozessInstanz), 'LHH');
}

describe('a case whose instance the engine has lost', () => {
  it('begins again where nothing had left yet', async () => {
    const fall = await verliere(await welt.nimmAuf());
    await fall.informiere();
    await fall.rueckmeldung('JA');
    expect(await fall.pfad()).toContain('EndEvent_BeratungMitLeistungsbezug');
    expect((await fall.fall()).ergebnis).toBe('LEISTUNGSBEZUG');
  });

  it('does not send Anlage 1 again that was sent', async () => {
    const vorher = await welt.nimmAuf();
    await vorher.informiere();
    const fall = await verliere(vorher);
    await fall.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
    await welt.engine.warteAuf(fall.instanz, 'ReceiveTask_RueckmeldungAbwarten', 'ELEMENT_ACTIVATED');
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 GESENDET']);
  });

  it('keeps the end of a Frist that was there before', async () => {
    const vorher = await welt.nimmAuf();
    await vorher.verschiebe('H-2.2:1', '2026-04-10');
    const fall = await verliere(vorher);
    expect((await fall.frist('H-2.2:1')).fristEnde).toBe('2026-04-10');
  });

  it('finds an answer that was recorded before', async () => {
    const vorher = await welt.nimmAuf();
    await vorher.informiere();
    await vorher.rueckmeldung('NEIN');
    const fall = await verliere(vorher);
    await fall.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
    await welt.engine.warteAuf(fall.instanz, 'EndEvent_BeratungOhneLeistungsbezug', 'ELEMENT_COMPLETED');
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 BESTAETIGT']);
  });
});
