import type { Column, Content, TableCell } from 'pdfmake/interfaces.js';
import type { BriefDaten, HaushaltImBrief, PersonImBrief } from '../daten.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { formatDatum, glaette, zusammenhalten } from '../typografie.ts';

/** Sender line, address field, reference and date of a fax. A letter for a window envelope: `brief.ts`. */
export function briefkopf(daten: BriefDaten, heute: string): Content[] {
  const { absender } = daten;
  return [
    { text: [absender.name, absender.funktion, absender.anschrift].filter(Boolean).join(' · '), style: 'klein', margin: [0, 0, 0, 14] },
    {
      columns: [
        { width: '*', text: daten.anschriftfeld.join('\n') },
        { width: 170, text: [`Unser Zeichen:\n`, { text: daten.aktenzeichen, bold: true }, `\nDatum: ${formatDatum(heute)}`] },
      ],
      columnGap: 20,
      margin: [0, 0, 0, 18],
    },
  ];
}

/** A table of label and value; a row never breaks over a page. Fixed widths: with `*` a very long name would widen the table beyond the page. */
export function angaben(zeilen: [string, Content][]): Content {
  const body: TableCell[][] = zeilen.map(([bezeichnung, wert]) => [{ text: bezeichnung }, wert as TableCell]);
  return { table: { widths: [150, 303], body, dontBreakRows: true }, layout: 'linien', margin: [0, 0, 0, 4] };
}

export function name(person: PersonImBrief): string {
  return glaette([person.vorname, person.name].filter(Boolean).join(' '));
}

/** The people of a role, one paragraph each: name, and address where it is not the flat's. */
export function personen(daten: BriefDaten, rolle: PersonImBrief['rolle']): Content {
  const gleiche = daten.personen.filter((p) => p.rolle === rolle);
  if (gleiche.length === 0) return { text: 'nicht mitgeteilt' };
  return { stack: gleiche.map((p) => ({ text: [{ text: name(p), bold: rolle === 'MIETER' }, p.anschrift ? `\n${glaette(p.anschrift)}` : ''] })) };
}

/** @throws FachlicherFehler AKTE_UNVOLLSTAENDIG: the file of a person has no flat */
export function anschrift(h: HaushaltImBrief | null): string {
  if (!h) throw new FachlicherFehler('AKTE_UNVOLLSTAENDIG', 'Zur Akte fehlt der Haushalt.');
  const strasse = glaette(`${h.strasse}\u00a0${h.hausnummer}`);
  return [strasse, glaette(h.lage), glaette(`${zusammenhalten(h.plz)}\u00a0${h.ort}`)].filter(Boolean).join(', ');
}

/** The names of a role in one running line, for a second mention. */
export function namen(daten: BriefDaten, rolle: PersonImBrief['rolle']): string {
  return daten.personen.filter((p) => p.rolle === rolle).map(name).join('; ') || 'nicht mitgeteilt';
}

/** Salutation and first sentence. */
export function anrede(satz: string, mitAnrede = true): Content[] {
  return [
    ...(mitAnrede ? [{ text: 'Guten Tag,', margin: [0, 0, 0, 6] } satisfies Content] : []),
    { text: satz, margin: [0, 0, 0, 8] },
  ];
}

/** Last paragraph and close stay together on a page. */
export function schluss(absatz: Content, unterzeichner: string): Content {
  return { unbreakable: true, stack: [{ stack: [absatz], margin: [0, 8, 0, 8] }, { text: `Mit freundlichen Grüßen\n${unterzeichner}` }] };
}

/** An empty box to be ticked by hand, drawn so that it survives a fax. */
export function kaestchen(text: string, width: number): Column {
  return {
    width,
    columns: [
      { width: 12, canvas: [{ type: 'rect', x: 0, y: 2, w: 9, h: 9, lineWidth: 1 }] },
      { width: '*', text },
    ],
    columnGap: 4,
  };
}

/** A line to write on. */
export const schreiblinie = (): Content => ({ text: ' ', margin: [0, 4, 0, 0] });
