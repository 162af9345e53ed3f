import { writeJournal } from '../akte/journal.ts';
import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Bericht } from './bericht-schema.ts';
import type { Status, Uebermittlung, Umfeld } from './typen.ts';
import { changeStatus, lockUebermittlung, warn } from './zustand.ts';

export type Weg = 'DATEI' | 'HTTP' | 'HAND';

/** UEBERNOMMEN: it changed the state. BEKANNT: this very report was there. NUR_VERMERKT: kept, but too late to change anything. */
export type Aufnahme = 'UEBERNOMMEN' | 'BEKANNT' | 'NUR_VERMERKT';

/** States in which the fate of a transmission is open, so that a report decides it. */
const OFFEN: readonly Status[] = ['BEREIT', 'UEBERGABE', 'ANGENOMMEN', 'UNKLAR'];
const STUNDE = 3_600_000;

/**
 * Takes in a send report, in whatever order and number reports come. Runs as the sender's authority or as `*`.
 * @throws FachlicherFehler UEBERMITTLUNG_UNBEKANNT, ZEITPUNKT_UNGLAUBHAFT (more than an hour ahead, or before the hand-over)
 */
export async function recordSendebericht(db: Db, bericht: Bericht, weg: Weg, umfeld: Umfeld): Promise<Aufnahme> {
  const u = await lockUebermittlung(db, { messageId: bericht.messageId });
  const gesendetAm = bericht.gesendetAm === undefined ? undefined : new Date(bericht.gesendetAm);
  if (gesendetAm) pruefeZeitpunkt(u, gesendetAm, umfeld.uhr.jetzt());
  if (!(await insertSendebericht(db, u, bericht, weg, gesendetAm, umfeld))) return 'BEKANNT';
  if (!OFFEN.includes(u.status) || (u.status === 'BEREIT' && bericht.ergebnis === 'FEHLGESCHLAGEN')) {
    await warn(db, u, 'SENDEBERICHT_VERSPAETET', `bericht:${bericht.kennung}`, umfeld);
    return 'NUR_VERMERKT';
  }
  const code = bericht.ergebnis === 'FEHLGESCHLAGEN' ? (bericht.fehlerCode ?? 'FAX_FEHLGESCHLAGEN') : undefined;
  const gesendet = bericht.ergebnis === 'GESENDET' ? { gesendetAm: gesendetAm ?? umfeld.uhr.jetzt() } : {};
  await changeStatus(db, u, { status: bericht.ergebnis, angaben: { weg }, ...(code && { code }), ...gesendet }, umfeld);
  return 'UEBERNOMMEN';
}

/**
 * A clerk has the paper report of the fax machine, or knows otherwise. A letter by post: `recordAbgeschickt`.
 * @param gesendetAm instant; now, if left out
 * @throws FachlicherFehler UEBERMITTLUNG_UNBEKANNT, ZEITPUNKT_UNGLAUBHAFT, KEIN_FAX
 */
export async function markGesendet(db: Db, id: string, gesendetAm: Date | undefined, umfeld: Umfeld): Promise<Aufnahme> {
  const { messageId, versuche, kanal } = await lockUebermittlung(db, { id });
  if (kanal === 'POST') throw new FachlicherFehler('KEIN_FAX', 'Dieses Schreiben geht mit der Post. Bitte den Tag des Absendens vermerken.');
  const zeitpunkt = gesendetAm ?? umfeld.uhr.jetzt();
  return recordSendebericht(db, { kennung: `hand:${versuche}`, messageId, ergebnis: 'GESENDET', gesendetAm: zeitpunkt.toISOString() }, 'HAND', umfeld);
}

async function insertSendebericht(db: Db, u: Uebermittlung, b: Bericht, weg: Weg, gesendetAm: Date | undefined, { uhr }: Umfeld): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO sendebericht (behoerde, uebermittlung_id, kennung, ergebnis, gesendet_am, seiten, fehler_code, weg, eingang_am)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (behoerde, uebermittlung_id, kennung) DO NOTHING`,
    [u.behoerde, u.id, b.kennung, b.ergebnis, gesendetAm ?? null, b.seiten ?? null, b.fehlerCode ?? null, weg, uhr.jetzt()],
  );
  if (rowCount !== 1) return false;
  const angaben = { uebermittlung: u.id, ergebnis: b.ergebnis, weg, status: u.status };
  await writeJournal(db, { behoerde: u.behoerde, aktenzeichen: u.aktenzeichen, art: 'SENDEBERICHT', angaben }, uhr);
  return true;
}

function pruefeZeitpunkt(u: Uebermittlung, gesendetAm: Date, jetzt: Date): void {
  const frueh = u.uebergabeAm === null ? -Infinity : u.uebergabeAm.getTime() - STUNDE;
  if (gesendetAm.getTime() <= jetzt.getTime() + STUNDE && gesendetAm.getTime() >= frueh) return;
  throw new FachlicherFehler('ZEITPUNKT_UNGLAUBHAFT', 'Der Sendezeitpunkt liegt in der Zukunft oder vor der Übergabe.');
}
