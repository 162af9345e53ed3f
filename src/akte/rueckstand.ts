import { lokalesDatum } from '../recht/zeit.ts';
import type { Aenderung } from './aenderung.ts';
import type { GespeicherteMitteilung } from './mitteilung.ts';
import type { Zahlung } from './zahlung.ts';

/** What is known of the arrears from a day on, or a payment on them. Sums in Cent. */
export type Rueckstandspunkt = { am: string; anlass: 'MITTEILUNG' | 'BERICHTIGUNG' | 'STAND' | 'ZAHLUNG'; rueckstandCent: number | null; zahlungCent?: number; grund?: string };

/**
 * The arrears of a case over time: as the court was told, as they were corrected and noted since, and what was paid on them.
 * Computed from what the Akte holds anyway, oldest first.
 */
export function verlaufDesRueckstands({ mitteilung, aenderungen, zahlungen }: { mitteilung: GespeicherteMitteilung | undefined; aenderungen: readonly Aenderung[]; zahlungen: readonly Zahlung[] }): Rueckstandspunkt[] {
  const betroffen = aenderungen.filter((a) => 'rueckstandCent' in a.neu && (a.gegenstand === 'MITTEILUNG' || a.gegenstand === 'VERFAHREN')).toReversed();
  const erste = betroffen.find((a) => a.gegenstand === 'MITTEILUNG');
  const punkte: Rueckstandspunkt[] = [
    ...(mitteilung ? [{ am: mitteilung.eingangAm, anlass: 'MITTEILUNG' as const, rueckstandCent: alsSumme(erste ? erste.alt['rueckstandCent'] : mitteilung.rueckstandCent) }] : []),
    ...betroffen.map((a) => ({ am: lokalesDatum(a.zeitpunkt), anlass: a.gegenstand === 'MITTEILUNG' ? ('BERICHTIGUNG' as const) : ('STAND' as const), rueckstandCent: alsSumme(a.neu['rueckstandCent']), grund: a.grund })),
    ...zahlungen.filter((z) => z.angewiesenAm && z.prozess.includes('mietschulden')).map((z) => ({ am: z.angewiesenAm ?? '', anlass: 'ZAHLUNG' as const, rueckstandCent: null, zahlungCent: z.summeCent })),
  ];
  return punkte.toSorted((a, b) => a.am.localeCompare(b.am));
}

const alsSumme = (wert: unknown): number | null => (typeof wert === 'number' ? wert : null);
