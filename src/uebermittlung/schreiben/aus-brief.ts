import type { Content } from 'pdfmake/interfaces.js';
import type { Brief, Vordruck } from '../../briefe/schema.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import type { BriefDaten } from '../daten.ts';
import { angaben, anrede, briefkopf, kaestchen, schluss, schreiblinie } from './bausteine.ts';
import { brief } from './brief.ts';
import { fuelle, fuelleAbsaetze, fuelleGanz, type Gefuellt } from './brief-satz.ts';
import { ladeBriefwerte, werteDesFalls, type Briefwerte } from './brief-werte.ts';
import { ladeMitgabe, umfangVon } from './mitgabe.ts';
import type { Schreiben } from './schreiben.ts';

/** A letter as data becomes a letter like any other. */
export function ausBrief(b: Brief, vereinbarung: Vereinbarung): Schreiben<Briefwerte> {
  const { kuerzel, titel, seiten, intern } = b;
  const mitgabe = { umfang: umfangVon(b), mitgabe: ladeMitgabe(b, vereinbarung) };
  return {
    kuerzel,
    titel,
    seiten,
    ...(b.klausel && { klausel: b.klausel }),
    ...(b.durchleitung && { durchleitung: b.durchleitung }),
    ...(b.ausdruck && { ausdruck: b.ausdruck }),
    ...(b.ohneZeichen && { ohneZeichen: b.ohneZeichen }),
    intern: 'nachricht' in intern ? { art: intern.art, nachricht: intern.nachricht, prozess: intern.prozess, ...mitgabe } : intern,
    lade: (db, auftrag) => ladeBriefwerte(db, auftrag, b, vereinbarung),
    verfasse: async (daten, { heute }, geladen) => verfasse(b, daten, heute, new Map([...werteDesFalls(daten, heute), ...geladen])),
  };
}

type Teile = { betreff: string; absaetze: Gefuellt[]; tabelle: Content[]; unterzeichner: string };

function verfasse(b: Brief, daten: BriefDaten, heute: string, werte: Briefwerte): Content[] {
  const zeilen = b.angaben.flatMap(([bezeichnung, wert]): [string, string][] => {
    const text = fuelle(wert, werte);
    return text === null ? [] : [[fuelleGanz(bezeichnung, werte), text]];
  });
  const teile = {
    betreff: fuelleGanz(b.betreff, werte),
    absaetze: fuelleAbsaetze(b.absaetze, werte),
    tabelle: zeilen.length > 0 ? [angaben(zeilen)] : [],
    unterzeichner: b.schlussFunktion === undefined ? daten.absender.name : fuelleGanz(b.schlussFunktion, werte),
  };
  if (b.layout === 'ERKLAERUNG') return alsErklaerung(b, daten, heute, teile, werte);
  return [...(b.layout === 'FAX' ? alsFax(b, daten, heute, teile) : alsBrief(b, daten, heute, teile)), ...(b.vordruck ? vordruck(b.vordruck, daten, werte) : [])];
}

function alsBrief(b: Brief, daten: BriefDaten, heute: string, { betreff, absaetze, tabelle, unterzeichner }: Teile): Content[] {
  const { einleitung, inhalt, ende } = gliedere(absaetze, tabelle);
  return brief(daten, heute, { betreff, mitAnrede: b.anrede, einleitung, inhalt, schluss: ende, unterzeichner });
}

function alsFax(b: Brief, daten: BriefDaten, heute: string, { betreff, absaetze, tabelle, unterzeichner }: Teile): Content[] {
  const { einleitung, inhalt, ende } = gliedere(absaetze, tabelle);
  return [...briefkopf(daten, heute), { text: betreff, style: 'titel' }, ...anrede(einleitung, b.anrede), ...inhalt, schluss(ende, unterzeichner)];
}

/** Whose words they are stands in the table; what follows is theirs. */
function alsErklaerung(b: Brief, daten: BriefDaten, heute: string, { betreff, absaetze, tabelle }: Teile, werte: Briefwerte): Content[] {
  const kopf = briefkopf({ ...daten, anschriftfeld: [] }, heute).slice(0, 1);
  return [...kopf, { text: betreff, style: 'titel' }, ...tabelle, ...absaetze.map(setze), ...(b.vordruck ? [...b.vordruck.kaestchen.flatMap(untereinander(werte)), ...unterschrift(b.vordruck, werte)] : [])];
}

/** What is ticked, one below the other: the words are longer than yes and no. */
const untereinander = (werte: Briefwerte) => ([frage, antworten]: [string, string[]]): Content[] => [
  { text: fuelleGanz(frage, werte), style: 'abschnitt' },
  { stack: antworten.map((a): Content => ({ columns: [kaestchen(fuelleGanz(a, werte), 440)], margin: [0, 0, 0, 4] })) },
];

/** The first paragraph, the table, the others; the last of them belongs to the close. */
function gliedere(absaetze: readonly Gefuellt[], tabelle: Content[]): { einleitung: string; inhalt: Content[]; ende: Content } {
  const [erster, ...weitere] = absaetze;
  const letzter = weitere.at(-1);
  const nachErstem = erster && erster.punkte.length > 0 ? [{ ul: [...erster.punkte] }] : [];
  return { einleitung: erster?.text ?? '', inhalt: [...nachErstem, ...tabelle, ...weitere.slice(0, -1).map(setze)], ende: letzter ? { stack: inhaltVon(letzter) } : '' };
}

const setze = (a: Gefuellt): Content => ({ stack: inhaltVon(a), margin: [0, 8, 0, 0] });

const inhaltVon = ({ titel, text, punkte }: Gefuellt): Content[] => [
  ...(titel === null ? [] : [{ text: titel, style: 'abschnitt' }]),
  ...(text === null ? [] : [{ text }]),
  ...(punkte.length > 0 ? [{ ul: [...punkte] }] : []),
];

/** The answer: a page of its own, so that it can be sent back alone. Its Aktenzeichen says whose it is. */
function vordruck(v: Vordruck, daten: BriefDaten, werte: Briefwerte): Content[] {
  const kaestchenZeile = ([frage, antworten]: [string, string[]]): Content => ({
    unbreakable: true,
    stack: [{ text: fuelleGanz(frage, werte), style: 'abschnitt' }, { columns: antworten.map((a) => kaestchen(fuelleGanz(a, werte), 450 / antworten.length)) }],
  });
  return [
    { text: fuelleGanz(v.titel, werte), style: 'titel', pageBreak: 'before' },
    { text: `An: ${[daten.absender.name, daten.absender.funktion].join(', ')}`, margin: [0, 0, 0, 8] },
    angaben([['Aktenzeichen', daten.aktenzeichen]]),
    ...v.kaestchen.map(kaestchenZeile),
    ...unterschrift(v, werte),
  ];
}

/** Lines to write on, date and signature. */
function unterschrift(v: Vordruck, werte: Briefwerte): Content[] {
  return [
    ...(v.zeilen.length > 0 ? [{ text: ' ', fontSize: 6 }, angaben(v.zeilen.map((z) => [fuelleGanz(z, werte), schreiblinie()]))] : []),
    { unbreakable: true, stack: [{ text: ' ', fontSize: 20 }, angaben([['Datum, Unterschrift', schreiblinie()]])] },
  ];
}
