/**
 * A second, naive computation that shares nothing with `src/recht`: own Easter, own Feiertage, own dates, own summer
 * time. Slow and plain on purpose; what both agree on is not one mistake made twice.
 */
type Bundesland = 'NI' | 'NW';

const iso = (jahr: number, monat: number, tag: number): string => new Date(Date.UTC(jahr, monat - 1, tag)).toISOString().slice(0, 10);
const teile = (datum: string): [number, number, number] => [Number(datum.slice(0, 4)), Number(datum.slice(5, 7)), Number(datum.slice(8, 10))];
export const tagDanach = (datum: string, tage: number): string => {
  const [jahr, monat, tag] = teile(datum);
  return iso(jahr, monat, tag + tage);
};
const wochentag = (datum: string): number => new Date(`${datum}T12:00:00Z`).getUTCDay();

/** Easter Sunday after Gauß with the exceptions of Lichtenberg. */
export function ostersonntag(jahr: number): string {
  const k = Math.floor(jahr / 100);
  const m = 15 + Math.floor((3 * k + 3) / 4) - Math.floor((8 * k + 13) / 25);
  const s = 2 - Math.floor((3 * k + 3) / 4);
  const a = jahr % 19;
  const d = (19 * a + m) % 30;
  const r = Math.floor((d + Math.floor(a / 11)) / 29);
  const og = 21 + d - r;
  const sz = 7 - ((jahr + Math.floor(jahr / 4) + s) % 7);
  return iso(jahr, 3, og + 7 - ((og - sz) % 7));
}

/** The official list of gesetzliche Feiertage. */
export function amtlicheFeiertage(jahr: number, land: Bundesland): string[] {
  const ostern = ostersonntag(jahr);
  const tage = [-2, 1, 39, 50].map((n) => tagDanach(ostern, n));
  tage.push(iso(jahr, 1, 1), iso(jahr, 5, 1), iso(jahr, 10, 3), iso(jahr, 12, 25), iso(jahr, 12, 26));
  if (land === 'NW') tage.push(tagDanach(ostern, 60), iso(jahr, 11, 1));
  if (land === 'NI' || jahr === 2017) tage.push(iso(jahr, 10, 31));
  return tage.toSorted();
}

const listen = new Map<string, Set<string>>();
function istFrei(datum: string, land: Bundesland, samstagFrei: boolean): boolean {
  const schluessel = land + datum.slice(0, 4);
  if (!listen.has(schluessel)) listen.set(schluessel, new Set(amtlicheFeiertage(Number(datum.slice(0, 4)), land)));
  if (listen.get(schluessel)?.has(datum)) return true;
  return wochentag(datum) === 0 || (samstagFrei && wochentag(datum) === 6);
}

/** Midnight at the beginning of a day by the rule of the EU: summer time from the last Sunday of March to that of October, 01:00 UTC. */
export function mitternacht(datum: string): string {
  const [jahr] = teile(datum);
  const letzterSonntag = (monat: number): string => [31, 30, 29, 28, 27, 26, 25].map((tag) => iso(jahr, monat, tag)).find((t) => wochentag(t) === 0) as string;
  const sommer = datum > letzterSonntag(3) && datum <= letzterSonntag(10);
  return `${tagDanach(datum, -1)}T${sommer ? '22' : '23'}:00:00.000Z`;
}

const rolle = (datum: string, land: Bundesland): string => (istFrei(datum, land, true) ? rolle(tagDanach(datum, 1), land) : datum);

export function zweitesWerktagsende(beginn: string, laenge: number, land: Bundesland, modus: 'MO_SA' | 'MO_FR', rollt = true): string {
  let ende = beginn;
  let offen = laenge;
  while (offen > 0) {
    ende = tagDanach(ende, 1);
    if (!istFrei(ende, land, modus === 'MO_FR')) offen -= 1;
  }
  return rollt ? rolle(ende, land) : ende;
}

export const zweitesTagesende = (beginn: string, laenge: number, land: Bundesland): string => rolle(tagDanach(beginn, laenge), land);

export function zweitesMonatsende(beginn: string, laenge: number, land: Bundesland): string {
  const [jahr, monat, tag] = teile(beginn);
  let versuch = tag;
  // Goes back from the same day number until the month has such a day.
  while (iso(jahr, monat + laenge, versuch).slice(8) !== String(versuch).padStart(2, '0')) versuch -= 1;
  return rolle(iso(jahr, monat + laenge, versuch), land);
}

/** The local date of the warning. */
export function zweiteVorfrist(ende: string, land: Bundesland, werktage: number): string {
  let tag = ende;
  while (istFrei(tag, land, true)) tag = tagDanach(tag, -1);
  if (werktage === 0) return tag;
  return zweiteVorfrist(tagDanach(tag, -1), land, werktage - 1);
}

export function alleTage(von: string, bis: string): string[] {
  const tage: string[] = [];
  for (let tag = von; tag <= bis; tag = tagDanach(tag, 1)) tage.push(tag);
  return tage;
}
