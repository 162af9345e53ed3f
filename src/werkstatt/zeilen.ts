export type Zeilenunterschied = { art: 'NEU' | 'ENTFERNT'; zeile: number; text: string };

/** At most so many lines are told. */
const HOECHSTENS = 400;

/**
 * Lines that only one of two texts has, in the order of the texts: what is the same at the beginning and at the end is left
 * out, and lines that both have in between.
 */
export function vergleicheZeilen(alt: string, neu: string): Zeilenunterschied[] {
  const [davor, danach] = [alt.split('\n'), neu.split('\n')];
  let anfang = 0;
  while (anfang < davor.length && anfang < danach.length && davor[anfang] === danach[anfang]) anfang++;
  let ende = 0;
  while (ende < davor.length - anfang && ende < danach.length - anfang && davor.at(-1 - ende) === danach.at(-1 - ende)) ende++;
  const nur = (zeilen: readonly string[], andere: readonly string[], art: Zeilenunterschied['art']): Zeilenunterschied[] => {
    const dort = Map.groupBy(andere, (z) => z.trim());
    return zeilen.flatMap((text, i) => (text.trim() === '' || dort.get(text.trim())?.pop() !== undefined ? [] : [{ art, zeile: anfang + i + 1, text: text.trim() }]));
  };
  const mitte = (zeilen: readonly string[]): string[] => zeilen.slice(anfang, zeilen.length - ende);
  return [...nur(mitte(davor), mitte(danach), 'ENTFERNT'), ...nur(mitte(danach), mitte(davor), 'NEU')].toSorted((a, b) => a.zeile - b.zeile).slice(0, HOECHSTENS);
}
