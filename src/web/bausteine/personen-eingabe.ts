/** Fields of a form that names several people, without scripts: "weitere Person" is a submit that brings the form back. */
export type Werte = Record<string, string>;
export type MitPersonen = { werte: Werte; mieter: number };

const HOECHSTENS = 10;
const PERSON = ['name', 'vorname', 'anschrift'] as const;

/** All fields as typed; of people as many as the form said it had. The names of fields carry `*` for the number of the person. */
export function liesMitPersonen(felder: readonly string[], feld: (name: string) => string): MitPersonen {
  const mieter = Math.min(Math.max(Number.parseInt(feld('mieter'), 10) || 1, 1), HOECHSTENS);
  const namen = felder.flatMap((name) => (name.includes('*') ? Array.from({ length: mieter }, (_, i) => name.replace('*', String(i))) : [name]));
  return { werte: Object.fromEntries(namen.map((name) => [name, feld(name)])), mieter };
}

/** Adds or removes a person as the button says; otherwise drops the rows of people that were left empty. */
export function ordnePersonen({ werte, mieter }: MitPersonen, aktion: string): MitPersonen {
  const personen = Array.from({ length: mieter }, (_, i) => PERSON.map((name) => werte[`mieter.${i}.${name}`] ?? ''));
  const weg = /^person-weg-(\d)$/.exec(aktion)?.[1];
  const geordnet = aktion === 'person-dazu' ? [...personen, ['', '', '']] : weg === undefined ? personen.filter((p) => p.some((wert) => wert !== '')) : personen.filter((_, i) => i !== Number(weg));
  const bleibende = (geordnet.length === 0 ? [['', '', '']] : geordnet).slice(0, HOECHSTENS);
  const ohnePersonen = Object.entries(werte).filter(([name]) => !name.startsWith('mieter.'));
  const neuePersonen = bleibende.flatMap((p, i) => PERSON.map((name, spalte) => [`mieter.${i}.${name}`, p[spalte] ?? ''] as const));
  return { werte: Object.fromEntries([...ohnePersonen, ...neuePersonen]), mieter: bleibende.length };
}

/** The fields of a group (`wohnung.` …) by their own names. Only names of ours get here, never one from the request. */
export function gruppeVon(werte: Werte, gruppe: string): Werte {
  return Object.fromEntries(Object.entries(werte).filter(([name]) => name.startsWith(`${gruppe}.`)).map(([name, wert]) => [name.slice(gruppe.length + 1), wert]));
}
