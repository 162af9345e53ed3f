import { describe, expect, test } from 'vitest';
import { werteAus } from '../../src/tabellen/auswerten.ts';
import { ladeTabellen } from '../../src/tabellen/dateien.ts';

const tabellen = await ladeTabellen('hannover/wohnungssicherung/stellungnahme.dmn');
const STAENDE = ['UNBEKANNT', 'MAHNUNG', 'ABMAHNUNG', 'KUENDIGUNG', 'FRISTLOSE_KUENDIGUNG', 'RAEUMUNGSKLAGE', 'RAEUMUNGSURTEIL'] as const;
const EINSCHAETZUNGEN = ['JA', 'NEIN', 'OFFEN'] as const;
const frage = (stand: string, rueckstandCent: number, dauerhaft: string, sinnvoll: string): unknown => werteAus(tabellen, 'hannover-stellungnahme', { stand, rueckstandCent, dauerhaft, sinnvoll });

describe('a Stellungnahme is needed (H-3.1.6)', () => {
  const alle = STAENDE.flatMap((stand) => [0, 1, 153_600].flatMap((summe) => EINSCHAETZUNGEN.flatMap((dauerhaft) => EINSCHAETZUNGEN.map((sinnvoll) => ({ stand, summe, dauerhaft, sinnvoll })))));

  test('exactly for a termination or a suit for arrears whose home can be kept for good and sensibly; one row answers every case', () => {
    const noetig = alle.filter((f) => (frage(f.stand, f.summe, f.dauerhaft, f.sinnvoll) as { noetig: string }).noetig === 'JA');
    expect(noetig).toEqual(alle.filter((f) => STAENDE.indexOf(f.stand) >= 3 && f.summe > 0 && f.dauerhaft === 'JA' && f.sinnvoll === 'JA'));
    expect(noetig).toHaveLength(8);
  });

  test.each([
    ['MAHNUNG', 90_000, 'JA', 'JA', 'KEINE_KUENDIGUNG'],
    ['KUENDIGUNG', 0, 'JA', 'JA', 'KEIN_RUECKSTAND'],
    ['RAEUMUNGSKLAGE', 90_000, 'OFFEN', 'JA', 'NICHT_SINNVOLL'],
    ['RAEUMUNGSKLAGE', 90_000, 'JA', 'NEIN', 'NICHT_SINNVOLL'],
  ] as const)('%s with %i Cent, lasting %s, sensible %s: not, %s', (stand, summe, dauerhaft, sinnvoll, grund) => {
    expect(frage(stand, summe, dauerhaft, sinnvoll)).toEqual({ noetig: 'NEIN', grund });
  });
});
