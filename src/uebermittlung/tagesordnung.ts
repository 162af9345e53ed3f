import { createHash } from 'node:crypto';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { BehoerdenZahlen, Zahlen } from '../akte/vereinbarung/zahlen.ts';
import type { Db } from '../db/pool.ts';
import { TechnischerFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { renderPdf } from './pdf.ts';
import { kennzahlenTeil } from './quartalsbericht.ts';
import { formatDatum, formatTag, glaette } from './typografie.ts';

export type Tagesordnung = { vereinbarung: Vereinbarung; /** day of the exchange */ termin: string; von: string; bis: string; zahlen: Zahlen; /** what was noted last time */ schwierigkeiten: string[]; /** what was decided and is not done yet */ beschluesse: { nummer: number; aufgabe: string; behoerde: string; bisAm: string }[] };
type Auftrag = { behoerde: string; aktenzeichen: string; schluessel: string };

const TITEL = 'Tagesordnung: Austausch zur Kooperationsvereinbarung';

/**
 * The agenda of the regular exchange (H-5.2) as a document of the agreement's Akte, once per key. It is no letter: it has
 * no recipient and names no case.
 * @returns id of the document
 */
export async function erstelleTagesordnung(db: Db, auftrag: Auftrag, inhalt: Tagesordnung, uhr: Uhr): Promise<string> {
  const vorhanden = await findId(db, auftrag);
  if (vorhanden) return vorhanden;
  const rahmen = { aktenzeichen: auftrag.aktenzeichen, titel: `${TITEL}, ${auftrag.aktenzeichen}`, erzeugtAm: uhr.jetzt(), seiten: 2 };
  const pdf = await renderPdf(rahmen, () => verfasse(inhalt));
  await db.query(
    `INSERT INTO dokument (behoerde, aktenzeichen, art, titel, inhalt, sha256, seiten, erzeugt_am, schluessel) VALUES ($1, $2, $9, $3, $4, $5, $6, $7, $8) ON CONFLICT (behoerde, schluessel) DO NOTHING`,
    [auftrag.behoerde, auftrag.aktenzeichen, TITEL, pdf.inhalt, createHash('sha256').update(pdf.inhalt).digest('hex'), pdf.seiten, uhr.jetzt(), auftrag.schluessel, `${inhalt.vereinbarung.kuerzel}.tagesordnung`],
  );
  const id = await findId(db, auftrag);
  if (!id) throw new TechnischerFehler('DOKUMENT_NICHT_GESPEICHERT', 'Das Dokument wurde nicht gespeichert.');
  return id;
}

async function findId(db: Db, { behoerde, schluessel }: Auftrag): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>('SELECT id FROM dokument WHERE behoerde = $1 AND schluessel = $2', [behoerde, schluessel]);
  return rows[0]?.id;
}

function verfasse(t: Tagesordnung): Content[] {
  const name = (kuerzel: string): string => t.vereinbarung.behoerden.find((b) => b.kuerzel === kuerzel)?.name ?? kuerzel;
  return [
    { text: TITEL, style: 'titel' },
    { text: `Termin: ${formatTag(t.termin)}. Zahlen vom ${formatDatum(t.von)} bis ${formatDatum(t.bis)}. Es sind nur Anzahlen; kein Fall ist daraus zu erkennen. Anzahlen von eins und zwei stehen als „<3“, „·“ heißt: nicht gezeigt, „mind.“: mit nicht gezeigten Anzahlen mindestens.`, margin: [0, 0, 0, 8] },
    { ol: ['Auswirkungen: Was zeigen die Zahlen?', 'Umsetzung: Was läuft gut, was nicht?', 'Schwierigkeiten und Absprachen', 'Nächster Termin'], margin: [0, 0, 0, 8] },
    ...(t.schwierigkeiten.length > 0 ? [{ text: 'Zuletzt festgehalten', style: 'abschnitt' }, ...t.schwierigkeiten.flatMap((s) => s.split('\n')).map((zeile) => ({ text: glaette(zeile) }))] : []),
    ...(t.beschluesse.length > 0 ? [{ text: 'Offene Beschlüsse', style: 'abschnitt' }, tabelle(['Beschluss', 'Wer', 'Bis'], ['*', 150, 60], t.beschluesse.map((b) => [`${b.nummer}. ${glaette(b.aufgabe)}`, name(b.behoerde), formatDatum(b.bisAm)]))] : []),
    ...t.zahlen.flatMap((z) => [{ text: name(z.behoerde), style: 'titel', margin: [0, 14, 0, 0] as [number, number, number, number] }, ...zahlenVon(z)]),
  ];
}

function zahlenVon({ tabellen }: BehoerdenZahlen): Content[] {
  const gefuellt = tabellen.filter((t) => t.zeilen.length > 0 || t.zurueckgehalten);
  return gefuellt.length > 0 ? kennzahlenTeil(gefuellt) : [{ text: 'Es gibt nichts zu zählen.' }];
}

function tabelle(kopf: string[], widths: (string | number)[], zeilen: (string | number)[][]): Content {
  if (zeilen.length === 0) return { text: `${kopf[0]}: keine`, margin: [0, 2, 0, 2] };
  const body: TableCell[][] = [kopf.map((text) => ({ text, bold: true })), ...zeilen.map((z) => z.map((wert) => ({ text: String(wert), alignment: typeof wert === 'number' ? 'right' : 'left' }) as TableCell))];
  return { table: { headerRows: 1, widths, body, dontBreakRows: true }, layout: 'linien', margin: [0, 2, 0, 6] };
}
