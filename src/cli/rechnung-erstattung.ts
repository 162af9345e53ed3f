import { z } from 'zod';
import { berechneErstattung, type Anspruchsgrundlage, type Erstattung } from '../recht/erstattung.ts';
import { pruefeLand } from '../recht/kalender.ts';
import { alsBetrag, betrag } from './betrag.ts';
import { definiereRechnung, muss, wahlweise } from './rechnung.ts';

const text = z.string(muss('ein Text'));

const felder = {
  kduMonat: betrag,
  haftVon: text,
  entlassungAm: wahlweise(text),
  jcGezahltBis: text,
  kenntnisFachstelle: text,
  anmeldungAm: wahlweise(text),
  land: text,
  anspruchsgrundlage: wahlweise(z.union([z.number(), z.string()], muss('103 oder 105'))),
};

/** `{kduMonat, haftVon, entlassungAm?, jcGezahltBis, kenntnisFachstelle, anmeldungAm?, land, anspruchsgrundlage?}` → the sums as text. */
export const rechneErstattung = definiereRechnung(felder, ({ kduMonat, land, anspruchsgrundlage, ...tage }) =>
  zeige(
    berechneErstattung({
      ...tage,
      kduMonatCent: kduMonat,
      land: pruefeLand(land),
      anspruchsgrundlage: alsGrundlage(anspruchsgrundlage),
    }),
  ),
);

/** Text, as options of the command line are, becomes the number; what it may be is checked by the calculation. */
const alsGrundlage = (wert: number | string | undefined): Anspruchsgrundlage | undefined =>
  (typeof wert === 'string' && /^\d{3}$/.test(wert) ? Number(wert) : wert) as Anspruchsgrundlage | undefined;

const zeige = (e: Erstattung): object => ({
  ueberzahlt: alsBetrag(e.ueberzahltCent),
  erstattung: alsBetrag(e.erstattungCent),
  beimJobcenter: alsBetrag(e.beimJobcenterCent),
  monate: e.monate.map((m) => ({ monat: m.monat, ueberzahlt: alsBetrag(m.ueberzahltCent), erstattung: alsBetrag(m.erstattungCent) })),
  ausschlussfrist: e.ausschlussfrist,
  grund: e.grund,
  fachstelleZahltAb: e.fachstelleZahltAb,
  schritte: e.schritte,
});
