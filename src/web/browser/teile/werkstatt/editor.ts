import type { Befund } from '../../../../werkstatt/modell.ts';

/** Something in the model that people can go to. `art`: German */
export type Stelle = { id: string; name: string; art: string };

/** What the page can do with a model, whatever its kind. */
export type Editor = {
  /** @throws Error when it cannot be read */
  lade(inhalt: string): Promise<string[]>;
  inhalt(): Promise<string>;
  beiAenderung(tun: () => void): void;
  stand(): { rueckgaengig: boolean; wiederholen: boolean };
  rueckgaengig(): void;
  wiederholen(): void;
  stellen(): Stelle[];
  /** Selects it, brings it into view and puts the focus there. @returns whether there is such a place */
  zeige(id: string): boolean;
  /** Marks the places of findings in the picture. */
  markiere(befunde: readonly Befund[]): void;
  /** In pictures only. `ganz`: the whole of it */
  zoome?(wie: 'groesser' | 'kleiner' | 'ganz'): void;
  alsBild?(): Promise<string>;
};

/** What the page says to its script. */
export type Seitendaten = {
  name: string;
  csrf: string;
  nurAnsehen: boolean;
  /** today, `YYYY-MM-DD` local */
  heute: string;
  /** of the agreement of the model */
  land: string;
  fristarten: { fristart: string; bezeichnung: string; klausel: string | null; modus: 'MO_SA' | 'MO_FR'; rollt: boolean; vorfristWerktage: number }[];
};
