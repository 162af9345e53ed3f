import { expect, it } from 'vitest';
import type { Aenderung } from '../../src/akte/aenderung.ts';
import type { GespeicherteMitteilung } from '../../src/akte/mitteilung.ts';
import { verlaufDesRueckstands } from '../../src/akte/rueckstand.ts';
import type { Zahlung } from '../../src/akte/zahlung.ts';

const aenderung = (zeitpunkt: string, gegenstand: Aenderung['gegenstand'], alt: Record<string, unknown>, neu: Record<string, unknown>): Aenderung => ({ id: '1', gegenstand, bezug: null, alt, neu, grund: 'neu gezählt', wer: 'anna.berg', zeitpunkt: new Date(zeitpunkt) });
const zahlung = (prozess: string, angewiesenAm: string | null): Zahlung => ({ prozess, angewiesenAm, summeCent: 120_000 }) as Zahlung;

it('begins with what the court was first told, follows each correction by its day, and ends with what was paid', () => {
  const mitteilung = { eingangAm: '2026-04-01', rueckstandCent: 210_000 } as GespeicherteMitteilung;
  // Newest first, as the Akte lists them; a change of something else says nothing about the arrears.
  const aenderungen = [
    aenderung('2026-05-02T08:00:00Z', 'VERFAHREN', { rueckstandCent: 210_000 }, { rueckstandCent: null }),
    aenderung('2026-04-20T22:30:00Z', 'MITTEILUNG', { rueckstandCent: 195_000 }, { rueckstandCent: 210_000 }),
    aenderung('2026-04-10T08:00:00Z', 'MITTEILUNG', { terminAm: null }, { terminAm: '2026-06-01' }),
  ];
  const zahlungen = [zahlung('hannover-mietschulden', '2026-05-20'), zahlung('hannover-mietschulden', null), zahlung('hannover-haft', '2026-05-01')];
  expect(verlaufDesRueckstands({ mitteilung, aenderungen, zahlungen })).toEqual([
    { am: '2026-04-01', anlass: 'MITTEILUNG', rueckstandCent: 195_000 },
    { am: '2026-04-21', anlass: 'BERICHTIGUNG', rueckstandCent: 210_000, grund: 'neu gezählt' },
    { am: '2026-05-02', anlass: 'STAND', rueckstandCent: null, grund: 'neu gezählt' },
    { am: '2026-05-20', anlass: 'ZAHLUNG', rueckstandCent: null, zahlungCent: 120_000 },
  ]);
});
