import { FachlicherFehler } from '../../fehler.ts';
import { anlage1 } from './hannover/anlage-1.ts';
import { anlage2 } from './hannover/anlage-2.ts';
import { erinnerungErgebnis } from './hannover/erinnerung-ergebnis.ts';
import { einwilligung } from './hannover/einwilligung.ts';
import { erinnerung } from './hannover/erinnerung.ts';
import { flyer } from './hannover/flyer.ts';
import { kontaktdaten } from './hannover/kontaktdaten.ts';
import { ergebnisMietschulden } from './hannover/ergebnis-mietschulden.ts';
import { mitteilungErledigt } from './hannover/mitteilung-erledigt.ts';
import { terminvorschlag } from './hannover/terminvorschlag.ts';
import { weitervermittlung } from './hannover/weitervermittlung.ts';
import { widerruf } from './hannover/widerruf.ts';
import { erstattungAblehnung } from './hannover/erstattung-ablehnung.ts';
import { erstattungBeendet } from './hannover/erstattung-beendet.ts';
import { erstattungErinnerung } from './hannover/erstattung-erinnerung.ts';
import { erstattungNachforderung } from './hannover/erstattung-nachforderung.ts';
import { erstattungZusage } from './hannover/erstattung-zusage.ts';
import { erstattungsanspruch } from './hannover/erstattungsanspruch.ts';
import { haftAnfrage } from './hannover/haft-anfrage.ts';
import { haftEntlassung } from './hannover/haft-entlassung.ts';
import { wohnraumversorgung } from './hannover/wohnraumversorgung.ts';
import { uebernahmeerklaerung } from './hannover/uebernahmeerklaerung.ts';
import type { Schreiben } from './schreiben.ts';

/** Every kind of letter: add a file below the folder of its agreement and name it here. */
export const alleSchreiben: readonly Schreiben[] = [anlage1, anlage2, erinnerungErgebnis, einwilligung, erinnerung, flyer, kontaktdaten, mitteilungErledigt, terminvorschlag, weitervermittlung, widerruf, erstattungAblehnung, erstattungBeendet, erstattungErinnerung, erstattungNachforderung, erstattungZusage, erstattungsanspruch, haftAnfrage, haftEntlassung, wohnraumversorgung, ergebnisMietschulden, uebernahmeerklaerung];

/** @throws FachlicherFehler SCHREIBEN_UNBEKANNT */
export function findeSchreiben(kuerzel: string): Schreiben {
  const gefunden = alleSchreiben.find((s) => s.kuerzel === kuerzel);
  if (!gefunden) throw new FachlicherFehler('SCHREIBEN_UNBEKANNT', `Das Schreiben „${kuerzel}“ gibt es nicht.`);
  return gefunden;
}
