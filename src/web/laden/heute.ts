import { z } from 'zod';
import { listAbwesenheiten, listVertretene } from '../../akte/abwesenheit.ts';
import { findAufgabenstand } from '../../akte/aufgabe.ts';
import { listHeute, type Heute, type Korb } from '../../akte/heute.ts';
import { listHinweiseFuer, personenGruppe } from '../../akte/hinweis.ts';
import { listOffeneVerfahren } from '../../akte/lauf.ts';
import type { Db } from '../../db/pool.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { gruppenVon } from '../../vereinbarung.ts';
import { wahlfrei } from '../frage.ts';
import type { Anfrage } from '../wege.ts';

export const JE_SEITE = 25;
const HINWEISE = 5;
const ALLE_HINWEISE = 200;
/** The tasks are read every few seconds; when nothing came for so long, Camunda cannot be reached. */
const VERALTET_MS = 3 * 60_000;

/** Which basket, and what of it. No filter names a person. */
export const heuteFrage = z.strictObject({
  korb: wahlfrei(z.string().regex(/^(?:meine|vertretung|ueberfaellig|gruppe-[a-z0-9_-]{1,60})$/)).meta({ description: 'meine, vertretung, ueberfaellig oder gruppe-<Gruppe>; ohne Angabe der Korb, mit dem die Seite beginnt' }),
  verfahren: wahlfrei(z.string().regex(/^[a-z][a-z0-9-]{2,79}$/)).meta({ description: 'Kennung eines Verfahrens, z. B. hannover-mizi' }),
  ohne: wahlfrei(z.literal('ja')).meta({ description: 'ja: aus dem Korb einer Gruppe nur, was niemand bearbeitet' }),
  hinweise: wahlfrei(z.literal('alle')).meta({ description: 'alle: bis zu 200 statt der ältesten 5 Hinweise' }),
  seite: z.coerce.number().int().min(1).max(10_000).default(1).meta({ description: 'Seite ab 1, mit je 25 Zeilen' }),
});
export type HeuteFilter = z.output<typeof heuteFrage>;
export type Koerbe = { meine: Heute; vertretung: Heute | undefined; gruppen: string[]; leitet: boolean };

/** What is to be done, the most urgent first. A basket that is not the person's becomes one that is, a page that is not there the first. */
export async function ladeHeute(a: Anfrage, filter: HeuteFilter) {
  const jetzt = a.kontext.uhr.jetzt();
  const tag = { jetzt, heute: lokalesDatum(jetzt) };
  return { ...(await a.inDb((db) => lade(db, a, filter, tag))), ...tag, jeSeite: JE_SEITE };
}

async function lade(db: Db, a: Anfrage, gewuenscht: HeuteFilter, tag: { jetzt: Date; heute: string }) {
  const ich = a.konto.anmeldename;
  const vertretene = await listVertretene(db, ich, tag.heute);
  const meine = await listHeute(db, { art: 'KONTEN', konten: [ich] }, { ...tag, grenze: 1 });
  const vertretung = vertretene.length > 0 ? await listHeute(db, { art: 'KONTEN', konten: vertretene.map((v) => v.anmeldename) }, { ...tag, grenze: 1 }) : undefined;
  const koerbe: Koerbe = { meine, vertretung, gruppen: gruppenDer(a), leitet: leitet(a) };
  const filter = { ...gewuenscht, korb: waehle(gewuenscht.korb, koerbe) };
  const vonWem = { ich, vertretene: vertretene.map((v) => v.anmeldename) };
  const wahl = { ...tag, prozess: filter.verfahren, grenze: JE_SEITE };
  const korb = alsKorb(a, filter, vonWem.vertretene);
  let liste = await listHeute(db, korb, { ...wahl, ab: (filter.seite - 1) * JE_SEITE });
  // A page that is no longer there, because things were done meanwhile.
  if (liste.posten.length === 0 && filter.seite > 1) {
    filter.seite = 1;
    liste = await listHeute(db, korb, wahl);
  }
  const stand = await findAufgabenstand(db);
  return {
    filter, koerbe, liste, vertretene,
    hinweise: await listHinweiseFuer(db, { ...hinweiseVon(a, filter.korb, vonWem.vertretene), grenze: filter.hinweise ? ALLE_HINWEISE : HINWEISE }),
    verfahren: await listOffeneVerfahren(db),
    eigene: (await listAbwesenheiten(db, tag.heute)).find((w) => w.konto === ich && w.von <= tag.heute),
    stand: stand && { am: stand, veraltet: tag.jetzt.getTime() - stand.getTime() > VERALTET_MS },
  };
}

const rollenDerBehoerde = (a: Anfrage) => [...a.kontext.vereinbarungen.values()].flatMap((v) => v.rollen).filter((r) => r.behoerde === a.konto.behoerde && a.konto.rollen.includes(r.kuerzel));
const gruppenDer = (a: Anfrage): string[] => rollenDerBehoerde(a).map((r) => r.kuerzel);
export const leitet = (a: Anfrage): boolean => rollenDerBehoerde(a).some((r) => r.art === 'LEITUNG');

/** The baskets that this person has, by the names that a filter gives them. */
export const namenDer = ({ vertretung, gruppen, leitet: darfAlles }: Koerbe): string[] => ['meine', ...(vertretung ? ['vertretung'] : []), ...gruppen.map((g) => `gruppe-${g}`), ...(darfAlles ? ['ueberfaellig'] : [])];

/** Own work first; who has none begins with the group. A basket that is not theirs is none. */
function waehle(korb: string | null, koerbe: Koerbe): string {
  const { meine, gruppen } = koerbe;
  if (korb !== null && namenDer(koerbe).includes(korb)) return korb;
  return meine.gesamt > 0 || gruppen.length === 0 ? 'meine' : `gruppe-${gruppen[0]}`;
}

function alsKorb(a: Anfrage, filter: HeuteFilter, vertretene: string[]): Korb {
  if (filter.korb === 'ueberfaellig') return { art: 'UEBERFAELLIG' };
  if (filter.korb === 'vertretung') return { art: 'KONTEN', konten: vertretene };
  if (!filter.korb?.startsWith('gruppe-')) return { art: 'KONTEN', konten: [a.konto.anmeldename] };
  const gruppe = filter.korb.slice('gruppe-'.length);
  const { behoerde } = a.konto;
  const arten = [...a.kontext.vereinbarungen.values()].filter((v) => v.behoerden.some((b) => b.kuerzel === behoerde)).flatMap((v) => v.fristarten);
  return { art: 'GRUPPE', gruppe, fristarten: [...new Set(arten.filter((f) => gruppenVon(f, behoerde).warnGruppe === gruppe).map((f) => f.fristart))], nurOhne: filter.ohne !== null };
}

/** Warnings for the own account wherever one looks; in the own cases those for the own groups, or all of a group. */
function hinweiseVon(a: Anfrage, korb: string | null, vertretene: string[]): { gruppen: string[]; konten?: string[] } {
  if (korb === 'vertretung') return { gruppen: [...gruppenDer(a), ...vertretene.map(personenGruppe)], konten: vertretene };
  const persoenlich = personenGruppe(a.konto.anmeldename);
  if (korb?.startsWith('gruppe-')) return { gruppen: [korb.slice('gruppe-'.length), persoenlich] };
  if (korb === 'ueberfaellig') return { gruppen: [persoenlich] };
  return { gruppen: [...a.konto.rollen, persoenlich], konten: [a.konto.anmeldename] };
}
