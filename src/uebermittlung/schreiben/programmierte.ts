import { anlage1 } from './hannover/anlage-1.ts';
import { anlage2 } from './hannover/anlage-2.ts';
import { einwilligung } from './hannover/einwilligung.ts';
import { ergebnisMietschulden } from './hannover/ergebnis-mietschulden.ts';
import { erstattungAblehnung } from './hannover/erstattung-ablehnung.ts';
import { erstattungBeendet } from './hannover/erstattung-beendet.ts';
import { erstattungNachforderung } from './hannover/erstattung-nachforderung.ts';
import { erstattungZusage } from './hannover/erstattung-zusage.ts';
import { erstattungsanspruch } from './hannover/erstattungsanspruch.ts';
import { flyer } from './hannover/flyer.ts';
import { haftAnfrage } from './hannover/haft-anfrage.ts';
import { haftEntlassung } from './hannover/haft-entlassung.ts';
import { kontaktdaten } from './hannover/kontaktdaten.ts';
import { mitteilungErledigt } from './hannover/mitteilung-erledigt.ts';
import { terminvorschlag } from './hannover/terminvorschlag.ts';
import { uebernahmeerklaerung } from './hannover/uebernahmeerklaerung.ts';
import { weitervermittlung } from './hannover/weitervermittlung.ts';
import { wohnraumversorgung } from './hannover/wohnraumversorgung.ts';
import type { Schreiben } from './schreiben.ts';

/** Letters that are more than text and values: add a file below the folder of its agreement and name it here. The others are data (`*.brief.json`). */
export const programmierteSchreiben: readonly Schreiben[] = [anlage1, anlage2, einwilligung, flyer, kontaktdaten, mitteilungErledigt, terminvorschlag, weitervermittlung, erstattungAblehnung, erstattungBeendet, erstattungNachforderung, erstattungZusage, erstattungsanspruch, haftAnfrage, haftEntlassung, wohnraumversorgung, ergebnisMietschulden, uebernahmeerklaerung];
