import type { Ausschlussfrist } from './ausschlussfrist.ts';
import { schreibeTag } from './datum.ts';
import type { Monatsbetrag } from './ueberzahlung.ts';

export const GRUENDE = ['ERSTATTUNG', 'UNTER_50_EURO', 'AUSGESCHLOSSEN', 'KEINE_KENNTNIS', 'NICHTS_UEBERZAHLT'] as const;
/** Why this is reimbursed, or why nothing is. */
export type Erstattungsgrund = (typeof GRUENDE)[number];

/** 123456 → `1234,56 Euro`. @param cent integer */
export const schreibeEuro = (cent: number): string => `${Math.floor(cent / 100)},${String(cent % 100).padStart(2, '0')} Euro`;

/** One line a month: what was paid, what would have been owed, the difference. */
export function monatSchritte(kduCent: number, betraege: Monatsbetrag[], was: string): string[] {
  return betraege.map(({ monat, cent, tageGezahlt, tageAusserhalb }) => {
    const gezahlt = `${schreibeEuro(kduCent)}${tageGezahlt < 30 ? ` × ${tageGezahlt}/30` : ''}`;
    const ab = tageAusserhalb > 0 ? ` − ${schreibeEuro(kduCent)} × ${tageAusserhalb}/30` : '';
    return `${monat.slice(5)}/${monat.slice(0, 4)} ${was}: ${gezahlt}${ab} = ${schreibeEuro(cent)} (§ 41 SGB II)`;
  });
}

export function anspruchSchritt(grundlage: number, kenntnis: string, haftVon: string): string[] {
  const ab = kenntnis > haftVon ? `erst ab diesem Tag` : 'für die ganze Zeit';
  return [`Kenntnis der Fachstelle am ${schreibeTag(kenntnis)}: sie schuldet ${ab} (§ ${grundlage} Abs. 3 SGB X)`];
}

export function ausschlussSchritte(frist: Ausschlussfrist | null, anmeldungAm: string | undefined, grund: Erstattungsgrund): string[] {
  if (!frist) return [];
  const angemeldet = anmeldungAm === undefined ? 'noch nicht angemeldet' : `angemeldet am ${schreibeTag(anmeldungAm)}`;
  const folge = grund === 'AUSGESCHLOSSEN' ? ': ausgeschlossen' : '';
  return [...frist.schritte, `Ausschlussfrist bis ${schreibeTag(frist.ende)} für den ganzen Zeitraum (Festlegung), ${angemeldet}${folge} (§ 111 SGB X)`];
}

/** Why, and how much. */
export function ergebnisSchritt(grund: Erstattungsgrund, ueberzahlt: number, abKenntnis: number, erstattung: number): string {
  switch (grund) {
    case 'NICHTS_UEBERZAHLT':
      return 'Das Jobcenter hat für keinen Tag der Haft gezahlt: nichts zu erstatten';
    case 'KEINE_KENNTNIS':
      return `Die Fachstelle wusste erst nach den gezahlten Tagen von der Haft: nichts zu erstatten, ${schreibeEuro(ueberzahlt)} bleiben beim Jobcenter`;
    case 'AUSGESCHLOSSEN':
      return `Zu spät angemeldet: nichts zu erstatten, ${schreibeEuro(ueberzahlt)} bleiben beim Jobcenter`;
    case 'UNTER_50_EURO':
      return `${schreibeEuro(abKenntnis)} sind weniger als 50,00 Euro: keine Erstattung (§ 110 Satz 2 SGB X)`;
    case 'ERSTATTUNG':
      return `Erstattung ${schreibeEuro(erstattung)}; ${schreibeEuro(ueberzahlt - erstattung)} bleiben beim Jobcenter, vom Haushalt wird nichts zurückgefordert (H-4.5)`;
  }
}

export const zahltAbSchritt = (tag: string | null): string =>
  tag === null ? 'Die Fachstelle zahlt keine Miete: die Haft war vorher zu Ende' : `Die Fachstelle zahlt die Miete ab ${schreibeTag(tag)} (H-4.2)`;
