import { z } from 'zod';
import { listPostausgang, listUebermittlungen, STATUS } from '../abfragen/uebermittlungen.ts';
import { wahlfrei } from '../frage.ts';
import type { Anfrage } from '../wege.ts';

export const uebermittlungenFrage = z.strictObject({ status: wahlfrei(z.enum(STATUS)).meta({ description: `nur mit diesem Stand: ${STATUS.join(', ')}` }) });

/** The newest transmissions, those that a person must settle first, and the letters that wait to be posted. */
export const ladeUebermittlungen = (a: Anfrage, { status }: z.output<typeof uebermittlungenFrage>) =>
  a.inDb(async (db) => ({ status, zeilen: await listUebermittlungen(db, status ? { status } : {}), briefe: await listPostausgang(db) }));
