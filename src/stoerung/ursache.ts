/** What kind of trouble it is, in words for people without knowledge of the engine. */
export type Ursache = { titel: string; wasTun: string; wer: 'WARTEN' | 'AKTE' | 'IT' };

const DATENBANK: Ursache = { titel: 'Die Datenbank oder das Netz war nicht erreichbar', wasTun: 'Wenn die Akte wieder erreichbar ist, wiederholt die IT den Schritt in Operate („Retry“). Es ist nichts verloren.', wer: 'IT' };
const ANGABE: Ursache = { titel: 'Dem Schritt fehlt eine Angabe, oder sie passt nicht', wasTun: 'In der Akte nachsehen, ob dort etwas fehlt, und es eintragen. Danach wiederholt die IT den Schritt in Operate.', wer: 'AKTE' };
const UNBEKANNT_IN_AKTE: Ursache = { titel: 'Etwas, das der Schritt braucht, gibt es in der Akte nicht (mehr)', wasTun: 'In der Akte prüfen, ob Person, Anschrift oder Schreiben noch da sind, und nachtragen. Danach wiederholt die IT den Schritt in Operate.', wer: 'AKTE' };
const REGEL: Ursache = { titel: 'Eine fachliche Regel lässt den Schritt so nicht zu', wasTun: 'In der Akte ansehen, was dagegen spricht, und berichtigen. Danach wiederholt die IT den Schritt in Operate.', wer: 'AKTE' };
const DAUER: Ursache = { titel: 'Der Schritt hat zu lange gedauert', wasTun: 'Die IT prüft die Auslastung und wiederholt den Schritt in Operate.', wer: 'IT' };
const PROGRAMM: Ursache = { titel: 'Das Programm ist auf einen Fehler gestoßen', wasTun: 'Die IT verständigen. Der Code unten sagt ihr, was es war.', wer: 'IT' };
const AUSDRUCK: Ursache = { titel: 'Eine Berechnung im Diagramm ging nicht auf', wasTun: 'Die IT oder die Modellierung verständigen: Ein Ausdruck im Diagramm braucht eine Angabe, die fehlt oder anders ist.', wer: 'IT' };
const TABELLE: Ursache = { titel: 'Eine Entscheidungstabelle konnte nicht antworten', wasTun: 'Die Modellierung verständigen: Die Tabelle fehlt, gilt nicht für diesen Tag oder hat für diese Angaben keine Zeile.', wer: 'IT' };
const MODELL: Ursache = { titel: 'Im Diagramm fehlt ein Teil', wasTun: 'Die Modellierung verständigen: Ein aufgerufenes Verfahren, ein Formular oder ein Weg für einen Fehler ist nicht da.', wer: 'IT' };
const GROESSE: Ursache = { titel: 'Der Vorgang trägt zu viele Daten mit sich', wasTun: 'Die IT verständigen.', wer: 'IT' };
const LAEUFT_NOCH: Ursache = { titel: 'Es war gerade etwas anderes im Gang', wasTun: 'Einige Minuten warten. Bleibt die Störung, wiederholt die IT den Schritt in Operate.', wer: 'WARTEN' };

const NACH_ART: Readonly<Record<string, Ursache>> = {
  EXTRACT_VALUE_ERROR: AUSDRUCK, CONDITION_ERROR: AUSDRUCK, IO_MAPPING_ERROR: AUSDRUCK, CALLED_DECISION_ERROR: TABELLE, DECISION_EVALUATION_ERROR: TABELLE,
  CALLED_ELEMENT_ERROR: MODELL, FORM_NOT_FOUND: MODELL, RESOURCE_NOT_FOUND: MODELL, UNHANDLED_ERROR_EVENT: MODELL, MESSAGE_SIZE_EXCEEDED: GROESSE,
};

const NACH_CODE: readonly [RegExp, Ursache][] = [
  [/^EINGABE_UNGUELTIG/, ANGABE],
  [/^AUSGABE_UNGUELTIG/, PROGRAMM],
  [/^(?:DATENBANK_|CAMUNDA_|ECONN|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_|EPIPE)/, DATENBANK],
  [/^ZEITUEBERSCHREITUNG/, DAUER],
  [/_OFFEN$/, LAEUFT_NOCH],
  [/(?:_UNBEKANNT|_FEHLT|_FEHLEN)$/, UNBEKANNT_IN_AKTE],
  [/^[A-Z][A-Z0-9_]+$/, REGEL],
];

/** @param art error type of the engine @param code what our step said, null where it was none of ours */
export function ursacheVon(art: string, code: string | null): Ursache {
  return NACH_ART[art] ?? (code === null ? PROGRAMM : (NACH_CODE.find(([muster]) => muster.test(code))?.[1] ?? PROGRAMM));
}

export const WER: Readonly<Record<Ursache['wer'], string>> = { WARTEN: 'Warten', AKTE: 'In der Akte', IT: 'IT' };
