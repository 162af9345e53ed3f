import type { Arbeiter } from '../src/camunda/define-worker.ts';
import { arbeiter as duesseldorfBeschaeftigungshilfeDauerPruefen } from './duesseldorf/beschaeftigungshilfe/dauer-pruefen.ts';
import { arbeiter as gemeinsamAustauschAufschubMelden } from './gemeinsam/austausch/aufschub-melden.ts';
import { arbeiter as gemeinsamAustauschBeschlussErledigen } from './gemeinsam/austausch/beschluss-erledigen.ts';
import { arbeiter as gemeinsamAustauschBesprechungVerbuchen } from './gemeinsam/austausch/besprechung-verbuchen.ts';
import { arbeiter as gemeinsamAustauschTagesordnungErstellen } from './gemeinsam/austausch/tagesordnung-erstellen.ts';
import { arbeiter as gemeinsamAustauschVerbuchen } from './gemeinsam/austausch/verbuchen.ts';
import { arbeiter as gemeinsamAltersgrenzeErmitteln } from './gemeinsam/altersgrenze-ermitteln.ts';
import { arbeiter as gemeinsamAusdruckBereitstellen } from './gemeinsam/ausdruck-bereitstellen.ts';
import { arbeiter as gemeinsamBogenLesen } from './gemeinsam/bogen-lesen.ts';
import { arbeiter as gemeinsamEntscheidungFesthalten } from './gemeinsam/entscheidung-festhalten.ts';
import { arbeiter as gemeinsamFallBeenden } from './gemeinsam/fall-beenden.ts';
import { arbeiter as gemeinsamFallErgebnis } from './gemeinsam/fall-ergebnis.ts';
import { arbeiter as gemeinsamFristAbgelaufen } from './gemeinsam/frist-abgelaufen.ts';
import { arbeiter as gemeinsamFristErledigen } from './gemeinsam/frist-erledigen.ts';
import { arbeiter as gemeinsamFristSetzen } from './gemeinsam/frist-setzen.ts';
import { arbeiter as gemeinsamFristUeberschritten } from './gemeinsam/frist-ueberschritten.ts';
import { arbeiter as gemeinsamUebermittlungAbschliessen } from './gemeinsam/uebermittlung/abschliessen.ts';
import { arbeiter as gemeinsamUebermittlungAndersZugestellt } from './gemeinsam/uebermittlung/anders-zugestellt.ts';
import { arbeiter as gemeinsamUebermittlungAufgeben } from './gemeinsam/uebermittlung/aufgeben.ts';
import { arbeiter as gemeinsamUebermittlungEinreihen } from './gemeinsam/uebermittlung/einreihen.ts';
import { arbeiter as gemeinsamSchreibenStoppen } from './gemeinsam/schreiben-stoppen.ts';
import { arbeiter as gemeinsamTerminSetzen } from './gemeinsam/termin-setzen.ts';
import { arbeiter as gemeinsamVerfahrenAbschliessen } from './gemeinsam/verfahren-abschliessen.ts';
import { arbeiter as gemeinsamVerfahrenAufnehmen } from './gemeinsam/verfahren-aufnehmen.ts';
import { arbeiter as gemeinsamVerfahrenBenachrichtigen } from './gemeinsam/verfahren-benachrichtigen.ts';
import { arbeiter as gemeinsamVerfahrenBeginnen } from './gemeinsam/verfahren-beginnen.ts';
import { arbeiter as gemeinsamVorfristWarnen } from './gemeinsam/vorfrist-warnen.ts';
import { arbeiter as gemeinsamZielVerfehlt } from './gemeinsam/ziel-verfehlt.ts';
import { arbeiter as hannoverErstattungAnspruchAufnehmen } from './hannover/erstattung/anspruch-aufnehmen.ts';
import { arbeiter as hannoverErstattungAntwortUebergeben } from './hannover/erstattung/antwort-uebergeben.ts';
import { arbeiter as hannoverErstattungAntwortVerbuchen } from './hannover/erstattung/antwort-verbuchen.ts';
import { arbeiter as hannoverErstattungAuszahlungLesen } from './hannover/erstattung/auszahlung-lesen.ts';
import { arbeiter as hannoverErstattungAuszahlungPlanen } from './hannover/erstattung/auszahlung-planen.ts';
import { arbeiter as hannoverErstattungBerechnen } from './hannover/erstattung/berechnen.ts';
import { arbeiter as hannoverErstattungErgaenzungUebergeben } from './hannover/erstattung/ergaenzung-uebergeben.ts';
import { arbeiter as hannoverErstattungFreigabeLesen } from './hannover/erstattung/freigabe-lesen.ts';
import { arbeiter as hannoverErstattungNachforderungMelden } from './hannover/erstattung/nachforderung-melden.ts';
import { arbeiter as hannoverErstattungVollstaendigkeitPruefen } from './hannover/erstattung/vollstaendigkeit-pruefen.ts';
import { arbeiter as hannoverErstattungVorschlagLesen } from './hannover/erstattung/vorschlag-lesen.ts';
import { arbeiter as hannoverHaftAufnehmen } from './hannover/haft/aufnehmen.ts';
import { arbeiter as hannoverHaftAuskunftVerbuchen } from './hannover/haft/auskunft-verbuchen.ts';
import { arbeiter as hannoverHaftEntscheidungLesen } from './hannover/haft/entscheidung-lesen.ts';
import { arbeiter as hannoverHaftNaechsteZahlung } from './hannover/haft/naechste-zahlung.ts';
import { arbeiter as hannoverHaftUeberschneidungPruefen } from './hannover/haft/ueberschneidung-pruefen.ts';
import { arbeiter as hannoverHaftZahlungPlanen } from './hannover/haft/zahlung-planen.ts';
import { arbeiter as hannoverHaftZahlungPruefen } from './hannover/haft/zahlung-pruefen.ts';
import { arbeiter as hannoverMietschuldenAnFachstelleVerweisen } from './hannover/mietschulden/an-fachstelle-verweisen.ts';
import { arbeiter as hannoverMietschuldenEntscheidungUebernehmen } from './hannover/mietschulden/entscheidung-uebernehmen.ts';
import { arbeiter as hannoverMietschuldenErgebnisUebergeben } from './hannover/mietschulden/ergebnis-uebergeben.ts';
import { arbeiter as hannoverMietschuldenPruefergebnisFesthalten } from './hannover/mietschulden/pruefergebnis-festhalten.ts';
import { arbeiter as hannoverMietschuldenPruefungUebernehmen } from './hannover/mietschulden/pruefung-uebernehmen.ts';
import { arbeiter as hannoverMietschuldenTelefonatPruefen } from './hannover/mietschulden/telefonat-pruefen.ts';
import { arbeiter as hannoverMietschuldenVorgangAufnehmen } from './hannover/mietschulden/vorgang-aufnehmen.ts';
import { arbeiter as hannoverMietschuldenVorschlagUebernehmen } from './hannover/mietschulden/vorschlag-uebernehmen.ts';
import { arbeiter as hannoverMietschuldenZahlungPruefen } from './hannover/mietschulden/zahlung-pruefen.ts';
import { arbeiter as hannoverMietschuldenZahlungVorsehen } from './hannover/mietschulden/zahlung-vorsehen.ts';
import { arbeiter as hannoverVereinbarungFassungFeststellen } from './hannover/vereinbarung/fassung-feststellen.ts';
import { arbeiter as hannoverVereinbarungKuendigungVormerken } from './hannover/vereinbarung/kuendigung-vormerken.ts';
import { arbeiter as hannoverMiziAngabenLoeschen } from './hannover/mizi/angaben-loeschen.ts';
import { arbeiter as hannoverMiziMitteilungAufnehmen } from './hannover/mizi/mitteilung-aufnehmen.ts';
import { arbeiter as hannoverMiziRueckmeldungErteilen } from './hannover/mizi/rueckmeldung-erteilen.ts';
import { arbeiter as hannoverMiziRueckmeldungVerbuchen } from './hannover/mizi/rueckmeldung-verbuchen.ts';
import { arbeiter as hannoverMiziZuordnen } from './hannover/mizi/zuordnen.ts';
import { arbeiter as hannoverUnterbringungAngabenPruefen } from './hannover/unterbringung/angaben-pruefen.ts';
import { arbeiter as hannoverUnterbringungAngebotLesen } from './hannover/unterbringung/angebot-lesen.ts';
import { arbeiter as hannoverUnterbringungAufnehmen } from './hannover/unterbringung/aufnehmen.ts';
import { arbeiter as hannoverUnterbringungTerminSetzen } from './hannover/unterbringung/termin-setzen.ts';
import { arbeiter as hannoverVerweisAngabenLoeschen } from './hannover/verweis/angaben-loeschen.ts';
import { arbeiter as hannoverVerweisAufBeratungHinweisen } from './hannover/verweis/auf-beratung-hinweisen.ts';
import { arbeiter as hannoverVerweisEntscheidungPruefen } from './hannover/verweis/entscheidung-pruefen.ts';
import { arbeiter as hannoverVerweisFlyerBereitstellen } from './hannover/verweis/flyer-bereitstellen.ts';
import { arbeiter as hannoverVerweisUebermittlungFesthalten } from './hannover/verweis/uebermittlung-festhalten.ts';
import { arbeiter as hannoverVerweisVerweisAufnehmen } from './hannover/verweis/verweis-aufnehmen.ts';
import { arbeiter as hannoverVerweisVorspracheAufnehmen } from './hannover/verweis/vorsprache-aufnehmen.ts';
import { arbeiter as hannoverVerweisWiderrufVollziehen } from './hannover/verweis/widerruf-vollziehen.ts';
import { arbeiter as hannoverVerweisZuordnen } from './hannover/verweis/zuordnen.ts';
import { arbeiter as hannoverWohnungssicherungAntragStellen } from './hannover/wohnungssicherung/antrag-stellen.ts';
import { arbeiter as hannoverWohnungssicherungClearingPruefen } from './hannover/wohnungssicherung/clearing-pruefen.ts';
import { arbeiter as hannoverWohnungssicherungErledigungPruefen } from './hannover/wohnungssicherung/erledigung-pruefen.ts';
import { arbeiter as hannoverWohnungssicherungKontaktAuswerten } from './hannover/wohnungssicherung/kontakt-auswerten.ts';
import { arbeiter as hannoverWohnungssicherungNachsorgeVerbuchen } from './hannover/wohnungssicherung/nachsorge-verbuchen.ts';
import { arbeiter as hannoverWohnungssicherungSchonfristSetzen } from './hannover/wohnungssicherung/schonfrist-setzen.ts';
import { arbeiter as hannoverWohnungssicherungTerminSetzen } from './hannover/wohnungssicherung/termin-setzen.ts';

/** Every worker of the program: a new one is named here, and a test holds the list against the folder. */
export const alleArbeiter: readonly Arbeiter[] = [
  duesseldorfBeschaeftigungshilfeDauerPruefen,
  gemeinsamAustauschAufschubMelden,
  gemeinsamAustauschBeschlussErledigen,
  gemeinsamAustauschBesprechungVerbuchen,
  gemeinsamAustauschTagesordnungErstellen,
  gemeinsamAustauschVerbuchen,
  gemeinsamTerminSetzen,
  gemeinsamAltersgrenzeErmitteln,
  gemeinsamAusdruckBereitstellen,
  gemeinsamBogenLesen,
  gemeinsamEntscheidungFesthalten,
  gemeinsamFallBeenden,
  gemeinsamFallErgebnis,
  gemeinsamFristAbgelaufen,
  gemeinsamFristErledigen,
  gemeinsamFristSetzen,
  gemeinsamFristUeberschritten,
  gemeinsamSchreibenStoppen,
  gemeinsamUebermittlungAbschliessen,
  gemeinsamUebermittlungAndersZugestellt,
  gemeinsamUebermittlungAufgeben,
  gemeinsamUebermittlungEinreihen,
  gemeinsamVerfahrenAbschliessen,
  gemeinsamVerfahrenAufnehmen,
  gemeinsamVerfahrenBeginnen,
  gemeinsamVerfahrenBenachrichtigen,
  gemeinsamVorfristWarnen,
  gemeinsamZielVerfehlt,
  hannoverErstattungAnspruchAufnehmen,
  hannoverErstattungAntwortUebergeben,
  hannoverErstattungAntwortVerbuchen,
  hannoverErstattungAuszahlungLesen,
  hannoverErstattungAuszahlungPlanen,
  hannoverErstattungBerechnen,
  hannoverErstattungErgaenzungUebergeben,
  hannoverErstattungFreigabeLesen,
  hannoverErstattungNachforderungMelden,
  hannoverErstattungVollstaendigkeitPruefen,
  hannoverErstattungVorschlagLesen,
  hannoverHaftAufnehmen,
  hannoverHaftAuskunftVerbuchen,
  hannoverHaftEntscheidungLesen,
  hannoverHaftNaechsteZahlung,
  hannoverHaftUeberschneidungPruefen,
  hannoverHaftZahlungPlanen,
  hannoverHaftZahlungPruefen,
  hannoverMietschuldenAnFachstelleVerweisen,
  hannoverMietschuldenEntscheidungUebernehmen,
  hannoverMietschuldenErgebnisUebergeben,
  hannoverMietschuldenPruefergebnisFesthalten,
  hannoverMietschuldenPruefungUebernehmen,
  hannoverMietschuldenTelefonatPruefen,
  hannoverMietschuldenVorgangAufnehmen,
  hannoverMietschuldenVorschlagUebernehmen,
  hannoverMietschuldenZahlungPruefen,
  hannoverMietschuldenZahlungVorsehen,
  hannoverVereinbarungFassungFeststellen,
  hannoverVereinbarungKuendigungVormerken,
  hannoverMiziAngabenLoeschen,
  hannoverMiziMitteilungAufnehmen,
  hannoverMiziRueckmeldungErteilen,
  hannoverMiziRueckmeldungVerbuchen,
  hannoverMiziZuordnen,
  hannoverUnterbringungAngabenPruefen,
  hannoverUnterbringungAngebotLesen,
  hannoverUnterbringungAufnehmen,
  hannoverUnterbringungTerminSetzen,
  hannoverVerweisAngabenLoeschen,
  hannoverVerweisAufBeratungHinweisen,
  hannoverVerweisEntscheidungPruefen,
  hannoverVerweisFlyerBereitstellen,
  hannoverVerweisUebermittlungFesthalten,
  hannoverVerweisVerweisAufnehmen,
  hannoverVerweisVorspracheAufnehmen,
  hannoverVerweisWiderrufVollziehen,
  hannoverVerweisZuordnen,
  hannoverWohnungssicherungAntragStellen,
  hannoverWohnungssicherungClearingPruefen,
  hannoverWohnungssicherungErledigungPruefen,
  hannoverWohnungssicherungKontaktAuswerten,
  hannoverWohnungssicherungNachsorgeVerbuchen,
  hannoverWohnungssicherungSchonfristSetzen,
  hannoverWohnungssicherungTerminSetzen,
];
