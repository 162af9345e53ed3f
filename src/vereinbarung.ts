import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FachlicherFehler } from './fehler.ts';

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
  /** A convention of this project, not of the agreement or the law: shown to users as such. */
  konvention: z.boolean(),
  gueltigAb: datum,
  gueltigBis: datum.nullable(),
});

/** A version of the agreement. `gueltigAb` null: from when it was in force is not recorded. */
const fassung = z.strictObject({ kuerzel: z.string().regex(/^[a-z0-9-]{2,40}$/), bezeichnung: z.string().min(1), gueltigAb: datum.nullable(), gueltigBis: datum.nullable() });
export type Fassung = z.infer<typeof fassung>;
export type Fristart = z.infer<typeof fristart>;

const vereinbarung = z.strictObject({
  kuerzel: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  land: z.enum(['NI', 'NW']),
  gueltigAb: datum,
  gueltigBis: datum.nullable(),
  /** Its versions, oldest first; none overlaps another. */
  fassungen: z.array(fassung).default([]),
  /**
   * `gruppe`: who of the authority is told of what no Fristart covers, e.g. a late send report. `aktenzeichenPraefix`: of the
   * cases that begin there; the Aktenzeichen is shared, so no two authorities may have the same.
   */
  behoerden: z
    .array(z.strictObject({ kuerzel, name: z.string().min(1), gruppe: z.string().min(1), aktenzeichenPraefix: z.string().regex(/^[0-9A-Z.]{1,20}$/) }))
    .min(1)
    .refine((alle) => new Set(alle.map((b) => b.aktenzeichenPraefix)).size === alle.length, 'Each authority needs a prefix of its own.'),
  /** Clauses that the diagrams of this agreement carry out: the check of the models wants an element for each. */
  klauselnVollstaendig: z.array(z.string()).optional(),
  stadtgebietPlz: z.array(z.string().regex(/^\d{5}$/)),
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
      anschriftAus: z.enum(['MIETER', 'VERMIETER']).optional(),
    }),
  ),
  fristarten: z.array(fristart),
});
/** What an agreement is, as data: its Land, partners and Fristarten. The order of steps is in its diagrams. */
export type Vereinbarung = z.infer<typeof vereinbarung>;

/** Reads `bpmn/<kuerzel>/vereinbarung.json` of every agreement below `ordner`. @throws ZodError naming file and field */
export async function ladeVereinbarungen(ordner: URL = new URL('../bpmn/', import.meta.url)): Promise<Map<string, Vereinbarung>> {
  const geladen = new Map<string, Vereinbarung>();
  for (const eintrag of await readdir(ordner, { withFileTypes: true })) {
    if (!eintrag.isDirectory()) continue;
    const text = await readFile(new URL(`${eintrag.name}/vereinbarung.json`, ordner), 'utf8').catch(() => null);
    if (text === null) continue;
    const v = vereinbarung.parse(JSON.parse(text));
    geladen.set(v.kuerzel, v);
  }
  return geladen;
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

/** Who is warned of a Frist of this authority, and who is told when it is over. */
export const gruppenVon = (art: Fristart, behoerde: string): Pick<Fristart, 'warnGruppe' | 'eskalationsGruppe'> => art.jeBehoerde?.[behoerde] ?? art;

/**
 * The version of the agreement that was in force on a day.
 * @param am local date `YYYY-MM-DD`
 * @returns undefined where no version covers the day
 */
export const findeFassung = (v: Vereinbarung, am: string): Fassung | undefined => v.fassungen.find((f) => (f.gueltigAb === null || f.gueltigAb <= am) && (f.gueltigBis === null || am <= f.gueltigBis));
