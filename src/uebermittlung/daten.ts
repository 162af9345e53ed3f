import { findBeteiligter, type Beteiligter } from '../akte/beteiligter.ts';
import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import { bildeAnschriftfeld } from './anschriftfeld.ts';

export type PersonImBrief = { rolle: 'MIETER' | 'MITBEWOHNER' | 'VERMIETER' | 'VERTRETER' | 'KLIENT'; name: string; vorname: string; anschrift: string; /** of the client of a personal file; of nobody else */ geburtsdatum: string | null };
export type MitteilungImBrief = {
  gericht: string;
  geschaeftszeichen: string;
  klageEingangAm: string;
  eingangAm: string;
  zugestelltAm: string | null;
  terminAm: string | null;
  monatsmieteCent: string;
  rueckstandCent: string;
  nutzungsentschaedigungCent: string;
};
export type HaushaltImBrief = { strasse: string; hausnummer: string; lage: string; plz: string; ort: string };

/** All that a letter may know of a case. */
export type BriefDaten = {
  aktenzeichen: string;
  vereinbarung: string;
  /** Code of the end the case has come to, where it has. */
  ergebnis: string | null;
  absender: Beteiligter;
  empfaenger: Beteiligter;
  /** Name and address of the recipient, line by line: its own, or those of a person of the case. */
  anschriftfeld: string[];
  /** Null in the file of a person without a flat. */
  haushalt: HaushaltImBrief | null;
  personen: PersonImBrief[];
  /** The notice of the court; null in a case that began otherwise. */
  mitteilung: MitteilungImBrief | null;
};

/** @throws FachlicherFehler BETEILIGTER_UNBEKANNT: the authority has no entry of its own to be named as sender */
async function findAbsender(db: Db, behoerde: string, vereinbarung: string): Promise<Beteiligter> {
  const { rows } = await db.query<{ kuerzel: string }>('SELECT kuerzel FROM beteiligter WHERE behoerde = $1 AND vereinbarung = $2 ORDER BY kuerzel LIMIT 1', [behoerde, vereinbarung]);
  return findBeteiligter(db, rows[0]?.kuerzel ?? behoerde);
}

/** @throws FachlicherFehler AKTE_UNVOLLSTAENDIG, BETEILIGTER_UNBEKANNT, ANSCHRIFT_FEHLT */
export async function findBriefDaten(db: Db, behoerde: string, aktenzeichen: string, empfaenger: string): Promise<BriefDaten> {
  const schluessel = [behoerde, aktenzeichen];
  const fall = (await db.query<{ vereinbarung: string; ergebnis: string | null }>('SELECT vereinbarung, ergebnis FROM fall WHERE behoerde = $1 AND aktenzeichen = $2', schluessel)).rows[0];
  const haushalt = (await db.query<HaushaltImBrief>('SELECT strasse, hausnummer, lage, plz, ort FROM haushalt WHERE behoerde = $1 AND aktenzeichen = $2', schluessel)).rows[0];
  const mitteilung = (await db.query<MitteilungImBrief>(MITTEILUNG, schluessel)).rows[0];
  const personen = await db.query<PersonImBrief>("SELECT rolle, name, vorname, anschrift, CASE WHEN rolle = 'KLIENT' THEN geburtsdatum END AS geburtsdatum FROM person WHERE behoerde = $1 AND aktenzeichen = $2 ORDER BY id", schluessel);
  if (!fall || !(haushalt || personen.rows.some((p) => p.rolle === 'KLIENT'))) throw new FachlicherFehler('AKTE_UNVOLLSTAENDIG', `Zur Akte ${aktenzeichen} fehlt der Haushalt.`);
  const an = await findBeteiligter(db, empfaenger);
  return {
    aktenzeichen,
    vereinbarung: fall.vereinbarung,
    ergebnis: fall.ergebnis,
    absender: await findAbsender(db, behoerde, fall.vereinbarung),
    empfaenger: an,
    anschriftfeld: bildeAnschriftfeld(an, { haushalt: haushalt ?? null, personen: personen.rows }),
    haushalt: haushalt ?? null,
    personen: personen.rows,
    mitteilung: mitteilung ?? null,
  };
}

/** For letters about a suit. @throws FachlicherFehler AKTE_UNVOLLSTAENDIG: the case has no notice of the court */
export function mitteilungVon({ aktenzeichen, mitteilung }: BriefDaten): MitteilungImBrief {
  if (!mitteilung) throw new FachlicherFehler('AKTE_UNVOLLSTAENDIG', `Zur Akte ${aktenzeichen} fehlt die Mitteilung des Gerichts.`);
  return mitteilung;
}

const MITTEILUNG = `SELECT gericht, geschaeftszeichen, klage_eingang_am AS "klageEingangAm", eingang_am AS "eingangAm", zugestellt_am AS "zugestelltAm",
  termin_am AS "terminAm", monatsmiete_cent AS "monatsmieteCent", rueckstand_cent AS "rueckstandCent", nutzungsentschaedigung_cent AS "nutzungsentschaedigungCent"
  FROM mitteilung WHERE behoerde = $1 AND aktenzeichen = $2`;

/** The day on which the last letter of a kind left (or was written, where no send report came), local date; null if there was none. */
export async function findVersandtag(db: Db, behoerde: string, aktenzeichen: string, schreiben: string): Promise<string | null> {
  const { rows } = await db.query<{ tag: string | null }>(
    `SELECT (max(coalesce(u.gesendet_am, u.angenommen_am, d.erzeugt_am)) AT TIME ZONE 'Europe/Berlin')::date AS tag
       FROM dokument d LEFT JOIN uebermittlung u ON u.dokument_id = d.id WHERE d.behoerde = $1 AND d.aktenzeichen = $2 AND d.art = $3`,
    [behoerde, aktenzeichen, schreiben],
  );
  return rows[0]?.tag ?? null;
}

/** The Aktenzeichen under which a case goes on that was joined to another one; null: it was not. */
export async function findNeuesAktenzeichen(db: Db, behoerde: string, aktenzeichen: string): Promise<string | null> {
  const { rows } = await db.query<{ ziel: string | null }>('SELECT gehoert_zu AS ziel FROM fall WHERE behoerde = $1 AND aktenzeichen = $2', [behoerde, aktenzeichen]);
  return rows[0]?.ziel ?? null;
}

/** The stored end of the latest Frist of a kind, local date; null if none was set. */
export async function findFristEnde(db: Db, behoerde: string, aktenzeichen: string, fristart: string): Promise<string | null> {
  const { rows } = await db.query<{ ende: string }>('SELECT frist_ende AS ende FROM frist WHERE behoerde = $1 AND aktenzeichen = $2 AND fristart = $3 ORDER BY runde DESC LIMIT 1', [behoerde, aktenzeichen, fristart]);
  return rows[0]?.ende ?? null;
}
