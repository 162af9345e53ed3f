import { createHash } from 'node:crypto';
import type { Content } from 'pdfmake/interfaces.js';
import { versandweg, type Beteiligter } from '../akte/beteiligter.ts';
import { lockHinterlegte } from '../akte/durchleitung/durchleitung.ts';
import { istUebung } from '../akte/uebung.ts';
import type { Db } from '../db/pool.ts';
import { FachlicherFehler, TechnischerFehler } from '../fehler.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import type { Uhr } from '../uhr.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { findBriefDaten } from './daten.ts';
import { deckblatt } from './deckblatt.ts';
import { bildeUebermittlungId, type Schritt } from './kennung.ts';
import { renderPdf } from './pdf.ts';
import { findeSchreiben } from './schreiben/index.ts';
import type { BriefUmfeld, DurchleitungDesSchreibens } from './schreiben/schreiben.ts';

export type DokumentAuftrag = Schritt & {
  behoerde: string;
  /** Kind of letter, e.g. `hannover.anlage-1`. */
  schreiben: string;
  /** `kuerzel` of the Beteiligte. */
  empfaenger: string;
  /** Code of why the case has ended, for the letters that say so. */
  beendigungsgrund?: string;
};
export type DokumentUmfeld = { uhr: Uhr; vereinbarungen: ReadonlyMap<string, Vereinbarung> };
export type Dokument = { id: string; titel: string; sha256: string; seiten: number };

/**
 * Renders a letter into the Akte, once per business step: a repetition returns the document that is there.
 * @throws FachlicherFehler ANSCHRIFT_FEHLT, ANGABEN_FEHLEN (a person completes the Akte), SCHREIBEN_UNBEKANNT,
 * AKTE_UNVOLLSTAENDIG, BETEILIGTER_UNBEKANNT, FRISTART_UNBEKANNT, FRISTART_NICHT_GUELTIG
 */
export async function erstelleDokument(db: Db, auftrag: DokumentAuftrag, umfeld: DokumentUmfeld): Promise<Dokument> {
  const schluessel = bildeUebermittlungId(auftrag);
  const vorhanden = await findDokument(db, auftrag.behoerde, schluessel);
  if (vorhanden) return vorhanden;
  const { titel, inhalt, seiten } = await render(db, auftrag, umfeld);
  const sha256 = createHash('sha256').update(inhalt).digest('hex');
  await db.query(
    `INSERT INTO dokument (behoerde, aktenzeichen, art, titel, inhalt, sha256, seiten, erzeugt_am, schluessel)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (behoerde, schluessel) DO NOTHING`,
    [auftrag.behoerde, auftrag.aktenzeichen, auftrag.schreiben, titel, inhalt, sha256, seiten, umfeld.uhr.jetzt(), schluessel],
  );
  const gespeichert = await findDokument(db, auftrag.behoerde, schluessel);
  if (!gespeichert) throw new TechnischerFehler('DOKUMENT_NICHT_GESPEICHERT', 'Das Dokument wurde nicht gespeichert.');
  return gespeichert;
}

async function findDokument(db: Db, behoerde: string, schluessel: string): Promise<Dokument | undefined> {
  const { rows } = await db.query<Dokument>('SELECT id, titel, sha256, seiten FROM dokument WHERE behoerde = $1 AND schluessel = $2', [behoerde, schluessel]);
  return rows[0];
}

async function render(db: Db, auftrag: DokumentAuftrag, umfeld: DokumentUmfeld): Promise<{ titel: string; inhalt: Buffer; seiten: number }> {
  const schreiben = findeSchreiben(auftrag.schreiben, umfeld.vereinbarungen);
  const daten = await findBriefDaten(db, auftrag.behoerde, auftrag.aktenzeichen, auftrag.empfaenger);
  const vereinbarung = umfeld.vereinbarungen.get(daten.vereinbarung);
  if (!vereinbarung) throw new TechnischerFehler('VEREINBARUNG_UNBEKANNT', 'Die Vereinbarung der Akte ist nicht geladen.');
  const jetzt = umfeld.uhr.jetzt();
  const heute = lokalesDatum(jetzt);
  const durchleitung = schreiben.durchleitung && (await findAnlage(db, auftrag, schreiben.durchleitung, daten.empfaenger));
  const angaben = await schreiben.lade?.(db, { ...auftrag, heute });
  const brief = await schreiben.verfasse(daten, { db, behoerde: auftrag.behoerde, vereinbarung, heute, beendigungsgrund: auftrag.beendigungsgrund, ...(durchleitung && { durchleitung }) }, angaben);
  // An envelope needs no cover.
  const mitDeckblatt = !schreiben.ausdruck && versandweg(daten.empfaenger, { durchleitung: durchleitung !== undefined }) !== 'POST';
  const aktenzeichen = schreiben.ohneZeichen ? null : auftrag.aktenzeichen;
  // pdfmake writes into what it is given, so that every pass needs a copy of its own.
  const rahmen = { aktenzeichen, titel: [schreiben.titel, ...(aktenzeichen ? [aktenzeichen] : [])].join(', '), erzeugtAm: jetzt, uebung: istUebung(auftrag.aktenzeichen), seiten: mitDeckblatt || schreiben.ausdruck ? schreiben.seiten : schreiben.seiten - 1 };
  const pdf = await renderPdf(rahmen, (seiten) => [...(mitDeckblatt ? deckblatt(daten, heute, seiten + (durchleitung?.seiten ?? 0)) : []), ...structuredClone(brief), ...anlagenvermerk(durchleitung)]);
  return { titel: schreiben.titel, ...pdf };
}

type Anlage = NonNullable<BriefUmfeld['durchleitung']>;

/** @throws FachlicherFehler ANGABEN_FEHLEN: nothing lies ready to go with the letter, or the recipient cannot be reached outside of the system */
async function findAnlage(db: Db, { behoerde, aktenzeichen, schreiben }: DokumentAuftrag, { bezeichnung }: DurchleitungDesSchreibens, an: Beteiligter): Promise<Anlage> {
  if (versandweg(an, { durchleitung: true }) === 'INTERN') throw new FachlicherFehler('ANGABEN_FEHLEN', `Für „${bezeichnung}“ muss beim Empfänger ein Kanal außerhalb dieses Systems eingetragen sein.`);
  const hinterlegt = await lockHinterlegte(db, behoerde, aktenzeichen, schreiben);
  if (!hinterlegt) throw new FachlicherFehler('ANGABEN_FEHLEN', `„${bezeichnung}“ ist noch nicht hochgeladen.`);
  return { bezeichnung, seiten: hinterlegt.seiten };
}

function anlagenvermerk(anlage: Anlage | undefined): Content[] {
  return anlage ? [{ text: `Anlage: ${anlage.bezeichnung}, ${anlage.seiten} ${anlage.seiten === 1 ? 'Seite' : 'Seiten'}`, margin: [0, 14, 0, 0] }] : [];
}
