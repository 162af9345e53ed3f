import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Bogen } from './bogen/bogen.ts';
import { ladeBoegen } from './bogen/laden.ts';
import { ladeBriefe } from './briefe/laden.ts';
import type { Brief } from './briefe/schema.ts';
import { modellordner } from './config.ts';
import { FachlicherFehler } from './fehler.ts';
import { ladeKennzahlen } from './kennzahlen/laden.ts';
import type { Kennzahlen } from './kennzahlen/schema.ts';

const datum = z.iso.date();
const kuerzel = z.string().regex(/^[A-Z0-9_]{2,40}$/);

const fristart = z.strictObject({
  fristart: z.string().regex(/^[A-Z0-9.-]{2,40}$/),
  klausel: z.string().nullable(),
  bezeichnung: z.string().min(1),
  modus: z.enum(['MO_SA', 'MO_FR']),
  rollt: z.boolean(),
  /** How many Werktage before the end the warning comes; 0 = on the last working day on or before the end. */
  vorfristWerktage: z.int().min(0).max(60),
  warnGruppe: z.string(),
  eskalationsGruppe: z.string(),
  /** A Fristart of a shared procedure: who is told where another authority carries it out. */
  jeBehoerde: z.record(kuerzel, z.strictObject({ warnGruppe: z.string(), eskalationsGruppe: z.string() })).optional(),
  /** A target, "if possible within": once missed it was not reached, and that is no overrun. */
  ziel: z.boolean().default(false),
  /** A convention of this project, not of the agreement or the law: shown to users as such. */
  konvention: z.boolean(),
  gueltigAb: datum,
  gueltigBis: datum.nullable(),
});

/** A version of the agreement. `gueltigAb` null: from when it was in force is not recorded. */
const fassung = z.strictObject({ kuerzel: z.string().regex(/^[a-z0-9-]{2,40}$/), bezeichnung: z.string().min(1), gueltigAb: datum.nullable(), gueltigBis: datum.nullable() });
export type Fassung = z.infer<typeof fassung>;
export type Fristart = z.infer<typeof fristart>;

/** The regular exchange of the partners and its procedure, in the Akte of the agreement. */
const austausch = z.strictObject({
  /** BPMN process id, and the message that begins it. */
  prozess: z.string().regex(/^[a-z][a-z0-9-]{2,79}$/),
  beginn: z.string().regex(/^[a-z][a-z0-9.-]{2,79}$/),
  /** Fristarten of which the agenda counts those that are open, whenever they began. */
  offenePunkte: z.array(z.string()).default([]),
  /** A meeting that a partner may ask for besides, e.g. of the managements; its title. */
  besprechung: z.string().min(1).nullable().default(null),
  /** Whether a partner may terminate the agreement: its procedure waits for that. */
  kuendbar: z.boolean().default(false),
});
export type Austausch = z.infer<typeof austausch>;

const worte = z.record(z.string(), z.string().min(1)).default({});

/** What people with a role do: whoever leads may do what the others may. */
const rolle = z.strictObject({ kuerzel: z.string().regex(/^[a-z0-9][a-z0-9_-]{1,60}$/), name: z.string().min(1), behoerde: kuerzel, art: z.enum(['SACHBEARBEITUNG', 'LEITUNG']) });
export type Rollenart = z.infer<typeof rolle>['art'];

const vereinbarung = z.strictObject({
  kuerzel: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  /** What its people call the files of this program: stands above every page. */
  akteName: z.string().min(1).max(40),
  land: z.enum(['NI', 'NW']),
  gueltigAb: datum,
  gueltigBis: datum.nullable(),
  /** Its versions, oldest first; none overlaps another. */
  fassungen: z.array(fassung).default([]),
  /**
   * `gruppe`: who of the authority is told of what no Fristart covers, e.g. a late send report. `aktenzeichenPraefix`: of the
   * cases that begin there; the Aktenzeichen is shared, so no two authorities may have the same. Before it `UE.` marks a file that is made up, for practice.
   */
  behoerden: z
    .array(z.strictObject({ kuerzel, name: z.string().min(1), gruppe: z.string().min(1), aktenzeichenPraefix: z.string().regex(/^(?!UE\.)[0-9A-Z.]{1,17}$/) }))
    .min(1)
    .refine((alle) => new Set(alle.map((b) => b.aktenzeichenPraefix)).size === alle.length, 'Each authority needs a prefix of its own.'),
  /** Groups of people at its authorities, as Tasklist and the Akte know them. By convention `<authority in lower case>-sachbearbeitung` and `-leitung`. */
  rollen: z.array(rolle).min(1),
  /** Clauses that the diagrams of this agreement carry out: the check of the models wants an element for each. */
  klauselnVollstaendig: z.array(z.string()).optional(),
  /** Post codes of the area; empty: it is not asked where a flat is. */
  stadtgebietPlz: z.array(z.string().regex(/^\d{5}$/)).default([]),
  /** The courts send their notices of eviction suits (MiZi) to its first authority: it has a folder for them. */
  gerichtsmitteilungen: z.boolean().default(false),
  /** A person that comes back within so many months after the end of the file gets the same file again. */
  wiederaufnahmeMonate: z.int().min(0).max(120).default(0),
  austausch: austausch.optional(),
  /** German words for codes that only this agreement's diagrams use. */
  worte: z.strictObject({ /** by BPMN process id */ verfahren: worte, ergebnis: worte, hinweis: worte }).prefault({}),
  beteiligte: z.array(
    z.strictObject({
      kuerzel,
      behoerde: kuerzel.nullable(),
      name: z.string().min(1),
      funktion: z.string().min(1),
      anschrift: z.string(),
      faxnummer: z.string().regex(/^\+?[0-9 /-]{4,30}$/).nullable(),
      kanal: z.enum(['DATEISPOOL', 'SMTP_FAX', 'INTERN', 'POST']),
      arbeitetImSystem: z.boolean(),
      /** A person of the case, not a body: name and address come from the Akte. Only by POST. */
      anschriftAus: z.enum(['MIETER', 'VERMIETER', 'KLIENT']).optional(),
    }),
  ),
  fristarten: z.array(fristart),
}).refine((v) => [...v.rollen, ...v.beteiligte].every((x) => x.behoerde === null || v.behoerden.some((b) => b.kuerzel === x.behoerde)), 'Each role and each partner belongs to an authority of the agreement.');
/** What an agreement is, as data: its Land, partners and Fristarten. The order of steps is in its diagrams. */
export type Vereinbarung = z.infer<typeof vereinbarung> & { /** its data sheets */ boegen: readonly Bogen[]; /** its letters that are data */ briefe: readonly Brief[]; /** its figures */ kennzahlen: Kennzahlen };

/** Where the agreements are: a folder for each, with its data, diagrams, tables, letters and forms; `gemeinsam/` is shared by all. */
export const MODELLE = modellordner();

/**
 * Reads `<kuerzel>/vereinbarung.json` of every agreement below `ordner`.
 * @throws ZodError naming the field; FachlicherFehler VEREINBARUNGEN_WIDERSPRUECHLICH: two agreements use the same name for an authority, a prefix, a partner or a role
 */
export async function ladeVereinbarungen(ordner: URL = MODELLE): Promise<Map<string, Vereinbarung>> {
  const geladen = new Map<string, Vereinbarung>();
  for (const eintrag of await readdir(ordner, { withFileTypes: true })) {
    if (!eintrag.isDirectory()) continue;
    const text = await readFile(new URL(`${eintrag.name}/vereinbarung.json`, ordner), 'utf8').catch(() => null);
    if (text === null) continue;
    const v = vereinbarung.parse(JSON.parse(text));
    const eigener = new URL(`${eintrag.name}/`, ordner);
    const boegen = await ladeBoegen(eigener);
    geladen.set(v.kuerzel, { ...v, boegen, briefe: await ladeBriefe(eigener, { kuerzel: v.kuerzel, fristarten: v.fristarten, boegen }), kennzahlen: await ladeKennzahlen(eigener) });
  }
  pruefeEindeutig([...geladen.values()]);
  return geladen;
}

/** Row level security, Aktenzeichen, letters and tasks go by these names alone: they mean the same thing everywhere. */
function pruefeEindeutig(alle: readonly Vereinbarung[]): void {
  const namen = alle.flatMap((v) => [
    ...v.behoerden.flatMap((b) => [`Behörde ${b.kuerzel}`, `Aktenzeichen ${b.aktenzeichenPraefix}`]), ...v.beteiligte.map((b) => `Stelle ${b.kuerzel}`), ...v.rollen.map((r) => `Rolle ${r.kuerzel}`),
  ]);
  const doppelt = namen.find((name, i) => namen.indexOf(name) !== i);
  if (doppelt) throw new FachlicherFehler('VEREINBARUNGEN_WIDERSPRUECHLICH', `Zweimal vergeben: ${doppelt}.`);
}

/**
 * What a Fristart means on a day.
 * @param am local date `YYYY-MM-DD` on which the deadline begins
 * @throws FachlicherFehler FRISTART_UNBEKANNT or FRISTART_NICHT_GUELTIG: outside the covered range the last value is never reused
 */
export function findeFristart(v: Vereinbarung, name: string, am: string): Fristart {
  const gleiche = v.fristarten.filter((f) => f.fristart === name);
  if (gleiche.length === 0) throw new FachlicherFehler('FRISTART_UNBEKANNT', `Die Fristart „${name}“ steht nicht in der Vereinbarung „${v.kuerzel}“.`);
  const gueltig = gleiche.find((f) => f.gueltigAb <= am && (f.gueltigBis === null || am <= f.gueltigBis));
  if (!gueltig) throw new FachlicherFehler('FRISTART_NICHT_GUELTIG', `Für die Fristart „${name}“ ist am ${am} kein Wert hinterlegt.`);
  return gueltig;
}

/** Who is warned of a Frist of this authority, and who is told when it is over. `{behoerde}` in a group stands for the authority in lower case. */
export function gruppenVon(art: Fristart, behoerde: string): Pick<Fristart, 'warnGruppe' | 'eskalationsGruppe'> {
  const { warnGruppe, eskalationsGruppe } = art.jeBehoerde?.[behoerde] ?? art;
  const setzeEin = (gruppe: string): string => gruppe.replaceAll('{behoerde}', behoerde.toLowerCase());
  return { warnGruppe: setzeEin(warnGruppe), eskalationsGruppe: setzeEin(eskalationsGruppe) };
}

/**
 * The version of the agreement that was in force on a day.
 * @param am local date `YYYY-MM-DD`
 * @returns undefined where no version covers the day
 */
export const findeFassung = (v: Vereinbarung, am: string): Fassung | undefined => v.fassungen.find((f) => (f.gueltigAb === null || f.gueltigAb <= am) && (f.gueltigBis === null || am <= f.gueltigBis));
