import type { Zahlungsort } from '../zahlung.ts';
import { PROZESS } from './vorschlag.ts';

/** The one payment of a claim. */
export const zahlungsort = (aktenzeichen: string, vorgang: string): Zahlungsort => ({ aktenzeichen, vorgang, prozess: PROZESS, zweck: 'ERSTATTUNG' });
