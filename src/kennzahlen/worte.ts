import { gruppenVon, type Vereinbarung } from '../vereinbarung.ts';
import type { Kennzahl } from './schema.ts';

/** What marks are called in the head of a table. */
const MERKMAL: Readonly<Record<string, string>> = {
  status: 'Stand', stand: 'Stand', ergebnis: 'Ergebnis', prozess: 'Verfahren', alter: 'Alter', monat: 'Monat', plz: 'Postleitzahl', rolle: 'Rolle', art: 'Art', kanal: 'Kanal', empfaenger: 'Empfänger',
  gegenstand: 'Worüber', vorschlag: 'Entscheidung', entscheidung: 'Entscheidung', zweck: 'Zweck', antwort: 'Antwort', runde: 'Nachfrage', ausgang: 'Ausgang', leistungsart: 'Leistungsart', schuldenart: 'Art der Schulden',
  anlass: 'Anlass', herkunft: 'Weg', grund: 'Grund', grundlage: 'Anspruchsgrundlage', zustaendig: 'Zuständig', bogen: 'Bogen', verzug: 'Verzug', offen: 'Offen', begonnenBei: 'Begonnen bei',
};
const MASS: Readonly<Record<string, string>> = { ANZAHL: 'Anzahl', AKTEN: 'Akten', SUMME: 'Summe', JE_AKTE: 'Je Akte', TAGE: 'Tage im Mittel' };
const SUMMEN: Readonly<Record<string, string>> = { beansprucht: 'Beansprucht', erstattet: 'Erstattet' };

export type Worte = {
  /** Heads of the columns that name a row. */
  achsen(k: Kennzahl): string[];
  /** The names of a row. */
  texte(k: Kennzahl, codes: readonly (string | null)[]): string[];
  code(k: Kennzahl, merkmal: string, code: string | null): string;
  mass(mass: string): string;
  /** By Fristart: the role that does the work at an authority. */
  rollen(behoerde: string): Record<string, string>;
  /** Who has to act while a Frist runs. */
  wartetAuf(fristart: string, behoerde: string): string;
  /** Codes of a mark in the order in which they are shown; others follow by their words. */
  reihenfolge(k: Kennzahl, merkmal: string): string[];
};

/** The German words of an agreement's figures: of the figure itself, of `kennzahlen.json`, of `vereinbarung.json`. */
export function worteVon(v: Vereinbarung, behoerde: string): Worte {
  const frist = (art: string | null) => v.fristarten.find((f) => f.fristart === art);
  const rollenname = new Map(v.rollen.map((r) => [r.kuerzel, r.name]));
  const eigene: Record<string, Readonly<Record<string, string>>> = {
    prozess: v.worte.verfahren, ergebnis: v.worte.ergebnis, rolle: { ...Object.fromEntries(rollenname), PERSOENLICH: 'An eine einzelne Person gerichtet' },
    begonnenBei: Object.fromEntries(v.behoerden.map((b) => [b.aktenzeichenPraefix, b.name])),
    empfaenger: Object.fromEntries(v.beteiligte.map((b) => [b.kuerzel, b.funktion])),
  };
  const rollen = (wer: string): Record<string, string> => Object.fromEntries(v.fristarten.map((f) => [f.fristart, gruppenVon(f, wer).warnGruppe]));
  const worte: Worte = {
    achsen: (k) => k.zeilen.flatMap((m) => (m === 'fristart' ? ['Klausel', 'Frist', 'Gewartet wird auf'] : [merkmalText(v, k, m)])),
    texte: (k, codes) => k.zeilen.flatMap((m, i) => (m === 'fristart' ? fristTexte(codes[i] ?? null) : [worte.code(k, m, codes[i] ?? null)])),
    code: (k, m, code) => wortFuer(v, k, m, code, eigene),
    mass: (mass) => {
      const [art = '', name = ''] = mass.split(':');
      return SUMMEN[name] ?? MASS[art] ?? mass;
    },
    rollen,
    wartetAuf: (art, wer) => v.kennzahlen.wartetAuf[art] ?? rollenname.get(rollen(wer)[art] ?? '') ?? 'die eigene Stelle',
    reihenfolge: (k, m) => (m === 'fristart' ? v.fristarten.map((f) => f.fristart) : Object.keys(k.worte[m] ?? v.kennzahlen.worte[m] ?? bogenwahl(v, k, m) ?? eigene[m] ?? {})),
  };
  const fristTexte = (art: string | null): string[] => [frist(art)?.klausel ?? '–', frist(art)?.bezeichnung ?? art ?? '–', worte.wartetAuf(art ?? '', behoerde)];
  return worte;
}

function wortFuer(v: Vereinbarung, k: Kennzahl, merkmal: string, code: string | null, eigene: Record<string, Readonly<Record<string, string>>>): string {
  if (code === null) return k.worte[merkmal]?.['OHNE'] ?? (merkmal === 'ergebnis' ? 'noch offen' : 'ohne Angabe');
  const [jahr, monat] = code.split('-');
  if (merkmal === 'monat') return `${monat}/${jahr}`;
  return k.worte[merkmal]?.[code] ?? v.kennzahlen.worte[merkmal]?.[code] ?? bogenwahl(v, k, merkmal)?.[code] ?? eigene[merkmal]?.[code] ?? lesbar(code);
}

/** The head of a column: of a choice in a data sheet its question. */
function merkmalText(v: Vereinbarung, k: Kennzahl, merkmal: string): string {
  return feld(v, k, merkmal)?.titel ?? MERKMAL[merkmal] ?? merkmal;
}

function bogenwahl(v: Vereinbarung, k: Kennzahl, merkmal: string): Readonly<Record<string, string>> | undefined {
  if (merkmal === 'bogen') return Object.fromEntries(v.boegen.map((b) => [b.kuerzel, b.titel]));
  const gefunden = feld(v, k, merkmal);
  if (gefunden?.art === 'JA_NEIN') return { true: 'Ja', false: 'Nein' };
  return gefunden && 'auswahl' in gefunden ? gefunden.auswahl : undefined;
}

const feld = (v: Vereinbarung, k: Kennzahl, merkmal: string) =>
  merkmal.startsWith('feld:') ? v.boegen.find((b) => k.wo['bogen']?.includes(b.kuerzel))?.felder.find((f) => f.name === merkmal.slice('feld:'.length)) : undefined;

/** `IN_DER_REGEL` becomes `In der regel`: readable where no word was given. */
function lesbar(code: string): string {
  const worte = code.replaceAll(/[_-]/g, ' ').toLowerCase();
  return worte.charAt(0).toUpperCase() + worte.slice(1);
}
