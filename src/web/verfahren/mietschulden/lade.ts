import { findVorschlag } from '../../../akte/mietschulden/vorschlag.ts';
import { listMietschulden, type Mietschulden } from '../../../akte/mietschulden/vorgang.ts';
import type { Entscheidung } from '../../../akte/entscheidung.ts';
import { FachlicherFehler } from '../../../fehler.ts';
import type { Eingabe } from '../../bausteine/formular.ts';
import type { Html } from '../../bausteine/html.ts';
import { AKTENZEICHEN } from '../../bausteine/pruefung.ts';
import { nichtGefunden } from '../../fehler.ts';
import type { Anfrage } from '../../wege.ts';

export type Stand = { m: Mietschulden; vorschlag: Entscheidung | undefined };

/** The newest examination of the Akte: at most one runs at a time. @throws WebFehler 404 where the Akte has none */
export async function ladeStand(a: Anfrage): Promise<Stand> {
  const aktenzeichen = a.pfad('aktenzeichen');
  if (!AKTENZEICHEN.test(aktenzeichen)) throw nichtGefunden();
  const stand = await a.inDb(async (db) => {
    const [m] = await listMietschulden(db, aktenzeichen);
    return m && { m, vorschlag: await findVorschlag(db, m) };
  });
  if (!stand) throw nichtGefunden();
  return stand;
}

export const lies = (a: Anfrage, namen: readonly string[]): Record<string, string> => Object.fromEntries(namen.map((name) => [name, a.feld(name)]));

/** A refusal by a rule as a message beside a field; anything else stays an error. */
export async function versuche(tun: () => Promise<unknown>, feld: string): Promise<Record<string, string> | null> {
  try {
    await tun();
    return null;
  } catch (fehler) {
    if (fehler instanceof FachlicherFehler) return { [feld]: fehler.message };
    throw fehler;
  }
}

export async function zeigeFormular(a: Anfrage, titel: string, eingabe: Eingabe, inhalt: Html): Promise<void> {
  const fehlerhaft = Object.keys(eingabe.fehler).length > 0;
  await a.zeige(fehlerhaft ? `Fehler: ${titel}` : titel, inhalt, fehlerhaft ? 422 : 200);
}
