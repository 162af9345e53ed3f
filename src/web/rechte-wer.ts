import type { Rollenart } from '../vereinbarung.ts';

/** Groups of no authority alone; those of the authorities are data of the agreements. */
export const GLOBALE_ROLLEN = ['modellierung', 'auswertung', 'verwaltung'] as const;
/** Whom a row names: a role, what people of any agreement do (`SACHBEARBEITUNG`: whoever leads too), or everybody who has a role. */
export type Recht = (typeof GLOBALE_ROLLEN)[number] | 'fachstelle-sachbearbeitung' | 'fachstelle-leitung' | 'jobcenter-sachbearbeitung' | 'jobcenter-teamleitung' | Rollenart | 'ALLE';

export const ALLE: readonly Recht[] = ['ALLE'];
/** Pages for cases of every agreement. */
export const SACHBEARBEITUNG: readonly Recht[] = ['SACHBEARBEITUNG'];
/** Pages of Hannover's procedures. */
export const FACHSTELLE: readonly Recht[] = ['fachstelle-sachbearbeitung', 'fachstelle-leitung'];
export const JOBCENTER: readonly Recht[] = ['jobcenter-sachbearbeitung', 'jobcenter-teamleitung'];
export const HANNOVER: readonly Recht[] = [...FACHSTELLE, ...JOBCENTER];
/** A rejection is decided by the Teamleitung (H-3.2.1.5), at the Fachstelle by the Leitung. */
export const ENTSCHEIDUNG: readonly Recht[] = ['fachstelle-leitung', 'jobcenter-teamleitung'];
/** Who looks after the agreement itself: whoever leads at one of its partners. */
export const LEITUNG: readonly Recht[] = ['LEITUNG'];
/** Figures are numbers only; no case can be told from them. */
export const AUSWERTUNG: readonly Recht[] = ['auswertung', 'LEITUNG'];
export const VERWALTUNG: readonly Recht[] = ['verwaltung'];
/** What does not run, without names: whoever leads sees the Aktenzeichen of the own authority, the administration none. */
export const STOERUNGEN: readonly Recht[] = ['verwaltung', 'LEITUNG'];
/** Who owns procedures and changes their models; no case can be seen with it. */
export const MODELLIERUNG: readonly Recht[] = ['modellierung'];
