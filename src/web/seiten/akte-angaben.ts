import type { Akte } from '../../akte/akte.ts';
import type { Aehnlich } from '../../akte/pruefung.ts';
import type { Rueckstandspunkt } from '../../akte/rueckstand.ts';
import type { Uebermittlung } from '../abfragen/uebermittlungen.ts';
import type { Html } from '../bausteine/html.ts';
import type { Modellnamen } from '../bausteine/modellnamen.ts';
import type { Weg } from '../rechte.ts';

/** What the page of a case shows, and to whom. */
export type AkteAngaben = {
  akte: Akte;
  uebermittlungen: readonly Uebermittlung[];
  /** Other open cases with the same flat or name: for the person who has to decide whether they are one. */
  aehnliche: readonly Aehnlich[];
  rueckstand: readonly Rueckstandspunkt[];
  /** What the procedures add. */
  abschnitte: readonly Html[];
  /** Which part of the course of the case: of one procedure, all of it. */
  verlauf: { verfahren: string | null; alle: boolean; namen: Modellnamen };
  /** How colleagues call the account that sees to the case; null: the group does. */
  zustaendigName: string | null;
  links: { tasklistUrl: string; operateUrl: string };
  csrf: string;
  heute: string;
  darf: (weg: Weg) => boolean;
};
