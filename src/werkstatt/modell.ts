import { z } from 'zod';

/** Kinds of files that are deployed. */
export const ARTEN = ['bpmn', 'dmn', 'form'] as const;
export type Modellart = (typeof ARTEN)[number];

/** A path below bpmn/ with `/`: the name of the resource in the engine. */
export const modellname = z.string().max(200).regex(/^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)+\.(?:bpmn|dmn|form)$/);

export const artVon = (name: string): Modellart => name.slice(name.lastIndexOf('.') + 1) as Modellart;
/** The agreement of a model, or `gemeinsam`. */
export const ordnerVon = (name: string): string => name.slice(0, name.indexOf('/'));

export type Herkunft = 'AUSGELIEFERT' | 'WERKSTATT' | 'IMPORT';
/** ENTWURF → VORGELEGT → FREIGEGEBEN | ABGELEHNT; an ENTWURF may be VERWORFEN. What the program brings is FREIGEGEBEN. */
export type Fassungsstatus = 'ENTWURF' | 'VORGELEGT' | 'FREIGEGEBEN' | 'ABGELEHNT' | 'VERWORFEN';

/** A version of a model, without its text. */
export type Fassung = {
  name: string;
  /** 1, 2, … within the model; the delivered ones are counted, too */
  nummer: number;
  herkunft: Herkunft;
  status: Fassungsstatus;
  /** SHA-256 of the text in UTF-8, hex */
  pruefsumme: string;
  /** the version that it was made from */
  basisNummer: number | null;
  /** counts the savings of a draft: who saves must name the one that he or she has seen */
  stand: number;
  /** Anmeldenamen of all who have saved it, the last one at the end; empty of a delivered one */
  autoren: string[];
  geaendertAm: Date;
  grund: string | null;
  /** the proposal that it is part of */
  vorlage: string | null;
  freigegebenVon: string | null;
  freigegebenAm: Date | null;
  /** when the engine had taken it */
  ausgerolltAm: Date | null;
  /** what the engine made of it */
  engine: Enginefassung[];
};
export type FassungMitInhalt = Fassung & { inhalt: string };
/** `schluessel`: the engine's key as text, too large for a number */
export type Enginefassung = { id: string; version: number; schluessel: string };

/** One row of the list of models. */
export type Modell = {
  name: string;
  art: Modellart;
  /** German, from the model itself */
  titel: string;
  /** the version that runs, or will with the next start */
  wirksam: Fassung;
  /** the open draft or proposal */
  offen: Fassung | null;
  /** a delivered version newer than the own one that runs: the owner decides */
  neueAuslieferung: Fassung | null;
};

/** One finding of the check. Errors keep a model from being deployed, warnings ask for a reason. */
export const befund = z.object({
  stufe: z.enum(['FEHLER', 'WARNUNG']),
  /** name of the rule; of bpmnlint with `bpmnlint/` in front */
  regel: z.string(),
  /** name of the model */
  datei: z.string(),
  /** id of the element in the model; missing for the file as a whole */
  element: z.string().optional(),
  /** German */
  text: z.string(),
});
export type Befund = z.infer<typeof befund>;

/** At most so many bytes: the largest model of the product has a tenth of it. */
export const HOECHSTENS_BYTES = 2 * 1024 * 1024;

const inhalt = z.string().max(HOECHSTENS_BYTES);

/** `GET /api/werkstatt/modell?name=…` */
export const modellAntwort = z.object({
  name: modellname,
  art: z.enum(ARTEN),
  /** the version that runs, and its text */
  nummer: z.int(),
  inhalt,
  /** the open draft: show this one instead. `eigener`: whether this person may go on with it. */
  entwurf: z.object({ nummer: z.int(), basisNummer: z.int().nullable(), stand: z.int(), inhalt, status: z.enum(['ENTWURF', 'VORGELEGT']), eigener: z.boolean() }).optional(),
  /** Whether this person may save: models of other agreements are only looked at. */
  schreibbar: z.boolean(),
  /** element templates as objects, for the modeler of a diagram */
  vorlagen: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  /** what a diagram may refer to; `datei` = name of the model */
  formulare: z.array(z.object({ id: z.string(), datei: z.string() })),
  entscheidungen: z.array(z.object({ id: z.string(), name: z.string(), datei: z.string() })),
  prozesse: z.array(z.object({ id: z.string(), name: z.string(), datei: z.string() })),
});
export type ModellAntwort = z.infer<typeof modellAntwort>;

/** `POST /api/werkstatt/entwurf`. @see saveEntwurf */
export const entwurfAnfrage = z.strictObject({
  name: modellname,
  inhalt,
  /** the version that the draft was made from */
  basisNummer: z.int(),
  /** of the draft that the browser has loaded or saved last; null when there was none */
  stand: z.int().nullable(),
  grund: z.string().max(2000).optional(),
});
/** 200; 409 with `fehler` when somebody else has saved in between, 422 with `befunde` when the text is refused as such. */
export const entwurfAntwort = z.object({ nummer: z.int(), stand: z.int(), befunde: z.array(befund) });

/** `POST /api/werkstatt/pruefen`: nothing is saved */
export const pruefenAnfrage = z.strictObject({ name: modellname, inhalt });
export const pruefenAntwort = z.object({ befunde: z.array(befund) });

/** Body of every answer of /api/werkstatt that is no success */
export const werkstattFehler = z.object({ fehler: z.array(z.object({ feld: z.string().nullable(), text: z.string() })), befunde: z.array(befund).optional() });
