import { z } from 'zod';
import { aktenzeichenAus } from '../aktenzeichen.ts';
import { nichtGefunden } from '../fehler.ts';
import { ladeAkte } from '../laden/akte.ts';
import { aufgabe, dokument, einwilligung, ereignis, mitteilung, person, rueckmeldung, rueckstandspunkt, wohnung } from './akte-teile.ts';
import { aktenzeichen, fallStatus, frist, hinweis, tag, uebermittlung, zeitpunkt } from './teile.ts';
import { leseweg } from './weg.ts';

const lauf = z
  .object({ prozess: z.string().meta({ description: 'Kennung des Verfahrens, z. B. hannover-mizi' }), vorgang: z.string(), status: fallStatus, ergebnis: z.string().nullable(), prozessInstanz: z.string().nullable(), eingangAm: tag, angelegtAm: zeitpunkt, beendetAm: zeitpunkt.nullable() })
  .meta({ id: 'Lauf', description: 'Ein Durchgang durch ein Verfahren' });

const antwort = z
  .object({
    aktenzeichen, vereinbarung: z.string(), status: fallStatus, ergebnis: z.string().nullable(), eingangAm: tag, angelegtAm: zeitpunkt, beendetAm: zeitpunkt.nullable(),
    gehoertZu: aktenzeichen.nullable().meta({ description: 'Akte, in der es weitergeht' }), zustaendig: z.string().nullable().meta({ description: 'wer den Fall bearbeitet; null: die Gruppe' }),
    wohnung: wohnung.nullable(), personen: z.array(person), mitteilung: mitteilung.nullable(), laeufe: z.array(lauf), aufgaben: z.array(aufgabe), fristen: z.array(frist), hinweise: z.array(hinweis),
    dokumente: z.array(dokument), uebermittlungen: z.array(uebermittlung), einwilligungen: z.array(einwilligung), rueckmeldungen: z.array(rueckmeldung), rueckstand: z.array(rueckstandspunkt),
    verlauf: z.array(ereignis).meta({ description: 'das Neueste zuerst, ohne Lesen und technische Schritte' }),
    aehnliche: z.array(z.object({ aktenzeichen, wohnung: z.boolean(), name: z.boolean() })).meta({ description: 'andere offene Akten mit derselben Wohnung oder demselben Namen' }),
    zugehoerige: z.array(z.object({ aktenzeichen, status: fallStatus, ergebnis: z.string().nullable(), eingangAm: tag })).meta({ description: 'Akten, die mit dieser zusammengelegt sind' }),
  })
  .meta({ id: 'Akte', description: 'Eine Akte der eigenen Behörde' });

export const akteWeg = leseweg({
  weg: 'GET /api/akte/:aktenzeichen',
  titel: 'Eine Akte lesen',
  beschreibung: 'Jedes Lesen steht im Journal der Akte, wie bei ihrer Seite. Die Inhalte der Dokumente gibt es unter /akte/{aktenzeichen}/dokument/{id}.',
  frage: z.strictObject({}),
  antwort,
  lade: async (a) => {
    const geladen = await ladeAkte(a, aktenzeichenAus(a));
    if (!geladen) throw nichtGefunden();
    const { akte, uebermittlungen, aehnliche, rueckstand, zustaendigName } = geladen;
    return { ...akte, ...akte.fall, zustaendig: zustaendigName, wohnung: akte.haushalt ?? null, mitteilung: akte.mitteilung ?? null, uebermittlungen, aehnliche, rueckstand };
  },
});
