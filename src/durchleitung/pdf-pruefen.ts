import { getDocumentProxy } from 'unpdf';
import { FachlicherFehler } from '../fehler.ts';

/** Bytes. A plan of some pages as a scan has less. */
export const HOECHSTGROESSE = 10 * 1024 * 1024;
export const HOECHSTE_SEITENZAHL = 100;

/**
 * Whether a file that somebody has chosen is a PDF that can be sent: by its content, never by its name.
 * @returns its number of pages
 * @throws FachlicherFehler DATEI_FEHLT, DATEI_ZU_GROSS, KEIN_PDF, PDF_GESCHUETZT, PDF_UNLESBAR, ZU_VIELE_SEITEN
 */
export async function pruefePdf(inhalt: Buffer): Promise<number> {
  if (inhalt.length === 0) throw new FachlicherFehler('DATEI_FEHLT', 'Bitte wählen Sie eine PDF-Datei. Eine leere Datei wird nicht angenommen.');
  if (inhalt.length > HOECHSTGROESSE) throw new FachlicherFehler('DATEI_ZU_GROSS', `Die Datei ist zu groß: Höchstens ${HOECHSTGROESSE / 1024 / 1024} MB werden angenommen. Bitte mit geringerer Auflösung scannen.`);
  if (inhalt.subarray(0, 5).toString('latin1') !== '%PDF-') throw new FachlicherFehler('KEIN_PDF', 'Diese Datei ist kein PDF. Bitte speichern Sie das Dokument als PDF und wählen Sie diese Datei.');
  const seiten = await zaehleSeiten(inhalt);
  if (seiten > HOECHSTE_SEITENZAHL) throw new FachlicherFehler('ZU_VIELE_SEITEN', `Das PDF hat ${seiten} Seiten. Höchstens ${HOECHSTE_SEITENZAHL} werden angenommen.`);
  return seiten;
}

async function zaehleSeiten(inhalt: Buffer): Promise<number> {
  // The reader takes the bytes over, so it gets a copy. It looks at the structure only: nothing in the file is run or loaded.
  const pdf = await getDocumentProxy(new Uint8Array(inhalt), { isEvalSupported: false, stopAtErrors: true, verbosity: 0 }).catch((fehler: unknown) => {
    if (fehler instanceof Error && fehler.name === 'PasswordException') throw new FachlicherFehler('PDF_GESCHUETZT', 'Dieses PDF ist mit einem Kennwort geschützt. Bitte speichern Sie es ohne Kennwort.');
    throw unlesbar();
  });
  try {
    for (let seite = 1; seite <= Math.min(pdf.numPages, HOECHSTE_SEITENZAHL); seite++) await pdf.getPage(seite);
    if (pdf.numPages < 1) throw unlesbar();
    return pdf.numPages;
  } catch {
    throw unlesbar();
  } finally {
    await pdf.loadingTask.destroy();
  }
}

const unlesbar = (): FachlicherFehler => new FachlicherFehler('PDF_UNLESBAR', 'Dieses PDF lässt sich nicht lesen: Die Datei ist beschädigt oder unvollständig. Bitte erzeugen Sie sie neu.');
