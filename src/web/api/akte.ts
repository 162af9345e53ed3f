import { z } from 'zod';
import { aktenzeichenAus } from '../aktenzeichen.ts';
import { nichtGefunden } from '../fehler.ts';
import { ladeAkte } from '../laden/akte.ts';
import { aktenzeichen, cent, fallStatus, frist, hinweis, tag, uebermittlung, zeitpunkt } from './teile.ts';
import { leseweg } from './weg.ts';

const wohnung = z.object({ strasse: z.string(), hausnummer: z.string(), lage: z.string(), plz: z.string(), ort: z.string(), telefon: z.string().nullable() }).meta({ id: 'Wohnung' });
const person = z
  .object({ id: z.string(), rolle: z.enum(['MIETER', 'MITBEWOHNER', 'VERMIETER', 'VERTRETER', 'KLIENT']), name: z.string(), vorname: z.string(), geburtsdatum: tag.nullable(), anschrift: z.string() })
  .meta({ id: 'Person' });
const mitteilung = z
  .object({
    gericht: z.string(), geschaeftszeichen: z.string(), klageEingangAm: tag, eingangAm: tag, zugestelltAm: tag.nullable(), terminAm: tag.nullable(),
    monatsmieteCent: cent, rueckstandCent: cent, nutzungsentschaedigungCent: cent, hilfsweiseOrdentlich: z.enum(['JA', 'NEIN', 'UNBEKANNT']),
  })
  .meta({ id: 'MitteilungInAkte', description: 'Die Mitteilung des Gerichts über die Räumungsklage (§ 22 Abs. 9 SGB II)' });
const lauf = z
  .object({ prozess: z.string().meta({ description: 'Kennung des Verfahrens, z. B. hannover-mizi' }), vorgang: z.string(), status: fallStatus, ergebnis: z.string().nullable(), prozessInstanz: z.string().nullable(), eingangAm: tag, angelegtAm: zeitpunkt, beendetAm: zeitpunkt.nullable() })
  .meta({ id: 'Lauf', description: 'Ein Durchgang durch ein Verfahren' });
const dokument = z.object({ id: z.guid(), art: z.string(), titel: z.string(), mime: z.string(), seiten: z.int(), erzeugtAm: zeitpunkt }).meta({ id: 'Dokument', description: 'Ein Dokument ohne seinen Inhalt' });
const rueckstandspunkt = z
  .object({ am: tag, anlass: z.enum(['MITTEILUNG', 'BERICHTIGUNG', 'STAND', 'ZAHLUNG']), rueckstandCent: cent.nullable(), zahlungCent: cent.optional(), grund: z.string().optional() })
  .meta({ id: 'Rueckstandspunkt' });

const antwort = z
  .object({
    aktenzeichen, vereinbarung: z.string(), status: fallStatus, ergebnis: z.string().nullable(), eingangAm: tag, angelegtAm: zeitpunkt, beendetAm: zeitpunkt.nullable(),
    gehoertZu: aktenzeichen.nullable().meta({ description: 'Akte, in der es weitergeht' }), zustaendig: z.string().nullable().meta({ description: 'wer den Fall bearbeitet; null: die Gruppe' }),
    wohnung: wohnung.nullable(), personen: z.array(person), mitteilung: mitteilung.nullable(), laeufe: z.array(lauf), fristen: z.array(frist), hinweise: z.array(hinweis),
    dokumente: z.array(dokument), uebermittlungen: z.array(uebermittlung), rueckstand: z.array(rueckstandspunkt),
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
