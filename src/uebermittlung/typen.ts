import type { Uhr } from '../uhr.ts';
import type { Vereinbarung } from '../vereinbarung.ts';

/** By POST nothing is handed over: the letter lies in the Postausgang until a person has posted it. */
export type KanalName = 'DATEISPOOL' | 'SMTP_FAX' | 'INTERN' | 'POST';
export type Status = 'BEREIT' | 'UEBERGABE' | 'ANGENOMMEN' | 'GESENDET' | 'FEHLGESCHLAGEN' | 'BESTAETIGT' | 'UNKLAR' | 'ZURUECKGEZOGEN';

/** What everything here needs besides the database. */
export type Umfeld = { uhr: Uhr; vereinbarungen: ReadonlyMap<string, Vereinbarung> };

/** A transmission as stored. No name stands in it. */
export type Uebermittlung = {
  behoerde: string;
  id: string;
  aktenzeichen: string;
  vereinbarung: string;
  dokumentId: string;
  empfaenger: string;
  kanal: KanalName;
  status: Status;
  messageId: string;
  versuche: number;
  uebergabeAm: Date | null;
  gesendetAm: Date | null;
  /** The document that is passed through with the letter and kept nowhere. */
  durchleitungId: string | null;
};

/** A document that goes with a letter; only in memory, while it is handed over. */
export type Anlage = { inhalt: Buffer; seiten: number; sha256: string };

/** A transmission on its way: with the document, the number and the authority of the recipient. */
export type Sendung = Uebermittlung & {
  art: string;
  inhalt: Buffer;
  seiten: number;
  sha256: string;
  faxnummer: string | null;
  empfaengerBehoerde: string | null;
  /** Present exactly where the letter has one (`durchleitungId`). */
  anlage?: Anlage;
};

/**
 * How a hand-over ended. `code` is ours, ASCII, without personal data.
 * ANGENOMMEN: the channel has it, a send report follows. GESENDET: it has arrived. SPAETER: definitely not taken, try
 * again. FEHLGESCHLAGEN: definitely refused. UNKLAR: nobody can know; never repeated by itself.
 */
export type Ergebnis = { art: 'ANGENOMMEN' } | { art: 'GESENDET'; /** only where nothing was sent: of a made-up file */ code?: 'UEBUNG' } | { art: 'SPAETER' | 'FEHLGESCHLAGEN' | 'UNKLAR'; code: string };

export interface Kanal {
  readonly name: KanalName;
  /** Hands over outside of any transaction. Throws nothing that means "handed over": an exception counts as UNKLAR. */
  uebergib(sendung: Sendung): Promise<Ergebnis>;
  /**
   * For an attempt that was left open by a crash: what became of it? Must see to it that an attempt declared as not
   * arrived can no longer arrive. Channels that cannot be asked leave this out.
   */
  frage?(sendung: Sendung): Promise<'ANGENOMMEN' | 'GESENDET' | 'NICHT_ANGEKOMMEN'>;
  /** Removes what is left in the channel's own folders of a transmission with an `anlage`. Repeating changes nothing. */
  raeumeWeg?(sendung: Pick<Uebermittlung, 'behoerde' | 'id' | 'versuche'>): Promise<void>;
  /** At the start: removes every `anlage` that belongs to none of these. */
  raeumeAuf?(behalte: readonly Pick<Uebermittlung, 'behoerde' | 'id'>[]): Promise<void>;
}
