import { plusTage } from '../recht/datum.ts';

export type Quartal = { jahr: number; quartal: 1 | 2 | 3 | 4 };

/** The quarter of a local date. */
export const quartalVon = (datum: string): Quartal => ({ jahr: Number(datum.slice(0, 4)), quartal: (Math.floor((Number(datum.slice(5, 7)) - 1) / 3) + 1) as Quartal['quartal'] });

/** First and last day of a quarter, local dates. */
export function tageVon({ jahr, quartal }: Quartal): { von: string; bis: string } {
  const erster = (q: number): string => `${jahr + Math.floor((q - 1) / 4)}-${String(((q - 1) % 4) * 3 + 1).padStart(2, '0')}-01`;
  return { von: erster(quartal), bis: plusTage(erster(quartal + 1), -1) };
}

export const davor = ({ jahr, quartal }: Quartal): Quartal => (quartal === 1 ? { jahr: jahr - 1, quartal: 4 } : { jahr, quartal: (quartal - 1) as Quartal['quartal'] });

/** `2. Quartal 2026` */
export const quartalText = ({ jahr, quartal }: Quartal): string => `${quartal}. Quartal ${jahr}`;
