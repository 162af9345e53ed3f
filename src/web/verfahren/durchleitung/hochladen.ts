import { beginneHinterlegung, schliesseHinterlegungAb, verwirfHinterlegung, type NeueDurchleitung } from '../../../akte/durchleitung/hinterlegen.ts';
import { pruefsumme } from '../../../akte/durchleitung/sperre.ts';
import { erzeugeSalz } from '../../../durchleitung/ablage.ts';
import { pruefePdf } from '../../../durchleitung/pdf-pruefen.ts';
import { FachlicherFehler } from '../../../fehler.ts';
import type { Anfrage } from '../../wege.ts';
import type { Anschreiben } from './routen.ts';

/**
 * Row, file, row: each is safe before the next begins, and whatever a crash leaves between two of them is cleared away by
 * the transmission service.
 * @throws FachlicherFehler those of `pruefePdf`, `beginneHinterlegung` and `schliesseHinterlegungAb`, ABLAGE_NICHT_BESCHREIBBAR
 */
export async function nimmAn(a: Anfrage, aktenzeichen: string, { kuerzel, klausel, durchleitung }: Anschreiben, inhalt: Buffer): Promise<void> {
  const { uhr, ablage, protokoll } = a.kontext;
  const seiten = await pruefePdf(inhalt);
  const { art, bezeichnung } = durchleitung;
  const neu: NeueDurchleitung = { aktenzeichen, schreiben: kuerzel, art, bezeichnung, klausel: klausel ?? null, seiten, groesse: inhalt.length, sha256: pruefsumme(inhalt), salz: erzeugeSalz() };
  const id = await a.inDb((db) => beginneHinterlegung(db, neu, uhr));
  try {
    await ablage.lege(id, neu.salz, inhalt);
    await a.inDb((db) => schliesseHinterlegungAb(db, id, neu, uhr));
  } catch (fehler) {
    await a.inDb((db) => verwirfHinterlegung(db, id, uhr));
    if (fehler instanceof FachlicherFehler) throw fehler;
    protokoll.fehler('Dokument zum Durchleiten nicht abgelegt', { aktenzeichen, code: 'ABLAGE_NICHT_BESCHREIBBAR' });
    throw new FachlicherFehler('ABLAGE_NICHT_BESCHREIBBAR', 'Das Dokument konnte nicht abgelegt werden. Bitte versuchen Sie es noch einmal; wenn es wieder geschieht, wenden Sie sich bitte an die Verwaltung des Systems.');
  }
}
