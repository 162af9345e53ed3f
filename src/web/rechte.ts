import type { Rollenart, Vereinbarung } from '../vereinbarung.ts';

/** Groups of no authority alone; those of the authorities are data of the agreements. */
export const GLOBALE_ROLLEN = ['modellierung', 'auswertung', 'verwaltung'] as const;
/** Whom a row names: a role, what people of any agreement do (`SACHBEARBEITUNG`: whoever leads too), or everybody who has a role. */
type Recht = (typeof GLOBALE_ROLLEN)[number] | 'fachstelle-sachbearbeitung' | 'fachstelle-leitung' | 'jobcenter-sachbearbeitung' | 'jobcenter-teamleitung' | Rollenart | 'ALLE';

const ALLE: readonly Recht[] = ['ALLE'];
/** Pages for cases of every agreement. */
const SACHBEARBEITUNG: readonly Recht[] = ['SACHBEARBEITUNG'];
/** Pages of Hannover's procedures. */
const FACHSTELLE: readonly Recht[] = ['fachstelle-sachbearbeitung', 'fachstelle-leitung'];
const JOBCENTER: readonly Recht[] = ['jobcenter-sachbearbeitung', 'jobcenter-teamleitung'];
const HANNOVER: readonly Recht[] = [...FACHSTELLE, ...JOBCENTER];
/** A rejection is decided by the Teamleitung (H-3.2.1.5), at the Fachstelle by the Leitung. */
const ENTSCHEIDUNG: readonly Recht[] = ['fachstelle-leitung', 'jobcenter-teamleitung'];
/** Who looks after the agreement itself: whoever leads at one of its partners. */
const LEITUNG: readonly Recht[] = ['LEITUNG'];
/** Figures are numbers only; no case can be told from them. */
const AUSWERTUNG: readonly Recht[] = ['auswertung', 'LEITUNG'];
const VERWALTUNG: readonly Recht[] = ['verwaltung'];
/** What does not run, without names: whoever leads sees the Aktenzeichen of the own authority, the administration none. */
const STOERUNGEN: readonly Recht[] = ['verwaltung', 'LEITUNG'];
/** Who owns procedures and changes their models; no case can be seen with it. */
const MODELLIERUNG: readonly Recht[] = ['modellierung'];

/**
 * Who may call which page: the whole table. A page that is not in it cannot be registered (see `wege.ts`). Which cases a
 * person then sees is decided by row level security: those of the own authority. `modellierung` and `auswertung` see no
 * personal data: only the start page, the figures, the agreement and its diagrams; `verwaltung` sees no cases either.
 */
export const RECHTE = {
  'GET /': ALLE,
  'POST /abmelden': ALLE,
  'GET /heute': SACHBEARBEITUNG,
  'GET /erste-schritte': ALLE,
  'POST /erste-schritte/mitteilung': FACHSTELLE,
  'POST /erste-schritte/anlegen': FACHSTELLE,
  'POST /erste-schritte/klient': SACHBEARBEITUNG,
  'GET /erste-schritte/entfernen': SACHBEARBEITUNG,
  'POST /erste-schritte/entfernen': SACHBEARBEITUNG,
  'GET /abwesenheiten': SACHBEARBEITUNG,
  'POST /abwesenheiten': SACHBEARBEITUNG,
  'POST /abwesenheiten/:id/beenden': SACHBEARBEITUNG,
  'GET /faelle': SACHBEARBEITUNG,
  'POST /faelle': SACHBEARBEITUNG,
  'GET /neu': SACHBEARBEITUNG,
  'GET /neu/:bogen': SACHBEARBEITUNG,
  'POST /neu/:bogen': SACHBEARBEITUNG,
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
  'GET /akte/:aktenzeichen/dokument/:id/ansehen': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/bogen/:bogen': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/bogen/:bogen': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/durchleitung/:schritt': SACHBEARBEITUNG,
  'POST /akte/:aktenzeichen/durchleitung/:schritt': SACHBEARBEITUNG,
  'GET /akte/:aktenzeichen/durchleitung/:schritt/inhalt': SACHBEARBEITUNG,
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
  'GET /akte/:aktenzeichen/mietschulden/pruefung': HANNOVER,
  'POST /akte/:aktenzeichen/mietschulden/pruefung': HANNOVER,
  'GET /akte/:aktenzeichen/mietschulden/entscheidung': HANNOVER,
  'POST /akte/:aktenzeichen/mietschulden/entscheidung': HANNOVER,
  'GET /akte/:aktenzeichen/mietschulden/ablehnung': ENTSCHEIDUNG,
  'POST /akte/:aktenzeichen/mietschulden/ablehnung': ENTSCHEIDUNG,
  'GET /akte/:aktenzeichen/mietschulden/anruf': JOBCENTER,
  'POST /akte/:aktenzeichen/mietschulden/anruf': JOBCENTER,
  'GET /akte/:aktenzeichen/mietschulden/zahlung': HANNOVER,
  'POST /akte/:aktenzeichen/mietschulden/zahlung': HANNOVER,
  'GET /erstattung': HANNOVER,
  'POST /erstattung': HANNOVER,
  'GET /akte/:aktenzeichen/erstattung': HANNOVER,
  'POST /akte/:aktenzeichen/erstattung': HANNOVER,
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
  'GET /akte/:aktenzeichen/haft/rueckmeldung': JOBCENTER,
  'POST /akte/:aktenzeichen/haft/rueckmeldung': JOBCENTER,
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
  'GET /akte/:aktenzeichen/unterbringung/auszug': FACHSTELLE,
  'POST /akte/:aktenzeichen/unterbringung/auszug': FACHSTELLE,
  'POST /akte/:aktenzeichen/hinweis/:id': SACHBEARBEITUNG,
  'GET /wohnungssicherung': FACHSTELLE,
  'POST /wohnungssicherung': FACHSTELLE,
  'GET /posteingang/ergebnis': FACHSTELLE,
  'POST /posteingang/ergebnis': FACHSTELLE,
  'GET /akte/:aktenzeichen/kontakt': FACHSTELLE,
  'POST /akte/:aktenzeichen/kontakt': FACHSTELLE,
  'GET /akte/:aktenzeichen/einladung': FACHSTELLE,
  'POST /akte/:aktenzeichen/einladung': FACHSTELLE,
  'GET /akte/:aktenzeichen/clearing': FACHSTELLE,
  'POST /akte/:aktenzeichen/clearing': FACHSTELLE,
  'GET /akte/:aktenzeichen/verfahrensstand': FACHSTELLE,
  'POST /akte/:aktenzeichen/verfahrensstand': FACHSTELLE,
  'GET /akte/:aktenzeichen/massnahme': FACHSTELLE,
  'POST /akte/:aktenzeichen/massnahme': FACHSTELLE,
  'GET /akte/:aktenzeichen/weitervermittlung': FACHSTELLE,
  'POST /akte/:aktenzeichen/weitervermittlung': FACHSTELLE,
  'GET /akte/:aktenzeichen/stellungnahme': FACHSTELLE,
  'POST /akte/:aktenzeichen/stellungnahme': FACHSTELLE,
  'POST /akte/:aktenzeichen/massnahme/:id': FACHSTELLE,
  'POST /akte/:aktenzeichen/weitervermittlung/:nummer': FACHSTELLE,
  'GET /posteingang': SACHBEARBEITUNG,
  'POST /posteingang': SACHBEARBEITUNG,
  'GET /posteingang/rueckmeldung': FACHSTELLE,
  'POST /posteingang/rueckmeldung': FACHSTELLE,
  'GET /posteingang/:id': SACHBEARBEITUNG,
  'POST /posteingang/:id': SACHBEARBEITUNG,
  'GET /posteingang/:id/datei': SACHBEARBEITUNG,
  'POST /posteingang/:id/datei': SACHBEARBEITUNG,
  'GET /posteingang/unlesbar/:id': FACHSTELLE,
  'POST /posteingang/unlesbar/:id': FACHSTELLE,
  'GET /uebermittlungen': SACHBEARBEITUNG,
  'POST /uebermittlungen': SACHBEARBEITUNG,
  'GET /uebermittlungen/:aktenzeichen/:schritt/:runde': SACHBEARBEITUNG,
  'POST /uebermittlungen/:aktenzeichen/:schritt/:runde': SACHBEARBEITUNG,
  'GET /fristen': SACHBEARBEITUNG,
  'GET /auswertung': AUSWERTUNG,
  'GET /auswertung/liste': LEITUNG,
  'GET /auswertung/csv': AUSWERTUNG,
  'GET /auswertung/bericht': AUSWERTUNG,
  'GET /stoerungen': STOERUNGEN,
  'GET /vereinbarung': LEITUNG,
  'POST /vereinbarung/austausch-beginnen': LEITUNG,
  'GET /vereinbarung/austausch': LEITUNG,
  'POST /vereinbarung/austausch': LEITUNG,
  'GET /vereinbarung/beschluss': LEITUNG,
  'POST /vereinbarung/beschluss': LEITUNG,
  'POST /vereinbarung/besprechung-anfragen': LEITUNG,
  'GET /vereinbarung/besprechung': LEITUNG,
  'POST /vereinbarung/besprechung': LEITUNG,
  'GET /vereinbarung/kuendigung': LEITUNG,
  'POST /vereinbarung/kuendigung': LEITUNG,
  'POST /vereinbarung/kuendigung/ruecknahme': LEITUNG,
  'GET /vereinbarung/tagesordnung/:id': LEITUNG,
  'GET /klauseln': ALLE,
  'GET /klauseln/:klausel': ALLE,
  'GET /klauseln/:klausel/bild/:diagramm': ALLE,
  'GET /diagramme': ALLE,
  'GET /diagramme/:diagramm': ALLE,
  'GET /diagramme/:diagramm/bild': ALLE,
  'GET /werkstatt/bearbeiten': MODELLIERUNG,
  'POST /api/werkstatt/kalenderprobe': MODELLIERUNG,
  'GET /werkstatt': MODELLIERUNG,
  'GET /werkstatt/modell': MODELLIERUNG,
  'GET /werkstatt/datei': MODELLIERUNG,
  'GET /werkstatt/bild': MODELLIERUNG,
  'GET /werkstatt/vergleich': MODELLIERUNG,
  'POST /werkstatt/einspielen': MODELLIERUNG,
  'POST /werkstatt/verwerfen': MODELLIERUNG,
  'GET /werkstatt/vorlegen': MODELLIERUNG,
  'POST /werkstatt/vorlegen': MODELLIERUNG,
  'GET /werkstatt/vorlage': MODELLIERUNG,
  'POST /werkstatt/vorlage': MODELLIERUNG,
  'GET /werkstatt/zurueck': MODELLIERUNG,
  'POST /werkstatt/zurueck': MODELLIERUNG,
  'GET /werkstatt/ueberleiten': MODELLIERUNG,
  'POST /werkstatt/ueberleiten': MODELLIERUNG,
  'GET /api/werkstatt/modell': MODELLIERUNG,
  'POST /api/werkstatt/entwurf': MODELLIERUNG,
  'POST /api/werkstatt/pruefen': MODELLIERUNG,
  'GET /verwaltung': VERWALTUNG,
  'GET /verwaltung/:kuerzel': VERWALTUNG,
  'POST /verwaltung/:kuerzel': VERWALTUNG,
} as const satisfies Record<string, readonly Recht[]>;

export type Weg = keyof typeof RECHTE;

/** Every role that an account can have. */
export const alleRollen = (vereinbarungen: ReadonlyMap<string, Vereinbarung>): string[] => [...rollenDerBehoerden(vereinbarungen).map((r) => r.kuerzel), ...GLOBALE_ROLLEN];

/** The roles that may use a page. */
export function rollenFuer(weg: Weg, vereinbarungen: ReadonlyMap<string, Vereinbarung>): string[] {
  const recht: readonly string[] = RECHTE[weg];
  const hat = (name: string): boolean => recht.includes('ALLE') || recht.includes(name);
  const eigene = rollenDerBehoerden(vereinbarungen).filter((r) => hat(r.kuerzel) || hat(r.art) || (r.art === 'LEITUNG' && hat('SACHBEARBEITUNG')));
  return [...eigene.map((r) => r.kuerzel), ...GLOBALE_ROLLEN.filter(hat)];
}

/** Whether one of the person's roles may use the page. */
export function darf(rollen: readonly string[], weg: Weg, vereinbarungen: ReadonlyMap<string, Vereinbarung>): boolean {
  const erlaubt = rollenFuer(weg, vereinbarungen);
  return rollen.some((rolle) => erlaubt.includes(rolle));
}

const rollenDerBehoerden = (vereinbarungen: ReadonlyMap<string, Vereinbarung>): Vereinbarung['rollen'] => [...vereinbarungen.values()].flatMap((v) => v.rollen);
