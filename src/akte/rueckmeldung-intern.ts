import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import type { Uhr } from '../uhr.ts';
import { actFor, findAkteur } from './akteur.ts';
import { findKuerzelVon } from './beteiligter.ts';
import { insertPosteingang, settlePosteingang } from './posteingang.ts';
import { listRueckmeldungen, recordRueckmeldung, type Rueckmeldung } from './rueckmeldung.ts';
import { writeJournal } from './journal.ts';
import { findZielakte } from './zielakte.ts';

type Uebergabe = { aktenzeichen: string; leistungsbezug: 'JA' | 'NEIN'; /** the authority that asked */ an: string };

/**
 * Hands the answer of an authority that works in this system to the one that asked (H-2.3, H-2.4): into its Posteingang
 * and, as the paper would, to its waiting process, in the file to which the case was joined meanwhile. Once for a case. What is handed over is the answer and nothing else.
 * @throws FachlicherFehler ANGABEN_FEHLEN: the details of the Vordruck are not in the file, or say something else
 */
export async function handOverRueckmeldung(db: Db, { aktenzeichen, leistungsbezug, an }: Uebergabe, uhr: Uhr): Promise<void> {
  const eigene = (await listRueckmeldungen(db, aktenzeichen)).at(-1);
  pruefeAngaben(eigene, leistungsbezug);
  const eingangAm = lokalesDatum(uhr.jetzt());
  const { behoerde: absender } = await findAkteur(db);
  const neu = await actFor(db, an, async () => {
    const ziel = (await findZielakte(db, aktenzeichen)) ?? aktenzeichen;
    const absenderKuerzel = await findKuerzelVon(db, absender);
    const eingang = { aktenzeichen: ziel, art: 'RUECKMELDUNG_INTERN', ...(absenderKuerzel && { absender: absenderKuerzel }), eingangAm, angaben: { leistungsbezug }, schluessel: `intern:rueckmeldung:${absender}:${aktenzeichen}` };
    const { id, neu: eingegangen } = await insertPosteingang(db, eingang, uhr);
    if (!eingegangen) return false;
    await settlePosteingang(db, id, 'VERBUCHT', uhr);
    await recordRueckmeldung(db, { aktenzeichen: ziel, weg: 'INTERN', leistungsbezug, eingangAm, ...angabenVon(eigene) }, uhr);
    return true;
  });
  if (neu) await writeJournal(db, { aktenzeichen, art: 'RUECKMELDUNG_ERTEILT', angaben: { leistungsbezug, an }, schluessel: `${aktenzeichen}:rueckmeldung-erteilt` }, uhr);
}

function pruefeAngaben(eigene: Rueckmeldung | undefined, leistungsbezug: 'JA' | 'NEIN'): void {
  const vollstaendig = leistungsbezug === 'NEIN' || Boolean(eigene?.bgNummer);
  if (vollstaendig && (!eigene || eigene.leistungsbezug === leistungsbezug)) return;
  throw new FachlicherFehler('ANGABEN_FEHLEN', 'Die Angaben des Vordrucks stehen noch nicht in der Akte oder widersprechen der Aufgabe.');
}

const angabenVon = (r: Rueckmeldung | undefined): { bgNummer?: string; sachbearbeitung?: string; telefon?: string; kduDirektzahlung?: boolean; bemerkung?: string } =>
  r ? { ...(r.bgNummer && { bgNummer: r.bgNummer }), ...(r.sachbearbeitung && { sachbearbeitung: r.sachbearbeitung }), ...(r.telefon && { telefon: r.telefon }), ...(r.kduDirektzahlung !== null && { kduDirektzahlung: r.kduDirektzahlung }), ...(r.bemerkung && { bemerkung: r.bemerkung }) } : {};
