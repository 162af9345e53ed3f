import { z } from 'zod';
import { pruefeLand } from '../recht/kalender.ts';
import { berechneSchonfrist } from '../recht/schonfrist.ts';
import { definiereRechnung, muss, wahlweise } from './rechnung.ts';

const text = z.string(muss('ein Text'));

const felder = {
  zustellungen: z.array(text, muss('eine Liste von Tagen')).optional(),
  klageEingangAm: wahlweise(text),
  land: text,
  kuendigungAm: wahlweise(text),
  fruehereHeilungKuendigungAm: wahlweise(text),
  vorfrist: z.number(muss('eine Zahl')).optional(),
};

/** `{zustellungen?, klageEingangAm?, land, kuendigungAm?, fruehereHeilungKuendigungAm?, vorfrist?}` → a `Schonfrist`. */
export const rechneSchonfrist = definiereRechnung(felder, ({ vorfrist, zustellungen, land, ...tage }) =>
  berechneSchonfrist({ ...tage, zustellungen: zustellungen ?? [], land: pruefeLand(land), vorfristWerktage: vorfrist }),
);
