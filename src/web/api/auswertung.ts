import { z } from 'zod';
import { angabenUngueltig, wahlfrei } from '../frage.ts';
import { ladeAuswertung, leseLage } from '../laden/auswertung.ts';
import { tag, zeitpunkt } from './teile.ts';
import { leseweg } from './weg.ts';

const frage = z.strictObject({
  zeitraum: wahlfrei(z.string().regex(/^20\d\d-[1-4]$/)).meta({ description: 'ein Quartal, z. B. 2026-2; nur ohne Einblick in Akten' }),
  von: wahlfrei(z.iso.date()).meta({ description: 'erster Tag, z. B. 2026-04-01; ohne Einblick in Akten gilt das Quartal, in dem er liegt' }),
  bis: wahlfrei(z.iso.date()).meta({ description: 'letzter Tag, z. B. 2026-06-30' }),
  plz: wahlfrei(z.string().regex(/^\d{2,5}$/)).meta({ description: 'Postleitzahl oder ihr Anfang; nur mit Einblick in Akten' }),
});

const zelle = z
  .object({ art: z.enum(['WERT', 'KLEIN', 'GESPERRT', 'MINDESTENS']), wert: z.number().nullable() })
  .meta({ id: 'Zelle', description: 'KLEIN: ein oder zwei; GESPERRT: nicht gezeigt; MINDESTENS: mit nicht gezeigten Anzahlen mindestens' });
const tabelle = z
  .object({
    kuerzel: z.string(), titel: z.string(), klauseln: z.array(z.string()), gezaehlt: z.string(), ab: z.string().meta({ description: 'welcher Tag maßgeblich ist' }), stichtag: z.boolean().meta({ description: 'Stand von heute statt eines Zeitraums' }),
    diagramm: z.enum(['BALKEN', 'GESTAPELT']).nullable(), achsen: z.array(z.string()),
    spalten: z.array(z.object({ code: z.string(), text: z.string(), art: z.enum(['ANZAHL', 'CENT', 'TAGE']) })),
    zeilen: z.array(z.object({ codes: z.array(z.string().nullable()), texte: z.array(z.string()), zellen: z.array(zelle) })),
    summe: z.array(zelle).nullable(),
    anteil: z.object({ titel: z.string(), werte: z.array(z.number().nullable()), gesamt: z.number().nullable() }).nullable().meta({ description: 'ganze Prozent je Zeile' }),
    zurueckgehalten: z.boolean().meta({ description: 'Nicht gezeigt: Mit ihrer Summe ließe sich eine kleine Anzahl in einer anderen Tabelle errechnen' }),
  })
  .meta({ id: 'Zahlentabelle', description: 'Eine Kennzahl' });
const antwort = z
  .object({
    behoerde: z.string(), auswahl: z.object({ von: tag, bis: tag, plz: z.string().optional() }).meta({ description: 'wofür wirklich gezählt wurde' }),
    verdeckt: z.boolean().meta({ description: 'Kleine Anzahlen sind verdeckt: Wer keine Akten sieht, erkennt auch in Zahlen niemanden' }), gezaehltAm: zeitpunkt, tabellen: z.array(tabelle),
  })
  .meta({ id: 'Auswertung', description: 'Die Kennzahlen der eigenen Behörde' });

export const auswertungWeg = leseweg({
  weg: 'GET /api/auswertung',
  titel: 'Kennzahlen eines Zeitraums',
  beschreibung: 'Ohne Angabe das laufende Quartal. Die Diagramme der Seite werden nicht hieraus, sondern aus den Tabellen der Seite gezeichnet: Dort stehen dieselben Zahlen schon, und ein zweiter Abruf zählte sie noch einmal.',
  frage,
  antwort,
  lade: async (a, gefragt) => {
    const lage = leseLage(a, gefragt);
    const fehler = Object.entries(lage.eingabe.fehler).map(([feld, text]) => ({ feld, text }));
    if (fehler.length > 0) throw angabenUngueltig(fehler);
    return ladeAuswertung(a, lage);
  },
});
