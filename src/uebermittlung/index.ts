import type pg from 'pg';
import type { Protokoll } from '../protokoll.ts';
import { BerichtOrdner } from './bericht-ordner.ts';
import { UebermittlungsDienst } from './dienst.ts';
import type { Ablage } from '../durchleitung/ablage.ts';
import { Durchleitungen } from './durchleitungen.ts';
import { Dateispool } from './kanal/dateispool.ts';
import { Intern } from './kanal/intern.ts';
import { SmtpFax, type SmtpEinstellungen } from './kanal/smtp-fax.ts';
import type { Umfeld } from './typen.ts';

export type UebermittlungOptionen = Umfeld & { pool: pg.Pool; protokoll: Protokoll; spool: string; ablage?: Ablage; smtp?: SmtpEinstellungen; pauseMs?: number };

/** The transmission service with every channel that is set up. A transmission for a channel that is not ends as FEHLGESCHLAGEN. */
export function erstelleUebermittlungsDienst(o: UebermittlungOptionen): UebermittlungsDienst {
  const kanaele = [new Dateispool(o.spool), new Intern(o.pool, o), ...(o.smtp ? [new SmtpFax(o.smtp, o.uhr)] : [])];
  const berichte = new BerichtOrdner(o.spool, o);
  return new UebermittlungsDienst({ ...o, kanaele, leseBerichte: () => berichte.lies(), ...(o.ablage && { durchleitungen: new Durchleitungen({ ...o, ablage: o.ablage, kanaele }) }) });
}

export { type Bericht, berichtSchema } from './bericht-schema.ts';
export { zaehleFehlerberichte } from './bericht-ordner.ts';
export { erstelleDokument } from './dokument.ts';
export { enqueueUebermittlung } from './einreihen.ts';
export { bestaetige, entscheideUnklar, stopSchritte, stopUebermittlung, stopUnterwegs, zieheZurueck } from './entscheidung.ts';
export { recordAbgeschickt, recordFehlversand } from './post.ts';
export { markGesendet, recordSendebericht } from './sendebericht.ts';
export { erstelleBericht, type Quartalsbericht } from './quartalsbericht.ts';
export { erstelleTagesordnung, type Tagesordnung } from './tagesordnung.ts';
export { pruefeBerichtSignatur, SIGNATUR_HEADER, signiereBericht } from './signatur.ts';
export type { UebermittlungsDienst } from './dienst.ts';
