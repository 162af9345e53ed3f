import type { Ergebnis, Stelle } from '../../../src/akte/mietschulden/vorgang.ts';
import type { Auftrag } from '../../../src/camunda/define-worker.ts';

/** The run of the procedure that a job belongs to: both pools use the same steps, each in its own Akte. */
export const stelleVon = (e: { aktenzeichen: string; vorgang?: string | null | undefined }, auftrag: Pick<Auftrag, 'prozessId'>): Stelle => ({
  aktenzeichen: e.aktenzeichen, vorgang: e.vorgang ?? e.aktenzeichen, prozess: auftrag.prozessId,
});

/** How the run in the Akte shows the result. */
export const LAUFERGEBNIS: Record<Ergebnis, string> = { UEBERNAHME: 'MIETSCHULDEN_UEBERNOMMEN', ABLEHNUNG: 'MIETSCHULDEN_ABGELEHNT', KEIN_SGB2: 'KEIN_LEISTUNGSBEZUG' };
