import { plusMonate, plusTage, schreibeTag } from './datum.ts';
import { keinWerktagWeil, type Land, type Modus } from './kalender.ts';

/** An end before it may move, and how it was found, one German line a day. */
export type Zaehlung = { ende: string; schritte: string[] };

/** A day in a derivation names its year only where the reader could not know it. */
const tagNach = (datum: string, vorher: string): string => schreibeTag(datum, datum.slice(0, 4) !== vorher.slice(0, 4));

/** Counts `laenge` Werktage after `beginn` (§ 187 Abs. 1, § 188 Abs. 1 BGB). */
export function zaehleWerktage(beginn: string, laenge: number, land: Land, modus: Modus): Zaehlung {
  const schritte: string[] = [];
  let ende = beginn;
  for (let gezaehlt = 0; gezaehlt < laenge; ) {
    const vorher = ende;
    ende = plusTage(ende, 1);
    const grund = keinWerktagWeil(ende, land, modus);
    schritte.push(`${tagNach(ende, vorher)} ${grund ? `${grund} zählt nicht` : `zählt (${++gezaehlt})`}`);
  }
  return { ende, schritte };
}

/** Counts `laenge` calendar days after `beginn` (§ 187 Abs. 1, § 188 Abs. 1 BGB). */
export function zaehleTage(beginn: string, laenge: number): Zaehlung {
  const schritte: string[] = [];
  let ende = beginn;
  for (let gezaehlt = 1; gezaehlt <= laenge; gezaehlt++) {
    const vorher = ende;
    ende = plusTage(ende, 1);
    schritte.push(`${tagNach(ende, vorher)} zählt (${gezaehlt})`);
  }
  return { ende, schritte };
}

/** The day with the number of `beginn`, `laenge` months later (§ 188 Abs. 2, 3 BGB). */
export function zaehleMonate(beginn: string, laenge: number): Zaehlung {
  const ende = plusMonate(beginn, laenge);
  const monate = laenge === 1 ? '1 Monat' : `${laenge} Monate`;
  const tag = Number(beginn.slice(8));
  const wie = Number(ende.slice(8)) === tag ? 'Tag mit derselben Zahl (§ 188 Abs. 2 BGB)' : `letzter Tag des Monats, weil er keinen ${tag}. hat (§ 188 Abs. 3 BGB)`;
  return { ende, schritte: [`${monate}: ${schreibeTag(ende)}, ${wie}`] };
}

/** Moves an end off Saturday, Sunday and Feiertag to the next Werktag (§ 193 BGB, § 26 Abs. 3 SGB X); only the end moves. */
export function verschiebeEnde(gezaehlt: string, land: Land): Zaehlung {
  const schritte: string[] = [];
  let ende = gezaehlt;
  for (let grund = keinWerktagWeil(ende, land, 'MO_FR'); grund; grund = keinWerktagWeil(ende, land, 'MO_FR')) {
    schritte.push(`${schreibeTag(ende, false)} ${grund}: das Ende verschiebt sich (§ 193 BGB, § 26 Abs. 3 SGB X)`);
    ende = plusTage(ende, 1);
  }
  return { ende, schritte };
}

/** Leaves an end where it is, and says so where it would have moved (a Termin, § 26 Abs. 5 SGB X; a notice period). */
export function belasseEnde(gezaehlt: string, land: Land): Zaehlung {
  const grund = keinWerktagWeil(gezaehlt, land, 'MO_FR');
  return { ende: gezaehlt, schritte: grund ? [`${schreibeTag(gezaehlt, false)} ${grund}: das Ende verschiebt sich bei dieser Frist nicht`] : [] };
}
