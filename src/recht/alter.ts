/**
 * Full years of life on a day. A year is complete when the day before the birthday has ended (§ 187 (2) sentence 2, § 188 (2) BGB):
 * whoever was born on 29 February is a year older on 1 March of a common year.
 * @param geburtsdatum local date `YYYY-MM-DD`
 * @param tag local date, not before the birth
 * @throws RangeError when the day is before the birth
 */
export function alterAm(geburtsdatum: string, tag: string): number {
  if (tag < geburtsdatum) throw new RangeError('Der Tag liegt vor der Geburt.');
  const jahre = Number(tag.slice(0, 4)) - Number(geburtsdatum.slice(0, 4));
  return tag.slice(5) < geburtsdatum.slice(5) ? jahre - 1 : jahre;
}

/** The first local date on which somebody has completed so many years of life (§ 188 (2) BGB); the reverse of `alterAm`. */
export function tagDesAlters(geburtsdatum: string, alter: number): string {
  const tag = `${String(Number(geburtsdatum.slice(0, 4)) + alter).padStart(4, '0')}${geburtsdatum.slice(4)}`;
  return Number.isNaN(Date.parse(tag)) || new Date(tag).toISOString().slice(0, 10) !== tag ? `${tag.slice(0, 4)}-03-01` : tag;
}

export type Altersgruppe = 'UNTER_21' | 'UNTER_25' | 'AB_25';

/** What a procedure may know about the age: the birth date stays in the Akte. `UNTER_25`: 21 to 24. */
export function altersgruppeAm(geburtsdatum: string, tag: string): Altersgruppe {
  const alter = alterAm(geburtsdatum, tag);
  if (alter < 21) return 'UNTER_21';
  return alter < 25 ? 'UNTER_25' : 'AB_25';
}
