import type { Content } from 'pdfmake/interfaces.js';
import type { Variablen } from '../../akte/ausgang.ts';
import type { Bogenwert } from '../../bogen/bogen.ts';
import type { Db } from '../../db/pool.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import type { BriefDaten } from '../daten.ts';
import type { Schritt } from '../kennung.ts';

export type BriefUmfeld = {
  db: Db;
  behoerde: string;
  vereinbarung: Vereinbarung;
  /** Local date of the letter. */
  heute: string;
  /** Code of why a case has ended, where the step knows it better than the file. */
  beendigungsgrund?: string;
  /** The document that goes with the letter and is only passed through. */
  durchleitung?: { bezeichnung: string; seiten: number };
};

/** A document of a person's own goes with the letter: it is uploaded for it and passed through, and nothing of it is kept. */
export type DurchleitungDesSchreibens = {
  /** Code of the kind of document. */
  art: string;
  /** What it is called in the Akte and in the letter; fixed words. */
  bezeichnung: string;
  /** What whoever uploads it must confirm. */
  bestaetigung?: string | undefined;
  /** Whose clerks send it; left out: any authority of the agreement. */
  behoerden?: readonly string[] | undefined;
};

/** Which letter is being made: what `lade` finds its data by. */
export type BriefAuftrag = Schritt & { behoerde: string; empfaenger: string; heute: string };

/** What the recipient's file takes over beside flat and tenants: only what the letter says. */
export type Umfang = { telefon: boolean; vermieter: boolean; /** of the client of a personal file */ anschrift?: boolean; /** without the court's notice, which the letter does not speak of */ ohneMitteilung?: true; /** name of the one tenant the letter is about, instead of all */ nur?: string };
export type UmfangFrage = (db: Db, sendung: { behoerde: string; aktenzeichen: string; id: string }) => Promise<Umfang>;

/** What the recipient's procedure learns from the letter: codes for the engine, entries for its file. */
export type Mitgabe = { variablen: Variablen; eintraege: { bogen: string; werte: Record<string, Bogenwert> }[] };
/** Asked in the sender's name. `am`: when the letter was made; what was entered later does not stand in it. */
export type MitgabeFrage = (db: Db, sendung: { behoerde: string; aktenzeichen: string; altersgruppe: string | null; am: Date }) => Promise<Mitgabe>;

/** A kind of letter. It says what is printed and what its arrival means where the recipient works in this system. */
export type Schreiben<Angaben = unknown> = {
  /** `<vereinbarung>.<form>`, stored as `dokument.art`. */
  kuerzel: string;
  /** Stands in the PDF metadata and in the Akte: the form, never a person. */
  titel: string;
  /** Usual number of pages with the cover of a fax. */
  seiten: number;
  /** Handed over in person, from a printer: no cover. */
  ausdruck?: true;
  /** Without our reference on its pages: whoever finds it cannot tell whose it is. */
  ohneZeichen?: true;
  /** The clause it carries out. */
  klausel?: string | undefined;
  /** It is the cover of a document that is passed through; it never goes INTERN. */
  durchleitung?: DurchleitungDesSchreibens | undefined;
  /**
   * What the letter says beyond the case: a procedure reads its own tables here, in the transaction of the letter.
   * @throws FachlicherFehler ANGABEN_FEHLEN where a person has still to enter them: a task, not an incident
   */
  lade?(db: Db, auftrag: BriefAuftrag): Promise<Angaben>;
  /** The pages, by fax those after the cover. `angaben`: what `lade` found. */
  verfasse(daten: BriefDaten, umfeld: BriefUmfeld, angaben: Angaben): Promise<Content[]>;
  /**
   * Arrival inside the system: a file of the recipient and this procedure in it, a message to its open procedure, the end
   * of its procedure while that still runs, or an entry in its Posteingang alone: in the recipient's file if it has one, with `akte` in one that is made for it.
   */
  intern: { art: 'START'; nachricht: string; prozess: string; umfang?: UmfangFrage; mitgabe?: MitgabeFrage } | { art: 'NACHRICHT'; nachricht: string; prozess: string; mitgabe?: MitgabeFrage } | { art: 'ENDE' } | { art: 'POSTEINGANG'; akte?: UmfangFrage };
};
