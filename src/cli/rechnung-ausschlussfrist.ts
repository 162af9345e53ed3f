import { z } from 'zod';
import { berechneAusschlussfrist } from '../recht/ausschlussfrist.ts';
import { pruefeLand } from '../recht/kalender.ts';
import { definiereRechnung, muss } from './rechnung.ts';

const text = z.string(muss('ein Text'));

const felder = { letzterLeistungstag: text, kenntnisEntscheidung: text.optional(), land: text };

/** `{letzterLeistungstag, kenntnisEntscheidung?, land}` → an `Ausschlussfrist`. */
export const rechneAusschlussfrist = definiereRechnung(felder, ({ land, ...tage }) => berechneAusschlussfrist({ ...tage, land: pruefeLand(land) }));
