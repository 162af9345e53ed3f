import type { Content } from 'pdfmake/interfaces.js';
import type { Db } from '../../db/pool.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import type { BriefDaten } from '../daten.ts';

export type BriefUmfeld = {
  db: Db;
  behoerde: string;
  vereinbarung: Vereinbarung;
  /** Local date of the letter. */
  heute: string;
  /** Code of why a case has ended, where the step knows it better than the file. */
  beendigungsgrund?: string;
};

/** A kind of letter. It says what is printed and what its arrival means where the recipient works in this system. */
export type Schreiben = {
  /** `<vereinbarung>.<form>`, stored as `dokument.art`. */
  kuerzel: string;
  /** Stands in the PDF metadata and in the Akte: the form, never a person. */
  titel: string;
  /** Usual number of pages with the cover. */
  seiten: number;
  /** The pages after the cover. */
  verfasse(daten: BriefDaten, umfeld: BriefUmfeld): Promise<Content[]>;
  /**
   * Arrival inside the system: a new file of the recipient with this start message, the end of its procedure while that
   * still runs, or an entry in its Posteingang alone.
   */
  intern: { art: 'START'; nachricht: string } | { art: 'ENDE' } | { art: 'POSTEINGANG' };
};
