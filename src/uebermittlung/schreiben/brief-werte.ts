import { findWerte } from '../../akte/bogen.ts';
import { alsCode, findeBogen, feldVon, type Bogenangaben, type Bogenwert } from '../../bogen/bogen.ts';
import { inWorten } from '../../bogen/worte.ts';
import { quellenVon, schluesselVon, type Quelle, type Wert } from '../../briefe/platzhalter.ts';
import type { Brief } from '../../briefe/schema.ts';
import type { Db } from '../../db/pool.ts';
import { altersgruppeAm, type Altersgruppe } from '../../recht/alter.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { findFristEnde, findVersandtag, type BriefDaten } from '../daten.ts';
import { formatCent, formatDatum, formatTag, glaette } from '../typografie.ts';
import { anschrift, name, namen } from './bausteine.ts';
import type { BriefAuftrag } from './schreiben.ts';

/** A value as it is printed; a date also with its day of the week. `codes`: what a condition compares. */
export type Briefwert = { text: string; mitWochentag?: string; codes?: readonly string[] };
/** By the name of the placeholder. What has no value is not there. */
export type Briefwerte = ReadonlyMap<string, Briefwert>;

/** Looks up what a letter names beyond the case itself. */
export async function ladeBriefwerte(db: Db, auftrag: BriefAuftrag, brief: Brief, vereinbarung: Vereinbarung): Promise<Briefwerte> {
  const werte = new Map<string, Briefwert>();
  const quellen = quellenVon(brief);
  const boegen = await findWerte(db, auftrag.aktenzeichen, quellen.flatMap((q) => (q.art === 'BOGEN' ? q.bogen : [])));
  for (const quelle of quellen) {
    const schluessel = schluesselVon(quelle);
    const wert = werte.has(schluessel) ? undefined : await findWert(db, auftrag, quelle, { vereinbarung, boegen });
    if (wert) werte.set(schluessel, wert);
  }
  return werte;
}

type Boegen = { vereinbarung: Vereinbarung; boegen: ReadonlyMap<string, Bogenangaben> };

async function findWert(db: Db, { behoerde, aktenzeichen }: BriefAuftrag, q: Quelle, { vereinbarung, boegen }: Boegen): Promise<Briefwert | undefined> {
  if (q.art === 'BOGEN') return alsBogenwert(q, boegen.get(q.bogen), vereinbarung);
  if (q.art === 'VERSANDTAG') return alsTag(await findVersandtag(db, behoerde, aktenzeichen, q.schreiben));
  if (q.art === 'FRISTENDE') return alsTag(await findFristEnde(db, behoerde, aktenzeichen, q.fristart));
  return q.name === 'haushalt.telefon' ? findTelefon(db, behoerde, aktenzeichen) : undefined;
}

export const alsTag = (tag: string | null): Briefwert | undefined => (tag === null ? undefined : { text: formatDatum(tag), mitWochentag: formatTag(tag) });

function alsBogenwert({ bogen: kuerzel, feld: feldname }: { bogen: string; feld: string }, angaben: Bogenangaben | undefined, vereinbarung: Vereinbarung): Briefwert | undefined {
  const feld = feldVon(findeBogen(vereinbarung, kuerzel), feldname);
  const wert = angaben?.[feldname];
  if (!feld || wert === undefined || wert === '' || (Array.isArray(wert) && wert.length === 0)) return undefined;
  if (feld.art === 'DATUM') return alsTag(String(wert));
  return { text: feld.art === 'BETRAG' ? formatCent(Number(wert)) : alsAbsatz(inWorten(feld, wert)), codes: alsCodes(wert) };
}

const alsCodes = (wert: Bogenwert): readonly string[] => (Array.isArray(wert) ? wert : [alsCode(wert) ?? String(wert)]);

/** Lines that people have written stay lines. */
const alsAbsatz = (text: string): string => text.split('\n').map(glaette).join('\n').trim();

async function findTelefon(db: Db, behoerde: string, aktenzeichen: string): Promise<Briefwert | undefined> {
  const { rows } = await db.query<{ telefon: string | null }>('SELECT telefon FROM haushalt WHERE behoerde = $1 AND aktenzeichen = $2', [behoerde, aktenzeichen]);
  return rows[0]?.telefon ? { text: glaette(rows[0].telefon) } : undefined;
}

const ALTERSGRUPPE: Record<Altersgruppe, string> = { UNTER_21: 'unter 21 Jahren', UNTER_25: '21 bis 24 Jahre', AB_25: '25 Jahre oder älter' };

/** What every letter knows of its case. */
export function werteDesFalls(daten: BriefDaten, heute: string): Briefwerte {
  const klient = daten.personen.find((p) => p.rolle === 'KLIENT');
  const hat = (rolle: string): boolean => daten.personen.some((p) => p.rolle === rolle);
  const werte: Record<Exclude<Wert, 'haushalt.telefon'>, Briefwert | undefined> = {
    aktenzeichen: { text: daten.aktenzeichen },
    heute: alsTag(heute),
    absender: { text: daten.absender.name },
    empfaenger: { text: daten.empfaenger.name },
    mieter: hat('MIETER') ? { text: namen(daten, 'MIETER') } : undefined,
    vermieter: hat('VERMIETER') ? { text: namen(daten, 'VERMIETER') } : undefined,
    'haushalt.anschrift': daten.haushalt ? { text: anschrift(daten.haushalt) } : undefined,
    'klient.name': klient && { text: name(klient) },
    'klient.geburtsdatum': alsTag(klient?.geburtsdatum ?? null),
    'klient.anschrift': klient?.anschrift ? { text: glaette(klient.anschrift) } : undefined,
    'klient.altersgruppe': klient?.geburtsdatum ? { text: ALTERSGRUPPE[altersgruppeAm(klient.geburtsdatum, heute)] } : undefined,
  };
  return new Map(Object.entries(werte).flatMap(([wert, w]) => (w ? [[wert, w] as const] : [])));
}
