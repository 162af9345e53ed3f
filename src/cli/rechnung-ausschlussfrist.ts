import { z } from 'zod';
import { berechneAusschlussfrist } from '../recht/ausschlussfrist.ts';
import { pruefeLand } from '../recht/kalender.ts';
import { definiereRechnung, muss, wahlweise } from './rechnung.ts';

const text = z.string(muss('ein Text'));

const felder = { letzterLeistungstag: text, kenntnisEntscheidung: wahlweise(text), land: text };

/** `{letzterLeistungstag, kenntnisEntscheidung?, land}` → an `Ausschlussfrist`. */
export const rechneAusschlussfrist = definiereRechnung(felder, ({ land, ...tage }) => berechneAusschlussfrist({ ...tage, land: pruefeLand(land) }));
