import type { Akte } from '../../akte/akte.ts';
import type { JournalEintrag } from '../../akte/journal.ts';
import { zeigeDatum, zeigeDatumMitTag } from './format.ts';
import { journalText } from './journal-arten.ts';
import { journalAngaben } from './journal.ts';
import type { Art } from './meldung.ts';
import type { Modellnamen } from './modellnamen.ts';
import { BEENDIGUNG, ergebnisText, gruppe, hinweisText, KANAL, schreibenText, UEBERMITTLUNG, wort } from './worte.ts';

/** One thing that has happened in a case, as a clerk tells it. `prozess` is null where it belongs to no procedure alone. */
export type Ereignis = { zeitpunkt: Date; wer: string; art: Art; titel: string; zusatz: string; prozess: string | null };
type Quellen = { akte: Akte; namen: Modellnamen; verfahrenText: (prozess: string) => string };
type Satz = { titel: string; zusatz?: string; art?: Art };

/** The course of a case, newest first. Deadlines for reports of the fax are told only when they are overrun. */
export function verlaufVon(q: Quellen): Ereignis[] {
  return q.akte.verlauf.flatMap((e) => {
    const { titel, zusatz = '', art = 'info' } = SAETZE[e.art]?.(angabenVon(e), q) ?? andererSatz(e);
    return titel === '' ? [] : [{ zeitpunkt: e.zeitpunkt, wer: werIst(e.wer), art, titel, zusatz, prozess: prozessVon(e, q) }];
  });
}

/** Programs are told as one. */
const werIst = (wer: string): string => (/^(?:arbeiter|dienst):|^(?:programm|api)\b/.test(wer) ? 'System' : wer);
type Texte = Record<string, string>;
const angabenVon = ({ angaben }: JournalEintrag): Texte => Object.fromEntries(Object.entries(angaben).flatMap(([name, wert]) => (typeof wert === 'string' ? [[name, wert]] : [])));

const fristVon = (id: string | undefined, akte: Akte) => akte.fristen.find((f) => f.id === id);
const fristName = (id: string | undefined, q: Quellen): string => fristVon(id, q.akte)?.bezeichnung ?? id?.split(':')[1] ?? '';
const istTechnisch = (id: string | undefined): boolean => /^(?:SENDEBERICHT|KLAERUNG)(?:[.]|$)/.test(id?.split(':')[1] ?? '');

const frist = (titel: string, art: Art = 'info', immer = false) => (a: Texte, q: Quellen): Satz =>
  istTechnisch(a['frist']) && !immer ? { titel: '' } : { titel: `${titel}: ${fristName(a['frist'], q)}`, art, ...(a['fristEnde'] && { zusatz: `bis ${zeigeDatumMitTag(a['fristEnde'])}` }) };

const schreiben = (titel: string, art: Art = 'info') => (a: Texte, { akte }: Quellen): Satz => {
  const u = akte.uebermittlungen.find((x) => x.id === a['uebermittlung']);
  const dokument = akte.dokumente.find((d) => d.id === u?.dokumentId)?.titel ?? a['uebermittlung']?.split(':')[1] ?? '';
  return { titel: `${titel}: ${dokument}`, zusatz: [u?.empfaenger ? `an ${u.empfaenger}` : '', a['kanal'] ? wort(KANAL, a['kanal']) : ''].filter(Boolean).join(', '), art };
};

const ERLEDIGT: Record<string, (a: Texte, q: Quellen) => Satz> = {
  EINGEHALTEN: frist('Frist eingehalten', 'success'), AUFGEHOBEN: frist('Frist aufgehoben'), UEBERSCHRITTEN: frist('Nach Ablauf der Frist erledigt', 'warning'),
  ZIEL_VERFEHLT: frist('Ziel nicht erreicht', 'warning'),
};

/** How an entry of the journal is told. */
const SAETZE: Record<string, (a: Texte, q: Quellen) => Satz> = {
  PROZESS_GESTARTET: (a, q) => ({ titel: `Verfahren begonnen: ${q.verfahrenText(a['prozess'] ?? '')}` }),
  VERFAHREN_BEENDET: (a, q) => ({ titel: `Verfahren beendet: ${q.verfahrenText(a['prozess'] ?? '')}`, zusatz: ergebnisText(a['ergebnis'] ?? ''), art: 'success' }),
  ERGEBNIS: (a) => ({ titel: `Ergebnis: ${ergebnisText(a['ergebnis'] ?? '')}` }),
  ENTSCHEIDUNG: (a, { namen }) => ({ titel: `Aufgabe erledigt: ${namen.aufgaben.get(a['aufgabe'] ?? '')?.name ?? a['aufgabe'] ?? ''}`, ...(a['entscheidung'] !== 'ERLEDIGT' && { zusatz: ergebnisText(a['entscheidung'] ?? '') }) }),
  BOGEN: (a, { namen }) => ({ titel: `Angaben eingetragen: ${namen.boegen.get(a['bogen'] ?? '') ?? a['bogen'] ?? ''}` }),
  FRIST_GESETZT: frist('Frist gesetzt'),
  FRIST_UEBERSCHRITTEN: frist('Frist überschritten', 'danger', true),
  FRIST_ERLEDIGT: (a, q) => ERLEDIGT[a['status'] ?? '']?.(a, q) ?? { titel: `Frist erledigt: ${fristName(a['frist'], q)}` },
  FRIST_GEAENDERT: (a, q) => {
    const von = q.akte.aenderungen.find((x) => x.id === a['aenderung']);
    return { titel: `Frist verschoben: ${fristName(a['bezug'], q)}`, zusatz: von ? `von ${zeigeDatum(String(von.alt['fristEnde']))} auf ${zeigeDatum(String(von.neu['fristEnde']))}` : '', art: 'warning' };
  },
  HINWEIS: (a) => ({ titel: `Hinweis: ${hinweisText(a['hinweis'] ?? '')}`, zusatz: `für ${gruppe(a['gruppe'] ?? '')}`, art: 'warning' }),
  UEBERMITTLUNG_GESENDET: schreiben('Schreiben gesendet', 'success'),
  UEBERMITTLUNG_BESTAETIGT: schreiben('Eingang beim Empfänger bestätigt', 'success'),
  UEBERMITTLUNG_FEHLGESCHLAGEN: schreiben('Schreiben nicht angekommen', 'danger'),
  UEBERMITTLUNG_UNKLAR: schreiben('Unklar, ob angekommen', 'warning'),
  UEBERMITTLUNG_ZURUECKGEZOGEN: schreiben('Schreiben zurückgezogen'),
  SCHREIBEN_EINGEGANGEN: (a) => ({ titel: `Schreiben eingegangen: ${schreibenText(a['schreiben'] ?? '')}` }),
  POSTEINGANG: (a) => ({ titel: `Eingegangen: ${schreibenText(a['art'] ?? '')}` }),
  ENDE_VERLANGT: (a) => ({ titel: 'Ende des Falls verlangt', zusatz: wort(BEENDIGUNG, a['grund'] ?? null) }),
  AKTE_BEENDET: (a) => ({ titel: 'Akte beendet', zusatz: ergebnisText(a['ergebnis'] ?? ''), art: 'success' }),
  GEHOERT_ZU: (a) => ({ titel: `Gehört jetzt zur Akte ${a['ziel'] ?? ''}` }),
  AKTE_ZUSAMMENGELEGT: (a) => ({ titel: `Akte ${a['quelle'] ?? ''} dazugelegt` }),
  FALL_GEAENDERT: (a, q) => {
    const neu = q.akte.aenderungen.find((x) => x.id === a['aenderung'])?.neu ?? {};
    if (!Object.hasOwn(neu, 'zustaendig')) return { titel: Object.keys(neu).length === 0 ? 'Vermerk geschrieben' : '' };
    return typeof neu['zustaendig'] === 'string' ? { titel: `Fall übergeben an ${neu['zustaendig']}` } : { titel: 'Fall an die Gruppe zurückgegeben' };
  },
};

/** What has no sentence of its own: its name and the details that tell something, without ids. */
function andererSatz({ art, angaben }: JournalEintrag): Satz {
  const { prozess: _p, aenderung: _a, posteingang: _e, runde: _r, bezug: _b, person: _n, ...rest } = angaben;
  if (art.startsWith('UEBERMITTLUNG_')) return { titel: `${journalText(art)}: ${UEBERMITTLUNG[String(angaben['status'])]?.text ?? ''}`.replace(/: $/, '') };
  return { titel: journalText(art), zusatz: journalAngaben(rest) };
}

/** Whose name begins with another word than the procedure. */
const GEHOERT_ZU: Record<string, string> = {
  MITTEILUNG: 'mizi', RUECKMELDUNG: 'mizi', KONTAKTVERSUCH: 'wohnungssicherung', CLEARING: 'wohnungssicherung', MASSNAHME: 'wohnungssicherung', STELLUNGNAHME: 'wohnungssicherung', ANTRAG: 'wohnungssicherung',
  WEITERVERMITTLUNG: 'wohnungssicherung', STELLE: 'wohnungssicherung', NACHSORGE: 'wohnungssicherung', EINWILLIGUNG: 'verweis', ANGEBOT: 'unterbringung', RAEUMUNGSTERMIN: 'unterbringung',
};

/** The procedure of an entry: it says so, or its deadline, letter, task or name does. */
function prozessVon(e: JournalEintrag, { akte, namen }: Quellen): string | null {
  const a = angabenVon(e);
  if (a['prozess']) return a['prozess'];
  const fristart = (a['frist'] ?? (e.art === 'FRIST_GEAENDERT' ? a['bezug'] : undefined))?.split(':')[1];
  const schritt = a['uebermittlung']?.split(':')[1] ?? /^(?:SENDEBERICHT|KLAERUNG)[.](.+)$/.exec(fristart ?? '')?.[1];
  const gefunden = (schritt && namen.schritte.get(schritt)) || (a['aufgabe'] && namen.aufgaben.get(a['aufgabe'])?.prozess) || fristVon(a['frist'] ?? a['bezug'], akte)?.prozess;
  if (gefunden) return gefunden;
  const wortDavor = e.art.split('_')[0] ?? '';
  const slug = GEHOERT_ZU[wortDavor] ?? wortDavor.toLowerCase();
  return akte.laeufe.find((l) => l.prozess.split('-')[1] === slug)?.prozess ?? null;
}
