import { html, leer, type Html } from './html.ts';

/** Why a field is asked for where the law is not obvious: in plain words, with its source. */
export type Hilfe = { text: string; /** of an agreement, e.g. H-2.2 */ klausel?: string | undefined; /** of the law */ norm?: string | undefined };

/** Opens without a script. @param wozu what it is about, for whoever hears the page */
export function hilfeBlock({ text, klausel, norm }: Hilfe, wozu: string): Html {
  return html`<details class="hilfe"><summary class="kern-link">Wozu?<span class="kern-sr-only"> ${wozu}</span></summary>
    <p class="kern-body">${text}${norm ? html` <span class="einzeilig">(${norm})</span>` : leer}${klausel ? html` <a class="kern-link" href="/klauseln/${klausel}">Klausel ${klausel}</a>` : leer}</p></details>`;
}

/** Fields that stand in several forms have one text. */
export const HILFE = {
  zustellung: {
    text: 'Mit der Zustellung der Klage beginnt die Schonfrist. Sind bis zu ihrem Ende, zwei Monate später, alle fälligen Mieten gezahlt oder hat sich eine öffentliche Stelle zur Zahlung verpflichtet, ist die fristlose Kündigung geheilt; eine Teilzahlung reicht nicht. Es zählt die Zustellung, nicht der Eingang der Klage beim Gericht, bei mehreren Mietparteien die letzte. Ist der Tag nicht bekannt, wird vorsorglich so gewarnt, als sei am Tag des Eingangs zugestellt (Festlegung).',
    norm: '§ 569 Abs. 3 Nr. 2 BGB',
  },
  hilfsweise: { text: 'Eine Zahlung in der Schonfrist heilt nur die fristlose Kündigung. Ist hilfsweise auch ordentlich gekündigt, besteht diese Kündigung fort.', norm: 'BGH, VIII ZR 91/20' },
  geheilt: { text: 'Wurde in den zwei Jahren davor schon einmal eine Kündigung durch Zahlung in der Schonfrist geheilt, gibt es diesmal keine Schonfrist.', norm: '§ 569 Abs. 3 Nr. 2 BGB' },
  kenntnis: {
    text: 'Die Fachstelle erstattet erst von dem Zeitpunkt an, zu dem sie selbst wusste, dass sie zu zahlen hat. Was das Jobcenter wusste, zählt dafür nicht. Der Monat, in dem sie davon erfuhr, wird von diesem Tag an anteilig gerechnet (Festlegung).',
    norm: '§ 103 Abs. 3 SGB X', klausel: 'H-4.4',
  },
  einwilligung: {
    text: 'Nur mit Einwilligung des Haushalts gibt das Jobcenter Kontaktdaten an die Fachstelle weiter. Sie wird schriftlich oder elektronisch erteilt, nach Hinweis auf Zweck, Folgen einer Weigerung und das Recht auf Widerruf. Ein Widerruf wirkt für die Zukunft. Ohne Einwilligung wird nichts übermittelt.',
    norm: '§ 67b Abs. 2 SGB X', klausel: 'H-1.3',
  },
  leistungsart: {
    text: 'Schulden sollen übernommen werden, wenn das gerechtfertigt und notwendig ist und sonst Wohnungslosigkeit droht; vorher ist Vermögen einzusetzen. In der Regel ist es ein Darlehen. Es wird ab dem Monat nach der Auszahlung mit 5 % des Regelbedarfs aufgerechnet.',
    norm: '§ 22 Abs. 8, § 42a Abs. 2 SGB II', klausel: 'H-0.2',
  },
  voraussetzungen: { text: 'Ein Darlehen für Mietschulden hat fünf Voraussetzungen. Sind die Schulden wiederholt oder selbst provoziert, gilt eine Ausnahme. Die Antworten wertet eine Tabelle aus; entschieden wird nach Ermessen.', norm: '§ 22 Abs. 8 SGB II', klausel: 'K-HAN-MIETSCHULDEN' },
  ablehnung: { text: 'Über eine Ablehnung entscheidet im Jobcenter die Teamleitung, nicht die Sachbearbeitung. Wer sie vorschlägt, entscheidet nicht selbst darüber.', klausel: 'H-3.2.1.5' },
  letzterTag: { text: 'Die Fachstelle zahlt die Miete erst von dem Tag an, der auf den letzten vom Jobcenter gezahlten Tag folgt.', klausel: 'H-4.2' },
  leistungsbezug: { text: 'Das Jobcenter antwortet innerhalb von drei Werktagen, ob der Haushalt SGB-II-Leistungen bezieht. Auch „nein“ ist eine Antwort: Danach bleibt im Jobcenter nichts über den Haushalt.', norm: '§ 35 SGB I', klausel: 'H-2.3' },
} as const satisfies Record<string, Hilfe>;
