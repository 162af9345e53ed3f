import type { Arbeiter } from '../src/camunda/define-worker.ts';
import { arbeiter as gemeinsamEntscheidungFesthalten } from './gemeinsam/entscheidung-festhalten.ts';
import { arbeiter as gemeinsamFallBeenden } from './gemeinsam/fall-beenden.ts';
import { arbeiter as gemeinsamFallErgebnis } from './gemeinsam/fall-ergebnis.ts';
import { arbeiter as gemeinsamFristErledigen } from './gemeinsam/frist-erledigen.ts';
import { arbeiter as gemeinsamFristSetzen } from './gemeinsam/frist-setzen.ts';
import { arbeiter as gemeinsamFristUeberschritten } from './gemeinsam/frist-ueberschritten.ts';
import { arbeiter as gemeinsamUebermittlungAbschliessen } from './gemeinsam/uebermittlung/abschliessen.ts';
import { arbeiter as gemeinsamUebermittlungAndersZugestellt } from './gemeinsam/uebermittlung/anders-zugestellt.ts';
import { arbeiter as gemeinsamUebermittlungAufgeben } from './gemeinsam/uebermittlung/aufgeben.ts';
import { arbeiter as gemeinsamUebermittlungEinreihen } from './gemeinsam/uebermittlung/einreihen.ts';
import { arbeiter as gemeinsamVerfahrenAbschliessen } from './gemeinsam/verfahren-abschliessen.ts';
import { arbeiter as gemeinsamVerfahrenAufnehmen } from './gemeinsam/verfahren-aufnehmen.ts';
import { arbeiter as gemeinsamVerfahrenBeginnen } from './gemeinsam/verfahren-beginnen.ts';
import { arbeiter as gemeinsamVorfristWarnen } from './gemeinsam/vorfrist-warnen.ts';
import { arbeiter as hannoverMiziAngabenLoeschen } from './hannover/mizi/angaben-loeschen.ts';
import { arbeiter as hannoverMiziMitteilungAufnehmen } from './hannover/mizi/mitteilung-aufnehmen.ts';
import { arbeiter as hannoverMiziRueckmeldungErteilen } from './hannover/mizi/rueckmeldung-erteilen.ts';
import { arbeiter as hannoverMiziRueckmeldungVerbuchen } from './hannover/mizi/rueckmeldung-verbuchen.ts';
import { arbeiter as hannoverMiziSchonfristSetzen } from './hannover/mizi/schonfrist-setzen.ts';
import { arbeiter as hannoverMiziZuordnen } from './hannover/mizi/zuordnen.ts';

/** Every worker of the program: a new one is named here, and a test holds the list against the folder. */
export const alleArbeiter: readonly Arbeiter[] = [
  gemeinsamEntscheidungFesthalten,
  gemeinsamFallBeenden,
  gemeinsamFallErgebnis,
  gemeinsamFristErledigen,
  gemeinsamFristSetzen,
  gemeinsamFristUeberschritten,
  gemeinsamUebermittlungAbschliessen,
  gemeinsamUebermittlungAndersZugestellt,
  gemeinsamUebermittlungAufgeben,
  gemeinsamUebermittlungEinreihen,
  gemeinsamVerfahrenAbschliessen,
  gemeinsamVerfahrenAufnehmen,
  gemeinsamVerfahrenBeginnen,
  gemeinsamVorfristWarnen,
  hannoverMiziAngabenLoeschen,
  hannoverMiziMitteilungAufnehmen,
  hannoverMiziRueckmeldungErteilen,
  hannoverMiziRueckmeldungVerbuchen,
  hannoverMiziSchonfristSetzen,
  hannoverMiziZuordnen,
];
