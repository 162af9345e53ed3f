import type { Fassung } from './modell.ts';

type Kennzeichen = Pick<Fassung, 'nummer' | 'herkunft' | 'status' | 'pruefsumme' | 'ausgerolltAm'>;

/**
 * Which of a model's versions runs: the newest own one that was approved and deployed, else the newest delivered one. An owner
 * whose own version is what the program brought at that time has gone back to it, and follows the deliveries again.
 * @param fassungen all versions of one model, in any order
 */
export function wirksameFassung<T extends Kennzeichen>(fassungen: readonly T[]): T | undefined {
  const eigene = hoechste(fassungen.filter((f) => f.herkunft !== 'AUSGELIEFERT' && f.status === 'FREIGEGEBEN' && f.ausgerolltAm !== null));
  const ausgelieferte = fassungen.filter((f) => f.herkunft === 'AUSGELIEFERT');
  if (!eigene) return hoechste(ausgelieferte);
  const damals = hoechste(ausgelieferte.filter((f) => f.nummer < eigene.nummer));
  return damals?.pruefsumme === eigene.pruefsumme ? hoechste(ausgelieferte) : eigene;
}

/** What the program has brought since the own version that runs: shown to its owner, and never put in its place. */
export function neueAuslieferung<T extends Kennzeichen>(fassungen: readonly T[]): T | null {
  const laeuft = wirksameFassung(fassungen);
  const neueste = hoechste(fassungen.filter((f) => f.herkunft === 'AUSGELIEFERT'));
  return laeuft && neueste && laeuft.herkunft !== 'AUSGELIEFERT' && neueste.nummer > laeuft.nummer && neueste.pruefsumme !== laeuft.pruefsumme ? neueste : null;
}

const hoechste = <T extends Kennzeichen>(fassungen: readonly T[]): T | undefined => fassungen.toSorted((a, b) => b.nummer - a.nummer)[0];
