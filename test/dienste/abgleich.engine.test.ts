import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MiziFall } from '../support/mizi-fall.ts';
import { MiziWelt } from '../support/mizi.ts';

let welt: MiziWelt;

beforeEach(async () => {
  welt = await MiziWelt.open('2026-04-02T10:00:00+02:00');
});
afterEach(() => welt.close());

/** The engine forgets the instance, as after a lost disk or a click in Operate; the next round of the service finds out. */
async function verliere(fall: MiziFall, waehrenddessen: () => Promise<void> = async () => undefined): Promise<MiziFall> {
  await welt.engine.cancel(fall.instanz);
  await waehrenddessen();
  expect(await welt.gleicheAb()).toBe(1);
  const prozessInstanz = await fall.aktuelleInstanz('hannover-mizi');
  expect(prozessInstanz).not.toBe(fall.instanz);
  return new MiziFall(welt, fall.az, String(prozessInstanz), 'LHH');
}

describe('a case whose instance the engine has lost', () => {
  it('begins again where nothing had left yet', async () => {
    const fall = await verliere(await welt.nimmAuf());
    await fall.informiere();
    await fall.rueckmeldung('JA', { bgNummer: '12345//0001234' });
    expect(await fall.pfad()).toContain('EndEvent_BeratungMitLeistungsbezug');
    expect(await fall.fall()).toMatchObject({ ergebnis: 'LEISTUNGSBEZUG' });
  });

  it('does not send Anlage 1 again that was sent', async () => {
    const vorher = await welt.nimmAuf();
    await vorher.informiere();
    const fall = await verliere(vorher);
    await fall.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
    await welt.engine.warteAuf(fall.instanz, 'ReceiveTask_RueckmeldungAbwarten', 'ELEMENT_ACTIVATED');
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 GESENDET']);
    expect(await fall.frist('H-2.2:1')).toMatchObject({ status: 'EINGEHALTEN' });
  });

  it('keeps the end of a Frist that a person had moved', async () => {
    const vorher = await welt.nimmAuf();
    await vorher.verschiebe('H-2.2:1', '2026-04-10');
    const fall = await verliere(vorher);
    expect(await fall.frist('H-2.2:1')).toMatchObject({ fristEnde: '2026-04-10' });
  });

  it.each([
    ['before', async () => undefined],
    ['meanwhile', (fall: MiziFall) => fall.rueckmeldung('NEIN')],
  ])('finds the answer that was recorded %s', async (wann, meanwhile) => {
    const vorher = await welt.nimmAuf();
    if (wann === 'meanwhile') await vorher.informiere();
    else {
      // Not proven to have arrived: the answer is there before anybody waits for it.
      await vorher.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
      await vorher.rueckmeldung('NEIN');
    }
    const fall = await verliere(vorher, () => meanwhile(vorher));
    await fall.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
    if (wann === 'before') await fall.berichte('GESENDET');
    await welt.engine.warteAuf(fall.instanz, 'EndEvent_BeratungOhneLeistungsbezug', 'ELEMENT_COMPLETED');
    expect(await fall.uebermittlungen()).toEqual(['anlage-1:1 BESTAETIGT']);
    expect(await fall.fall()).toMatchObject({ ergebnis: 'KEIN_LEISTUNGSBEZUG' });
  });
});
