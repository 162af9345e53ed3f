import { afterEach, expect, test } from 'vitest';
import { MiziFall } from '../../../support/mizi-fall.ts';
import { MiziWelt } from '../../../support/mizi.ts';

let welt: MiziWelt;
afterEach(() => welt.close());

test('a case whose instance was lost begins again from the Akte: nothing is sent twice, no answer is lost', async () => {
  welt = await MiziWelt.open('2026-05-04T09:00:00+02:00');
  const alt = await welt.nimmAuf({ klageEingangAm: '2026-04-27' });
  await alt.informiere();
  await welt.engine.cancel(alt.instanz);
  await alt.rueckmeldung('JA', { bgNummer: '12345//0001234' });
  expect(await welt.gleicheAb()).toBe(1);
  const { prozessInstanz } = await alt.fall();
  expect(prozessInstanz).not.toBe(alt.instanz);
  const neu = new MiziFall(welt, alt.az, prozessInstanz ?? '', 'LHH');
  await neu.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
  expect(await neu.uebermittlungen()).toEqual(['anlage-1:1 BESTAETIGT']);
  expect(await neu.pfad()).toContain('EndEvent_BeratungMitLeistungsbezug');
  expect(await neu.fall()).toMatchObject({ ergebnis: 'LEISTUNGSBEZUG' });
  expect(await neu.frist('H-2.2:1')).toMatchObject({ status: 'EINGEHALTEN' });
});
