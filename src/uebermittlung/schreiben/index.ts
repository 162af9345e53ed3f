import { FachlicherFehler } from '../../fehler.ts';
import { anlage1 } from './hannover/anlage-1.ts';
import { anlage2 } from './hannover/anlage-2.ts';
import { einwilligung } from './hannover/einwilligung.ts';
import { flyer } from './hannover/flyer.ts';
import { kontaktdaten } from './hannover/kontaktdaten.ts';
import { ergebnisMietschulden } from './hannover/ergebnis-mietschulden.ts';
import { mitteilungErledigt } from './hannover/mitteilung-erledigt.ts';
import { terminvorschlag } from './hannover/terminvorschlag.ts';
import { weitervermittlung } from './hannover/weitervermittlung.ts';
import { erstattungAblehnung } from './hannover/erstattung-ablehnung.ts';
import { erstattungBeendet } from './hannover/erstattung-beendet.ts';
import { erstattungNachforderung } from './hannover/erstattung-nachforderung.ts';
import { erstattungZusage } from './hannover/erstattung-zusage.ts';
import { erstattungsanspruch } from './hannover/erstattungsanspruch.ts';
import { haftAnfrage } from './hannover/haft-anfrage.ts';
import { haftEntlassung } from './hannover/haft-entlassung.ts';
import { wohnraumversorgung } from './hannover/wohnraumversorgung.ts';
import { uebernahmeerklaerung } from './hannover/uebernahmeerklaerung.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { ausBrief } from './aus-brief.ts';
import type { Schreiben } from './schreiben.ts';

type Vereinbarungen = ReadonlyMap<string, Vereinbarung>;

/** Letters that are more than text and values: add a file below the folder of its agreement and name it here. The others are data (`*.brief.json`). */
const PROGRAMMIERTE: readonly Schreiben[] = [anlage1, anlage2, einwilligung, flyer, kontaktdaten, mitteilungErledigt, terminvorschlag, weitervermittlung, erstattungAblehnung, erstattungBeendet, erstattungNachforderung, erstattungZusage, erstattungsanspruch, haftAnfrage, haftEntlassung, wohnraumversorgung, ergebnisMietschulden, uebernahmeerklaerung];

/** Every kind of letter of these agreements. */
export const alleSchreiben = (vereinbarungen: Vereinbarungen): readonly Schreiben[] => [...PROGRAMMIERTE, ...[...vereinbarungen.values()].flatMap((v) => v.briefe.map((b) => ausBrief(b, v)))];

/** @throws FachlicherFehler SCHREIBEN_UNBEKANNT */
export function findeSchreiben(kuerzel: string, vereinbarungen: Vereinbarungen): Schreiben {
  const gefunden = alleSchreiben(vereinbarungen).find((s) => s.kuerzel === kuerzel);
  if (!gefunden) throw new FachlicherFehler('SCHREIBEN_UNBEKANNT', `Das Schreiben „${kuerzel}“ gibt es nicht.`);
  return gefunden;
}
