/** Groups of people as Camunda knows them, and those that only exist here. */
export const ROLLEN = ['fachstelle-sachbearbeitung', 'fachstelle-leitung', 'jobcenter-sachbearbeitung', 'jobcenter-teamleitung', 'modellierung', 'auswertung', 'verwaltung'] as const;
export type Rolle = (typeof ROLLEN)[number];

const FACHSTELLE: readonly Rolle[] = ['fachstelle-sachbearbeitung', 'fachstelle-leitung'];
const JOBCENTER: readonly Rolle[] = ['jobcenter-sachbearbeitung', 'jobcenter-teamleitung'];
const SACHBEARBEITUNG: readonly Rolle[] = [...FACHSTELLE, ...JOBCENTER];
/** A rejection is decided by the Teamleitung (H-3.2.1.5), at the Fachstelle by the Leitung. */
const ENTSCHEIDUNG: readonly Rolle[] = ['fachstelle-leitung', 'jobcenter-teamleitung'];
/** Who looks after the agreement itself. */
const LEITUNG: readonly Rolle[] = ['fachstelle-leitung', 'jobcenter-teamleitung'];
/** Figures are numbers only; no case can be told from them. */
const AUSWERTUNG: readonly Rolle[] = ['auswertung', 'fachstelle-leitung', 'jobcenter-teamleitung'];
const VERWALTUNG: readonly Rolle[] = ['verwaltung'];

/**
 * Who may call which page: the whole table. A page that is not in it cannot be registered (see `wege.ts`). Which cases a
 * person then sees is decided by row level security: those of the own authority. `modellierung` and `auswertung` see no
 * personal data: only the start page, the figures, the agreement and its diagrams; `verwaltung` sees no cases either.
 */
export const RECHTE = {
  'GET /': ROLLEN,
  'POST /abmelden': ROLLEN,
  'GET /faelle': SACHBEARBEITUNG,
  'POST /faelle': SACHBEARBEITUNG,
  'GET /neu': SACHBEARBEITUNG,
  'GET /mitteilung': FACHSTELLE,
  'POST /mitteilung': FACHSTELLE,
  'GET /verweis/vorsprache': JOBCENTER,
  'POST /verweis/vorsprache': JOBCENTER,
  'GET /verweis/fax': FACHSTELLE,
  'POST /verweis/fax': FACHSTELLE,
  'GET /akte/:aktenzeichen/einwilligung': JOBCENTER,
  'POST /akte/:aktenzeichen/einwilligung': JOBCENTER,
  'GET /akte/:aktenzeichen/widerruf/:id': JOBCENTER,
  'POST /akte/:aktenzeichen/widerruf/:id': JOBCENTER,
  'GET /akte/:aktenzeichen': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/dokument/:id': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/vermerk': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/vermerk': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/anschrift/:id': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/anschrift/:id': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/haushalt': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/haushalt': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/person': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/person': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/person/:id': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/person/:id': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/uebergeben': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/uebergeben': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/zusammenlegen': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/zusammenlegen': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/beenden': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/beenden': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/zustellung': FACHSTELLE,
  'POST /akte/:aktenzeichen/zustellung': FACHSTELLE,
  'GET /akte/:aktenzeichen/frist/:fristart/:runde': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/frist/:fristart/:runde': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/rueckmeldung': JOBCENTER,
  'POST /akte/:aktenzeichen/rueckmeldung': JOBCENTER,
  'GET /mietschulden': JOBCENTER,
  'POST /mietschulden': JOBCENTER,
  'GET /akte/:aktenzeichen/mietschulden/pruefung': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/mietschulden/pruefung': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/mietschulden/entscheidung': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/mietschulden/entscheidung': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/mietschulden/ablehnung': ENTSCHEIDUNG,
  'POST /akte/:aktenzeichen/mietschulden/ablehnung': ENTSCHEIDUNG,
  'GET /akte/:aktenzeichen/mietschulden/anruf': JOBCENTER,
  'POST /akte/:aktenzeichen/mietschulden/anruf': JOBCENTER,
  'GET /akte/:aktenzeichen/mietschulden/zahlung': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/mietschulden/zahlung': SACHBEARBEITUNG,
  'GET /erstattung': SACHBEARBEITUNG,
  'POST /erstattung': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/erstattung': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/erstattung': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/erstattung/entscheidung': FACHSTELLE,
  'POST /akte/:aktenzeichen/erstattung/entscheidung': FACHSTELLE,
  'GET /akte/:aktenzeichen/erstattung/freigabe': ['fachstelle-leitung'],
  'POST /akte/:aktenzeichen/erstattung/freigabe': ['fachstelle-leitung'],
  'GET /akte/:aktenzeichen/erstattung/zahlung': FACHSTELLE,
  'POST /akte/:aktenzeichen/erstattung/zahlung': FACHSTELLE,
  'GET /akte/:aktenzeichen/erstattung/antwort': JOBCENTER,
  'POST /akte/:aktenzeichen/erstattung/antwort': JOBCENTER,
  'GET /haft': FACHSTELLE,
  'POST /haft': FACHSTELLE,
  'GET /unterbringung': FACHSTELLE,
  'POST /unterbringung': FACHSTELLE,
  'GET /akte/:aktenzeichen/haft/auskunft': FACHSTELLE,
  'POST /akte/:aktenzeichen/haft/auskunft': FACHSTELLE,
  'GET /akte/:aktenzeichen/haft/entscheidung': FACHSTELLE,
  'POST /akte/:aktenzeichen/haft/entscheidung': FACHSTELLE,
  'GET /akte/:aktenzeichen/haft/entlassung': FACHSTELLE,
  'POST /akte/:aktenzeichen/haft/entlassung': FACHSTELLE,
  'GET /akte/:aktenzeichen/haft/angaben': FACHSTELLE,
  'POST /akte/:aktenzeichen/haft/angaben': FACHSTELLE,
  'GET /akte/:aktenzeichen/haft/zahlung': FACHSTELLE,
  'POST /akte/:aktenzeichen/haft/zahlung': FACHSTELLE,
  'GET /akte/:aktenzeichen/unterbringung/termin': FACHSTELLE,
  'POST /akte/:aktenzeichen/unterbringung/termin': FACHSTELLE,
  'GET /akte/:aktenzeichen/unterbringung/angebot': FACHSTELLE,
  'POST /akte/:aktenzeichen/unterbringung/angebot': FACHSTELLE,
  'GET /akte/:aktenzeichen/unterbringung/anordnung': FACHSTELLE,
  'POST /akte/:aktenzeichen/unterbringung/anordnung': FACHSTELLE,
  'GET /akte/:aktenzeichen/unterbringung/verzicht': FACHSTELLE,
  'POST /akte/:aktenzeichen/unterbringung/verzicht': FACHSTELLE,
  'GET /akte/:aktenzeichen/unterbringung/auszug': FACHSTELLE,
  'POST /akte/:aktenzeichen/unterbringung/auszug': FACHSTELLE,
  'POST /akte/:aktenzeichen/hinweis/:id': SACHBEARBEITUNG,
  'GET /posteingang': SACHBEARBEITUNG,
  'GET /posteingang/rueckmeldung': FACHSTELLE,
  'POST /posteingang/rueckmeldung': FACHSTELLE,
  'GET /posteingang/:id': SACHBEARBEITUNG,
  'POST /posteingang/:id': SACHBEARBEITUNG,
  'GET /posteingang/unlesbar/:id': FACHSTELLE,
  'POST /posteingang/unlesbar/:id': FACHSTELLE,
  'GET /uebermittlungen': SACHBEARBEITUNG,
  'POST /uebermittlungen': SACHBEARBEITUNG,
  'GET /uebermittlungen/:aktenzeichen/:schritt/:runde': SACHBEARBEITUNG,
  'POST /uebermittlungen/:aktenzeichen/:schritt/:runde': SACHBEARBEITUNG,
  'GET /fristen': SACHBEARBEITUNG,
  'GET /auswertung': AUSWERTUNG,
  'GET /vereinbarung': LEITUNG,
  'POST /vereinbarung/austausch-beginnen': ['fachstelle-leitung'],
  'GET /vereinbarung/austausch': LEITUNG,
  'POST /vereinbarung/austausch': LEITUNG,
  'GET /vereinbarung/kuendigung': LEITUNG,
  'POST /vereinbarung/kuendigung': LEITUNG,
  'POST /vereinbarung/kuendigung/ruecknahme': LEITUNG,
  'GET /vereinbarung/tagesordnung/:id': LEITUNG,
  'GET /klauseln': ROLLEN,
  'GET /klauseln/:klausel': ROLLEN,
  'GET /klauseln/:klausel/bild/:diagramm': ROLLEN,
  'GET /diagramme': ROLLEN,
  'GET /diagramme/:diagramm': ROLLEN,
  'GET /diagramme/:diagramm/bild': ROLLEN,
  'GET /verwaltung': VERWALTUNG,
  'GET /verwaltung/:kuerzel': VERWALTUNG,
  'POST /verwaltung/:kuerzel': VERWALTUNG,
} as const satisfies Record<string, readonly Rolle[]>;

export type Weg = keyof typeof RECHTE;

/** Whether one of the person's roles may use the page. */
export function darf(rollen: readonly string[], weg: Weg): boolean {
  const erlaubt: readonly string[] = RECHTE[weg];
  return rollen.some((rolle) => erlaubt.includes(rolle));
}
