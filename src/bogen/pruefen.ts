import { leseBetrag } from '../akte/geld.ts';
import { zeile } from '../akte/text.ts';
import { alsCode, feldVon, wahlVon, type Bogen, type Bogenangaben, type Bogenfeld, type Bogenwert } from './bogen.ts';

type Gelesen = { wert: Bogenwert } | { fehler: string } | undefined;
/** `undefined`: nothing was typed. */
type Leser = (text: string, feld: Bogenfeld, heute: string) => Gelesen;

const FEHLT: Record<Bogenfeld['art'], string> = {
  AUSWAHL: 'Bitte wählen.', MEHRFACH: 'Bitte mindestens eines ankreuzen.', JA_NEIN: 'Bitte wählen.', DATUM: 'Bitte ein Datum angeben.', GANZZAHL: 'Bitte eine Zahl angeben.',
  BETRAG: 'Bitte einen Betrag angeben.', ZEILE: 'Diese Angabe fehlt.', TEXT: 'Diese Angabe fehlt.',
};

const liesText = (max: number, mehrzeilig: boolean): Leser => (text) => {
  const gelesen = zeile(max, { mehrzeilig }).safeParse(text);
  return gelesen.success ? { wert: gelesen.data } : { fehler: gelesen.error.issues[0]?.message ?? 'Der Text ist nicht lesbar.' };
};

const LESER: Record<Exclude<Bogenfeld['art'], 'MEHRFACH'>, Leser> = {
  AUSWAHL: (text, feld) => (Object.hasOwn(wahlVon(feld), text) ? { wert: text } : { fehler: FEHLT.AUSWAHL }),
  JA_NEIN: (text) => (text === 'JA' || text === 'NEIN' ? { wert: text === 'JA' } : { fehler: FEHLT.JA_NEIN }),
  DATUM: liesDatum,
  GANZZAHL: (text, feld) => {
    const [min, max] = feld.art === 'GANZZAHL' ? [feld.min, feld.max] : [0, 0];
    if (!/^\d{1,7}$/.test(text)) return { fehler: 'Hier wird eine ganze Zahl erwartet.' };
    return Number(text) < min || Number(text) > max ? { fehler: `Bitte eine Zahl von ${min} bis ${max} angeben.` } : { wert: Number(text) };
  },
  BETRAG: (text) => {
    const gelesen = leseBetrag(text);
    return 'cent' in gelesen ? { wert: gelesen.cent } : gelesen;
  },
  ZEILE: liesText(200, false),
  TEXT: liesText(4000, true),
};

function liesDatum(text: string, feld: Bogenfeld, heute: string): Gelesen {
  const tag = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (!tag || Number.isNaN(tag.getTime()) || tag.toISOString().slice(0, 10) !== text || text < '1900' || text > '2099-12-31') return { fehler: 'Bitte ein Datum angeben, das es gibt.' };
  if (feld.art === 'DATUM' && feld.nichtZukunft && text > heute) return { fehler: 'Dieser Tag liegt in der Zukunft.' };
  if (feld.art === 'DATUM' && feld.nichtVergangenheit && text < heute) return { fehler: 'Dieser Tag ist schon vorbei.' };
  return { wert: text };
}

/** Name in the form of one choice of several. */
export const mehrfachName = (feld: string, code: string): string => `${feld}.${code}`;

function lies(feld: Bogenfeld, typiert: Readonly<Record<string, string>>, heute: string): Gelesen {
  if (feld.art === 'MEHRFACH') {
    const gewaehlt = Object.keys(feld.auswahl).filter((code) => typiert[mehrfachName(feld.name, code)] === 'ja');
    return gewaehlt.length === 0 ? undefined : { wert: gewaehlt };
  }
  const text = typiert[feld.name] ?? '';
  return text.trim() === '' ? undefined : LESER[feld.art](text, feld, heute);
}

/** Whether the question is asked after what was answered before. */
export const istGefragt = (feld: Bogenfeld, angaben: Bogenangaben): boolean => !feld.wenn || feld.wenn.ist.includes(alsCode(angaben[feld.wenn.feld]) ?? '');

/** `Art der Hilfe: Stationäre Hilfe`, `Ist der Anspruch geklärt? Nein` */
export function bedingung(bogen: Bogen, feld: Bogenfeld): string {
  const quelle = feld.wenn && feldVon(bogen, feld.wenn.feld);
  if (!quelle) return '';
  return `${quelle.titel}${quelle.titel.endsWith('?') ? '' : ':'} ${feld.wenn?.ist.map((wert) => wahlVon(quelle)[wert] ?? wert).join(' oder ')}`;
}

/**
 * Checks what was typed into a sheet.
 * @param typiert by field name, of several choices `<feld>.<CODE>` = `ja`
 * @param heute local date
 * @returns what was entered, or one German message per wrong field
 */
export function pruefeAngaben(bogen: Bogen, typiert: Readonly<Record<string, string>>, heute: string): { ok: true; angaben: Bogenangaben } | { ok: false; fehler: Record<string, string> } {
  const angaben: Bogenangaben = {};
  const fehler: Record<string, string> = {};
  for (const feld of bogen.felder) {
    const gelesen = lies(feld, typiert, heute);
    // Where the question before is wrong itself, it is not said twice.
    const offen = feld.wenn !== undefined && Object.hasOwn(fehler, feld.wenn.feld);
    const gefragt = istGefragt(feld, angaben);
    if (!gelesen) {
      if (feld.pflicht && gefragt) fehler[feld.name] = FEHLT[feld.art];
    } else if (!gefragt && !offen) fehler[feld.name] = `Diese Angabe gehört nur zu „${bedingung(bogen, feld)}“. Bitte leeren Sie das Feld.`;
    else if ('fehler' in gelesen) fehler[feld.name] = gelesen.fehler;
    else if (gefragt) angaben[feld.name] = gelesen.wert;
  }
  return Object.keys(fehler).length > 0 ? { ok: false, fehler } : { ok: true, angaben };
}
