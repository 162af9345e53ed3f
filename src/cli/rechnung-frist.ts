import { z } from 'zod';
import { FachlicherFehler } from '../fehler.ts';
import { berechneFrist, type Einheit } from '../recht/frist.ts';
import { pruefeLand, pruefeModus } from '../recht/kalender.ts';
import { definiereRechnung, muss } from './rechnung.ts';

const text = z.string(muss('ein Text'));
const zahl = z.number(muss('eine Zahl'));

const felder = {
  beginn: text,
  werktage: zahl.optional(),
  tage: zahl.optional(),
  monate: zahl.optional(),
  land: text,
  modus: text.optional(),
  rollen: z.boolean(muss('true oder false')).optional(),
  vorfrist: zahl.optional(),
};

function waehleLaenge(angaben: { werktage?: number | undefined; tage?: number | undefined; monate?: number | undefined }): { laenge: number; einheit: Einheit } {
  const moeglich: [Einheit, number | undefined][] = [['WERKTAG', angaben.werktage], ['TAG', angaben.tage], ['MONAT', angaben.monate]];
  const genannt = moeglich.filter((paar): paar is [Einheit, number] => paar[1] !== undefined);
  const [erste] = genannt;
  if (genannt.length !== 1 || !erste) throw new FachlicherFehler('LAENGE_UNEINDEUTIG', 'Die Länge wird genau einmal gebraucht: werktage, tage oder monate.');
  return { einheit: erste[0], laenge: erste[1] };
}

/** `{beginn, werktage | tage | monate, land, modus?, rollen?, vorfrist?}` → a `Frist`. */
export const rechneFrist = definiereRechnung(felder, (angaben) =>
  berechneFrist({
    ...waehleLaenge(angaben),
    beginn: angaben.beginn,
    land: pruefeLand(angaben.land),
    modus: angaben.modus === undefined ? undefined : pruefeModus(angaben.modus),
    rollt: angaben.rollen,
    vorfristWerktage: angaben.vorfrist,
  }),
);
