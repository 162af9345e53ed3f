import type pg from 'pg';
import { recordBriefAngaben } from '../../src/akte/brief-angaben.ts';
import { insertEinwilligung } from '../../src/akte/einwilligung.ts';
import { receiveErstattung } from '../../src/akte/erstattung/beginn.ts';
import { computeErstattung } from '../../src/akte/erstattung/berechnung.ts';
import { proposeErstattung } from '../../src/akte/erstattung/vorschlag.ts';
import { updateHaft } from '../../src/akte/haft/aendern.ts';
import { meldeHaft } from '../../src/akte/haft/melden.ts';
import { seedKonten } from '../../src/akte/konto.ts';
import { beginneLauf } from '../../src/akte/lauf.ts';
import { insertMietschulden, PROZESS_FACHSTELLE } from '../../src/akte/mietschulden/vorgang.ts';
import { fixStellungnahme, upsertStellungnahme } from '../../src/akte/wohnungssicherung/stellungnahme.ts';
import type { Datenart } from '../../src/akte/verweis/einwilligungstext.ts';
import { insertVerweis } from '../../src/akte/verweis/verweis.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { LHH, stehendeUhr } from './fall.ts';

const uhr = stehendeUhr('2026-04-02T08:00:00Z');
export const TERMIN = { terminAm: '2026-04-09', uhrzeit: '10:30', ort: 'Beispielhaus, Zimmer 7', telefon: '0511 000' };

/** Arrears that are taken over, decided. */
async function uebernimmMietschulden(db: Db, aktenzeichen: string): Promise<void> {
  const { vorgang } = await beginneLauf(db, { aktenzeichen, prozess: PROZESS_FACHSTELLE, nachricht: 'hannover.mietschulden.sgb12', eingangAm: '2026-04-02', anlass: 'test' }, uhr);
  await insertMietschulden(db, { aktenzeichen, prozess: PROZESS_FACHSTELLE, vorgang, herkunft: 'SGB12', anlass: 'RAEUMUNGSKLAGE', schuldenart: 'MIETSCHULDEN' }, uhr);
  await db.query("UPDATE mietschulden SET ergebnis = 'UEBERNAHME', ergebnis_am = '2026-04-02', leistungsart = 'DARLEHEN', summe_cent = 195000, empfaenger = 'VERMIETER' WHERE aktenzeichen = $1", [aktenzeichen]);
}

async function stelleAntrag(db: Db, aktenzeichen: string): Promise<void> {
  const stelle = { aktenzeichen, vorgang: aktenzeichen };
  await upsertStellungnahme(db, stelle, { text: 'Der Rückstand entstand durch Krankheit.\nDie Miete wird künftig direkt gezahlt.', summeCent: 204_150 }, uhr);
  await fixStellungnahme(db, { ...stelle, fallRunde: 1, anlass: 'KLAGE', weg: 'JOBCENTER' }, uhr);
}

/** A referral whose household has consented to everything. */
export async function willigeEin(db: Db, aktenzeichen: string, datenarten: Datenart[] = ['NAMEN', 'ANSCHRIFT', 'TELEFON', 'ANLASS']): Promise<void> {
  if (!(await insertVerweis(db, { aktenzeichen, vorgang: aktenzeichen, anlass: 'KUENDIGUNG', vorspracheAm: '2026-04-01' }, uhr))) return;
  const angaben = { zweck: 'Kontakt', datenarten, sender: 'JOBCENTER', empfaenger: 'FACHSTELLE', textfassung: '2023-07', form: 'SCHRIFTLICH' as const, erteiltAm: '2026-04-01' };
  await db.query('UPDATE verweis SET einwilligung_id = $2 WHERE vorgang = $1', [aktenzeichen, await insertEinwilligung(db, aktenzeichen, angaben, uhr)]);
}

/** A detention of which the Fachstelle knows. */
async function meldeInHaft(db: Db, aktenzeichen: string): Promise<void> {
  const meldung = { gemeldetVon: 'HAUSHALT' as const, inhaftiert: 'Jürgen Groß', anstalt: 'JVA Hannover', sgb2Bezug: 'JA' as const, haftVon: '2026-03-11', kenntnisAm: '2026-03-12', eingangAm: '2026-03-12', kduMonatCent: 45_000, anteil: '1/1' };
  await meldeHaft(db, aktenzeichen, meldung, uhr);
}

async function entlasse(db: Db, aktenzeichen: string): Promise<void> {
  await meldeInHaft(db, aktenzeichen);
  await updateHaft(db, aktenzeichen, { entlassungAm: '2026-04-01' }, 'Anruf', uhr);
}

/** A claim for reimbursement, computed and decided in part. */
async function entscheideErstattung(db: Db, aktenzeichen: string): Promise<void> {
  const wo = { aktenzeichen, vorgang: aktenzeichen };
  await seedKonten(db, [{ anmeldename: 'anna.berg', anzeigename: 'Anna Berg', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung'] }], 'geheim-und-lang', uhr);
  await receiveErstattung(db, { aktenzeichen, anspruchsgrundlage: 103, haftVon: '2026-01-11', entlassungAm: null, jcGezahltBis: '2026-02-28', kduMonatCent: 45_000, betragCent: 75_000, angemeldetAm: '2026-04-02', kenntnisAm: '2026-02-20', zahlungsreferenz: 'KZ 4712' }, uhr);
  await computeErstattung(db, { ...wo, land: 'NI' }, uhr);
  await proposeErstattung(db, { ...wo, betragCent: 13_500, begruendung: 'Vor dem 20. Februar war die Haft hier nicht bekannt.\nFür die Zeit davor erstatten wir nicht.' }, uhr);
}

/** What must be in the Akte before a kind of letter can be made, by its `kuerzel`. A letter without an entry needs nothing. */
const VORBEREITUNG: Record<string, (db: Db, aktenzeichen: string, schritt: string) => Promise<void>> = {
  'hannover.haft-anfrage': meldeInHaft,
  'hannover.haft-entlassung': entlasse,
  'hannover.terminvorschlag': (db, aktenzeichen, schritt) => recordBriefAngaben(db, { aktenzeichen, schritt }, TERMIN, uhr),
  'hannover.anlage-2': stelleAntrag,
  'hannover.kontaktdaten': (db, aktenzeichen) => willigeEin(db, aktenzeichen),
  'hannover.erstattungsanspruch': entscheideErstattung,
  'hannover.erstattung-nachforderung': entscheideErstattung,
  'hannover.erstattung-zusage': entscheideErstattung,
  'hannover.erstattung-ablehnung': entscheideErstattung,
  'hannover.ergebnis-mietschulden': uebernimmMietschulden,
  'hannover.uebernahmeerklaerung': uebernimmMietschulden,
};

/** Puts into the Akte what this letter needs, for tests that are about every letter. */
export async function bereiteVor(pool: pg.Pool, schreiben: string, aktenzeichen: string, schritt: string): Promise<void> {
  await inTransaktion(pool, LHH, async (db) => VORBEREITUNG[schreiben]?.(db, aktenzeichen, schritt));
}
